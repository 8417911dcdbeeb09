"""Reading talks with applicants: which times are free, and when they are in the zones of both."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.foundation.countries import zone_in
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import Programme
from ciconia.selection.models import Application, Interview, InterviewTime, Opportunity


def free_times(opportunity: Opportunity) -> list[InterviewTime]:
    """The times kept free for an opportunity that are still to come and that nobody has taken."""
    with acting_as("system:jobs"):
        rows = InterviewTime.objects.filter(
            opportunity=opportunity, taken_back_at=None, starts_at__gt=clock.now(), interview=None
        )
        return list(rows.select_related("interviewer"))


def times_of(opportunity: Opportunity) -> list[InterviewTime]:
    """Every time that is kept free or taken, with the talk where there is one."""
    rows = InterviewTime.objects.filter(opportunity=opportunity, taken_back_at=None)
    return list(rows.select_related("interviewer", "interview__application__person"))


def interviews_at_desk(programme: Programme, user: Any) -> QuerySet[Interview]:
    """The talks of a programme that an account may see."""
    rows = Interview.objects.visible_to(user).filter(programme=programme).exclude(application__person__user_id=user.pk)
    return rows.select_related(
        "programme", "focus", "organisation", "time__interviewer", "application__person__identity",
        "application__opportunity",
    )  # fmt: skip


def own_interviews(user: Any) -> QuerySet[Interview]:
    """The talks an account is invited to as an applicant."""
    rows = Interview.objects.visible_to(user).filter(application__person__user_id=user.pk)
    return rows.select_related(
        "programme", "focus", "organisation", "time__interviewer", "application__person__identity",
        "application__opportunity",
    )  # fmt: skip


def zone_of(application: Application) -> str:
    """The zone in which an applicant most likely reads a time: the only one of their country, or the programme's."""
    return zone_in(application.person.identity.residence_country) or application.zone


def local(time: InterviewTime, zone: str) -> Any:
    """When it begins, as the clock shows it in a zone."""
    return time.starts_at.astimezone(ZoneInfo(zone))
