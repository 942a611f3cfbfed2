"""A document in the making: its paragraphs, and beside them what a careful reader finds in each."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

from loaders.source import Source

T = TypeVar("T")
NUMERALS = "零一二三四五六七八九十"
PUBLISHED = 2024


@cache
def words() -> dict[str, Any]:
    """What generated documents speak of."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return loaded


class Manuscript:
    """Text and truth grow together: whoever writes a sentence notes what it says."""

    def __init__(self, random: Random, *, title: str = "") -> None:
        self.random = random
        self._left: dict[str, list[Any]] = {}
        self.place: str = self.one_of("places")
        self.topic: str = self.one_of("topics")
        self.title = title or f"{self.place}要闻"
        self.paragraphs: list[str] = []
        self.gold: dict[str, list[Any]] = {
            name: []
            for name in ("entities", "relations", "relations_either", "relations_optional", "targets", "observations")
        }
        self.gold |= {"groups": [], "optional_terms": []}
        self.plan: str = ""
        self.action: str = ""
        self.year = PUBLISHED + random.randint(1, 6)

    # words

    @property
    def vocabulary(self) -> dict[str, Any]:
        """What is spoken of."""
        return words()

    def some(self, kind: str, count: int) -> list[Any]:
        """Words of a kind that the document has not used yet."""
        choices = self.vocabulary[kind]
        left = self._left.setdefault(kind, self.random.sample(choices, len(choices)))
        taken, self._left[kind] = left[:count], left[count:]
        return taken

    def used(self, kind: str, *words_: str) -> None:
        """These words of a kind are taken."""
        left = self.some(kind, len(words()[kind]))
        self._left[kind] = [each for each in left if (each if isinstance(each, str) else each[0]) not in words_]

    def plans(self) -> list[str]:
        """The plans named so far."""
        return [entity["id"] for entity in self.gold["entities"] if entity["type"] == "Plan"]

    def one_of(self, kind: str) -> Any:
        """One such word."""
        return self.some(kind, 1)[0]

    def pick(self, choices: Sequence[T]) -> T:
        """Any of these."""
        return self.random.choice(choices)

    def number(self, least: int = 2, most: int = 90) -> int:
        """A number as plans have them: small ones as they are, larger ones round."""
        found = self.random.randint(least, most)
        return found if found < 10 else found // 5 * 5

    # text

    @property
    def at(self) -> int:
        """The index of the paragraph that is being written."""
        return len(self.paragraphs)

    def paragraph(self, text: str = "") -> None:
        """Begin the next paragraph."""
        self.paragraphs.append(text)

    def say(self, text: str) -> None:
        """Go on in this paragraph."""
        self.paragraphs[-1] += text

    # truth

    def entity(self, type_: str, zh: str, *aliases: str, term: str = "", **more: Any) -> str:
        """The text names a thing here, by its name or by another term."""
        known = next((e for e in self.gold["entities"] if (e["type"], e["zh"]) == (type_, zh)), None)
        if known is None:
            id_ = f"{type_.lower()}.{len(self.gold['entities'])}"
            known = {"id": id_, "type": type_, "zh": zh, "aliases": [], "mentions": [], **more}
            self.gold["entities"].append(known)
        known["aliases"] += aliases
        known["mentions"].append([self.at, term or zh])
        return str(known["id"])

    def relate(self, subject: str, predicate: str, *objects: str, at: int | None = None) -> None:
        """The text says so here, or where it is said."""
        here = self.at if at is None else at
        self.gold["relations"] += [[subject, predicate, object_, here] for object_ in objects]

    def free(self, subject: str, predicate: str, *objects: str) -> None:
        """May be read here, and need not."""
        self.gold["relations_optional"] += [[subject, predicate, object_, self.at] for object_ in objects]

    def goal(self, term: str, metric: str, comparator: str, value: Any, unit: str, **more: Any) -> None:
        """A target that is set here."""
        number = len(self.gold["targets"])
        said = {"metric_zh": metric, "comparator": comparator, "value": value, "unit": unit, "year": self.year}
        subject = self.action or self.plan
        self.gold["targets"].append(
            {"id": f"target.{number}", "subject": subject, **said, "p": self.at, "term": term, **more}
        )

    def observed(self, term: str, metric: str, value: Any, unit: str) -> None:
        """A present or past figure."""
        number = len(self.gold["observations"])
        said = {"metric_zh": metric, "value": value, "unit": unit, "year": None}
        self.gold["observations"].append({"id": f"observation.{number}", **said, "p": self.at, "term": term})

    def declared(self, term: str, count: Any, members: Iterable[str], *status: str, **more: Any) -> None:
        """A count that the text declares."""
        group = {"term": term, "p": self.at, "declared": count, "members": list(members)}
        self.gold["groups"].append({**group, "status": list(status) or "satisfied", **more})

    def spare(self, *terms: str) -> None:
        """Names that may be read, and need not."""
        self.gold["optional_terms"] += terms

    # forms

    def text(self) -> str:
        """As plain text with front matter."""
        head = ["---", f"title: {self.title}", f"published: {PUBLISHED}-05-16", "---"]
        return "\n".join([*head, *self.paragraphs]) + "\n"

    def html(self) -> str:
        """As a web page."""
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in self.paragraphs)
        head = f'<meta charset="utf-8"><title>{self.title}</title><meta name="PubDate" content="{PUBLISHED}-05-16">'
        return (
            f"<!doctype html><html><head>{head}</head><body><div class='nav'>首页</div>"
            f"<h1>{self.title}</h1>{body}</body></html>"
        )

    def source(self, name: str = "generated.txt") -> Source:
        """As a file."""
        return Source(name, (self.html() if name.endswith(".html") else self.text()).encode())


def numeral(count: int) -> str:
    """A small number in Chinese; two as one counts things."""
    return "两" if count == 2 else NUMERALS[count]


def joined(names: Sequence[str], last: str = "、") -> str:
    """A list, its last member joined by a conjunction where one is given."""
    return last.join(["、".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
