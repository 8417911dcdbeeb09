"""Somebody who sits in a space and mentors has everything erased: no word of theirs is left, and others go on."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from ciconia.doors.tasks import shared
from ciconia.foundation.files import path_of
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.models import MentorOffer, Mentorship, PairSide, Post, PostFile, PostReport, Seat
from ciconia.gatherings.queries import mentorship as pairs
from ciconia.gatherings.queries import space as queries
from ciconia.people.actions.erasure import erase
from tests import make
from tests.doors.portal import text, visit
from tests.make import as_user

pytestmark = pytest.mark.django_db
WORDS = ("Zaynab", "zaynab", "Qaali", "geduld")


@pytest.fixture(autouse=True)
def _maker(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    set_actor("system:maker")


def left():
    """Tables in which one of the words still stands, read as text."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {model._meta.db_table} t")  # noqa: S608
            said = cursor.fetchone()[0] or ""
            if there := [word for word in WORDS if word in said]:
                found[model._meta.db_table] = there
    return found


def zaynab():
    return make.make_person("Zaynab Qaali")


def test_of_what_somebody_wrote_in_a_space_nothing_is_left_and_answers_of_others_stay(
    django_capture_on_commit_callbacks,
):
    space, person, other = make.make_space(), zaynab(), make.make_person("Amina Yusuf")
    seat, beside = make.make_seat(space, person=person), make.make_seat(space, person=other)
    upload = SimpleUploadedFile("geduld.pdf", b"%PDF-1.7 geduld")
    question = make.make_post(seat, text="Water is geduld", kind="question", uploads=[upload])
    answer = as_user(beside.account, posts.write, beside, text="So it is.", to=question)
    theirs = make.make_post(beside, text="Who comes on Sunday?")
    as_user(seat.account, posts.report, theirs, why="It names Zaynab")
    digest = PostFile.objects.get().digest
    assert {"gatherings_seat", "gatherings_post", "gatherings_postfile", "gatherings_postreport"} <= set(left())
    with django_capture_on_commit_callbacks(execute=True):
        erase(person)
    assert (left(), path_of(digest).exists()) == ({}, False)
    assert [(row.pk, row.text) for row in Post.objects.order_by("pk")] == [
        (question.pk, ""), (answer.pk, "So it is."), (theirs.pk, "Who comes on Sunday?"),
    ]  # fmt: skip
    assert (PostReport.objects.get().why, PostFile.objects.get().name) == ("", "")
    with acting_as(str(other.user_id)):
        shown = queries.post_with_answers(Post.objects.get(pk=question.pk), other.user)
        assert [post.text for post in shown] == ["", "So it is."]
    page = text(visit(other.user, "space_post", beside.public_id, question.public_id))
    assert ("Deleted by whoever wrote it." in page, "So it is." in page) == (True, True)
    set_actor("system:maker")
    shared.func(0)  # letters about spaces: nobody writes to who is gone
    assert Seat.objects.get(pk=seat.pk).letter_at is None


def test_whoever_lost_a_mentor_is_looked_for_again_and_the_erased_are_proposed_to_nobody():
    pair = make.make_mentorship("active")
    mentor = MentorOffer.objects.get()
    User.objects.filter(pk=mentor.account_id).update(name="Zaynab Qaali", email="zaynab@example.org")
    MentorOffer.objects.update(name="Zaynab", about="With geduld")
    PairSide.objects.filter(mentors=True).update(name="Zaynab", contact="zaynab@example.org", words="geduld")
    person = mentor.person
    person.short_name = "Zaynab Q."
    person.save()
    person.identity.full_name, person.identity.email = "Zaynab Qaali", "zaynab@example.org"
    person.identity.save()
    erase(person)
    assert left() == {}
    assert mentorships.pass_dates()["left"] == 1
    pair.refresh_from_db()
    again = Mentorship.objects.exclude(pk=pair.pk).get()
    assert (pair.state, again.state, again.account_id) == ("ended", "asked", pair.account_id)
    Mentorship.objects.filter(pk=again.pk).update(refused=[])  # as for anybody else who asks
    again.refresh_from_db()
    officer = make.make_staff("officer")
    with acting_as(str(officer.pk)):
        assert pairs.suggestions(again) == []
