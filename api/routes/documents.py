"""Documents as they were read, their audit, and the targets they state."""

from functools import partial

from fastapi import APIRouter, Request

from api import answers, changes, deps, wire
from api.routes.cypher import aside
from graph.library import Library
from graph.store.paging import ranked

router = APIRouter(prefix="/v1", tags=["documents"])


@router.get("/documents", response_model=wire.PageOut[wire.NodeOut])
async def documents(store: deps.OurStore, limit: deps.Limit = 100, next_: deps.Next = None) -> answers.Answer:
    """The documents whose text is held."""
    return answers.page(store.documents(limit=limit, next=next_), answers.node)


@router.get("/documents/{id}", response_model=wire.ReadingOut)
async def document(store: deps.OurStore, id: deps.DocumentId) -> answers.Answer:  # noqa: A002
    """A document's text with its annotations, its audit, what became of each sentence, and what it does not state."""
    return answers.Answer(answers.reading(store.document(id), store.gaps(id)))


@router.get("/diff", response_model=wire.DiffOut)
async def diff(
    request: Request,
    serving: deps.OurServing,
    before: deps.Before,
    after: deps.After,
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """What two documents say differently, each thing with its words; as `zhengtu diff` tells it."""
    found = await aside(request, partial(_between, serving.library, before, after))
    page = ranked(found.changes, limit, next_)
    items = [found.item(change) for change in page.items]
    return answers.Answer({**found.counts(), "items": items, "total": page.total, "next": page.next})


def _between(library: Library, before: str, after: str) -> changes.Changes:
    return changes.between(library.fragment(before), library.fragment(after))


@router.get("/audit", response_model=wire.AuditPageOut)
async def audit(request: Request, serving: deps.OurServing, document: deps.Document = None) -> answers.Answer:
    """Counts the documents declare against what was found; what sources do not agree on, each side with its words."""
    made = partial(answers.audited, serving.store, document, serving.library.corrections())
    return answers.Answer(await aside(request, made if document else partial(serving.once, "audit", made)))


@router.get("/targets", response_model=wire.PageOut[wire.TargetOut])
async def targets(
    store: deps.OurStore,
    plan: deps.Plan = None,
    year: deps.Year = None,
    label: deps.Label = ["Target"],  # noqa: B006
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """Quantified goals and who sets them; with `label=Observation`, present figures."""
    found = store.targets(plan=plan, year=year, label=tuple(label), limit=limit, next=next_)
    return answers.page(found, answers.target)


@router.get("/track", response_model=wire.PageOut[wire.PointOut])
async def track(
    request: Request,
    store: deps.OurStore,
    metric: deps.Metric,
    place: deps.PlaceNamed = None,
    plan: deps.Plan = None,
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """One metric through the years: targets and observations of all documents in one unit, each with its words."""
    points = await aside(request, partial(store.track, metric, place=place, plan=plan))
    return answers.page(ranked(points, limit, next_), answers.point)
