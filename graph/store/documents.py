"""Verbs about documents: what is held, a document as it was read, the words a fact rests on, what does not agree."""

from collections.abc import Iterable

import orjson

from graph.errors import UnknownNode
from graph.evidence import Citation, Quote, quote
from graph.fragment import AuditEntry, DocumentText, PassageText, Sentence
from graph.ids import passage_id
from graph.model import Document, Names, Node
from graph.store.answers import Page, Reading, Shown
from graph.store.asked import LINK, Asked
from graph.store.paging import key_of, next_of, ranked

_HELD = "MATCH (d:Document) WHERE EXISTS { MATCH (d)-[:HAS_PASSAGE]->() } "


class Documents(Asked):
    """Verbs about documents."""

    def evidence(
        self,
        id: str,  # noqa: A002
        *,
        type: str | None = None,  # noqa: A002
        target: str | None = None,
        limit: int = 100,
        next: str | None = None,  # noqa: A002
    ) -> Page[Shown]:
        """What a node rests on, strongest first; with `type` and `target`, what that relationship rests on."""
        found = self.node(id).evidence if target is None else self._stated(id, type, target)
        page = ranked(found, limit, next)
        return Page(self._shown(page.items), page.total, page.next)

    def _stated(self, source: str, type_: str | None, target: str) -> tuple[Quote | Citation, ...]:
        rows = self.ask(
            "MATCH (n:Entity {id: $source})-[r]->(m:Entity {id: $target}) WHERE $type IS NULL OR type(r) = $type "
            f"RETURN {LINK} ORDER BY r.id",
            source=source, target=target, type=type_,
        )  # fmt: skip
        if not rows:
            raise UnknownNode(f"{source} has no relationship {type_ or ''} to {target}: its neighbours list them")
        return tuple(dict.fromkeys(e for row in rows for e in self.relationship(*row).evidence))

    def _shown(self, found: Iterable[Quote | Citation]) -> list[Shown]:
        places = [(e, passage_id(e.document, e.passage) if isinstance(e, Quote) else "") for e in found]
        known = {node.id: node for node in self.nodes_of(id_ for e, place in places for id_ in (e.document, place))}
        return [
            Shown(
                e,
                known.get(e.document) or Document(id=e.document, pref_label=Names(zh=e.document)),
                getattr(known.get(place), "text", None),
            )
            for e, place in places
        ]

    def documents(self, limit: int = 100, next: str | None = None) -> Page[Node]:  # noqa: A002
        """The documents that are held, the latest first."""
        before = key_of(next) or "~"
        rows = self.ask(
            f"{_HELD} WITH d, coalesce(d.published, '') + ' ' + d.id AS key WHERE key < $before "
            "RETURN key, d.id ORDER BY key DESC LIMIT $limit",
            before=before, limit=limit + 1,
        )  # fmt: skip
        more = next_of(rows[limit - 1][0]) if len(rows) > limit else None
        return Page(self.nodes_of(row[1] for row in rows[:limit]), self.count(f"{_HELD} RETURN count(d)"), more)

    def document(self, id: str) -> Reading:  # noqa: A002
        """A document as it was read; without text where it is only cited."""
        node = self.node(id)
        if not isinstance(node, Document):
            raise UnknownNode(f"{id} is a {node.label}, not a document")
        rows = self.ask(
            "MATCH (d:Document {id: $id})-[:HAS_PASSAGE]->(p:Passage) "
            "RETURN p.index AS index, p.kind, p.text ORDER BY index",
            id=id,
        )
        stored = self.ask("MATCH (d:Document {id: $id}) RETURN d.audit, d.sentences", id=id)[0]
        audit, sentences = ([orjson.loads(text) for text in texts or ()] for texts in stored)
        return Reading(
            _text_of(node, [PassageText(index=i, kind=kind, text=text) for i, kind, text in rows]),
            self._annotations(id, {i: text for i, _, text in rows}),
            [AuditEntry(**entry) for entry in audit],
            [Sentence(**sentence) for sentence in sentences],
        )

    def _annotations(self, id_: str, texts: dict[int, str]) -> list[tuple[Quote, Node]]:
        rows = self.ask(
            "MATCH (d:Document {id: $id})-[:HAS_PASSAGE]->(p:Passage)-[r:MENTIONS]->(n:Entity) "
            "RETURN p.index AS index, r.start AS start, r.end AS stop, n.id AS id, r.rule, r.confidence "
            "ORDER BY index, start, stop DESC, id",
            id=id_,
        )
        nodes = {node.id: node for node in self.nodes_of(row[3] for row in rows)}
        return [
            (found if rule == "structure" else found.as_proposal(rule, confidence), nodes[node])
            for i, start, end, node, rule, confidence in rows
            for found in (quote(id_, i, texts[i], start, end),)
        ]

    def audit(self, *, document: str | None = None) -> list[tuple[Node, AuditEntry]]:
        """Every count that the documents (or one) declare, against the members found."""
        if document is not None:
            self.node(document)
        rows = self.ask(
            "MATCH (d:Document) WHERE d.audit IS NOT NULL AND ($id IS NULL OR d.id = $id) "
            "RETURN d.id AS id, d.audit ORDER BY id",
            id=document,
        )
        return [(self.node(id_), AuditEntry(**orjson.loads(text))) for id_, texts in rows for text in texts]


def _text_of(node: Document, passages: list[PassageText]) -> DocumentText:
    return DocumentText(
        id=node.id,
        title=node.title or node.pref_label.best(),
        language=node.language or "zh-Hans",
        publisher=node.publisher,
        published=node.published,
        url=node.url,
        sha256=node.sha256,
        passages=tuple(passages),
    )
