"""Ready questions, and what the graph answers."""

from functools import partial

from fastapi import APIRouter, Request

from api import answers, deps, wire
from api.routes.cypher import aside
from viz import questions

router = APIRouter(prefix="/v1", tags=["questions"])


@router.get("/questions", response_model=wire.PageOut[wire.QuestionOut])
async def ready(
    request: Request,
    serving: deps.OurServing,
    node: deps.About = [],  # noqa: B006
) -> answers.Answer:
    """Questions about nodes that have an answer; without any, what to ask first."""
    if node:
        found = await aside(request, partial(questions.offers, serving.store, node))
    else:
        found = await aside(request, partial(serving.once, "starters", partial(questions.starters, serving.store)))
    return answers.whole([answers.offer(each) for each in found])


@router.get("/answers", response_model=wire.PageOut[wire.GraphOut])
async def answered(request: Request, store: deps.OurStore, ask: deps.Ask, node: deps.Subject) -> answers.Answer:
    """The answers to a ready question, each as a small graph that leads from the node to it."""
    found = await aside(request, partial(questions.answers, store, ask, node))
    return answers.page(found, answers.graph)
