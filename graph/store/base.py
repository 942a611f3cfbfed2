"""What can be asked of a graph, whatever engine holds it.

An engine answers Cypher (`run`); everything else is asked in Cypher, once, for all engines.
"""

from graph.store.answers import Direction, Hit, Neighbour, Page, Reading, Result, Shown, Stamp
from graph.store.gaps import Gaps
from graph.store.shapes import Shapes
from graph.store.tracking import Tracking

__all__ = ["Direction", "Hit", "Neighbour", "Page", "Reading", "Result", "Shown", "Stamp", "Store"]


class Store(Tracking, Shapes, Gaps):
    """An opened, verified, read-only graph."""
