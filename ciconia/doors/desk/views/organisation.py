"""Organisations: who they are, where they stand, whom one reaches there, what they are tied to."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.organisation import (
    NewOrganisationForm,
    OrganisationForm,
    ReasonForm,
    country_filter,
    kind_choices,
)
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import chosen, page_after
from ciconia.doors.desk.organisation import clash_with, told
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions import organisation as organisations
from ciconia.people.actions.registration import unlist_organisation
from ciconia.people.models import Organisation
from ciconia.people.models.reach import reach
from ciconia.people.queries.contact import contacts_of
from ciconia.people.queries.duplicate import like, merges_into
from ciconia.people.queries.organisation import (
    countries_with_organisations,
    for_a_list,
    possible_parents,
    went_into,
)
from ciconia.people.queries.organisation import organisations as every
from ciconia.people.queries.registration import registration_of
from ciconia.people.queries.tie import ties_of
from ciconia.people.rules.organisation import decides, keeps, line_above


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """All organisations by name; those of a kind, in a country, with some words."""
    choices = {"kind": kind_choices(), "country": country_filter(countries_with_organisations())}
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    asked = request.GET.get("words", "")[:80]
    rows = for_a_list(every(**picked, words=asked))
    found = page_after(request, rows.order_by("sorted_by", "id"), Organisation.objects.all(), "sorted_by")
    context = {"page": found, "choices": choices, "picked": picked, "words": asked}
    return page(request, "list", context | {"may_add": bool(reach(request.user))})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One organisation: what it does, where it stands, whom one reaches, what it is tied to, what happened."""
    found = organisation_of(request, public_id)
    if found.public_id != public_id:
        return HttpResponseRedirect(desk_url(request, "organisation", found.public_id))
    context = {
        "organisation": found,
        "above": line_above(found)[:0:-1],
        "below": Organisation.objects.filter(parent=found).order_by("sorted_by", "pk")[:100],
        "contacts": contacts_of(found, request.user),
        "ties": ties_of(found, request.user),
        "registration": registration_of(found),
        "merges": merges_into(found),
        "history": told(found),
        "may_edit": keeps(request.user, found),
        "may_decide": decides(request.user, found),
    }
    return page(request, "detail", context, here=words(found.name))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Register an organisation; those that look alike are shown first."""
    if not reach(request.user):
        raise Http404
    form = NewOrganisationForm(
        request.POST if request.method == "POST" else None, initial={"language": get_language(), "kind": "diaspora"}
    )
    alike: list[Any] = []
    if request.method == "POST" and form.is_valid():
        alike = [] if form.cleaned_data["another"] else like(Organisation(**form.values()))
        try:
            if not alike:
                made = organisations.add_organisation(by=request.user, **form.values())
                messages.success(request, _("Registered."))
                return HttpResponseRedirect(desk_url(request, "organisation", made.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    return page(request, "new", {"form": form, "alike": alike}, here=_("Register an organisation"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what stands of an organisation; two writers see what the other one did."""
    found = organisation_of(request, public_id)
    if not keeps(request.user, found):
        raise Http404
    form = _form(request, found, request.POST if request.method == "POST" else None)
    clash, title = None, words(found.name)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            organisations.edit_organisation(found, by=request.user, seen=seen, **form.values(found))
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(desk_url(request, "organisation", found.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
        except Conflict:
            found = organisation_of(request, public_id)
            clash = clash_with(form, found)
            form = _form(request, found, clash.data)
    context = {"form": form, "organisation": found, "title": title, "clash": clash}
    return page(request, "form", context, found, here=_("Change"))


@desk_page
def unlist(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an organisation off the public list, with the reason."""
    found = organisation_of(request, public_id)
    if not decides(request.user, found):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        unlist_organisation(found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Off the public list, at once."))
        return HttpResponseRedirect(desk_url(request, "organisation", found.public_id))
    context = {"form": form, "button": _("Take it off the list"), "style": "no"}
    return page(request, "small_form", context, found, here=_("Take it off the public list"))


def organisation_of(request: HttpRequest, public_id: str) -> Organisation:
    """The organisation of an address; what went into another one leads there. 404 where there is none."""
    found = Organisation.objects.visible_to(request.user).filter(public_id=public_id).select_related("parent").first()
    found = found or went_into(public_id)
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Organisation | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under an organisation."""
    trail = [(_("Organisations"), desk_url(request, "organisations"))] if here else []
    if under is not None:
        trail.append((words(under.name), desk_url(request, "organisation", under.public_id)))
    shown = {**frame(request, "organisations", trail=trail), **context, "here": here or _("Organisations")}
    status = 409 if context.get("clash") else 422 if getattr(context.get("form"), "errors", None) else 200
    status = 422 if context.get("alike") else status
    return render(request, f"desk/organisation/{name}.html", shown, status=status)


def _form(request: HttpRequest, found: Organisation, data: Any) -> OrganisationForm:
    parents = [row for row in possible_parents(found.country) if row.pk != found.pk]
    return OrganisationForm(data, initial=OrganisationForm.initial_of(found), parents=parents)
