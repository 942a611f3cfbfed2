"""Nodes, what is next to them, what they rest on, and the ways between them."""

from fastapi import APIRouter

from api import answers, deps, wire
from graph.errors import InvalidInput

router = APIRouter(prefix="/v1", tags=["nodes"])


@router.get("/nodes", response_model=wire.PageOut[wire.NodeOut])
async def nodes(
    store: deps.OurStore,
    label: deps.Label = [],  # noqa: B006
    plan: deps.Plan = None,
    document: deps.Document = None,
    year: deps.Year = None,
    min_confidence: deps.MinConfidence = None,
    q: deps.Q = None,
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """Nodes by label, plan, document, year, confidence and words."""
    found = store.nodes(
        label=tuple(label), plan=plan, document=document, year=year, min_confidence=min_confidence, q=q, limit=limit,
        next=next_,
    )  # fmt: skip
    return answers.page(found, answers.node)


@router.get("/nodes/{id}", response_model=wire.OneNodeOut)
async def node(store: deps.OurStore, id: deps.Id) -> answers.Answer:  # noqa: A002
    """One node with its names, properties, statements, evidence, what editors corrected, what no source states."""
    return answers.Answer(answers.one_node(store, id))


@router.get("/nodes/{id}/neighbours", response_model=wire.PageOut[wire.NeighbourOut])
async def neighbours(
    store: deps.OurStore,
    id: deps.Id,  # noqa: A002
    type: deps.Type = [],  # noqa: A002, B006
    label: deps.Label = [],  # noqa: B006
    direction: deps.Way = "both",
    min_confidence: deps.MinConfidence = None,
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """The relationships of a node and where they lead."""
    found = store.neighbours(
        id, type=tuple(type), label=tuple(label), direction=direction, min_confidence=min_confidence, limit=limit,
        next=next_,
    )  # fmt: skip
    return answers.page(found, answers.neighbour)


@router.get("/nodes/{id}/evidence", response_model=wire.PageOut[wire.EvidenceOut])
async def evidence(
    store: deps.OurStore,
    id: deps.Id,  # noqa: A002
    type: deps.OneType = None,  # noqa: A002
    target: deps.OneTarget = None,
    limit: deps.Limit = 100,
    next_: deps.Next = None,
) -> answers.Answer:
    """The words a node rests on; with `type` and `target`, those of its relationship to another node."""
    if (type is None) != (target is None):
        raise InvalidInput("type and target go together: which relationship, and to which node")
    return answers.page(store.evidence(id, type=type, target=target, limit=limit, next=next_), answers.shown)


@router.get("/paths", response_model=wire.PageOut[wire.GraphOut])
async def paths(
    store: deps.OurStore,
    source: deps.Source,
    target: deps.Goal,
    depth: deps.Depth = 4,
    limit: deps.Limit = 10,
) -> answers.Answer:
    """The shortest ways between two nodes, each as a small graph."""
    return answers.whole([answers.graph(path) for path in store.paths(source, target, depth=depth, limit=limit)])


@router.get("/search", response_model=wire.PageOut[wire.HitOut])
async def search(
    store: deps.OurStore,
    q: deps.Asked,
    label: deps.Label = [],  # noqa: B006
    limit: deps.Limit = 20,
    next_: deps.Next = None,
) -> answers.Answer:
    """Nodes by name: Chinese in either script, pinyin, initials, English."""
    return answers.page(store.search(q, label=tuple(label), limit=limit, next=next_), answers.hit)
