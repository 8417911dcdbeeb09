"""To be written: the addresses of this noun exist already."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from ciconia.doors.shared.entry import desk_page


@desk_page
def listed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Nothing here yet."""
    raise Http404


@desk_page
def new(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Nothing here yet."""
    raise Http404


@desk_page
def detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Nothing here yet."""
    raise Http404


@desk_page
def edit(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Nothing here yet."""
    raise Http404


@desk_page
def move(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Nothing here yet."""
    raise Http404
