"""Ideas for everybody: what you said, and what we did."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.gatherings.models import Event
from ciconia.gatherings.queries.idea import own_ideas, public_idea, public_ideas, supports
from ciconia.gatherings.rules.idea import has_ideas
from ciconia.programmes.models import Programme

MOST = 200


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every idea that everybody reads, the latest first."""
    programme = _with_ideas(request)
    return render(request, "public/idea/list.html", frame(request, "ideas") | {"ideas": public_ideas(programme)[:MOST]})


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One idea, how many support it, the answer, and what came of it."""
    programme, one, user = _with_ideas(request), public_idea(public_id), request.user
    if one is None or one.programme_id != programme.pk:
        raise Http404
    page = frame(request, "ideas")
    page["trail"].append((_("Ideas"), page_url(programme, "ideas")))
    known: dict[str, Any] = {"supports": False, "own": False}
    if user.is_authenticated:
        known = {"supports": supports(user, one), "own": own_ideas(user).filter(pk=one.pk).exists()}
    page |= {
        "idea": one, "title": words(one.title), **known,
        "event": Event.objects.public().filter(pk=one.event_id).first(),
        "into": public_idea(one.merged_into) if one.merged_into else None,
    }  # fmt: skip
    return render(request, "public/idea/detail.html", page)


def _with_ideas(request: HttpRequest) -> Programme:
    programme: Programme = request.programme  # type: ignore[attr-defined]
    if not has_ideas(programme):
        raise Http404
    return programme
