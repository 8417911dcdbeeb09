"""Who fits whom as a mentor and why, what is asked of both, and how a pair goes on.

Plain rules, not the engine: an offer names what it is about by itself, and a dozen offers are read in a minute. Nothing
here knows where somebody comes from, their sex or their age.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.gatherings.models import MentorOffer, Mentorship

LOOK_IN_AFTER = timedelta(weeks=6)
LASTS = timedelta(weeks=26)
LAPSES_AFTER = timedelta(days=7)  # after the day by which both were to answer
LONGEST = 2000
MOST_HOURS, MOST_AT_ONCE = 40, 5
LONGEST_OFFER = timedelta(days=731)


@dataclass(frozen=True)
class Fit:
    """An offer for somebody who asked: what they have in common. Languages and topics in the order of the asking."""

    offer: Any
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    same_country: bool
    same_sector: bool
    free: int

    @property
    def reasons(self) -> list[dict[str, Any]]:
        """Why these two, as it is kept and shown to both: a code and what it is about."""
        found: list[dict[str, Any]] = [{"because": "topics", "uris": list(self.topics)}] if self.topics else []
        found.append({"because": "languages", "codes": list(self.languages)})
        found += [{"because": "country"}] if self.same_country else []
        found += [{"because": "sector"}] if self.same_sector else []
        return [*found, {"because": "hours", "hours": self.offer.hours, "until": self.offer.until.isoformat()}]


def fits(asked: Mentorship, offers: Collection[MentorOffer], busy: Mapping[int, int], today: date) -> list[Fit]:
    """The offers that can be proposed to somebody, the nearest first.

    A language in common, a free place and time left are required; then shared topics count most, the sector next, the
    country next; among equals whoever has waited longest. busy: {offer: how many it helps now}.
    """
    found = []
    for offer in offers:
        free = offer.at_once - busy.get(offer.pk, 0)
        languages = tuple(code for code in asked.languages if code in offer.languages)
        begins = max(asked.wanted_from, today)
        if offer.account_id == asked.account_id or offer.pk in asked.refused:
            continue
        if offer.stopped_at is not None or free < 1 or not languages or offer.until < begins + LOOK_IN_AFTER:
            continue
        found.append(
            Fit(
                offer, tuple(uri for uri in asked.topics if uri in offer.topics), languages,
                asked.focus_id is not None and asked.focus_id == offer.focus_id,
                bool(set(asked.sectors) & set(offer.sectors)), free,
            )
        )  # fmt: skip
    return sorted(
        found,
        key=lambda fit: (-len(fit.topics), not fit.same_sector, not fit.same_country, fit.offer.since, fit.offer.pk),
    )


def unfit_offer(offer: MentorOffer, today: date) -> dict[str, Words]:
    """What is wrong in an offer, by field."""
    found = _unsaid(offer.name, offer.about, offer.languages, "about")
    if not 1 <= offer.hours <= MOST_HOURS:
        found["hours"] = _("Write how many hours a month: from 1 to 40.")
    if not 1 <= offer.at_once <= MOST_AT_ONCE:
        found["at_once"] = _("Write how many people at once: from 1 to 5.")
    if not today + LOOK_IN_AFTER <= offer.until <= today + LONGEST_OFFER:
        found["until"] = _("Choose a day at least six weeks from now, and at most two years.")
    return found


def unfit_asking(asked: Mentorship, name: str, today: date) -> dict[str, Words]:
    """What is wrong in an asking, by field."""
    found = _unsaid(name, asked.what_for, asked.languages, "what_for")
    if not today <= asked.wanted_from <= today + LASTS * 2:
        found["wanted_from"] = _("Choose today or a day within a year.")
    return found


def _unsaid(name: str, words: str, languages: Collection[str], where: str) -> dict[str, Words]:
    found: dict[str, Words] = {}
    if not name.strip():
        found["name"] = _("Write the name you want to be called by.")
    if not words.strip():
        found[where] = _("Say in a few words what it is about.")
    if len(words) > LONGEST:
        found[where] = _("This is longer than 2,000 letters.")
    if not languages:
        found["languages"] = _("Choose at least one language.")
    return found


def whose_yes(pair: Mentorship) -> str:
    """Who is waited for while a pair is proposed: the mentor first."""
    said = {side.mentors for side in pair.sides.all() if side.yes_at is not None}
    return "mentee" if True in said else "mentor"


def _next_look(pair: Mentorship) -> date:
    begun = pair.started_on or clock.day_of(pair.state_since, pair.zone)
    return begun + LOOK_IN_AFTER if pair.looked_in_on is None else (pair.ends_on or begun + LASTS)


def _free_again(pair: Mentorship, by: Any) -> Words | None:
    """Why the mentor who is proposed cannot begin now, if so."""
    if pair.offer is None or pair.offer.stopped_at is not None or pair.offer.until <= clock.today():
        return _("This mentor has stopped meanwhile.")
    return None


FLOW = Flow(
    floor="gatherings",
    noun="mentorship",
    states={
        "asked": State("officer", "P14D"),
        "proposed": State("whoever answers", "P10D"),
        "active": State("mentee", "look in"),
        "ended": State(),
    },
    moves=(
        Move("propose", "asked", "proposed", "officer|coordinator", style="go",
             label=_("Propose them to each other"), done=_("Proposed. Both get a letter and say yes or no.")),
        Move("accept", "proposed", "active", "system", conditions=(_free_again,), label=_("Both said yes")),
        Move("decline", "proposed", "asked", "mentor|mentee", style="no",
             label=_("No, thank you"), done=_("Thank you for saying so. The programme looks for somebody else."),
             consequence=_("The other learns that it did not come to a pair, and not why.")),
        Move("lapse", "proposed", "asked", "system", label=_("Nobody answered")),
        Move("withdraw", "asked|proposed", "ended", "mentee|officer|coordinator", reason=True, style="no",
             label=_("Do not look any further"), done=_("Nobody is looked for any more.")),
        Move("look_in", "active", "same", "system", label=_("Asked how it goes")),
        Move("end", "active", "ended", "mentor|mentee|officer|coordinator|system", reason=True, style="no",
             label=_("End it"), done=_("It has ended. Both are asked one question."),
             consequence=_("Both get a letter and are asked whether it was of use. Neither sees the address of the"
                           " other here any more.")),
    ),
    people={"mentor": lambda pair: pair.mentor_id, "mentee": lambda pair: pair.account_id},
    turns={"whoever answers": whose_yes},
    dates={"look in": _next_look},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, pair: Mentorship) -> bool:
    """The same answer as `Mentorship.visible_to`, for one row."""
    return Mentorship.objects.visible_to(user).filter(pk=pair.pk).exists()


rules.add_perm("gatherings.view_mentorship", sees)
