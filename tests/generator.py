"""Documents of the genre from random plans, with their truth: the annotation that a careful reader would make."""

from collections.abc import Iterator
from random import Random

from graph.evaluation import Gold
from loaders.source import Source
from tests.genre import goals, levels, openings, outlines, places, templates, undertakings
from tests.genre.manuscript import Manuscript
from tests.genre.templates import Template

ROOMS = (openings, undertakings, places, goals, levels, outlines)  # each registers its templates
_ONCE = {"P12", "P13", "P17"}  # a plan has its actions once, and its directions


def gold(manuscript: Manuscript) -> Gold:
    """The truth of a manuscript."""
    return Gold(**manuscript.gold)


def alone(template: Template, random: Random) -> Manuscript:
    """A short document that shows one template."""
    manuscript = Manuscript(random)
    if template.kind == "body":
        openings.titled_plan(manuscript, "{place}市近日印发《{title}》。")
    if template.kind == "direction":
        openings.titled_plan(manuscript, "{place}市近日印发《{title}》。")
        levels = next(t for t in templates.templates("body") if t.pattern == "P17")
        levels.write(manuscript, levels.form, [template])  # type: ignore[call-arg]
        return manuscript
    template.write(manuscript, template.form)
    if template.kind == "opening":
        goals.share_of(manuscript, "高端产品占比达到{x}%以上")
    return manuscript


def document(random: Random) -> Manuscript:
    """A whole document: a plan brought in and what it sets out, or the numbered text of a plan itself."""
    manuscript = Manuscript(random)
    if random.random() < 0.2:
        outlines.outline(manuscript, random.choice(("行动", "方向")))
        return manuscript
    opening = random.choice(list(templates.templates("opening", sound=True)))
    opening.write(manuscript, opening.form)
    for template in _chosen(random):
        template.write(manuscript, template.form)
    return manuscript


def _chosen(random: Random) -> Iterator[Template]:
    """Body templates that go together, in any order."""
    choices = list(templates.templates("body", sound=True))
    seen: set[str] = set()
    chosen = random.sample(choices, random.randint(2, 6))
    for template in sorted(chosen, key=lambda t: t.pattern == "P12a"):  # what follows an action may be read as its own
        key = "P12" if template.pattern in _ONCE else template.pattern
        if key not in seen:
            seen.add(key)
            yield template


def sources(count: int, seed: int = 0, suffix: str = ".html") -> Iterator[Source]:
    """So many files, the same for the same seed; each of its own title."""
    for number in range(count):
        manuscript = document(Random(seed * 1_000_003 + number))
        manuscript.title = f"{manuscript.title}（{number}）"
        yield manuscript.source(f"{number:06}{suffix}")
