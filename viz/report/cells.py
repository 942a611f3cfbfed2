"""What a spreadsheet program would run, made harmless."""

from typing import Any

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "\uff20")  # wide signs begin a formula too


def is_formula(value: Any) -> bool:
    """Would a spreadsheet take the text for a formula?"""
    return isinstance(value, str) and value.startswith(_BEGINS)


def harmless(value: Any) -> Any:
    """The value; a text that would be taken for a formula is marked as text."""
    return f"'{value}" if is_formula(value) else value
