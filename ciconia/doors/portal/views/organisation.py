"""One's own organisation: its public words, its entry in the registry, what it declares."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.organisation import RegistryForm, TieForm, WordsForm
from ciconia.doors.portal.page import page
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.templatetags.ciconia import in_a_row
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions.organisation import describe_organisation
from ciconia.people.actions.registration import list_organisation, unlist_organisation, write_registration
from ciconia.people.actions.tie import declare_tie, take_back_tie
from ciconia.people.models import Organisation, Tie, Wanted
from ciconia.people.models.reach import SPEAKERS
from ciconia.people.queries.registration import registration_of
from ciconia.people.queries.tie import ties_of


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The organisations the account speaks for; where it is one, that one."""
    found = list(_own(request).order_by("sorted_by", "pk"))
    if len(found) == 1:
        return redirect("portal:organisation", found[0].public_id)
    return page(request, "portal/organisation/list.html", {"organisations": found})


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is said of it, to whom, and what can be changed."""
    found = get_object_or_404(_own(request), public_id=public_id)
    registration = registration_of(found)
    wanted = [Wanted(name).label for name in registration.wanted] if registration else []
    context = {
        "organisation": found, "registration": registration, "wanted": wanted,
        "ties": [tie for tie in ties_of(found, request.user) if tie.declared],
    }  # fmt: skip
    return page(request, "portal/organisation/detail.html", context)


@portal_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what everybody may read."""
    found = get_object_or_404(_own(request), public_id=public_id)
    form = WordsForm(sent(request), initial=WordsForm.of(found))

    def act() -> None:
        describe_organisation(found, by=request.user, seen=form.cleaned_data["seen"], **form.values(found))

    return _form_page(request, found, form, act, title=_("What everybody may read"))


@portal_page
def registry(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change what is said for the registry, and what of it is public."""
    found = get_object_or_404(_own(request).filter(kind="diaspora"), public_id=public_id)
    registration = registration_of(found)
    form = RegistryForm(sent(request), initial=RegistryForm.of(registration))

    def act() -> None:
        write_registration(found, by=request.user, seen=form.cleaned_data["seen"], **form.values(registration))

    return _form_page(request, found, form, act, title=_("Your entry in the registry"))


@portal_page
def tie_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Declare where money comes from, or a tie."""
    found = get_object_or_404(_own(request), public_id=public_id)
    form = TieForm(sent(request), initial={"share": "unknown"})

    def act() -> None:
        declare_tie(found, by=request.user, **form.cleaned_data)

    return _form_page(request, found, form, act, title=_("Declare funding or a tie"))


@portal_page
@require_POST
def tie_take_back(request: HttpRequest, public_id: str, tie: str) -> HttpResponse:
    """What was declared does not hold any more."""
    found = get_object_or_404(_own(request), public_id=public_id)
    rows = Tie.objects.visible_to(request.user).filter(organisation=found, declared=True)
    take_back_tie(get_object_or_404(rows.select_related("organisation"), public_id=tie), by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("portal:organisation", public_id)


@portal_page
@require_POST
def to_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask to be on the public list."""
    found = get_object_or_404(_own(request).filter(kind="diaspora"), public_id=public_id)
    list_organisation(found, by=request.user)
    messages.success(request, _("You are on the public list now, with your name, your country and what you ticked."))
    return redirect("portal:organisation", public_id)


@portal_page
@require_POST
def off_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """Be taken off it, at once."""
    found = get_object_or_404(_own(request), public_id=public_id)
    unlist_organisation(found, by=request.user)
    messages.success(request, _("You are off the public list. Your page is gone."))
    return redirect("portal:organisation", public_id)


def _own(request: HttpRequest) -> Any:
    return Organisation.objects.filter(pk__in=organisation_ids(request.user, SPEAKERS))


def _form_page(request: HttpRequest, found: Organisation, form: Any, act: Any, *, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, _("Saved."))
            return redirect("portal:organisation", found.public_id)
        except Unfit as wrong:
            for name, words in wrong.problems.items():
                form.add_error(name if name in form.fields else None, str(words))
        except Conflict:
            return _somebody_was_faster(request, found, form, title)
    context = {"form": form, "organisation": found, "title": title}
    return page(request, "portal/organisation/form.html", context, status=422 if form.errors else 200)


def _somebody_was_faster(request: HttpRequest, found: Organisation, form: Any, title: str) -> HttpResponse:
    """What was written stands in the form, which now knows the newer version: sent again, it is kept."""
    now = type(form).of(registration_of(found) if isinstance(form, RegistryForm) else found)
    form.data = form.data.copy()
    form.data["seen"] = str(now["seen"])
    differing = [
        name for name in form.fields if name in now and name != "seen" and now[name] != form.cleaned_data[name]
    ]
    labels = in_a_row(form.fields[name].label for name in differing)
    words = _(
        "Somebody changed this while you wrote, so yours is not saved yet. What you wrote differs in: %(fields)s. Look "
        "at the page of your organisation in another window, then save again."
    )
    form.add_error(None, words % {"fields": labels})
    context = {"form": form, "organisation": found, "title": title}
    return page(request, "portal/organisation/form.html", context, status=409)
