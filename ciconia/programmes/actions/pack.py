"""Loading a programme's set-up from its pack: whole or not at all, each time as one numbered version."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import begin
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.programmes.actions.timetable import Moved, follow, standing
from ciconia.programmes.models import (
    Channel,
    Criterion,
    Fact,
    Focus,
    Milestone,
    PackVersion,
    Programme,
    Question,
    RequiredCourse,
    Rule,
    Sector,
    SectorChoice,
    SelectionSetting,
    Target,
    TermsSection,
    TermsTemplate,
)
from ciconia.programmes.rules import pack as packs
from ciconia.programmes.rules.focus import FLOW
from ciconia.programmes.rules.pack import Pack, PackError, Problem
from ciconia.programmes.rules.pack_checks import UNKNOWN
from ciconia.programmes.rules.pack_lines import KeyPath, line_of
from ciconia.programmes.rules.pack_reader import named
from ciconia.programmes.rules.pack_timetable import milestones

FILE, DESK = "file", "desk"
HALF_A_YEAR = timedelta(days=182)


class PackConflict(Exception):
    """The set-up changed since the file was made. `difference` says what the file would change."""

    def __init__(self, base: int | None, newest: int, difference: list[str]) -> None:
        made_from = f"version {base}" if base else "no version of this installation"
        super().__init__(f"the file was made from {made_from}, but version {newest} is the newest")
        self.base = base
        self.newest = newest
        self.difference = difference


@dataclass(frozen=True)
class Loaded:
    """The version that holds after a load, and whether the load made it."""

    version: PackVersion
    created: bool
    moved: list[Moved] = field(default_factory=list)  # dates of rows that followed the timetable


def load(path: str | Path, *, by: Any, reason: str, take: str | None = None) -> Loaded:
    """Load a pack from a file; PackError or PackConflict, and then nothing has changed.

    Where the set-up changed since the file was made, `take` decides: "file" loads it, "desk" leaves what stands.
    """
    return load_pack(packs.read_file(path), by=by, reason=reason, take=take)


def load_pack(pack: Pack, *, by: Any, reason: str, take: str | None = None, origin: str = FILE) -> Loaded:
    """Load a pack that was read already, from a file or from the desk."""
    if not reason.strip():
        raise ValueError("a reason is needed: it stands beside the version for good")
    with transaction.atomic():
        one_at_a_time()
        programme = Programme.objects.select_for_update().filter(code=pack.code).first()
        newest = programme.versions.order_by("-number").first() if programme else None
        if newest:
            stands = _decide(pack, newest, take)
            if stands:
                return Loaded(newest, created=False)
        version, moved = _write(pack, programme, newest, by, reason.strip(), origin)
        return Loaded(version, created=True, moved=moved)


def diff(path: str | Path) -> list[str]:
    """What loading a file would change, one line for each value; empty if nothing."""
    return difference_to_newest(packs.read_file(path))


def difference_to_newest(pack: Pack) -> list[str]:
    """What a pack says otherwise than the newest version of its programme."""
    newest = PackVersion.objects.filter(programme__code=pack.code).order_by("-number").first()
    return packs.difference(_data_of(newest) if newest else {}, pack.data)


def export(code: str) -> str:
    """The newest set-up of a programme as a pack that knows which version it was made from."""
    newest = PackVersion.objects.filter(programme__code=code).order_by("-number").first()
    if newest is None:
        raise Programme.DoesNotExist(f"there is no programme {code!r}")
    return packs.with_base(newest.content, newest.number)


def one_at_a_time() -> None:
    """Wait for another load: of a programme that is not there yet no row can be locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('ciconia.pack'))")


def _decide(pack: Pack, newest: PackVersion, take: str | None) -> bool:
    """Whether what stands is left as it is; PackConflict if somebody has to say."""
    # What was loaded by an older product is read anew: what packs could not say then does not make them differ.
    if newest.digest == pack.digest or packs.digest_of(_data_of(newest)) == pack.digest:
        return True
    # A file that was never exported may follow one of its own sort: a new edition of what is shipped.
    fits = pack.base == newest.number if pack.base else newest.base_id is None and newest.origin == FILE
    if fits or take == FILE:
        return False
    if take == DESK:
        return True
    raise PackConflict(pack.base, newest.number, packs.difference(_data_of(newest), pack.data))


def _data_of(version: PackVersion) -> dict[str, Any]:
    try:
        return packs.read_text(version.content, f"version {version.number}").data
    except PackError:  # written for an older form of packs: all of the new one is a difference
        return {}


def _write(
    pack: Pack, programme: Programme | None, newest: PackVersion | None, by: Any, reason: str, origin: str
) -> tuple[PackVersion, list[Moved]]:
    said = packs.difference(_data_of(newest), pack.data) if newest else []
    programme = _programme(pack, programme)
    version = PackVersion.objects.create(
        programme=programme,
        number=newest.number + 1 if newest else 1,
        origin=origin,
        author=None if isinstance(by, System) else by,
        reason=reason,
        digest=pack.digest,
        base=newest if pack.base or origin == DESK else None,
        content=packs.without_base(pack.text),
    )
    sectors = _sectors(pack, programme)
    focuses = _focuses(pack, programme, by, reason)
    before = standing(programme)
    for model, identity, rows in (
        (SectorChoice, ("focus_id", "sector_id"), _choices(pack, focuses, sectors)),
        (Target, ("code",), _targets(pack, focuses)),
        (Rule, ("code",), _plain(pack, "rule")),
        (Criterion, ("code",), _plain(pack, "criterion")),
        (TermsSection, ("code",), _plain(pack, "section")),
        (TermsTemplate, ("code",), _templates(pack)),
        (Milestone, ("code", "focus_id"), milestones(pack, focuses)),
        (SelectionSetting, (), _selection(pack)),
        (Question, ("code",), _questions(pack)),
        (Channel, ("code",), _plain(pack, "channel")),
        (RequiredCourse, ("kind", "item"), _plain(pack, "required_course")),
        (Fact, ("key",), _facts(pack)),
    ):
        _replace(model, programme, version.number, rows, identity)
    log("pack.load", version, by=by, reason=reason, data={"number": version.number, "changes": said})
    return version, _followed(pack, programme, before, origin)


def _followed(pack: Pack, programme: Programme, before: Any, origin: str) -> list[Moved]:
    """Let rows follow the timetable; what cannot is a fault of the file, where it came from one."""
    try:
        return follow(programme, before)
    except Unfit as wrong:
        if origin == DESK:
            raise
        raise _refuse(pack, ("timetable",), " ".join(map(str, wrong.problems.values()))) from wrong


def _programme(pack: Pack, programme: Programme | None) -> Programme:
    row = dict(pack.data["programme"])
    starts, ends = row["starts"], row["ends"]
    row |= {"starts": packs.first_day(starts), "starts_precision": starts["precision"]}
    row |= {"ends": packs.last_day(ends), "ends_precision": ends["precision"]}
    del row["source"]
    taken = Programme.objects.filter(prefix=row["prefix"]).exclude(code=row["code"]).first()
    if taken:
        raise _refuse(pack, ("programme", "prefix"), f'expected a prefix of its own, found that of "{taken.code}"')
    programme = programme or Programme()
    if programme.pk and programme.prefix != row["prefix"]:
        raise _refuse(pack, ("programme", "prefix"), f'expected "{programme.prefix}": references begin with it')
    for name, value in row.items():
        setattr(programme, name, value)
    programme.save()
    return programme


def _refuse(pack: Pack, path: KeyPath, message: str) -> PackError:
    return PackError([Problem(pack.file, line_of(pack.lines, path), f"{named(path)}: {message}")])


def _sectors(pack: Pack, programme: Programme) -> dict[str, Sector]:
    """The sectors by code. A sector keeps its row when its wording is corrected: needs and figures hang on it."""
    return {
        row["code"]: Sector.objects.update_or_create(
            programme=programme,
            code=row["code"],
            defaults={"name": row["name"], "dac_codes": row["dac_codes"]},
        )[0]
        for row in pack.data["sector"]
    }


def _focuses(pack: Pack, programme: Programme, by: Any, reason: str) -> dict[tuple[str, str], Focus]:
    """The focuses by country and authority. A focus that is left out is an error: it is closed on the desk."""
    standing = {(focus.country, focus.authority): focus for focus in programme.focuses.all()}
    wanted = {(row["country"], row["authority"]): row for row in pack.data["focus"]}
    for country, authority in standing:
        if (country, authority) not in wanted:
            name = f"{country} {authority}".strip()
            raise _refuse(
                pack, ("focus", 0), f'expected a focus "{name}" as well: it exists, and is closed on the desk'
            )
    for tint, (key, row) in enumerate(wanted.items(), start=1):
        columns = {"name": row["name"], "chain": row["chain"], "tint": tint}
        if key in standing:
            Focus.objects.filter(pk=standing[key].pk).update(**columns)
        else:
            focus = Focus(programme=programme, country=key[0], authority=key[1], **columns)
            focus.next_review = row["next_review"] or _first_review(programme)
            standing[key] = begin(FLOW, focus, by=by, reason=reason)
    return standing


def _first_review(programme: Programme) -> date:
    """When work in a country is first looked at where the pack names no day: in half a year, or when it all ends."""
    soon = clock.today(programme.zone) + HALF_A_YEAR
    return min(soon, programme.last_day or soon)


def _choices(pack: Pack, focuses: dict[tuple[str, str], Focus], sectors: dict[str, Sector]) -> list[dict[str, Any]]:
    """The sectors of each focus; where no day is given, one holds from the first day of the programme."""
    begins = packs.first_day(pack.data["programme"]["starts"])
    return [
        {
            "focus_id": focuses[focus["country"], focus["authority"]].pk,
            "sector_id": sectors[row["code"]].pk,
            **{name: row[name] for name in ("decided_with", "why", "ends")},
            "starts": row["starts"] or begins,
            **pack.cited(row["source"]),
        }
        for focus in pack.data["focus"]
        for row in focus["sector"]
    ]


def _targets(pack: Pack, focuses: dict[tuple[str, str], Focus]) -> list[dict[str, Any]]:
    rows = _plain(pack, "target")
    for row in rows:
        country = row.pop("country")
        row["focus_id"] = next((focus.pk for key, focus in focuses.items() if key[0] == country), None)
    return rows


def _facts(pack: Pack) -> list[dict[str, Any]]:
    return [{**row, "known": str(Translated(row["value"])) != UNKNOWN} for row in _plain(pack, "fact")]


def _templates(pack: Pack) -> list[dict[str, Any]]:
    rows = _plain(pack, "template")
    for row in rows:
        row["texts"] = {text["section"]: text["words"] for text in row.pop("text")}
    return rows


def _selection(pack: Pack) -> list[dict[str, Any]]:
    row = pack.data["selection"]
    return [{**row, **pack.cited(row["source"])}] if row else []


def _questions(pack: Pack) -> list[dict[str, Any]]:
    return [{**row, "hint": row["hint"] or {}} for row in _plain(pack, "question")]


def _plain(pack: Pack, table: str) -> list[dict[str, Any]]:
    return [{**row, **pack.cited(row["source"])} for row in pack.data[table]]


def _replace(
    model: Any, programme: Programme, number: int, rows: list[dict[str, Any]], identity: tuple[str, ...]
) -> None:
    """Close every row that is left out or says something else now, and add what is new.

    Only its place among its siblings may change on a row: that is no statement.
    """
    standing = {
        tuple(getattr(row, name) for name in identity): row
        for row in model.objects.filter(programme=programme).current()
    }
    kept, new = set(), []
    for position, row in enumerate(rows):
        old = standing.get(tuple(row[name] for name in identity))
        if old and all(_same(getattr(old, name), value) for name, value in row.items()):
            kept.add(old.pk)
            model.objects.filter(pk=old.pk).exclude(position=position).update(position=position)
        else:
            new.append(model(programme=programme, version_from=number, position=position, **row))
    model.objects.filter(pk__in=[row.pk for row in standing.values() if row.pk not in kept]).update(
        version_until=number
    )
    model.objects.bulk_create(new)


def _same(stored: Any, wanted: Any) -> bool:
    return list(stored) == list(wanted) if isinstance(stored, list) else bool(stored == wanted)
