"""The list of diaspora organisations, and a page for each: what they want to be public, and nothing beside it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.organisation import head
from ciconia.doors.public.site import frame
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.countries import ALPHA2, by_name, country_name
from ciconia.people.queries.organisation import place_in_order, went_into
from ciconia.people.queries.registration import (
    PAGE,
    listed_countries,
    listed_organisation,
    listed_organisations,
)


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """Those that asked to be on the list, by name; those in a country, or that work in one."""
    picked = {name: _country(request, name) for name in ("country", "works_in")}
    after = request.GET.get("after", "")
    rows = listed_organisations(**picked, after=place_in_order(after), limit=PAGE + 1)
    here, query = rows[:PAGE], "".join(f"&{name}={code}" for name, code in picked.items() if code)
    are_in, work_in = listed_countries()
    context = {
        "organisations": [shown for _row, shown in here],
        "choices": {"country": _named(are_in, _("All countries")), "works_in": _named(work_in, _("Anywhere"))},
        "picked": picked,
        "filtered": any(picked.values()),
        "next": f"?after={here[-1][0].public_id}{query}" if len(rows) > PAGE else "",
        "first": (f"?{query[1:]}" if query else request.path) if after else "",
    }
    return render(request, "public/organisation/list.html", frame(request) | context)


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one organisation says of itself in public; 404 at once when it does not want to be listed any more."""
    found = listed_organisation(public_id)
    if found is None:
        return _elsewhere(public_id)
    site = f"{request.scheme}://{request.get_host()}"
    context = {"organisation": found, "title": words(found.name), "head": head(site, found)}
    page = frame(request)
    page["trail"] = [*page["trail"], (_("Diaspora organisations"), reverse("organisations"))]
    return render(request, "public/organisation/detail.html", page | context)


def _elsewhere(public_id: str) -> HttpResponse:
    kept = went_into(public_id)
    if kept is None or listed_organisation(kept.public_id) is None:
        raise Http404
    return HttpResponsePermanentRedirect(reverse("organisation", args=[kept.public_id]))


def _country(request: HttpRequest, name: str) -> str:
    code = request.GET.get(name, "")
    return code if code in ALPHA2 else ""


def _named(codes: list[str], every: str) -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [("", every), *sorted(((c, country_name(c, language)) for c in codes), key=lambda pair: by_name(pair[1]))]
