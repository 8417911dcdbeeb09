"""What the page says on which an institution ranks its candidates."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.portal.forms.host_ranking import RankingForm
from ciconia.doors.portal.words import application as said
from ciconia.doors.portal.words import opportunity as place
from ciconia.doors.portal.words.ranking import Reasons
from ciconia.doors.shared.templatetags.ciconia import in_a_row
from ciconia.selection.actions.host_ranking import Signed
from ciconia.selection.models import Application, Opportunity, Suits
from ciconia.selection.queries.host_ranking import newest, submitted
from ciconia.selection.rules.host_ranking import may_rank, until


def page_of(
    opportunity: Opportunity, user: Any, form: RankingForm, others: list[Application], reasons: Reasons
) -> dict[str, Any]:  # fmt: skip
    """What the page shows: the cards in their order, whether they can be moved, what was sent and by when."""
    last, sent = newest(opportunity), submitted(opportunity)
    cards = form.cards()
    return {
        "opportunity": opportunity,
        "form": form,
        "cards": [_card(one, reasons) for one in cards],
        "compared": reasons.on,
        "others": [said.card(row) | {"signed": said.signed(row)} for row in others],
        "places": place.places(opportunity),
        "may": may_rank(user, opportunity, submitted=sent is not None),
        "until": until(opportunity),
        "sent": sent,
        "draft": last if last is not None and last.submitted_at is None else None,
    }


def done_lines(done: Signed) -> list[str]:
    """What a submitted ranking did, a sentence each."""
    lines = [_("Sent to the programme. You can change it until the day on this page.")]
    if done.signed:
        number = len(done.signed)
        words = ngettext("Signed for: %(names)s.", "Signed for %(number)d people: %(names)s.", number)
        lines.append(words % {"number": number, "names": _names(done.signed)})
    if done.taken_back:
        lines.append(_("Your signature is taken back for: %(names)s.") % {"names": _names(done.taken_back)})
    lines += [_("%(name)s: %(why)s") % {"name": row.person, "why": why} for row, why in done.refused]
    return lines


def _card(one: dict[str, Any], reasons: Reasons) -> dict[str, Any]:
    row = one["row"]
    spoken = {"card": said.card(row), "signed": said.signed(row), "said": _said(one["suits"].value())}
    return one | spoken | {"why": reasons.short(row.pk)}


def _said(value: Any) -> str:
    return str(dict(Suits.choices).get(value, _("Nothing said")))


def _names(rows: list[Application]) -> str:
    return in_a_row([str(row.person) for row in rows])
