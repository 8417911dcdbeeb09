"""How pages of the portal are drawn: the few links of a guest, whose programme it is, what an account is here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ciconia.doors.shared.moves import Actions, move_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.flow import Flow
from ciconia.foundation.models import Role
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt, Person
from ciconia.people.models.reach import SPEAKERS
from ciconia.people.queries.person import person_of
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.programme import programme_here

STATES_NEEDS = (Role.HOST_CONTACT, Role.ORGANISATION_CONTACT)


def own_person(request: HttpRequest) -> Person | None:
    """The person behind the account, read once a request."""
    if not hasattr(request, "own_person"):
        request.own_person = person_of(request.user)  # type: ignore[attr-defined]
    person: Person | None = request.own_person  # type: ignore[attr-defined]
    return person


def hosts(user: Any) -> list[int]:
    """The institutions the account speaks for."""
    return organisation_ids(user, [Role.HOST_CONTACT])


def seen_by_host(request: HttpRequest, row: Any, at: LookedAt) -> None:
    """Note that an institution opened somebody's application or assignment; they read it under "My data"."""
    look(row.person, by=request.user, at=at, organisation_id=row.organisation_id)


def endorses(user: Any) -> list[int]:
    """The authorities the account answers for."""
    return organisation_ids(user, [Role.ENDORSER])


def address(name: str, *args: Any) -> str:
    """The address of a page of another door, or nothing where that door has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def frame(request: HttpRequest, about: Any = None) -> dict[str, Any]:
    """What surrounds every page; `about` is the row it is about, whose programme then heads the page."""
    programme = getattr(about, "programme", None) or programme_here()
    request.programme = programme  # type: ignore[attr-defined]
    return {
        "nav": _nav(request),
        "brand_url": address("public:programme", programme.code) if programme else "",
        "open_url": address("public:opportunities", programme.code) if programme else "",
        "home_trail": [(_("My tasks"), reverse("portal:home"))],
        "foot_links": [{"heading": _("About the programme"), "links": _public(programme)}] if programme else [],
    }


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, about: Any = None, status: int = 200
) -> HttpResponse:
    """A page of the portal."""
    return render(request, template, frame(request, about) | (context or {}), status=status)


def moved(
    request: HttpRequest, flow: Flow, row: Any, name: str, actions: Actions, *, back: str, title: Any,
    about: Any = None,
) -> HttpResponse:  # fmt: skip
    """The page or the press of one move, in the frame of the portal; `about`: see `frame`, else the row itself."""
    around = frame(request, about or row)
    around["trail"] = [*around["home_trail"], (words(title), back)]
    return move_page(request, flow, row, name, actions, back=back, layout="shared/portal.html", **around)


def _public(programme: Programme) -> list[dict[str, str]]:
    placing = [(_("Open assignments"), "public:opportunities"), (_("How we choose people"), "public:choosing")]
    pages = [*(placing if programme.places_people else []), (_("Facts and sources"), "public:facts")]
    links = [{"label": label, "url": address(name, programme.code)} for label, name in pages]
    return [link for link in links if link["url"]]


def _nav(request: HttpRequest) -> list[dict[str, Any]]:
    links = [(_("My tasks"), "portal:home")]
    if own_person(request):
        links += [(_("My applications"), "portal:applications"), (_("My profile"), "portal:profile")]
        links += [(_("Fits you"), "portal:fits")]
    if organisation_ids(request.user, STATES_NEEDS):
        links += [(_("Our needs"), "portal:needs"), (_("Our opportunities"), "portal:opportunities")]
        links += [(_("Our plans"), "portal:development_plans")]
    elif endorses(request.user):
        links += [(_("Needs"), "portal:needs")]
    if organisation_ids(request.user, [Role.ORGANISATION_CONTACT]):
        links += [(_("Our programmes"), "portal:affiliations")]
    if organisation_ids(request.user, SPEAKERS):
        links += [(_("Our organisation"), "portal:organisations")]
    if own_person(request) or hosts(request.user):
        links += [(_("Assignments"), "portal:engagements"), (_("Mentors"), "portal:mentors")]
    if own_person(request):
        links += [(_("Spaces"), "portal:spaces")]
    if own_person(request) or organisation_ids(request.user, [Role.ORGANISATION_CONTACT]):
        links += [(_("Courses"), "portal:courses"), (_("Events"), "portal:events"), (_("Ideas"), "portal:ideas")]
    pages = [(label, reverse(name)) for label, name in links]
    return [{"label": label, "url": url, "current": url == request.path} for label, url in pages]
