"""A library in which every text that a document, node or relationship can carry is an attack."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.evidence import Citation, Quote, quote
from graph.fragment import AuditEntry, DocumentText, Fragment, PassageText, Sentence
from graph.library import Library
from graph.model import NODE_TYPES, RELATIONSHIP_TYPES, Names, Node, Relationship

HIT = "window.hit=1"
SITE = "http://canary.invalid/"
ATTACKS = {
    "script": f"</script></style></title></textarea><script>{HIT};alert(1)</script>",
    "image": f'<img src="{SITE}i" onerror="{HIT}">',
    "vector": f'<svg onload="{HIT}"><a xlink:href="javascript:{HIT}">x</a></svg>',
    "address": f"javascript:{HIT}",
    "quoted": f'\'"href" onmouseover="{HIT}" autofocus onfocus="{HIT}" x ',
    "template": f"{{{{ 7*7 }}}}${{{HIT}}}`{{% raw %}}#{{7*7}}",
    "comment": f"]]>--><script>{HIT}</script><!--",
    "style": f"}}</style><style>@import '{SITE}s';*{{background:url({SITE}b)}}",
    "markdown": f"](javascript:{HIT}) | ![x]({SITE}m) `x` <b>\n\n# x",
    "marks": "\u202egnp.exe\u2066\u200b\u200f\u00ad\u2028end",
    "formula": f'=HYPERLINK("{SITE}f","x")',
    "long": "长" * 10_000,
}
CHAIN = (
    ("Plan", "HAS_ACTION", "Action"),
    ("Action", "HAS_DIRECTION", "Direction"),
    ("Direction", "HAS_FIELD", "Field"),
    ("Field", "INVOLVES", "Technology"),
    ("Plan", "FOLLOWS_TREND", "Trend"),
    ("Park", "FOCUSES_ON", "Field"),
    ("Park", "LOCATED_IN", "Place"),
    ("Plan", "SETS_TARGET", "Target"),
    ("Plan", "REPORTS", "Observation"),
    ("Plan", "HAS_FIELD", "Industry"),
    ("Plan", "LED_BY", "Organization"),
    ("Person", "AFFILIATED_WITH", "Organization"),
    ("Event", "ANNOUNCES", "Plan"),
)
LABELS = tuple(dict.fromkeys(label for source, _, target in CHAIN for label in (source, target)))


def id_of(label: str, attack: str) -> str:
    """The id of the node of a label whose texts are an attack."""
    return f"{label.lower()}-{attack}"


def hostile_library(path: Path) -> Library:
    """Two documents of each attack, which contradict each other, and an editor who attacks too."""
    library = Library.open(path)
    with library.writer() as writer:
        for attack, text in ATTACKS.items():
            for edition in (1, 2):
                writer.put(_fragment(attack, text, edition), source_sha256="0" * 64, reader="test")
        writer.commit()
    said = "".join(text for text in ATTACKS.values() if text.isprintable() and len(text) < 1000).replace("'", "''")
    line = f"- {{rename: '{id_of('Park', 'script')}', to: {{zh: '{said}'}}, reason: '{said}', author: '{said}'}}\n"
    (path / "corrections.yaml").write_text(line, encoding="utf-8")
    return Library.open(path)


def _fragment(attack: str, text: str, edition: int) -> Fragment:
    document = f"document-{attack}-{edition}"
    words = quote(document, 1, text, 0, len(text))
    evidence: tuple[Quote | Citation, ...] = (
        words,
        Citation(document=document, published=text, outlets=1, confidence=0.5),
    )
    nodes = tuple(_node(label, attack, text, evidence, edition) for label in LABELS)
    links = tuple(_link(*way, attack=attack, rule=text, evidence=evidence) for way in CHAIN)
    counted = AuditEntry(
        declared=text, count=3, members=(id_of("Action", attack),), status="partial", reason=text, evidence=(words,)
    )
    return Fragment.of(
        DocumentText(
            id=document, title=text, publisher=text, published=text, url=f"javascript:{HIT}",
            passages=(PassageText(index=0, kind="title", text=text), PassageText(index=1, text=text)),
        ),
        nodes,
        links,
        audit=(counted,),
        sentences=(Sentence(passage=1, start=0, end=len(text), status="unused"),),
    )  # fmt: skip


def _node(label: str, attack: str, text: str, evidence: tuple[Quote | Citation, ...], edition: int) -> Node:
    """A node with the attack in every property that takes a text."""
    common: dict[str, Any] = {"id": id_of(label, attack), "pref_label": Names(zh=text, en=text)}
    common |= {"alt_labels": (text,), "description": Names(zh=text, en=text), "evidence": evidence}
    common |= {"value": edition, "year": 2025, "metric": text} if label in ("Target", "Observation") else {}
    kind, own = NODE_TYPES[label], dict[str, Any]()
    for name in kind.model_fields.keys() - common.keys():
        own |= dict(_if_valid(kind, common, name, text))
    return kind(**common, **own)


def _if_valid(kind: type[Node], common: dict[str, Any], name: str, text: str) -> Iterator[tuple[str, Any]]:
    try:
        kind(**common, **{name: text})
    except ValidationError:
        return
    yield name, text


def _link(
    source: str, type_: str, target: str, *, attack: str, rule: str, evidence: tuple[Quote | Citation, ...]
) -> Relationship:
    ends = {"source": id_of(source, attack), "target": id_of(target, attack)}
    return RELATIONSHIP_TYPES[type_](**ends, rule=rule, confidence=0.5, evidence=evidence)
