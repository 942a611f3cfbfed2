"""Who may change things: whoever knows the key, of which only a hash is kept."""

from hashlib import sha256
from hmac import compare_digest

from fastapi import Request
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from api.settings import Settings

PREFIX = "sha256:"  # the setting may hold the key, or this and its hash


def hashed(setting: str) -> str:
    """The SHA-256 of the key a setting names, in hex."""
    given = setting.strip()
    return given.removeprefix(PREFIX).lower() if given.startswith(PREFIX) else sha256(given.encode()).hexdigest()


def knows(settings: Settings, given: str | None) -> bool:
    """Is this the key? Compared in constant time."""
    if settings.api_key is None or given is None:
        return False
    return compare_digest(sha256(given.encode()).hexdigest(), hashed(settings.api_key.get_secret_value()))


def given_key(headers: Headers) -> str | None:
    """The key a request brings: `Authorization: Bearer …` or `X-API-Key: …`."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else headers.get("x-api-key")


def refusal(settings: Settings, headers: Headers) -> HTTPException | None:
    """Why a request may not change anything; nothing where it may."""
    if settings.api_key is None:
        return HTTPException(403, "This server takes no changes: start it with ZHENGTU_API_KEY set.")
    if knows(settings, given_key(headers)):
        return None
    return HTTPException(401, "Send the key as `Authorization: Bearer …`.", {"www-authenticate": "Bearer"})


async def keyed(request: Request) -> None:
    """Lets nobody through without the key."""
    if refused := refusal(request.app.state.live.settings, request.headers):
        raise refused


async def keyed_or_at_home(request: Request) -> None:
    """Lets through who knows the key; without one set, this machine's own pages and programs."""
    settings: Settings = request.app.state.live.settings
    if settings.api_key is not None:
        await keyed(request)
    elif not _at_home(request, settings):
        raise HTTPException(403, "Set ZHENGTU_API_KEY, and send the key: this server can be reached from elsewhere.")


def _at_home(request: Request, settings: Settings) -> bool:
    """Does only this machine reach the server, and does no page of another site ask?"""
    loopback = settings.host in ("127.0.0.1", "::1", "localhost")
    named = (request.url.hostname or "") in ("127.0.0.1", "::1", "localhost")
    own = request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return loopback and named and own
