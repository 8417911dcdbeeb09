"""Consultations in the doors: the letter and its link, the desk, and what everybody reads."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.consultation import write_to_consulted
from ciconia.doors.link.token import consulted_token
from ciconia.doors.shared.consultation import tables_of
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions.consultation import close, publish, write_outcome
from ciconia.gatherings.actions.consultation_answer import answer as answer_it
from ciconia.gatherings.models import Consultation, ConsultationAnswer, ConsultationAsked
from ciconia.gatherings.queries.consultation import said_before
from tests import make
from tests.make_consultation import asked_of, make_answer, make_consultation, make_group, outcome

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    body = re.sub(r"<(style|svg|script|head)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", body)


def link(asked: ConsultationAsked, language: str = "en") -> str:
    return reverse("link:consulted", args=[consulted_token(asked.public_id)]).replace("/en/", f"/{language}/")


def public(row: Consultation, language: str = "en") -> str:
    return reverse("public:consultation", args=[row.programme.code, row.public_id]).replace("/en/", f"/{language}/")


def desk(row: Consultation) -> str:
    return reverse("desk:consultation", args=[row.programme.code, row.public_id])


def fields(row: Consultation) -> list[str]:
    return [one.public_id for one in row.questions.all()]


def test_who_is_asked_answers_by_the_link_of_a_letter_and_changes_the_answer(client):
    row = make_consultation("asking")
    assert write_to_consulted() == (5, 0)
    letter = mail.outbox[0]
    assert letter.subject == "What do you think? The next round"
    for said in ("We plan a third round.", "How long it lasts.", "What you answer is kept without your name."):
        assert said in re.sub(r"\s+", " ", letter.body)
    assert "List-Unsubscribe" in letter.extra_headers
    here = re.search(r"/en/l/consultation/\S+", letter.body)[0]
    page = text(client.get(here))
    assert ("What should the next round look like?" in page, "Twelve weeks" in page) == (True, True)
    free, choice = fields(row)
    sent = client.post(here, {free: "More wells.", choice: "1"})
    assert (sent.status_code, sent["Location"]) == (302, f"{here}?kept&in=en")
    assert "Your answer is kept" in text(client.get(sent["Location"]))
    client.post(here, {free: "More wells.", choice: "1"})
    assert "More wells." in text(client.get(here))
    client.post(here, {free: "Fewer wells.", choice: "0"})
    asked = next(one for one in asked_of(row) if one.email == letter.to[0])
    assert list(said_before(asked, row.questions.all()).values()) == ["Fewer wells.", "0"]
    with acting_as("system:jobs"):
        assert ConsultationAnswer.objects.count() == 2


def test_an_answer_that_says_nothing_or_something_else_is_told_so_at_the_question(client):
    row = make_consultation("asking")
    here, (free, choice) = link(asked_of(row)[0]), fields(row)
    for said, words in (
        ({}, "Answer at least one question."),
        ({choice: "7"}, "Choose one of the answers."),
        ({free: "a" * 2_001}, "Keep the answer to two thousand signs."),
    ):
        answer = client.post(f"{here}?kept", said)
        assert (answer.status_code, words in text(answer), "Your answer is kept" in text(answer)) == (422, True, False)


def test_after_the_last_day_the_link_says_so_and_later_leads_to_what_came(client):
    row = make_consultation("asking")
    asked = asked_of(row)[0]
    clock.start_at(clock.now() + timedelta(days=22))
    assert "Nobody can answer any more" in text(client.get(link(asked)))
    answer = client.post(link(asked), {fields(row)[0]: "Late."})
    assert (answer.status_code, "was not kept" in text(answer)) == (409, True)
    assert client.get(reverse("link:consulted", args=["nothing.here"])).status_code == 404
    clock.start_at(None)
    make.set_actor("system:maker")
    published = make_consultation("published")
    assert public(published) in client.get(link(asked_of(published)[0])).content.decode()


def test_whoever_wants_it_is_not_asked_again(client):
    row = make_consultation("asking", event=make_group(guests=6))
    asked = asked_of(row)[0]
    answer = client.post(link(asked), {"act": "stop"})
    assert "Nobody asks you again" in text(client.get(answer["Location"]))
    write_to_consulted()
    assert asked.email not in [letter.to[0] for letter in mail.outbox]
    make_answer(asked)  # this one can still be answered
    make.set_actor("system:maker")
    again = make_consultation("asking", event=row.event)
    assert again.asked == 5


def test_it_is_read_and_answered_in_a_language_in_which_it_is_written(client):
    row = make_consultation("asking")
    asked = asked_of(row)[0]
    english = link(asked)
    assert "À quoi ressemblera le prochain tour ?" in text(client.get(link(asked, "fr")))
    page = client.get(english + "?in=fr").content.decode()
    assert '<span lang="fr" dir="ltr">Quatre semaines</span>' in page
    assert "Choisissez" not in page
    assert "The next round" in text(client.get(english.replace("/en/", "/nl/") + "?in=xx"))


def test_reminders_and_what_came_of_it_go_to_whoever_was_asked(client):
    row = make_consultation("asking")
    write_to_consulted()
    make_answer(asked_of(row)[0])
    with acting_as("system:jobs"):
        ConsultationAsked.objects.filter(answered=False).update(letter="reminder")
    mail.outbox.clear()
    write_to_consulted()
    assert {letter.subject for letter in mail.outbox} == {"A few days left to answer: The next round"}
    mail.outbox.clear()
    published = make_consultation("published")
    make_consultation("dropped")
    write_to_consulted()
    assert sorted({letter.subject for letter in mail.outbox}) == [
        "It does not go on: The next round", "What came of it: The next round",
    ]  # fmt: skip
    bodies = " ".join(letter.body for letter in mail.outbox)
    assert (public(published) in bodies, "The round is not to come." in bodies) == (True, True)


def test_everybody_reads_who_was_asked_what_was_heard_and_what_is_done(client):
    row = make_consultation("published")
    here, listed = public(row), reverse("public:consultations", args=[row.programme.code])
    page = text(client.get(here))
    for said in ("2 of 5 answered", "We wrote to 5 people; 2 answered.", "Most want it longer.",
                 "It lasts twelve weeks.", "sees to it, until 1 September 2021."):  # fmt: skip
        assert said in page
    assert "Twelve weeks" not in page  # two answers are too few to count
    assert "said number" not in page  # what somebody wrote is for staff alone
    assert "The groups are too small to tell them apart" in page
    assert "Le prochain tour" in text(client.get(public(row, "fr")))
    assert "Nous préparons" in text(client.get(here + "?in=fr"))
    assert "The next round" in text(client.get(listed))
    assert f"/consultations/{row.public_id}/" in client.get(f"/sitemap/{row.programme.code}.xml").content.decode()
    make.set_actor("system:maker")
    assert client.get(public(make_consultation("closed"))).status_code == 404


def test_groups_stand_side_by_side_on_the_page_and_small_ones_together(client):
    event = make_group(guests=6)
    with acting_as("system:maker"):
        for number, guest in enumerate(event.registrations.order_by("pk")):
            guest.language = "nl" if number < 2 else "ar"
            guest.save()
    for number in range(6):
        make.make_event_registration(event=event, name=f"More {number}", may_ask=True)
    row = make_consultation("published", event=event)
    (table,) = row.missing
    assert (table["by"], [(one["key"], one["asked"]) for one in table["rows"]]) == (
        "language", [("en", 6), ("others", 6)],
    )  # fmt: skip
    page = text(client.get(public(row)))
    assert "Language Asked Answered English 6 0 All others 6 2" in page


def test_every_group_has_a_name_and_what_is_put_together_says_so():
    rows = {"origin": ["SOM", "others"], "residence": ["NLD", ""], "language": ["ar"], "sex": ["f"], "age": ["60_up"]}
    tables = tables_of([{"by": by, "rows": [{"key": key} for key in keys]} for by, keys in rows.items()])
    assert [(table["title"], [row["name"] for row in table["rows"]]) for table in tables] == [
        ("Country of origin", ["Somalia", "All others"]), ("Lives in", ["Netherlands", "Not known"]),
        ("Language", ["Arabic"]), ("Sex", ["Women"]), ("Age", ["60 and over"]),
    ]  # fmt: skip


def test_what_was_chosen_is_counted_in_public_once_five_chose(client):
    row = make_consultation("asking")
    for number, asked in enumerate(asked_of(row)):
        make_answer(asked, words="" if number else "Longer.", choice=str(number % 2))
    officer = make._staff("officer", make.make_focus())
    make.as_user(officer, close, row)
    for question in row.questions.all():
        make.as_user(officer, write_outcome, question, **outcome())
    make.as_user(officer, publish, row)
    assert [question.tally for question in row.questions.all()] == [[], [3, 2]]
    assert "What we heard 3 Four weeks 2 Twelve weeks Most want it longer." in text(client.get(public(row)))


def test_a_programme_outside_the_engagement_line_has_no_such_page(client):
    programme = make.make_programme()
    officer = make.make_staff("officer")
    with acting_as("system:maker"):
        programme.lines = ["placement"]
        programme.save()
    assert client.get(reverse("public:consultations", args=[programme.code])).status_code == 404
    make.sign_in(client, officer)
    assert client.get(reverse("desk:consultations", args=[programme.code])).status_code == 404


def test_staff_lead_one_through(client):
    event = make_group()
    code = event.programme.code
    make.sign_in(client, make.make_staff("officer"))
    new = reverse("desk:consultation_new", args=[code])
    said = {"language": "en", "title": "The hall", "about": "It is cold.", "decides": "Whether we move.",
            "group": "event", "event": "", "closes_on": (clock.today() + timedelta(days=9)).isoformat()}  # fmt: skip
    assert client.get(new).status_code == 200
    for wrong, why in (({"title": ""}, "Write a title."), ({}, "Choose the event."),
                       ({"group": "assigned"}, "Choose at least one country.")):  # fmt: skip
        answer = client.post(new, said | wrong)
        assert (answer.status_code, why in text(answer)) == (422, True)
    said["event"] = event.public_id
    assert client.post(new, said).status_code == 302
    row = Consultation.objects.get(title__en="The hall")
    assert "Write at least one question first." in text(client.get(desk(row)))
    assert client.post(f"{desk(row)}question/", {"language": "en", "words": ""}).status_code == 422
    for words, options in (("Where?", "Here\r\nThere"), ("Why?", ""), ("Gone?", "")):
        client.post(f"{desk(row)}question/", {"language": "en", "words": words, "options": options})
    where, why, gone = row.questions.all()
    ask = reverse("desk:consultation_question", args=[code, gone.public_id])
    assert client.post(ask, {"act": "drop"}).status_code == 302
    ask = reverse("desk:consultation_question", args=[code, where.public_id])
    client.post(f"{ask}?language=es", {"language": "es", "words": "¿Dónde?", "options": "Aquí\r\nAllí"})
    where.refresh_from_db()
    assert (where.words["es"], where.options["en"]) == ("¿Dónde?", "Here\nThere")
    assert 'value="es" selected' in client.get(f"{ask}?language=es").content.decode()
    client.post(ask, {"language": "en", "words": "Where to?", "options": "Here\nThere"})
    page = text(client.get(desk(row)))
    assert "Something is missing in one of the languages." in page
    spanish = said | {"language": "es", "title": "La sala", "about": "Hace frío.", "decides": "Si nos mudamos."}
    client.post(f"{desk(row)}edit/?language=es", spanish)
    ask = reverse("desk:consultation_question", args=[code, why.public_id])
    client.post(f"{ask}?language=es", {"language": "es", "words": "¿Por qué?", "options": ""})
    page = text(client.get(desk(row)))
    assert ("Would be asked now 5" in page, "English Spanish" in page) == (True, True)
    row.refresh_from_db()
    assert client.post(f"{desk(row)}open/", {"seen": row.version}).status_code == 302
    assert client.get(f"{desk(row)}edit/").status_code == 404
    make_answer_of(row)
    row.refresh_from_db()
    page = text(client.get(desk(row)))
    assert ("Because it is cold." in page, "Answers are read once it is closed" in page) == (False, True)
    client.post(f"{desk(row)}close/", {"seen": row.version})
    page = text(client.get(desk(row)))
    assert ("Because it is cold." in page, "1 There" in page) == (True, True)
    for one in (where, why):
        came = reverse("desk:consultation_outcome", args=[code, one.public_id])
        assert client.post(came, {"language": "en", "heard": "", "does": ""}).status_code == 422
        client.post(came, {"language": "en", "heard": "There.", "does": "We move.", "owner": "The office",
                           "until": "2021-06-01"})  # fmt: skip
    row.refresh_from_db()
    assert client.post(f"{desk(row)}publish/", {"seen": row.version}).status_code == 302
    assert "There." in text(client.get(public(row)))
    assert "See the page" in text(client.get(desk(row)))


def make_answer_of(row: Consultation) -> None:
    """One answers both questions."""
    from_letter = asked_of(row)[0]
    choose, free = from_letter.consultation.questions.all()
    answer_it(from_letter.public_id, {choose.pk: "1", free.pk: "Because it is cold."})


def test_too_small_a_group_is_told_so_when_it_is_to_be_asked(client):
    row = make_consultation("draft", event=make_group(guests=3))
    make.sign_in(client, make.make_staff("officer"))
    assert "whoever answers would be known" in text(client.get(desk(row)))
    answer = client.post(f"{desk(row)}open/", {"seen": row.version})
    assert (answer.status_code, "whoever answers would be known" in text(answer)) == (403, True)
    row.refresh_from_db()
    assert row.state == "draft"


def test_a_viewer_reads_the_numbers_and_no_answer(client):
    row = make_consultation("closed")
    make.sign_in(client, make.make_staff("viewer"))
    page = text(client.get(desk(row)))
    assert ("said number" in page, "Answered 2" in page) == (False, True)
    question = row.questions.first()
    for address in (
        f"{desk(row)}edit/", f"{desk(row)}question/", reverse("desk:consultation_new", args=[row.programme.code]),
        reverse("desk:consultation_outcome", args=[row.programme.code, question.public_id]),
        reverse("desk:consultation_question", args=[row.programme.code, question.public_id]),
    ):  # fmt: skip
        assert client.get(address).status_code == 404
    listed = text(client.get(reverse("desk:consultations", args=[row.programme.code])))
    assert "officer by" in listed
    assert ("2 of 5" in listed, "New consultation" in listed) == (True, False)


def test_a_programme_that_places_nobody_asks_guests_of_events_alone(client):
    row = make_consultation("draft", title=translated("Hall"), about=translated("Cold"), decides=translated("Move"))
    make.sign_in(client, make.make_staff("officer"))
    page = client.get(f"{desk(row)}edit/").content.decode()
    assert ('value="assigned"' in page, 'name="countries"' in page) == (True, True)
    with acting_as("system:maker"):
        row.programme.lines = ["engagement"]
        row.programme.save()
    page = client.get(f"{desk(row)}edit/").content.decode()
    assert ('value="assigned"' in page, 'name="countries"' in page) == (False, False)
