"""What became of documents that were sent or removed."""

from pydantic import BaseModel, Field

from api.wire.examples import example

ID = "document-0123456789abcdef"


class FoundOut(BaseModel):
    """How much was found in a document."""

    id: str
    title: str
    nodes: int
    relationships: int
    sentences: int
    unused: int = Field(description="Sentences of which nothing was used")


class LoadOut(BaseModel):
    """What became of each file and document."""

    model_config = example(
        {
            "loaded": [ID],
            "replaced": [],
            "unchanged": [],
            "refused": {},
            "warnings": {},
            "passed_over": {},
            "files": {"notice.html": "loaded"},
            "version": "0123456789abcdef",
            "found": [{"id": ID, "title": "行动方案", "nodes": 40, "relationships": 60, "sentences": 20, "unused": 3}],
        }
    )
    loaded: list[str]
    replaced: list[str]
    unchanged: list[str]
    refused: dict[str, str] = Field(description="Why a file could not be read, by its name")
    warnings: dict[str, list[str]]
    passed_over: dict[str, int]
    files: dict[str, str] = Field(description="Each as loaded, replaced, warned, unchanged or refused")
    version: str = Field(description="Version of the library now")
    found: list[FoundOut]


class RemovedOut(BaseModel):
    """A document that is gone, and with it just what it said."""

    model_config = example({"removed": ID, "version": "0123456789abcdef"})
    removed: str
    version: str
