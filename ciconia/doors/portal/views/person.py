"""The profile: what somebody says about themselves, and who reads it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.forms.person import BeginForm, ProfileForm
from ciconia.doors.portal.page import own_person, page
from ciconia.doors.portal.words.freshness import age
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation.access import memberships_of
from ciconia.people.actions.consent import agree
from ciconia.people.actions.person import begin_profile, update_profile
from ciconia.people.models import Purpose
from ciconia.people.queries.concept import undecided
from ciconia.people.rules.consent import WORDS


@portal_page
def profile(request: HttpRequest) -> HttpResponse:
    """Change it, or begin one; an account that works for an institution or a programme has none."""
    person = own_person(request)
    if person is None:
        return _begin(request)
    start = ProfileForm.of(person, str(request.user.language))  # type: ignore[union-attr]
    form = ProfileForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        update_profile(person, by=request.user, **form.values(person))
        messages.success(request, _("Saved. Applications you have already sent keep what they said."))
        return redirect("portal:profile")
    context = {"form": form, "person": person, "age": age(person), "undecided": undecided(person)}
    return page(request, "portal/person/profile.html", context, status=422 if form.errors else 200)


def _begin(request: HttpRequest) -> HttpResponse:
    if memberships_of(request.user):
        raise Http404
    form = BeginForm(sent(request))
    if form.is_valid():
        person = begin_profile(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        words = str(WORDS[Purpose.PROFILE])
        agree(person, Purpose.PROFILE, by=request.user, words=words, language=get_language() or "en")
        messages.success(request, _("Your profile has begun. Nobody sees it before you apply for something."))
        back = request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
        return redirect(back if safe else "portal:profile")
    context = {"form": form, "words": WORDS[Purpose.PROFILE]}
    return page(request, "portal/person/begin.html", context, status=422 if form.errors else 200)
