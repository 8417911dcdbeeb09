"""The description of the API, as programs read it: a change of the door shows here before anybody meets it."""

import json

from ciconia.doors.api.urls import api


def document() -> str:
    """The document as text, its names in the order of the alphabet."""
    return json.dumps(api.get_openapi_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
