"""Organisations that may be one: likely pairs, what a merge would do, and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk.forms.organisation import country_filter
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.listing import chosen
from ciconia.doors.desk.merge import MergeForm, consequences, shown_pair
from ciconia.doors.desk.views.organisation import organisation_of, page
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.actions.perform import Conflict
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.actions import merge as merges
from ciconia.people.models import Merge, Organisation
from ciconia.people.models.reach import DECIDERS, reach
from ciconia.people.queries.duplicate import likely_pairs
from ciconia.people.queries.merge import before_a_merge
from ciconia.people.queries.organisation import countries_with_organisations
from ciconia.people.rules.organisation import decides


@desk_page
def alike(request: HttpRequest) -> HttpResponse:
    """Two and two that may be one, with what is alike and what differs."""
    held = reach(request.user, DECIDERS)
    if not held:
        raise Http404
    codes = [code for code in countries_with_organisations() if held.holds(code)]
    choices = {"country": country_filter(codes)}
    picked = {"country": chosen(request, "country", choices["country"])}
    found = [shown_pair(pair) for pair in likely_pairs(request.user, picked["country"])]
    return page(request, "alike", {"pairs": found, "choices": choices, "picked": picked}, here=_("Perhaps twice"))


@desk_page
def merge(request: HttpRequest, public_id: str, other: str) -> HttpResponse:
    """GET says in numbers what a merge would do; POST does it."""
    kept, gone = organisation_of(request, public_id), organisation_of(request, other)
    if not (decides(request.user, kept) and decides(request.user, gone)):
        raise Http404
    form = MergeForm(request.POST if request.method == "POST" else None, kept=kept, gone=gone)
    if request.method == "POST" and form.is_valid():
        try:
            merges.merge_organisations(kept, gone, by=request.user, chosen=form.chosen, seen=form.seen)
            messages.success(request, _("One organisation now. This can be taken back for 30 days."))
            return HttpResponseRedirect(desk_url(request, "organisation", kept.public_id))
        except Unfit as wrong:
            form.add_error(None, " ".join(str(one) for one in wrong.problems.values()))
        except Conflict:
            return _seen_anew(request, public_id, other)
    return _merge_page(request, kept, gone, form)


@desk_page
@require_POST
def two(request: HttpRequest, public_id: str, other: str) -> HttpResponse:
    """They look alike and are two: never asked again."""
    one, second = organisation_of(request, public_id), organisation_of(request, other)
    merges.keep_apart(one, second, by=request.user)
    messages.success(request, _("Remembered: these are two."))
    return HttpResponseRedirect(desk_url(request, "organisations_alike"))


@desk_page
@require_POST
def undo(request: HttpRequest, public_id: str, merged: str) -> HttpResponse:
    """Make two of one again."""
    kept = organisation_of(request, public_id)
    found = get_object_or_404(Merge.objects.select_related("kept"), kept=kept, public_id=merged)
    try:
        back = merges.undo_merge(found, by=request.user)
    except Unfit as wrong:
        messages.error(request, " ".join(str(one) for one in wrong.problems.values()))
        return HttpResponseRedirect(desk_url(request, "organisation", kept.public_id))
    messages.success(request, _("Taken back: both are as they were."))
    return HttpResponseRedirect(desk_url(request, "organisation", back.public_id))


def _merge_page(request: HttpRequest, kept: Organisation, gone: Organisation, form: MergeForm) -> HttpResponse:
    found = before_a_merge(kept, gone)
    context = {
        "form": form, "kept": kept, "gone": gone, "against": found.against, "numbers": consequences(found),
        "both_engaged": found.both_engaged,
    }  # fmt: skip
    return page(request, "merge", context, kept, here=_("Merge with %(name)s") % {"name": words(gone.name)})


def _seen_anew(request: HttpRequest, public_id: str, other: str) -> HttpResponse:
    """Somebody changed one of them meanwhile: the page as it is now, with that said."""
    kept, gone = organisation_of(request, public_id), organisation_of(request, other)
    messages.error(request, _("One of them was changed while you looked. Read the page again, then decide."))
    answer = _merge_page(request, kept, gone, MergeForm(None, kept=kept, gone=gone))
    answer.status_code = 409
    return answer
