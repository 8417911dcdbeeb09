"""Somebody who applies together with an applicant."""

from typing import Any

from ciconia.delivery.actions import engagement as engagements
from ciconia.foundation.text import translated
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.models import Application, CoApplicant, Opportunity
from ciconia.selection.rules.co_applicant import CONSENT
from tests.make import _member, _staff, as_user, make_application, make_opportunity, make_person
from tests.remembered import remembered

SAID = {"motivation": translated("We know these wells")}
REASON = {"reason": "My daughter is ill"}


@remembered
def make_joint_opportunity(*, together: int = 2, goes_on_without: bool = True, **fields: Any) -> Opportunity:
    """An opportunity for which people may apply together."""
    opportunity = make_opportunity(**({"places": 2} | fields))
    return let(opportunity, together=together, goes_on_without=goes_on_without)


def let(opportunity: Opportunity, *, together: int, goes_on_without: bool = True, **fields: Any) -> Opportunity:
    """Say as an officer that so many may apply together."""
    said = {"words": translated("A midwife and a technician") if together > 1 else translated("")}
    found: Opportunity = as_user(
        _staff("officer", opportunity.focus), co_applicants.let_together, opportunity, together=together,
        goes_on_without=goes_on_without, **(said | fields),
    )  # fmt: skip
    return found


@remembered
def make_co_applicant(
    state: str = "asked", *, application: Application | None = None, person: Any = None, goes_on_without: bool = True,
) -> CoApplicant:  # fmt: skip
    """Somebody asked by a draft, who joined, has an offer, accepted it, left, said no, or was taken back."""
    if application is None:
        application = make_application("draft", opportunity=make_joint_opportunity(goes_on_without=goes_on_without))
    person = person or make_person("Ilham Jama")
    lead, user = application.person.user, person.user
    said = {"name": person.identity.full_name, "email": user.email, "language": "en"}
    row: CoApplicant = as_user(lead, co_applicants.ask, application, **said)
    if state in ("asked", "taken_back"):
        return as_user(lead, co_applicants.take_back, row) if state == "taken_back" else row
    if state == "declined":
        as_user(user, co_applicants.decline, row.public_id)
    else:
        as_user(user, co_applicants.join, row.public_id, words=str(CONSENT))
        _go_to(state, application, row)
    row.refresh_from_db()
    return row


def go_on(application: Application, to: str) -> Application:
    """A draft of several, as far as a state."""
    opportunity = application.opportunity
    officer, host = _staff("officer", opportunity.focus), _member(opportunity.organisation)
    marks = {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}
    steps = [
        ("submitted", application.person.user, applications.submit, {}),
        ("assessed", _staff("assessor", opportunity.focus), applications.assess, marks),
        ("shortlisted", officer, applications.shortlist, {}),
        ("signed", officer, applications.sign, {}),
        ("chosen", host, applications.sign, {}),
        ("offered", officer, applications.offer, {}),
    ]
    for reached, by, step, more in steps:
        as_user(by, step, application, **more)
        if reached == to:
            break
    return application


def _go_to(state: str, application: Application, row: CoApplicant) -> None:
    user = row.person.user if row.person else CoApplicant.objects.get(pk=row.pk).person.user  # type: ignore[union-attr]
    row.refresh_from_db()
    if state == "over":
        as_user(application.person.user, applications.withdraw, application, **REASON)
    if state in ("left", "gone"):
        go_on(application, "submitted")
        as_user(user, co_applicants.step_out, row, **REASON)
    if state == "gone":
        as_user(_staff("officer", application.focus), co_applicants.go_on, row)
    if state in ("offered", "accepted"):
        go_on(application, "offered")
        row.refresh_from_db()
    if state == "accepted":
        as_user(user, engagements.accept_together, row)
