"""A need in full: what it must say, telephone, names, copies, translations, and people like this."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as, current_actor, set_actor
from ciconia.people.actions.register import hide
from ciconia.people.models import Concept, Person, Sight
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import need_concept
from ciconia.selection.actions.need_copy import copy_need
from ciconia.selection.actions.need_told import confirm, tell
from ciconia.selection.actions.need_translation import translate_need
from ciconia.selection.models import NeedConcept
from ciconia.selection.queries.need import about_how_many, as_it_stood, needs_to_tell
from ciconia.selection.rules.need import unfit
from ciconia.selection.rules.need_form import empty, missing, readiness
from tests import make

HYDROLOGY, DRILLING = "https://x/hydrology", "https://x/drilling"
FOUND = [
    {
        "uri": uri,
        "kind": "skill",
        "isco": "",
        "names": {"en": uri.rpartition("/")[2]},
        "vocabulary": "1",
        "score": score,
    }
    for uri, score in ((HYDROLOGY, 0.9), (DRILLING, 0.7))
]


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")
    yield
    clock.start_at(None)


def bare(**fields):
    """A draft that says little."""
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    return make.as_user(host, needs.state_need, partnership, **fields), host


def test_what_is_missing_is_named_with_its_screen_and_nought_is_an_answer():
    need, _host = bare(title=translated("Wells"), transmission=0, creation=None)
    found = [(number, question.name) for number, question in missing(need)]
    assert found == [
        (1, "problem"), (1, "sector"), (2, "result"), (2, "trainee_group"), (3, "creation"), (3, "organisational"),
        (4, "mode"), (4, "counterpart"), (4, "host_provides"), (5, "starts"), (5, "ends"), (5, "weeks"),
        (5, "languages"), (6, "not_local"),
    ]  # fmt: skip
    assert [empty(value) for value in (0, "", None, [], Translated(), translated(" ", "so"), translated("x"))] == [
        False, True, True, True, True, True, False,
    ]  # fmt: skip
    need.mode = "mixed"
    assert [question.name for _number, question in missing(need)][8] == "internet"


def test_a_day_that_has_passed_stops_the_sending_too():
    need = make.make_need()
    clock.start_at(clock.now() + timedelta(days=400))
    with pytest.raises(Refused, match="This day has passed"):
        make.as_user(make.make_member(need.organisation), needs.submit, need)


def test_what_is_said_so_far_has_to_fit():
    need, _host = bare(title=translated("Wells"))
    assert unfit(need) == {}
    need.weeks = 6
    assert unfit(need) == {}
    need.starts, need.ends = clock.today() + timedelta(days=9), clock.today() + timedelta(days=12)
    assert {name: str(words) for name, words in unfit(need).items()} == {
        "weeks": "So many weeks do not fit between the two days."
    }
    need.weeks = None
    with pytest.raises(ValueError, match=need.reference):
        _ = need.window


def test_the_answers_about_work_from_afar_mean_something_for_the_way_of_working():
    need, _host = bare(mode="physical")
    assert readiness(need) == []
    need.internet = need.power = need.workplace = need.equipment = 2
    assert [str(one) for one in readiness(need)] == [
        "Everything that work from afar needs is there: part of it could be online."
    ]
    need.mode = "virtual"
    assert [str(one) for one in readiness(need)] == ["Everything that work from afar needs is there."]
    need.internet, need.power, need.equipment = 0, 1, None
    assert [str(one) for one in readiness(need)] == [
        "The internet holds no call: work online cannot begin before that is mended.",
        "Power is there for some hours: calls have to be put into these.",
        "Not everything is known about work from afar yet: ask before a date is set.",
    ]


def test_a_need_stood_as_the_log_says_it_did():
    need, host = bare(title=translated("Wells"), starts=date(2040, 1, 1))
    first, sector = need.version, sectors_of(need.focus)[0]
    make.as_user(host, needs.edit_need, need, starts=None, sector=sector, title=Translated(), weeks=6)
    make.as_user(host, needs.edit_need, need, starts=date(2040, 2, 1), sector=None)
    before, between = as_it_stood(need, first), as_it_stood(need, first + 1)
    assert (before.starts, before.sector, str(before.title), before.weeks) == (date(2040, 1, 1), None, "Wells", None)
    assert (between.starts, between.sector, between.weeks) == (None, sector, 6)
    assert (as_it_stood(need, None).weeks, as_it_stood(need, need.version).weeks) == (6, 6)
    entry = Log.objects.filter(noun="need", verb="need.edit").order_by("id").first()
    assert entry.data["was"] == {
        "sector": None, "starts": "2040-01-01", "title": {"source": "en", "en": "Wells"}, "weeks": None,
    }  # fmt: skip


def test_only_what_both_changed_differently_is_a_conflict():
    need, host = bare(title=translated("Wells"), weeks=6)
    seen = need.version
    make.as_user(host, needs.edit_need, need, seen=seen, weeks=7)
    make.as_user(host, needs.edit_need, need, seen=seen, weeks=7, counterpart="Head")
    make.as_user(host, needs.edit_need, need, seen=seen, weeks=6, counterpart="")
    assert (need.weeks, need.counterpart) == (7, "Head")
    with pytest.raises(Conflict):
        make.as_user(host, needs.edit_need, need, seen=seen, weeks=8)


def test_a_focal_point_writes_down_and_the_institution_confirms():
    partnership = make.make_partnership()
    focal = make.make_staff("focal point")
    need = make.as_user(focal, needs.state_need, partnership, title=translated("Wells"), taken_from="Director")
    assert (need.by_telephone, need.taken_from, need.taken_on, need.taken_by) == (
        True, "Director", clock.today(), focal,
    )  # fmt: skip
    with acting_as("system:jobs"):
        assert list(needs_to_tell()) == []
    host = make.make_member(partnership.organisation)
    with pytest.raises(Refused, match="host contact"):
        make.as_user(focal, confirm, need)
    make.as_user(host, confirm, need)
    at = need.confirmed_at
    make.as_user(host, confirm, need)
    assert (need.confirmed_by, need.confirmed_at, Log.objects.filter(verb="need.confirm").count()) == (host, at, 1)
    make.as_user(focal, needs.edit_need, need, title=translated("Wells"), taken_from="Nobody")
    assert (need.taken_from, need.confirmed_at) == ("Director", at)
    make.as_user(focal, needs.edit_need, need, title=translated("Deep wells"), taken_from="Engineer")
    assert (need.taken_from, need.confirmed_at) == ("Engineer", None)


def test_there_is_nothing_to_confirm_where_the_institution_wrote_itself():
    need, host = bare(title=translated("Wells"))
    with pytest.raises(Refused, match="Nobody wrote this down for you"):
        make.as_user(host, confirm, need)


def test_each_contact_gets_one_letter_and_a_refused_address_stops_no_other():
    focal, told, broken = make.make_staff("focal point"), [], make.make_partnership()
    for partnership in (broken, make.make_partnership()):
        make.make_member(partnership.organisation)
        make.as_user(focal, needs.state_need, partnership, title=translated("Wells"))

    def post(need, account):
        if need.partnership_id == broken.pk:
            raise NotSent from SMTPRecipientsRefused({})
        told.append((need.partnership_id, account.name))

    assert (tell(post), len(told)) == (1, 1)
    assert (tell(post), len(told)) == (0, 1)


def test_a_letter_whose_need_was_told_meanwhile_is_not_written_again():
    focal, partnership = make.make_staff("focal point"), make.make_partnership()
    make.make_member(partnership.organisation)
    other = make.make_partnership()
    make.make_member(other.organisation)
    rows = [make.as_user(focal, needs.state_need, one, title=translated("Wells")) for one in (partnership, other)]

    def post(need, account):
        rows[1].told_at = clock.now()
        rows[1].save(update_fields=["told_at"])

    assert tell(post) == 1


def test_names_are_offered_once_and_what_was_answered_stays():
    need, host = bare(title=translated("Wells"), problem=translated("They run dry", "so"))
    assert need_concept.lines_of(need) == ["Wells", "They run dry"]
    assert need_concept.suggest(need.pk, lambda lines, language: [FOUND, [FOUND[1] | {"score": 0.95}]]) == 2
    scores = dict(NeedConcept.objects.values_list("concept__uri", "score"))
    assert scores == {HYDROLOGY: 0.9, DRILLING: 0.95}
    right = NeedConcept.objects.get(concept__uri=HYDROLOGY)
    make.as_user(host, need_concept.confirm_concepts, need, chosen={right.pk})
    assert need.concepts == [HYDROLOGY]
    other = Concept.objects.create(uri="https://x/pumps", kind="skill", vocabulary="1")
    NeedConcept.objects.create(need=need, concept=other)
    assert need_concept.suggest(need.pk, lambda lines, language: [[]]) == 0
    assert dict(NeedConcept.objects.values_list("concept__uri", "confirmed")) == {HYDROLOGY: True, DRILLING: False}


def test_nothing_is_looked_for_where_nothing_is_written_or_all_is_sent():
    need, _host = bare(weeks=6)
    look = lambda lines, language: [FOUND]  # noqa: E731
    assert [need_concept.suggest(pk, look) for pk in (need.pk, 0, make.make_need("submitted").pk)] == [0, 0, 0]


def test_a_copy_keeps_the_answers_that_hold_elsewhere():
    need = make.make_need("validated", weeks=11)
    host, focus = make.make_member(need.organisation), make.make_focus_elsewhere()
    other = make.make_partnership(focus=focus, organisation=need.organisation)
    made = make.as_user(host, copy_need, need, other)
    assert (made.origin, made.state, made.title, made.weeks, made.ends) == (need, "draft", need.title, 11, need.ends)
    assert (made.sector.code, made.sector.programme) == (need.sector.code, focus.programme)
    with pytest.raises(Refused, match="used again by its own institution"):
        make.as_user(host, copy_need, need, need.partnership)
    with pytest.raises(Refused, match="used again by its own institution"):
        make.as_user(host, copy_need, need, make.make_partnership(focus=focus))


def test_a_copy_leaves_open_what_does_not_hold_any_more():
    need = make.make_need("validated", weeks=11)
    host, focus = make.make_member(need.organisation), make.make_focus_elsewhere()
    other = make.make_partnership(focus=focus, organisation=need.organisation)
    other.programme.longest_days, need.sector = 28, None
    clock.start_at(clock.now() + timedelta(days=400))
    made = make.as_user(host, copy_need, need, other)
    assert (made.starts, made.ends, made.weeks, made.sector) == (None, None, None, None)


def test_a_translation_stands_beside_what_was_written():
    need = make.make_need("submitted", written_in="so", problem=translated("Ceelasha", "so"))
    officer = make.make_staff("officer")
    said = {"problem": "Wells", "title": "Other", "not_local": "", "reference": "X"}
    assert make.as_user(officer, translate_need, need, language="en", **said) == ["problem"]
    assert (need.problem, str(need.title)) == (translated("Ceelasha", "so", en="Wells"), "Groundwater monitoring")
    assert make.as_user(officer, translate_need, need, language="en", problem="") == ["problem"]
    assert need.problem == translated("Ceelasha", "so")
    with pytest.raises(Refused, match="the language it was written in"):
        make.as_user(officer, translate_need, need, language="so", problem="x")
    with pytest.raises(Refused):
        make.as_user(make.make_staff("viewer"), translate_need, need, language="fr", problem="x")


def people(number, focus, **fields):
    """So many people who let themselves be found, with hydrology confirmed and Somali spoken."""
    known = {"confirmed": [HYDROLOGY], "languages": [{"code": "so", "level": "C1"}]} | fields
    return [make.make_registered(focus, **known) for _ in range(number)]


def test_about_so_many_people_fit_and_no_row_of_them_is_seen():
    focus, host = make.make_focus(), make.make_member(make.make_organisation())
    found = people(4, focus)
    people(1, focus, confirmed=[DRILLING])
    people(1, focus, languages=[{"code": "nl", "level": "C1"}])
    people(1, make.make_focus("IRQ"))
    make.make_person(confirmed=[HYDROLOGY], languages=[{"code": "so"}])
    set_actor(str(host.pk))
    assert about_how_many(focus.pk, [HYDROLOGY], ["so"]) == 0
    assert current_actor() == str(host.pk)
    set_actor("system:maker")
    found += people(1, focus)
    set_actor(str(host.pk))
    assert about_how_many(focus.pk, [HYDROLOGY], ["so", "en"]) == 5
    assert about_how_many(focus.pk, [HYDROLOGY, DRILLING], []) == 5
    set_actor("system:maker")
    hide(found[0])
    assert about_how_many(focus.pk, [HYDROLOGY], ["so"]) == 0


@pytest.mark.parametrize(
    ("number", "said"), [(7, 5), (8, 10), (14, 10), (15, 20), (44, 40), (99, 100), (124, 100), (125, 150)]
)
def test_the_figure_is_rounded(number, said):
    set_actor("system:maker")
    focus = make.make_focus()
    one = people(1, focus)[0]
    copies(one, focus, number - 1)
    assert about_how_many(focus.pk, [HYDROLOGY], ["so"]) == said


def copies(person, focus, number):
    """More people like one, without accounts."""
    rows = Person.objects.bulk_create(
        Person(short_name="X", confirmed=person.confirmed, languages=person.languages, public_id=f"copy{n:06}")
        for n in range(number)
    )
    Sight.objects.bulk_create(
        Sight(person=row, programme_id=focus.programme_id, focus_id=focus.pk, because="register", object_id=row.pk)
        for row in rows
    )
