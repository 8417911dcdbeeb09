"""Ideas of one's own: writing one, sending it, the answer, whether everybody may read it; and supporting others'."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent, source_language
from ciconia.doors.portal.forms.idea import AgreeForm, IdeaForm
from ciconia.doors.portal.page import moved, own_person, page
from ciconia.doors.portal.views.space import kept
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.moves import offers, seen
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.queries.log import told
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Idea, PublicIdea
from ciconia.gatherings.models.idea import SENT
from ciconia.gatherings.queries.idea import own_ideas, public_idea, writes_to
from ciconia.gatherings.rules.idea import CONSENT, FLOW
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.focus import focuses_of

ACTIONS = {"send": ideas.send, "withdraw": ideas.withdraw}


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """What one wrote, and where one may write."""
    context = {"ideas": own_ideas(request.user), "programmes": writes_to(request.user)}
    return page(request, "portal/idea/list.html", context)


@portal_page
def new(request: HttpRequest, programme: str) -> HttpResponse:
    """Begin an idea."""
    found = next((one for one in writes_to(request.user) if one.code == programme), None)
    if found is None:
        raise Http404
    person = own_person(request)
    opened = {"language": source_language(), "name": person.short_name if person else str(request.user)}
    form = IdeaForm(sent(request), focuses=_countries(found), initial=opened)
    made: list[Idea] = []
    if kept(form, lambda: made.append(ideas.make_idea(found, by=request.user, **form.said()))):
        messages.success(request, _("Kept as a draft."))
        return redirect("portal:idea", made[0].public_id)
    return _form(request, form, found)


@portal_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft."""
    row = _own(request, public_id)
    if request.method != "POST" and row.state != "draft":
        raise Http404
    form = IdeaForm(sent(request), focuses=_countries(row.programme), initial=IdeaForm.initial_of(row))

    def act() -> Idea:
        return ideas.edit_idea(row, by=request.user, seen=form.cleaned_data["seen"], **form.said(row))

    if kept(form, act):
        messages.success(request, _("Changed."))
        return redirect("portal:idea", public_id)
    return _form(request, form, row.programme, row)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One idea: its words, where it is, the answer, and whether everybody may read it."""
    row = _own(request, public_id)
    url = lambda name: reverse("portal:idea_move", args=[public_id, name])  # noqa: E731
    context = {
        "idea": row, "offers": offers(FLOW, row, request.user, ACTIONS, url), "trail": _trail(),
        "was_sent": row.state in SENT, "page": public_idea(public_id), "form": AgreeForm(initial={"name": row.name}),
        "consent": CONSENT, "into": PublicIdea.objects.public().filter(pk=row.merged_into_id).first(),
        "told": told("idea", row.pk, ["hide"])[:1] if row.agreed_at and not hasattr(row, "page") else [],
    }  # fmt: skip
    return page(request, "portal/idea/detail.html", context, about=row)


@portal_page
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Send it, or take it back."""
    row = _own(request, public_id)
    back = reverse("portal:idea", args=[public_id])
    return moved(request, FLOW, row, move, ACTIONS, back=back, title=row.title)


@portal_page
@require_POST
def agree(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everybody may read it, under a name or without."""
    row = _own(request, public_id)
    ideas.agree(row, by=request.user, name=request.POST.get("name", "")[:80], seen=seen(request))
    messages.success(request, _("Noted. An officer decides whether it goes on the page."))
    return redirect("portal:idea", public_id)


@portal_page
@require_POST
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """It is not public any more."""
    ideas.take_back(_own(request, public_id), by=request.user)
    messages.success(request, _("Taken back. Nobody else reads it any more but staff who answer ideas."))
    return redirect("portal:idea", public_id)


@portal_page
def support(request: HttpRequest, public_id: str) -> HttpResponse:
    """Support an idea that is public, or no more; whoever came here by signing in presses on its page."""
    one = public_idea(public_id)
    if one is None:
        raise Http404
    if request.method == "POST" and request.POST.get("act") == "no_more":
        ideas.support_no_more(one, by=request.user)
    elif request.method == "POST":
        ideas.support(one, by=request.user)
    return redirect("public:idea", one.programme.code, public_id)


def _own(request: HttpRequest, public_id: str) -> Idea:
    return get_object_or_404(own_ideas(request.user), public_id=public_id)


def _countries(programme: Programme) -> list[Any]:
    return list(focuses_of(programme).exclude(state="closed"))


def _form(request: HttpRequest, form: IdeaForm, programme: Programme, row: Idea | None = None) -> HttpResponse:
    trail = [*_trail(), (words(row.title), reverse("portal:idea", args=[row.public_id]))] if row else _trail()
    context = {"form": form, "programme": programme, "idea": row, "trail": trail}
    return page(request, "portal/idea/form.html", context, about=row, status=422 if form.errors else 200)


def _trail() -> list[tuple[str, str]]:
    return [(_("My tasks"), reverse("portal:home")), (_("Ideas"), reverse("portal:ideas"))]
