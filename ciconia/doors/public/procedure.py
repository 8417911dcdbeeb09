"""How somebody is chosen for one assignment, with its dates, and what a reader can do about it now."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciconia.doors.shared.templatetags.ciconia import dated
from ciconia.foundation import clock
from ciconia.people.models import Person
from ciconia.programmes.kinds import KINDS
from ciconia.selection.models import Application
from ciconia.selection.queries.opportunity_page import OpportunityPage
from ciconia.selection.rules.application import can_apply

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stop:
    """One stop of the route: done, now, or still to come."""

    label: str
    when: str
    note: str
    state: str = ""


@dataclass(frozen=True)
class Way:
    """What the button says: apply, sign in first, go on, look at what was sent; or why there is none."""

    name: str
    url: str = ""
    application: Application | None = None


def way_to_apply(opportunity: OpportunityPage, user: Any, here: str) -> Way:
    """What this reader can do about an opportunity."""
    if not user.is_authenticated:
        open_now = stage(opportunity) == "published"
        return Way("sign_in", f"{reverse('account_login')}?next={quote(here)}") if open_now else Way("closed")
    own = (
        Application.objects.visible_to(user)
        .filter(opportunity_id=opportunity.pk, person__user=user)
        .exclude(state="withdrawn")
        .first()
    )
    if own is not None:
        return Way("go_on" if own.state == "draft" else "sent", application=own)
    if not can_apply(user, opportunity):
        return Way("closed")
    return Way("apply" if Person.objects.filter(user=user).exists() else "not_yours")


def stage(opportunity: OpportunityPage) -> str:
    """The state as the day has it: once the last day has passed nobody applies, even before a job has said so."""
    past = opportunity.deadline < clock.today(opportunity.zone)
    return "closed" if opportunity.state == "published" and past else str(opportunity.state)


def last_day(opportunity: OpportunityPage) -> date:
    """The last day of the work as planned."""
    return opportunity.starts + timedelta(weeks=opportunity.weeks) - DAY


def span(first: date, last: date) -> str:
    """From one day to another, without saying the year twice."""
    pattern = "j F" if first.year == last.year else "j F Y"
    return _("%(first)s to %(last)s") % {"first": dated(first, pattern), "last": _day(last)}


def route(opportunity: OpportunityPage) -> list[Stop]:
    """The stops from the last day to apply to the question what is left a year later."""
    at = stage(opportunity)
    chosen = at in ("filled", "not_filled")
    stops = [
        Stop(
            _("You apply"),
            _("Until %(day)s") % {"day": _day(opportunity.deadline)},
            _("One form. It keeps what you wrote, so you can stop and go on later."),
            "now" if at == "published" else "done",
        ),
        Stop(
            _("We look at every application, the institution chooses"),
            span(opportunity.deadline + DAY, opportunity.answer_by) if opportunity.answer_by else "",
            _(
                "Two sides sign each choice: the institution and the programme. The institution reads first name and "
                "initial, skills, languages and dates; not where you live, your employer, age or sex."
            ),
            "done" if chosen else "now" if at == "closed" else "",
        ),
        Stop(_("Everybody gets an answer and the reason for it"), *_answer(opportunity, chosen)),
    ]
    return stops if at == "not_filled" else stops + _after(opportunity)


def _answer(opportunity: OpportunityPage, chosen: bool) -> tuple[str, str, str]:
    if opportunity.answer_by is None:
        return "", "", ""
    late = not chosen and opportunity.answer_by < clock.today(opportunity.zone)
    note = _("This day has passed and not everybody has an answer yet. We owe it.") if late else ""
    return _("By %(day)s") % {"day": _day(opportunity.answer_by)}, note, "done" if chosen else ""


def _after(opportunity: OpportunityPage) -> list[Stop]:
    end = last_day(opportunity)
    waves = [end + timedelta(days=wave.after) for wave in KINDS[opportunity.kind].waves]
    months = _(" and ").join(date_format(day, "F Y") for day in waves)
    return [
        Stop(_("You prepare"), _("Before %(day)s") % {"day": _day(opportunity.starts)}, _prepare(opportunity)),
        Stop(_("You work together"), span(opportunity.starts, end), ""),
        Stop(_("We look back"), months, _("We ask you and the institution what changed, and what is still in use.")),
    ]


def _prepare(opportunity: OpportunityPage) -> str:
    items = KINDS[opportunity.kind].checklist_for(opportunity.mode)
    return ". ".join(str(item.label) for item in items if item.before > 0) + "."


def _day(day: date) -> str:
    return dated(day, "j F Y")
