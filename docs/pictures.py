"""The pictures of the documentation, taken from the program: `python -m docs.pictures` renews them.

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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PICTURES = {"overview.png": "/?select=hydrogen-energy&theme=light"}
SIZE = (1440, 900)
SIGNATURE = b"\x89PNG\r\n\x1a\n"

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


def taken(page: "Page", address: str) -> bytes:
    """A page as a PNG of few colours."""
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.wait_for_selector("#panel mark")
    shot = b64encode(page.screenshot()).decode()
    page.goto("about:blank")
    return png(**page.evaluate(INDEXED, shot))


def png(width: int, height: int, colours: list[int], pixels: str) -> bytes:
    """Indexed pixels as a PNG."""
    rows = b64decode(pixels)
    lines = b"".join(b"\0" + rows[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    """Take all pictures anew."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        raise SystemExit("no Chromium: sudo apt-get install chromium fonts-noto-cjk")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        view: Any = {"width": SIZE[0], "height": SIZE[1]}
        page = browser.new_context(viewport=view, color_scheme="light", bypass_csp=True).new_page()
        for name, path in PICTURES.items():
            (HERE / name).write_bytes(taken(page, address + path))
            sys.stdout.write(f"docs/{name}: {(HERE / name).stat().st_size // 1024} kB\n")
        browser.close()


if __name__ == "__main__":
    main()
