"""A drawing as a figure: our own SVG, and PNG and PDF made from it with the vendored font.

The same drawing gives the same bytes, on every machine.
"""

import re
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from math import ceil
from typing import Literal

from viz import font
from viz.drawing import Drawing
from viz.layout import draw
from viz.measure import characters
from viz.plate import Plate, template
from viz.view import Selection, View

Format = Literal["svg", "png", "pdf"]
ZOOM = 2  # pixels of a PNG to a point
# The converter numbers and lists fonts in the order of a hash map, anew each time: the list is
# sorted in place, and the conversion is repeated until the numbers are in order too (twice on average).
TRIES = 64
_TEXT = re.compile(r'<text class="([^"]*)"[^>]*>(.*?)</text>', re.DOTALL)
_BOLD = {"title", "on", "chosen", "Plan"}  # classes of the template that are bold
_FONT_LIST = re.compile(rb"(/Font <<\n)(.*?)(\n\s*>>)", re.DOTALL)
_BASE_FONT = re.compile(rb"/BaseFont /\w+\+([\w-]+?)(?:-Identity-H)?\s")


def svg(selection: Selection, view: View, made: date | None = None, address: str = "") -> str:
    """The figure of a view as SVG, with its font inside."""
    return as_svg(draw(selection, view), made, address, carries_font=True)


def png(selection: Selection, view: View, made: date | None = None, address: str = "") -> bytes:
    """The figure of a view as PNG, two pixels to a point."""
    return render(draw(selection, view), "png", made, address)


def pdf(selection: Selection, view: View, made: date | None = None, address: str = "") -> bytes:
    """The figure of a view as PDF with text one can select."""
    return render(draw(selection, view), "pdf", made, address)


def render(drawing: Drawing, format_: Format, made: date | None = None, address: str = "") -> bytes:
    """A drawing as a file; `made` and `address` stand in its foot."""
    text = as_svg(drawing, made, address, carries_font=format_ == "svg")
    return text.encode() if format_ == "svg" else as_png(text) if format_ == "png" else as_pdf(text)


def as_svg(drawing: Drawing, made: date | None = None, address: str = "", carries_font: bool = False) -> str:
    """A drawing as SVG; `carries_font`: with what it needs of the vendored font inside."""
    text = template().render(**Plate(drawing, made, address).context())
    return text.replace("<style>", f"<style>\n{_faces(text)}", 1) if carries_font else text


def _faces(text: str) -> str:
    """The font rules that an SVG's own texts need."""
    found = _TEXT.findall(text)
    bold = "".join(words for css, words in found if _BOLD & set(css.split()) and "thin" not in css.split())
    return font.faces("".join(words for _, words in found), bold)


def size(drawing: Drawing, made: date | None = None, address: str = "") -> tuple[int, int]:
    """How many pixels wide and high a drawing's PNG is."""
    plate = Plate(drawing, made, address).context()
    return ceil(ZOOM * round(plate["width"], 1)), ceil(ZOOM * round(plate["height"], 1))


def as_png(text: str) -> bytes:
    """An SVG as PNG, two pixels to a point, in the vendored font."""
    import resvg_py

    with as_file(files("viz") / "vendor/fonts") as fonts:
        paths = [str(path) for path in sorted(fonts.glob("*.otf"))]
        made = resvg_py.svg_to_bytes(svg_string=_drawable(text), zoom=ZOOM, skip_system_fonts=True, font_files=paths)
    return bytes(made)


def as_pdf(text: str) -> bytes:
    """An SVG as PDF, in the vendored font."""
    import vl_convert

    _register_fonts()
    text, made = _drawable(text), b""
    for _ in range(TRIES):
        made = _FONT_LIST.sub(_sorted_fonts, bytes(vl_convert.svg_to_pdf(text)))
        names = list(dict.fromkeys(_BASE_FONT.findall(made)))
        if names == sorted(names):
            break
    return made


def _drawable(text: str) -> str:
    """What the font lacks as a box: a gap would look like nothing was there."""
    missing = {c for c in text if c > "~" and c not in characters("regular")}
    return text.translate({ord(c): "□" for c in missing})


def _sorted_fonts(listed: re.Match[bytes]) -> bytes:
    return listed[1] + b"\n".join(sorted(listed[2].split(b"\n"))) + listed[3]


@cache
def _register_fonts() -> None:
    import vl_convert

    with as_file(files("viz") / "vendor/fonts") as fonts:
        vl_convert.register_font_directory(str(fonts))
