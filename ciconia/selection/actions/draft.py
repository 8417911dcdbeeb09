"""A draft as it is written: kept screen by screen, by itself or by a press, and put into the profile on wish."""

from typing import Any

from django.db import transaction

from ciconia.foundation.actions.perform import amend
from ciconia.people.actions.person import update_profile
from ciconia.selection.models import Application
from ciconia.selection.rules.application import FLOW

INSTEAD = (
    "headline", "experience", "concepts", "context", "languages", "available_weeks", "modes", "residence_country",
)  # fmt: skip
"""What an application may say otherwise than the profile; where somebody lives goes there when it is sent."""


def save_draft(
    application: Application, *, by: Any, seen: int | None = None, quiet: bool = False, **fields: Any
) -> Application:
    """Keep what the applicant has written so far; raises Conflict where a newer draft stands, or once it is sent.

    fields: columns, and among them those of INSTEAD, which are kept only where they differ from the profile. quiet:
    kept by itself while somebody types, which the log does not tell.
    """
    own = {name: fields.pop(name) for name in INSTEAD if name in fields}
    if own:
        fields["instead"] = _instead(application, own)
    amend(FLOW, application, fields, by=by, roles=("applicant",), states=("draft",), seen=seen, quiet=quiet)
    return application


def take_to_profile(application: Application, *, by: Any, **fields: Any) -> None:
    """Let the profile say what this draft says; what the draft said otherwise is then the same."""
    with transaction.atomic():
        update_profile(application.person, by=by, **fields)
        left = {name: value for name, value in application.instead.items() if name not in fields}
        amend(FLOW, application, {"instead": left}, by=by, roles=("applicant",), states=("draft",))


def profile_value(application: Application, name: str) -> Any:
    """What the profile says of one thing."""
    person = application.person
    return getattr(person.identity if name == "residence_country" else person, name)


def _instead(application: Application, own: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in application.instead.items() if name not in own}
    return kept | {name: value for name, value in own.items() if value != profile_value(application, name)}
