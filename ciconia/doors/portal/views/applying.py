"""An application written screen by screen: kept as it is typed, read back whole, and sent with one press."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.clash import beside
from ciconia.doors.portal.forms.applying import BringForm, PapersForm, QuestionsForm, WhenForm
from ciconia.doors.portal.page import page
from ciconia.doors.portal.together import others_of
from ciconia.doors.portal.typed import ITSELF, keeps_typed, typed_before
from ciconia.doors.portal.views.application import own
from ciconia.doors.portal.words import application as said
from ciconia.doors.portal.words import applying
from ciconia.doors.shared.answers import answered
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import seen
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import application as applications
from ciconia.selection.actions.application_document import add_document, remove_document
from ciconia.selection.actions.draft import save_draft, take_to_profile
from ciconia.selection.actions.reference import name_referee, remove_referee
from ciconia.selection.models import Application
from ciconia.selection.queries.applying import draft_of
from ciconia.selection.queries.reference import references_of
from ciconia.selection.queries.terms import newest
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.applying import PAPERS, QUESTIONS, READ, SCREENS, changed_questions, missing

FORMS = {form.NUMBER: form for form in (BringForm, WhenForm, QuestionsForm)}


@keeps_typed
@portal_page
def screen(request: HttpRequest, public_id: str, number: int = 0) -> HttpResponse:
    """One screen of a draft; without a number the one where it was left."""
    application = (
        draft_of(request.user, public_id)
        if ITSELF in request.META
        else get_object_or_404(own(request), public_id=public_id)
    )
    if application is None:
        raise Http404
    number = number or application.screen
    if number not in SCREENS:
        raise Http404
    if application.state != "draft":
        return _over(request, application, number)
    return {PAPERS: _papers, READ: _read}.get(number, _written)(request, application, number)


@portal_page
@require_POST
def take_out(request: HttpRequest, public_id: str, what: str, which: str) -> HttpResponse:
    """Remove a document or a referee from a draft."""
    application = get_object_or_404(own(request), public_id=public_id)
    rows = application.documents if what == "documents" else application.references
    row = get_object_or_404(rows.all(), public_id=which)
    if what == "documents":
        remove_document(row, by=request.user)
    else:
        remove_referee(row, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("portal:application_screen", public_id, PAPERS)


def _written(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    make, typed = FORMS[number], typed_before(request)
    language = str(request.user.language)  # type: ignore[union-attr]
    if request.method != "POST":
        form = make(typed, initial=make.start(application, language), application=application)
        return _screen(request, application, number, {"form": form, "typed": typed is not None})
    form = make(request.POST, application=application)
    form.is_valid()
    try:
        _keep(request, application, number, form)
    except Conflict:
        if application.state != "draft":
            return _over(request, application, number)
        now = make.start(application, language)
        if (found := beside(form, now, application.version)).labels:
            return _differs(request, application, number, make, found)
    if ITSELF in request.META:
        return _said_by_itself(application, form)
    if form.errors:
        return _screen(request, application, number, {"form": form, "kept": True}, status=422)
    return _onward(request, application, number)


def _keep(request: HttpRequest, application: Application, number: int, form: Any) -> None:
    quiet = ITSELF in request.META
    fields = form.kept()
    if number == QUESTIONS and not quiet:
        fields["terms"] = newest(application.opportunity)  # what is asked now was on the screen
    to = number if quiet else _target(request, number)
    save_draft(application, by=request.user, seen=seen(request), quiet=quiet, screen=to, **fields)
    if not quiet and form.cleaned_data.get("profile"):
        own_words = {name: value for name, value in form.kept().items() if name not in form.errors}
        take_to_profile(application, by=request.user, **own_words)


def _said_by_itself(application: Application, form: Any) -> JsonResponse:
    """What the page says after it was kept by itself: "{time}" is the device's own."""
    words = _("Saved at %(time)s.") % {"time": "{time}"}
    for name, errors in form.errors.items():
        words = _("Saved, but for “%(field)s”: %(why)s") % {"field": form.fields[name].label, "why": errors[0]}
    return JsonResponse({"said": words, "seen": application.version})


def _differs(request: HttpRequest, application: Application, number: int, make: Any, found: Any) -> HttpResponse:
    """Another page of the same draft was kept meanwhile: both stand beside each other, nothing is overwritten."""
    if ITSELF in request.META:
        words = _("This draft was changed on another page or device. Press the button below: it shows the difference.")
        return JsonResponse({"said": words, "stop": True}, status=409)
    form = make(found.data, application=application, initial={"languages": ()})
    return _screen(request, application, number, {"form": form, "clash": found}, status=409)


def _papers(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    start = {"spoken": get_language() or "en", "kind": "cv"}
    data = request.POST if request.method == "POST" else typed_before(request)
    form = PapersForm(data, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid() and _added(request, application, form):
        save_draft(application, by=request.user, quiet=True, screen=_target(request, number))
        return _onward(request, application, number)
    return _screen(request, application, number, {"form": form}, status=422 if form.errors else 200)


def _added(request: HttpRequest, application: Application, form: PapersForm) -> bool:
    """Whether what was filled in goes with the draft now; where not, the form says why."""
    data = form.cleaned_data
    try:
        if data.get("file"):
            add_document(application, by=request.user, kind=data["kind"] or "cv", upload=data["file"])
        if form.names_somebody():
            who = {name: data[name] for name in ("name", "function", "email")}
            name_referee(application, by=request.user, language=data["spoken"] or "en", **who)
    except FileRefused as refused:
        form.add_error("file", str(refused))
    except Unfit as wrong:
        for name, words in wrong.problems.items():
            form.add_error(name, str(words))
    return not form.errors


def _read(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    refused = ""
    if request.method == "POST":
        if request.POST.get("to") in ("back", "stay"):
            return _onward(request, application, number)
        try:
            applications.submit(application, by=request.user, seen=seen(request))
            messages.success(request, FLOW.named("submit").done)
            return redirect("portal:application", application.public_id)
        except Refused as why:
            refused = str(why)
            application.refresh_from_db(fields=["state", "version"])
    return _screen(request, application, number, {"refused": refused}, status=422 if refused else 200)


def _over(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """It is no draft any more: what was typed is shown to be copied, with what happened and what else is open."""
    if request.method != "POST" or number == READ:
        return redirect("portal:application", application.public_id)
    words = _("This is no draft any more, so nothing was changed. Press the button: you can copy what you typed.")
    if ITSELF in request.META:
        return JsonResponse({"said": words, "stop": True}, status=409)
    typed = [
        (name, value) for name, value in request.POST.items()
        if value.strip() and name not in ("csrfmiddlewaretoken", "seen", "to", "language", "profile")
    ]  # fmt: skip
    labels = {} if number not in FORMS else FORMS[number](application=application).fields
    context = {
        "application": application, "opportunity": application.opportunity, "state": said.state_words(application),
        "typed": [(labels[name].label if name in labels else name, value) for name, value in typed],
        "reasons": said.reasons(application), "else_open": applying.else_open(application),
    }  # fmt: skip
    return page(request, "portal/application/over.html", context, about=application, status=409)


def _target(request: HttpRequest, number: int) -> int:
    moves = {"back": number - 1, "read": READ, "stay": number}
    return min(max(moves.get(request.POST.get("to", ""), number + 1), 1), READ)


def _onward(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    if request.POST.get("to") == "stay":
        messages.success(request, _("Saved. You can close this page and go on another day, also on another device."))
    return redirect("portal:application_screen", application.public_id, _target(request, number))


def _screen(
    request: HttpRequest, application: Application, number: int, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    opportunity = application.opportunity
    left = missing(application)
    shown = {
        "application": application, "opportunity": opportunity, "number": number, "last": READ,
        "title": SCREENS[number], "steps": applying.steps(application, number), "rules": applying.rules(application),
        "changed": changed_questions(application) if number in (QUESTIONS, READ) else [],
        "missing": left if number == READ else [one for one in left if one.screen == number],
        "closed": opportunity.state != "published" or opportunity.deadline < clock.today(application.zone),
        "action": reverse("portal:application_screen", args=[application.public_id, number]),
        "withdraw": reverse("portal:application_move", args=[application.public_id, "withdraw"]),
        **context,
    }  # fmt: skip
    if number in (PAPERS, READ):
        shown["documents"] = list(application.documents.all())
        shown["references"] = references_of(application, request.user)
        shown |= others_of(application)
    if number == READ:
        shown["card"] = said.card(application, draft=True)
        shown["answered"] = answered(opportunity.questions, application.answers)
        shown["dropped"] = [one for one in shown["changed"] if one.how == "dropped"]
    return page(request, "portal/application/screen.html", shown, about=application, status=status)
