"""Words that lead somewhere, for tables of any form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Words, and where they lead; nowhere where the address is empty."""

    text: str
    address: str = ""
