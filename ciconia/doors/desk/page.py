"""How a page of a noun of the desk is drawn: in its frame, under its list, and as one that cannot be taken as it is."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciconia.doors.desk.frame import frame


def noun_page(
    request: HttpRequest, rail: str, template: str, context: dict[str, Any], *, trail: Sequence[tuple[str, str]],
    here: str,
) -> HttpResponse:  # fmt: skip
    """A page under an entry of the rail; 422 where its form holds something wrong."""
    page = {**frame(request, rail, trail=trail), **context, "here": here}
    form = context.get("form")
    return render(request, f"desk/{template}.html", page, status=422 if form is not None and form.errors else 200)
