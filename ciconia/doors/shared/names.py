"""Names of concepts that are found while somebody types, in the reader's language."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from ciconia.people.queries.concept import named_like


def found_names(request: HttpRequest, *, without: Collection[str] = ()) -> dict[str, Any]:
    """What was looked for (find), and the names that are like it (found): (URI, name in the reader's language)."""
    find = " ".join(request.GET.get("find", "").split())
    reader = get_language() or "en"
    rows = named_like(find, reader, without=without) if find else []
    return {"find": find, "found": [(row.uri, row.name(reader)) for row in rows]}
