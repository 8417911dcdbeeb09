"""Who applied for an opportunity, ranked with reasons; what staff put elsewhere and what they call wrong."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.blind import only_assesses
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.ranking import PlaceForm, SeenForm, SwitchForm, WrongForm
from ciconia.doors.desk.frame import desk_url, frame, sees_people
from ciconia.doors.desk.listing import chosen
from ciconia.doors.desk.ranking import choices, drawn, name_of
from ciconia.doors.desk.views.opportunity import trail_of
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.reasons import marked, name_in
from ciconia.programmes.actions.selection_setting import may_switch, switch_ranking
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.actions import ranking as rankings
from ciconia.selection.models import Application, Opportunity, Ranking, RankReason
from ciconia.selection.queries.application import applications_at_desk
from ciconia.selection.queries.opportunity import named_at_desk
from ciconia.selection.queries.ranking import (
    is_ranked,
    order_of,
    place_of,
    ranking_waits,
    rankings_of,
    reasons_of,
    wrong_links,
)
from ciconia.selection.rules.ranking import may_order
from ciconia.selection.rules.unfit import Unfit


@desk_page
def listed(request: HttpRequest, public_id: str, ranking: str = "") -> HttpResponse:
    """The newest ranking of an opportunity, or one of those before it as it was shown; by date where ranking is off."""
    opportunity = _opportunity(request, public_id)
    every = list(rankings_of(opportunity, request.user).select_related("terms", "asked_by").defer("terms__content"))
    newest = next((row for row in every if not row.failed), None)
    shown = next((row for row in every if row.public_id == ranking and not row.failed), None) if ranking else newest
    if ranking and shown is None:
        raise Http404
    on = is_ranked(opportunity.programme)
    context = {
        "opportunity": opportunity,
        "on": on,
        "ranking": shown,
        "newest": newest,
        "older": every[:20] if len(every) > 1 else [],
        "failed": every[0] if every and every[0].failed else None,
        "waits": ranking_waits(opportunity),
        "can_order": may_order(request.user, opportunity.programme_id, opportunity.focus_id),
    }
    if on and shown:
        context |= _drawn(request, opportunity, shown)
    else:
        rows = applications_at_desk(opportunity.programme, request.user).filter(opportunity=opportunity)
        context["plain"] = list(rows.order_by("submitted_at", "id")[:200])
    return _page(request, "list", context, opportunity, here=_("Ranking"))


def _drawn(request: HttpRequest, opportunity: Opportunity, ranking: Ranking) -> dict[str, Any]:
    ranking.opportunity = opportunity
    where = (opportunity.programme_id, opportunity.focus_id)
    options = {"missing": choices()}
    picked = {"missing": chosen(request, "missing", options["missing"])}
    order = order_of(ranking, request.user)
    rows = drawn(request, order, picked["missing"], can_order=may_order(request.user, *where))
    return rows | {"choices": options["missing"], "picked": picked}


@desk_page
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for a new ranking; a job makes it."""
    opportunity = _opportunity(request, public_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_order(request.user, opportunity.programme_id, opportunity.focus_id):
        raise Http404
    rankings.ask(opportunity, by=request.user)
    messages.success(request, _("Asked for. It is there in a minute."))
    return HttpResponseRedirect(desk_url(request, "ranking", public_id))


@desk_page
def place(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put somebody elsewhere in the newest ranking, with the reason."""
    application = _application(request, public_id)
    ranked = place_of(application)
    if ranked is None or not may_order(request.user, application.programme_id, application.focus_id):
        raise Http404
    form = PlaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rankings.put_at(application, by=request.user, **form.cleaned_data)
            messages.success(request, _("Kept, with your reason beside it."))
            return HttpResponseRedirect(desk_url(request, "ranking", application.opportunity.public_id))
        except Unfit as wrong:
            tell(form, wrong.problems)
    context = {"application": application, "name": name_of(application), "ranked": ranked, "form": form}
    return _page(request, "place", context, application.opportunity, here=_("Another place"))


@desk_page
def wrong(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Say that words do not mean the concept they were linked to."""
    application = _application(request, public_id)
    reason = reasons_of(application)
    if not may_order(request.user, application.programme_id, application.focus_id):
        raise Http404
    words = _words(reason, number)
    if reason is None or not words:
        raise Http404
    form = WrongForm(request.POST if request.method == "POST" else None, words=words)
    if request.method == "POST" and form.is_valid():
        said = {"of_person": form.cleaned_data["of"] == "person", "better": form.cleaned_data["better"]}
        rankings.call_wrong(reason, number=number, by=request.user, **said)
        messages.success(request, _("Kept for whoever keeps the vocabulary. The next ranking goes without this link."))
        return HttpResponseRedirect(desk_url(request, "ranking", application.opportunity.public_id))
    concept = name_in(reason.ranking.names, reason.criteria[number]["concept"], get_language() or "en")
    context = {"application": application, "name": name_of(application), "concept": concept, "form": form}
    return _page(request, "wrong", context, application.opportunity, here=_("Wrong concept"))


def _words(reason: RankReason | None, number: int) -> list[tuple[str, str]]:
    """The words of both sides that a criterion links to a concept."""
    if reason is None or number >= len(reason.criteria) or not reason.criteria[number]["concept"]:
        return []
    one = reason.criteria[number]
    found = [("need", _("In the opportunity: %(words)s") % {"words": one["clause"]})]
    if one["evidence"]:
        found.append(("person", _("In the application: %(words)s") % {"words": one["evidence"]}))
    return found


@desk_page
def wrong_ones(request: HttpRequest) -> HttpResponse:
    """Links that staff called wrong, for whoever keeps the vocabulary."""
    _decides(request)
    rows = list(wrong_links(request.programme, request.user)[:200])  # type: ignore[attr-defined]
    for row in rows:
        row.said = marked(row.words, row.language, get_language() or "en")  # type: ignore[attr-defined]
    return _page(request, "wrong_ones", {"rows": rows}, None, here=_("Concepts called wrong"))


@desk_page
def settle(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what was done about one of them."""
    _decides(request)
    row = get_object_or_404(wrong_links(request.programme, request.user), public_id=public_id)  # type: ignore[attr-defined]
    if not may_order(request.user, row.opportunity.programme_id, row.opportunity.focus_id):
        raise Http404
    form = SeenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rankings.settle_wrong(row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return HttpResponseRedirect(desk_url(request, "wrong_links"))
    return _page(request, "settle", {"row": row, "form": form}, row.opportunity, here=_("Concept called wrong"))


@desk_page
def switch(request: HttpRequest) -> HttpResponse:
    """Turn ranking on or off for the programme, with the reason."""
    programme = request.programme  # type: ignore[attr-defined]
    if not may_switch(request.user, programme):
        raise Http404
    on = selection_of(programme).ranking
    form = SwitchForm(request.POST if request.method == "POST" else None, initial={"on": str(int(on))})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["on"] == "1"
        try:
            switch_ranking(programme, on=wanted, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Ranking is on.") if wanted else _("Ranking is off."))
            return HttpResponseRedirect(desk_url(request, "programme"))
        except Unfit as refused:
            tell(form, refused.problems)
    around = frame(request, "programme", trail=[(_("The programme"), desk_url(request, "programme"))])
    page = {**around, "form": form, "on": on, "here": _("Ranking")}
    return render(request, "desk/ranking/switch.html", page, status=422 if form.errors else 200)


def _opportunity(request: HttpRequest, public_id: str) -> Opportunity:
    """The opportunity at an address, for staff who work with people."""
    _decides(request)
    opportunity = named_at_desk(request.programme, request.user, public_id)  # type: ignore[attr-defined]
    if opportunity is None:
        raise Http404
    return opportunity


def _decides(request: HttpRequest) -> None:
    """Names and sentences stand in a ranking: whoever only assesses declares first, and judges without it."""
    if not sees_people(request) or only_assesses(request):
        raise Http404


def _application(request: HttpRequest, public_id: str) -> Application:
    _decides(request)
    rows = applications_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], under: Opportunity | None, *, here: str
) -> HttpResponse:
    trail = trail_of(request, under)
    if under and name in ("place", "wrong"):
        trail.append((_("Ranking"), desk_url(request, "ranking", under.public_id)))
    page = {**frame(request, "opportunities", trail=trail), **context, "here": here}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/ranking/{name}.html", page, status=status)
