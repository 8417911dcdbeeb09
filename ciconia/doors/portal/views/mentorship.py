"""Mentors: offering, asking, saying yes or no to each other, ending it, and whether it was of use."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.mentorship import AskForm, OfferForm, TopicsForm, UsefulForm
from ciconia.doors.portal.page import frame, own_person, page
from ciconia.doors.portal.views.space import kept
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.mentorship import reasons_in_words, topic_names
from ciconia.doors.shared.moves import move_page, offers
from ciconia.foundation import clock
from ciconia.foundation.queries.log import told
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.models import Mentorship
from ciconia.gatherings.queries.mentorship import (
    other_side,
    own_offers,
    own_pairs,
    programmes_of,
    side_of,
)
from ciconia.gatherings.rules.mentorship import FLOW, LASTS
from ciconia.programmes.models import Programme

ACTIONS = {"decline": mentorships.decline, "withdraw": mentorships.withdraw, "end": mentorships.end}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """What one offers, what one asks for, and the pairs one is of."""
    pairs = list(own_pairs(request.user))
    asking = {pair.programme_id for pair in pairs if pair.account_id == request.user.pk and pair.state != "ended"}
    own = list(own_offers(request.user))
    context = {
        "offers": own,
        "pairs": [_row(request, pair) for pair in pairs],
        "may_offer": [one for one in programmes_of(request.user, done=True)
                      if one.pk not in {row.programme_id for row in own}],
        "may_ask": [one for one in programmes_of(request.user) if one.pk not in asking],
    }  # fmt: skip
    return page(request, "portal/mentorship/list.html", context)


@portal_page
def offer(request: HttpRequest, programme: str) -> HttpResponse:
    """Offer to mentor, or change what one offers."""
    found = _programme(request, programme, done=True)
    own = own_offers(request.user).filter(programme=found).first()
    names = ("name", "about", "topics", "languages", "hours", "at_once", "until")
    opened = {name: getattr(own, name) for name in names} if own else _opened(request)
    form = OfferForm(sent(request), initial={"until": clock.today() + LASTS * 2} | opened, known=_known(request))
    if _press(request, form) and kept(form, lambda: mentorships.offer(found, by=request.user, **form.said())):
        messages.success(request, _("Kept. We write to you when somebody fits."))
        return redirect("portal:mentors")
    return _form(request, form, found, "offer")


@portal_page
def ask(request: HttpRequest, programme: str) -> HttpResponse:
    """Ask for a mentor."""
    found = _programme(request, programme)
    form = AskForm(sent(request), initial={"wanted_from": clock.today()} | _opened(request), known=_known(request))
    if _press(request, form) and kept(form, lambda: mentorships.ask(found, by=request.user, **form.said())):
        messages.success(request, _("Kept. The programme looks for somebody and writes to you."))
        return redirect("portal:mentors")
    return _form(request, form, found, "ask")


@portal_page
@require_POST
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Offer no more."""
    row = get_object_or_404(own_offers(request.user), public_id=public_id)
    mentorships.stop_offer(row, by=request.user)
    messages.success(request, _("Nobody new is proposed to you. Pairs that work together go on."))
    return redirect("portal:mentors")


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One pair: who, why, a yes or a no, how to reach each other, and the question at the end."""
    pair = get_object_or_404(own_pairs(request.user), public_id=public_id)
    if request.POST.get("act") == "yes":
        mentorships.say_yes(pair, by=request.user)
        messages.success(request, said_yes(pair))
        return redirect("portal:pair", public_id)
    side = side_of(pair, request.user)
    asked = pair.state == "ended" and pair.started_on is not None and side is not None
    form = UsefulForm(sent(request), initial={"useful": side.useful, "words": side.useful_words} if side else {})
    if asked and kept(form, lambda: mentorships.say_useful(side, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Thank you. Only staff read this."))
        return redirect("portal:mentors")
    url = lambda name: reverse("portal:pair_move", args=[public_id, name])  # noqa: E731
    context = _row(request, pair) | {
        "topics": topic_names(pair.topics), "reasons": reasons_in_words(pair.reasons), "form": form if asked else None,
        "offers": offers(FLOW, pair, request.user, ACTIONS, url), "trail": _trail(),
        "told": told("mentorship", pair.pk, ["end", "withdraw"]),
    }  # fmt: skip
    return page(request, "portal/mentorship/detail.html", context, about=pair, status=422 if form.errors else 200)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Say no, look no further, or end it; a mentor who ends it gives the other back."""
    pair = get_object_or_404(own_pairs(request.user), public_id=public_id)
    acts: dict[str, Any] = dict(ACTIONS)
    if pair.mentor_id == request.user.pk:
        acts["end"] = lambda row, **said: mentorships.end(row, again=True, **said)
    around = frame(request, pair) | {"trail": _trail()}
    back = reverse("portal:mentors")
    return move_page(request, FLOW, pair, move, acts, back=back, layout="shared/portal.html", **around)


def said_yes(pair: Mentorship) -> str:
    """What a yes did."""
    return (
        _("Both said yes. Here is how you reach each other.") if pair.state == "active" else _("Noted. Now the other.")
    )


def _row(request: HttpRequest, pair: Mentorship) -> dict[str, Any]:
    side = side_of(pair, request.user)
    other = other_side(pair, side) if side and pair.state in ("proposed", "active") else None
    return {"pair": pair, "side": side, "other": other, "mentors": pair.mentor_id == request.user.pk}


def _press(request: HttpRequest, form: TopicsForm) -> bool:
    """Whether the form was sent to be kept, and not to find names."""
    return request.method == "POST" and request.POST.get("act") != "find"


def _form(request: HttpRequest, form: TopicsForm, programme: Programme, what: str) -> HttpResponse:
    finds = request.POST.get("act") == "find"
    if finds:  # what is missing is said when it is sent
        form.errors.clear()
    context = {"form": form, "programme": programme, "what": what, "trail": _trail()}
    return page(request, "portal/mentorship/form.html", context, status=422 if form.errors else 200)


def _programme(request: HttpRequest, code: str, *, done: bool = False) -> Programme:
    found = [one for one in programmes_of(request.user, done=done) if one.code == code]
    if not found:
        raise Http404
    return found[0]


def _opened(request: HttpRequest) -> dict[str, Any]:
    person = own_person(request)
    name = person.short_name if person else str(request.user)
    return {"name": name, "languages": [getattr(request.user, "language", "en")]}


def _known(request: HttpRequest) -> list[str]:
    person = own_person(request)
    return list(person.confirmed) if person else []


def _trail() -> list[tuple[str, str]]:
    return [(_("My tasks"), reverse("portal:home")), (_("Mentors"), reverse("portal:mentors"))]
