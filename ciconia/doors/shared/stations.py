"""The clock of a need: each authority of its chain, since when it was asked, how many of its days it has taken."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.templatetags.ciconia import day, in_a_row, words
from ciconia.selection.models import Addressee, How, Need
from ciconia.selection.queries.endorsement import Stop, chain_changed
from ciconia.selection.rules.need import FLOW


def stations(stops: list[Stop]) -> list[dict[str, Any]]:
    """The steps as stops of a line, for the component that draws one."""
    return [
        {
            "label": _("Read by %(ministry)s") % {"ministry": words(stop.row.organisation.name)},
            "when": _when(stop),
            "note": _note(stop),
            "state": stop.state,
        }
        for stop in stops
    ]


def taken(stop: Stop) -> str:
    """How many days it has taken, of those it was given."""
    said = {"used": stop.used, "days": stop.row.days}
    return ngettext("%(used)d of %(days)d day", "%(used)d of %(days)d days", stop.row.days) % said


def _when(stop: Stop) -> str:
    if stop.row.answered_at:
        return _("%(answer)s %(day)s") % {"answer": stop.row.get_answer_display(), "day": day(stop.row.answered_at)}
    if stop.row.asked_at:
        return _("asked %(day)s, by %(due)s") % {"day": day(stop.row.asked_at), "due": day(stop.row.due_on)}
    return ngettext("then within %(days)d day", "then within %(days)d days", stop.row.days) % {"days": stop.row.days}


def _note(stop: Stop) -> str:
    if not stop.row.asked_at:
        return ""
    parts = [taken(stop)]
    if stop.row.how:
        parts.append(str(How(stop.row.how).label))
    if stop.letter:
        parts.append(_("a letter waits to be compared"))
    return in_a_row(parts)


def authorities(user: Any, need: Need, stops: list[Stop]) -> dict[str, Any]:
    """What staff may do about the authorities of a need, whom the one that has it was asked through, and if the chain
    of the country is another by now."""
    now = next((stop.row for stop in stops if stop.row.asked_at), None) if stops else None
    now = next((stop.row for stop in stops if stop.state == "now"), now)
    if now is None:
        return {}
    waits = need.state == "submitted" and not need.mark
    officer, focal = (FLOW.holds(user, role, need) for role in ("officer", "focal point"))
    return {
        "moved": chain_changed(need, [stop.row for stop in stops]),
        "asked": Addressee.objects.visible_to(user).filter(endorsement=now),
        "may_ask": waits and need.waits_for != "letter" and (officer or focal),
        "may_hand_in": waits and need.waits_for != "letter" and focal and How.LETTER in now.ways,
        "may_follow": waits and officer,
    }
