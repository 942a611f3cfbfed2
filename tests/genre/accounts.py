"""English accounts of a plan: a sentence a form, each noting what it says."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.genre.manuscript import PUBLISHED, Manuscript

Write = Callable[["Account", str], None]
_FORMS: list[tuple[str, str, Write]] = []
_ORDINALS = ("First", "Second", "Third")
_NUMBERS = ("", "one", "two", "three", "four", "five")


@cache
def words() -> dict[str, Any]:
    """What generated accounts speak of."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("accounts.yaml").read_text(encoding="utf-8"))
    return loaded


class Account(Manuscript):
    """An account in the making, with English words."""

    def __init__(self, random: Random) -> None:
        super().__init__(random, title="News of the week")

    @property
    def vocabulary(self) -> dict[str, Any]:
        """What is spoken of."""
        return words()


def form(kind: str, *forms: str) -> Callable[[Write], Write]:
    """Registers the forms of a sentence."""

    def register(write: Write) -> Write:
        _FORMS.extend((kind, each, write) for each in forms)
        return write

    return register


def forms(kind: str) -> Iterator[tuple[str, Write]]:
    """The forms of this kind: opening or body."""
    return ((text, write) for of, text, write in _FORMS if of == kind)


def account(random: Random, *chosen: tuple[str, Write]) -> Account:
    """An account of a plan: an opening, and these sentences or some."""
    made = Account(random)
    text, write = random.choice(list(forms("opening")))
    write(made, text)
    body = list(chosen) or random.sample(list(forms("body")), random.randint(2, 5))
    for text, write in {write: (text, write) for text, write in body}.values():
        made.paragraph()
        write(made, text)
    return made


def joined(names: Sequence[str]) -> str:
    """A, B and C."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


@form(
    "opening",
    "{place} has released an action plan to lift the {topic} industry by opening new schools.",
    "{place} on Friday unveiled an action plan to lift the {topic} industry, aiming high.",
    "{place} will change under an action plan to lift the {topic} industry released by the {body}.",
)
def described(m: Account, text: str) -> None:
    body = f"{m.place} {m.one_of('bodies')}"
    m.paragraph(text.format(place=m.place, topic=m.topic, body=body))
    m.plan = m.entity("Plan", f"action plan to lift the {m.topic} industry", "plan")
    place = m.entity("Place", m.place)
    m.relate(m.plan, "issuedBy", m.entity("Organization", body) if "{body}" in text else place)
    m.relate(m.plan, "hasField", m.entity("Industry", f"{m.topic} industry"))


@form("opening", 'The {body} issued the "{title} (2024-{year})" recently.')
def titled(m: Account, text: str) -> None:
    body, title = f"{m.place} {m.one_of('bodies')}", f"{m.place} Action Plan for Better Harbours"
    m.paragraph(text.format(body=body, title=title, year=m.year))
    m.plan = m.entity("Plan", title, "plan")
    m.relate(m.plan, "issuedBy", m.entity("Organization", body))
    m.free(m.plan, "issuedBy", m.entity("Place", m.place, optional=True))


@form(
    "body",
    "{name}, {role} of the {body}, said work was under way.",
    "Work was under way, said {name}, {role} of the {body}.",
)
def speaker(m: Account, text: str) -> None:
    name, body = m.one_of("people"), f"Jinan {m.one_of('bodies')}"
    m.say(text.format(name=name, role=m.one_of("roles"), body=body))
    m.relate(m.entity("Person", name), "affiliatedWith", m.entity("Organization", body))


@form(
    "body",
    "The plan covers fields such as {list}.",
    "The plan looks at {list} and other fields.",
    "The plan will focus on {list}.",
)
def fields(m: Account, text: str) -> None:
    names = m.some("fields", m.pick((2, 3)) if "focus" not in text else 3)
    m.say(text.format(list=", ".join(names) if "other" in text else joined(names)))
    m.relate(m.plan, "hasField", *(m.entity("Field", name) for name in names))


@form("body", "It supports {head} such as {list}.", "It supports {list} and other {head}.")
def technologies(m: Account, text: str) -> None:
    names = m.some("technologies", 3)
    m.say(text.format(head=m.one_of("heads"), list=", ".join(names) if "other" in text else joined(names)))
    m.relate(m.plan, "involvesTechnology", *(m.entity("Technology", name) for name in names))


_BOUNDS = {">": "more than", ">=": "at least", "~": "around", "=": ""}


@form(
    "body",
    "By {year}, it aims to train or open {what}.",
    "The goal is to have {what} by {year}.",
    "It will add {what} by the end of {year}.",
)
def counted(m: Account, text: str) -> None:
    name, comparator, number = m.one_of("counted"), m.pick(list(_BOUNDS)), m.number(20, 90)
    what = f"{_BOUNDS[comparator]} {number} {name}".strip()
    m.say(text.format(year=m.year, what=what))
    m.goal(what, name, comparator, number, name.rsplit(" ", 1)[-1])


@form(
    "body", "By {year}, the {metric} will exceed {n} {unit}.", "The {metric} is expected to reach {n} {unit} by {year}."
)
def measured(m: Account, text: str) -> None:
    (metric, unit), number = m.one_of("measures"), m.number(20, 90)
    m.say(text.format(year=m.year, metric=metric, n=number, unit=unit))
    m.goal(f"{number} {unit}", metric, ">" if "exceed" in text else "=", number, unit)


@form("body", "Last year, the {metric} reached {n} {unit}.", "In 2021, the {metric} stood at {n} {unit}.")
def past(m: Account, text: str) -> None:
    (metric, unit), number = m.one_of("measures"), m.number(20, 90)
    m.say(text.format(metric=metric, n=number, unit=unit))
    m.observed(f"{number} {unit}", metric, number, unit)
    m.gold["observations"][-1]["year"] = 2021 if "2021" in text else PUBLISHED - 1


@form(
    "body", "It names {n} key sectors: {list}.", "It names {n} sectors, namely {list}.", "It names {n} major sectors."
)
def sectors(m: Account, text: str) -> None:
    names = m.some("fields", 3)
    m.say(text.format(n=_NUMBERS[3], list=joined(names)))
    found = [m.entity("Field", name) for name in names] if "{list}" in text else []
    m.relate(m.plan, "hasField", *found)
    term = text[text.index("{n}") : text.index("sectors") + 7].format(n=_NUMBERS[3])
    m.declared(term, 3, found, "satisfied" if found else "not_enumerated")


@form("body", "{first}, {a}. {second}, {b}. {third}, {c}.", "{first}, {a}; {second}, {b}; {third}, {c}.")
def directions(m: Account, text: str) -> None:
    lines = m.some("lines", 3)
    first, *rest = (each if ". " in text else each.lower() for each in _ORDINALS)
    said = dict(zip(("second", "third"), rest, strict=True)) | dict(zip("abc", lines, strict=True))
    m.say(text.format(first=first.capitalize(), **said))
    m.relate(m.plan, "hasDirection", *(m.entity("Direction", line) for line in lines))
