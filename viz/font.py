"""The vendored font cut to the characters a figure needs: it then looks the same where no Chinese font is installed."""

from base64 import b64encode
from functools import lru_cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Literal

from viz.measure import characters

Weight = Literal["regular", "bold"]
FAMILY = "Zhengtu Sans"
_FILES: dict[Weight, str] = {"regular": "NotoSansCJKsc-Regular.otf", "bold": "NotoSansCJKsc-Bold.otf"}
_NUMBERS: dict[Weight, int] = {"regular": 400, "bold": 700}


def faces(regular: str, bold: str) -> str:
    """`@font-face` rules that carry what these texts need of either weight."""
    return "".join(_face(weight, text) for weight, text in (("regular", regular), ("bold", bold)) if text)  # type: ignore[arg-type]


def _face(weight: Weight, text: str) -> str:
    needed = "".join(sorted(characters(weight).intersection(text)))
    data = b64encode(cut(weight, needed)).decode()
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{_NUMBERS[weight]};'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
    )


@lru_cache(maxsize=64)
def cut(weight: Weight, text: str) -> bytes:
    """The font with the glyphs of a text only, as WOFF2; the same text, the same bytes."""
    from fontTools.subset import Options, Subsetter  # slow to import, and only figures need it
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff2", layout_features=[], hinting=False, notdef_outline=True)
    with as_file(files("viz") / "vendor/fonts" / _FILES[weight]) as path, TTFont(path, recalcTimestamp=False) as font:
        cutter = Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff2"
        made = BytesIO()
        font.save(made)
    return made.getvalue()
