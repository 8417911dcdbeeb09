"""Whom one reaches at an organisation: given and ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.organisation import ContactForm, LastDayForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.views.organisation import organisation_of, page
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.models import Membership, Scope
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions import contact as contacts
from ciconia.people.models import Contact, Organisation
from ciconia.people.rules.organisation import decides, keeps


@desk_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write down somebody one reaches, or give a role to who has an account."""
    organisation = organisation_of(request, public_id)
    if not keeps(request.user, organisation):
        raise Http404
    form = ContactForm(request.POST if request.method == "POST" else None)
    if not decides(request.user, organisation):
        del form.fields["role"]
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, organisation, dict(form.cleaned_data))
            return HttpResponseRedirect(desk_url(request, "organisation", organisation.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"form": form, "button": _("Add this contact")}
    return page(request, "small_form", context, organisation, here=_("Add a contact"))


@desk_page
def end(request: HttpRequest, public_id: str, contact: str) -> HttpResponse:
    """End a contact after a day."""
    organisation = organisation_of(request, public_id)
    rows = Contact.objects.visible_to(request.user).filter(organisation=organisation)
    found = get_object_or_404(rows.select_related("organisation"), public_id=contact)
    if not keeps(request.user, organisation):
        raise Http404
    return _end(
        request, organisation, found.name, lambda day: contacts.end_contact(found, by=request.user, last_day=day)
    )


@desk_page
def end_role(request: HttpRequest, public_id: str, membership: int) -> HttpResponse:
    """End a role after a day."""
    organisation = organisation_of(request, public_id)
    rows = Membership.objects.filter(scope=Scope.ORGANISATION, scope_id=organisation.pk).select_related("user")
    found = get_object_or_404(rows, pk=membership)
    if not decides(request.user, organisation):
        raise Http404

    def act(day: Any) -> None:
        contacts.end_organisation_role(found, by=request.user, last_day=day)

    return _end(request, organisation, found.user.name, act)


def _give(request: HttpRequest, organisation: Organisation, said: dict[str, Any]) -> None:
    role = said.pop("role", "")
    if role:
        contacts.give_organisation_role(organisation, by=request.user, email=said["email"], role=role)
        messages.success(request, _("The role holds from today."))
    else:
        contacts.note_contact(organisation, by=request.user, **said)
        messages.success(request, _("Written down."))


def _end(request: HttpRequest, organisation: Organisation, name: str, act: Any) -> HttpResponse:
    form = LastDayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["last_day"])
            messages.success(request, _("Ended. It stands in the history."))
            return HttpResponseRedirect(desk_url(request, "organisation", organisation.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"form": form, "button": _("End it"), "about": name, "style": "no"}
    return page(request, "small_form", context, organisation, here=_("End a contact"))
