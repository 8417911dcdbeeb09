"""A joint statement: its words stand once it is open, one signature an organisation, and what became of it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, connections, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.gatherings import tasks
from ciconia.gatherings.actions import statement as statements
from ciconia.gatherings.actions import statement_signature as signatures
from ciconia.gatherings.actions.statement_signature import Closed, SignedAlready
from ciconia.gatherings.models import Statement, StatementSignature, StatementSigner
from ciconia.gatherings.queries.statement import public_statements, signatures_of, signer_by_link, signers_of
from ciconia.gatherings.rules.statement import key_of
from ciconia.publishing.models import Publication
from tests import make
from tests.make import as_user
from tests.make_statement import make_signature, make_statement

pytestmark = pytest.mark.django_db


def officer():
    """Who leads statements through: the account that makes them, too."""
    return make._staff("officer", make.make_focus())


def ask(statement, name="Ayaan Relief", **fields):
    said = {"country": "NLD", "website": "", "signer": "Hodan", "function": "", "email": "hodan@example.org"}
    return signatures.ask(statement, name=name, **(said | fields))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stichting Ayaan", "AYAAN vzw"),
        ("A.S.B.L. Horn of Africa", "Horn of Africa"),
        ("Fédération des Femmes", "Federation des femmes"),
        ("Ayaan", "\u0410y\u0430an"),  # two letters of the second are Cyrillic
        ("Ayaan-Relief!", "ayaan relief"),
        ("The Foundation", "the foundation"),
    ],
)
def test_two_spellings_are_one_organisation(one, other):
    assert key_of(one) == key_of(other) != ""


def test_two_organisations_are_two():
    assert key_of("Ayaan Relief") != key_of("Ayaan Water")
    assert key_of("رابطة الأطباء") != key_of("رابطة المهندسين") != ""
    assert key_of(" -- ") == ""


def test_a_statement_says_what_and_to_whom_and_only_where_the_programme_has_them():
    programme = make_statement("draft").programme
    kinds, programme.kinds = programme.kinds, ["outreach"]
    with pytest.raises(Refused) as refused:
        as_user(officer(), statements.make_statement, programme, title=translated("Leave nobody behind"))
    assert str(refused.value) == "Only officers and coordinators of a programme with joint statements write them."
    programme.kinds = kinds
    said = {"title": Translated(), "text": Translated(), "addressed_to": " ", "closes_on": clock.today()}
    with pytest.raises(Unfit) as wrong:
        as_user(officer(), statements.make_statement, programme, **said)
    assert sorted(wrong.value.problems) == ["addressed_to", "text", "title"]
    said |= {"title": translated("Long"), "text": translated("a" * 20_001), "addressed_to": "Ministers"}
    with pytest.raises(Unfit) as wrong:
        as_user(officer(), statements.make_statement, programme, **said)
    assert sorted(wrong.value.problems) == ["text"]


def test_it_opens_complete_in_each_of_its_languages_and_before_its_last_day():
    row = make_statement("draft")
    for fields, why in (
        ({"text": translated("We ask.")}, "In one language there is a title or a text, and not both. Write the other"),
        ({"closes_on": clock.today()}, "The last day to sign has passed. Change it first."),
    ):
        was = {name: getattr(row, name) for name in fields}
        as_user(officer(), statements.edit_statement, row, **fields)
        with pytest.raises(Refused) as refused:
            as_user(officer(), statements.open_statement, row)
        assert str(refused.value).startswith(why)
        as_user(officer(), statements.edit_statement, row, **was)
    Statement.objects.filter(pk=row.pk).update(addressed_to="")
    with pytest.raises(Refused) as refused:
        as_user(officer(), statements.open_statement, row)
    assert str(refused.value) == "Complete the text first."


def test_once_it_is_open_everybody_reads_it_and_nobody_changes_a_word():
    row = make_statement("open")
    assert list(public_statements(row.programme)) == [row]
    assert Publication.objects.own_page("statement", row.public_id).get().title == row.title
    with pytest.raises(Conflict):
        as_user(officer(), statements.edit_statement, row, title=translated("Something else"))
    for column, value in (("title", "'{}'"), ("text", "'{}'"), ("addressed_to", "'Kings'"), ("digest", "'x'")):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE gatherings_statement SET {column} = {value} WHERE id = %s", [row.pk])  # noqa: S608


def test_it_is_called_back_while_nobody_has_signed():
    row = make_statement("open")
    ask(row)
    as_user(officer(), statements.call_back, row, reason="A line is missing")
    assert (row.state, row.digest, row.signatures.count(), list(public_statements(row.programme))) == (
        "draft", "", 0, [],
    )  # fmt: skip
    as_user(officer(), statements.open_statement, row)
    assert list(public_statements(row.programme)) == [row]
    make_signature(statement=row)
    with pytest.raises(Refused) as refused:
        as_user(officer(), statements.call_back, row, reason="Another line")
    assert str(refused.value) == "Somebody has signed this wording. Withdraw it, and begin another."


def test_nothing_counts_before_the_link_of_the_letter_was_pressed():
    row = make_statement("open")
    asked = ask(row, shown=True, function="Chair")
    assert (list(signatures_of(row)), row.signed) == ([], 0)
    signatures.confirm(asked.public_id)
    signatures.confirm(asked.public_id)
    row.refresh_from_db()
    assert [(one.name, one.signer) for one in signatures_of(row)] == [("Ayaan Relief", "Hodan, Chair")]
    assert row.signed == 1
    assert Log.objects.filter(noun="statement", verb="statement.sign").count() == 1


def test_the_page_names_nobody_who_did_not_say_so():
    assert make_signature(shown=False).signer == ""


def test_one_signature_for_each_organisation_however_it_is_spelt():
    row = make_statement("open")
    first, second = ask(row), ask(row, name="AYAAN relief vzw", email="other@example.org")
    signatures.confirm(first.public_id)
    with pytest.raises(SignedAlready):
        signatures.confirm(second.public_id)
    with pytest.raises(SignedAlready):
        ask(row, name="Stichting Ayaan Relief", email="third@example.org")
    assert [one.name for one in signatures_of(row)] == ["Ayaan Relief"]


def test_whoever_asks_again_gets_the_same_letter_and_no_more_than_three():
    row = make_statement("open")
    asked = [ask(row).pk for _time in range(5)]
    assert asked == [asked[0]] * 5
    with acting_as("system:jobs"):
        who = StatementSigner.objects.get()
    assert (who.letters, who.letter) == (3, "confirm")


def test_what_is_missing_or_only_looks_like_an_address_is_said_at_the_field():
    row = make_statement("open")
    for fields, wrong in (
        ({"name": " -", "signer": ""}, ["name", "signer"]),
        ({"email": "nobody"}, ["email"]),
        ({"email": "h\u043edan@example.org"}, ["email"]),  # the o is Cyrillic
    ):
        with pytest.raises(Unfit) as problem:
            ask(row, **fields)
        assert sorted(problem.value.problems) == wrong


def test_nobody_signs_after_the_last_day_or_what_is_closed():
    row = make_statement("open")
    asked = ask(row)
    clock.start_at(clock.now() + timedelta(days=22))
    for press in (lambda: ask(row, name="Another"), lambda: signatures.confirm(asked.public_id)):
        with pytest.raises(Closed):
            press()
    assert (statements.close_past(), statements.close_past()) == (1, 0)
    row.refresh_from_db()
    assert row.state == "closed"
    with pytest.raises(Refused) as refused:
        as_user(officer(), statements.hand_over, row, to="The ministry", on=clock.today())
    assert str(refused.value) == "Nobody has signed it: there is nothing to hand over."
    with pytest.raises(Closed):
        signatures.confirm("nothinghere")
    assert signer_by_link("nothinghere") is None
    clock.start_at(None)


def test_an_organisation_takes_its_signature_back_and_may_sign_again():
    row = make_statement("open")
    first = make_signature(statement=row)
    signatures.take_back(first.public_id)
    signatures.take_back(first.public_id)
    row.refresh_from_db()
    assert (list(signatures_of(row)), row.signed) == ([], 0)
    make_signature(statement=row)
    assert [one.name for one in signatures_of(row)] == ["Ayaan Relief"]
    assert signatures.confirm(first.public_id).confirmed_at is not None  # an old link brings nothing back
    row.refresh_from_db()
    assert row.signed == 1


def test_staff_strike_out_with_a_reason_and_whoever_signed_is_told():
    row = make_statement("open")
    one = make_signature(statement=row)
    with pytest.raises(Refused):
        as_user(make.make_staff("viewer"), signatures.strike, one, reason="No")
    with pytest.raises(Unfit):
        as_user(officer(), signatures.strike, one, reason=" ")
    as_user(officer(), signatures.strike, one, reason="It is not this organisation.")
    as_user(officer(), signatures.strike, one, reason="Again")
    row.refresh_from_db()
    assert (row.signed, one.struck) == (0, "It is not this organisation.")
    with acting_as("system:jobs"):
        assert StatementSigner.objects.get().letter == "struck"


def test_who_signed_is_for_whoever_leads_it_through_and_for_themself():
    account = make.make_user("Hodan")
    row = make_statement("open")
    one = ask(row, account=account)
    assert [who.name for who in as_user(officer(), lambda by: list(signers_of(row, by)))] == ["Hodan"]
    assert as_user(account, lambda by: list(StatementSigner.objects.values_list("pk", flat=True))) == [one.pk]
    for nobody in (make.make_staff("viewer"), make.make_user("Somebody")):
        assert as_user(nobody, lambda by: list(StatementSigner.objects.all())) == []
        assert as_user(nobody, lambda by: list(signers_of(row, by))) == []


def test_it_is_handed_over_and_answered_or_not():
    row = make_statement("closed")
    with pytest.raises(Unfit) as wrong:
        as_user(officer(), statements.hand_over, row, to=" ", on=clock.today() + timedelta(days=1))
    assert sorted(wrong.value.problems) == ["on", "to"]
    as_user(officer(), statements.hand_over, row, to="The ministry", on=clock.today())
    with pytest.raises(Unfit):
        as_user(officer(), statements.answer, row, words=Translated())
    as_user(officer(), statements.answer, row, words=translated("We will look at it."))
    assert (row.state, row.handed_to, str(row.answer)) == ("answered", "The ministry", "We will look at it.")
    assert make_statement("unanswered").state == "unanswered"


def test_a_withdrawn_one_is_gone_from_every_page():
    row = make_statement("withdrawn")
    assert list(public_statements(row.programme)) == []
    assert Publication.objects.own_page("statement", row.public_id).get().state == "withdrawn"


def test_letters_go_once_and_what_came_back_is_noted():
    row = make_statement("open")
    make_signature(statement=row)
    ask(row, name="Another", email="another@example.org")
    seen = []

    def post(who):
        seen.append((who.signature.name, who.letter))
        if who.letter == "confirm":
            raise NotSent("no such address")

    assert signatures.write_letters(post) == (1, 1)
    assert signatures.write_letters(post) == (0, 0)
    assert seen == [("Ayaan Relief", "signed"), ("Another", "confirm")]
    with acting_as("system:jobs"):
        assert [who.bounced_at is None for who in StatementSigner.objects.order_by("pk")] == [True, False]


def test_what_nobody_confirmed_goes_after_a_week_and_who_signed_after_a_year():
    row = make_statement("handed_over")
    other = make_statement("open")
    ask(other)
    gone = make_statement("open")
    make_signature(statement=gone)
    as_user(make._staff("officer", make.make_focus()), statements.withdraw, gone, reason="Another one is written.")
    clock.start_at(clock.now() + timedelta(days=8))
    assert signatures.forget() == {"unconfirmed": 1, "signers": 0}
    clock.start_at(clock.now() + timedelta(days=400))
    assert signatures.forget() == {"unconfirmed": 0, "signers": 2}
    assert StatementSignature.objects.filter(statement=row).count() == 1
    clock.start_at(None)


def test_the_daily_job_closes_and_forgets():
    make_statement("open")
    clock.start_at(clock.now() + timedelta(days=30))
    tasks.statements(0)
    assert Statement.objects.get().state == "closed"
    clock.start_at(None)


def test_a_letter_that_another_run_has_handed_over_is_not_handed_over_again():
    row = make_statement("open")
    for name in ("One", "Two"):
        ask(row, name=name, email=f"{name.lower()}@example.org")
    seen = []

    def post(who):
        seen.append(who.signature.name)
        StatementSigner.objects.exclude(pk=who.pk).update(letter="")

    assert (signatures.write_letters(post), seen) == ((1, 0), ["One"])


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_for_the_same_organisation_at_the_same_second_are_told_apart():
    with transaction.atomic():
        set_actor("system:maker")
        statement = make_statement("open")
        asked = [
            make_signature("asked", statement=statement, name=name) for name in ("Ayaan Relief", "AYAAN relief vzw")
        ]
    together, found = Barrier(2), []

    def press(public_id):
        together.wait()
        try:
            found.append(signatures.confirm(public_id).name)
        except SignedAlready:
            found.append("signed already")
        connections.close_all()

    threads = [Thread(target=press, args=(row.public_id,)) for row in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statement.refresh_from_db()
    assert (found.count("signed already"), len(found), statement.signed) == (1, 2, 1)
