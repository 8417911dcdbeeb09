"""Applying: the draft, the way of an application, the answer to an offer."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.delivery.actions.engagement import accept_offer
from ciconia.doors.portal.forms.part import form_of, tell
from ciconia.doors.portal.page import moved, own_person, page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.together import others_of
from ciconia.doors.portal.words import application as said
from ciconia.doors.portal.words import applying
from ciconia.doors.portal.words.answer import beside_answer
from ciconia.doors.portal.words.engagement import AFTER as OVER
from ciconia.doors.shared.answers import answered
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers, seen
from ciconia.foundation.access import memberships_of
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import application as applications
from ciconia.selection.models import Application, Opportunity
from ciconia.selection.queries.co_applicant import own_of
from ciconia.selection.queries.reference import references_of
from ciconia.selection.rules.application import FLOW, can_apply
from ciconia.selection.rules.part import name_of
from ciconia.selection.rules.question import questions_in

ACTIONS = {"accept": accept_offer, "decline": applications.decline, "withdraw": applications.withdraw}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """Everything somebody has applied for."""
    found = piece(request, own(request))
    context = {"piece": found, "rows": said.spoken(found.rows), "with_others": own_of(request.user)}
    return page(request, "portal/application/list.html", context)


@portal_page
def apply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Start a draft; whoever had to sign in first presses once more."""
    rows = Opportunity.objects.visible_to(request.user).select_related("programme", "focus", "organisation", "sector")
    opportunity = get_object_or_404(rows, public_id=public_id)
    person = own_person(request)
    if person is None and not memberships_of(request.user):
        return redirect(f"{reverse('portal:profile')}?{urlencode({'next': _here(request)})}")
    if person is None:
        raise Refused(_("This account speaks for an institution. To apply, sign in with an account of your own."))
    if request.method == "POST":
        via = request.POST.get("via", "")[:40]
        application = applications.start_application(opportunity, person, by=request.user, source=via)
        return redirect("portal:application_write", application.public_id)
    context = {
        "opportunity": opportunity, "verdict": can_apply(request.user, opportunity), "via": request.GET.get("via", ""),
    }  # fmt: skip
    return page(request, "portal/application/apply.html", context, about=opportunity)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far an application is that was sent; a draft is written on its screens."""
    application = get_object_or_404(own(request), public_id=public_id)
    if application.state == "draft":
        return redirect("portal:application_write", public_id)
    return _part(request, application) if request.method == "POST" else _sent(request, application)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Accept, decline or withdraw."""
    application = get_object_or_404(own(request), public_id=public_id)
    if move == "accept" and request.method == "POST":
        engagement = accept_offer(application, by=request.user, seen=seen(request))
        messages.success(request, _("Accepted. The programme prepares your assignment with you now."))
        return redirect("portal:engagement", engagement.public_id)
    back = reverse("portal:application", args=[public_id])
    return moved(request, FLOW, application, move, ACTIONS, back=back, title=application.opportunity.title)


def own(request: HttpRequest) -> Any:
    """The applications of the person behind the account."""
    rows = Application.objects.visible_to(request.user).filter(person__user=request.user)
    return rows.select_related(
        "programme", "focus", "organisation", "person__identity", "opportunity__need", "opportunity__sector"
    )


def _part(request: HttpRequest, application: Application) -> HttpResponse:
    """The part that was asked for; whatever does not fit is said, and what was typed stays on the page."""
    part = request.POST.get("part", "")
    if application.mark != "part_open" or part not in ("", application.open_part):
        return _too_late(request, application)
    form = form_of(application)(request.POST, request.FILES, application=application)
    if form.is_valid():
        try:
            form.send(by=request.user, seen=seen(request))
            messages.success(request, FLOW.named("return_part").done)
            return redirect("portal:application", application.public_id)
        except (FileRefused, Unfit) as wrong:
            request.undo = True  # type: ignore[attr-defined]
            tell(form, wrong)
            application.refresh_from_db()
        except (Conflict, Refused):
            request.undo = True  # type: ignore[attr-defined]
            application.refresh_from_db()
            return _too_late(request, application)
    return _sent(request, application, form, version=seen(request))


def _too_late(request: HttpRequest, application: Application) -> HttpResponse:
    """The part is not open any more: what was typed is shown to be copied."""
    labels = form_of(application).base_fields
    typed = [
        (labels[name].label if name in labels else _("Your words"), value) for name, value in request.POST.items()
        if value.strip() and name not in ("csrfmiddlewaretoken", "seen", "act", "language", "part", "spoken", "kind")
    ]  # fmt: skip
    context = {
        "application": application, "opportunity": application.opportunity, "state": said.state_words(application),
        "typed": typed, "reasons": [], "else_open": [], "part": True,
    }  # fmt: skip
    return page(request, "portal/application/over.html", context, about=application, status=409)


def _sent(
    request: HttpRequest, application: Application, form: Any = None, *, version: int | None = None
) -> HttpResponse:
    if form is None and application.mark == "part_open":
        make = form_of(application)
        form = make(initial=make.of(application, str(request.user.language)), application=application)  # type: ignore[union-attr]
    engagement, reasons = application.engagement if application.state == "accepted" else None, said.reasons(application)
    over = engagement is not None and engagement.state in OVER
    context = _facts(request, application) | {
        "form": form,
        "part": name_of(application, application.open_part),
        "talks": said.talks(application),
        "version": application.version if version is None else version,
        "route": said.route(application, over=over),
        "reasons": reasons,
        "asked": next((told for told in reasons if told.move == "reopen_part"), None),
        "late": said.late_answer(application),
        "next": applying.next_words(application),
        "answered": answered(_asked(application), application.answers),
        "documents": list(application.documents.all()),
        "references": references_of(application, request.user),
        "else_open": applying.else_open(application) if application.state in said.ENDED else [],
        "signed": said.signed_words(application),
        "engagement": engagement,
        "over": over,
        "beside": beside_answer(application),
    }
    return page(request, "portal/application/detail.html", context, about=application, status=_status(form))


def _here(request: HttpRequest) -> str:
    """This address, with what came with it; where somebody comes back to who has to begin a profile first."""
    via = (request.POST or request.GET).get("via", "")
    return request.path + (f"?{urlencode({'via': via})}" if via else "")


def _asked(application: Application) -> Any:
    """The questions of the version that was answered."""
    return questions_in(application.terms.content if application.terms else None)


def _facts(request: HttpRequest, application: Application) -> dict[str, Any]:
    url = lambda name: reverse("portal:application_move", args=[application.public_id, name])  # noqa: E731
    found = offers(FLOW, application, request.user, ACTIONS, url)
    return {
        "application": application,
        "opportunity": application.opportunity,
        "state": said.state_words(application),
        "card": said.card(application, draft=application.state == "draft"),
        "offers": [offer for offer in found if application.state != "offered" or offer.name != "withdraw"],
        **others_of(application),
    }


def _status(form: Any) -> int:
    return 422 if form is not None and form.errors else 200
