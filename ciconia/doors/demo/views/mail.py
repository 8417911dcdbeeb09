"""All mail the demonstration has sent, as text: nothing in a mail is run, fetched or followed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.demo.mailbox import letters
from ciconia.doors.shared.entry import public_page


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """The newest mails, newest first."""
    return render(request, "demo/mail/list.html", {"letters": letters()})


@public_page
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """One mail, as text."""
    letter = next((letter for letter in letters() if letter.key == key), None)
    if letter is None:
        raise Http404
    return render(request, "demo/mail/detail.html", {"letter": letter, "trail": [(_("All mail"), reverse("mail"))]})
