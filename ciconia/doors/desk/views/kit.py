"""Post kits: what to say about an opportunity or an event on each channel, and noting where it was said."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.kit import PostForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.views.event import event_of
from ciconia.doors.desk.views.newsletter import newsletter_of
from ciconia.doors.desk.views.opportunity import opportunity_of
from ciconia.doors.desk.views.story import story_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.kit import Kit, event_kit, kit_of, newsletter_kit, opportunity_kit, story_kit
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.rules.unfit import Unfit
from ciconia.insight.queries.channel import came_by
from ciconia.publishing.actions.kit import WRITERS, mail_organisations
from ciconia.publishing.actions.publication import note_post
from ciconia.publishing.models import Channel, Publication
from ciconia.publishing.queries.kit import readers_of
from ciconia.publishing.queries.publication import places_of, publications_at_desk
from ciconia.publishing.rules.kit import SHAPES, text_for
from ciconia.publishing.rules.publication import FLOW, POSTERS


@desk_page
def event(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kit of an event."""
    return _kit(request, event_kit(event_of(request, public_id)), "events", _("Events"))


@desk_page
def opportunity(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kit of an opportunity."""
    return _kit(request, opportunity_kit(opportunity_of(request, public_id)), "opportunities", _("Opportunities"))


@desk_page
def story(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kit of a story."""
    return _kit(request, story_kit(story_of(request, public_id)), "stories", _("Stories"))


@desk_page
def newsletter(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kit of a number of the newsletter."""
    return _kit(request, newsletter_kit(newsletter_of(request, public_id)), "newsletters", _("Newsletter"))


def _kit(request: HttpRequest, kit: Kit, among: str, listed: str) -> HttpResponse:
    place = Publication(programme=kit.programme, focus=kit.focus)
    if not _holds(request, place, POSTERS):
        raise Http404
    code, is_public = _language(request, kit), kit_of(kit.noun, kit.source) is not None
    form = PostForm(request.POST) if request.method == "POST" and "address" in request.POST else None
    if request.method == "POST" and is_public and not kit.refused(code) and _kept(request, kit, code, form):
        return HttpResponseRedirect(f"{request.path}?language={code}")
    refused = kit.refused(code) if is_public else _("It is not public. There is nothing to post about.")
    writes = _holds(request, place, WRITERS)
    page = {
        "kit": kit, "code": code, "offered": kit.languages(), "refused": refused, "here": _("Post kit"),
        "channels": [] if refused else _channels(request, kit, code, form),
        "picture": "" if refused else kit.picture_in(code), "public_url": kit.said(code).address if not refused else "",
        "letters": _letters(kit, code) if writes and not refused else None,
        "counted": came_by(kit.noun, kit.source, request.user) if sees_people(request) else None,
    }  # fmt: skip
    trail = [(listed, desk_url(request, among)), (words(kit.title), desk_url(request, kit.noun, kit.source))]
    status = 422 if (form is not None and form.errors) or (request.method == "POST" and refused) else 200
    return render(request, "desk/kit/page.html", page | frame(request, among, trail=trail), status=status)


def _holds(request: HttpRequest, place: Publication, roles: Iterable[str]) -> bool:
    return any(FLOW.holds(request.user, role, place) for role in roles)


def _language(request: HttpRequest, kit: Kit) -> str:
    """The language asked for; else that in which it was written first, where the site speaks it."""
    asked, known = request.GET.get("language", ""), [code for code, _name in settings.LANGUAGES]
    return next(code for code in (asked, kit.title.source, "en") if code in known)


def _kept(request: HttpRequest, kit: Kit, code: str, form: PostForm | None) -> bool:
    """Whether what was pressed was done: a post noted, or the organisations written to."""
    said: dict[str, Any] = {
        "programme": kit.programme, "focus": kit.focus, "title": kit.title, "by": request.user, "language": code,
        "about": kit.about(),
    }  # fmt: skip
    try:
        if form is None:
            sent = mail_organisations(kit.noun, kit.source, **said)
            told = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", sent.letters)
            messages.success(request, told % {"number": sent.letters})
        elif form.is_valid():
            address = form.cleaned_data["address"]
            note_post(kit.noun, kit.source, channel=request.POST.get("channel", ""), address=address, **said)
            messages.success(request, _("Noted. It is found again when it has to be taken down."))
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        if form is None:
            messages.error(request, " ".join(str(why) for why in wrong.problems.values()))
        else:
            tell(form, wrong.problems)
    return form is None or form.is_valid()


def _channels(request: HttpRequest, kit: Kit, code: str, form: PostForm | None) -> list[dict[str, Any]]:
    """Every channel with its text, where it stands already, and a form for where it was posted."""
    said, rows = kit.said(code), publications_at_desk(kit.programme, request.user)
    posted = list(places_of(kit.noun, kit.source, rows))
    pressed = request.POST.get("channel", "")
    return [
        {
            "code": channel,
            "name": Channel(channel).label,
            "text": text_for(said, channel),
            "posted": [row for row in posted if row.channel == channel],
            "form": form if form is not None and pressed == channel else PostForm(auto_id=f"{channel}_%s"),
        }
        for channel in SHAPES
        if channel != Channel.MAIL
    ]


def _letters(kit: Kit, code: str) -> dict[str, Any]:
    """What a letter to the affiliated organisations says, and how many would get it."""
    readers = readers_of(kit.programme)
    return {
        "text": text_for(kit.said(code), Channel.MAIL),
        "number": len(readers),
        "organisations": len({one.organisation_id for one in readers}),
    }
