"""Giving an application to assessors, the declaration before it is read, and the marks of each."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused, arrange, must_not_lie_still, perform
from ciconia.foundation.models import Log, User
from ciconia.foundation.wall import acting_as
from ciconia.people.actions import sight
from ciconia.people.models import SightLevel
from ciconia.selection.actions import together
from ciconia.selection.models import Application, Marking, Review, Standing
from ciconia.selection.models.review import OPEN
from ciconia.selection.queries.review import asked_of, assessors_of, next_assessor, ties_with
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.review import DAYS, GIVERS, TIES

LATER = ("assessed", "shortlisted")  # where one more may be asked, with a reason


def give(application: Application, assessor: User, *, by: Any, why: str = "") -> Review:
    """Give an application to an assessor; `why` is needed where everybody it takes has it. Raises Refused or Conflict.

    Who belongs to the applicant's organisation or to the institution, or declared a conflict, is not given it.
    """
    with transaction.atomic():
        _locked(application)
        if application.state not in ("submitted", *(LATER if why.strip() else ())):
            raise Conflict(application, _last(application))
        _may_give(application, assessor, by, why)
        with acting_as("system:jobs"):
            had = Review.objects.filter(application=application, assessor=assessor).first()
        if had is not None and had.standing != Standing.TAKEN_BACK:
            raise Refused(_("%(name)s has been given it already.") % {"name": assessor})
        fresh = {
            "standing": Standing.GIVEN, "given_by": by if isinstance(by, User) else None, "given_at": clock.now(),
            "due_on": clock.today(application.zone) + timedelta(days=DAYS), "why": why.strip(), "told_at": None,
            "declared_at": None,
        }  # fmt: skip
        with acting_as("system:jobs"):
            review, _made = Review.objects.update_or_create(application=application, assessor=assessor, defaults=fresh)
        log("application.give", application, by=by, reason=why.strip(), noun="application", data={"to": assessor.pk})
    return review


def take_back(application: Application, assessor: User, *, by: Any, reason: str) -> Review:
    """Take an application back from an assessor who has not given marks; raises Refused, Conflict or ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(_("Write the reason. Whoever is concerned will read it."))
    with transaction.atomic():
        _locked(application)
        if not any(FLOW.holds(by, role, application) for role in GIVERS):
            raise Refused(FLOW.who_may(GIVERS))
        review = Review.objects.filter(application=application, assessor=assessor, standing__in=OPEN).first()
        if review is None:
            raise Conflict(application, _last(application))
        review.standing, review.why = Standing.TAKEN_BACK, reason.strip()
        review.save(update_fields=["standing", "why"])
        log(
            "application.take_back", application, by=by, reason=reason.strip(), noun="application",
            data={"from": assessor.pk},
        )  # fmt: skip
    return review


def declare(application: Application, *, by: Any, conflict: str = "") -> Review:
    """Say before reading that there is no conflict of interest, or which: then somebody else has it at once.

    Whoever was not given it takes it by declaring, while it takes one more. Raises Refused or Conflict.
    """
    with transaction.atomic():
        _locked(application)
        review = _own(application, by) or give(application, by, by=by)
        if review.standing not in OPEN:
            raise Conflict(application, _last(application))
        review.declared_at = clock.now()
        review.standing = Standing.CONFLICT if conflict.strip() else Standing.DECLARED
        review.conflict = conflict.strip()
        review.save(update_fields=["declared_at", "standing", "conflict"])
        if conflict.strip():
            log("application.declare_conflict", application, by=by, noun="application")
            _hand_on(application)
        else:
            log("application.declare", application, by=by, noun="application")
    return review


def assess(
    application: Application, *, by: Any, marks: dict[str, int], comment: str, no_conflict: bool = True,
    seen: int | None = None,
) -> Application:  # fmt: skip
    """One assessor's marks per criterion; with the last of those asked, the host sees the applicant's card.

    no_conflict: declared with the same press, where it was not before. seen: of no use to the marks, which several
    give independently of each other; whoever was too late or has lost it reads so. Raises Refused or Conflict.
    """
    if not no_conflict:
        raise Refused(_("Declare first that you have no personal interest. If you have one, leave it to a colleague."))
    with transaction.atomic():
        _locked(application)
        review = _own(application, by)
        if application.state == "submitted" and (review is None or review.standing == Standing.GIVEN):
            review = declare(application, by=by)
        if review is None or review.standing != Standing.DECLARED:
            raise Conflict(application, _last(application))
        Marking.objects.create(review=review, number=review.markings.count() + 1, marks=marks, comment=comment)
        review.standing, review.at = Standing.MARKED, clock.now()
        review.save(update_fields=["standing", "at"])
        _step(application, by)
    return application


def finish(application: Application, *, by: Any) -> Application:
    """Where every mark that is still asked for is in, whoever gave one ends the assessment."""
    with transaction.atomic():
        _locked(application)
        review = _own(application, by)
        if review is None or review.standing != Standing.MARKED or not asked_of(application).enough:
            raise Refused(_("Not every mark that was asked for is in."))
        _step(application, by)
    return application


def change_marks(application: Application, *, by: Any, marks: dict[str, int], comment: str, why: str) -> Review:
    """Change one's own marks after talking; the earlier ones stay readable beside the reason."""
    if not why.strip():
        raise ReasonMissing(_("Write why you change your marks."))
    with transaction.atomic():
        review = Review.objects.filter(application=application, assessor=by, standing=Standing.MARKED).first()
        if review is None:
            raise Refused(_("You can change the marks that you have given, and no others."))
        roles, states = ("assessor",), ("submitted", "assessed", "shortlisted")
        arrange(FLOW, "change_marks", application, {}, by=by, roles=roles, states=states, reason=why)
        number = review.markings.count() + 1
        Marking.objects.create(review=review, number=number, marks=marks, comment=comment, why=why.strip())
        review.at = clock.now()
        review.save(update_fields=["at"])
    return review


def give_to_next(application: Application, *, by: Any, why: str = "") -> Review:
    """Give it to whoever has least to do; where as many as it takes have it, with a reason. Raises Refused."""
    if not why.strip() and not asked_of(application).room:
        raise ReasonMissing(_("Write why one more is to read it."))
    assessor = next_assessor(application)
    if assessor is None:
        raise Refused(_("Nobody is left who could assess it."))
    return give(application, assessor, by=by, why=why)


def _step(application: Application, by: Any) -> None:
    """The move that a mark makes: one more, or the last; where it was decided on meanwhile, none."""
    if application.state in LATER:
        arrange(FLOW, "mark_later", application, {}, by=by, roles=("assessor",), states=LATER)
        return
    enough = asked_of(application).enough
    perform(FLOW, "assess" if enough else "assess_first", application, by=by)
    if enough:
        sight.grant_organisation(
            application.person_id, organisation_id=application.organisation_id, focus_id=application.focus_id,
            opportunity_id=application.opportunity_id, because="application", object_id=application.pk,
            level=SightLevel.CARD,
        )  # fmt: skip
        together.show_to_host(application)


def _hand_on(application: Application) -> Review | None:
    """Give it to whoever has least to do; where nobody is left, the board of the programme says so."""
    if not asked_of(application).room:
        return None
    assessor = next_assessor(application)
    return give(application, assessor, by=System(_("Handed on"))) if assessor else None


def _may_give(application: Application, assessor: User, by: Any, why: str) -> None:
    takes = by == assessor
    if not (isinstance(by, System) or takes or any(FLOW.holds(by, role, application) for role in GIVERS)):
        raise Refused(FLOW.who_may(GIVERS))
    if assessor not in assessors_of(application.programme_id, [application.focus_id]):
        raise Refused(
            FLOW.who_may(("assessor",)) if takes else _("%(name)s does not assess here.") % {"name": assessor}
        )
    if tie := ties_with(application, [assessor.pk]).get(assessor.pk):
        raise Refused(str(TIES[tie]))
    if not why.strip() and not asked_of(application).room:
        raise Refused(_("It has been given to as many as it takes. The officer can ask one more, with a reason."))


def _locked(application: Application) -> None:
    application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
    must_not_lie_still(application)


def _own(application: Application, by: Any) -> Review | None:
    return Review.objects.filter(application=application, assessor_id=getattr(by, "pk", None)).first()


def _last(application: Application) -> Log | None:
    return Log.objects.filter(noun="application", object_id=application.pk).order_by("-id").first()
