"""Lists in pieces, newest first: the next piece begins after the last row seen, so that no piece costs more."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

SIZE = 25


@dataclass(frozen=True)
class Piece:
    """One piece of a list, and the links to the first and the next."""

    rows: list[Any]
    first: str
    next: str


def piece(request: HttpRequest, rows: QuerySet[Any], *, size: int = SIZE) -> Piece:
    """The rows after the id in the address, at most `size`, newest first."""
    after = request.GET.get("after", "")
    asked = after.isascii() and after.isdigit() and len(after) < 19
    found = list((rows.filter(pk__lt=int(after)) if asked else rows).order_by("-pk")[: size + 1])
    more = f"?after={found[size - 1].pk}" if len(found) > size else ""
    return Piece(found[:size], request.path if asked else "", more)
