"""The words of reports and tables, in both languages."""

from viz.phrases import phrases

word = phrases(__file__)
