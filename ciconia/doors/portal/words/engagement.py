"""What the page of an engagement says, to the participant and to the host."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.delivery.models import Engagement
from ciconia.doors.shared.templatetags.ciconia import apart, day, due, in_a_row
from ciconia.foundation import clock
from ciconia.foundation.models import Membership, Scope, User
from ciconia.foundation.queries.log import Told, history_of, told
from ciconia.programmes.kinds import KINDS
from ciconia.results.models import Outcome, Respondent

TOLD = ("pause", "resume", "end_early", "decide")
BEFORE = ("agreed", "preparing", "ready")
AFTER = ("completed", "ended_early", "closed")


def headline(engagement: Engagement, *, host: bool, name: str) -> str:
    """The one sentence the page is about."""
    words = {"city": engagement.organisation.city or name, "person": apart(engagement.person)}
    if engagement.state in AFTER:
        over = _("The assignment of %(person)s is over") if host else _("Your assignment in %(city)s is over")
        return over % words
    if engagement.state not in BEFORE:
        under_way = _("%(person)s is working with you") if host else _("Your assignment in %(city)s is under way")
        return under_way % words
    weeks = (engagement.starts - clock.today(engagement.zone)).days // 7
    if weeks < 1:
        words |= {"when": _("on %(day)s") % {"day": day(engagement.starts)}}
    else:
        words |= {"when": ngettext("in %(count)d week", "in %(count)d weeks", weeks) % {"count": weeks}}
    starts = _("%(person)s starts with you %(when)s") if host else _("Your assignment in %(city)s starts %(when)s")
    return starts % words


def items(engagement: Engagement, user: Any) -> list[dict[str, Any]]:
    """The points before the start as the reader may see them; those to be done by the reader lead to their page."""
    labels = {item.code: item.label for item in KINDS[engagement.opportunity.kind].checklist}
    mine = engagement.person.user_id == user.pk
    return [
        {
            "label": labels.get(row.code, row.code),
            "state": _item_state(row, mine),
            "url": reverse("portal:checklist_item", args=[row.public_id]) if _is_own(row, mine) else "",
            "note": _note(row, mine),
            "when": day(row.state_since) if row.state != "open" else due(row.due_at),
        }
        for row in engagement.checklist.exclude(state="dropped").order_by("due_on", "id")
    ]


def progress(points: list[dict[str, Any]]) -> str:
    """How many points are done."""
    done = sum(point["state"] == "done" for point in points)
    return _("%(done)d of %(all)d done") % {"done": done, "all": len(points)} if points else ""


def route(engagement: Engagement, points: list[dict[str, Any]], waves: list[Outcome]) -> list[dict[str, Any]]:
    """Where an engagement is, from the offer to the questions a year later."""
    now = 1 if engagement.state in BEFORE else 2 if engagement.state in ("active", "paused") else 3
    span = {"first": day(engagement.starts), "last": day(engagement.ended_on or engagement.ends)}
    accepted = history_of("engagement", engagement.pk).filter(verb="engagement.begin").first()
    asked = in_a_row(day(on) for on in sorted({wave.wave_on for wave in waves}))
    preparing = _("the programme and the expert prepare it") if now == 1 else ""
    stops = [
        (_("Offer accepted"), day(accepted.at) if accepted else ""),
        (_("Preparation"), progress(points) or preparing),
        (_("Assignment"), _("%(first)s to %(last)s") % span),
        (_("What changed"), asked or _("asked at the end, and a year later")),
    ]
    if engagement.state == "ended_early":
        stops[2] = (_("Ended early"), span["last"])
    at = 4 if engagement.state == "closed" else now
    return [
        {"label": label, "when": when, "state": "done" if i < at else "now" if i == at else ""}
        for i, (label, when) in enumerate(stops)
    ]


def waves(engagement: Engagement, user: Any, *, host: bool) -> list[Outcome]:
    """What the reader's side is asked."""
    rows = Outcome.objects.visible_to(user).filter(engagement=engagement)
    rows = rows.filter(respondent=Respondent.HOST if host else Respondent.PARTICIPANT).order_by("wave_on")
    labels = {wave.code: wave.label for wave in KINDS[engagement.opportunity.kind].waves}
    found = list(rows)
    for row in found:
        row.label = labels.get(row.wave, row.wave)  # type: ignore[attr-defined]
    return found


def contact(engagement: Engagement) -> User | None:
    """Whom to ask at the programme: an officer of this country, else of the whole programme."""
    today = clock.today()
    rows = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today), Q(focus_ids=[]) | Q(focus_ids__contains=[engagement.focus_id]),
        scope=Scope.PROGRAMME, scope_id=engagement.programme_id, role="officer", starts__lte=today,
    )  # fmt: skip
    found = sorted(rows.select_related("user"), key=lambda row: (not row.focus_ids, row.pk))
    return found[0].user if found else None


def reasons(engagement: Engagement) -> list[Told]:
    """What was decided about it, in the words of whoever decided."""
    return told("engagement", engagement.pk, TOLD)


def _is_own(row: Any, mine: bool) -> bool:
    return row.state == "open" and (row.owner == "participant" if mine else row.owner == "host contact")


def _item_state(row: Any, mine: bool) -> str:
    if row.state != "open":
        return "done"
    if row.is_overdue:
        return "late"
    return "todo" if _is_own(row, mine) else "waiting"


def _note(row: Any, mine: bool) -> str:
    if row.state == "waived":
        return _("waived by the programme")
    if row.state == "done":
        return str(row.evidence)
    waits = "" if _is_own(row, mine) else _("waits for the programme")
    gate = _("holds the start") if row.gate else ""
    return in_a_row((waits, gate))
