"""What letters of all doors need: whole addresses, since a letter stands on no site."""

from django.conf import settings


def at(path: str) -> str:
    """The whole address of a page of this site."""
    return settings.SITE.rstrip("/") + path
