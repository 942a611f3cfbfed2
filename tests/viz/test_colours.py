"""The palette can be read: contrast in both themes; where colours meet for a colour-blind reader, shapes differ."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from viz.style import style

TOKENS = (Path(__file__).parents[2] / "viz/explorer/tokens.css").read_text(encoding="utf-8")
SHAPES_ON = ("paper", "ground")
TEXT, SHAPE = 4.5, 3.0
Rgb = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
SIGHT = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
CLOSE = 15.0  # CIE76; two fills nearer than this are not told apart at the size of a mark


def _linear(colour: str) -> Rgb:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(colour: str, sight: str) -> Rgb:
    linear = _linear(colour)
    red, green, blue = (min(1, max(0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in SIGHT[sight])
    return red, green, blue


def _lab(rgb: Rgb) -> Rgb:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _apart(one: Rgb, other: Rgb) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)) ** 0.5)


def _tokens(theme: str) -> dict[str, str]:
    """The colours of a theme: the dark block's over the light one's."""
    light, dark = TOKENS.split(':root[data-theme="dark"] {', 1)
    blocks = [light, dark.split("@media", 1)[0]] if theme == "dark" else [light]
    return {name: value for block in blocks for name, value in re.findall(r"--([\w-]+): (#[0-9A-F]{6})", block)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_every_ground(theme: str) -> None:
    tokens = _tokens(theme)
    inks = [
        "ink",
        "ink-2",
        "ink-3",
        *(name for name in tokens if name.endswith("-ink") and name not in ("on-ink", "lit-ink")),
    ]
    pairs = [(ink, ground) for ink in inks for ground in ("paper", "ground")] + [("on-ink", "ink"), ("lit-ink", "lit")]
    assert {
        pair: _contrast(tokens[pair[0]], tokens[pair[1]])
        for pair in pairs
        if _contrast(tokens[pair[0]], tokens[pair[1]]) < TEXT
    } == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_carries_meaning_stands_out_from_its_ground(theme: str) -> None:
    """Outlines of the shapes, the path of what is selected, cross links and the focus ring."""
    tokens = _tokens(theme)
    outlines = [name for name in tokens if name.endswith("-ink") and name not in ("on-ink", "lit-ink")]
    weak = {
        (name, ground)
        for name in [*outlines, "link-2", "cross", "focus"]
        for ground in SHAPES_ON
        if _contrast(tokens[name], tokens[ground]) < SHAPE
    }
    assert weak == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_and_pages_have_the_same_colours(theme: str) -> None:
    tokens = _tokens(theme)
    for label, line in style().labels.items():
        assert line.colours(theme) == (tokens[label.lower()], tokens[f"{label.lower()}-ink"])  # type: ignore[arg-type]


def test_the_dark_of_the_system_is_the_dark_one_chooses() -> None:
    chosen, system = (re.findall(r"--[\w-]+: [^;]+;", part) for part in _dark_blocks())
    assert chosen == system


def _dark_blocks() -> tuple[str, str]:
    chosen = TOKENS.split(':root[data-theme="dark"] {', 1)[1]
    first, rest = chosen.split("@media (prefers-color-scheme: dark)", 1)
    return first, rest.split("} }", 1)[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_labels_whose_colours_meet_differ_in_shape(sight: str, theme: str) -> None:
    lines = [(name, line.shape, line.colours(theme)[0]) for name, line in style().labels.items()]  # type: ignore[arg-type]
    close = [(a, b) for a, b in combinations(lines, 2) if _apart(_seen(a[2], sight), _seen(b[2], sight)) < CLOSE]
    assert close  # a palette of sixteen always has such pairs: the simulation works
    assert [(a[0], b[0]) for a, b in close if a[1] == b[1]] == []
