"""Applications: who waits, who they are, and the way from assessing to the offer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ciconia.doors.desk.asked_part import asked_again
from ciconia.doors.desk.blind import only_assesses, without_names
from ciconia.doors.desk.forms.application import SignForm
from ciconia.doors.desk.frame import desk_url, frame, takes_out
from ciconia.doors.desk.history import history
from ciconia.doors.desk.listing import (
    Choices,
    chosen,
    countries_of,
    country_choices,
    in_country,
    page_after,
    turn_words,
)
from ciconia.doors.desk.ranking import panel
from ciconia.doors.desk.together import together
from ciconia.doors.desk.views.assessing import decides
from ciconia.doors.desk.views.bulk import moves_for
from ciconia.doors.desk.views.interview import talk_context
from ciconia.doors.desk.views.review import review_context
from ciconia.doors.shared.answers import sent_with
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.per_language import for_reader
from ciconia.doors.shared.templatetags.ciconia import (
    date_words,
    due_words,
    home_day,
    place_of,
    shown_in,
    tag_of,
    waiting,
)
from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt
from ciconia.selection.actions import application as applications
from ciconia.selection.models import Application, ApplicationState, Side
from ciconia.selection.queries.application import (
    WAITING,
    Line,
    applications_at_desk,
    card_of,
    for_list,
    is_late,
    lines_of,
    narrowed,
    others_waiting,
    signatures_of,
)
from ciconia.selection.queries.blind import codes_of
from ciconia.selection.queries.co_applicant import beside
from ciconia.selection.queries.opportunity import applied_for
from ciconia.selection.queries.review import setting_of
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.choosing import offer_days
from ciconia.selection.rules.review import kept_from, reads_blind

ACTIONS = {
    "shortlist": applications.shortlist,
    "offer": applications.offer,
    "put_in_reserve": applications.put_in_reserve,
    "reopen_part": applications.reopen_part,
    "reject_formally": applications.reject_formally,
    "not_choose": applications.not_choose,
}
# These ask for more than a reason, or cannot be taken back.
OWN_PAGES = ("assess", "sign", "choose", "offer", "not_choose")
SIGNING = ("shortlisted", "reserve", "chosen", "offered", "accepted")


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Fifty applications; while they wait for an answer, whoever has waited longest stands first."""
    choices, picked, every, rows = picked_out(request)
    rows = for_list(rows)
    if picked["state"] in ("waiting", *WAITING):
        page = page_after(request, rows.order_by("submitted_at", "id"), every, "submitted_at")
    else:
        page = page_after(request, rows.order_by("-id"), every, "id", back=True)
    start = desk_url(request, "applications")
    lines = _lines(without_names(request, lines_of(page.rows)), start)
    return _page(
        request,
        "list",
        {
            "page": page,
            "lines": lines,
            "choices": choices,
            "picked": picked | {"move": ""},
            "may_take_out": takes_out(request),
            "many": moves_for(request),
            "sees_board": decides(request),
        },
    )


def picked_out(request: HttpRequest) -> tuple[dict[str, Choices], dict[str, str], QuerySet[Application], Any]:
    """The filters of the list, what was chosen in them, every row of the programme, and those that were chosen."""
    programme = request.programme  # type: ignore[attr-defined]
    focuses = countries_of(request)
    opportunities = applied_for(programme, focuses)
    choices = {
        "state": _states(only_assesses=only_assesses(request)),
        "country": country_choices(focuses, _("All countries")),
        "opportunity": _names(opportunities),
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    every = applications_at_desk(programme, request.user)
    rows = narrowed(
        every,
        state=picked["state"],
        focuses=in_country(focuses, picked["country"]),
        opportunity=next((pk for pk, public_id, *_words in opportunities if public_id == picked["opportunity"]), None),
    )
    return choices, picked, every, rows


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything staff weigh: who, what they bring, the rules, the marks, the two signatures, and what comes next."""
    application = _application(request, public_id)
    reviewing = review_context(request, application)
    if _assesses_first(request, application, reviewing["own_review"]):
        return HttpResponseRedirect(desk_url(request, "application_assess", public_id))
    look(application.person, by=request.user, at=LookedAt.APPLICATION, focus_id=application.focus_id)
    signed = signatures_of(application)
    context = {
        "application": application,
        "card": card_of(application),
        "turn": turn_words(application.turn_role),
        "late": is_late(application),
        "checks": application.checks.order_by("id"),
        **reviewing,
        "sides": [(side.label, signed.get(side)) for side in Side],
        "signing": application.state in SIGNING,
        "offers": _offers(request, application, signed),
        **_beside(request, application),
    }
    return _page(request, "detail", context, application)


@desk_page
def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    """The programme's signature, with words where the officer has some."""
    application = _application(request, public_id)
    if not FLOW.holds(request.user, "officer", application):
        raise Http404
    signed = signatures_of(application)
    name = "choose" if signed else "sign"
    sent = request.POST if request.method == "POST" else None
    form = SignForm(sent, initial={"seen": application.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        applications.sign(application, by=request.user, words=data["words"], seen=data["seen"])
        return _done(request, application, name)
    other = signed.get(Side.HOST)
    return _form_page(request, "sign", application, form, FLOW.find(name, application.state), host_signature=other)


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Every other move; the offer, which cannot be taken back, says first what goes out to whom."""
    application = _application(request, public_id)
    if codes_of(request.user, [public_id]):  # the page of a move says the name
        return HttpResponseRedirect(desk_url(request, "application_assess", public_id))
    if move == "offer" and request.method != "POST" and FLOW.holds(request.user, "officer", application):
        found = FLOW.find("offer", application.state)
        context = {
            "application": application,
            "verdict": FLOW.may(request.user, found, application) if found else None,
            "others": others_waiting(application),
            "answer_by": clock.today(application.zone) + timedelta(days=offer_days(application)),
        }
        return _page(request, "offer", context, application)
    around = frame(request, "applications", trail=_trail(request, application))
    return move_page(
        request, FLOW, application, move, ACTIONS, back=desk_url(request, "application", public_id), **around
    )


def _beside(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What stands beside an application: its history, its ranking, what was sent with it, and a talk."""
    return {
        "history": history(application),
        **(together(request, application) if application.opportunity.together > 1 else {}),
        "ranked": panel(request, application),
        "sent": sent_with(application, request.user),
        "asked_again": asked_again(request, application),
        **talk_context(request, application),
    }


def _lines(lines: list[Line], start: str) -> list[dict[str, Any]]:
    """What each row says, in words."""
    reading, now, today = get_language() or "en", clock.now(), clock.today()
    place, tag, date, until = for_reader(place_of, tag_of, date_words, due_words)
    shown = {
        line.application.opportunity_id: (shown_in(reading, line.title), shown_in(reading, line.host)) for line in lines
    }
    said, others = [], beside(line.application for line in lines if line.together > 1)
    for line in lines:
        row = line.application
        title, host = shown[row.opportunity_id]
        due = home_day(row.due_at) if row.due_at else today
        said.append(
            {
                "url": f"{start}{row.public_id}/",
                "tick": f"{row.public_id}.{row.version}",
                "name": _with_others(line.name, others.get(row.pk, 0)),
                "title": title,
                "host": host,
                "place": place(line.country),
                "state": tag(row.states, row.state),
                "sent": date(home_day(row.submitted_at)) if row.submitted_at else "",
                "turn": _turn(row, until(due, (today - due).days), now) if row.turn_role else "",
            }
        )
    return said


def _with_others(name: str, others: int) -> str:
    if not others:
        return name
    return ngettext("%(name)s and %(n)d other", "%(name)s and %(n)d others", others) % {"name": name, "n": others}


def _turn(row: Application, until: str, now: datetime) -> str:
    due = row.due_at
    return waiting(row.turn, until if due else "", late=due is not None and due < now)


def _application(request: HttpRequest, public_id: str) -> Application:
    rows = applications_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _assesses_first(request: HttpRequest, application: Application, own: Any) -> bool:
    """Whether this page opens only after the own marks are in, or not at all."""
    blind = setting_of(application).blind
    return kept_from(request.user, application, own) or reads_blind(request.user, application, own, blind=blind)


def _offers(request: HttpRequest, application: Application, signed: dict[str, Any]) -> list[Offer]:
    """The moves of this page; of the two signatures only the one that would come next."""
    names = {**ACTIONS, "assess": applications.assess, "choose" if signed else "sign": applications.sign}
    own = {
        "assess": "application_assess", "reopen_part": "application_part", "reject_formally": "application_formal",
        "sign": "application_sign", "choose": "application_sign", "not_choose": "application_answer",
    }  # fmt: skip

    def url(name: str) -> str:
        there = own.get(name)
        here = application.public_id
        return desk_url(request, there, here) if there else desk_url(request, "application_move", here, name)

    found = offers(FLOW, application, request.user, names, url)
    return [replace(offer, page=True) if offer.name in OWN_PAGES else offer for offer in found]


def _form_page(
    request: HttpRequest, name: str, application: Application, form: Any, found: Any, **more: Any
) -> HttpResponse:
    """A form beside what it is about; a sentence instead where the move is not possible now."""
    verdict = FLOW.may(request.user, found, application) if found else None
    context = {"application": application, "card": card_of(application), "form": form, "verdict": verdict, **more}
    return _page(request, name, context, application)


def _done(request: HttpRequest, application: Application, name: str) -> HttpResponse:
    messages.success(request, str(FLOW.named(name).done))
    return HttpResponseRedirect(desk_url(request, "application", application.public_id))


def _states(*, only_assesses: bool) -> Choices:
    """What can be shown; whoever only assesses sees first what is to be assessed."""
    states: Choices = [(code, label) for code, label in ApplicationState.choices if code != "draft"]
    found = [("waiting", _("Waiting for an answer")), ("all", _("All")), *states]
    return sorted(found, key=lambda choice: choice[0] != "submitted") if only_assesses else found


def _names(opportunities: list[tuple[int, str, str, Translated]]) -> Choices:
    rows = [(public_id, f"{reference} {title}") for _pk, public_id, reference, title in opportunities]
    return [("", _("All opportunities")), *rows]


def _trail(request: HttpRequest, application: Application | None) -> list[tuple[str, str]]:
    if application is None:
        return []
    own = (str(application.person), desk_url(request, "application", application.public_id))
    return [(_("Applications"), desk_url(request, "applications")), own]


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], application: Application | None = None
) -> HttpResponse:
    """A page of this noun; an application's own page stands under the list, its forms under the application."""
    trail = _trail(request, application)
    trail = trail[:-1] if name == "detail" else trail
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    page = {**frame(request, "applications", trail=trail), **context}
    return render(request, f"desk/application/{name}.html", page, status=status)
