"""How people come to apply together: asked by the applicant, answered by each for themself, and how one steps out."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import rules
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.foundation.wall import past_the_wall
from ciconia.selection.models import Application, CheckOutcome, CoApplicant
from ciconia.selection.models.co_applicant import MEMBERS
from ciconia.selection.rules.choosing import answer_offer_by

MOST = 4
"""So many apply together at most; a choice of this product."""
OPEN = ("asked", "joined", "offered", "accepted", "left")
TAKEN = ("chosen", "offered", "accepted")
BEFORE_THE_OFFER = ("submitted", "assessed", "shortlisted", "reserve", "chosen")
CONSENT = _(
    "I apply together with %(lead)s for this work. The programme keeps what my profile says today with this"
    " application and shows it to those who decide about it: its staff in full, the institution as a card without my"
    " full name until an offer is accepted. I can step out at any time before the offer, and then the institution sees"
    " it no more."
)


def still_to_apply(application: Application) -> Words | None:
    """Why nobody can join or be asked any more, if so."""
    opportunity = application.opportunity
    if application.state != "draft":
        return _("The application was sent or has ended, so nobody can join it any more.")
    if application.mark:
        return _("The country is suspended for now, and everything waits. Come back when it goes on.")
    if opportunity.state != "published" or opportunity.deadline < clock.today(opportunity.zone):
        return _("The last day to apply has passed.")
    return None


def _to_join(row: CoApplicant, by: Any) -> Words | None:
    return still_to_apply(row.application)


def _in_draft(row: CoApplicant, by: Any) -> Words | None:
    return None if row.application.state == "draft" else _("It was sent. You can step out of it, with a reason.")


def _before_the_offer(row: CoApplicant, by: Any) -> Words | None:
    if row.application.state in BEFORE_THE_OFFER:
        return None
    return _("This is possible after it was sent and before an offer is made.")


def _offer_out(row: CoApplicant, by: Any) -> Words | None:
    application = row.application
    if application.state != "offered" or application.mark:
        return _("There is no offer to answer at the moment.")
    late = application.due_at is not None and application.due_at < clock.now()
    return _("The day to answer this offer has passed.") if late else None


def _may_go_on(row: CoApplicant, by: Any) -> Words | None:
    if row.opportunity.goes_on_without:
        return None
    return _("This work is for people who come together: the opportunity does not let the others go on alone.")


def _offer_due(row: CoApplicant) -> date:
    due = row.application.due_at
    return clock.day_of(due, row.zone) if due else answer_offer_by(row.application)


FLOW = Flow(
    floor="selection",
    noun="co_applicant",
    states={
        "asked": State("co-applicant", "P7D"),
        "joined": State(),
        "offered": State("co-applicant", "answer to the offer"),
        "accepted": State(),
        "left": State("officer", "P3D"),
        "gone": State(),
        "declined": State(),
        "taken_back": State(),
        "over": State(),
    },
    moves=(
        Move("join", "asked", "joined", "co-applicant", style="go", label=_("Yes, we apply together"),
             done=_("You apply together now. The applicant reads it."), conditions=(_to_join,)),
        Move("decline", "asked|joined", "declined", "co-applicant|system", label=_("No, thank you"),
             done=_("You do not apply together. The applicant reads it."), conditions=(_in_draft,)),
        Move("take_back", "asked|joined", "taken_back", "applicant",
             label=pgettext_lazy("co-applicant", "Take back"), done=_("Taken back."),
             conditions=(_in_draft,)),
        Move("step_out", "joined", "left", "co-applicant", reason=True, style="no", label=_("Step out"),
             done=_("You stepped out. The applicant and the programme read your reason."),
             consequence=_("Your place among those who apply together is gone. The programme decides whether the others"
                           " go on."),
             conditions=(_before_the_offer,)),
        Move("offer", "joined", "offered", "system", label=_("Offer")),
        Move("accept", "offered", "accepted", "co-applicant", style="go", label=_("Accept the offer"),
             done=_("Accepted. It holds when all of you have accepted; the applicant does so last."),
             conditions=(_offer_out,)),
        Move("refuse", "offered|accepted", "left", "co-applicant", reason=True, style="no",
             label=_("Decline the offer"), done=_("Declined. Thank you for telling us why."),
             consequence=_("The programme decides whether the others go on without you."), conditions=(_offer_out,)),
        Move("go_on", "left", "gone", "officer", style="go", label=_("The others go on"),
             done=_("The others go on. The applicant reads it."), conditions=(_may_go_on,)),
        Move("end", "asked|joined|offered|accepted|left", "over", "system", label=_("Over")),
    ),
    people={
        "co-applicant": lambda row: row.person.user_id if row.person else None,
        "applicant": lambda row: row.application.person.user_id,
    },
    dates={"answer to the offer": _offer_due},
).register()  # fmt: skip


def members_of(application: Application) -> list[CoApplicant]:
    """Who applies together with the applicant, as far as whoever asks sees them."""
    rows = application.co_applicants.filter(state__in=MEMBERS).select_related("person__identity")
    return list(rows.order_by("pk"))


def people_in(application: Application) -> int:
    """How many people an application is for: the applicant and who applies together with them. Past the wall."""
    with past_the_wall():
        return 1 + CoApplicant.objects.filter(application_id=application.pk, state__in=MEMBERS).count()


def together_among(opportunities: Iterable[int], states: Iterable[str] = TAKEN) -> dict[int, int]:
    """{opportunity: how many places co-applicants take there, beside those of applicants}; for who is past the wall."""
    rows = CoApplicant.objects.filter(
        opportunity__in=list(opportunities), state__in=MEMBERS, application__state__in=list(states),
        place_freed_on=None,
    )  # fmt: skip
    return dict(rows.order_by().values_list("opportunity_id").annotate(Count("pk")))


def in_another(person_id: int, opportunity_id: int, *, besides: int = 0) -> bool:
    """Whether somebody applies together with another for the same opportunity. Past the wall, for a rule."""
    with past_the_wall():
        rows = CoApplicant.objects.filter(person_id=person_id, opportunity=opportunity_id, state__in=MEMBERS)
        return rows.exclude(pk=besides).exists()


def all_answered(application: Application, by: Any) -> Words | None:
    """A condition of sending: that nobody who was asked to apply together has still to answer."""
    row = application.co_applicants.filter(state="asked").order_by("pk").first()
    if row is None:
        return None
    return _("%(name)s has not answered yet whether you apply together. Wait, or take the question back.") % {
        "name": row
    }


def not_too_many(application: Application, by: Any) -> Words | None:
    """A condition of sending: that the opportunity still lets as many apply together, and that each meets the rules."""
    rows = application.co_applicants.filter(state="joined").order_by("pk")
    most = application.opportunity.together
    if len(rows) >= most and rows:
        said = ngettext("One person applies for this work.", "At most %(n)d people apply together for this work.", most)
        return said % {"n": most}
    for row in rows:
        if any(check["outcome"] == CheckOutcome.NO for check in row.checks):
            return _("%(name)s does not meet a rule of the programme.") % {"name": row}
    return None


def unknown_of_members(application: Application) -> set[str]:
    """What is not met or not known of the rules by those who apply together with the applicant: the outcomes."""
    rows = application.co_applicants.filter(state="joined")
    return {check["outcome"] for row in rows for check in row.checks} - {CheckOutcome.YES}


def nobody_left(application: Application, by: Any) -> Words | None:
    """A condition: that nobody stepped out about whom the programme has not decided."""
    with past_the_wall():
        rows = CoApplicant.objects.filter(application_id=application.pk, state="left")
        return _("Somebody stepped out. The programme decides first whether the others go on.") if rows else None


def all_accepted(application: Application, by: Any) -> Words | None:
    """A condition of the applicant's yes: that everybody else has said theirs."""
    rows = application.co_applicants.filter(state="offered").order_by("pk")
    if not rows:
        return nobody_left(application, by)
    names = ", ".join(str(row) for row in rows)
    return _("Not answered yet: %(names)s. You accept last, and then it holds for all of you.") % {"names": names}


def is_member(user: Any, application: Application) -> bool:
    """Whether an account is one of those who apply together: nobody weighs their own."""
    with past_the_wall():
        rows = CoApplicant.objects.filter(application_id=application.pk, state__in=(*MEMBERS, "left"))
        return rows.filter(Q(person__user_id=getattr(user, "pk", None)), ~Q(person__user_id=None)).exists()


@rules.predicate
def sees(user: Any, row: CoApplicant) -> bool:
    """The same answer as `CoApplicant.visible_to`, for one row."""
    return CoApplicant.objects.visible_to(user).filter(pk=row.pk).exists()


rules.add_perm("selection.view_co_applicant", sees)
