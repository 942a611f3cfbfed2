"""The pages' scripts, styles and fonts."""

import os
import zlib
from functools import lru_cache
from hashlib import blake2s
from mimetypes import guess_type
from pathlib import Path
from typing import Any, NamedTuple

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from api.fingerprint import fingerprint

KEPT = 1_000_000  # bytes: a larger file is read from the disk each time
FOR_EVER = "public, max-age=31536000, immutable"


def versioned() -> str:
    """Where pages find their files: an address that a file of another version never has."""
    return f"/static/{fingerprint()}"


class Packed(NamedTuple):
    """A file as it is sent: packed, where that makes it smaller."""

    plain: bytes
    gzip: bytes
    etag: str


@lru_cache(maxsize=256)
def _packed(path: str, _changed: int) -> Packed:
    plain = Path(path).read_bytes()
    packer = zlib.compressobj(9, wbits=31)
    return Packed(plain, packer.compress(plain) + packer.flush(), blake2s(plain, digest_size=8).hexdigest())


class Static(StaticFiles):
    """Files kept in memory, packed once. Under this program's version a browser need not ask again."""

    def file_response(
        self, full_path: Any, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or 304 for one that has not changed."""
        if stat_result.st_size > KEPT:
            response = super().file_response(full_path, stat_result, scope, status_code)
        else:
            response = self._kept(
                _packed(str(full_path), stat_result.st_mtime_ns), str(full_path), Headers(scope=scope)
            )
        fixed = scope.get("path_params", {}).get("version") == fingerprint()
        response.headers["cache-control"] = FOR_EVER if fixed else "no-cache"
        return response

    def _kept(self, file: Packed, path: str, asked: Headers) -> Response:
        packs = "gzip" in asked.get("accept-encoding", "") and len(file.gzip) < len(file.plain)
        headers = {"etag": f'"{file.etag}{"-gzip" if packs else ""}"', "vary": "accept-encoding"}
        response = Response(
            file.gzip if packs else file.plain,
            headers=headers | ({"content-encoding": "gzip"} if packs else {}),
            media_type=guess_type(path)[0],
        )
        return NotModifiedResponse(response.headers) if self.is_not_modified(response.headers, asked) else response
