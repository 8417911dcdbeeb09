"""The newsletter for everybody: asking for it without an account, the archive, a page for each number, a feed."""

from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ciconia.doors.public.feeds import Feed
from ciconia.doors.public.forms.newsletter import SubscribeForm
from ciconia.doors.public.frame import frame, is_over, page_url
from ciconia.doors.public.newsletters import atom, feed_link, head, rows
from ciconia.doors.public.views.feed import ATOM, LONG_AGO, answered
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.newsletter import number_of
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.publishing.actions.subscriber import subscribe
from ciconia.publishing.queries.newsletter import public_newsletter, public_newsletters, was_sent
from ciconia.publishing.rules.subscriber import CONSENT

MOST, IN_FEED = 60, 30


@csrf_exempt  # whoever sends it is nobody: it does no more than typing an address here, and a letter has to be answered
@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """The archive, and an address with which the next number is asked for; the letter's link is what counts."""
    programme, status = request.programme, 200  # type: ignore[attr-defined]
    form = SubscribeForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        status = _asked(request, form)
        if status == 302:
            return HttpResponseRedirect(f"{page_url(programme, 'newsletters')}?sent")
    elif form.errors:
        status = 422
    page = {
        "form": form, "consent": CONSENT, "sent": "sent" in request.GET, "feed": feed_link(programme),
        "rows": rows(public_newsletters(programme)[:MOST], programme), "over": is_over(programme),
    }  # fmt: skip
    return render(request, "public/newsletter/list.html", frame(request, "newsletters") | page, status=status)


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One number, of what is public now; of one that was withdrawn, a sentence that says so."""
    programme = request.programme  # type: ignore[attr-defined]
    newsletter = public_newsletter(programme, public_id)
    around = frame(request, "newsletters")
    around["trail"].append((_("Newsletter"), page_url(programme, "newsletters")))
    if newsletter is None:
        if not was_sent(programme, public_id):
            raise Http404
        return render(request, "public/newsletter/gone.html", around, status=410)
    newsletter.programme = programme
    number = number_of(newsletter)
    page = {
        "newsletter": newsletter, "title": words(newsletter.title), "head": head(_site(request), programme, newsletter),
        "introduction": told(newsletter.introduction), "parts": number.parts, "gone": number.gone,
    }  # fmt: skip
    return render(request, "public/newsletter/detail.html", around | page)


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """An Atom feed of the archive."""
    programme, site = request.programme, _site(request)  # type: ignore[attr-defined]
    found = list(public_newsletters(programme)[:IN_FEED])
    changed = max((one.changed_at for one in found), default=LONG_AGO)
    about = Feed(
        key=f"{programme.code}/newsletter", title=_("Newsletter of %(name)s") % {"name": words(programme.name)},
        author=words(programme.name), own=site + page_url(programme, "newsletters_feed"),
        page=site + page_url(programme, "newsletters"), updated=changed,
    )  # fmt: skip
    return answered(request, atom(about, found, programme, site), ATOM, changed)


def _asked(request: HttpRequest, form: SubscribeForm) -> int:
    """What became of a form that was filled in: 302 where a letter may be on its way, else why not, at the field."""
    said: dict[str, Any] = form.said()
    if not ratelimit.consume(request, action="newsletter", key=said["email"]):
        form.add_error(None, _("That was too often in a short time. Wait a few minutes, then try again."))
        return 429
    try:
        subscribe(request.programme, words=str(CONSENT), **said)  # type: ignore[attr-defined]
    except Unfit as wrong:
        for name, why in wrong.problems.items():
            form.add_error(name or None, str(why))
        return 422
    return 302


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
