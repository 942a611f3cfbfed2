"""A figure in words: `> 5000 亿元`, `2 个`, `若干`."""

from collections import Counter
from collections.abc import Iterable

from graph.model import Node, Plan, Quantity
from viz.style import Lang, style

SIGNS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}


def figure(node: Quantity, lang: Lang) -> str:
    """The value as printed, with its bound and unit."""
    if node.value is None:
        return style().word("several", lang)
    value = f"{node.value:g}" if abs(node.value) < 1e6 else f"{node.value}"
    if node.value_max is not None:
        value += f"–{node.value_max}"
    unit = node.unit or ""
    text = f"{value}{'' if unit.startswith(('%', '％')) or not unit else ' '}{unit}"
    if node.comparator == "~":
        return style().word("about", lang, n=text)
    return SIGNS.get(node.comparator, "") + text


def note(node: Node, lang: Lang, usual_year: int | None = None) -> str | None:
    """What stands beside a name: a figure's value (and its year, where that is not the usual one), a plan's period."""
    if isinstance(node, Quantity):
        other = node.year if node.year != usual_year else None
        return figure(node, lang) + (f" · {other}" if other else "")
    if isinstance(node, Plan):
        return period(node, lang)
    return None


def period(plan: Plan, lang: Lang) -> str | None:
    """The years a plan runs."""
    a, b = plan.period_start, plan.period_end
    key = "period" if a and b else "since" if a else "until"
    return style().word(key, lang, a=a, b=b) if a or b else None


def usual_year(nodes: Iterable[Node]) -> int | None:
    """The year most figures are for: said once, in the column's head."""
    years = Counter(n.year for n in nodes if isinstance(n, Quantity) and n.year)
    return min(years, key=lambda y: (-years[y], y)) if years else None
