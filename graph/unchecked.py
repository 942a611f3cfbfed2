"""Building a model from values that are known to be in order, without checking them once more.

A reading names a thing a thousand times; its words are cut from the text and its values have been checked by then.
"""

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
_set = object.__setattr__


@cache
def defaults(kind: type[BaseModel]) -> dict[str, Any]:
    """What a model's fields are where nothing is given; `PydanticUndefined` for what must be."""
    return {name: field.get_default(call_default_factory=True) for name, field in kind.model_fields.items()}


@cache
def _names(kind: type[BaseModel]) -> set[str]:
    return set(kind.model_fields)


def unchecked(kind: type[M], values: dict[str, Any]) -> M:
    """The instance that `kind(**values)` makes of values that are valid, in their final form, and all there."""
    one = kind.__new__(kind)
    _set(one, "__dict__", values)
    _set(one, "__pydantic_fields_set__", _names(kind))
    _set(one, "__pydantic_extra__", None)
    _set(one, "__pydantic_private__", None)
    return one
