"""What others call what somebody can do: names found in their own words, theirs to say yes or no to."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ciconia.doors.portal.page import own_person, page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.names import found_names
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions import concept as concepts
from ciconia.people.actions.concept import confirm
from ciconia.people.queries.concept import looked_for, offered_to, settled


@portal_page
def skills(request: HttpRequest) -> HttpResponse:
    """A box for each name; what is ticked stands beside one's own words, all else is put aside."""
    person = own_person(request)
    if person is None:
        raise Http404
    offered = offered_to(person)
    if request.method == "POST":
        ticked = set(request.POST.getlist("concept"))
        chosen = {row.pk for rows in offered.values() for row in rows if str(row.pk) in ticked}
        confirm(person, by=request.user, chosen=chosen)
        messages.success(request, _("Saved. Staff who look in another language find you by these names."))
        return redirect("portal:skills")
    done = looked_for(person)
    lines = [{"words": words, "rows": rows, "looked": words in done} for words, rows in offered.items()]
    context = {"lines": lines, "any": any(offered.values()), "waiting": [one for one in lines if not one["looked"]]}
    return page(request, "portal/person/skills.html", context | found_names(request, without=settled(person)))


@portal_page
def take(request: HttpRequest) -> HttpResponse:
    """Add what one typed with the names that are right."""
    person = own_person(request)
    if person is None or request.method != "POST":
        raise Http404
    try:
        concepts.take(person, by=request.user, words=request.POST.get("words", ""), chosen=request.POST.getlist("uri"))
    except Unfit as wrong:
        messages.error(request, str(wrong))
        return redirect(f"{reverse('portal:skills')}?{urlencode({'find': request.POST.get('words', '')})}")
    messages.success(request, _("Added. Staff who look in another language find you by these names."))
    return redirect("portal:skills")


@portal_page
def names(request: HttpRequest) -> HttpResponse:
    """Names like what is being typed, as a piece of a page."""
    person = own_person(request)
    context = found_names(request, without=settled(person) if person else ())
    return render(request, "shared/_names_found.html", context)
