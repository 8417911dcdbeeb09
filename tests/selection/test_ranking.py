"""Who applied is ranked by a job; every ranking stays as it was shown, and whoever reads may put somebody elsewhere."""

import subprocess

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.concept import confirm, suggest
from ciconia.people.actions.erasure import erase
from ciconia.people.models import Counted, Identity, Person, Suggestion
from ciconia.programmes.models import SelectionSetting
from ciconia.selection import tasks
from ciconia.selection.actions import application as applications
from ciconia.selection.actions.ranking import ask, call_wrong, make_ranking, put_at, reconsider, settle_wrong
from ciconia.selection.models import Ranked, Ranking, RankMove, RankReason, WrongLink
from ciconia.selection.queries.ranking import (
    newest_ranking,
    order_of,
    place_of,
    ranked_applications,
    rankings_of,
    reasons_for_host,
    reasons_of,
    scores_of,
    texts_to_rank,
    wrong_links,
)
from ciconia.selection.rules.ranking import (
    asks_for_language,
    in_order,
    lacks,
    language_of,
    need_text,
    person_text,
    said,
)
from ciconia.selection.rules.unfit import Unfit
from tests import make

MIDWIFE = make.MIDWIFE


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def three(opportunity):
    """Three who applied, in the order of their names."""
    return [
        make.make_application(
            "submitted", opportunity=opportunity,
            person=make.make_person(f"{name} Warsame", headline=f"Hydrologist {name}"),
        )
        for name in ("Abdi", "Hodan", "Zaynab")
    ]  # fmt: skip


@pytest.fixture
def officer(opportunity):
    return make.make_staff("officer", opportunity.focus)


def jobs():
    return ProcrastinateJob.objects.filter(task_name="selection.rank")


def ranked(opportunity, why="sent", engine=make.engine, asked_by=None):
    return make_ranking(opportunity.pk, why=why, asked_by=asked_by, engine=engine)


def turned_off(programme):
    SelectionSetting.objects.filter(programme=programme).update(ranking=False)


def names(rows):
    return [row.application.short_name for row in rows]


@pytest.mark.parametrize(
    ("line", "language", "alone"),
    [
        ("Dari or Pashto, spoken", "en", True), ("- Somali, spoken with technicians", "en", True),
        ("Kurdish, Arabic or English, spoken", "en", True), ("English or Hausa", "en", True), ("Sorani", "en", True),
        ("Fluent English", "en", True), ("Arabisch of Frans, gesproken", "nl", True), ("le somali, parlé", "fr", True),
        ("العربية أو الإنجليزية، تحدثاً", "ar", True), ("Has taught English", "en", False), ("", "en", False),
        ("Five years in triage, spoken English", "en", False), ("Somali law", "en", False),
    ],
)  # fmt: skip
def test_a_line_that_asks_for_a_language_is_no_skill(line, language, alone):
    assert asks_for_language(line, language) is alone


def test_languages_are_not_given_to_the_engine(opportunity):
    opportunity.required = translated("Five years with wells\nSomali, spoken at work\nHas trained others")
    assert need_text(opportunity)["parts"]["required"] == "Five years with wells\nHas trained others"


def test_ten_who_apply_make_one_job(three, opportunity):
    job = jobs().get()
    assert job.args == {"opportunity_id": opportunity.pk, "why": "sent", "asked_by": None}
    assert (job.queueing_lock, job.lock) == (f"selection.rank.{opportunity.pk}", "selection.engine")


def test_the_job_asks_the_engine_once_and_keeps_what_it_says(three, opportunity, monkeypatch, settings):
    asked = []
    monkeypatch.setattr(
        tasks,
        "rankings",
        lambda needs, people, folder, **more: asked.append(folder) or make.engine(needs, people, **more),
    )
    for _ in range(2):
        tasks.rank(opportunity.pk, "sent", None)
    ranking = Ranking.objects.get()
    assert asked == [settings.CICONIA_HOME / "vocabulary"] * 2
    assert (ranking.why, ranking.asked_by, ranking.failed, ranking.notes) == ("sent", None, False, [])
    assert ranking.versions == {"encoder": "e", "weights": "w", "vocabulary": "v"}
    assert ranking.terms == opportunity.terms.latest("number")
    assert ranking.names[MIDWIFE]["nl"] == "verloskundige"
    rows = list(Ranked.objects.order_by("place"))
    assert [(row.application, row.place, row.score, row.lacks) for row in rows] == [
        (one, place, 1 - place / 10, 1) for place, one in enumerate(three, 1)
    ]  # fmt: skip
    assert rows[0].parts == {
        "whole": 0.5, "clause": 0.5, "letters": 0.1,
        "read": {"language": "en", "covered": True, "clauses": 2, "of_them": 2},
    }  # fmt: skip
    reason = RankReason.objects.get(application=three[0])
    assert [one["standing"] for one in reason.criteria] == ["has", "missing"]
    assert (reason.criteria[0]["evidence"], reason.criteria[0]["of"]) == ("Hydrologist Abdi", "headline")
    assert [str(ranking), str(rows[0]), str(reason)] == [
        f"{opportunity.pk} at {ranking.made_at:%Y-%m-%d %H:%M}",
        f"{ranking.pk}: {three[0].pk} at 1",
        f"{ranking.pk}: {three[0].pk}",
    ]


def test_nothing_of_where_somebody_is_from_or_lives_or_who_they_are_is_given_to_the_engine(opportunity):
    person = make.make_person(
        "Xirsi Qoomaal", residence="DEU", residence_city="Zwickau", phone="+49 170 5550123", headline="Nurse",
        experience=translated("Ten years on a ward", "en", nl="Tien jaar"),
        concepts=["wards", "children"], context=translated("Taught there in 2019"),
        languages=[{"code": "ti", "level": "C2"}], own_words=translated("My own words"),
        work_history=[{"employer": "Charité"}],
    )  # fmt: skip
    Counted.objects.create(person=person, sex="f", birth_year=1971, ties=["ERI"])
    application = make.make_application("submitted", opportunity=opportunity, person=person)
    _need, people = texts_to_rank(opportunity, ranked_applications(opportunity))
    assert people == [
        {
            "id": application.public_id, "lang": "en", "known": [], "refused": [],
            "parts": {
                "headline": "Nurse", "experience": "Ten years on a ward", "concepts": "wards\nchildren",
                "context": "Taught there in 2019", "motivation": "I know these wells",
            },
        }
    ]  # fmt: skip
    kept_apart = {field.name for model in (Identity, Counted) for field in model._meta.concrete_fields}
    assert kept_apart & set(people[0]["parts"]) == set()


def test_concepts_that_are_confirmed_count_and_those_refused_are_not_linked_again(three, opportunity):
    person = three[0].person
    make.as_user(person.user, lambda by: Person.objects.filter(pk=person.pk).update(concepts=["births"]))
    found = {
        "uri": MIDWIFE,
        "kind": "occupation",
        "isco": "2222",
        "score": 0.9,
        "vocabulary": "v",
        "names": {"en": "m"},
    }
    other = found | {"uri": "urn:other"}
    person.refresh_from_db()
    suggest(person.pk, lambda words, language: [[found, other]])
    jobs().delete()
    yes = Suggestion.objects.get(concept__uri=MIDWIFE)
    make.as_user(person.user, confirm, person, chosen={yes.pk})
    assert jobs().get().args == {"opportunity_id": opportunity.pk, "why": "confirmed", "asked_by": None}
    _need, people = texts_to_rank(opportunity, ranked_applications(opportunity))
    assert (people[0]["known"], people[0]["refused"]) == ([MIDWIFE], [["births", "urn:other"]])
    assert (people[1]["known"], people[1]["refused"]) == ([], [])


def test_a_part_that_was_asked_for_again_is_ranked_again(three, opportunity):
    jobs().delete()
    make.as_user(make.make_staff("assessor"), applications.reopen_part, three[0], reason="Say why here.")
    assert jobs().count() == 0
    make.as_user(three[0].person.user, applications.return_part, three[0], motivation=translated("Because"))
    assert jobs().get().args["why"] == "changed"


def test_the_same_is_made_once_unless_an_officer_asks(three, opportunity, officer):
    first = ranked(opportunity)
    assert ranked(opportunity) is None
    again = ranked(opportunity, why="asked", asked_by=officer.pk)
    assert (again.asked_by, newest_ranking(opportunity)) == (officer, again)
    assert list(rankings_of(opportunity, officer)) == [again, first]
    changed = ranked(opportunity, engine=lambda *said, **more: make.engine(*said, **more) | {"about": {"weights": "x"}})
    assert changed.versions == {"weights": "x"}


def test_who_has_left_is_not_ranked_and_without_anybody_there_is_no_ranking(three, opportunity):
    for one in three[:2]:
        make.as_user(one.person.user, applications.withdraw, one, reason="A new job")
    ranking = ranked(opportunity)
    assert [row.application for row in ranking.rows.all()] == [three[2]]
    make.as_user(three[2].person.user, applications.withdraw, three[2], reason="A new job")
    assert ranked(opportunity) is None
    assert make_ranking(0, why="sent", asked_by=None, engine=make.engine) is None


def test_an_engine_that_cannot_run_is_said_and_what_was_made_before_stays(three, opportunity):
    before = ranked(opportunity)

    def broken(*said, **more):
        raise subprocess.CalledProcessError(1, ["python"])

    failed = ranked(opportunity, engine=broken)
    assert (failed.failed, failed.rows.count()) == (True, 0)
    assert newest_ranking(opportunity) == before


def test_a_programme_without_ranking_makes_and_shows_none(three, opportunity, officer):
    made = ranked(opportunity)
    jobs().delete()
    turned_off(opportunity.programme)
    assert ranked(opportunity) is None
    reconsider(opportunity, "sent")
    assert jobs().count() == 0
    assert (reasons_of(three[0]), reasons_for_host(opportunity, officer)) == (None, {})
    assert scores_of([opportunity]) == {}
    with pytest.raises(Refused, match=r"^Ranking is off in this programme\.$"):
        make.as_user(officer, ask, opportunity)
    assert newest_ranking(opportunity) == made  # what was shown can still be shown


def test_an_officer_asks_for_a_ranking_and_an_assessor_does_not(three, opportunity, officer):
    jobs().delete()
    make.as_user(officer, ask, opportunity)
    assert jobs().get().args == {"opportunity_id": opportunity.pk, "why": "asked", "asked_by": officer.pk}
    make.as_user(officer, ask, opportunity)
    assert jobs().count() == 1
    assert Log.objects.filter(verb="opportunity.ask_ranking").count() == 2
    with pytest.raises(Refused, match=r"^Only an officer or the coordinator does this\.$"):
        make.as_user(make.make_staff("assessor"), ask, opportunity)


def test_nobody_changes_a_ranking(three, opportunity):
    ranking = ranked(opportunity)
    for row, change in ((ranking, {"why": "asked"}), (ranking.rows.first(), {"place": 9})):
        with pytest.raises(DatabaseError, match="a ranking is never changed"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**change)


def test_staff_cannot_write_reasons_and_the_applicant_sees_none(three, opportunity, officer):
    ranked(opportunity)
    applicant = three[0].person.user.pk
    set_actor(str(officer.pk))
    assert RankReason.objects.update(criteria=[]) == 0
    assert RankReason.objects.count() == 3
    set_actor(str(applicant))
    assert (RankReason.objects.count(), Ranked.objects.count()) == (0, 0)


def test_who_could_not_be_read_stands_apart_and_who_applied_since_is_named(three, opportunity, officer):
    ranking = make.make_ranking(opportunity, unread=(three[1].public_id,))
    fourth = make.make_application("submitted", opportunity=opportunity, person=make.make_person("Late Comer"))
    order = order_of(ranking, officer)
    assert (names(order.rows), names(order.unread)) == (["Abdi W.", "Zaynab W."], ["Hodan W."])
    assert order.unread[0].ranked.not_read == "holds no words"
    assert (order.unread[0].place, order.unread[0].reason) == (None, None)
    assert [(row.pk, row.name) for row in order.later] == [(fourth.pk, "Late Comer")]


def test_moving_somebody_keeps_the_engines_place_and_the_reason(three, opportunity, officer):
    ranking = ranked(opportunity)
    move = make.as_user(officer, put_at, three[2], place=1, reason="Has taught in this very town")
    assert (move.place, move.engine_place, move.by, str(move)) == (1, 3, officer, f"{three[2].pk} to 1")
    rows = order_of(ranking, officer).rows
    assert [(row.place, row.ranked.place, row.move and row.move.reason) for row in rows] == [
        (1, 3, "Has taught in this very town"), (2, 1, None), (3, 2, None),
    ]  # fmt: skip
    entry = Log.objects.get(verb="application.put_at")
    assert (entry.reason, entry.data) == (
        "Has taught in this very town", {"place": 1, "engine": 3, "ranking": ranking.public_id},
    )  # fmt: skip
    make.as_user(officer, put_at, three[2], place=None, reason="It was another town")
    assert names(order_of(ranking, officer).rows) == ["Abdi W.", "Hodan W.", "Zaynab W."]


def test_a_move_outlives_the_ranking_and_older_ones_show_what_they_showed(three, opportunity, officer):
    first = ranked(opportunity)
    make.as_user(officer, put_at, three[2], place=1, reason="Has taught in this town")
    second = ranked(opportunity, why="asked")
    make.as_user(officer, put_at, three[1], place=1, reason="Speaks with the ministry")
    assert names(order_of(first, officer).rows) == ["Zaynab W.", "Abdi W.", "Hodan W."]
    assert names(order_of(second, officer).rows) == ["Hodan W.", "Zaynab W.", "Abdi W."]


def test_somebody_who_could_not_be_read_is_put_in_by_a_person(three, opportunity, officer):
    ranking = make.make_ranking(opportunity, unread=(three[1].public_id,))
    make.as_user(officer, put_at, three[1], place=2, reason="Read by two of us")
    order = order_of(ranking, officer)
    assert (names(order.rows), order.unread) == (["Abdi W.", "Hodan W.", "Zaynab W."], [])
    assert place_of(three[1]).place is None


def test_moves_that_cannot_be(three, opportunity, officer):
    with pytest.raises(Refused, match=r"^There is no ranking yet\.$"):
        make.as_user(officer, put_at, three[0], place=1, reason="Has taught in this town")
    assert place_of(three[0]) is None
    ranked(opportunity)
    for place in (0, 4):
        with pytest.raises(Unfit, match=r"^Write a place from 1 to 3\.$"):
            make.as_user(officer, put_at, three[0], place=place, reason="Has taught in this town")
    with pytest.raises(Unfit, match=r"^Write why"):
        make.as_user(officer, put_at, three[0], place=2, reason=" because ")
    with pytest.raises(Refused, match=r"^Only an officer"):
        make.as_user(make.make_staff("assessor"), put_at, three[0], place=2, reason="Has taught in this town")
    late = make.make_application("submitted", opportunity=opportunity, person=make.make_person("Late Comer"))
    with pytest.raises(Refused, match=r"^This application is not in the newest ranking"):
        make.as_user(officer, put_at, late, place=1, reason="Has taught in this town")
    assert RankMove.objects.count() == 0


def test_a_wrong_link_is_kept_for_the_vocabulary_and_the_next_ranking_goes_without(three, opportunity, officer):
    ranked(opportunity)
    jobs().delete()
    reason = reasons_of(three[0])
    for _ in range(2):
        link = make.as_user(officer, call_wrong, reason, number=0, of_person=True, better=" hydrologist ")
    assert (link.words, link.concept, link.name, link.better, link.application) == (
        "Hydrologist Abdi", MIDWIFE, "midwife", "hydrologist", three[0],
    )  # fmt: skip
    make.as_user(make.make_staff("coordinator"), call_wrong, reason, number=0, of_person=False, better="")
    need, people = texts_to_rank(opportunity, ranked_applications(opportunity))
    assert need["refused"] == [["Groundwater monitoring", MIDWIFE]]
    assert [one["refused"] for one in people] == [[["Hydrologist Abdi", MIDWIFE]], [], []]
    assert jobs().get().args["why"] == "corrected"
    assert [str(one) for one in wrong_links(opportunity.programme, officer)] == [
        "Groundwater monitoring: midwife", "Hydrologist Abdi: midwife",
    ]  # fmt: skip
    assert Log.objects.filter(verb="application.call_wrong").count() == 2


def test_what_was_done_about_a_wrong_link_is_said_by_whoever_decides(three, opportunity, officer):
    ranked(opportunity)
    said = {"number": 0, "of_person": True, "better": ""}
    link = make.as_user(officer, call_wrong, reasons_of(three[0]), **said)
    with pytest.raises(Refused, match=r"^Only an officer"):
        make.as_user(make.make_staff("assessor"), settle_wrong, link, done="Taken out")
    with pytest.raises(Unfit, match=r"^Write what was done"):
        make.as_user(officer, settle_wrong, link, done=" ")
    assert make.as_user(officer, settle_wrong, link, done=" Taken out ").done == "Taken out"
    assert texts_to_rank(opportunity, [three[0]])[1][0]["refused"] == [["Hydrologist Abdi", MIDWIFE]]


def test_links_that_nobody_can_call_wrong(three, opportunity, officer):
    ranked(opportunity)
    reason = reasons_of(three[0])
    for number in (1, 2, -1):
        with pytest.raises(Refused, match=r"^No words are linked to a concept here\.$"):
            make.as_user(officer, call_wrong, reason, number=number, of_person=False, better="")
    with pytest.raises(Refused, match=r"^Only an officer or the coordinator"):
        make.as_user(make.make_staff("assessor"), call_wrong, reason, number=0, of_person=False, better="")
    assert WrongLink.objects.count() == 0


def test_the_newest_scores_of_several_opportunities(three, opportunity):
    assert scores_of([opportunity]) == {}
    ranked(opportunity)
    later = three[0].public_id
    ranked(opportunity, why="asked", engine=lambda *said, **more: make.engine(*said, unread=(later,), **more))
    assert scores_of([opportunity]) == {three[1].pk: 0.9, three[2].pk: 0.8}


def test_erasure_overwrites_the_words_and_leaves_place_and_score(three, opportunity, officer):
    ranked(opportunity)
    link = {"number": 0, "of_person": True, "better": "hydrologist"}
    make.as_user(officer, call_wrong, reasons_of(three[0]), **link)
    make.as_user(officer, put_at, three[0], place=2, reason="Abdi has taught in this town")
    make.as_user(three[0].person.user, applications.withdraw, three[0], reason="A new job")
    erase(three[0].person)
    row, reason = Ranked.objects.get(application=three[0]), RankReason.objects.get(application=three[0])
    assert (row.place, row.score) == (1, 0.9)
    assert (reason.criteria, reason.surroundings, reason.unused, reason.language) == ([], [], [], "")
    assert (WrongLink.objects.count(), RankMove.objects.get().reason, RankMove.objects.get().place) == (0, "", 2)


def test_a_host_reads_reasons_of_whom_it_may_see_and_never_a_place(three, opportunity):
    ranked(opportunity)
    make.as_user(
        make.make_staff("assessor"), applications.assess, three[1],
        marks={"skill": 3}, comment="Strong", no_conflict=True,
    )  # fmt: skip
    host = make.make_member(opportunity.organisation)
    set_actor(str(host.pk))
    assert list(reasons_for_host(opportunity, host)) == [three[1].pk]
    assert Ranked.objects.count() == 0


def test_the_order_of_people_who_were_moved():
    assert in_order([1, 2, 3, 4], {}) == [1, 2, 3, 4]
    assert in_order([1, 2, 3, 4], {4: 1}) == [4, 1, 2, 3]
    assert in_order([1, 2, 3, 4], {3: 1, 4: 1}) == [4, 3, 1, 2]
    assert in_order([1, 2, 3, 4], {4: 1, 3: 1}) == [3, 4, 1, 2]
    assert in_order([1, 2], {1: 9}) == [2, 1]


def test_words_and_the_language_they_are_in():
    assert (said(None), said(["a", "b"]), said(translated("Hallo", "nl", en="Hello"))) == ("", "a\nb", "Hallo")
    assert said({"source": "so", "en": "Only in English"}) == "Only in English"
    card = {"experience": translated("Kort", "nl"), "context": translated("Een lang verhaal", "fa-AF")}
    assert (language_of(card), language_of({}), language_of({"experience": {}})) == ("fa-AF", "", "")
    assert person_text("p", card)["lang"] == "prs"
    assert lacks([{"part": "required", "standing": "missing"}, {"part": "welcome", "standing": "missing"}]) == 1


def test_what_is_said_in_many_opportunities_is_given_along(three, opportunity):
    other = make.make_opportunity("draft", need=opportunity.need)
    given = []
    ranked(opportunity, engine=lambda *said, **more: given.append(more) or make.engine(*said, **more))
    assert given == [{"among": ["Five years with wells\nInstall\nTrain"], "year": clock.today().year}]
    assert other.pk
