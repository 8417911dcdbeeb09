"""Consultations on the desk: writing one, what was answered without names, who was missing, and what is done."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.consultation import ConsultationForm, OutcomeForm, QuestionForm
from ciconia.doors.desk.forms.fields import language_choices
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import turn_words, with_turns
from ciconia.doors.desk.page import noun_page
from ciconia.doors.desk.views.story import kept
from ciconia.doors.shared.consultation import tables_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.sent import sent
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.access import holds_for_programme
from ciconia.gatherings.actions import consultation as consultations
from ciconia.gatherings.models import Consultation, ConsultationQuestion, Event
from ciconia.gatherings.models.consultation import KEEPERS, READ
from ciconia.gatherings.queries.consultation import Group, consultations_at_desk, group_of, heard_in, missing_from
from ciconia.gatherings.rules.consultation import (
    FLOW,
    MOST_QUESTIONS,
    has_consultations,
    keeps,
    not_to_open,
    not_to_publish,
    spoken,
    too_few,
)
from ciconia.gatherings.rules.consultation import (
    told as is_told,
)
from ciconia.programmes.queries.focus import all_focuses

PATH = ("draft", "asking", "closed", "published")
ACTIONS = {
    "open": consultations.ask_group, "close": consultations.close, "publish": consultations.publish,
    "drop": consultations.drop,
}  # fmt: skip


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every consultation of the programme."""
    rows = _rows(request).order_by("-changed_at", "-pk")
    return _page(request, "list", {"rows": with_turns(rows), "may_add": _may(request)})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One consultation: its texts and questions, whom it asks, what was answered, what comes next."""
    row, may = consultation_of(request, public_id), _may(request)
    gone, group = history(row), group_of(row) if row.state == "draft" and may else None
    why_not = _why_not(row, group) if may else ""
    context = {
        "consultation": row, "route": route(FLOW, PATH, row, gone), "history": gone, "turn": turn_words(row.turn_role),
        "about": told(row.about), "decides": told(row.decides),
        "offers": _offers(request, row, why_not), "group": group, "why_not": why_not,
        "may_edit": row.state == "draft" and may, "may_tell": row.state == "closed" and may,
        "tongues": _tongues(row), "countries": _countries(row),
        "questions": [_question(one) for one in heard_in(row, request.user, get_language() or "en")],
        "reads": row.state in READ and may, "more": row.questions.count() < MOST_QUESTIONS,
        "tables": tables_of(missing_from(row)) if row.state in READ else None,
    }  # fmt: skip
    return _page(request, "detail", context, here=words(row.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a consultation."""
    if not _may(request):
        raise Http404
    _rows(request)
    form = _form(request, {"language": get_language() or "en"})
    programme = request.programme  # type: ignore[attr-defined]
    row = kept(request, form, lambda: consultations.make_consultation(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Kept as a draft. Now write the questions."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "form", {"form": form}, here=_("New consultation"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or write it in another language."""
    row = _led(request, public_id, "draft")
    form = _form(request, ConsultationForm.opened(row, _language(request)))

    def act() -> Consultation:
        seen = form.cleaned_data["seen"]
        return consultations.edit_consultation(row, by=request.user, seen=seen, **form.values(row))

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "form", {"form": form, "consultation": row}, row, here=_("Change the texts"))


@desk_page
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write one more question."""
    row = _led(request, public_id, "draft")
    form = QuestionForm(sent(request), initial={"language": row.title.source})
    if kept(request, form, lambda: consultations.put_question(row, by=request.user, **form.values())):
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(_url(request, row))
    return _page(request, "form", {"form": form, "consultation": row}, row, here=_("New question"))


@desk_page
def question(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a question, write it in another language, or take it out."""
    one = _question_of(request, public_id, "draft")
    row = one.consultation
    if request.method == "POST" and request.POST.get("act") == "drop":
        consultations.drop_question(one, by=request.user)
        messages.success(request, _("Taken out."))
        return HttpResponseRedirect(_url(request, row))
    form = QuestionForm(sent(request), initial=QuestionForm.opened(one, _language(request)))
    if kept(request, form, lambda: consultations.put_question(row, by=request.user, question=one, **form.values(one))):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(_url(request, row))
    return _page(
        request, "form", {"form": form, "consultation": row, "drops": True}, row, here=_("Change the question")
    )


@desk_page
def outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was heard to a question, and what is done about it."""
    one = _question_of(request, public_id, "closed")
    row = one.consultation
    form = OutcomeForm(sent(request), initial=OutcomeForm.opened(one, _language(request)))
    if kept(request, form, lambda: consultations.write_outcome(one, by=request.user, **form.values(one))):
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(_url(request, row))
    found = heard_in(row, request.user, get_language() or "en")
    context = {"form": form, "consultation": row, "heard": next(item for item in found if item.question == one)}
    return _page(request, "outcome", context, row, here=_("What came of it"))


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Ask them, close it, publish what came of it, or drop it."""
    row = consultation_of(request, public_id)
    around = frame(request, "consultations", trail=_trail(request, row))
    return move_page(request, FLOW, row, move, ACTIONS, back=_url(request, row), **around)


def consultation_of(request: HttpRequest, public_id: str) -> Consultation:
    """The consultation in the address, as far as the account sees it."""
    return get_object_or_404(_rows(request), public_id=public_id)


def _rows(request: HttpRequest) -> Any:
    programme = request.programme  # type: ignore[attr-defined]
    if not has_consultations(programme):
        raise Http404
    return consultations_at_desk(programme, request.user)


def _led(request: HttpRequest, public_id: str, state: str) -> Consultation:
    """The same, for whoever leads it through, while it is where the page is about."""
    row = consultation_of(request, public_id)
    if not _may(request) or (request.method != "POST" and row.state != state):
        raise Http404
    return row


def _question_of(request: HttpRequest, public_id: str, state: str) -> ConsultationQuestion:
    rows = ConsultationQuestion.objects.filter(consultation__in=_rows(request))
    one = get_object_or_404(rows.select_related("consultation__programme"), public_id=public_id)
    if not _may(request) or (request.method != "POST" and one.consultation.state != state):
        raise Http404
    return one


def _form(request: HttpRequest, opened: dict[str, Any]) -> ConsultationForm:
    """The form, with the countries and events in which the account works."""
    here, user = request.programme, request.user  # type: ignore[attr-defined]
    focuses = [one for one in all_focuses(here) if holds_for_programme(user, KEEPERS, here.pk, one.pk)]
    known = {one.pk for one in focuses} | {None}
    events = Event.objects.visible_to(user).filter(programme=here, space=None).exclude(announced_at=None)
    return ConsultationForm(
        sent(request), initial=opened, focuses=focuses, placing=here.places_people,
        events=[one for one in events.order_by("-starts_at") if one.focus_id in known],
    )  # fmt: skip


def _question(found: Any) -> dict[str, Any]:
    one = found.question
    return {"row": one, "found": found, "told": is_told(one), "heard": told(one.heard), "does": told(one.does)}


def _why_not(row: Consultation, group: Group | None) -> Any:
    """Why it cannot go on yet, for whoever leads it through; that the group is too small comes last."""
    if row.state == "closed":
        return not_to_publish(row) or ""
    return not_to_open(row) or too_few(len(group.asked)) or "" if group else ""


def _tongues(row: Consultation) -> list[str]:
    known = dict(language_choices())
    return [known.get(code, code) for code in sorted(spoken(row.title))]


def _offers(request: HttpRequest, row: Consultation, why_not: Any) -> list[Offer]:
    """The moves, where whom it would ask is part of whether it can be opened."""
    found = offers(FLOW, row, request.user, ACTIONS, lambda name: _url(request, row, "move", name))
    return [replace(one, allowed=False, why_not=why_not) if one.name == "open" and why_not else one for one in found]


def _countries(row: Consultation) -> list[Any]:
    return [focus for focus in all_focuses(row.programme) if focus.pk in row.focus_ids]


def _may(request: HttpRequest) -> bool:
    return keeps(request.user, request.programme)  # type: ignore[attr-defined]


def _language(request: HttpRequest) -> str:
    """The language in which somebody wants to write, where it is one of those in which they can."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(language_choices()) else ""


def _url(request: HttpRequest, row: Consultation, name: str = "", *more: str) -> str:
    return desk_url(request, f"consultation_{name}" if name else "consultation", row.public_id, *more)


def _trail(request: HttpRequest, row: Consultation | None) -> list[tuple[str, str]]:
    trail = [(_("Consultations"), desk_url(request, "consultations"))]
    return [*trail, (words(row.title), _url(request, row))] if row else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Consultation | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a consultation."""
    trail = _trail(request, under) if here else []
    return noun_page(
        request, "consultations", f"consultation/{name}", context, trail=trail, here=here or _("Consultations")
    )
