"""Stories for everybody: the list, a page for each, their pictures, and a feed."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.html import format_html
from django.utils.http import http_date
from django.utils.translation import gettext as _

from ciconia.doors.public.feeds import Feed
from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.public.stories import Podcast, atom, facts, head, picture_url, podcast, rows
from ciconia.doors.public.views.feed import ATOM, answered
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.telling import told, video_of, with_whom
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.files import path_of
from ciconia.programmes.queries.focus import focuses_of
from ciconia.publishing.models import Story
from ciconia.publishing.queries.story import public_episodes, public_stories, public_story, was_public
from ciconia.publishing.rules.story import HEARD

MOST, ELSE, IN_FEED = 60, 3, 30
QUARTER = 900  # seconds; a picture that goes off is gone from shared caches by then
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """What people tell, the latest first; all of it, or of one country."""
    programme = request.programme  # type: ignore[attr-defined]
    every = list(public_stories(programme)[:MOST])
    told_of = {story.focus_id for story in every}
    focuses = [focus for focus in focuses_of(programme) if focus.pk in told_of]
    focus = next((one for one in focuses if one.public_id == request.GET.get("country")), None)
    shown = [story for story in every if focus is None or story.focus_id == focus.pk]
    page = {"rows": rows(shown, programme), "focuses": focuses, "focus": focus, "feed": _feed_link(request)}
    page["heard"] = any(story.kind in HEARD for story in every)
    return render(request, "public/story/list.html", page | frame(request, "stories"))


@public_page
def detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One story; of one that was taken off, a sentence that says so."""
    programme = request.programme  # type: ignore[attr-defined]
    story = public_story(programme, public_id)
    others = [one for one in public_stories(programme)[: ELSE + 1] if one.public_id != public_id][:ELSE]
    around = _below_the_list(request) | {"others": rows(others, programme)}
    if story is None:
        if not was_public(programme, public_id):
            raise Http404
        return render(request, "public/story/gone.html", around, status=410)
    page = {
        "story": story, "title": words(story.title), "head": head(_site(request), programme, story),
        "facts": facts(programme, story), "text": told(story.body), "video": video_of(story),
        "names": with_whom(story), "picture": picture_url(programme, story) if story.picture else "",
    }  # fmt: skip
    return render(request, "public/story/detail.html", around | page)


@public_page
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture of a story, as large as its page shows it."""
    return _picture(_found(request, public_id).picture)


@public_page
def small(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture of a story, as lists show it."""
    return _picture(_found(request, public_id).picture_small)


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """An Atom feed of stories."""
    programme, site = request.programme, _site(request)  # type: ignore[attr-defined]
    stories = list(public_stories(programme)[:IN_FEED])
    changed = max((story.changed_at for story in stories), default=LONG_AGO)
    about = Feed(
        key=f"{programme.code}/stories", title=_("Stories: %(programme)s") % {"programme": words(programme.name)},
        author=words(programme.name), own=site + page_url(programme, "stories_feed"),
        page=site + page_url(programme, "stories"), updated=changed,
    )  # fmt: skip
    content = atom(about, stories, programme, site)
    etag = f'"{sha256(content).hexdigest()[:20]}"'
    answer = get_conditional_response(request, etag=etag, response=HttpResponse(content, content_type=ATOM))
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed.timestamp())
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer


@public_page
def episodes(request: HttpRequest) -> HttpResponse:
    """A podcast feed of videos and recordings: what is taken off is not in it any more."""
    programme, site = request.programme, _site(request)  # type: ignore[attr-defined]
    stories = list(public_episodes(programme)[:IN_FEED])
    changed = max((story.changed_at for story in stories), default=LONG_AGO)
    title = _("To watch and to hear: %(programme)s") % {"programme": words(programme.name)}
    about = Feed(
        key=f"{programme.code}/podcast", title=title,
        author=words(programme.name), own=site + page_url(programme, "podcast"),
        page=site + page_url(programme, "stories"), updated=changed,
    )  # fmt: skip
    answer = answered(request, podcast(about, stories, programme, site), Podcast.content_type, changed)
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer


def _found(request: HttpRequest, public_id: str) -> Story:
    story = public_story(request.programme, public_id)  # type: ignore[attr-defined]
    if story is None:
        raise Http404
    return story


def _picture(digest: str) -> HttpResponse:
    path = path_of(digest or "none")
    if not path.exists():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type="image/jpeg")
    patch_cache_control(answer, public=True, max_age=QUARTER)
    return answer


def _site(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _feed_link(request: HttpRequest) -> Any:
    link = '<link rel="alternate" type="application/atom+xml" href="{}" title="{}">'
    return format_html(link, page_url(request.programme, "stories_feed"), _("Stories"))  # type: ignore[attr-defined]


def _below_the_list(request: HttpRequest) -> dict[str, Any]:
    page = frame(request, "stories")
    page["trail"].append((_("Stories"), page_url(request.programme, "stories")))  # type: ignore[attr-defined]
    return page
