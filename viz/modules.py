"""Which modules a page's script brings along, told to the browser at once, so that it need not find them one by one."""

import re
from functools import cache
from importlib.resources import files
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r"""^(?:import|export)\b(?:[^;"'()=]*\bfrom)?\s*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


@cache
def imported(*entries: str) -> tuple[str, ...]:
    """The modules of `viz` that these import, and what those import, the vendored first: they are the largest."""
    found: dict[str, None] = {}
    waiting = list(entries)
    while waiting:
        module = waiting.pop(0)
        for other in _imports(module):
            if other not in found and other not in entries:
                found[other] = None
                waiting.append(other)
    return tuple(sorted(found, key=lambda module: not module.startswith("vendor/")))


def _imports(module: str) -> list[str]:
    text = (files("viz") / module).read_text(encoding="utf-8")
    return [normpath(join(dirname(module), path)) for path in _IMPORT.findall(text)]
