"""Readings and audits in words, for a terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from api import answers
from api.console import cell, say, table
from api.years import sources
from graph.disagreement import Disagreement
from graph.fragment import AuditEntry, Fragment
from graph.model import Node, Plan, Target
from graph.unstated import links_of, unstated


def summarise(fragment: Fragment) -> None:
    """What a document says: its kinds of things, its targets, its audit."""
    document = fragment.document
    say(f"{document.title}  ({document.id})")
    counts = Counter(node.label for node in fragment.nodes)
    say(", ".join(f"{count} {label}" for label, count in counts.most_common()))
    targets = [node for node in fragment.nodes if isinstance(node, Target)]
    if targets:
        say()
        table(("target", "", "value", "unit", "year"), [_target(target) for target in targets])
    if fragment.audit:
        say()
        table(("declared", "found", "status", "reason"), [_entry(entry) for entry in fragment.audit])
    _not_stated(fragment)
    for warning in fragment.warnings:
        say(f"warning: {warning}")
    say(f"\n{fragment.report.seconds:.3f} s; sentences: {dict(fragment.report.sentences)}")


def _not_stated(fragment: Fragment) -> None:
    """What was looked for in each plan the document tells of, and is not there."""
    cited = {link.target for link in fragment.relationships if link.type == "CITES"}
    for plan in fragment.nodes:
        if isinstance(plan, Plan) and plan.id not in cited:
            missing = unstated(plan, links_of(plan.id, fragment.relationships), fragment.document.id)
            say(f"\n{plan.pref_label.best()}: not stated: {', '.join(missing) or 'nothing of what was looked for'}")


def _target(target: Target) -> tuple[object, ...]:
    value = target.value if target.value_max is None else f"{target.value}-{target.value_max}"
    return target.pref_label.best(), target.comparator, value, target.unit, target.year


def _entry(entry: AuditEntry) -> tuple[object, ...]:
    return entry.declared, len(entry.members), entry.status, entry.reason


def show_audit(found: Sequence[tuple[Node, AuditEntry]], disagreements: Sequence[Disagreement]) -> None:
    """Declared counts by document, then what sources do not agree on, each side with its sentence."""
    if found:
        rows = [(*_entry(entry), document.pref_label.best()) for document, entry in found]
        table(("declared", "found", "status", "reason", "document"), rows)
    else:
        say("No document declares a count.")
    for one in disagreements:
        say()
        for line in _disagreement(one):
            say(cell(line) if not line.startswith(" ") else f"    {cell(line)}")


def show_correction(decided: Mapping[str, Any]) -> None:
    """What an editor decided, and whether it is about anything."""
    about = ", ".join([*decided["ids"], *decided.get("documents", ())])
    say(f"corrected: {decided['kind']} {about}: {cell(decided['reason'])} ({cell(decided['author'])})")
    if decided["idle"]:
        say("    names nothing in the graph")


def _disagreement(one: Disagreement) -> Iterator[str]:
    """What it is about, who says what, and what an editor could write."""
    named = " / ".join(f"{node.label} {node.pref_label.best()} ({node.id})" for node in one.nodes)
    yield f"{'contradiction' if one.contradicts else 'perhaps one'}: {named}, {one.about or one.reason}"
    for (_, value), said in groupby(one.says, key=lambda saying: (saying.node.id, saying.value)):
        for line in sources(list(said)):
            yield f"  {value}: {line}"
    if one.correction:
        yield f"  if they are one, corrections.yaml: {answers.correction_line(one.correction)}"
