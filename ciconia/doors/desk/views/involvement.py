"""Who is still involved after an assignment, in numbers; and inviting former participants again, a letter each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.delivery.queries.former import former_participants
from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.involvement import InviteForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.rules.event_registration import SHOWN_FROM
from ciconia.insight.queries.involvement import HIDDEN, involvement
from ciconia.programmes.models import Focus
from ciconia.programmes.queries.focus import all_focuses
from ciconia.selection.actions.asking import ask_many
from ciconia.selection.models import Opportunity
from ciconia.selection.queries.asking import barred
from ciconia.selection.rules.asking import may_ask


@desk_page
def shown(request: HttpRequest) -> HttpResponse:
    """Of those whose assignment was completed: how many were invited again, came again, stay in contact, told."""
    programme = request.programme  # type: ignore[attr-defined]
    focuses = all_focuses(programme)
    rows = [
        {
            "focus": row.focus, "completed": _number(row.completed),
            "ways": [_number(number) for number in row.ways.values()],
            "invite": row.focus is not None and row.focus.state == "open"
            and may_ask(request.user, programme.pk, row.focus.pk),
        }
        for row in involvement(programme, focuses)
    ]  # fmt: skip
    page = {"rows": rows, "few": SHOWN_FROM, "here": _("Still involved")}
    return render(request, "desk/involvement/shown.html", {**frame(request, "involvement"), **page})


@desk_page
def invite(request: HttpRequest, focus: str) -> HttpResponse:
    """Choose an assignment that is open and former participants of the country who let themselves be asked."""
    programme = request.programme  # type: ignore[attr-defined]
    country = get_object_or_404(Focus.objects.filter(programme=programme).select_related("programme"), public_id=focus)
    if not may_ask(request.user, programme.pk, country.pk):
        raise Http404
    people = former_participants(programme, request.user, country.pk)
    why = barred(people, programme.pk, country.pk, clock.today(programme.zone))
    able = [person for person in people if why[person.pk] is None]
    sent = request.POST if request.method == "POST" else None
    form = InviteForm(sent, opportunities=_open(country), people=able)
    if form.is_valid() and _invited(request, form):
        return HttpResponseRedirect(desk_url(request, "involvement"))
    trail = [(_("Still involved"), desk_url(request, "involvement"))]
    page = {
        "form": form, "focus": country, "able": able, "open": bool(form.opportunities),
        "left": [(person.identity.full_name, why[person.pk]) for person in people if why[person.pk] is not None],
        "here": _("Invite former participants: %(country)s") % {"country": words(country.name)},
    }  # fmt: skip
    context = {**frame(request, "involvement", trail=trail), **page}
    return render(request, "desk/involvement/invite.html", context, status=422 if form.errors else 200)


def _invited(request: HttpRequest, form: InviteForm) -> bool:
    """Ask everybody who was chosen; what stands against that is said at the form, or on the next page."""
    opportunity, why = form.values()
    try:
        asked, left = ask_many(form.chosen(), opportunity, by=request.user, why=why)
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        tell(form, wrong.problems)
        return False
    if asked:
        done = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", asked)
        messages.success(request, done % {"number": asked})
    if left:
        names = ", ".join(person.short_name for person in left)
        messages.warning(request, _("Not asked, since somebody was faster or they have applied: %(names)s.")
                         % {"names": names})  # fmt: skip
    return True


def _open(focus: Focus) -> Any:
    rows = Opportunity.objects.filter(focus=focus, state="published", deadline__gte=clock.today(focus.programme.zone))
    return rows.order_by("deadline", "pk")


def _number(number: int) -> str:
    """A number as the page shows it; of a hidden one, only that it is hidden."""
    return _("hidden") if number == HIDDEN else str(number)
