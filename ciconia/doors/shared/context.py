"""What every page needs to draw itself. No queries here: pages for strangers must stay cheap."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from ciconia.doors.shared import language
from ciconia.foundation import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Theme, languages, the programme the page belongs to, and the demo's banner."""
    theme = request.COOKIES.get("theme", "")
    context = {
        "theme": theme if theme in ("light", "dark") else "",
        "languages": language.menu(request),
        "alternates": language.alternates(request),
        "programme": getattr(request, "programme", None),
    }
    if settings.DEMO:
        # By name, so that an installation that is no demonstration never loads the demo's people.
        context["demo"] = {"now": clock.now(), "tour": import_string("ciconia.doors.demo.banner.tour_of")(request)}
    return context
