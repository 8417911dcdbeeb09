"""The installation's own page, and the way to everybody's start page."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override

from ciconia.doors.public.frame import is_over, worked_in, years
from ciconia.doors.public.pages import rows
from ciconia.doors.public.site import feed_link
from ciconia.doors.shared.entry import portal_page, public_page
from ciconia.doors.shared.language import wanted
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import STAFF_ROLES, Scope
from ciconia.programmes.models import Focus, Programme
from ciconia.programmes.queries.programme import programmes
from ciconia.publishing.models import NewsPage
from ciconia.publishing.queries.page import public_pages
from ciconia.selection.models import Opportunity

LATEST = 3


@public_page
def root(request: HttpRequest) -> HttpResponse:
    """The address without a language: on to the account's, or to the one the browser asks for."""
    with override(wanted(request.user)):
        return redirect("home")


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Every programme of the installation, and what each is."""
    countries: dict[int, list[Focus]] = {}
    for focus in Focus.objects.visible_to(request.user).order_by("programme", "tint", "id"):
        countries.setdefault(focus.programme_id, []).append(focus)
    open_now = Counter(Opportunity.objects.open().values_list("programme_id", flat=True))
    found = [
        {
            "programme": programme,
            "over": is_over(programme),
            "years": years(programme),
            "countries": worked_in(programme, countries.get(programme.pk, [])),
            "open": open_now[programme.pk],
        }
        for programme in programmes()
    ]
    page = {
        "programmes": [item for item in found if not item["over"]],
        "past": [item for item in found if item["over"]],
        "brand_url": reverse("home"),
        "news": rows(public_pages(NewsPage, get_language() or "en", order="-day", most=LATEST)),
        "feed": feed_link(),
    }
    return render(request, "public/home.html", page)


@portal_page
def start(request: HttpRequest) -> HttpResponse:
    """Staff begin at the desk of their programme, everybody else at their own things."""
    for membership in memberships_of(request.user):
        if membership.scope == Scope.PROGRAMME and membership.role in STAFF_ROLES:
            programme = Programme.objects.get(pk=membership.scope_id)
            return redirect("desk:overview", programme=programme.code)
    return redirect("portal:home")
