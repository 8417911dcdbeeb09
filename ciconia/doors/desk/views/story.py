"""Stories on the desk: the list, writing one, who is shown in it and what they answered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.delivery.queries.former import people_of_work
from ciconia.doors.desk.forms.fields import LANGUAGES, tell
from ciconia.doors.desk.forms.story import AppearanceForm, StoryForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.history import history
from ciconia.doors.desk.line import route
from ciconia.doors.desk.listing import chosen, page_after, turn_words
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.moves import Offer, move_page, offers
from ciconia.doors.shared.telling import told, video_of
from ciconia.doors.shared.templatetags.ciconia import language, words
from ciconia.foundation.files import FileRefused, path_of
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Organisation
from ciconia.programmes.queries.affiliation import active_affiliations
from ciconia.programmes.queries.focus import all_focuses
from ciconia.publishing.actions import story as stories
from ciconia.publishing.models import Appearance, Story, StoryState
from ciconia.publishing.models.story import WRITERS
from ciconia.publishing.queries.story import stories_at_desk, why_off, with_shown
from ciconia.publishing.rules.story import FLOW, OPEN, may_write
from ciconia.selection.queries.partnership import partnerships_at_desk

PATH = ("draft", "in_review", "published")
ACTIONS = {
    "ask": stories.ask, "publish": stories.publish, "look_again": stories.look_again, "withdraw": stories.withdraw,
    "rewrite": stories.rewrite, "put_away": stories.put_away,
}  # fmt: skip


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """The stories of the programme: those somebody works on, or those in one state."""
    rows = stories_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    choices = {"state": [("open", _("Open")), ("all", _("All")), *StoryState.choices]}
    picked = {"state": chosen(request, "state", choices["state"])}
    shown = {"open": rows.exclude(due_at=None), "all": rows}.get(picked["state"])
    shown = rows.filter(state=picked["state"]) if shown is None else shown
    page = page_after(request, shown.order_by("-changed_at", "-id"), rows, "changed_at", back=True)
    context = {"page": page, "choices": choices, "picked": picked, "may_add": bool(_writes_for(request))}
    return _page(request, "list", context)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One story: as everybody would read it, who is shown and what they answered, and what comes next."""
    story = story_of(request, public_id)
    gone = history(story)
    languages_of = {code for code, text in story.title.items() if code != "source" and text}
    context = {
        "story": story, "turn": turn_words(story.turn_role), "route": route(FLOW, PATH, story, gone),
        "offers": _offers(request, story), "history": gone, "text": told(story.body), "video": video_of(story),
        "may_post": story.state == "published" and _may(request, story),
        "may_write": _may(request, story), "may_edit": story.state in OPEN and _may(request, story),
        "shown": list(story.appearances.all()) if _may(request, story) else [],
        "off": why_off(story)[0] if story.state == "withdrawn" else "",
        "tongues": [(code, language(code), code in languages_of) for code in LANGUAGES],
        "picture": _picture_url(request, story),
    }  # fmt: skip
    return _page(request, "detail", context, here=words(story.title))


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a story; it is a draft until those in it have agreed and somebody publishes it."""
    focuses = _writes_for(request)
    if not focuses:
        raise Http404
    form = _form(request, focuses, {"language": get_language() or "en"}, None)
    programme = request.programme  # type: ignore[attr-defined]
    row = kept(request, form, lambda: stories.make_story(programme, by=request.user, **form.values()))
    if row:
        messages.success(request, _("Kept as a draft. Say who is shown in it."))
        return HttpResponseRedirect(desk_url(request, "story_shown", row.public_id))
    return _page(request, "form", {"form": form}, here=_("New story"))


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or write it in another language."""
    story = story_of(request, public_id)
    if not _may(request, story):
        raise Http404
    if request.method != "POST" and story.state not in OPEN:
        return HttpResponseRedirect(desk_url(request, "story", public_id))
    asked = request.GET.get("language", "")
    form = _form(request, _writes_for(request), StoryForm.opened(story, asked if asked in LANGUAGES else ""), story)

    def act() -> Story:
        return stories.edit_story(story, by=request.user, seen=form.cleaned_data["seen"], **form.values(story))

    if kept(request, form, act):
        messages.success(request, _("Changed."))
        return HttpResponseRedirect(desk_url(request, "story", public_id))
    return _page(request, "form", {"form": form, "story": story}, story, here=_("Change the story"))


@desk_page
def shown(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who is shown in a draft: add somebody, take somebody out."""
    story = story_of(request, public_id)
    if not _may(request, story):
        raise Http404
    if request.method != "POST" and story.state not in OPEN:
        return HttpResponseRedirect(desk_url(request, "story", public_id))
    if drop := request.POST.get("drop"):
        one = get_object_or_404(Appearance.objects.visible_to(request.user), story=story, public_id=drop)
        stories.drop_appearance(one, by=request.user)
        return HttpResponseRedirect(desk_url(request, "story_shown", public_id))
    form = _appearance_form(request, story)
    if kept(request, form, lambda: stories.put_appearance(story, by=request.user, **form.values())):
        return HttpResponseRedirect(desk_url(request, "story_shown", public_id))
    context = {"form": form, "story": story, "shown": list(story.appearances.all())}
    return _page(request, "shown", context, story, here=_("Who is shown"))


@desk_page
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture of a story, for staff."""
    path = path_of(story_of(request, public_id).picture or "none")
    if not path.exists():
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/jpeg")


@desk_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Show it to those in it, publish it, take it off, change it, put it away."""
    story = story_of(request, public_id)
    around = frame(request, "stories", trail=_trail(request, story))
    return move_page(request, FLOW, story, move, ACTIONS, back=desk_url(request, "story", public_id), **around)


def story_of(request: HttpRequest, public_id: str) -> Story:
    """The story in the address, as far as the account sees it."""
    rows = stories_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(with_shown(rows, request.user), public_id=public_id)


def kept(request: HttpRequest, form: forms.Form, act: Callable[[], Any]) -> Any:
    """What the action made of a form that was sent; None where something is wrong, which then stands at the fields."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return act()
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        tell(form, wrong.problems)
    except FileRefused as refused:
        request.undo = True  # type: ignore[attr-defined]
        tell(form, {"picture": str(refused)})
    return None


def _writes_for(request: HttpRequest) -> list[Any]:
    """The countries an account writes stories of; None among them where it writes those of no single one."""
    here = request.programme  # type: ignore[attr-defined]
    whole = [None] if may_write(request.user, here.pk, None) else []
    return [*whole, *(one for one in all_focuses(here) if may_write(request.user, here.pk, one.pk))]


def _form(request: HttpRequest, focuses: list[Any], opened: dict[str, Any], story: Story | None) -> StoryForm:
    known = [focus for focus in focuses if focus is not None]
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return StoryForm(
        sent, files, initial=opened, focuses=known, everywhere=len(known) < len(focuses),
        has_picture=bool(story and story.picture),
    )  # fmt: skip


def _appearance_form(request: HttpRequest, story: Story) -> AppearanceForm:
    """People whom the account sees, and institutions the programme works with."""
    here = request.programme  # type: ignore[attr-defined]
    people = people_of_work(here, request.user, story.focus_id) if sees_people(request) else []
    hosts = partnerships_at_desk(here, request.user).filter(state="agreed")
    if story.focus_id is not None:
        hosts = hosts.filter(focus_id=story.focus_id)
    known = {row.organisation_id for row in hosts} | set(
        active_affiliations(here).values_list("organisation_id", flat=True)
    )
    rows = Organisation.objects.filter(pk__in=known)
    opened = {"language": story.title.source}
    return AppearanceForm(
        request.POST if request.method == "POST" else None, initial=opened, people=people, organisations=rows
    )


def _may(request: HttpRequest, story: Story) -> bool:
    return any(FLOW.holds(request.user, role, story) for role in WRITERS)


def _picture_url(request: HttpRequest, story: Story) -> str:
    return f"{desk_url(request, 'story_picture', story.public_id)}?{story.picture[:10]}" if story.picture else ""


def _offers(request: HttpRequest, story: Story) -> list[Offer]:
    return offers(FLOW, story, request.user, ACTIONS, lambda n: desk_url(request, "story_move", story.public_id, n))


def _trail(request: HttpRequest, story: Story | None) -> list[tuple[str, str]]:
    trail = [(_("Stories"), desk_url(request, "stories"))]
    return [*trail, (words(story.title), desk_url(request, "story", story.public_id))] if story else trail


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Story | None = None, *, here: str = ""
) -> HttpResponse:
    """A page of this noun: the list itself, one that stands under the list, or one under a story."""
    trail = _trail(request, under) if here else []
    page = {**frame(request, "stories", trail=trail), **context, "here": here or _("Stories")}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/story/{name}.html", page, status=status)
