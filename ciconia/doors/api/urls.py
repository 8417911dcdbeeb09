"""Addresses for programs; the version is part of them."""

from django.urls import URLPattern

from ciconia.doors.api.door import api, read_door
from ciconia.doors.api.views import opportunity, programme

__all__ = ["api", "opportunity", "programme", "urls"]

_patterns, _app, _namespace = api.urls
urls = (
    [URLPattern(entry.pattern, read_door(entry.callback), entry.default_args, entry.name) for entry in _patterns],
    _app,
    _namespace,
)
