"""What can go wrong, by name.

    ZhengtuError
    ├── InvalidInput          a document, fragment, dataset, correction or setting is not what it should be
    │   ├── UnreadableDocument    a file cannot be read as a policy document
    │   └── InvalidFragment       nodes or relationships contradict the model
    ├── AnchorLost            a quote is no longer found in its passage
    ├── UnknownNode           no node, document or passage has this id
    ├── LibraryDamaged        a file of the library is not what the manifest says
    ├── LibraryBusy           another process is writing the library
    ├── StoreUnavailable      the engine holds no verified graph of this library
    ├── QueryRefused          a query is not allowed, or is not Cypher
    ├── QueryTimeout          a query ran longer than it may
    ├── ShelfFull             there are as many snapshots as the server may make
    └── MissingDependency     an optional package is not installed

Every message names the thing and the way out.
"""


class ZhengtuError(Exception):
    """Root of all errors that a user can act on."""


class InvalidInput(ZhengtuError):
    """A document, fragment, dataset, correction or setting is not what it should be."""


class UnreadableDocument(InvalidInput):
    """A file cannot be read as a policy document."""


class InvalidFragment(InvalidInput):
    """Nodes or relationships contradict the model."""


class AnchorLost(ZhengtuError):
    """A quote is no longer found in its passage."""


class UnknownNode(ZhengtuError):
    """No node, document or passage has this id."""


class LibraryDamaged(ZhengtuError):
    """A file of the library is not what the manifest says."""


class LibraryBusy(ZhengtuError):
    """Another process is writing the library."""


class StoreUnavailable(ZhengtuError):
    """The engine holds no verified graph of this library."""


class QueryRefused(ZhengtuError):
    """A query is not allowed, or is not Cypher."""

    def __init__(
        self, message: str, *, token: str | None = None, line: int | None = None, reason_code: str | None = None
    ) -> None:
        super().__init__(message)
        self.token, self.line, self.reason_code = token, line, reason_code  # for a message in another language


class QueryTimeout(ZhengtuError):
    """A query ran longer than it may."""


class ShelfFull(ZhengtuError):
    """There are as many snapshots as the server may make."""


class MissingDependency(ZhengtuError):
    """An optional package is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed: pip install 'zhengtu[{extra}]'")
