"""What the pages of an application say: to the applicant, and to the institution that chooses."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors.portal.words.fit import fit
from ciconia.doors.shared.interview import whens
from ciconia.doors.shared.person import language_lines
from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation import clock
from ciconia.foundation.queries.log import Told, told
from ciconia.foundation.text import Translated
from ciconia.selection.models import MEMBERS, Application, Side

# What an applicant reads; while two people sign, nothing is promised yet.
STATES = {
    "draft": gettext_lazy("Draft, not sent"),
    "submitted": gettext_lazy("Sent, being read"),
    "assessed": gettext_lazy("Read, not decided yet"),
    "shortlisted": gettext_lazy("On the shortlist"),
    "reserve": gettext_lazy("In reserve"),
    "chosen": gettext_lazy("On the shortlist"),
    "offered": gettext_lazy("Offered to you"),
    "accepted": gettext_lazy("Accepted by you"),
    "declined": gettext_lazy("Declined by you"),
    "expired": gettext_lazy("Ran out"),
    "not_eligible": gettext_lazy("Not eligible"),
    "not_chosen": gettext_lazy("Not chosen"),
    "withdrawn": gettext_lazy("Withdrawn by you"),
}
# The reasons that are written for the applicant.
TOLD = ("reject_formally", "not_choose", "call_off", "reopen_part", "put_in_reserve", "withdraw", "decline")
STEPS = {"draft": 0, "submitted": 1, "assessed": 2, "shortlisted": 2, "reserve": 2, "chosen": 2, "offered": 3}
ENDED = ("declined", "expired", "not_eligible", "not_chosen", "withdrawn")
ANSWERED = ("offered", "accepted", "declined", "expired")


def state_words(application: Application) -> str:
    """The state as the applicant reads it."""
    return str(STATES[application.state])


def spoken(rows: Any) -> list[Application]:
    """The rows of a list, each with its state as the applicant reads it."""
    found = list(rows)
    for row in found:
        row.said = state_words(row)
    return found


def reasons(application: Application) -> list[Told]:
    """What was written to the applicant, newest first."""
    return told("application", application.pk, TOLD)


def route(application: Application, *, over: bool = False) -> list[dict[str, Any]]:
    """Where an application is: what was, what is now, what comes, each with its date; `over`: and the work as well."""
    promised, starts = application.promised_on, application.opportunity.starts
    stops = [
        (_("You write"), _("last day %(day)s") % {"day": day(application.opportunity.deadline)}),
        (_("Read and assessed"), _("by people who have no interest in who is chosen")),
        (_("Host and programme choose"), _("two signatures, in any order")),
        (_("You get an answer"), _("by %(day)s") % {"day": day(promised)} if promised else ""),
        (_("Assignment"), _("from %(day)s") % {"day": day(starts)}),
    ]
    if application.submitted_at:
        stops[0] = (_("Sent by you"), day(application.submitted_at))
    if application.state in ENDED:
        kept = stops[: 1 if application.submitted_at else 0]
        last = {"label": state_words(application), "when": day(application.state_since), "state": "now"}
        return [*({"label": a, "when": b, "state": "done"} for a, b in kept), last]
    now = 5 if over else STEPS.get(application.state, 4)
    return [
        {"label": label, "when": when, "state": "done" if at < now else "now" if at == now else ""}
        for at, (label, when) in enumerate(stops)
    ]


def late_answer(application: Application) -> bool:
    """Whether the day by which an answer was promised has passed without one."""
    waiting = application.state in ("submitted", "assessed", "shortlisted", "reserve", "chosen")
    waiting = waiting and application.mark != "held"
    promised = application.promised_on
    return waiting and promised is not None and promised < clock.today(application.zone)


def talks(application: Application) -> list[dict[str, Any]]:
    """The talks an application led to, the next one first: what there is to do, and when it is on both clocks."""
    rows = application.interviews.exclude(state="cancelled").select_related("time", "application__person__identity")
    return [{"talk": row, "whens": whens(row)} for row in rows.order_by("-pk")]


def signed_words(application: Application) -> list[dict[str, Any]]:
    """The words of those who signed, once the offer is out."""
    if application.state not in ANSWERED:
        return []
    rows = application.signatures.order_by("at")
    return [{"side": row.side, "words": row.words, "at": row.at} for row in rows if row.words]


def card(application: Application, *, draft: bool = False) -> dict[str, Any]:
    """An applicant as the host sees one: what was frozen when it was sent, or for a draft what would be."""
    person = application.person
    kept = person.__dict__ | application.instead if draft else application.snapshot
    return {
        "application": application,
        **card_in(kept),
        "fit": fit(kept, application.available_from, application.opportunity),
        "motivation": application.motivation,
        "beside": [] if draft else beside(application),
    }


def card_in(kept: dict[str, Any]) -> dict[str, Any]:
    """What a snapshot says of somebody, for a card."""
    return {
        "name": kept.get("short_name", ""),
        "headline": _text(kept.get("headline")),
        "experience": _text(kept.get("experience")),
        "concepts": kept.get("concepts") or [],
        "context": _text(kept.get("context")),
        "languages": language_lines(kept.get("languages")),
    }


def beside(application: Application) -> list[str]:
    """Who applies with the applicant, as the institution reads their names."""
    if application.opportunity.together == 1:
        return []
    rows = sorted(application.co_applicants.all(), key=lambda row: row.pk)
    return [row.snapshot.get("short_name", "") for row in rows if row.state in MEMBERS]


def signed(application: Application) -> dict[str, Any]:
    """Who has signed for a person, and who signs next."""
    rows = {row.side: row for row in application.signatures.all()}
    waiting = application.state in ("shortlisted", "reserve")
    missing = [side.label for side in (Side.HOST, Side.PROGRAMME) if side not in rows]
    return {
        "rows": [rows[side] for side in (Side.HOST, Side.PROGRAMME) if side in rows],
        "next": missing if waiting else [],
        "by_host": Side.HOST in rows,
        "open": waiting and not application.mark and Side.HOST not in rows,
    }


def _text(value: Any) -> Any:
    return Translated(value) if isinstance(value, dict) else value or ""
