"""One of a pair by the link of their letter: reading changes nothing; a press says yes, no, the end, or how it went."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import pair_side_of
from ciconia.doors.shared.mentorship import reasons_in_words
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.models import PairSide, Useful
from ciconia.gatherings.queries.mentorship import other_side, side_by_link


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, token: str) -> HttpResponse:
    """Says who is proposed and why, how to reach them once both said yes, and asks the question at the end."""
    side, done, wrong, late = _opened(token), "", "", False
    if request.method == "POST":
        try:
            done = _act(side, request)
        except (Unfit, ReasonMissing) as problem:
            wrong = str(problem)
        except (Conflict, Refused):
            late = True
        side = _opened(token)
    with acting_as("system:jobs"):
        row = side.mentorship
        concerned = side.account_id in (row.account_id, row.mentor_id)
        other = other_side(row, side) if concerned and row.state in ("proposed", "active") else None
        context = {
            "side": side, "pair": row, "other": other, "concerned": concerned, "done": done, "wrong": wrong,
            "late": late, "reasons": reasons_in_words(row.reasons), "choices": Useful.choices,
            "asked": concerned and row.state == "ended" and row.started_on is not None,
        }  # fmt: skip
    return render(request, "link/mentorship/page.html", context, status=409 if late else 422 if wrong else 200)


def _act(side: PairSide, request: HttpRequest) -> str:
    """Do what was pressed, as whoever has the letter; gives the sentence about it."""
    pair, by, what = side.mentorship, side.account, request.POST.get("act", "")
    if what == "yes":
        mentorships.say_yes(pair, by=by)
        if pair.state == "active":
            return _("Both said yes. Here is how you reach each other.")
        return _("Noted. Now the other.")
    if what == "no":
        mentorships.decline(pair, by=by)
        return _("Thank you for saying so. The programme looks for somebody else.")
    if what == "end":
        reason = request.POST.get("reason", "")[:1000]
        mentorships.end(pair, by=by, reason=reason, again=side.mentors)
        return _("It has ended.")
    if what == "useful":
        return _useful(side, by, request)
    return ""


def _useful(side: PairSide, by: Any, request: HttpRequest) -> str:
    chosen = request.POST.get("useful", "")
    mentorships.say_useful(
        side, by=by, useful=int(chosen) if chosen in ("1", "2", "3", "4") else 0,
        words=request.POST.get("words", ""),
    )  # fmt: skip
    return _("Thank you. Only staff read this.")


def _opened(token: str) -> PairSide:
    side_id = pair_side_of(token)
    with acting_as("system:jobs"):
        side = side_by_link(side_id) if side_id else None
    if side is None or not side.account.is_active:
        raise Http404
    return side
