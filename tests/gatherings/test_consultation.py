"""A consultation: who is asked stands, an answer leads to nobody, and what came of it is owed to everybody."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.letter import prefer
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.queries.letter import whose
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings import tasks
from ciconia.gatherings.actions import consultation as consultations
from ciconia.gatherings.actions import consultation_answer as answers
from ciconia.gatherings.actions.consultation_answer import Closed
from ciconia.gatherings.models import Consultation, ConsultationAnswer, ConsultationAsked, ConsultationQuestion
from ciconia.gatherings.queries.consultation import (
    asked_by_link,
    group_of,
    heard_in,
    missing_from,
    public_consultation,
    public_consultations,
    said_before,
)
from ciconia.gatherings.rules.consultation import options_in
from ciconia.people.actions.erasure import erase
from ciconia.people.actions.sight import grant_programme
from ciconia.people.models import Counted
from ciconia.people.queries.own_data import own_data
from ciconia.publishing.models import Publication
from tests import make
from tests.make import as_user
from tests.make_consultation import asked_of, make_answer, make_consultation, make_group, outcome

pytestmark = pytest.mark.django_db


def officer():
    return make._staff("officer", make.make_focus())


def why(action, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        as_user(kwargs.pop("by", None) or officer(), action, *args, **kwargs)
    return str(refused.value)


def wrong(action, *args, **kwargs) -> list[str]:
    with pytest.raises(Unfit) as unfit:
        as_user(officer(), action, *args, **kwargs)
    return sorted(unfit.value.problems)


def by_jobs(model, **only):
    with acting_as("system:jobs"):
        return list(model.objects.filter(**only).order_by("pk"))


def taking_part(number=5, *, because="application", country="SOM", residence="NLD"):
    focus = make.make_focus(country)
    for place in range(number):
        person = make.make_person(f"Person {place}", residence=residence)
        with acting_as("system:maker"):
            grant_programme(
                person.pk, programme_id=focus.programme_id, focus_id=focus.pk, because=because, object_id=person.pk
            )
    return focus


def test_it_says_what_and_whom_and_only_where_the_programme_asks():
    programme = make.make_programme()
    said = {"title": Translated(), "about": Translated(), "decides": Translated(), "closes_on": clock.today()}
    assert wrong(consultations.make_consultation, programme, group="event", **said) == [
        "about", "decides", "event", "title",
    ]  # fmt: skip
    said |= {"title": translated("Long"), "about": translated("a" * 6_001), "decides": translated("What")}
    assert wrong(consultations.make_consultation, programme, group="assigned", **said) == ["about", "countries"]
    lines, programme.lines = programme.lines, ["placement"]
    expected = "Only officers and coordinators of a programme with consultations write them."
    assert why(consultations.make_consultation, programme, group="event", **said) == expected
    programme.lines = lines
    assert why(consultations.make_consultation, programme, group="event", by=make.make_staff("viewer"), **said) == (
        expected
    )


def test_nobody_asks_people_of_a_country_in_which_they_do_not_work():
    row = make_consultation("draft")
    iraq = make.make_focus("IRQ")
    only = make.make_staff("officer", only=True)
    with pytest.raises(Unfit) as unfit:
        as_user(only, consultations.edit_consultation, row, group="assigned", focus_ids=[iraq.pk])
    assert sorted(unfit.value.problems) == ["countries"]
    as_user(officer(), consultations.edit_consultation, row, group="assigned", focus_ids=[iraq.pk])
    assert why(consultations.ask_group, row, by=only) == "You can ask people of the countries in which you work."


def test_questions_are_in_free_words_or_choices_and_eight_at_most():
    row = make_consultation("draft")
    assert wrong(consultations.put_question, row, words=Translated()) == ["words"]
    for options in (translated("One"), translated("\n".join("abcdefghijklm")), translated("A\nB", fr="A\nB\nC")):
        assert wrong(consultations.put_question, row, words=translated("Why?"), options=options) == ["options"]
    for number in range(6):
        last = as_user(officer(), consultations.put_question, row, words=translated(f"Question {number}"))
    assert wrong(consultations.put_question, row, words=translated("One more")) == [""]
    as_user(officer(), consultations.put_question, row, question=last, words=translated("Another"))
    as_user(officer(), consultations.drop_question, last)
    assert row.questions.count() == 7
    first = make_consultation("asking").questions.first()
    with pytest.raises(Conflict):
        as_user(officer(), consultations.put_question, first.consultation, question=first, words=translated("New"))
    choice = first.consultation.questions.last()
    assert options_in(choice, "fr") == ["Quatre semaines", "Douze semaines"]
    assert options_in(choice, "nl") == ["Four weeks", "Twelve weeks"]


def test_it_opens_complete_in_each_of_its_languages_and_before_its_last_day():
    row = make_consultation("draft")
    for fields, expected in (
        ({"about": translated("In one language")}, "Something is missing in one of the languages."),
        ({"closes_on": clock.today()}, "The last day to answer has passed. Change it first."),
    ):
        was = {name: getattr(row, name) for name in fields}
        as_user(officer(), consultations.edit_consultation, row, **fields)
        assert why(consultations.ask_group, row).startswith(expected)
        as_user(officer(), consultations.edit_consultation, row, **was)
    row.questions.all().delete()
    assert why(consultations.ask_group, row) == "Write at least one question first."
    Consultation.objects.filter(pk=row.pk).update(title={})
    assert why(consultations.ask_group, row) == "Complete the text first."


def test_nobody_is_asked_where_whoever_answers_would_be_known():
    row = make_consultation("draft", event=make_group(guests=4))
    expected = "Fewer than five people would be asked: whoever answers would be known. Choose a larger group."
    assert why(consultations.ask_group, row) == expected
    nobody = make_consultation("draft", event=make_group(guests=0))
    assert why(consultations.ask_group, nobody) == expected


def test_whom_it_asks_stands_from_the_moment_it_is_opened():
    event = make_group()
    row = make_consultation("asking", event=event)
    make.make_event_registration(event=event, name="Later", may_ask=True)
    assert (row.asked, len(asked_of(row)), {one.letter for one in asked_of(row)}) == (5, 5, {"invite"})
    assert Log.objects.get(noun="consultation", verb="consultation.open").data == {"asked": 5}
    with pytest.raises(Conflict):
        as_user(officer(), consultations.ask_group, row)
    with pytest.raises(Conflict):
        as_user(officer(), consultations.edit_consultation, row, title=translated("Something else"))
    question = row.questions.first()
    for table, column, pk in (
        ("gatherings_consultation", "title", row.pk),
        ("gatherings_consultation", "decides", row.pk),
        ("gatherings_consultationquestion", "words", question.pk),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = '{{}}' WHERE id = %s", [pk])  # noqa: S608


def test_who_takes_part_is_asked_once_and_who_said_no_or_has_no_address_is_not():
    focus = taking_part()
    taking_part(1, because="engagement", country="IRQ")
    taking_part(1, because="register", country="IRQ")
    iraq = make.make_focus("IRQ")
    row = make_consultation("draft", group="taking_part", event=None, focus_ids=[focus.pk, iraq.pk])
    group = group_of(row)
    assert (len(group.asked), dict(group.left_out)) == (6, {})
    one, other = group.asked[:2]
    assert (one.focus_id, one.residence, one.language) == (focus.pk, "NLD", "en")
    prefer(whose(one.email), "consultation", "never", by=make.MAKER)
    with acting_as("system:maker"):
        person = make.Person.objects.get(pk=other.person_id)
        person.user.is_active = False
        person.user.save()
        person.identity.email = ""
        person.identity.save()
        grant_programme(
            group.asked[2].person_id, programme_id=focus.programme_id, focus_id=iraq.pk, because="engagement",
            object_id=77,
        )  # fmt: skip
    again = group_of(row)
    assert (len(again.asked), dict(again.left_out)) == (4, {"refused": 1, "no_address": 1})
    as_user(officer(), consultations.edit_consultation, row, group="assigned")
    assert len(group_of(row).asked) == 2


def test_nobody_of_a_suspended_country_is_asked_or_written_to():
    row, focus = make_consultation("asking"), make.make_focus()
    draft = make_consultation("draft", event=row.event)
    make.suspend(focus)
    assert group_of(draft).asked == ()
    assert answers.write_letters(lambda asked: None) == (0, 0)
    assert {one.letter for one in asked_of(row)} == {""}


def test_who_had_a_place_is_asked_at_the_address_of_their_account():
    person = make.make_person("Hodan Abdi Warsame", residence="BEL")
    row = make_consultation("asking", person=person)
    asked = [one for one in asked_of(row) if one.person_id]
    assert [(one.email, one.residence, one.focus_id) for one in asked] == [
        (person.user.email, "BEL", make.make_focus().pk),
    ]  # fmt: skip
    assert as_user(person.user, lambda by: list(ConsultationAsked.objects.visible_to(by))) == asked
    for nobody in (officer(), make.make_user("Somebody")):
        assert as_user(nobody, lambda by: list(ConsultationAsked.objects.all())) == []
        assert as_user(nobody, lambda by: list(ConsultationAsked.objects.visible_to(by))) == []


def test_a_guest_who_did_not_say_that_they_may_be_asked_is_not():
    event = make_group()
    person = make.make_person()
    for email in ("somebody@example.org", person.user.email):
        make.make_event_registration(event=event, email=email)
    group = group_of(make_consultation("draft", event=event))
    assert (len(group.asked), dict(group.left_out)) == (5, {"not_agreed": 2})


def test_whoever_is_erased_is_not_among_those_asked_any_more_and_reads_before_that_they_were():
    person = make.make_person()
    row = make_consultation("asking", person=person)
    asked = next(one for one in asked_of(row) if one.person_id)
    make_answer(asked)
    tables = as_user(person.user, lambda by: own_data(person)["tables"])
    (mine,) = [table["rows"] for table in tables if table["table"] == "gatherings_consultationasked"]
    assert [(one["email"], one["answered"]) for one in mine] == [(person.user.email, True)]
    assert "gatherings_consultationanswer" not in {table["table"] for table in tables}
    erase(person)
    row.refresh_from_db()
    assert (len(asked_of(row)), row.asked, row.answered, len(by_jobs(ConsultationAnswer))) == (5, 6, 1, 2)


def test_an_answer_can_be_changed_and_is_one_however_often_it_is_sent():
    row = make_consultation("asking")
    asked = asked_of(row)[0]
    make_answer(asked, words="Shorter.")
    make_answer(asked, words="Shorter.")
    make_answer(asked, words="Longer.", choice="0")
    row.refresh_from_db()
    assert (row.answered, sum(one.answered for one in asked_of(row))) == (1, 1)
    assert sorted((one.words, one.chosen) for one in by_jobs(ConsultationAnswer)) == [("", 0), ("Longer.", None)]
    free, choice = row.questions.all()
    assert said_before(asked, [free, choice]) == {free.pk: "Longer.", choice.pk: "0"}
    make_answer(asked, words=" ", choice="1")
    assert said_before(asked, [free, choice]) == {choice.pk: "1"}


def test_an_answer_that_says_nothing_or_something_else_is_told_so():
    row = make_consultation("asking")
    free, choice = row.questions.all()
    for said, where in (
        ({}, [""]),
        ({free.pk: " "}, [""]),
        ({choice.pk: "2"}, [choice.public_id]),
        ({choice.pk: "many"}, [choice.public_id]),
        ({free.pk: "a" * 2_001}, [free.public_id]),
    ):
        with pytest.raises(Unfit) as unfit:
            answers.answer(asked_of(row)[0].public_id, said)
        assert sorted(unfit.value.problems) == where
    assert by_jobs(ConsultationAnswer) == []


def test_no_key_no_moment_and_no_entry_in_the_log_leads_from_an_answer_to_anybody():
    names = {field.name for field in ConsultationAnswer._meta.concrete_fields}
    assert names == {"id", "question", "token", "chosen", "words"}
    assert {f.related_model for f in ConsultationAnswer._meta.concrete_fields if f.related_model} == {
        ConsultationQuestion
    }
    asked = {f.name for f in ConsultationAsked._meta.concrete_fields}
    assert {name for name in asked if name.startswith("answer")} == {"answered"}
    row = make_consultation("asking")
    before = Log.objects.count()
    make_answer(asked_of(row)[0])
    assert Log.objects.count() == before
    tokens = [one.token for one in by_jobs(ConsultationAnswer)]
    assert len(set(tokens)) == 2
    assert "" not in tokens


def test_once_it_is_closed_the_link_is_cut_and_all_is_written_anew():
    row = make_consultation("asking")
    for number, one in enumerate(asked_of(row)[:3]):
        make_answer(one, words=f"Words {number}")
    as_user(officer(), consultations.close, row)
    assert {one.token for one in by_jobs(ConsultationAnswer)} == {""}
    assert said_before(asked_of(row)[0], row.questions.all()) == {}
    with acting_as("system:jobs"), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM gatherings_consultationanswer ORDER BY ctid")
        assert [pk for (pk,) in cursor.fetchall()] == [one.pk for one in by_jobs(ConsultationAnswer)]
        # Nothing of one row was written together with one of the other: all of both were, at once.
        cursor.execute(
            "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM gatherings_consultationanswer"
            " UNION ALL SELECT xmin FROM gatherings_consultationasked) written"
        )
        assert cursor.fetchone() == (1,)


def test_answers_are_read_once_it_is_closed_and_by_whoever_leads_it_through():
    row = make_consultation("asking")
    make_answer(asked_of(row)[0], words="Longer.")
    assert as_user(officer(), lambda by: list(ConsultationAnswer.objects.all())) == []
    assert as_user(officer(), lambda by: [one.number for one in heard_in(row, by, "en")]) == [0, 0]
    as_user(officer(), consultations.close, row)
    free, choice = as_user(officer(), lambda by: heard_in(row, by, "fr"))
    assert (free.number, free.choices, free.words) == (1, (), ("Longer.",))
    assert (choice.number, choice.choices) == (1, (("Quatre semaines", 0), ("Douze semaines", 1)))
    for nobody in (make.make_staff("viewer"), make.make_user("Somebody")):
        assert as_user(nobody, lambda by: list(ConsultationAnswer.objects.all())) == []
        assert as_user(nobody, lambda by: list(ConsultationAnswer.objects.visible_to(by))) == []


def test_nobody_answers_after_the_last_day_or_what_is_closed():
    row = make_consultation("asking")
    asked = asked_of(row)[0]
    clock.start_at(clock.now() + timedelta(days=22))
    with pytest.raises(Closed):
        make_answer(asked)
    assert (consultations.close_past(), consultations.close_past()) == (1, 0)
    row.refresh_from_db()
    assert row.state == "closed"
    with pytest.raises(Closed):
        answers.answer("nothinghere", {})
    assert asked_by_link("nothinghere") is None
    clock.start_at(None)


def test_it_is_published_with_what_was_heard_what_is_done_by_whom_and_until_when():
    row = make_consultation("closed")
    expected = "Write of every question what was heard, what you do about it, who sees to it and until when."
    assert why(consultations.publish, row) == expected
    first, second = row.questions.all()
    said = outcome(heard=Translated(), until=None)
    assert wrong(consultations.write_outcome, first, **said) == ["heard", "until"]
    for question in (first, second):
        as_user(officer(), consultations.write_outcome, question, **outcome())
    assert list(public_consultations(row.programme)) == []
    as_user(officer(), consultations.publish, row)
    assert public_consultation(row.programme, row.public_id) == row
    assert Publication.objects.own_page("consultation", row.public_id).get().title == row.title
    assert {one.letter for one in asked_of(row)} == {"outcome"}
    with pytest.raises(Conflict):
        as_user(officer(), consultations.write_outcome, first, **outcome())


def test_who_was_missing_is_told_by_group_and_stays_as_it_was_published():
    focus = taking_part(6)
    taking_part(7, country="IRQ", residence="BEL")
    both = [focus.pk, make.make_focus("IRQ").pk]
    row = make_consultation("asking", group="taking_part", event=None, focus_ids=both)
    everybody = asked_of(row)
    for number, one in enumerate(everybody):
        born = 1990 if number < 2 else 1960
        with acting_as("system:maker"):
            Counted.objects.create(person_id=one.person_id, sex="f" if number < 6 else "m", birth_year=born)
    make_answer(everybody[0])
    as_user(officer(), consultations.close, row)
    rows = {table["by"]: [tuple(one.values()) for one in table["rows"]] for table in missing_from(row)}
    assert rows == {
        "origin": [("IRQ", 7, 0), ("SOM", 6, 1)],
        "residence": [("BEL", 7, 0), ("NLD", 6, 1)],
        "sex": [("m", 7, 0), ("f", 6, 1)],
    }
    for question in row.questions.all():
        as_user(officer(), consultations.write_outcome, question, **outcome())
    as_user(officer(), consultations.publish, row)
    with acting_as("system:maker"):
        ConsultationAsked.objects.all().delete()
    assert [table["by"] for table in missing_from(row)] == ["origin", "residence", "sex"]


def test_what_is_dropped_is_told_to_whoever_was_asked():
    row = make_consultation("dropped")
    assert {one.letter for one in asked_of(row)} == {"dropped"}
    assert list(public_consultations(row.programme)) == []
    answered = make_consultation("closed")
    as_user(officer(), consultations.drop, answered, reason="Nobody needs it.")
    assert by_jobs(ConsultationAnswer) == []
    draft = make_consultation("draft")
    as_user(officer(), consultations.drop, draft, reason="Nobody needs it.")
    assert (draft.state, asked_of(draft)) == ("dropped", [])


def test_letters_go_once_and_what_came_back_is_noted():
    row = make_consultation("asking")
    answered, back = asked_of(row)[:2]
    make_answer(answered)

    def post(one):
        if one.pk == back.pk:
            raise NotSent("no such address")

    assert answers.write_letters(post) == (3, 1)
    assert answers.write_letters(post) == (0, 0)
    assert [one.bounced_at is None for one in asked_of(row)] == [True, False, True, True, True]


def test_whoever_did_not_answer_is_reminded_once_in_the_last_days():
    row = make_consultation("asking")
    answers.write_letters(lambda one: None)
    make_answer(asked_of(row)[0])
    assert answers.remind() == 0
    clock.start_at(clock.now() + timedelta(days=18))
    assert (answers.remind(), answers.remind()) == (4, 0)
    assert [one.letter for one in asked_of(row)] == ["", *["reminder"] * 4]
    answers.write_letters(lambda one: None)
    assert answers.remind() == 0
    clock.start_at(None)


def test_a_letter_that_another_run_has_handed_over_is_not_handed_over_again():
    make_consultation("asking")
    seen = []

    def post(one):
        seen.append(one.pk)
        ConsultationAsked.objects.exclude(pk=one.pk).update(letter="")

    assert (answers.write_letters(post), len(seen)) == ((1, 0), 1)


def test_who_was_asked_goes_after_ninety_days_and_the_answers_after_a_year():
    make_consultation("published")
    asking = make_consultation("asking")
    clock.start_at(clock.now() + timedelta(days=91))
    assert answers.forget() == {"asked": 5, "answers": 0}
    clock.start_at(clock.now() + timedelta(days=300))
    assert answers.forget() == {"asked": 0, "answers": 4}
    assert len(asked_of(asking)) == 5
    clock.start_at(None)


def test_the_daily_job_closes_reminds_and_forgets():
    row = make_consultation("asking")
    clock.start_at(clock.now() + timedelta(days=30))
    tasks.consultations(0)
    row.refresh_from_db()
    assert row.state == "closed"
    clock.start_at(None)
