"""Working with an organisation: proposed, weighed by one person, accepted by another, looked at again."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_organisation, holds_for_programme
from ciconia.foundation.actions.perform import Refused, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.people.models import Organisation
from ciconia.programmes.models import Affiliation, Programme, WeighedRisk, Weighing
from ciconia.programmes.rules.affiliation import FLOW, Weighed, problems, review_problem, unfit, unsaid

PROPOSERS = ("officer", "coordinator")
CONTACTS = ("organisation contact",)


def may_propose(by: Any, programme: Programme, organisation: Organisation | None = None) -> bool:
    """Whether an account may propose an organisation: staff any, a contact its own."""
    own = organisation is not None and holds_for_organisation(by, CONTACTS, organisation.pk)
    return own or holds_for_programme(by, PROPOSERS, programme.pk, None)


def propose(
    programme: Programme, organisation: Organisation, *, by: Any, does: Iterable[str], brings: Translated,
    other: str = "",
) -> Affiliation:  # fmt: skip
    """Propose that an organisation works with a programme; raises Refused, or Unfit by field."""
    if not may_propose(by, programme, organisation):
        raise Refused(_("Only officers, coordinators and the organisation's own contacts propose an affiliation."))
    does = sorted(set(does))
    wrong = unsaid(does, other, brings)
    if problem := unfit(organisation):
        wrong["organisation"] = problem
    if wrong:
        raise Unfit(wrong)
    row = Affiliation(programme=programme, organisation=organisation, does=does, other=other.strip(), brings=brings)
    try:
        affiliation: Affiliation = begin(FLOW, row, by=by)
    except IntegrityError as twice:
        raise Unfit({"organisation": _("This organisation is proposed or affiliated already.")}) from twice
    return affiliation


def weigh(affiliation: Affiliation, *, by: Any, weighed: Weighed, seen: int | None = None) -> Affiliation:
    """Write down what an organisation adds, which risks there are and what limits them; raises Unfit by field."""
    return _weigh("weigh", affiliation, by, weighed, seen)


def review(affiliation: Affiliation, *, by: Any, weighed: Weighed, seen: int | None = None) -> Affiliation:
    """Weigh an active affiliation anew and set the next review; raises Unfit by field."""
    return _weigh("review", affiliation, by, weighed, seen)


def accept(
    affiliation: Affiliation, *, by: Any, next_review: date | None = None, seen: int | None = None
) -> Affiliation:
    """Accept what somebody else weighed, with the review they proposed or an earlier or later one."""
    day = next_review or affiliation.next_review
    changes = {"next_review": day}
    _checked(
        {"next_review": review_problem(day, clock.today(affiliation.zone))},
        lambda: perform(FLOW, "accept", affiliation, by=by, seen=seen, changes=changes),
    )
    return affiliation


def decline(affiliation: Affiliation, *, by: Any, reason: str, seen: int | None = None) -> Affiliation:
    """Decide against working together; the organisation reads the reason."""
    perform(FLOW, "decline", affiliation, by=by, reason=reason, seen=seen)
    return affiliation


def suspend(affiliation: Affiliation, *, by: Any, reason: str, seen: int | None = None) -> Affiliation:
    """Let the work together rest; the organisation reads the reason."""
    perform(FLOW, "suspend", affiliation, by=by, reason=reason, seen=seen)
    return affiliation


def resume(affiliation: Affiliation, *, by: Any, reason: str, seen: int | None = None) -> Affiliation:
    """Go on with a suspended affiliation; a review that fell due meanwhile is due now."""
    perform(FLOW, "resume", affiliation, by=by, reason=reason, seen=seen)
    return affiliation


def end(affiliation: Affiliation, *, by: Any, reason: str, seen: int | None = None) -> Affiliation:
    """End an affiliation; the organisation reads the reason."""
    perform(FLOW, "end", affiliation, by=by, reason=reason, seen=seen)
    return affiliation


def _weigh(move: str, affiliation: Affiliation, by: Any, weighed: Weighed, seen: int | None) -> Affiliation:
    changes = {"next_review": weighed.next_review} | ({"weighed_by": by} if move == "weigh" else {})

    def write() -> None:
        with transaction.atomic():
            perform(FLOW, move, affiliation, by=by, reason=weighed.conclusion, seen=seen, changes=changes)
            number = affiliation.weighings.count() + 1
            row = Weighing.objects.create(
                affiliation=affiliation, number=number, by=by, adds=weighed.adds.strip(),
                conclusion=weighed.conclusion.strip(),
            )  # fmt: skip
            WeighedRisk.objects.bulk_create(
                WeighedRisk(
                    weighing=row, kind=risk.kind, likely=risk.likely, grave=risk.grave, words=risk.words.strip(),
                    limits=risk.limits.strip(),
                )
                for risk in weighed.risks
            )  # fmt: skip

    _checked(problems(weighed, clock.today(affiliation.zone)), write)
    return affiliation


def _checked(found: dict[str, Any], write: Callable[[], Any]) -> None:
    """Write where nothing is wrong."""
    wrong = {name: words for name, words in found.items() if words}
    if wrong:
        raise Unfit(wrong)
    write()
