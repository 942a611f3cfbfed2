"""The words a citation adds to what it cites."""

from viz.phrases import phrases

word = phrases(__file__)
