"""How labels and relationship types look and are called: `style.yaml`, checked."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph.yaml_file import read_yaml

Lang = Literal["zh", "en"]
Theme = Literal["light", "dark"]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]
BESIDE = -1  # index of the last column: what hangs beside the tree


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabelStyle(_Line):
    """The title, shape and colours of a label."""

    zh: str
    en: str
    many: str = Field(description="English plural, for heads of lists")
    light: tuple[Colour, Colour] = Field(description="Fill and ink on paper")
    dark: tuple[Colour, Colour] = Field(description="Fill and ink on dark ground")
    shape: str = Field(description="A path in a 16 x 16 box", pattern=r"^[MLHVCSAZ0-9. -]+$")

    def title(self, lang: Lang) -> str:
        """The label's name above a list of its nodes."""
        return self.zh if lang == "zh" else self.many

    def colours(self, theme: Theme) -> tuple[Colour, Colour]:
        """Fill and ink."""
        return self.light if theme == "light" else self.dark


class TypeStyle(_Line):
    """What a relationship type is called from either end, and whether it makes the tree."""

    zh: tuple[str, str]
    en: tuple[str, str]
    tree: bool = False

    def title(self, lang: Lang, reverse: bool = False) -> str:
        """The verb, read from the source or (reverse) from the target."""
        return (self.zh if lang == "zh" else self.en)[reverse]


class ColumnStyle(_Line):
    """The labels of a column and the longest line in it, in ems."""

    labels: tuple[str, ...]
    wide: dict[Lang, float]
    folded: bool = False


class Style(_Line):
    """How everything looks."""

    grounds: dict[Theme, dict[str, Colour]]
    columns: tuple[ColumnStyle, ...]
    turns: tuple[str, ...]
    whole: tuple[str, ...]
    usual: tuple[str, ...]
    labels: dict[str, LabelStyle]
    types: dict[str, TypeStyle]
    words: dict[str, tuple[str, str]]

    def word(self, key: str, lang: Lang, **values: object) -> str:
        """What a picture says of itself, in a language."""
        return self.words[key][lang == "en"].format(**values)

    def column(self, label: str) -> int:
        """The index of a label's column."""
        return next(i for i, column in enumerate(self.columns) if label in column.labels)

    def tree_types(self) -> frozenset[str]:
        """The relationship types that hang a node under another."""
        return frozenset(name for name, line in self.types.items() if line.tree)


@cache
def style() -> Style:
    """The packaged style."""
    return Style.model_validate(read_yaml(Path(__file__).with_name("style.yaml")))
