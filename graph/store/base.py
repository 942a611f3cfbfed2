"""What can be asked of a graph, whatever engine holds it.

An engine answers Cypher (`run`); everything else is asked in Cypher, once, for all engines.
"""

from graph.store.answers import Direction, Hit, Neighbour, Page, Reading, Result, Shown, Stamp
from graph.store.doubts import Doubts
from graph.store.shapes import Shapes

__all__ = ["Direction", "Hit", "Neighbour", "Page", "Reading", "Result", "Shown", "Stamp", "Store"]


class Store(Doubts, Shapes):
    """An opened, verified, read-only graph."""
