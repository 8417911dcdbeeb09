"""What was done together with others in the demo world: affiliations, and what was decided with ministries.

Made through the verbs themselves, each on its own day: there are few of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import FOCAL_POINT_OF, Cast
from ciconia.demo.files import Row
from ciconia.demo.line import Line
from ciconia.demo.story import ZONE
from ciconia.foundation import clock
from ciconia.programmes.actions import affiliation as affiliations
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.models import Affiliation
from ciconia.programmes.models.affiliation import RiskKind
from ciconia.programmes.rules.affiliation import Risk, Weighed
from ciconia.programmes.rules.decision import Deliberation, Part
from ciconia.programmes.rules.sector_listing import CHECK, Verdict
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.models import DevelopmentPlan, Need
from ciconia.selection.rules.development_plan import Wanted

COORDINATOR, OFFICER = "marit", "samira"
BETWEEN_REVIEWS = timedelta(days=330)
MORNING = time(11)
PLAIN_OF_PLAN = ("sectors", "targets", "strategy", "strategy_year", "starts", "ends", "carried_on_by")
DECISIONS = {
    "decline": affiliations.decline, "suspend": affiliations.suspend, "resume": affiliations.resume,
    "end": affiliations.end,
}  # fmt: skip


def make_affiliations(cast: Cast, until: datetime) -> dict[str, Affiliation]:
    """Every affiliation as far as it had come by then, by the key of its organisation; but none ended for good."""
    made = {}
    with on_their_days() as go_to:
        for row in files.rows("affiliation"):
            affiliation = None
            for on, move, *said in row["steps"]:
                if go_to(on) < until and not _for_good(row, move):
                    affiliation = made[row["organisation"]] = _step(cast, row, affiliation, on, move, *said)
    return made


def end_affiliations(cast: Cast, made: dict[str, Affiliation], until: datetime) -> None:
    """End those that had ended for good by then, after all that was done together."""
    with on_their_days() as go_to:
        for row in files.rows("affiliation"):
            for on, move, *said in row["steps"]:
                if go_to(on) < until and _for_good(row, move):
                    _step(cast, row, made[row["organisation"]], on, move, *said)


def _for_good(row: Row, move: str) -> bool:
    """Whether a move ends the last affiliation of an organisation; one that ended may be proposed again."""
    last = [one for one in files.rows("affiliation") if one["organisation"] == row["organisation"]][-1]
    return move == "end" and row == last


def make_sector_decisions(cast: Cast, until: datetime) -> None:
    """The long lists of sectors, and what was decided about them."""
    with on_their_days() as go_to:
        listed = {}
        for row in files.rows("listing"):
            by = cast.users[FOCAL_POINT_OF[row["country"]]]
            if go_to(row["day"]) < until:
                said = {name: row[name] for name in ("name", "dac_codes", "why")}
                listing = listings.long_list(cast.focuses[row["country"]], by=by, **said)
                listed[row["country"], listing.code] = listing
                if "checked" in row and go_to(row["checked"]) < until:
                    found = {name: row[name] for name in (*CHECK, "known", "known_from") if name in row}
                    listed[row["country"], listing.code] = listings.check(listing, by=by, **found)
        for row in files.rows("decision"):
            if go_to(row["day"]) < until:
                _decide(cast, row, listed)


def make_development_plans(line: Line, until: datetime) -> None:
    """Where some institutions want to go, and the needs that are steps of it."""
    with on_their_days() as go_to:
        for row in files.rows("development_plan"):
            plan = None
            for on, move, *said in row["steps"]:
                if go_to(on) < until:
                    plan = _step_of_plan(line, row, plan, move, *said)
            keys = [key for key in row["needs"] if plan and key in line.needs]
            Need.objects.filter(pk__in=[line.needs[key].pk for key in keys]).update(plan=plan)


def _step_of_plan(line: Line, row: Row, plan: Any, move: str, reason: str = "") -> DevelopmentPlan:
    partnership = line.partnerships[row["institution"]]
    host, officer = line.cast.who("host contact", partnership), line.cast.who("officer", partnership)
    if move == "write":
        texts = {name: files.text(row[name]) for name in ("title", "problem", "change", "beneficiaries", "assumptions")}
        plain = {name: row[name] for name in PLAIN_OF_PLAN if name in row}
        capacities = [
            Wanted(process, files.text(words), who, *levels) for process, words, who, *levels in row["capacities"]
        ]
        return plans.write_plan(partnership.organisation, by=host, capacities=capacities, **texts, **plain)
    if move == "share":
        return plans.share(plan, by=host)
    if move == "agree":
        return plans.agree(plan, by=officer)
    return plans.review(plan, by=officer, reason=reason)


def _step(cast: Cast, row: Row, affiliation: Any, on: date, move: str, reason: str = "") -> Affiliation:
    organisation = cast.organisations[row["organisation"]]
    by = cast.users[COORDINATOR]
    if move == "propose":
        said = {"does": row["does"], "other": row.get("other", ""), "brings": files.text(row["brings"])}
        contact = cast.users[f"contact-{row['organisation']}"]
        return affiliations.propose(cast.programme, organisation, by=contact, **said)
    if move == "accept":
        return affiliations.accept(affiliation, by=by)
    if move in DECISIONS:
        return DECISIONS[move](affiliation, by=by, reason=reason)
    verb = affiliations.weigh if move == "weigh" else affiliations.review
    return verb(affiliation, by=cast.users[OFFICER], weighed=_weighed(row, on, reason))


def _weighed(row: Row, on: date, reason: str) -> Weighed:
    risks = [Risk(kind, *row["risks"].get(kind, ("no_sign",))) for kind in RiskKind.values]
    return Weighed(row["adds"], tuple(risks), reason or row["conclusion"], on + BETWEEN_REVIEWS)


def _decide(cast: Cast, row: Row, listed: dict[tuple[str, str], Any]) -> None:
    parts = tuple(Part(cast.organisations[key], function) for key, function in row["parts"])
    verdicts = [
        Verdict("not_chosen", why, listing=listed[row["country"], code]) for code, why in row["verdicts"].items()
    ]
    listings.decide(
        cast.focuses[row["country"]], by=cast.users[COORDINATOR], reason=row["reason"],
        deliberation=Deliberation(row["day"], parts), verdicts=verdicts,
    )  # fmt: skip


@contextmanager
def on_their_days() -> Iterator[Any]:
    """Moves the clock to the day of a step and gives the moment; afterwards it goes on from where it stood."""
    standing = clock.now()

    def go_to(on: date | datetime) -> datetime:
        moment = on if isinstance(on, datetime) else datetime.combine(on, MORNING, ZONE)
        clock.start_at(moment)
        return moment

    try:
        yield go_to
    finally:
        clock.start_at(standing)
