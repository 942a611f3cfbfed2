"""APA, seventh edition: Author. (Year, Month day). Title (Version) [Data set]. Address"""

from viz.citing.dates import MONTHS, parts
from viz.citing.reference import Reference
from viz.citing.wording import word


def apa(references: list[Reference]) -> str:
    """One entry a line."""
    return "\n".join(map(entry, references))


def entry(one: Reference) -> str:
    """The entry of a reference, with the words quoted from it after."""
    what = f" (Version {one.version}) [Data set]" if one.kind == "dataset" else ""
    who = f"{_stopped(one.author)} ({_day(one.issued)})." if one.author else ""
    title = _stopped(one.title + what)
    said = f"{who} {title}" if who else f"{title} ({_day(one.issued)})."  # without an author the title comes first
    quoted = word("quoted", one.lang, words=one.words) if one.words else ""
    return " ".join(filter(None, (said, _address(one), quoted)))


def _address(one: Reference) -> str:
    return f"Retrieved {_in_words(one.accessed)}, from {one.url}" if one.accessed and one.url else one.url


def _day(said: str) -> str:
    """2022, July 8."""
    given = parts(said)
    month = f", {MONTHS[given[1] - 1]}" if len(given) > 1 else ""
    return f"{given[0]}{month}{f' {given[2]}' if len(given) > 2 else ''}" if given else "n.d."


def _in_words(said: str) -> str:
    """July 8, 2022."""
    year, month, day = parts(said)
    return f"{MONTHS[month - 1]} {day}, {year}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "。", "?", "？", "!", "！")) else f"{text}."
