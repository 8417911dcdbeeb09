"""What every page needs to draw itself. No queries here: pages for strangers must stay cheap."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.module_loading import import_string

from ciconia.foundation import clock

NATIVE = {
    "en": "English", "nl": "Nederlands", "fr": "Français", "ar": "العربية", "es": "Español",
    "fa-af": "دری", "so": "Soomaali", "ps": "پښتو",
}  # fmt: skip


def page(request: HttpRequest) -> dict[str, Any]:
    """Theme, languages, the programme the page belongs to, and the demo's banner."""
    theme = request.COOKIES.get("theme", "")
    context = {
        "theme": theme if theme in ("light", "dark") else "",
        "languages": _languages(request),
        "programme": getattr(request, "programme", None),
    }
    if settings.DEMO:
        # By name, so that an installation that is no demonstration never loads the demo's people.
        context["demo"] = {"now": clock.now(), "tour": import_string("ciconia.doors.demo.banner.tour_of")(request)}
    return context


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    current = translation.get_language()
    rest = request.get_full_path().split("/", 2)[2] if request.path_info.count("/") > 1 else ""
    return [
        {"code": code, "name": NATIVE[code], "url": f"/{code}/{rest}", "current": code == current}
        for code, _name in settings.LANGUAGES
    ]
