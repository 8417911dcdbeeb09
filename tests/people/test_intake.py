"""Spreadsheets that are brought in: every line has a fate before anything is written, and all of it can be undone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.people import tasks
from ciconia.people.actions.freshness import begin_missing
from ciconia.people.actions.intake import NotReady, begin, check, drop, drop_forgotten, read, undo
from ciconia.people.actions.intake_told import decline, tell
from ciconia.people.actions.intake_work import carry_on, carry_on_all
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Erasure, Identity, Intake, IntakeRow, Organisation, Person, Sight
from ciconia.people.queries.intake import fates_of, intakes_of, progress_of
from ciconia.people.rules.intake import FIELDS, KNOWN, REFUSALS, sentence
from tests import make

PEOPLE = """Name;E-mail;Land;Stad;Talen;Religion;Gender
Hodan Abdi;Hodan@Example.org;Nederland;Rotterdam;Somali C2, Dutch (B2);x;f
Bilan Cali;;NLD;Utrecht;so;y;f
"""
GROUND = {"ground": "Signed at the meeting in Utrecht", "ground_by": "A. Jansen", "ground_on": make.day("2026-05-01")}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


@pytest.fixture
def bring(tmp_path, officer):
    """A spreadsheet, read and checked by an officer."""

    def made(text=PEOPLE, *, by=officer, what="people", mapping=None, steps="check", name="list.csv", **more):
        path = tmp_path / "upload"
        path.write_text(text)
        focus = make.make_focus()
        where = {"programme_id": focus.programme_id, "focus_id": focus.pk if what == "people" else None}
        intake = make.as_user(by, lambda by: read(path, name, by=by, what=what, **where))
        if steps == "read":
            return intake
        said = GROUND | more if what == "people" else more
        make.as_user(by, check, intake, mapping=mapping or intake.mapping, **said)
        if steps == "done":
            make.as_user(by, begin, intake)
            while carry_on(intake.pk):
                pass
            intake.refresh_from_db()
        return intake

    return made


def fates(intake):
    """{line: (fate, why in words)} of a checked spreadsheet."""
    return {
        row.line: (row.fate, sentence(*row.why) if row.fate == "refused" else row.why)
        for row in intake.lines.order_by("line")
    }


def test_columns_are_proposed_and_what_is_never_brought_in_is_not_even_kept(bring):
    intake = bring(steps="read")
    assert intake.mapping == {"full_name": 0, "email": 1, "residence_country": 2, "residence_city": 3, "languages": 4}
    assert intake.lines.get(line=2).cells == [
        "Hodan Abdi", "Hodan@Example.org", "Nederland", "Rotterdam", "Somali C2, Dutch (B2)", "", "",
    ]  # fmt: skip
    assert (intake.total, str(intake), str(intake.lines.get(line=2))) == (2, f"people {intake.public_id}", "line 2")


def test_every_line_has_a_fate_before_anything_is_written(bring):
    text = "name,email,country,languages\n" + "\n".join([
        "Hodan Abdi,hodan@example.org,NLD,so", "Hodan Again,HODAN@example.org,,", ",x@example.org,,",
        "Aman,no address,,", "Aman,\u0430man@example.org,,", "\u0410man,aman@example.org,,", "Aman,,Atlantis,",
        "Aman,,,Elvish", f"Aman {'x' * 200},,,", "Sahra,sahra@example.org,Somalia,Somali|English b2",
    ])  # fmt: skip
    intake = bring(text)
    assert fates(intake) == {
        2: ("new", []),
        3: ("refused", "The same as line 2."),
        4: ("refused", "There is no name."),
        5: ("refused", "“no address” is not an e-mail address."),
        6: ("refused", "The e-mail address has the letter “\u0430”, which only looks like one that belongs there. Type "
                       "it anew."),
        7: ("refused", "One word of the name mixes alphabets that look alike (“\u0410”). Type it anew."),
        8: ("refused", "“Atlantis” is not a country, by name or by code."),
        9: ("refused", "“Elvish” is not a language we know, by name or by code."),
        10: ("refused", "Full name is longer than 160 characters."),
        11: ("new", []),
    }  # fmt: skip
    assert fates_of(intake) == {"new": 2, "same": 0, "changes": 0, "refused": 8}
    assert Identity.objects.filter(email="hodan@example.org").count() == 0


def test_people_are_there_without_an_account_and_seen_because_of_the_import_alone(bring, officer):
    intake = bring(steps="done")
    hodan = Identity.objects.get(email="hodan@example.org")
    assert (hodan.full_name, hodan.residence_country, hodan.residence_city) == ("Hodan Abdi", "NLD", "Rotterdam")
    assert (hodan.person.short_name, hodan.person.user) == ("Hodan A.", None)
    assert hodan.person.languages == [{"code": "so", "level": "C2"}, {"code": "nl", "level": "B2"}]
    sight = Sight.objects.get(person=hodan.person)
    assert (sight.because, sight.object_id, sight.focus_id, sight.level) == (
        "import",
        intake.pk,
        intake.focus_id,
        "full",
    )
    entry = Log.objects.get(verb="person.bring_in", object_id=hodan.person_id)
    assert (entry.actor, entry.reason, entry.person_id, entry.data) == (
        officer, GROUND["ground"], hodan.person_id, {"intake": intake.public_id},
    )  # fmt: skip
    assert list(intake.lines.exclude(cells=[])) == []
    assert progress_of(intake) == {"done": 2, "undone": 0, "kept": 0, "told": 0, "silent": 1, "declined": 0}
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    set_actor(str(elsewhere.pk))
    assert [model.objects.count() for model in (Identity, Intake, IntakeRow)] == [0, 0, 0]


def test_the_same_file_twice_changes_nothing(bring):
    bring(steps="done")
    before = (Person.objects.count(), Sight.objects.count(), Log.objects.filter(noun="person").count())
    again = bring(steps="done")
    assert fates(again) == {2: ("same", []), 3: ("same", [])}
    assert (Person.objects.count(), Sight.objects.count(), Log.objects.filter(noun="person").count()) == before


def test_what_differs_is_named_and_only_that_is_written_and_put_back(bring, officer):
    bring(steps="done")
    again = bring(PEOPLE.replace("Rotterdam", "Delft").replace("Hodan Abdi", "Hodan Abdi Warsame"), steps="done")
    assert fates(again)[2] == ("changes", ["full_name", "residence_city"])
    hodan = Identity.objects.get(email="hodan@example.org")
    assert (hodan.residence_city, hodan.person.short_name) == ("Delft", "Hodan W.")
    make.as_user(officer, undo, again)
    assert carry_on_all() == 1
    hodan = Identity.objects.get(email="hodan@example.org")
    assert (hodan.residence_city, hodan.full_name, hodan.person.short_name) == ("Rotterdam", "Hodan Abdi", "Hodan A.")


def test_whoever_has_an_account_looks_after_themselves(bring):
    application = make.make_application("submitted")
    address = application.person.identity.email
    intake = bring(f"name,email\nSomebody Else,{address.upper()}\n")
    assert fates(intake) == {2: ("same", ["own"])}


def test_who_is_known_where_the_importer_sees_nothing_cannot_be_brought_in(bring):
    other = make.make_person("Known Elsewhere")
    intake = bring(f"name,email\nSomebody,{other.identity.email}\n")
    assert fates(intake) == {
        2: ("refused", "This address cannot be brought in by a list. Ask the person to sign up themselves.")
    }


def test_undoing_takes_everybody_back_and_keeps_whom_somebody_touched_since(bring, officer):
    intake = bring(steps="done")
    bilan = Identity.objects.get(full_name="Bilan Cali")
    update_profile(bilan.person, by=make.MAKER, residence_city="Zwolle")
    assert begin_missing() == 1  # what the daily job writes is nobody's change
    make.as_user(officer, undo, intake)
    assert carry_on_all() == 1
    intake.refresh_from_db()
    assert (Identity.objects.filter(email="hodan@example.org").count(), intake.undone_at is not None) == (0, True)
    assert Identity.objects.filter(full_name="Bilan Cali").count() == 1
    assert {row.line: (row.is_undone, row.is_kept) for row in intake.lines.all()} == {
        2: (True, False),
        3: (False, True),
    }
    assert progress_of(intake)["kept"] == 1
    assert Log.objects.filter(verb="person.take_back").count() == 1
    with pytest.raises(Refused, match="nothing to undo"):
        make.as_user(officer, undo, intake)


def test_a_run_that_stops_in_the_middle_goes_on_or_is_undone(bring, officer, monkeypatch):
    monkeypatch.setattr("ciconia.people.actions.intake_work.AT_ONCE", 2)
    text = "name,email\n" + "".join(f"Person {n},p{n}@example.org\n" for n in range(5))
    intake = bring(text)
    make.as_user(officer, begin, intake)
    assert carry_on(intake.pk) is True
    assert Identity.objects.filter(email__startswith="p").count() == 2
    assert carry_on(intake.pk) is True
    make.as_user(officer, undo, intake)
    assert carry_on_all() == 1
    assert Identity.objects.filter(email__startswith="p").count() == 0
    second = bring(text)
    make.as_user(officer, begin, second)
    carry_on(second.pk)
    assert carry_on_all() == 1
    assert Identity.objects.filter(email__startswith="p").count() == 5
    assert carry_on(second.pk) is False


def test_one_at_a_time_in_a_programme(bring, officer):
    first, second = bring(), bring()
    make.as_user(officer, begin, first)
    with pytest.raises(Refused, match="Another spreadsheet is being brought in"), transaction.atomic():
        make.as_user(officer, begin, second)
    set_actor("system:maker")
    with pytest.raises(Refused, match="brought in or dropped meanwhile"):
        make.as_user(officer, begin, first)


@pytest.mark.parametrize(
    ("mapping", "more", "sentence"),
    [
        ({"full_name": 0, "email": 0}, {}, "One column can only be one thing."),
        ({"email": 1}, {}, "Say which column holds the name, or which hold first name and family name."),
        ({"full_name": 0, "headline": 5}, {}, "The column “Religion” is never brought in."),
        ({"full_name": 0}, {"ground": " "}, "Write on what ground these people may be kept: what they agreed to, to "
                                            "whom, and when."),
    ],
)  # fmt: skip
def test_what_has_to_be_said_first(bring, mapping, more, sentence):
    with pytest.raises(NotReady) as problem:
        bring(mapping=mapping, **more)
    assert str(problem.value) == sentence


def test_nothing_begins_unchecked_and_what_is_dropped_is_gone(bring, officer):
    intake = bring(steps="read")
    with pytest.raises(NotReady, match="every line first"):
        make.as_user(officer, begin, intake)
    make.as_user(officer, drop, intake)
    assert (IntakeRow.objects.count(), intake.dropped_at is not None) == (0, True)
    old = bring(steps="read")
    clock.start_at(clock.now() + make.timedelta(days=31))
    try:
        assert (drop_forgotten(), IntakeRow.objects.count(), drop_forgotten()) == (1, 0, 0)
    finally:
        clock.start_at(None)
    old.refresh_from_db()
    assert old.dropped_at is not None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,email\n", "list.csv has names of columns and no line below them."),
        ("name\n" + "x\n" * 4, "list.csv has more than 3 lines. Send it in parts."),
    ],
)
def test_files_that_hold_nothing_or_too_much(bring, monkeypatch, text, sentence):
    monkeypatch.setattr("ciconia.people.actions.intake.MOST", 3)
    monkeypatch.setattr("ciconia.people.actions.intake.AT_ONCE", 2)
    with pytest.raises(NotReady) as problem:
        bring(text, steps="read")
    assert str(problem.value) == sentence
    assert Intake.objects.count() == 0


def test_roles_that_only_read_bring_nothing_in(bring):
    for role in ("assessor", "viewer", "finance"):
        with pytest.raises(Refused, match="Only a coordinator or an officer"):
            bring(by=make.make_staff(role))
    with pytest.raises(Refused):
        bring(by=make.make_staff("officer", make.make_focus("IRQ"), only=True))


ORGANISATIONS = """Naam,Land,Soort,Plaats,Site
Hirda,Nederland,diaspora organisation,Amsterdam,hirda.example.org
Jaamacadda,Somalia,,Hargeisa,
Nowhere,,,,
Odd,NLD,bank,,
Odd too,NLD,,,not a page
"""


def test_organisations_are_brought_in_and_found_again(bring, officer):
    intake = bring(ORGANISATIONS, what="organisations", steps="done", language="nl")
    kinds = "host, ministry, diaspora, partner, embassy, funder, office"
    assert fates(intake) == {
        2: ("new", []), 3: ("new", []), 4: ("refused", "There is no country."),
        5: ("refused", f"“bank” is not a kind of organisation. Kinds are: {kinds}."),
        6: ("refused", "“not a page” is not the address of a page."),
    }  # fmt: skip
    hirda = Organisation.objects.get(name__nl="Hirda")
    assert (hirda.kind, hirda.country, hirda.city, hirda.website) == (
        "diaspora", "NLD", "Amsterdam", "https://hirda.example.org",
    )  # fmt: skip
    again = bring(ORGANISATIONS.replace("Amsterdam", "Utrecht").replace("Hirda", "HIRDA"), what="organisations",
                  steps="done")  # fmt: skip
    assert fates(again)[2] == ("changes", ["city"])
    hirda.refresh_from_db()
    assert hirda.city == "Utrecht"
    hirda.city = "Leiden"
    hirda.save()
    make.as_user(officer, undo, again)
    carry_on_all()
    assert (again.lines.get(line=2).is_kept, again.lines.get(line=2).why) == (True, ["city"])
    unit = make.make_organisation(parent=Organisation.objects.get(name__nl="Jaamacadda"))
    make.as_user(officer, undo, intake)
    carry_on_all()
    assert {row.line: row.is_kept for row in intake.lines.filter(line__in=[2, 3])} == {2: True, 3: True}
    assert unit.parent is not None


def test_organisations_nobody_uses_are_taken_back(bring, officer):
    intake = bring("name,country\nHirda,NLD\n", what="organisations", steps="done")
    make.as_user(officer, undo, intake)
    carry_on_all()
    assert Organisation.objects.filter(name__en="Hirda").count() == 0


def test_the_command_line_brings_in_in_its_own_name(tmp_path):
    (tmp_path / "x").write_text("first name,surname\nHodan,Abdi\n")
    focus, by = make.make_focus(), System("command line")
    intake = read(tmp_path / "x", "x", by=by, programme_id=focus.programme_id, focus_id=focus.pk, what="people")
    begin(check(intake, by=by, mapping=intake.mapping, **GROUND), by=by)
    carry_on_all()
    assert Identity.objects.filter(full_name="Hodan Abdi").count() == 1
    again = read(tmp_path / "x", "x", by=by, programme_id=focus.programme_id, focus_id=focus.pk, what="people")
    check(again, by=by, mapping=again.mapping, **GROUND)
    assert fates(again) == {2: ("same", [])}


def test_who_may_know_of_a_spreadsheet(bring, officer):
    intake = bring(steps="read")
    found = {}
    for name, user in [
        ("own", officer),
        ("coordinator", make.make_staff("coordinator")),
        ("other", make.make_staff("officer")),
    ]:
        seen = make.as_user(user, lambda by: intakes_of(intake.programme_id, by).count())
        walled = make.as_user(user, lambda by: (Intake.objects.count(), IntakeRow.objects.visible_to(by).count()))
        found[name] = (seen, *walled)
    assert found == {"own": (1, 1, 2), "coordinator": (1, 1, 2), "other": (0, 0, 0)}


def test_every_field_is_known_by_some_name():
    assert set(KNOWN) == set(FIELDS["people"]) | set(FIELDS["organisations"])
    assert len(REFUSALS) == 13


def told(post=lambda letter: None):
    return tell(post)


def test_a_letter_that_cannot_be_handed_over_is_tried_again(bring):
    bring(steps="done")

    def refuses(letter):
        raise NotSent

    assert (told(refuses), told(), told()) == ((0, 1), (1, 0), (0, 0))


def test_somebody_told_meanwhile_is_not_told_twice(bring):
    bring("name,email\nA B,a@example.org\nC D,c@example.org\n", steps="done")
    letters = []

    def post(letter):
        letters.append(letter.address)
        IntakeRow.objects.exclude(pk=letter.line.pk).update(told_at=clock.now())

    assert (told(post), letters) == ((1, 0), ["a@example.org"])


def test_a_no_erases_and_a_second_one_finds_nothing(bring):
    intake = bring(steps="done")
    line = intake.lines.get(line=2)
    assert (decline(line.public_id), decline(line.public_id)) == (True, False)
    assert Erasure.objects.filter(person=line.person).count() == 1
    assert Identity.objects.filter(email="hodan@example.org").count() == 0


def test_a_no_of_somebody_who_is_here_by_themselves_closes_what_the_list_opened(bring):
    intake = bring(steps="done")
    line = intake.lines.get(line=2)
    person = Person.objects.get(pk=line.person_id)
    person.user = make.make_user("Hodan")
    person.save()
    assert decline(line.public_id) is False
    assert (Erasure.objects.count(), Sight.objects.filter(person=person, ends=None).count()) == (0, 0)


def test_who_was_erased_meanwhile_is_not_looked_for_at_an_undo(bring, officer):
    again = bring(steps="done") and bring(PEOPLE.replace("Rotterdam", "Delft"), steps="done")
    again.lines.update(person=None)
    make.as_user(officer, undo, again)
    carry_on_all()
    assert set(again.lines.values_list("is_undone", flat=True)) == {True}


def test_a_name_and_a_headline_change_together(bring):
    bring("name,email,headline,phone\nHodan Abdi,h@example.org,Engineer,0612\n", steps="done")
    bring("name,email,headline\nHodan A. Abdi,h@example.org,Doctor\n", steps="done")
    hodan = Identity.objects.get(email="h@example.org")
    assert (hodan.person.headline, hodan.full_name, hodan.phone) == ("Doctor", "Hodan A. Abdi", "0612")


def test_nobody_without_an_account_sees_a_spreadsheet(bring):
    bring(steps="read")
    assert Intake.objects.visible_to(AnonymousUser()).count() == 0


@pytest.mark.parametrize(
    ("what", "text", "sentence"),
    [
        ("organisations", "name,country,city\n,NLD,\n", "There is no name."),
        ("people", "name,title\nHodan," + "x" * 161 + "\n", "Headline is longer than 160 characters."),
    ],
)
def test_more_lines_that_cannot_be_read(bring, what, text, sentence):
    assert fates(bring(text, what=what))[2] == ("refused", sentence)


def test_what_goes_on_by_itself(bring, officer):
    make.as_user(officer, begin, bring())
    tasks.bring_in(0)
    tasks.forget_spreadsheets(0)
    assert Identity.objects.filter(email="hodan@example.org").count() == 1


def test_a_name_in_two_columns_is_put_together_and_skills_are_listed(bring):
    intake = bring("name,first name,surname,email,skills\nx,Hodan,Abdi,h@example.org,wells; training\n", steps="done")
    assert intake.mapping == {"first_name": 1, "last_name": 2, "email": 3, "concepts": 4}
    hodan = Identity.objects.get(email="h@example.org")
    assert (hodan.full_name, hodan.person.concepts) == ("Hodan Abdi", ["wells", "training"])


def test_organisations_need_a_name_and_a_country(bring):
    with pytest.raises(NotReady, match="Say which columns hold the name and the country"):
        bring("name,city\nHirda,Delft\n", what="organisations")


def test_organisations_of_a_country_one_does_not_work_in_are_for_others(bring):
    here = make.make_staff("officer", make.make_focus("SOM"), only=True)
    intake = bring("name,country\nHirda,NLD\nMosul Water,IRQ\nBerbera Port,SOM\n", what="organisations", by=here)
    assert fates(intake) == {
        2: ("new", []), 3: ("refused", "This is for staff who work in the country of this organisation."),
        4: ("new", []),
    }  # fmt: skip
