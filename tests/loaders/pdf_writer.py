"""Small PDFs for tests, written by hand: Chinese text in a font of the reader's own, pictures, passwords, bombs."""

import zlib
from collections.abc import Sequence
from hashlib import md5
from typing import NamedTuple

WIDTH, HEIGHT, MARGIN, SIZE, PITCH = 595, 842, 90, 16, 28
PER_LINE = (WIDTH - 2 * MARGIN) // SIZE
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Placed(NamedTuple):
    """Words at a place of a page."""

    x: float
    y: float
    size: float
    text: str


def paragraphs(*texts: str, title: str = "", per_page: int = 20, header: str = "") -> list[list[Placed]]:
    """Pages as an office sets them: indented paragraphs broken into full lines, a page number — n — at the foot."""
    visual: list[tuple[int, str]] = []
    for text in texts:
        whole = "\u3000\u3000" + text
        visual += [(0, whole[i : i + PER_LINE]) for i in range(0, len(whole), PER_LINE)]
    pages: list[list[Placed]] = []
    for start in range(0, max(len(visual), 1), per_page):
        page: list[Placed] = []
        if header:
            page.append(Placed(MARGIN, HEIGHT - 40, 9, header))
        if title and start == 0:
            page.append(Placed((WIDTH - 22 * len(title)) / 2, HEIGHT - 110, 22, title))
        for i, (_, line) in enumerate(visual[start : start + per_page]):
            lead = len(line) - len(line.lstrip("\u3000"))
            page.append(Placed(MARGIN + lead * SIZE, HEIGHT - 160 - i * PITCH, SIZE, line.lstrip("\u3000")))
        page.append(Placed(WIDTH / 2 - 20, 40, 12, f"— {len(pages) + 1} —"))
        pages.append(page)
    return pages


def _content(page: Sequence[Placed], turned: int) -> bytes:
    shown = (f"BT /F1 {p.size} Tf {_matrix(p, turned)} Tm <{p.text.encode('utf-16-be').hex()}> Tj ET" for p in page)
    return "\n".join(shown).encode()


def _matrix(p: Placed, turned: int) -> str:
    """Where the words stand on a page that is shown turned to the right by so many degrees."""
    match turned:
        case 90:
            return f"0 1 -1 0 {WIDTH - p.y} {p.x}"
        case 180:
            return f"-1 0 0 -1 {WIDTH - p.x} {HEIGHT - p.y}"
        case 270:
            return f"0 -1 1 0 {p.y} {HEIGHT - p.x}"
    return f"1 0 0 1 {p.x} {p.y}"


def pdf(
    pages: Sequence[Sequence[Placed]],
    *,
    password: str = "",
    picture: bool = False,
    title: str = "",
    turned: int = 0,
    told: bool = True,
) -> bytes:
    """The file: a page for each list of words, or a picture on each; turned by degrees, and told so or not."""
    rotate = f"/Rotate {turned}" if told else ""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>"]
    first = 6
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    parts.append(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode())
    parts.append(b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
    parts.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120"
        b"/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>>>"
    )
    parts.append(
        stream(b"\x80" * 64, "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8")
    )
    for i, page in enumerate(pages):
        parts.append(
            f"<</Type/Page/Parent 2 0 R{rotate}/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {first + 2 * i + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 5 0 R>>>>>>".encode()
        )
        drawn = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q".encode() if picture else _content(page, turned)
        parts.append(stream(drawn))
    return assembled(parts, password, title)


def stream(data: bytes, entries: str = "", *, deflate: bool = True) -> bytes:
    """A stream object's body."""
    packed = zlib.compress(data, 9) if deflate else data
    filter_ = "/Filter/FlateDecode" if deflate and "/Filter" not in entries else ""
    return f"<<{entries}{filter_}/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def assembled(parts: Sequence[bytes], password: str = "", title: str = "") -> bytes:
    """The objects with their table; with a password the file says it is encrypted and opens for no other."""
    out, places = b"%PDF-1.7\n", []
    trailer = "/Root 1 0 R"
    parts = list(parts)
    if title:
        parts.append(f"<</Title<feff{title.encode('utf-16-be').hex()}>>>".encode())
        trailer += f"/Info {len(parts)} 0 R"
    if password:
        owner = "00" * 32
        key = _key(password.encode(), bytes.fromhex(owner))
        user = _rc4(key, _PADDING).hex()
        parts.append(f"<</Filter/Standard/V 1/R 2/O<{owner}>/U<{user}>/P -4>>".encode())
        trailer += f"/Encrypt {len(parts)} 0 R/ID[<{'00' * 16}><{'00' * 16}>]"
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    at = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer<</Size {len(parts) + 1}{trailer}>>\nstartxref\n{at}\n%%EOF\n".encode()


def _key(password: bytes, owner: bytes) -> bytes:
    padded = (password + _PADDING)[:32]
    return md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + bytes(16)).digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
