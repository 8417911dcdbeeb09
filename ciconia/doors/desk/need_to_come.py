"""Needs to come beside a round, in words: how likely each is and from what that is known, and who is kept for which."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.cohort import points
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.selection.models import Candidate, CohortDraft, Need
from ciconia.selection.queries.cohort_board import applications_of
from ciconia.selection.queries.need_to_come import Kept, kept_in
from ciconia.selection.rules.need_to_come import FEWEST, IN_TIME, Chance

SHOWN = 50


def measured_words(chance: Chance) -> str:
    """How often such needs came in time, or that too few are known."""
    if chance.share is None:
        few = ngettext(
            "Too few to tell: one such need so far, %(least)d are asked for.",
            "Too few to tell: %(cases)d such needs so far, %(least)d are asked for.", chance.cases,
        )  # fmt: skip
        return few % {"cases": chance.cases, "least": FEWEST}
    told = {"came": chance.came, "cases": chance.cases, "days": IN_TIME.days, "share": round(100 * chance.share)}
    if chance.everywhere:
        return _("%(share)d%%: in all programmes %(came)d of %(cases)d such needs came within %(days)d days.") % told
    return _("%(share)d%%: %(came)d of %(cases)d such needs came within %(days)d days.") % told


def kept_for(draft: CohortDraft) -> dict[int, str]:
    """{person: title of the need for which a draft leaves them without a place}."""
    people: Mapping[str, Any] = draft.rules.get("to_come", {}).get("people", {})
    if not people:
        return {}
    found = kept_in(draft)
    rows = _rows({one.need for one in found})
    return {one.person: words(rows[one.need].called) for one in found}


def to_come_words(draft: CohortDraft) -> dict[str, Any]:
    """What stands under "Needs to come" of a draft: whether people are kept, for which needs, and who."""
    said = draft.rules.get("to_come")
    if said is None:
        return {"keeps": False}
    needs, kept = said.get("needs", []), kept_in(draft)
    rows = _rows({one["need"] for one in needs} | {one.need for one in kept})
    best = _best(draft, [one.person for one in kept[:SHOWN]])
    return {
        "keeps": True,
        "needs": [_need(one, rows[one["need"]], kept) for one in needs],
        "kept": [
            {"application": best[one.person], "need": words(rows[one.need].called), "worth": points(one.worth)}
            for one in kept[:SHOWN]
        ],
        "many": len(kept),
        "ordered": draft.rules.get("host_rank") == "order",
    }  # fmt: skip


def _need(one: Mapping[str, Any], need: Need, kept: list[Kept]) -> dict[str, Any]:
    if one["own"]:
        chance = _("%(share)d%%: as staff wrote") % {"share": round(100 * one["chance"])}
    else:
        chance = measured_words(Chance(one["came"], one["cases"], everywhere=one["everywhere"]))
    return {
        "need": need, "chance": chance, "places": one["places"], "fit": one["fit"],
        "kept": sum(row.need == one["need"] for row in kept),
    }  # fmt: skip


def _rows(needs: set[int]) -> dict[int, Need]:
    return Need.objects.only("public_id", "reference", "state", "title").in_bulk(needs)


def _best(draft: CohortDraft, people: list[int]) -> dict[int, Any]:
    """The application of each to the place of the round that suits them best."""
    rows = Candidate.objects.filter(cohort=draft.cohort_id, out="", application__person__in=people).order_by("fit")
    best = dict(rows.values_list("application__person_id", "application_id"))
    found = applications_of(best.values())
    return {person: found[pk] for person, pk in best.items()}
