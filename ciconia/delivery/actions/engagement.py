"""From an accepted offer to the end of an engagement."""

from datetime import date, timedelta
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.delivery.actions.checklist_item import drop_item, make_checklist
from ciconia.delivery.actions.deliverable import drop_deliverable, promise_deliverables
from ciconia.delivery.actions.space import let_in, let_out
from ciconia.delivery.actions.training import begin_training
from ciconia.delivery.models import Engagement, Phase
from ciconia.delivery.rules.engagement import FLOW
from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused, begin, perform, retime
from ciconia.foundation.wall import acting_as, past_the_wall
from ciconia.people.actions import sight
from ciconia.people.models import Mode, Person, SightLevel
from ciconia.programmes.actions.focus import take_reference
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import co_applicant as co_applicants
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions.together import lock_people
from ciconia.selection.models import Application, CoApplicant

ONLINE_SHARE = 3  # of a mixed engagement, the first third is online


def accept_offer(application: Application, *, by: Any, seen: int | None = None) -> Engagement:
    """Take the place that was offered: the engagement begins, and the host learns who it is.

    Raises Refused where the person would be in two places in the same weeks.
    """
    with transaction.atomic():
        lock_people(application)
        opportunity = application.opportunity
        phases = phases_for(opportunity.mode, opportunity.starts, opportunity.weeks)
        applications.accept(application, by=by, seen=seen)
        _not_in_two_places(application.person_id, phases)
        engagement = _open(application, application.person, phases, by)
        let_in(engagement)
        with acting_as("system:jobs"):
            for row in CoApplicant.objects.filter(application=application, state="accepted").select_related("person"):
                _open_beside(application, row, phases, by)
            opportunities.fill_if_complete(opportunity)
    return engagement


def accept_together(row: CoApplicant, *, by: Any, seen: int | None = None) -> CoApplicant:
    """Take for oneself the place that was offered to several. Raises Refused where one would be in two places."""
    with transaction.atomic(), past_the_wall():
        opportunity = row.opportunity
        lock_people(row.application)
        phases = phases_for(opportunity.mode, opportunity.starts, opportunity.weeks)
        _not_in_two_places(row.person_id or 0, phases)  # who was erased may not accept either
        return co_applicants.accept(row, by=by, seen=seen)


def phases_for(mode: str, starts: date, weeks: int) -> list[tuple[str, date, date]]:
    """(mode, first day, last day) of each phase: one, or for mixed engagements online first and then in person."""
    last = starts + timedelta(weeks=weeks, days=-1)
    if mode != Mode.MIXED:
        return [(mode, starts, last)]
    # Of a single week, two days: a phase in person must be left.
    turn = starts + (timedelta(weeks=max(1, weeks // ONLINE_SHARE)) if weeks > 1 else timedelta(days=2))
    return [(Mode.VIRTUAL, starts, turn - timedelta(days=1)), (Mode.PHYSICAL, turn, last)]


def prepare(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """Make the list of what has to be done before the start, from the kind."""
    with transaction.atomic():
        perform(FLOW, "prepare", engagement, by=by, seen=seen)  # locks: two who press make one list
        make_checklist(engagement, by=by)
        begin_training(engagement)
        retime(FLOW, engagement)
    return engagement


def release(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """Every gate is done or waived."""
    perform(FLOW, "release", engagement, by=by, seen=seen)
    return engagement


def unready(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """A gate opened again before the start."""
    perform(FLOW, "unready", engagement, by=by, seen=seen)
    return engagement


def start(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """The two sides have begun."""
    perform(FLOW, "start", engagement, by=by, seen=seen)
    return engagement


def pause(engagement: Engagement, *, by: Any, reason: str, seen: int | None = None) -> Engagement:
    """Interrupt it for a while."""
    perform(FLOW, "pause", engagement, by=by, reason=reason, seen=seen)
    return engagement


def resume(engagement: Engagement, *, by: Any, reason: str, seen: int | None = None) -> Engagement:
    """Go on after a pause."""
    perform(FLOW, "resume", engagement, by=by, reason=reason, seen=seen)
    return engagement


def complete(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """Everything promised is accepted or dropped; the need is served, and what nobody ticked off is dropped."""
    with transaction.atomic():
        today = clock.today(engagement.zone)
        perform(FLOW, "complete", engagement, by=by, seen=seen, changes={"ended_on": today})
        _drop_points(engagement)
        needs.serve(engagement.opportunity.need)
    return engagement


def end_early(engagement: Engagement, *, by: Any, reason: str, seen: int | None = None) -> Engagement:
    """End it before the work is done; before the start, the place becomes free again."""
    with transaction.atomic():
        today = clock.today(engagement.zone)
        entry = perform(FLOW, "end_early", engagement, by=by, reason=reason, seen=seen, changes={"ended_on": today})
        _drop_points(engagement)
        with acting_as("system:jobs"):
            for deliverable in engagement.deliverables.filter(state__in=["due", "submitted", "sent_back"]):
                drop_deliverable(deliverable, reason=reason)
            if entry.from_state not in ("active", "paused"):
                applications.free_place(engagement.application, engagement.person_id)
                opportunities.refill(engagement.opportunity)
                let_out(engagement)
    return engagement


def close(engagement: Engagement, *, by: Any, seen: int | None = None) -> Engagement:
    """Everybody has been asked; the file is closed."""
    perform(FLOW, "close", engagement, by=by, seen=seen)
    return engagement


def schedule_wave(engagement: Engagement, next_wave_on: date | None) -> None:
    """Keep the date of the next question about what changed, for whose turn it is and the next date."""
    with acting_as("system:jobs"):
        engagement.refresh_from_db(from_queryset=Engagement.objects.select_for_update(of=("self",)))
        engagement.next_wave_on = next_wave_on
        engagement.save(update_fields=["next_wave_on"])
        retime(FLOW, engagement)


def _open_beside(application: Application, row: CoApplicant, phases: list[tuple[str, date, date]], by: Any) -> None:
    """The engagement of somebody who applied together with the applicant; a clash that came up meanwhile is said."""
    person = cast(Person, row.person)
    try:
        _not_in_two_places(person.pk, phases)
    except Refused:
        raise Refused(
            _("%(name)s has another assignment in person in the same weeks. Write to the programme: dates can move.")
            % {"name": row}
        ) from None
    let_in(_open(application, person, phases, by))


def _open(application: Application, person: Person, phases: list[tuple[str, date, date]], by: Any) -> Engagement:
    opportunity = application.opportunity
    engagement: Engagement = begin(
        FLOW,
        Engagement(
            programme=application.programme, focus=application.focus, organisation=application.organisation,
            application=application, opportunity=opportunity, person=person,
            reference=take_reference(application.focus), counterpart=opportunity.need.counterpart,
            mode=opportunity.mode, starts=phases[0][1], ends=phases[-1][2],
        ),
        by=by,
    )  # fmt: skip
    for number, (mode, starts, ends) in enumerate(phases, 1):
        Phase.objects.create(engagement=engagement, number=number, mode=mode, starts=starts, ends=ends)
    promise_deliverables(engagement, by=by)
    sight.grant_programme(
        engagement.person_id, programme_id=engagement.programme_id, focus_id=engagement.focus_id,
        because="engagement", object_id=engagement.pk,
    )  # fmt: skip
    sight.grant_organisation(
        engagement.person_id, organisation_id=engagement.organisation_id, focus_id=engagement.focus_id,
        opportunity_id=opportunity.pk,
        because="engagement", object_id=engagement.pk, level=SightLevel.FULL,
    )  # fmt: skip
    log("engagement.phases", engagement, by=by, data={"phases": [[m, str(s), str(e)] for m, s, e in phases]})
    return engagement


def _drop_points(engagement: Engagement) -> None:
    with acting_as("system:jobs"):
        for item in engagement.checklist.filter(state="open"):
            drop_item(item)


def _not_in_two_places(person_id: int, phases: list[tuple[str, date, date]]) -> None:
    for mode, starts, ends in phases:
        if mode != Mode.PHYSICAL:
            continue
        clash = Phase.objects.filter(
            engagement__person_id=person_id, mode=Mode.PHYSICAL, replaced=False, starts__lte=ends, ends__gte=starts
        ).exclude(engagement__state__in=["ended_early", "closed"])
        if clash.exists():
            raise Refused(_("You have another assignment in person in the same weeks. Write to us, dates can move."))
