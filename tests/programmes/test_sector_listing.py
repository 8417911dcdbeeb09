"""A sector is listed, looked at, and decided with ministries; what was decided is a new version of the set-up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.account import give_role, open_account
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.files import path_of
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.models import Decision, Focus, Sector, SectorChoice, SectorListing, SectorVerdict
from ciconia.programmes.queries.decision import (
    decision_with_parts,
    decisions_on,
    long_list_of,
    may_take_part,
    sectors_to_list,
    standing_choices,
)
from ciconia.programmes.queries.focus import sectors_of
from ciconia.programmes.rules import pack_edit
from ciconia.programmes.rules.decision import Deliberation, Part
from ciconia.programmes.rules.pack import PackError, read_text
from ciconia.programmes.rules.pack_edit import checked
from ciconia.programmes.rules.sector_listing import Verdict

TODAY = clock.today()
FOUND = {
    "institutions": "Two colleges", "can_carry": "Four trainees each", "strategy": "Named first in the plan",
    "donors": "One bank pays for buildings",
}  # fmt: skip


@pytest.fixture
def focus(programme) -> Focus:
    return programme.focuses.select_related("programme").get()


@pytest.fixture
def ministry(db) -> Organisation:
    return Organisation.objects.create(kind="ministry", country="SOM", name=translated("Ministry of Water"))


@pytest.fixture
def embassy(db) -> Organisation:
    return Organisation.objects.create(kind="embassy", country="NLD", name=translated("Embassy in Nairobi"))


def said(*parts: Organisation, **fields):
    """Decided today with some organisations."""
    found = tuple(Part(one, "Director of planning") for one in parts)
    return Deliberation(**({"decided_on": TODAY, "parts": found} | fields))


def listed(focus, by, name="Health care", **fields):
    """A sector on the long list, looked at."""
    row = listings.long_list(focus, by=by, why="Asked for twice", name=name, **fields)
    return listings.check(row, by=by, **FOUND)


def wrong(action, *args, **kwargs):
    """The sentences a refusal names, by field."""
    with pytest.raises(Unfit) as refused:
        action(*args, **kwargs)
    return {name: str(words) for name, words in refused.value.problems.items()}


def decide(focus, by, verdicts, deliberation, reason="Agreed in Mogadishu", **more):
    return listings.decide(focus, by=by, reason=reason, deliberation=deliberation, verdicts=verdicts, **more)


def test_a_sector_is_listed_looked_at_and_chosen_with_the_ministry(focus, coordinator, ministry, embassy):
    row = listed(focus, coordinator, dac_codes=["12220"])
    assert (row.code, row.name, row.is_checked, row.known, row.listed_by) == (
        "health-care", translated("Health care"), True, None, coordinator,
    )  # fmt: skip
    minutes = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes")
    verdict = Verdict("chosen", "Midwives are missing", TODAY, listing=row)
    decision = decide(focus, coordinator, [verdict], said(ministry, embassy, minutes=minutes))
    assert (decision.decided_on, decision.reason, decision.made.number) == (TODAY, "Agreed in Mogadishu", 2)
    assert (decision.made.origin, decision.made.author, decision.made.base.number) == ("desk", coordinator, 1)
    assert path_of(decision.minutes_digest).read_bytes() == b"%PDF-1.7 minutes"
    choice = SectorChoice.objects.get(sector__code="health-care")
    assert (choice.decided_with, choice.why, choice.starts, choice.version_from) == (
        "Ministry of Water; Embassy in Nairobi", "Midwives are missing", TODAY, 2,
    )  # fmt: skip
    assert choice.source == f"Decision of {TODAY} on the sectors of Somalia. Recorded on the desk"
    assert (str(choice.sector.name), choice.sector.dac_codes) == ("Health care", ["12220"])
    assert sorted(sector.code for sector in sectors_of(focus)) == ["health-care", "water"]
    assert SectorChoice.objects.get(sector__code="water").version_until is None
    kept = SectorVerdict.objects.get()
    assert (kept.outcome, kept.sector, kept.listing, kept.day) == ("chosen", choice.sector, row, TODAY)
    assert [str(one) for one in (row, decision, kept, decision.parts.first())] == [
        "Health care", f"Somalia {TODAY}", f"{decision.pk} chosen", f"{decision.pk} {ministry.pk}",
    ]  # fmt: skip
    assert Log.objects.filter(verb="decision.record").get().reason == "Agreed in Mogadishu"


def test_the_file_and_the_desk_agree(focus, coordinator, ministry, small, load: Callable[..., packs.Loaded], tmp_path):
    row = listed(focus, coordinator, name="", sector=Sector.objects.get(code="law"))
    decide(focus, coordinator, [Verdict("chosen", "Courts", TODAY, listing=row)], said(ministry))
    path = tmp_path / "exported.toml"
    path.write_text(packs.export("small"), encoding="utf-8")
    assert packs.diff(path) == []
    assert "base = 2\n" in path.read_text()
    with pytest.raises(packs.PackConflict) as conflict:
        load(small)
    assert 'focus SOM.sector law.why: was "Courts", is left out' in conflict.value.difference
    assert not packs.load(path, by=coordinator, reason="The same").created
    assert load(small, take="file").version.number == 3
    assert [sector.code for sector in sectors_of(focus)] == ["water"]


def test_comments_of_the_file_stay(focus, coordinator, ministry, small, load):
    small = small.replace("About twenty", "About thirty")
    load(small.replace('why = "Drought"', 'why = "Drought" # read twice\n# and again').replace(
        "[[target]]", "# About how many\n[[target]]"))  # fmt: skip
    row = listed(focus, coordinator)
    decide(focus, coordinator, [Verdict("chosen", "Midwives", TODAY, listing=row)], said(ministry))
    text = packs.export("small")
    assert 'why = "Drought" # read twice\n# and again\n' in text
    assert f'starts = {TODAY}\nsource = "decision-3"\n\n# About how many\n[[target]]' in text


def test_a_sector_ends_and_may_be_chosen_again(focus, coordinator, ministry):
    water = SectorChoice.objects.get()
    last = TODAY + timedelta(days=30)
    decide(focus, coordinator, [Verdict("ends", "The wells are done", last, sector=water.sector)], said(ministry))
    choice = SectorChoice.objects.get(version_until=None)
    assert (choice.ends, choice.why, choice.version_from) == (last, "Drought", 2)
    water.refresh_from_db()
    assert (water.ends, water.version_until) == (None, 2)
    assert [list(sectors_of(focus, day)) for day in (last, last + timedelta(days=1))] == [[water.sector], []]
    sooner = Verdict("ends", "Done already", TODAY, sector=water.sector)
    decide(focus, coordinator, [sooner], said(ministry))
    assert SectorChoice.objects.get(version_until=None).ends == TODAY
    row = listed(focus, coordinator, name="", sector=water.sector)
    decide(focus, coordinator, [Verdict("chosen", "A new drought", last, listing=row)], said(ministry))
    choice = SectorChoice.objects.get(version_until=None)
    assert (choice.starts, choice.ends, choice.why, choice.version_from) == (last, None, "A new drought", 4)


def test_what_is_not_chosen_makes_no_version(focus, coordinator, ministry):
    row = listings.long_list(focus, by=coordinator, why="Asked for", name="Fisheries")
    decision = decide(focus, coordinator, [Verdict("not_chosen", "Nobody to host it", listing=row)], said(ministry))
    assert (decision.made, focus.programme.versions.count()) == (None, 1)
    assert SectorVerdict.objects.get().sector is None


def test_what_a_decision_has_to_say(focus, coordinator, ministry, embassy):
    row = listed(focus, coordinator)
    good = [Verdict("chosen", "Midwives", TODAY, listing=row)]
    abroad = Organisation.objects.create(kind="ministry", country="IRQ", name=translated("Ministry"))
    no_ministry = "No ministry took part. Name one, or write why it was decided without."
    tries = [
        (said(ministry, decided_on=TODAY + timedelta(days=1)),
         {"decided_on": "This day has not come yet. A decision is recorded after it was taken."}),
        (said(), {"part": "Name at least one organisation that took part.", "without_ministry": no_ministry}),
        (said(embassy), {"without_ministry": no_ministry}),
        (said(ministry, ministry), {"part": "An organisation is named twice."}),
        (said(abroad), {"part": "A ministry is of another country."}),
    ]  # fmt: skip
    for deliberation, words in tries:
        assert wrong(decide, focus, coordinator, good, deliberation) == words
    assert wrong(decide, focus, coordinator, good, said(ministry), reason=" ") == {
        "reason": "Write the reason. Whoever is concerned will read it."
    }
    assert wrong(decide, focus, coordinator, [], said(ministry)) == {"": "Say of at least one sector what was decided."}
    minutes = SimpleUploadedFile("minutes.exe", b"MZ")
    assert wrong(decide, focus, coordinator, good, said(ministry, minutes=minutes)) == {
        "minutes": "This kind of file is not taken. Send a PDF, a photo, or a text or table document."
    }
    assert (Decision.objects.count(), focus.programme.versions.count()) == (0, 1)
    decision = decide(focus, coordinator, good, said(embassy, without_ministry="The ministry is being formed"))
    assert decision.without_ministry == "The ministry is being formed"


def test_a_decision_without_anybody_says_why(focus, coordinator):
    row, nobody = listed(focus, coordinator), said(without_ministry="Travel was closed")
    verdicts = [Verdict("chosen", "Midwives", TODAY, listing=row)]
    assert wrong(decide, focus, coordinator, verdicts, nobody) == {
        "part": "Name at least one organisation that took part."
    }


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ({"outcome": "chosen", "why": " ", "day": TODAY}, "Write why."),
        ({"outcome": "chosen", "why": "Good"}, "Choose the day from which it holds."),
        ({"outcome": "chosen", "why": "Good", "day": TODAY},
         "Write down its capacity first: what institutions there are and what they can carry."),
    ],
)  # fmt: skip
def test_what_a_verdict_has_to_say(focus, coordinator, ministry, verdict, words):
    row = listings.long_list(focus, by=coordinator, why="Asked for", name="Fisheries")
    verdicts = [Verdict(**verdict, listing=row)]
    assert wrong(decide, focus, coordinator, verdicts, said(ministry)) == {"why_fisheries": words}


def test_a_sector_does_not_end_before_it_was_decided_or_before_it_began(focus, coordinator, ministry):
    water = Sector.objects.get(code="water")
    early = [Verdict("ends", "Done", TODAY - timedelta(days=1), sector=water)]
    assert wrong(decide, focus, coordinator, early, said(ministry)) == {
        "why_water": "It cannot end before it was decided."
    }
    before = [Verdict("ends", "Done", date(2019, 1, 1), sector=water)]
    found = wrong(decide, focus, coordinator, before, said(ministry, decided_on=date(2019, 1, 1)))
    assert "expected a date not before 2020-01-01" in found[""]


def test_sectors_in_one_line_are_changed_in_the_file(focus, coordinator, ministry, small, load):
    begins, ends = small.index("[[focus.sector]]"), small.index("[[target]]")
    line = 'code = "water", decided_with = "M", why = "Dry", starts = 2020-01-01, source = "paper"'
    inline = small[:begins] + small[ends:]
    load(inline.replace('country = "SOM"\nname', f'country = "SOM"\nsector = [{{ {line} }}]\nname'))
    row = listed(focus, coordinator)
    found = wrong(decide, focus, coordinator, [Verdict("chosen", "Good", TODAY, listing=row)], said(ministry))
    assert "change the file and load it: the sectors of this country are written in one line" in found[""]


@pytest.mark.parametrize("place", ["last", "before another"])
def test_the_first_sector_of_a_country_is_chosen_on_the_desk(place, small):
    begins, ends = small.index("[[focus.sector]]"), small.index("[[target]]")
    second = '[[focus]]\ncountry = "IRQ"\nname = "Iraq"\nsource = "paper"\n# about targets\n\n'
    text = small[:begins] + (second if place == "before another" else "# about targets\n\n") + small[ends:]
    chosen = pack_edit.with_choice(text, 0, pack_edit.Choice("law", "Ministries", "Land is disputed", TODAY), "paper")
    after = read_text(chosen, "small")
    assert [row["code"] for row in after.data["focus"][0]["sector"]] == ["law"]
    assert checked(chosen, read_text(text, "small"), 0).digest == after.digest
    assert chosen.replace(chosen[begins : chosen.index(text[begins:])], "") == text


def test_nothing_else_changes_with_a_decision(small):
    before = read_text(small, "small")
    with pytest.raises(PackError, match="something else would change as well"):
        checked(small.replace("About twenty", "About thirty"), before, 0)
    assert checked(small.replace("Drought", "Flood"), before, 0).data["focus"][0]["sector"][0]["why"] == "Flood"


def test_a_set_up_that_moved_on_is_looked_at_first(focus, coordinator, ministry, small, load):
    row = listed(focus, coordinator)
    load(small.replace("About twenty", "About thirty"))
    verdicts = [Verdict("chosen", "Good", TODAY, listing=row)]
    assert wrong(decide, focus, coordinator, verdicts, said(ministry), seen=1) == {
        "": "The set-up changed while you wrote: version 2 is the newest. Look at what holds now, then send this again."
    }
    assert decide(focus, coordinator, verdicts, said(ministry), seen=2).made.number == 3


def test_a_decision_stays_as_it_was_recorded(focus, coordinator, ministry):
    row = listed(focus, coordinator)
    decision = decide(focus, coordinator, [Verdict("chosen", "Good", TODAY, listing=row)], said(ministry))
    rows = Decision.objects.filter(pk=decision.pk)
    for change in (lambda: rows.update(reason="No"), lambda: SectorVerdict.objects.update(why="No")):
        with pytest.raises(ProgrammingError, match="a decision is never changed"), transaction.atomic():
            change()
    rows.update(by=None)


def test_a_sector_is_listed_once_with_a_reason(focus, coordinator):
    law = Sector.objects.get(code="law")
    assert wrong(listings.long_list, focus, by=coordinator, why=" ", name="صحة", dac_codes=["1"]) == {
        "name": "Write the name in Latin letters as well: its code is made of it.",
        "dac_codes": "A code of the DAC has five digits, such as 14010.",
        "why": "Write why it is on the list.",
    }
    listings.long_list(focus, by=coordinator, why="Asked for", sector=law)
    again = {"by": coordinator, "why": "Asked for"}
    words = "This sector is on the list already."
    assert wrong(listings.long_list, focus, sector=law, **again) == {"sector": words}
    assert wrong(listings.long_list, focus, name="Law", **again) == {"name": words}
    assert listings.long_list(focus, name="Water", **again).name == Sector.objects.get(code="water").name
    assert list(sectors_to_list(focus)) == []


def test_a_figure_is_never_nought_and_says_where_it_is_from(focus, coordinator):
    row = listings.long_list(focus, by=coordinator, why="Asked for", name="Fisheries")
    words = "Write what you found, also where it is little."
    assert wrong(listings.check, row, by=coordinator, **(FOUND | {"donors": " "}), known=0) == {
        "donors": words, "known": "Leave it open if nobody knows: no estimate is not nought.",
    }  # fmt: skip
    assert wrong(listings.check, row, by=coordinator, **FOUND, known=40) == {
        "known_from": "Write where the figure is from."
    }
    row = listings.check(row, by=coordinator, **FOUND, known=40, known_from="A count of profiles", seen=0)
    assert (row.known, row.known_from, row.version) == (40, "A count of profiles", 1)
    with pytest.raises(Conflict) as clash:
        listings.check(row, by=coordinator, **FOUND, seen=0)
    assert clash.value.last.verb == "sector_listing.check"


def test_who_may(focus, coordinator, ministry, maker):
    people = {}
    for role in ("focal point", "officer", "viewer"):
        people[role] = open_account(f"{role.replace(' ', '.')}@example.org", by=maker)
        give_role(people[role], role, by=maker, scope="programme", scope_id=focus.programme_id)
    row = listed(focus, people["focal point"])
    verdicts = [Verdict("chosen", "Good", TODAY, listing=row)]
    with pytest.raises(Refused, match="Only the coordinator"):
        decide(focus, people["officer"], verdicts, said(ministry))
    with pytest.raises(Refused, match="put a sector on the list"):
        listings.long_list(focus, by=people["viewer"], why="Good", name="Fisheries")
    with pytest.raises(Refused, match="look at a sector"):
        listings.check(row, by=people["viewer"], **FOUND)
    decision = decide(focus, coordinator, verdicts, said(ministry))
    stranger = open_account("stranger@example.org", by=maker)
    assert [long_list_of(focus, one).count() for one in (people["viewer"], stranger)] == [1, 0]
    assert [decisions_on(focus, one, "sectors") for one in (people["viewer"], stranger)] == [[decision], []]
    assert [decision_with_parts(decision.pk, one) for one in (people["viewer"], stranger)] == [decision, None]
    assert decision_with_parts(None, coordinator) is None
    assert may_take_part(focus) == [ministry]
    assert [choice.sector.code for choice in standing_choices(focus)] == ["water", "health-care"]


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_one_wins_and_the_other_reads_why(small: str, tmp_path: Path):
    path = tmp_path / "small.toml"
    path.write_text(small)
    with acting_as("system:maker"):
        maker = System("system:maker")
        packs.load(path, by=maker, reason="For a test")
        focus = Focus.objects.select_related("programme").get()
        users = [open_account(f"{name}@example.org", by=maker) for name in ("one", "two")]
        for user in users:
            give_role(user, "coordinator", by=maker, scope="programme", scope_id=focus.programme_id)
        row = listed(focus, users[0])
        ministry = Organisation.objects.create(kind="ministry", country="SOM", name=translated("Ministry"))

    def press(user):
        try:
            with acting_as(str(user.pk)):
                verdicts = [Verdict("chosen", "Good", TODAY, listing=row)]
                return f"made {decide(focus, user, verdicts, said(ministry), seen=1).made.number}"
        except Unfit as refused:
            return str(refused)[:34]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, users))
    assert answers == ["The set-up changed while you wrote", "made 2"]
    with acting_as("system:maker"):
        assert (Decision.objects.count(), SectorListing.objects.count()) == (1, 1)
