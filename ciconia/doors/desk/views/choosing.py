"""How the choice for an opportunity goes: who has signed, who is next, what is decided and not told; and a no."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.desk.blind import called
from ciconia.doors.desk.forms.choosing import AnswerForm, AskAgainForm, KeepForm
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.views.opportunity import opportunity_of, page_of
from ciconia.doors.shared.answer_letter import body_of, letter_words
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import ReasonMissing, Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import answer as answers
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import choosing, reserve
from ciconia.selection.models import Application, Opportunity
from ciconia.selection.queries.application import applications_at_desk
from ciconia.selection.queries.choosing import kept_for, next_in_reserve, reserve_of
from ciconia.selection.queries.co_applicant import beside
from ciconia.selection.queries.host_ranking import host_ranks, submitted
from ciconia.selection.queries.reason import Suggested, suggested_reason
from ciconia.selection.rules.application import FLOW, places_taken
from ciconia.selection.rules.choosing import choosing_of, sign_by, waits
from ciconia.selection.rules.elsewhere import taken_elsewhere

SIGNING = ("shortlisted", "reserve", "chosen", "offered")


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Where the choice stands, and what an officer can do about it."""
    opportunity = opportunity_of(request, public_id)
    if not sees_people(request):
        raise Http404
    forms = {"ask": AskAgainForm(), "keep": KeepForm(initial=_kept_so_far(opportunity))}
    if request.method == "POST":
        if not FLOW.holds(request.user, "officer", opportunity):
            raise Http404
        done = DO.get(request.POST.get("act", ""))
        try:
            if done is not None and (said := done(request, opportunity, forms)):
                messages.success(request, said)
                return HttpResponseRedirect(desk_url(request, "opportunity_choosing", public_id))
        except Refused as no:
            messages.error(request, str(no))
    context = _shown(request, opportunity) | {"forms": forms}
    context["form"] = next((form for form in forms.values() if form.errors), None)
    return page_of(request, "choosing", context, opportunity, here=_("Choosing"))


@desk_page
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell somebody no: a reason made of what was weighed, changed as the officer sees fit, and the letter."""
    application = _application(request, public_id)
    if not FLOW.holds(request.user, "officer", application):
        raise Http404
    suggested = suggested_reason(application)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, initial={"reason": suggested.text, "seen": application.version})
    if request.method == "POST" and form.is_valid() and request.POST.get("act") != "preview":
        try:
            applications.not_choose(application, by=request.user, **form.cleaned_data)
            messages.success(request, str(FLOW.named("not_choose").done))
            return HttpResponseRedirect(desk_url(request, "application", public_id))
        except ReasonMissing as missing:
            tell(form, {"reason": str(missing)})
    return _answer_page(request, application, form, suggested)


def _answer_page(
    request: HttpRequest, application: Application, form: AnswerForm, suggested: Suggested
) -> HttpResponse:
    found = FLOW.find("not_choose", application.state)
    context = {
        "application": application, "form": form, "suggested": suggested,
        "verdict": FLOW.may(request.user, found, application) if found else None,
        "letter": _letter(application, form["reason"].value() or "", suggested.language),
        "waits": waits(application.opportunity, "not_choose"), "choosing": choosing_of(application.opportunity),
    }  # fmt: skip
    own = (str(application.person), desk_url(request, "application", application.public_id))
    around = frame(request, "applications", trail=[(_("Applications"), desk_url(request, "applications")), own])
    status = 422 if form.errors else 200
    return render(request, "desk/application/answer.html", {**around, **context}, status=status)


def _letter(application: Application, reason: str, language: str) -> str:
    """The letter as it would go, in the language of whoever gets it."""
    with translation.override(language):
        return body_of(letter_words(application, "not_choose", reason=reason)).strip()


def _shown(request: HttpRequest, opportunity: Opportunity) -> dict[str, Any]:
    rows = applications_at_desk(opportunity.programme, request.user).filter(opportunity=opportunity)
    rows = rows.filter(state__in=SIGNING).prefetch_related("signatures").order_by("pk")
    ranks, upcoming = host_ranks([opportunity]), next_in_reserve(opportunity)
    free = opportunity.places - places_taken(opportunity)
    choosing_now, kept = choosing_of(opportunity), kept_for(opportunity)
    called(request, [one.application for one in kept])
    others = beside(rows) if opportunity.together > 1 else {}
    return {
        "opportunity": opportunity, "choosing": choosing_now, "sign_by": sign_by(opportunity),
        "ranking": submitted(opportunity),
        "candidates": sorted((_line(row, ranks.get(row.pk), others.get(row.pk, 0)) for row in rows), key=_in_order),
        "reserve": reserve_of(opportunity), "upcoming": upcoming if free > 0 else None,
        "free": free, "taken": opportunity.places - free, "kept": kept,
        "is_kept": choosing_now.kept_until is not None and choosing_now.kept_until > clock.today(opportunity.zone),
        "officer": FLOW.holds(request.user, "officer", opportunity),
        "opportunity_url": desk_url(request, "opportunity", opportunity.public_id),
    }  # fmt: skip


def _line(row: Application, rank: Any, others: int) -> dict[str, Any]:
    sides = {signature.side for signature in row.signatures.all()}
    return {"row": row, "rank": rank, "people": others + 1, "host": "host" in sides, "programme": "programme" in sides,
            "elsewhere": taken_elsewhere(row)}  # fmt: skip


def _in_order(line: dict[str, Any]) -> tuple[int, int]:
    return (line["rank"].place if line["rank"] else 1000, line["row"].pk)


def _kept_so_far(opportunity: Opportunity) -> dict[str, Any]:
    found = choosing_of(opportunity)
    return {"until": found.kept_until, "offers_at_once": found.offers_at_once}


def _ask(request: HttpRequest, opportunity: Opportunity, forms: dict[str, Any]) -> str:
    return _set(request, forms, "ask", AskAgainForm, opportunity, choosing.ask_again, _("Asked, with a new day."))


def _keep(request: HttpRequest, opportunity: Opportunity, forms: dict[str, Any]) -> str:
    return _set(request, forms, "keep", KeepForm, opportunity, choosing.keep_answers, _("Saved."))


def _set(
    request: HttpRequest, forms: dict[str, Any], name: str, kind: Any, opportunity: Opportunity,
    action: Callable[..., Any], done: str,
) -> str:  # fmt: skip
    form = forms[name] = kind(request.POST)
    if not form.is_valid():
        return ""
    try:
        action(opportunity, by=request.user, **form.cleaned_data)
    except Unfit as wrong:
        tell(form, wrong.problems)
        return ""
    except ReasonMissing as missing:
        tell(form, {"reason": str(missing)})
        return ""
    return done


def _replace(request: HttpRequest, opportunity: Opportunity, forms: dict[str, Any]) -> str:
    person = _named(request, opportunity)
    choosing.replace(opportunity, by=request.user, person=person)
    chosen = person.state == "chosen"
    said = _("%(name)s is chosen: the offer can go out.") if chosen else _("Signed for %(name)s. The host signs next.")
    return said % {"name": person.person}


def _up(request: HttpRequest, opportunity: Opportunity, forms: dict[str, Any]) -> str:
    rows, person = reserve_of(opportunity), _named(request, opportunity)
    at = [row.pk for row in rows].index(person.pk)
    rows.insert(max(0, at - 1), rows.pop(at))
    reserve.order(opportunity, rows, by=request.user)
    return _("The order in reserve is saved.")


def _reconsider(request: HttpRequest, opportunity: Opportunity, forms: dict[str, Any]) -> str:
    answers.reconsider(_named(request, opportunity), by=request.user, flow=FLOW)
    return _("Taken back. Nobody was told.")


DO = {"ask": _ask, "keep": _keep, "replace": _replace, "up": _up, "reconsider": _reconsider}


def _named(request: HttpRequest, opportunity: Opportunity) -> Application:
    rows = applications_at_desk(opportunity.programme, request.user).filter(opportunity=opportunity)
    return get_object_or_404(rows, public_id=request.POST.get("who", ""))


def _application(request: HttpRequest, public_id: str) -> Application:
    rows = applications_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)
