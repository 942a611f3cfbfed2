"""GB/T 7714—2015: author. title[type/carrier]. edition. (updated)[accessed]. address."""

from viz.citing.reference import Reference
from viz.citing.wording import word

_TYPE = {"dataset": "DB", "webpage": "EB", "document": "Z"}


def gbt7714(references: list[Reference]) -> str:
    """One entry a line."""
    return "\n".join(map(entry, references))


def entry(one: Reference) -> str:
    """The entry of a reference, with the words quoted from it after."""
    carrier = "/OL" if one.url else ""
    edition = word("version", one.lang, version=one.version) if one.version else ""
    days = (f"({one.issued})" if one.issued else "") + (f"[{one.accessed}]" if one.accessed else "")
    parts = [one.author, f"{one.title}[{_TYPE[one.kind]}{carrier}]", edition, days, one.url]
    quoted = f" {word('quoted', one.lang, words=one.words)}" if one.words else ""
    return ". ".join(filter(None, parts)) + "." + quoted
