"""Snapshots."""

from pydantic import BaseModel, Field

from api.wire.examples import example


class SnapshotIn(BaseModel):
    """The view to freeze."""

    model_config = example({"view": "node=hydrogen-energy"})
    view: str = Field("", max_length=8192, description="The view's query parameters")


class SnapshotOut(BaseModel):
    """A snapshot and where it stands."""

    model_config = example(
        {"version": "0123456789abcdef", "id": "00112233aabbccdd", "path": "/s/0123456789abcdef/00112233aabbccdd"}
    )
    version: str
    id: str
    path: str


class SnapshotStatusOut(BaseModel):
    """Whether the library has moved on since."""

    model_config = example({"version": "0123456789abcdef", "current": "fedcba9876543210", "newer": True})
    version: str
    current: str
    newer: bool
