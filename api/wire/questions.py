"""Ready questions."""

from pydantic import BaseModel, Field

from api.wire.examples import NODE, example
from api.wire.graph import NodeOut
from graph.model import Names


class QuestionOut(BaseModel):
    """A question about a node that the graph has answers to; with `node` it makes a view."""

    model_config = example(
        {
            "ask": "parks",
            "node": NODE,
            "question": {"zh": "哪些园区聚焦氢能？", "en": "Which parks focus on Hydrogen energy?"},
            "total": 2,
        }
    )
    ask: str = Field(description="Name of the question, as a view takes it")
    node: NodeOut
    question: Names
    total: int = Field(description="How many answers there are")
