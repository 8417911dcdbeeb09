"""A need written down for an institution, changed, named, copied and translated at the desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk.forms.need import ToldForm, TranslationForm, offered_language, original
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.views.need import may_edit, need_of, need_page
from ciconia.doors.shared.clash import clash_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.need_form import keep
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict
from ciconia.people.models import Contact
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.need_concept import confirm_concepts
from ciconia.selection.actions.need_told import WRITABLE
from ciconia.selection.actions.need_translation import TRANSLATORS, translate_need
from ciconia.selection.models import Need, Partnership
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.queries.need import as_it_stood, last_entry, offered_for
from ciconia.selection.queries.partnership import partnerships_at_desk
from ciconia.selection.rules.need import FLOW


@desk_page
def new(request: HttpRequest, partnership: str) -> HttpResponse:
    """The focal point takes a need down for an institution, on the telephone or at its table."""
    rows = partnerships_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    found = get_object_or_404(rows, public_id=partnership, state="agreed")
    if not FLOW.holds(request.user, "focal point", found):
        raise Http404
    form = _form(request, found, {"written_in": get_language(), "taken_on": clock.today(found.zone)})
    need = None
    if request.method == "POST" and (form.is_valid() or form.answered()):
        need = keep(form, form.values(), lambda **said: needs.state_need(found, by=request.user, **said))
        if need is not None and not form.errors:
            messages.success(request, _("Kept as a draft. Send it to the ministry when the institution agrees."))
            return HttpResponseRedirect(desk_url(request, "need", need.public_id))
    return _written(request, form, found, need, {"here": _("State a need")})


@desk_page
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft, or a need that was sent back."""
    need = need_of(request, public_id)
    if not may_edit(request, need) and request.method != "POST":
        raise Http404
    form = _form(request, need.partnership, ToldForm.of(need) | {"taken_on": clock.today(need.zone)}, need.plan_id)
    if request.method != "POST":
        return _written(request, form, need.partnership, need)
    form.is_valid()
    seen = form.cleaned_data.get("seen")
    try:
        values = form.values(as_it_stood(need, seen))
        keep(form, values, lambda **said: needs.edit_need(need, by=request.user, seen=seen, **said))
    except Conflict:
        return _clash(request, need, form)
    if form.errors:
        return _written(request, form, need.partnership, need)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(desk_url(request, "need", public_id))


@desk_page
@require_POST
def concepts(request: HttpRequest, public_id: str) -> HttpResponse:
    """Which of the names that were found are right."""
    need = need_of(request, public_id)
    if not FLOW.holds(request.user, "focal point", need):
        raise Http404
    ticked = set(request.POST.getlist("concept"))
    chosen = {row.pk for row in offered_for(need) if str(row.pk) in ticked}
    confirm_concepts(need, by=request.user, chosen=chosen, more=request.POST.getlist("uri"))
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(desk_url(request, "need", public_id))


@desk_page
def translate(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the institution wrote, in another language, beside its own words."""
    need = need_of(request, public_id)
    if not any(FLOW.holds(request.user, role, need) for role in TRANSLATORS):
        raise Http404
    asked = request.POST.get("language") or request.GET.get("language") or ""
    language = offered_language(asked, need, get_language() or "en")
    form = TranslationForm(request.POST if request.method == "POST" else None, need=need, language=language)
    if request.method == "POST" and form.is_valid():
        translate_need(need, by=request.user, language=form.cleaned_data["language"], **form.values())
        messages.success(request, _("Saved beside what the institution wrote."))
        return HttpResponseRedirect(desk_url(request, "need", public_id))
    lines = [{"field": form[name], "original": original(need, name)} for name in form.written]
    return need_page(request, "translate", {"form": form, "need": need, "lines": lines}, need, here=_("Translate"))


def _form(
    request: HttpRequest, partnership: Partnership, initial: dict[str, Any], chosen: int | None = None, data: Any = None
) -> ToldForm:
    contacts = Contact.objects.visible_to(request.user).filter(organisation=partnership.organisation_id, ends=None)
    sent = request.POST if request.method == "POST" else None
    plans = plans_of(partnership.organisation, request.user, chosen)
    return ToldForm(data or sent, initial=initial, focus=partnership.focus, contacts=list(contacts), plans=plans)


def _clash(request: HttpRequest, need: Need, form: ToldForm) -> HttpResponse:
    """Somebody was faster: what they changed beside what was typed; after it was sent, only what was typed."""
    if need.state not in WRITABLE:
        return _written(request, form, need.partnership, need, {"closed": last_entry(need)})
    before, now = ToldForm.of(as_it_stood(need, form.cleaned_data.get("seen"))), ToldForm.of(need)
    form.cleaned_data["language"] = need.written_in
    found = clash_of(form, before, now, last=last_entry(need), seen=need.version)
    again = _form(request, need.partnership, now, need.plan_id, found.data)
    return _written(request, again, need.partnership, need, {"clash": found})


def _written(
    request: HttpRequest,
    form: ToldForm,
    partnership: Partnership,
    need: Need | None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form; where the draft is there already, what is sent next changes it."""
    version = need.version if need else None
    context = {"form": form, "organisation": partnership.organisation, "need": need, "version": version, **(more or {})}
    here = context.pop("here", None) or _("Change")
    title = words(need.called) if need else here
    return need_page(request, "form", context | {"title": title}, need, here=here)
