"""Letting the staff of a focus find one; ending it is taking back the consent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.page import own_person
from ciconia.doors.portal.words.data import register_words
from ciconia.doors.shared.entry import portal_page
from ciconia.people.actions import register
from ciconia.programmes.queries.focus import focuses_to_join


@portal_page
@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """Agree, in the words the page shows, to be found by the staff of one focus."""
    person = own_person(request)
    if person is None:
        raise Http404
    focus = get_object_or_404(focuses_to_join(), public_id=request.POST.get("focus", ""))
    consent = register.join(
        person, programme_id=focus.programme_id, focus_id=focus.pk, by=request.user, words=register_words(focus),
        language=get_language() or "en",
    )  # fmt: skip
    messages.success(request, _("Agreed. Here is your receipt; you can take it back at any time."))
    return redirect("portal:consent", consent.public_id)
