"""Planning a round: its data, its drafts and every change of them, the approval by two, and the offers."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ciconia.engine import allocation as engine
from ciconia.foundation import clock
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.models import Programme
from ciconia.selection.actions.application import offer, sign
from ciconia.selection.models import (
    Application,
    Candidate,
    Cohort,
    CohortDraft,
    CohortPlace,
    CohortStep,
    Did,
    Opportunity,
)
from ciconia.selection.queries.cohort import (
    Round,
    plan_before,
    planned,
    remember,
    round_of,
    settings_of,
    waits,
    weighed,
    where_of,
)
from ciconia.selection.queries.cohort_board import figures_of, no_figures, unconfirmed
from ciconia.selection.queries.cohort_data import changed_since, collect, digest_of, free_places, period
from ciconia.selection.queries.need_to_come import changed_to_come, priced
from ciconia.selection.rules.cohort import FLOW, Settings, checked
from ciconia.selection.rules.need_to_come import checked_words

JOB = "selection.plan"
LARGE = 60_000
"""People at places of a round above which a first plan takes longer than a page may: about 2 s of a processor."""
ORDINARY = {"host_rank": "score", "group_slack": 0, "balance_binds": False, "empty": []}
"""What a first draft keeps: nothing but the places, the dates and the order of the institutions."""


def start_cohort(
    programme: Programme, *, by: Any, title: str, opportunities: Iterable[Opportunity], ranking_on: date,
    rules: Mapping[str, Any] | None = None,
) -> Cohort:  # fmt: skip
    """Open a round for some opportunities, take the data, and make a first draft. Raises Refused, or Unfit."""
    chosen = list(opportunities)
    if not chosen:
        raise Unfit({"opportunities": _("Choose at least one opportunity.")})
    if ranking_on < clock.today(programme.zone):
        raise Unfit({"ranking_on": _("This day has passed. Choose today or a later day.")})
    focuses = sorted({one.focus_id for one in chosen})
    row = Cohort(programme=programme, focus_ids=focuses, title=title, ranking_on=ranking_on, taken_at=clock.now())
    _planner(row, by)
    with transaction.atomic():
        cohort: Cohort = begin(FLOW, row, by=by)
        free = free_places(chosen)
        CohortPlace.objects.bulk_create(
            CohortPlace(cohort=cohort, opportunity=one, free=free[one.pk], starts=period(one)[0], ends=period(one)[1])
            for one in chosen
        )
        _take(cohort)
        new_draft(cohort, by=by, rules={**ORDINARY, **(rules or {})})
    return cohort


def new_draft(
    cohort: Cohort, *, by: Any, like: CohortDraft | None = None, rules: Mapping[str, Any] | None = None
) -> CohortDraft:
    """One more way to fill the places, beginning as another draft stands or with some rules."""
    with transaction.atomic():
        _open(cohort, by)
        number = cohort.drafts.count() + 1
        draft = CohortDraft(cohort=cohort, number=number, by=by, at=clock.now())
        settings = settings_of(like) if like else Settings(dict(rules or ORDINARY))
        draft.save()
        _keep(
            draft,
            settings,
            near=like if like is not None and like.digest == cohort.digest and not waits(like) else None,
        )
        log("cohort.new_draft", cohort, by=by, data={"number": number, "like": like.number if like else None})
    return draft


def lock(
    draft: CohortDraft, application: Application, *, by: Any, reason: str = "", seen: int | None = None
) -> CohortDraft:
    """Place somebody whatever else happens; of a place with room for one, whoever was locked there gives way."""
    _planner(draft.cohort, by)
    place = CohortPlace.objects.get(cohort=draft.cohort_id, opportunity=application.opportunity_id)
    there = Application.objects.filter(pk__in=draft.locks, opportunity=application.opportunity_id)
    besides = list(there.values_list("pk", flat=True)) if there.count() >= place.free else []
    settings = settings_of(draft).locking(application.pk, besides)
    return _change(draft, Did.LOCK, settings, by=by, seen=seen, application=application, reason=reason)


def forbid(
    draft: CohortDraft, application: Application, *, by: Any, reason: str = "", seen: int | None = None
) -> CohortDraft:
    """Never place somebody at the place they applied for."""
    settings = settings_of(draft).forbidding(application.pk)
    return _change(draft, Did.FORBID, settings, by=by, seen=seen, application=application, reason=reason)


def free(draft: CohortDraft, application: Application, *, by: Any, seen: int | None = None) -> CohortDraft:
    """Leave somebody to the plan again."""
    settings = settings_of(draft).freeing(application.pk)
    return _change(draft, Did.FREE, settings, by=by, seen=seen, application=application)


def set_rules(draft: CohortDraft, rules: Mapping[str, Any], *, by: Any, seen: int | None = None) -> CohortDraft:
    """Other rules for the plan. Raises Unfit with the name of each field that does not fit."""
    countries, sectors, _names = zip(*where_of(draft.cohort), strict=True)
    kept = checked(rules, countries=countries, sectors=sectors)
    return _change(draft, Did.RULES, settings_of(draft).ruled(kept), by=by, seen=seen)


def keep_for_needs(
    draft: CohortDraft, said: Mapping[int, Mapping[str, Any]] | None, *, by: Any, reason: str = "",
    seen: int | None = None,
) -> CohortDraft:  # fmt: skip
    """Keep people for needs to come, by their chances and places where staff say others; None: keep nobody."""
    kept = None if said is None else checked_words(said, reason=reason)
    return _change(draft, Did.TO_COME, settings_of(draft).keeping(kept), by=by, seen=seen, reason=reason)


def leave_empty(draft: CohortDraft, opportunity: Opportunity, *, by: Any, seen: int | None = None) -> CohortDraft:
    """Place nobody at an opportunity; who was locked there is free again."""
    settings = settings_of(draft).emptying(opportunity.pk)
    for pk in Application.objects.filter(pk__in=settings.locks, opportunity=opportunity).values_list("pk", flat=True):
        settings = settings.freeing(pk)
    return _change(draft, Did.RULES, settings, by=by, seen=seen)


def undo(draft: CohortDraft, *, by: Any, seen: int | None = None) -> CohortStep:
    """Take the last change back: the draft is as it was before it, to the last figure."""
    with transaction.atomic():
        _open(draft.cohort, by)
        _locked(draft, seen)
        step = draft.steps.filter(taken_back_at=None).order_by("-number").first()
        if step is None or step.did == Did.DATA:
            raise Refused(_("There is nothing to take back in this draft."))
        for name, value in step.before.items():
            setattr(draft, name, value)
        draft.version += 1
        draft.save()
        step.taken_back_at = clock.now()
        step.save(update_fields=["taken_back_at"])
        log("cohort.undo", draft.cohort, by=by, data={"draft": draft.number, "step": step.number})
    return step


def take_data(cohort: Cohort, *, by: Any) -> Cohort:
    """Take today's data: who could be placed, how well, how many places are free; every draft is made anew."""
    with transaction.atomic():
        _open(cohort, by)
        places = list(cohort.places.select_related("opportunity__programme"))
        free = free_places(place.opportunity for place in places)
        for place in places:
            place.free = free[place.opportunity_id]
        CohortPlace.objects.bulk_update(places, ["free"], batch_size=1000)
        _take(cohort)
        for draft in cohort.drafts.all():
            draft.cohort = cohort
            _step(draft, Did.DATA, by=by)
            _keep(draft, settings_of(draft).anew())
        log("cohort.take_data", cohort, by=by)
    return cohort


def set_places(cohort: Cohort, costs: Mapping[int, tuple[Decimal, date, date]], *, by: Any) -> Cohort:
    """What one person costs at each opportunity, and from when to when: {opportunity: (cost, first day, last day)}."""
    problems = {}
    for pk, (cost, first, last) in costs.items():
        if last < first:
            problems[f"place_{pk}"] = _("The last day lies before the first.")
        elif cost < 0:
            problems[f"place_{pk}"] = _("Write a number that is not below zero.")
    if problems:
        raise Unfit(problems)
    with transaction.atomic():
        _open(cohort, by)
        for place in cohort.places.filter(opportunity__in=costs):
            place.cost, place.starts, place.ends = costs[place.opportunity_id]
            place.save(update_fields=["cost", "starts", "ends"])
    return take_data(cohort, by=by)


def propose(cohort: Cohort, draft: CohortDraft, *, by: Any, safeguard: str = "", seen: int | None = None) -> Cohort:
    """Put one draft before a second officer.

    Raises Refused where its plan is not whole, is made on older data, or places somebody of whom the institution has
    said nothing; ReasonMissing where a rule of balance is not kept and nobody wrote why that is acceptable.
    """
    with transaction.atomic():
        draft.refresh_from_db()
        if draft.digest != cohort.digest or changed_since(cohort) or changed_to_come(draft):
            raise Refused(_("The data have changed since the plan was made. Take today's data first."))
        if waits(draft):
            raise Refused(_("This plan is still being worked out. Look again in a minute."))
        if not draft.plan:
            raise Refused(_("This draft places nobody, so there is nothing to approve."))
        if silent := unconfirmed(draft):
            names = ", ".join(sorted(str(row.person) for row in silent))
            raise Refused(_("The institution has to say yes first to: %(names)s.") % {"names": names})
        if draft.figures.get("warnings") and not safeguard.strip():
            raise ReasonMissing(_("A rule is not kept. Write why this is acceptable."))
        changes = {"draft": draft, "proposed_by": by, "approved_by": None, "safeguard": safeguard.strip()}
        perform(FLOW, "propose", cohort, by=by, seen=seen, changes=changes, reason=safeguard)
    return cohort


def approve(cohort: Cohort, *, by: Any, seen: int | None = None) -> Cohort:
    """The second officer's yes: the programme's signature for everybody in the plan, given with the offers.

    Raises Refused where the data changed since it was proposed: nobody signs for a plan that no longer holds.
    """
    with transaction.atomic():
        perform(FLOW, "approve", cohort, by=by, seen=seen, changes={"approved_by": by})
        if changed := changed_since(cohort):
            raise Refused(
                _("The data have changed since the plan was proposed, at %(number)d places. Send it back: it is looked "
                  "at again with today's data.") % {"number": len(changed)}
            )  # fmt: skip
    return cohort


def send_back(cohort: Cohort, *, by: Any, reason: str, seen: int | None = None) -> Cohort:
    """Back to planning, with the reason."""
    changes = {"proposed_by": None, "approved_by": None}
    perform(FLOW, "return", cohort, by=by, reason=reason, seen=seen, changes=changes)
    return cohort


def drop(cohort: Cohort, *, by: Any, reason: str, seen: int | None = None) -> Cohort:
    """Give the round up; applications stay as they are."""
    perform(FLOW, "drop", cohort, by=by, reason=reason, seen=seen)
    return cohort


def send_offers(cohort: Cohort, *, by: Any, number: int | None, seen: int | None = None) -> int:
    """Offer every place of the approved plan at once, or none: gives how many. It cannot be taken back.

    The programme's signature is that of who approved. Raises Unfit where the number typed is another, Refused where
    the data changed since the approval or one of the offers is not possible, Conflict on a second press.
    """
    with transaction.atomic():
        perform(FLOW, "send_offers", cohort, by=by, seen=seen)
        plan = cohort.draft.plan if cohort.draft else []
        if number != len(plan):
            raise Unfit({"number": _("Type the number of offers: %(number)d.") % {"number": len(plan)}})
        if changed := changed_since(cohort):
            raise Refused(
                _("The data have changed since the plan was approved, at %(number)d places. Send it back, look at it "
                  "again with today's data, and approve it anew. No offer was sent.") % {"number": len(changed)}
            )  # fmt: skip
        for application in Application.objects.filter(pk__in=plan).order_by("pk"):
            sign(application, by=cohort.approved_by)
            offer(application, by=by)
    return len(plan)


def _take(cohort: Cohort) -> None:
    places = list(cohort.places.select_related("opportunity__programme"))
    found = collect(cohort.programme, [place.opportunity for place in places])
    Candidate.objects.filter(cohort=cohort).delete()
    Candidate.objects.bulk_create(
        (
            Candidate(
                cohort=cohort, application_id=one.application_id, fit=one.fit, host_rank=one.host_rank,
                confirmed=one.confirmed, out=one.out,
            )
            for one in found
        ),
        batch_size=1000,
    )  # fmt: skip
    cohort.digest = digest_of(found, [(place.opportunity_id, place.free) for place in places])
    cohort.taken_at = clock.now()
    cohort.save(update_fields=["digest", "taken_at"])


def _planner(cohort: Cohort, by: Any) -> None:
    if not FLOW.holds(by, "officer", cohort):
        raise Refused(FLOW.who_may(("officer",)))


def _open(cohort: Cohort, by: Any) -> None:
    """Locked, still being planned, and by somebody who plans it."""
    cohort.refresh_from_db(from_queryset=Cohort.objects.select_for_update(of=("self",)))
    _planner(cohort, by)
    if cohort.state != "draft":
        raise Conflict(cohort, None)
    if cohort.mark:
        raise Refused(_("A country of this round is suspended. It goes on when the country is open again."))


def _locked(draft: CohortDraft, seen: int | None) -> None:
    cohort = draft.cohort
    draft.refresh_from_db(from_queryset=CohortDraft.objects.select_for_update(of=("self",)))
    draft.cohort = cohort
    if seen is not None and seen != draft.version:
        raise Conflict(cohort, None)
    if waits(draft):
        raise Refused(_("This plan is still being worked out. Look again in a minute."))


def _change(
    draft: CohortDraft, did: Did, settings: Settings, *, by: Any, seen: int | None,
    application: Application | None = None, reason: str = "",
) -> CohortDraft:  # fmt: skip
    with transaction.atomic():
        _open(draft.cohort, by)
        _locked(draft, draft.version if seen is None else seen)
        _step(draft, did, by=by, application=application, reason=reason)
        _keep(draft, settings, near=draft if draft.digest == draft.cohort.digest else None)
        data = {"draft": draft.number, "did": str(did), "application": application.pk if application else None}
        log("cohort.plan", draft.cohort, by=by, reason=reason.strip(), data=data)
    return draft


def _step(draft: CohortDraft, did: Did, *, by: Any, application: Application | None = None, reason: str = "") -> None:
    names = ("rules", "locks", "forbids", "plan", "figures", "digest")
    CohortStep.objects.create(
        draft=draft, number=draft.steps.count() + 1, did=did, application=application, by=by, at=clock.now(),
        before={name: getattr(draft, name) for name in names}, reason=reason.strip(),
    )  # fmt: skip


def make_plan(draft_id: int) -> None:
    """Work out a plan that waits for it, away from the pages; nothing where it was changed since."""
    draft = CohortDraft.objects.select_related("cohort__programme").filter(pk=draft_id).first()
    if draft is None or not waits(draft):
        return
    data = weighed(round_of(draft.cohort), settings_of(draft))
    settings = priced(draft.cohort, data, settings_of(draft))
    plan = planned(data, settings)
    with transaction.atomic():
        held = CohortDraft.objects.select_for_update().get(pk=draft_id)
        if held.version == draft.version:
            _written(draft, settings, data, plan)


def _keep(draft: CohortDraft, settings: Settings, *, near: CohortDraft | None = None) -> None:
    """Make the plan anew, in a large round near that of a draft; what has to start anew in one is left to a job."""
    if near is not None and near.rules.get("to_come") != settings.rules.get("to_come"):
        near = None  # everybody is worth something else
    if near is None and draft.cohort.candidates.filter(out="").count() > LARGE:
        _later(draft, settings)
        return
    data = weighed(round_of(draft.cohort), settings)
    settings = priced(draft.cohort, data, settings)
    _written(draft, settings, data, planned(data, settings, None if near is None else plan_before(near)))


def _written(draft: CohortDraft, settings: Settings, data: Round, plan: engine.Plan) -> None:
    draft.plan = sorted(data.applications[pair] for pair in plan.chosen.tolist())
    draft.nearest = [data.applications[pair] for pair in engine.nearest(plan).tolist()]
    draft.figures = figures_of(data, plan)
    _saved(draft, settings)
    remember(draft, plan)


def _later(draft: CohortDraft, settings: Settings) -> None:
    draft.plan, draft.figures = [], no_figures(draft.cohort)
    _saved(draft, settings)
    with suppress(AlreadyEnqueued), transaction.atomic():  # one that has not begun finds what stands here now
        app.configure_task(JOB, queueing_lock=f"{JOB}.{draft.pk}").defer(draft_id=draft.pk)


def _saved(draft: CohortDraft, settings: Settings) -> None:
    draft.rules = dict(settings.rules)
    draft.locks, draft.forbids = list(settings.locks), list(settings.forbids)
    draft.digest = draft.cohort.digest
    draft.version += 1
    draft.save()
