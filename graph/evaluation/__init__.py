"""How well a document was read: a fragment against the annotation that people made of the same document."""

from graph.evaluation.comparison import evaluate
from graph.evaluation.gold import Gold, read_gold
from graph.evaluation.scores import Evaluation, Finding, Score

__all__ = ["Evaluation", "Finding", "Gold", "Score", "evaluate", "read_gold"]
