"""Loading a pack: whole or not at all, each time as one numbered version that nobody changes afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.models import Log, User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.actions import pack as packs
from ciconia.programmes.actions.pack import PackConflict
from ciconia.programmes.models import (
    Criterion,
    Fact,
    Focus,
    PackVersion,
    Programme,
    Rule,
    Sector,
    SectorChoice,
    Target,
)
from ciconia.programmes.queries import programme as queries
from ciconia.programmes.rules.pack import PackError, read_text

Load = Callable[..., packs.Loaded]
EVERYTHING = (Programme, Focus, Sector, SectorChoice, Target, Rule, Criterion, Fact, PackVersion)


def counts() -> list[int]:
    return [model.objects.count() for model in EVERYTHING]


def test_a_pack_becomes_a_programme(load: Load, small: str) -> None:
    loaded = load(small)
    programme = Programme.objects.get()
    assert loaded.created
    assert (programme.code, str(programme.name), programme.prefix) == ("small", "Small programme", "SMA")
    assert (programme.starts, programme.ends, programme.ends_precision) == (
        date(2020, 1, 1),
        date(2021, 6, 30),
        "month",
    )
    assert programme.last_day == date(2021, 6, 30)
    assert programme.kinds == ["assignment", "internship"]
    assert programme.funders == [{"name": "A funder", "country": "NLD"}]
    assert counts() == [1, 1, 2, 1, 1, 1, 1, 2, 1]
    version = queries.version_now(programme)
    assert (version.number, version.origin, version.reason, version.base) == (1, "file", "For a test", None)
    assert version.content == small
    assert version.digest == read_text(small, "x").digest


def test_a_focus_begins_open_with_its_next_review_due(load: Load, small: str) -> None:
    load(small)
    focus = Focus.objects.get()
    assert (focus.state, focus.turn_role, focus.due_at.isoformat()) == (
        "open",
        "coordinator",
        "2021-06-30T21:59:59+00:00",
    )
    assert focus.chain == [
        {
            "code": "ministry", "name": {"source": "en", "en": "Ministry"}, "role": "endorser", "days": 14, "asks": "",
            "usual": False, "organisation": "", "within": "", "ways": [], "languages": [], "note": None,
        }
    ]  # fmt: skip
    assert Log.objects.filter(verb="focus.begin", object_id=focus.pk).count() == 1


def test_each_statement_carries_its_source(load: Load, small: str) -> None:
    load(small)
    for model in (SectorChoice, Target, Rule, Criterion, Fact):
        for row in model.objects.all():
            assert (row.source, row.source_url) == ("A paper", "https://example.org/paper")


def test_what_is_not_known_is_marked(load: Load, small: str) -> None:
    load(small)
    assert [(fact.key, str(fact.value), fact.known) for fact in Fact.objects.all()] == [
        ("budget", "unknown", False),
        ("reach", "Wide", True),
    ]


def test_the_same_again_makes_no_version(load: Load, small: str) -> None:
    load(small)
    again = load("# another comment\n" + small)
    assert (again.created, again.version.number) == (False, 1)
    assert counts() == [1, 1, 2, 1, 1, 1, 1, 2, 1]


def test_a_pack_loaded_before_packs_could_say_more_is_the_same_still(load: Load, small: str) -> None:
    first = load(small).version
    PackVersion.objects.create(
        programme=first.programme, number=2, origin="file", reason="As an older product", digest="0", content=small
    )
    again = load("# another comment\n" + small)
    assert (again.created, again.version.number) == (False, 2)


def without_sectors(small: str) -> str:
    """The small pack as it is while neither sectors nor authorities of its country are known."""
    begins, ends = small.index("[[focus.chain]]"), small.index("[[target]]")
    return small[:begins] + small[ends:]


def test_a_country_whose_chain_nobody_knows_asks_whom_the_product_asks(load: Load, small: str) -> None:
    load(without_sectors(small))
    focus = Focus.objects.get()
    assert [(step["code"], step["role"], step["days"], step["usual"]) for step in focus.chain] == [
        ("ministry", "endorser", 14, True)
    ]
    assert sorted(focus.chain[0]["name"]) == ["ar", "en", "fr", "nl", "source"]
    assert SectorChoice.objects.count() == 0
    load(small)
    focus.refresh_from_db()
    assert [step["usual"] for step in focus.chain] == [False]
    assert SectorChoice.objects.count() == 1


@pytest.mark.parametrize(
    ("ends", "first_review"),
    [('"2021-06"', date(2021, 6, 30)), ('"open"', date(2021, 9, 6)), ("2020-05-01", date(2020, 5, 1))],
)
def test_a_country_without_a_day_of_review_gets_one(load: Load, small: str, ends: str, first_review: date) -> None:
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    try:
        load(small.replace("next_review = 2021-06-30\n", "").replace('ends = "2021-06"', f"ends = {ends}"))
    finally:
        clock.start_at(None)
    assert Focus.objects.get().next_review == first_review


def test_a_sector_without_a_day_holds_from_the_first_day_of_the_programme(load: Load, small: str) -> None:
    text = small.replace('why = "Drought"\nstarts = 2020-01-01\n', 'why = "Drought"\n')
    load(text.replace("starts = 2020-01-01", 'starts = "2020"', 1))
    assert SectorChoice.objects.get().starts == date(2020, 1, 1)
    with pytest.raises(
        PackError, match=r'focus\[1\].sector\[1\]: expected "starts": the first day of the programme is'
    ):
        load(text.replace("starts = 2020-01-01", 'starts = "unknown"', 1))


def test_who_pays_and_who_carries_it_out_may_be_unknown(load: Load, small: str) -> None:
    text = small.replace('funders = [{ name = "A funder", country = "NLD" }]\n', "")
    programme = load(text.replace('carried_out_by = "An office"\n', "")).version.programme
    programme.refresh_from_db()
    assert (programme.funders, programme.carried_out_by) == ([], "")


def test_a_pack_with_an_error_leaves_everything_as_it_is(load: Load, small: str) -> None:
    with pytest.raises(PackError):
        load(small.replace('prefix = "SMA"', "prefix = 3"))
    assert counts() == [0] * 9
    load(small)
    with pytest.raises(PackError):
        load(small.replace("longest_days = 60", "longest_days = 30").replace('why = "Drought"', "why = 1"))
    assert counts() == [1, 1, 2, 1, 1, 1, 1, 2, 1]
    assert Programme.objects.get().longest_days == 60


def test_an_error_that_only_the_database_shows_leaves_everything_as_it_is(load: Load, small: str) -> None:
    load(small)
    other = small.replace('code = "small"', 'code = "other"')
    with pytest.raises(PackError, match=r'small.toml, line 8: programme.prefix: .* found that of "small"'):
        load(other)
    with pytest.raises(PackError, match=r'line 8: programme.prefix: expected "SMA": references begin with it'):
        load(small.replace('prefix = "SMA"', 'prefix = "SMB"'))
    gone = small.replace('country = "SOM"', 'country = "IRQ"')
    with pytest.raises(PackError, match=r'line 33: focus\[1\]: expected a focus "SOM" as well: it exists'):
        load(gone)
    assert counts() == [1, 1, 2, 1, 1, 1, 1, 2, 1]


def test_a_changed_statement_closes_its_row_and_adds_another(load: Load, small: str) -> None:
    load(small)
    first = Target.objects.get()
    load(small.replace("about = 20", "about = 25"), reason="More money")
    first.refresh_from_db()
    assert (first.about, first.version_from, first.version_until) == (20, 1, 2)
    second = Target.objects.current().get()
    assert (second.about, second.version_from, second.version_until) == (25, 2, None)
    assert [row.about for row in Target.objects.in_version(1)] == [20]
    assert [row.about for row in Target.objects.in_version(2)] == [25]
    assert Rule.objects.get().version_from == 1


def test_a_statement_that_is_left_out_is_closed_and_others_move_up(load: Load, small: str) -> None:
    load(small)
    budget = '[[fact]]\nkey = "budget"\nlabel = "Budget"\nvalue = "unknown"\nsource = "paper"\n\n'
    load(small.replace(budget, ""))
    assert list(Fact.objects.order_by("id").values_list("key", "version_until", "position")) == [
        ("budget", 2, 0),
        ("reach", None, 0),
    ]


def test_names_keep_their_row_because_needs_hang_on_it(load: Load, small: str) -> None:
    load(small)
    sector, focus = Sector.objects.get(code="water"), Focus.objects.get()
    load(
        small.replace('name = "Water"', 'name = "Water and pipes"').replace('name = "Somalia"', 'name = "The country"')
    )
    sector.refresh_from_db()
    focus.refresh_from_db()
    assert (str(sector.name), str(focus.name)) == ("Water and pipes", "The country")


def test_a_new_focus_begins_where_others_stand(load: Load, small: str) -> None:
    load(small)
    block = small[small.index("[[focus]]") : small.index("[[target]]")]
    load(
        small.replace(
            block,
            block
            + block.replace("SOM", "IRQ")
            + block.replace("[[focus.chain]]", 'authority = "Hargeisa"\n[[focus.chain]]'),
        )
    )
    assert list(Focus.objects.values_list("country", "authority", "state", "tint")) == [
        ("SOM", "", "open", 1),
        ("IRQ", "", "open", 2),
        ("SOM", "Hargeisa", "open", 3),
    ]


def test_the_log_says_who_loaded_what_and_why(load: Load, small: str) -> None:
    load(small)
    load(small.replace("about = 20", "about = 25"), reason="  More money ")
    entry = Log.objects.filter(verb="pack.load").latest("id")
    assert (entry.actor_label, entry.reason) == ("system:maker", "More money")
    assert entry.data == {"number": 2, "changes": ["target people.about: was 20, now 25"]}


def test_a_person_who_loads_is_the_author(load: Load, small: str, coordinator: User) -> None:
    loaded = load(small.replace("about = 20", "about = 25"), by=coordinator)
    assert loaded.version.author == coordinator


def test_no_load_without_a_reason(load: Load, small: str) -> None:
    with pytest.raises(ValueError, match="a reason is needed"):
        load(small, reason=" ")
    assert counts() == [0] * 9


def test_an_export_knows_its_base_and_comes_back(load: Load, small: str) -> None:
    load(small)
    exported = packs.export("small")
    assert exported == f"base = 1\n\n{small}"
    assert load(exported).created is False
    changed = load(exported.replace("about = 20", "about = 25"))
    assert (changed.version.number, changed.version.base.number) == (2, 1)
    assert changed.version.content == small.replace("about = 20", "about = 25")
    assert packs.export("small") == f"base = 2\n\n{changed.version.content}"


def test_there_is_no_export_of_what_does_not_exist(db: None) -> None:
    with pytest.raises(Programme.DoesNotExist, match="there is no programme 'none'"):
        packs.export("none")


def test_a_file_made_from_an_older_version_stops_with_the_difference(load: Load, small: str) -> None:
    load(small)
    exported = packs.export("small")
    load(exported.replace("about = 20", "about = 25"))
    with pytest.raises(PackConflict) as raised:
        load(exported.replace("about = 20", "about = 30"))
    assert str(raised.value) == "the file was made from version 1, but version 2 is the newest"
    assert raised.value.difference == ["target people.about: was 25, now 30"]
    assert (raised.value.base, raised.value.newest) == (1, 2)
    assert [row.about for row in Target.objects.current()] == [25]


def test_somebody_decides_between_file_and_desk(load: Load, small: str) -> None:
    load(small)
    exported = packs.export("small")
    load(exported.replace("about = 20", "about = 25"))
    mine = exported.replace("about = 20", "about = 30")
    kept = load(mine, take="desk")
    assert (kept.created, kept.version.number) == (False, 2)
    taken = load(mine, take="file")
    assert (taken.created, taken.version.number, taken.version.base.number) == (True, 3, 2)
    assert [row.about for row in Target.objects.current()] == [30]


def test_what_is_shipped_does_not_overwrite_what_was_changed_here(load: Load, small: str, maker: object) -> None:
    load(small)
    newer = small.replace("about = 20", "about = 22")
    assert load(newer).version.number == 2  # a new edition follows an older one
    text = small.replace("about = 20", "about = 25")
    packs.load_pack(read_text(text, "desk"), by=maker, reason="Agreed by telephone", take="file", origin="desk")
    with pytest.raises(PackConflict, match="from no version of this installation, but version 3 is the newest"):
        load(newer)
    assert queries.version_now(Programme.objects.get()).origin == "desk"


def test_a_difference_can_be_asked_for_without_loading(load: Load, small: str, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(small)
    assert "programme.longest_days: is new, 60" in packs.diff(path)
    load(small)
    assert packs.diff(path) == []
    path.write_text(small.replace("longest_days = 60", "longest_days = 30"))
    assert packs.diff(path) == ["programme.longest_days: was 60, now 30"]
    assert Programme.objects.get().longest_days == 60


def test_a_version_in_an_older_form_of_packs_can_be_followed(load: Load, small: str, maker: object) -> None:
    programme = load(small).version.programme
    PackVersion.objects.create(
        programme=programme, number=2, origin="file", reason="Long ago", digest="0", content="form = 1"
    )
    loaded = load(small)
    assert (loaded.created, loaded.version.number) == (True, 3)
    assert Log.objects.latest("id").data["changes"][0] == 'sources.paper.name: is new, "A paper"'


@pytest.mark.django_db(transaction=True)
def test_two_first_loads_at_once_make_one_programme(small: str, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(small)

    def load_it(_: int) -> bool:
        try:
            with acting_as("system:maker"):
                return packs.load(path, by=System("system:maker"), reason="Start").created
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        created = list(pool.map(load_it, range(3)))
    assert sorted(created) == [False, False, True]
    assert counts() == [1, 1, 2, 1, 1, 1, 1, 2, 1]


def test_the_database_itself_keeps_versions_as_they_are(load: Load, small: str) -> None:
    load(small)
    for change in (
        lambda: PackVersion.objects.update(content="other"),
        lambda: PackVersion.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="a version of a pack is never changed"), transaction.atomic():
            change()
    assert PackVersion.objects.get().content == small


def test_versions_are_seen_by_those_who_work_in_the_programme(programme: Programme, coordinator: User) -> None:
    assert list(PackVersion.objects.visible_to(coordinator)) == list(programme.versions.all())
    assert list(PackVersion.objects.visible_to(None)) == []
    assert [model.objects.visible_to(None).count() for model in EVERYTHING[:-1]] == [1, 1, 2, 1, 1, 1, 1, 2]
