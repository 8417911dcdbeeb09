"""One's own data: who may see it, what was agreed, a copy of all of it, and its end."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ciconia.delivery.actions.leaving import leave, running
from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.data import FiguresForm
from ciconia.doors.portal.own_data import as_json, as_pdf
from ciconia.doors.portal.page import own_person, page
from ciconia.doors.portal.words.data import asked, became, lists, looked, offers, places, seers, told_of
from ciconia.doors.portal.words.freshness import age, happened
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.step_up import step_up
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.actions.perform import Refused
from ciconia.people.actions.consent import agree, say_for_figures, take_back
from ciconia.people.models import Consent, Erasure, Person, Purpose
from ciconia.people.queries.own_data import own_data
from ciconia.people.rules.consent import WORDS
from ciconia.publishing.actions.publication import leave_public
from ciconia.publishing.queries.publication import public_about


def _own(request: HttpRequest) -> Person:
    person = own_person(request)
    if person is None:
        raise Http404
    return person


@portal_page
def overview(request: HttpRequest) -> HttpResponse:
    """Who may see one, what one agreed to, and the ways to a copy and to the end."""
    person = _own(request)
    found = offers(person)
    context = {
        "seers": seers(person), "lists": lists(person), "offers": found,
        "age": age(person), "happened": happened(person), "looked": looked(person), "asked": asked(person),
        "stories": told_of(request.user), "places": places(person), "became": became(person),
        "figures": FiguresForm(initial=FiguresForm.of(person)) if found[1].consent else None,
        "public": public_about(person),
        "past": Consent.objects.filter(person=person).exclude(withdrawn_at=None).order_by("-withdrawn_at"),
    }  # fmt: skip
    return page(request, "portal/data/overview.html", context)


@portal_page
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Agree to one purpose, in the words the page shows."""
    purpose = request.POST.get("purpose", "")
    if purpose not in WORDS or purpose == Purpose.REGISTER:
        raise Http404
    consent = agree(_own(request), purpose, by=request.user, words=str(WORDS[purpose]), language=get_language() or "en")
    messages.success(request, _("Agreed. Here is your receipt; you can take it back at any time."))
    return redirect("portal:consent", consent.public_id)


@portal_page
@require_POST
def not_public(request: HttpRequest) -> HttpResponse:
    """Take everything that is public about oneself down."""
    found = leave_public(_own(request), by=request.user)
    gone, others = len(found.gone), len(found.by_hand)
    told = _("Gone from our pages at once: %(gone)d. The programme was asked to take down elsewhere: %(others)d.")
    messages.success(request, told % {"gone": gone, "others": others})
    return redirect("portal:data")


@portal_page
def consent(request: HttpRequest, public_id: str) -> HttpResponse:
    """The receipt of one consent; as plain text on wish; and taking it back."""
    row = get_object_or_404(Consent.objects.visible_to(request.user).select_related("person"), public_id=public_id)
    if request.method == "POST":
        if row.purpose == Purpose.PROFILE:
            return redirect("portal:erase")
        take_back(row, by=request.user)
        messages.success(request, _ended(row))
        return redirect("portal:data")
    if "plain" in request.GET:
        answer = render(request, "portal/data/receipt.txt", {"consent": row}, content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="receipt-{row.public_id}.txt"'
        return answer
    return page(request, "portal/data/consent.html", {"consent": row})


def _ended(row: Consent) -> str:
    if row.purpose == Purpose.REGISTER:
        return _("Ended. Staff do not find you any more.")
    return _("Taken back. What you had said for it is erased.")


@portal_page
def figures(request: HttpRequest) -> HttpResponse:
    """What is only counted; there once the consent for it stands."""
    person = _own(request)
    form = FiguresForm(sent(request), initial=FiguresForm.of(person))
    if form.is_valid():
        try:
            say_for_figures(person, by=request.user, **form.cleaned_data)
        except Refused:
            raise Http404 from None
        messages.success(request, _("Saved. Nobody reads it; it is only counted."))
        return redirect("portal:data")
    return page(request, "portal/data/figures.html", {"form": form}, status=422 if form.errors else 200)


@portal_page
@step_up
@never_cache
def copy(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything, as a file."""
    person = _own(request)
    if kind not in ("json", "pdf"):
        raise Http404
    data = own_data(person)
    made = as_json(data) if kind == "json" else as_pdf(data, person.identity.full_name)
    answer = HttpResponse(made, content_type="application/json" if kind == "json" else "application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="my-data.{kind}"'
    return answer


@portal_page
@step_up
@never_cache
def erase(request: HttpRequest) -> HttpResponse:
    """What is erased and what stays; then it is done, and the page and a last mail give the proof."""
    person = _own(request)
    refused = ""
    if request.method == "POST" and "sure" in request.POST:
        address = str(request.user.email)  # type: ignore[union-attr]
        try:
            proof = leave(person, by=request.user)
        except Refused as why:
            refused = str(why)
        else:
            return _gone(request, proof, address)
    context = {"running": running(person), "refused": refused, "unsure": request.method == "POST" and not refused}
    return page(request, "portal/data/erase.html", context, status=422 if request.method == "POST" else 200)


def _gone(request: HttpRequest, proof: Erasure, address: str) -> HttpResponse:
    logout(request)
    context: dict[str, Any] = {"proof": proof}
    words = _("Everything about you was erased. The number of the proof is %(proof)s. This is the last mail to this "
              "address; it is not kept.") % {"proof": proof.public_id}  # fmt: skip
    subject = _("You have been erased")
    transaction.on_commit(lambda: hand_over(letter_to(address, subject, words, kind="account")))
    return render(request, "portal/data/gone.html", context)
