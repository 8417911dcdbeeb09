"""Erasing somebody: not one of their words is left in any table or file; what happened stays, and a proof."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction

from ciconia.delivery.actions.leaving import leave
from ciconia.delivery.models import Attachment, Deliverable, Engagement
from ciconia.foundation import files
from ciconia.foundation.actions.account import note_sign_in
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.identifiers import public_id
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.erasure import erase
from ciconia.people.models import Consent, Erasure, Sight
from ciconia.people.queries.own_data import own_data, sights_of
from ciconia.programmes.models import Decision
from ciconia.selection.models import Application
from tests import make
from tests.make_newsletter import make_subscriber

WORDS = ("Zaynab", "Qaali", "zaynab", "geduld", "Maasmond", "55501234", "Delft")


@pytest.fixture(autouse=True)
def _maker(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    set_actor("system:maker")


@pytest.fixture
def zaynab():
    user = make.make_user("Zaynab Qaali Faarax", email="zaynab.qaali@example.org")
    return make.register_person(
        by=make.MAKER, user=user, full_name="Zaynab Qaali Faarax", residence_country="NLD", residence_city="Delft",
        email=user.email, phone="+31 6 55501234", own_words=translated("Water is geduld", "nl"), headline="Hydrologist",
        work_history=["2011 to today: Maasmond"], experience=translated("Geduld", "nl"),
    )  # fmt: skip


def found_in_database() -> dict[str, list[str]]:
    """Tables in which one of the words still stands, read as text, column by column."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")  # noqa: S608 - names of our own tables
            text = cursor.fetchone()[0] or ""
            if there := [word for word in WORDS if word in text]:
                found[table] = there
    return found


def test_not_a_word_is_left_and_what_happened_stays(zaynab, django_capture_on_commit_callbacks):
    application = make.make_application("assessed", person=zaynab)
    officer = make.make_staff("officer")
    Log.objects.create(
        actor=officer, actor_label="Officer", verb="need.note", noun="need", object_id=1,
        reason="Zaynab Qaali Faarax called", data={"mail": "zaynab.qaali@example.org"},
    )  # fmt: skip
    note_sign_in(zaynab.user, "k" * 32, device="Firefox", how="code")
    assert len(found_in_database()) >= 5
    kept = Log.objects.filter(noun="application").count()
    with django_capture_on_commit_callbacks(execute=True):
        proof = make.as_user(zaynab.user, leave, zaynab)
    assert found_in_database() == {}
    application.refresh_from_db()
    assert (application.state, application.snapshot, application.person.short_name) == (
        "withdrawn",
        {},
        proof.pseudonym,
    )
    assert Log.objects.filter(noun="application").count() == kept + 1
    assert Log.objects.get(verb="need.note").reason == f"{proof.pseudonym} called"
    assert (proof.rows["people_identity"], proof.rows["selection_application"], proof.files) == (1, 1, 0)
    assert Log.objects.get(verb="person.erase").data == {"proof": proof.public_id}
    zaynab.user.refresh_from_db()
    assert (zaynab.user.is_active, zaynab.user.has_usable_password()) == (False, False)
    assert (
        Session.objects.filter(session_key="k" * 32).count(),
        Sight.objects.filter(person=zaynab, ends=None).count(),
    ) == (0, 0)
    assert (erase(zaynab), str(proof), Erasure.objects.count()) == (proof, proof.public_id, 1)


def test_files_are_overwritten_and_gone_unless_somebody_elses_too(zaynab, django_capture_on_commit_callbacks):
    engagement = make.make_engagement(application=make.make_application("offered", person=zaynab))
    other = make.make_engagement()
    texts = (b"Zaynab", b"of two", b"of a meeting")
    own, shared, minutes = (files.keep("a.pdf", [b"%PDF-" + text]) for text in texts)
    decision = Decision.objects.order_by("pk")[0]
    decision.pk, decision.public_id, decision.minutes_digest = None, public_id(), minutes.digest
    decision.save()
    for of, kept in ((engagement, own), (engagement, shared), (other, shared), (engagement, minutes)):
        row = Deliverable.objects.filter(engagement=of).first()
        Attachment.objects.create(
            deliverable=row, digest=kept.digest, name="Zaynab.pdf", size=1, media_type="application/pdf"
        )
    with pytest.raises(Refused, match="an assignment that has not ended"):
        make.as_user(zaynab.user, leave, zaynab)
    with django_capture_on_commit_callbacks(execute=True):
        proof = erase(zaynab)
    assert proof.files == 1
    assert [files.path_of(kept.digest).exists() for kept in (own, shared, minutes)] == [False, True, True]
    files.shred([own.digest])
    assert Engagement.objects.filter(person=zaynab).count() == 1


def test_nobody_erases_somebody_else_and_the_log_stays_closed(zaynab):
    officer = make.make_staff("officer")
    with pytest.raises(Refused, match="Everybody decides about their own data"):
        make.as_user(officer, leave, zaynab)
    set_actor(str(officer.pk))
    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="only a job may erase"),
        transaction.atomic(),
    ):
        cursor.execute("SELECT ciconia_erase_log(1, 1, ARRAY['x'], 'y', true)")


def test_somebody_without_an_account_is_erased_as_well():
    person = make.register_person(by=make.MAKER, full_name="Yu", residence_city="Delft")
    proof = erase(person)
    person.refresh_from_db()
    assert (person.short_name, person.identity.full_name, person.identity.residence_city) == (proof.pseudonym, "", "")


def test_a_copy_holds_ones_own_rows_and_no_secret(zaynab):
    make.make_application("assessed", person=zaynab)
    make.make_application("assessed", person=make.make_person("Somebody Else"))
    Consent.objects.create(person=zaynab, purpose="balance", words="Yes", language="en")
    data = make.as_user(zaynab.user, lambda by: own_data(zaynab))
    tables = {table["table"]: table for table in data["tables"]}
    assert {"people_person", "people_identity", "people_consent", "selection_application"} <= set(tables)
    assert "selection_review" not in tables
    assert [row["full_name"] for row in tables["people_identity"]["rows"]] == ["Zaynab Qaali Faarax"]
    assert tables["people_identity"]["fields"]["phone"] == {
        "class": "personal", "for": "contact while on assignment", "kept": "consent",
    }  # fmt: skip
    assert "password" not in tables["foundation_user"]["rows"][0]
    assert "Somebody Else" not in str(data)
    assert [row.level for row in sights_of(zaynab)] == ["card", "full"]
    assert Application.objects.visible_to(AnonymousUser()).count() == 0


def test_a_copy_holds_what_is_kept_with_an_address_alone_once_it_is_shown_to_be_ones_own(zaynab):
    row = make_subscriber(email="Zaynab.Qaali@example.org", language="so")
    make_subscriber(email="somebody.else@example.org", programme=row.programme)

    def newsletters() -> list[dict[str, object]]:
        tables = make.as_user(zaynab.user, lambda by: own_data(zaynab))["tables"]
        return [row for table in tables if table["table"] == "publishing_subscriber" for row in table["rows"]]

    EmailAddress.objects.filter(user=zaynab.user).update(verified=False)
    assert newsletters() == []
    EmailAddress.objects.filter(user=zaynab.user).update(verified=True)
    assert [(kept["email"], kept["language"], kept["ended_at"]) for kept in newsletters()] == [
        ("Zaynab.Qaali@example.org", "so", None)
    ]
    assert sorted(newsletters()[0]) == ["asked_at", "confirmed_at", "email", "ended_at", "language"]
