"""Addresses that may be followed: of the web, and written so that no markup can end them."""

import re
from urllib.parse import quote, urlsplit

from viz.measure import clean

LONGEST = 2000  # characters; spreadsheets take no longer links
_HOST = re.compile(r"[\w.~%@:-]+|\[[0-9A-Fa-f:.]+\](:\d+)?")
_KEPT = "!#$%&'*+,/:;=?@-._~"  # what may follow the host beside letters and digits: no brackets


def web(address: str | None) -> str:
    """The address where it is one of the web, else nothing: `javascript:` leads nowhere."""
    if not address or clean(address, len(address)) != address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:  # a host of the form [x
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return ""
    rest = address[address.index(parts.netloc) + len(parts.netloc) :]
    written = f"{parts.scheme}://{parts.netloc}{quote(rest, safe=_KEPT)}"
    return written if len(written) <= LONGEST else ""
