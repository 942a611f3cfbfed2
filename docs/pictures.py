"""The pictures of the gallery, taken from the program: `python -m docs.pictures [NAME …]` renews them and `gallery.md`.

Each is a page of a server on an empty library, as Chromium shows it: the bundled facts and texts, nothing else.
"""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from graph.yaml_file import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
FOLDER = HERE / "gallery"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SETTLED = 400  # ms: what slides has slid

# At most 256 colours stay, the commonest that differ visibly; each other becomes the nearest: a third of the size.
INDEXED = """async (png) => {
  const shot = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const pen = new OffscreenCanvas(shot.width, shot.height).getContext("2d");
  pen.drawImage(shot, 0, 0);
  const seen = new Uint32Array(pen.getImageData(0, 0, shot.width, shot.height).data.buffer);
  const counts = new Map();
  for (const colour of seen) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const far = (a, b) => parts(a).reduce((sum, part, i) => sum + (part - parts(b)[i]) ** 2, 0);
  const kept = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (kept.length < 256 && kept.every((one) => far(one, colour) > 150)) kept.push(colour);
  }
  const nearest = (colour) => kept.reduce((best, one, i) => (far(one, colour) < far(kept[best], colour) ? i : best), 0);
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(colour)]));
  let pixels = "";
  for (const colour of seen) pixels += String.fromCharCode(index.get(colour));
  return { width: shot.width, height: shot.height, colours: kept.flatMap(parts), pixels: btoa(pixels) };
}"""


class Picture(BaseModel):
    """What is shown in which window, after which acts, and what is said of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    at: str
    zh: str
    en: str
    size: tuple[int, int] = (1440, 900)
    theme: Literal["light", "dark"] = "light"
    type: dict[str, str] = {}
    press: dict[str, str] = {}
    click: tuple[str, ...] = ()
    until: str = "main svg"

    @property
    def file(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.name}.png"


def pictures() -> list[Picture]:
    """Those of `gallery.yaml`."""
    return TypeAdapter(list[Picture]).validate_python(read_yaml(HERE / "gallery.yaml"))


def gallery() -> str:
    """Every picture with what it shows, for `gallery.md`."""
    return "\n".join(f"{p.zh} · {p.en}: `{p.at}`\n\n![{p.en}](gallery/{p.name}.png)\n" for p in pictures())


@contextmanager
def served() -> Iterator[str]:
    """The address of a server on an empty library."""
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    with tempfile.TemporaryDirectory() as home:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("ZHENGTU_")}
        environment = kept | {"ZHENGTU_LIBRARY": home, "PYTHONUTF8": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
            try:
                assert server.stdout is not None
                found = re.search(r"http://[\d.]+:\d+", server.stdout.readline())
                if found is None:
                    raise SystemExit("the server did not start")
                yield found[0]
            finally:
                server.terminate()


def taken(browser: "Browser", home: str, picture: Picture) -> bytes:
    """A page as a PNG of few colours."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=picture.theme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(home + picture.at)
    _act(page, picture)
    page.wait_for_selector(picture.until, state="attached")
    page.wait_for_timeout(SETTLED)
    shot = b64encode(page.screenshot()).decode()
    page.goto("about:blank")
    made = png(**page.evaluate(INDEXED, shot))
    context.close()
    return made


def _act(page: "Page", picture: Picture) -> None:
    """What is done before the picture is taken."""
    for selector, text in picture.type.items():
        page.locator(selector).press_sequentially(text)
    for selector, key in picture.press.items():
        page.locator(selector).press(key)
    for selector in picture.click:
        page.locator(selector).first.click()


def png(width: int, height: int, colours: list[int], pixels: str) -> bytes:
    """Indexed pixels as a PNG."""
    rows = b64decode(pixels)
    lines = b"".join(b"\0" + rows[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def take(wanted: Iterable[str] = ()) -> None:
    """Take the pictures of these names, or all, anew."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise SystemExit("no Chromium: sudo apt-get install chromium fonts-noto-cjk")
    names = set(wanted)
    with served() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for picture in pictures():
            if not names or picture.name in names:
                picture.file.write_bytes(taken(browser, home, picture))
                sys.stdout.write(f"{picture.file.name}: {picture.file.stat().st_size // 1024} kB\n")
        browser.close()


if __name__ == "__main__":
    from docs.reference import renew

    take(sys.argv[1:])
    renew(HERE / "gallery.md")
