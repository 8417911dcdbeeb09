"""The profile: what somebody says about themselves, and who reads it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.person import ProfileForm
from ciconia.doors.portal.page import own_person, page
from ciconia.doors.shared.entry import portal_page
from ciconia.people.actions.person import update_profile


@portal_page
def profile(request: HttpRequest) -> HttpResponse:
    """Change it; an account that only speaks for an institution has none."""
    person = own_person(request)
    if person is None:
        raise Http404
    start = ProfileForm.of(person, str(request.user.language))  # type: ignore[union-attr]
    form = ProfileForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        update_profile(person, by=request.user, **form.values(person))
        messages.success(request, _("Saved. Applications you have already sent keep what they said."))
        return redirect("portal:profile")
    context = {"form": form, "person": person}
    return page(request, "portal/person/profile.html", context, status=422 if form.errors else 200)
