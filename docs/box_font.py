"""Makes loaders/box.ttf, in which every character is a box of one em: `python -m docs.box_font`."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FILE = Path(__file__).parents[1] / "loaders" / "box.ttf"
EM, ASCENT, DESCENT = 1000, 880, -120
_NAMES = {"familyName": "Box", "styleName": "Regular", "psName": "Box"}


def main() -> None:
    """A font of one glyph, to which one range of the character map leads."""
    made = FontBuilder(EM, isTTF=True)
    made.setupGlyphOrder([".notdef", "box"])
    made.setupGlyf(dict.fromkeys((".notdef", "box"), _box()))
    made.setupHorizontalMetrics(dict.fromkeys((".notdef", "box"), (EM, 0)))
    made.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    made.setupCharacterMap({})
    made.font["cmap"].tables = [_all_characters()]
    made.setupNameTable(_NAMES)
    made.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    made.setupPost(keepGlyphNames=False)
    made.font["head"].created = made.font["head"].modified = 0
    made.font.recalcTimestamp = False
    made.save(FILE)


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for corner in ((0, ASCENT), (EM, ASCENT), (EM, DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _all_characters() -> object:
    table = CmapSubtable.newSubtable(13)  # many characters, one glyph
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(range(0x20, 0x110000), "box")
    return table


if __name__ == "__main__":
    main()
