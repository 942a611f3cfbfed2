"""The pages' scripts, styles and fonts."""

from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles


class Static(StaticFiles):
    """Files that a browser asks after each time, so that a new version is never mixed with an old one."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file, or 304 for one that has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response
