"""What becomes of those who apply together when something becomes of their application. Parts of those actions."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.perform import Refused, perform
from ciconia.foundation.wall import past_the_wall
from ciconia.people.actions import sight
from ciconia.people.models import Person, SightLevel
from ciconia.selection.models import MEMBERS, Application, CoApplicant
from ciconia.selection.queries.application import checks_for
from ciconia.selection.rules.co_applicant import FLOW, OPEN, not_too_many

BECAUSE = "co_applicant"


def send_all(application: Application) -> None:
    """It is being sent: each meets the rules of today, and staff see them with the applicant. Raises Refused."""
    with past_the_wall():
        for row in _rows(application, "joined"):
            row.checks, row.sent_at = checks_for(application, row.person), clock.now()
            row.save(update_fields=["checks", "sent_at"])
            sight.grant_programme(
                row.person_id, programme_id=row.programme_id, focus_id=row.focus_id, because=BECAUSE, object_id=row.pk
            )
        if why := not_too_many(application, None):
            raise Refused(str(why))
        _forget_addresses(application)


def show_to_host(application: Application) -> None:
    """The institution sees a card of the applicant now, and of everybody who applies with them."""
    with past_the_wall():
        for row in _rows(application, *MEMBERS):
            sight.grant_organisation(
                row.person_id, organisation_id=row.organisation_id, focus_id=row.focus_id,
                opportunity_id=row.opportunity_id, because=BECAUSE, object_id=row.pk, level=SightLevel.CARD,
            )  # fmt: skip


def offer_all(application: Application) -> None:
    """The offer is out: each answers it for themself."""
    with past_the_wall():
        for row in _rows(application, "joined"):
            perform(FLOW, "offer", row, by=System(_("Offer sent")), changes={"letter": "offer"})


def lock_people(application: Application) -> None:
    """Let two choices of one person go one after the other: everybody an application is of waits here."""
    with past_the_wall():
        keys = {application.person_id, *(row.person_id for row in _rows(application, *MEMBERS))}
        list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def hide_from_host(application: Application) -> None:
    """The choice is made: the institution sees the cards no more."""
    with past_the_wall():
        for row in _rows(application):
            sight.end(BECAUSE, row.pk, organisation_only=True)


def end_all(application: Application) -> None:
    """The application has ended: nobody who was asked or joined has to do anything any more."""
    with past_the_wall():
        for row in _rows(application, *OPEN):
            letter = "over" if row.state in MEMBERS or (row.state == "asked" and row.letter != "ask") else ""
            perform(FLOW, "end", row, by=System(_("Application ended")), changes={"letter": letter})
        hide_from_host(application)
        if application.state == "expired" or application.submitted_at is None:
            _forget_addresses(application, besides="over")


def free_place(application: Application, person_id: int) -> bool:
    """The work of somebody who applied with another ended before it began; gives whether it was such a one."""
    with past_the_wall():
        rows = CoApplicant.objects.filter(application=application, person_id=person_id, state="accepted")
        return bool(rows.update(place_freed_on=clock.today(application.zone)))


def _forget_addresses(application: Application, besides: str = "") -> None:
    """Nobody is written to by an address any more; a letter that waits still goes to it, and it goes with that."""
    rows = CoApplicant.objects.filter(application=application).exclude(email="")
    rows.exclude(letter=besides or "-").update(email="")


def _rows(application: Application, *states: str) -> list[Any]:
    rows = CoApplicant.objects.filter(application_id=application.pk)
    rows = rows.filter(state__in=states) if states else rows
    return list(rows.select_related("person__identity", "programme", "opportunity", "application").order_by("pk"))
