"""What the eye gets: ink where names stand, Chinese that is Chinese, no two names on one ground."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Opener = Any  # tests/browser/conftest.py
SIZES = [(1280, 720), (1440, 900), (3840, 2160)]

# The canvas layers as one picture, in device pixels.
LAYERS = """
  const layers = [...document.querySelectorAll("#cy canvas")];
  const whole = new OffscreenCanvas(layers[0].width, layers[0].height), pen = whole.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, whole.width, whole.height);
  for (const layer of layers) pen.drawImage(layer, 0, 0);
  const scale = whole.width / document.querySelector("#cy").clientWidth;
  const part = (x, y, w, h) => pen.getImageData(...[x, y, w, h].map((n) => Math.round(n * scale)));
"""
INK = """() => {%s
  const seen = document.querySelector("#scroll"), dark = [];
  for (const n of zhengtu.picture.scene.nodes.values()) {
    const y = n.top - seen.scrollTop;
    if (y < 0 || n.bottom - seen.scrollTop > seen.clientHeight) continue;
    const { data } = part(n.left + n.indent, y, n.right - n.left - n.indent, n.bottom - n.top);
    let ink = 0;
    for (let i = 0; i < data.length; i += 4) ink += data[i] + data[i + 1] + data[i + 2] < 420;
    dark.push([n.name, ink / (data.length / 4)]);
  }
  return dark;
}""".replace("%s", LAYERS)
# The two halves of a name of two characters: where a font lacks them, both are the same box.
HALVES = """(name) => {%s
  const n = [...zhengtu.picture.scene.nodes.values()].find((n) => n.name === name);
  zhengtu.picture.reveal(n.id);
  const y = n.top - document.querySelector("#scroll").scrollTop, w = n.size;
  const half = (i) => part(n.left + n.indent + i * w, y, w, n.bottom - n.top).data;
  const [one, other] = [half(0), half(1)];
  return one.filter((value, i) => Math.abs(value - other[i]) > 60).length / one.length;
}""".replace("%s", LAYERS)
COLOURS = """() => {%s
  const { data } = pen.getImageData(0, 0, whole.width, whole.height), found = new Set();
  for (let i = 0; i < data.length; i += 4) found.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  return found.size;
}""".replace("%s", LAYERS)


def shown(opened: Opener, query: str, size: tuple[int, int]) -> Page:
    page: Page = opened("/" + query, *size)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("query", ["", "?lang=en", "?plan=plan-shanghai-green-low-carbon-2022&expand=Technology"])
def test_every_name_in_sight_is_inked(opened: Opener, query: str, size: tuple[int, int]) -> None:
    inked = shown(opened, query, size).evaluate(INK)
    assert len(inked) > 10
    assert [name for name, share in inked if not 0.02 < share < 0.6] == []


def test_the_two_characters_of_a_name_look_different(opened: Opener) -> None:
    assert shown(opened, "", SIZES[1]).evaluate(HALVES, "氢能") > 0.1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_canvas_is_of_many_colours(opened: Opener, theme: str) -> None:
    assert shown(opened, f"?theme={theme}", SIZES[1]).evaluate(COLOURS) > 50
