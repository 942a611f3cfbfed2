"""Addresses that may be followed: of the web, and written so that no markup can end them."""

import re
from urllib.parse import quote, urlsplit

from viz.measure import clean

LONGEST = 2000  # characters; spreadsheets take no longer links
_WEB = re.compile("https?://", re.IGNORECASE)
_KEPT = "!#$%&'*+,/:;=?@-._~"  # what an address may hold beside letters and digits, without brackets


def web(address: str | None) -> str:
    """The address where it is one of the web, else nothing: `javascript:` leads nowhere."""
    if not address or not _WEB.match(address) or clean(address, len(address)) != address:
        return ""
    return _whole(quote(address, safe=_KEPT))


def _whole(address: str) -> str:
    try:
        return address if urlsplit(address).hostname and len(address) <= LONGEST else ""
    except ValueError:  # a host of the form [::x
        return ""
