"""Loads made-up documents into a library in batches; the tests kill it: python loading.py LIBRARY EDITION."""

import sys
from collections.abc import Iterator
from pathlib import Path

from graph.evidence import quote
from graph.fragment import DocumentText, Fragment, PassageText
from graph.library import Library
from graph.model import Action, HasAction, Names, Plan

DOCUMENTS = 40
BATCH = 10


def told(number: int, edition: str = "first") -> Fragment:
    """What the n-th document says: the plan of all of them, and an action of its own."""
    text = f"绿谷行动方案实施第{number}号行动，见{edition}版。"
    document = DocumentText(
        id=f"document-{number:03}", title=f"甲市第{number}号通报", passages=(PassageText(index=0, text=text),)
    )
    plan = Plan(id="plan-1", pref_label=Names(zh="绿谷行动方案"), evidence=(quote(document.id, 0, text, 0, 6),))
    name = text[8 : text.index("，")]
    said = (quote(document.id, 0, text, 8, 8 + len(name)),)
    action = Action(id=f"action-{number}", pref_label=Names(zh=name), evidence=said)
    return Fragment.of(document, [plan, action], [HasAction(source=plan.id, target=action.id, evidence=said)])


def load(library: Library, edition: str, count: int = DOCUMENTS, *, ready: str = "") -> Iterator[str]:
    """Load the documents; the library's version after each batch."""
    with library.writer() as writer:
        if ready:
            sys.stdout.write(ready)
            sys.stdout.flush()
        for number in range(count):
            writer.put(told(number, edition), source_sha256=edition, reader="reader-1")
            if (number + 1) % BATCH == 0:
                writer.commit()
                yield library.version
        writer.commit()
    yield library.version


if __name__ == "__main__":
    list(load(Library.open(Path(sys.argv[1])), sys.argv[2], ready="ready\n"))
