"""What somebody looks for: kept from the public list, switched, deleted."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import LANGUAGES, sent
from ciconia.doors.portal.forms.saved_search import KeepForm, PaceForm
from ciconia.doors.portal.page import page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.filters import Filters
from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.searched import Names, in_words, list_of, search_in_words, sectors_of
from ciconia.foundation.actions.perform import Refused
from ciconia.people.models import Mode
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.models import Focus, Programme, Sector
from ciconia.programmes.queries.programme import programme_by_code
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.models import Pace
from ciconia.selection.queries.open_opportunity import Choice
from ciconia.selection.queries.saved_search import searches_of


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """Everything one keeps: what it asks for, its switch, when it last found something."""
    rows = list(searches_of(request.user))
    names = sectors_of(rows)
    kept = [{"search": row, "words": search_in_words(row, names), "url": list_of(row)} for row in rows]
    return page(request, "portal/saved_search/list.html", {"kept": kept, "paces": Pace.choices})


@portal_page
def new(request: HttpRequest, programme: str) -> HttpResponse:
    """Keep the search in the address; how often to write is asked first."""
    found = _programme(programme)
    names = _sectors(found)
    choice = Filters.read(request.GET, _offered(found, (code for _id, code in names))).choice
    form = KeepForm(sent(request))
    if request.method == "POST" and form.is_valid() and _keep(request, found, choice, form):
        return redirect("portal:searches")
    context = {
        "form": form,
        "programme": found,
        "asked": in_words(found, choice, names),
        "spoken": dict(settings.LANGUAGES)[wanted(request.user)],
    }
    return page(request, "portal/saved_search/new.html", context, status=422 if form.errors else 200)


@portal_page
@require_POST
def switch(request: HttpRequest, public_id: str) -> HttpResponse:
    """How often to write about it from now on."""
    search = get_object_or_404(searches_of(request.user), public_id=public_id)
    form = PaceForm(request.POST)
    if form.is_valid():
        searches.switch_pace(search, by=request.user, pace=form.cleaned_data["pace"])
        messages.success(request, _("Saved."))
    return redirect("portal:searches")


@portal_page
@require_POST
def forget(request: HttpRequest, public_id: str) -> HttpResponse:
    """Delete it."""
    search = get_object_or_404(searches_of(request.user), public_id=public_id)
    searches.forget_search(search, by=request.user)
    messages.success(request, _("Deleted. Nothing of this search is kept."))
    return redirect("portal:searches")


def _keep(request: HttpRequest, programme: Programme, choice: Choice, form: KeepForm) -> bool:
    try:
        searches.keep_search(programme, choice, by=request.user, pace=form.cleaned_data["pace"])  # type: ignore[arg-type]
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Kept. We write to you when something new fits."))
    return True


def _programme(code: str) -> Programme:
    try:
        return programme_by_code(code)
    except Programme.DoesNotExist:
        raise Http404 from None


def _sectors(programme: Programme) -> Names:
    return {(programme.pk, row.code): row.name for row in Sector.objects.filter(programme=programme)}


def _offered(programme: Programme, sectors: Iterable[str]) -> dict[str, Iterable[Any]]:
    """What can be asked for in a programme, whether anything of it is open today or not."""
    countries = Focus.objects.filter(programme=programme).values_list("country", flat=True)
    return {
        "country": list(countries), "sector": list(sectors), "kind": KINDS, "mode": Mode.values, "language": LANGUAGES,
    }  # fmt: skip
