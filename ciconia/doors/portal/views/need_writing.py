"""A need written screen by screen: whatever is there is kept, and everything is read back before it is sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.page import page
from ciconia.doors.portal.views.need import own
from ciconia.doors.shared.clash import clash_of
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.need_form import NeedForm, keep
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Role
from ciconia.people.models import Organisation
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import need_told
from ciconia.selection.actions.need_concept import confirm_concepts
from ciconia.selection.actions.need_copy import copy_need
from ciconia.selection.models import Need, Partnership
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.queries.need import as_it_stood, last_entry, offered_for, others_of
from ciconia.selection.rules.need import FLOW
from ciconia.selection.rules.need_form import GROUPS, Group

LAST = len(GROUPS)


@portal_page
def new(request: HttpRequest, public_id: str) -> HttpResponse:
    """The first screen of a new need; with one answer it is a draft."""
    ours = organisation_ids(request.user, [Role.HOST_CONTACT])
    organisation = get_object_or_404(Organisation.objects.filter(pk__in=ours), public_id=public_id)
    agreed = _agreed(request, organisation)
    partnership = next((row for row in agreed if row.public_id == request.GET.get("for")), agreed[0])
    start = {"written_in": str(request.user.language)}  # type: ignore[union-attr]
    plans = plans_of(organisation, request.user)
    form = NeedForm(sent(request), initial=start, focus=partnership.focus, groups=GROUPS[:1], plans=plans)
    context = {"partnership": partnership, "others": [row for row in agreed if row != partnership]}
    if request.method == "POST" and (form.is_valid() or form.answered()) and form.answered():
        need = keep(form, form.values(), lambda **said: needs.state_need(partnership, by=request.user, **said))
        if need is not None:
            return _next(request, form, need, 1)
    if request.method == "POST" and not form.errors:
        form.add_error(None, _("Write at least one answer: from then on the draft is kept."))
    return _screen(request, form, 1, context, status=422 if form.errors else 200)


@portal_page
def screen(request: HttpRequest, public_id: str, number: int = 1) -> HttpResponse:
    """One screen of a draft, or of what was sent back."""
    need = _mine(request, public_id)
    if not 1 <= number <= LAST:
        raise Http404
    if request.method != "POST" and need.state not in need_told.WRITABLE:
        return redirect("portal:need", need.public_id)
    form = _form(request, need, GROUPS[number - 1 : number], sent(request))
    if request.method != "POST":
        return _screen(request, form, number, {"need": need})
    form.is_valid()
    try:
        before = as_it_stood(need, form.cleaned_data.get("seen"))
        keep(form, form.values(before), _edit(request, need, form))
    except Conflict:
        return _clash(request, need, number, form)
    return _next(request, form, need, number)


@portal_page
@require_POST
def concepts(request: HttpRequest, public_id: str) -> HttpResponse:
    """Which of the names that were found are right."""
    need = _mine(request, public_id)
    ticked = set(request.POST.getlist("concept"))
    chosen = {row.pk for row in offered_for(need) if str(row.pk) in ticked}
    confirm_concepts(need, by=request.user, chosen=chosen, more=request.POST.getlist("uri"))
    messages.success(request, _("Saved."))
    return redirect("portal:need", need.public_id)


@portal_page
@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the focal point wrote down is right."""
    need = _mine(request, public_id)
    need_told.confirm(need, by=request.user)
    messages.success(request, _("Confirmed. Whoever reads the need sees that you read it."))
    return redirect("portal:need", need.public_id)


@portal_page
@require_POST
def copy(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same need once more, for another programme or country office."""
    need = _mine(request, public_id)
    rows = others_of(need, Partnership.objects.visible_to(request.user))
    partnership = next((row for row in rows if row.public_id == request.POST.get("for")), None)
    if partnership is None:
        raise Http404
    made = copy_need(need, partnership, by=request.user)
    messages.success(request, _("Copied as a draft. Read what is still missing there."))
    return redirect("portal:need", made.public_id)


def _mine(request: HttpRequest, public_id: str) -> Need:
    """A need of an institution the reader speaks for."""
    need: Need = get_object_or_404(own(request), public_id=public_id)
    if not FLOW.holds(request.user, "host contact", need):
        raise Http404
    return need


def _form(request: HttpRequest, need: Need, groups: Sequence[Group], data: Any) -> NeedForm:
    with_plans = any(question.kind == "plan" for group in groups for question in group.questions)
    plans = plans_of(need.organisation, request.user, need.plan_id) if with_plans else ()
    return NeedForm(data, initial=NeedForm.of(need), focus=need.focus, groups=groups, plans=plans)


def _agreed(request: HttpRequest, organisation: Organisation) -> list[Partnership]:
    rows = Partnership.objects.visible_to(request.user).filter(organisation=organisation, state="agreed")
    agreed = list(rows.select_related("programme", "focus", "organisation").order_by("pk"))
    if not agreed:
        raise Refused(_("The partnership with this institution is not agreed, so it cannot state needs yet."))
    return agreed


def _edit(request: HttpRequest, need: Need, form: NeedForm) -> Any:
    seen = form.cleaned_data.get("seen")
    return lambda **said: needs.edit_need(need, by=request.user, seen=seen, **said)


def _next(request: HttpRequest, form: NeedForm, need: Need, number: int) -> HttpResponse:
    """Where the button leads; where something did not fit, the same screen, with the rest kept."""
    if form.errors:
        return _screen(request, form, number, {"need": need, "kept": True}, status=422)
    to = number + {"back": -1, "read": LAST}.get(request.POST.get("to", ""), 1)
    if 1 <= to <= LAST:
        return redirect("portal:need_screen", need.public_id, to)
    return redirect("portal:need", need.public_id)


def _clash(request: HttpRequest, need: Need, number: int, form: NeedForm) -> HttpResponse:
    """Somebody was faster: what they changed beside what was typed; after it was sent, only what was typed."""
    if need.state not in need_told.WRITABLE:
        return _screen(request, form, number, {"need": need, "closed": last_entry(need)}, status=409)
    before = NeedForm.of(as_it_stood(need, form.cleaned_data.get("seen")))
    form.cleaned_data["language"] = need.written_in
    found = clash_of(form, before, NeedForm.of(need), last=last_entry(need), seen=need.version)
    again = _form(request, need, form.shown, found.data)
    return _screen(request, again, number, {"need": need, "clash": found}, status=409)


def _screen(
    request: HttpRequest, form: NeedForm, number: int, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    need = context.get("need")
    partnership = context.get("partnership") or need.partnership  # type: ignore[union-attr]
    version = need.version if need and not context.get("closed") else None
    action = reverse("portal:need_screen", args=[need.public_id, number]) if need else ""
    shown = {
        "form": form, "number": number, "last": LAST, "group": GROUPS[number - 1], "version": version,
        "partnership": partnership, "action": action, **context,
    }  # fmt: skip
    return page(request, "portal/need/screen.html", shown, about=partnership, status=status)
