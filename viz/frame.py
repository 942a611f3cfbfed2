"""The frame in which a view stands in somebody else's page."""

from markupsafe import Markup

# Scripts, and nothing of the page's own; a link in it opens an ordinary page.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def iframe(address: str, title: str, width: int, height: int) -> str:
    """An `<iframe>` of an address."""
    return str(
        Markup(
            '<iframe src="{}" width="{}" height="{}" title="{}" sandbox="{}" loading="lazy" frameborder="0"></iframe>'
        ).format(address, width, height, title, SANDBOX)
    )


def framed(page: str, title: str) -> str:
    """An `<iframe>` that carries its page."""
    return str(
        Markup('<iframe srcdoc="{}" title="{}" sandbox="{}" style="width:100%;height:640px;border:0"></iframe>').format(
            page, title, SANDBOX
        )
    )
