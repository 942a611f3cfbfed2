"""What can be set, by environment (`ZHENGTU_…`) or by the command's option of the same name."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.home import data_folder


@cache
def program_version() -> str:
    """The installed version of Zhengtu."""
    return version("zhengtu")


class Settings(BaseSettings):
    """How the command and the server run."""

    model_config = SettingsConfigDict(env_prefix="ZHENGTU_", env_ignore_empty=True, frozen=True, extra="ignore")

    library: Path = Field(default_factory=data_folder, description="Folder of the library; the user's data by default")
    engine: str | None = Field(None, description="Engine that holds the graph; the embedded one by default")
    bundled: bool = Field(True, description="Lay the bundled facts under the library")
    skip_damaged: bool = Field(False, description="Serve what is whole when a file of the library is damaged")
    names: bool = Field(False, description="Let a model propose names that no rule reads (extra `names`)")
    host: str = Field("127.0.0.1", description="Address the server listens on")
    port: int = Field(8000, ge=0, le=65535, description="Port the server listens on; 0 takes a free one")
    frame_ancestors: str = Field("*", description="Which sites may frame /embed, as in Content-Security-Policy")
    api_key: SecretStr | None = Field(None, description="Key for what changes things; or sha256: and its hash")
    signing_key: SecretStr | None = Field(None, description="Ed25519 key that signs snapshots: a PEM, or its path")
    snapshots: int = Field(1000, ge=0, description="Snapshots that can be made through the server")
    watch_seconds: float = Field(1.0, gt=0, le=60, description="How often the server looks for a new graph")
    query_seconds: float = Field(5.0, gt=0, le=5, description="Time a Cypher query may take")
    query_rows: int = Field(10_000, ge=1, description="Rows a Cypher query may return at most")
    query_bytes: int = Field(5_000_000, ge=1000, description="Size of a Cypher answer's rows at most")
    query_workers: int = Field(2, ge=1, le=64, description="Cypher queries that run at the same time")
    query_queue: int = Field(8, ge=0, description="Cypher queries that wait at most; more are asked to come back")
    body_bytes: int = Field(65_536, ge=1000, description="Size of a request's body at most")
    upload_bytes: int = Field(50_000_000, ge=1000, description="Size of uploaded documents together at most")
    upload_seconds: float = Field(120.0, gt=0, description="Time uploaded documents may take to arrive")
    body_seconds: float = Field(10.0, gt=0, description="Time a request's body may take to arrive")
