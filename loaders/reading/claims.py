"""The words that have been taken for something, found again by where they stand."""

from collections.abc import Iterable, Iterator

from loaders.reading.sentences import Span

_STRETCH = 64  # characters; names are shorter, so few claims lie in more than two


class Claims:
    """Spans, each kept under every stretch of its passage that it lies in."""

    def __init__(self) -> None:
        self._at: dict[tuple[int, int], list[Span]] = {}

    def extend(self, spans: Iterable[Span]) -> None:
        """Take more words."""
        for span in spans:
            for stretch in _stretches(span):
                self._at.setdefault((span[0], stretch), []).append(span)

    def near(self, span: Span) -> Iterator[Span]:
        """What is taken where a span stands, each claim once: all that touch it, and some close by."""
        passage, start, _ = span
        first = start // _STRETCH
        for stretch in _stretches(span):
            for claim in self._at.get((passage, stretch), ()):
                if stretch == first or stretch == claim[1] // _STRETCH:
                    yield claim

    def touch(self, span: Span) -> bool:
        """Is any word of this taken?"""
        passage, start, end = span
        for stretch in _stretches(span):
            for _, first, last in self._at.get((passage, stretch), ()):
                if start < last and first < end:
                    return True
        return False


def _stretches(span: Span) -> range | tuple[int]:
    _, start, end = span
    first, last = start // _STRETCH, (end - 1) // _STRETCH
    return range(first, last + 1) if last > first else (first,)
