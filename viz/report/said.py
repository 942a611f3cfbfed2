"""A piece of evidence as a table has it: the sentence, and the document it stands in."""

from dataclasses import dataclass

from graph.evidence import Citation, Quote, level
from graph.sentence import around
from viz.citing.address import web
from viz.citing.dates import iso
from viz.measure import clean
from viz.sources import Sources
from viz.style import Lang
from viz.words import words

TITLE, WORDS = 200, 400  # characters at most


@dataclass(frozen=True)
class Said:
    """What a document says of a thing; a citation names the document without its words."""

    document: str
    title: str
    exact: bool
    words: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    confidence: float = 1.0

    def sureness(self, lang: Lang) -> str:
        """High, medium or low, in words."""
        return words(lang)[f"level.{level(self.confidence)}"]


def said(evidence: Quote | Citation, behind: Sources) -> Said:
    """The evidence with what is known of its document."""
    known = behind.documents.get(evidence.document, {})
    published = (evidence.published if isinstance(evidence, Citation) else None) or known.get("published", "")
    return Said(
        document=evidence.document,
        title=clean(known.get("name") or evidence.document, TITLE),
        exact=isinstance(evidence, Quote),
        words=_sentence(evidence, behind) if isinstance(evidence, Quote) else "",
        publisher=clean(known.get("publisher", ""), TITLE),
        published=iso(published),
        url=web(known.get("url")),
        # words that a rule read are sure; a proposal and a citation say how sure they are
        confidence=1.0 if evidence.confidence is None else evidence.confidence,
    )


def _sentence(quote: Quote, behind: Sources) -> str:
    text = behind.passages.get(f"{quote.document}/{quote.passage}")
    return clean(around(text, quote.start, quote.end) if text else quote.exact, WORDS)
