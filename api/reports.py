"""Citations and shortlists as the service gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from api import exports
from api.views import as_of, permalink, view_of
from graph.errors import InvalidInput
from graph.store.base import Store
from viz.citing import reference
from viz.citing.reference import Reference, Stand
from viz.citing.styles import STYLES
from viz.report.shortlist import Shortlist
from viz.style import Lang
from viz.view import View, select


@dataclass(frozen=True)
class Cited:
    """What is cited: a node by its id, a relationship by its ends and type, else a view by its query."""

    id: str | None = None
    source: str | None = None
    type: str | None = None
    target: str | None = None
    query: str = ""

    @property
    def link(self) -> tuple[str, str, str] | None:
        """Source, type and target, where a relationship is meant."""
        given = [part for part in (self.source, self.type, self.target) if part]
        if not given:
            return None
        if len(given) < 3 or self.id:
            raise InvalidInput("source, type and target go together and without id: they name one relationship")
        return given[0], given[1], given[2]


def citation(
    store: Store, what: Cited, style: str, lang: Lang, accessed: date | None = None, origin: str = ""
) -> bytes:
    """The citation of a thing in a style."""
    stand = Stand(store.stamp.library, as_of(store), "", accessed, lang)
    return STYLES[style].write(_references(store, what, stand, origin)).encode()


def _references(store: Store, what: Cited, stand: Stand, origin: str) -> list[Reference]:
    if link := what.link:
        address = f"{origin}/?link={'~'.join(link)}" + ("&lang=en" if stand.lang == "en" else "")
        return reference.of_relationship(store, *link, stand.at(address))
    if what.id:
        shown = View(select=what.id, lang=stand.lang)
        return reference.of_node(store, what.id, stand.at(permalink(shown, origin)))
    from viz.layout import draw

    view = view_of(what.query)
    return reference.of_view(draw(select(store, view), view), view.to_query(), stand.at(permalink(view, origin)))


def shortlisted(store: Store, ids: Sequence[str], form: str, lang: Lang, origin: str = "") -> bytes:
    """A shortlist as a file."""
    from viz.report.shortlist import shortlist

    address = f"{origin}/?" + ("lang=en&" if lang == "en" else "") + f"short={','.join(ids)}"
    return FORMS[form].write(shortlist(store, ids, lang, as_of(store), address))


def _comma(found: Shortlist) -> bytes:
    from viz.report.comma import comma_separated

    return comma_separated(found)


def _workbook(found: Shortlist) -> bytes:
    from viz.report.workbook import workbook

    return workbook(found)


def _brochure(found: Shortlist) -> bytes:
    from viz.report.brochure import brochure

    return brochure(found)


@dataclass(frozen=True)
class Form:
    """A form of a shortlist: what it is on the wire, and what writes it."""

    media_type: str
    write: Callable[[Shortlist], bytes]


FORMS = {
    "csv": Form("text/csv; charset=utf-8", _comma),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook),
    "docx": Form(exports.DOCX, _brochure),
}
