"""Readings and audits in words, for a terminal."""

from collections import Counter
from collections.abc import Sequence

from api.console import say, table
from graph.fragment import AuditEntry, Fragment
from graph.model import Node, Target


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
    for warning in fragment.warnings:
        say(f"warning: {warning}")
    say(f"\n{fragment.report.seconds:.3f} s; sentences: {dict(fragment.report.sentences)}")


def _target(target: Target) -> tuple[object, ...]:
    value = target.value if target.value_max is None else f"{target.value}-{target.value_max}"
    return target.pref_label.best(), target.comparator, value, target.unit, target.year


def _entry(entry: AuditEntry) -> tuple[object, ...]:
    return entry.declared, len(entry.members), entry.status, entry.reason


def show_audit(found: Sequence[tuple[Node, AuditEntry]], contradictions: Sequence[Node]) -> None:
    """Declared counts by document, then the values on which sources disagree."""
    if found:
        rows = [(*_entry(entry), document.pref_label.best()) for document, entry in found]
        table(("declared", "found", "status", "reason", "document"), rows)
    else:
        say("No document declares a count.")
    for node in contradictions:
        for name, statements in node.contradictions.items():
            values = " / ".join(f"{s.value} ({', '.join(sorted(s.documents))})" for s in statements)
            say(f"contradiction: {node.label} {node.pref_label.best()} ({node.id}), {name}: {values}")
