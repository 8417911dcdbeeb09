"""From a long list of sectors to a choice: looked at, decided with others, written into the set-up as a version."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.programmes.actions.decision import record
from ciconia.programmes.actions.pack import DESK, load_pack, one_at_a_time
from ciconia.programmes.models import Decision, Focus, PackVersion, Sector, SectorListing, SectorVerdict
from ciconia.programmes.models.decision import About, Outcome
from ciconia.programmes.rules import pack_edit
from ciconia.programmes.rules.decision import Deliberation, problems
from ciconia.programmes.rules.pack import Pack, PackError, read_text, with_base
from ciconia.programmes.rules.sector_listing import CHECK, Verdict, check_problems, code_of, unfit, verdict_problem

LISTERS = ("focal point", "officer", "coordinator")


def may_list(by: Any, focus: Focus) -> bool:
    """Whether an account puts sectors on the list of a focus and looks at them."""
    return holds_for_programme(by, LISTERS, focus.programme_id, focus.pk)


def may_decide(by: Any, focus: Focus) -> bool:
    """Whether an account records decisions about the sectors of a focus."""
    return holds_for_programme(by, ["coordinator"], focus.programme_id, focus.pk)


def long_list(
    focus: Focus, *, by: Any, why: str, sector: Sector | None = None, name: str = "", dac_codes: Iterable[str] = ()
) -> SectorListing:
    """Put a sector on the long list of a focus: one the programme knows, or a new one by name; raises Unfit."""
    if not may_list(by, focus):
        raise Refused(_("Only the focal point, officers and coordinators of this country put a sector on the list."))
    code, codes = (sector.code, sector.dac_codes) if sector else (code_of(name), list(dac_codes))
    if wrong := unfit(code, codes, why):
        raise Unfit(wrong)
    known = sector or Sector.objects.filter(programme=focus.programme, code=code).first()
    row = SectorListing(
        programme=focus.programme, focus=focus, code=code, dac_codes=codes, why=why.strip(), listed_by=by,
        name=known.name if known else Translated({"source": "en", "en": name.strip()}),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
            log("sector_listing.begin", row, by=by, reason=why)
    except IntegrityError as twice:
        raise Unfit({"sector" if sector else "name": _("This sector is on the list already.")}) from twice
    return row


def check(
    listing: SectorListing, *, by: Any, known: int | None = None, known_from: str = "", seen: int | None = None,
    **said: str,
) -> SectorListing:  # fmt: skip
    """Write down what institutions, strategy and other donors there are; raises Refused, Conflict or Unfit."""
    if not may_list(by, listing.focus):
        raise Refused(_("Only the focal point, officers and coordinators of this country look at a sector."))
    if wrong := check_problems(said, known, known_from):
        raise Unfit(wrong)
    with transaction.atomic():
        row = SectorListing.objects.select_for_update().get(pk=listing.pk)
        if seen is not None and seen != row.version:
            last = Log.objects.filter(noun="sector_listing", object_id=row.pk).order_by("-id").first()
            raise Conflict(row, last)
        for name in CHECK:
            setattr(row, name, said[name].strip())
        row.known, row.known_from = known, known_from.strip() if known else ""
        row.checked_by, row.checked_at, row.version = by, clock.now(), row.version + 1
        row.save()
        log("sector_listing.check", row, by=by, noun="sector_listing")
    return row


def decide(
    focus: Focus, *, by: Any, reason: str, deliberation: Deliberation, verdicts: Iterable[Verdict],
    seen: int | None = None,
) -> Decision:  # fmt: skip
    """Record what was decided about the sectors of a focus, as one new version of the set-up; raises Unfit by field.

    `seen` is the number of the version somebody had before them. Opportunities that are published already stay.
    """
    if not may_decide(by, focus):
        raise Refused(_("Only the coordinator records what was decided about sectors."))
    decided = list(verdicts)
    wrong = problems(deliberation, focus, clock.today(focus.zone)) | _wrong(decided, deliberation)
    if not reason.strip():
        wrong["reason"] = _("Write the reason. Whoever is concerned will read it.")
    if wrong:
        raise Unfit(wrong)
    with transaction.atomic():
        one_at_a_time()
        newest = focus.programme.versions.order_by("-number")[0]
        if seen is not None and seen != newest.number:
            raise Unfit({"": _("The set-up changed while you wrote: version %(number)s is the newest. Look at what"
                               " holds now, then send this again.") % {"number": newest.number}})  # fmt: skip
        changing = [one for one in decided if one.outcome != Outcome.NOT_CHOSEN]
        made = _new_version(focus, newest, deliberation, changing, by, reason) if changing else None
        decision = record(focus, About.SECTORS, deliberation, by=by, reason=reason, made=made)
        sectors = {row.code: row for row in Sector.objects.filter(programme=focus.programme)}
        SectorVerdict.objects.bulk_create(
            SectorVerdict(
                decision=decision, listing=one.listing, outcome=one.outcome, day=one.day, why=one.why.strip(),
                sector=one.sector or sectors.get(_code(one)),
            )
            for one in decided
        )  # fmt: skip
    return decision


def _wrong(decided: list[Verdict], deliberation: Deliberation) -> dict[str, Any]:
    if not decided:
        return {"": _("Say of at least one sector what was decided.")}
    found = {_code(one): verdict_problem(one, deliberation.decided_on) for one in decided}
    return {f"why_{code}": words for code, words in found.items() if words}


def _code(verdict: Verdict) -> str:
    row = verdict.listing or verdict.sector
    return str(row.code) if row else ""


def _new_version(
    focus: Focus, newest: PackVersion, deliberation: Deliberation, changing: list[Verdict], by: Any, reason: str
) -> PackVersion:
    try:
        pack = _rewritten(read_text(newest.content, pack_edit.NAME), focus, newest.number, deliberation, changing)
        return load_pack(pack, by=by, reason=reason, origin=DESK).version
    except PackError as refused:
        raise Unfit({"": str(refused)}) from refused


def _rewritten(before: Pack, focus: Focus, number: int, deliberation: Deliberation, changing: list[Verdict]) -> Pack:
    """The pack with what was decided, and the decision as its source."""
    keys = [(row["country"], row["authority"]) for row in before.data["focus"]]
    place = keys.index((focus.country, focus.authority))
    day, slug = deliberation.decided_on.isoformat(), f"decision-{number + 1}"
    name = f"Decision of {day} on the sectors of {focus.name}"
    text = pack_edit.with_source(before.text, pack_edit.Source(slug, name, "Recorded on the desk"))
    known = {row["code"] for row in before.data["sector"]}
    for one in changing:
        on = one.day or deliberation.decided_on
        if one.outcome == Outcome.ENDS or one.listing is None:
            text = pack_edit.with_end(text, place, _code(one), on)
            continue
        if one.listing.code not in known:
            text = pack_edit.with_sector(text, one.listing.code, one.listing.name, one.listing.dac_codes, slug)
        with_whom = deliberation.with_words or "no ministry"
        choice = pack_edit.Choice(one.listing.code, with_whom, one.why.strip(), on)
        text = pack_edit.with_choice(text, place, choice, slug)
    return pack_edit.checked(with_base(text, number), before, place)
