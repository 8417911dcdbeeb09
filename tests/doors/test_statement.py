"""Joint statements in the doors: signing without an account, the list, the desk, and the letters."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.statement import write_to_signers
from ciconia.doors.link.token import signature_token
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.gatherings.models import Statement, StatementSignature
from ciconia.gatherings.queries.statement import signatures_of
from tests import make
from tests.make_statement import make_signature, make_statement

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Ayaan Relief", "country": "NLD", "website": "https://ayaan.example", "signer": "Hodan Warsame",
    "function": "Chair", "email": "hodan@example.org", "language": "en", "may": "on", "shown": "on",
}  # fmt: skip


@pytest.fixture
def statement():
    return make_statement("open")


def at(row: Statement, name: str = "statement", language: str = "en") -> str:
    return reverse(f"public:{name}", args=[row.programme.code, row.public_id]).replace("/en/", f"/{language}/")


def text(answer) -> str:
    body = re.sub(r"<(style|svg|script|head)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", body)


def test_an_organisation_signs_by_form_and_letter_and_takes_it_back(client, statement):
    answer = client.post(at(statement, "statement_sign"), SAID)
    assert (answer.status_code, answer["Location"]) == (302, at(statement, "statement_sign") + "?sent")
    assert "only then your organisation has signed" in text(client.get(answer["Location"]))
    assert list(signatures_of(statement)) == []
    write_to_signers()
    assert [letter.subject for letter in mail.outbox] == ["Please confirm the signature: Leave nobody behind"]
    link = re.search(r"/en/l/statement/\S+", mail.outbox[0].body)
    assert "Confirm the signature" in text(client.get(link[0]))
    assert list(signatures_of(statement)) == []  # reading changes nothing
    assert "Your organisation has signed" in text(client.post(link[0], {"act": "confirm"}))
    page = text(client.get(at(statement)))
    assert "1 organisation signed Ayaan Relief , Netherlands Hodan Warsame, Chair" in page
    assert "hodan@example.org" not in page
    write_to_signers()
    assert mail.outbox[1].subject == "Your organisation has signed: Leave nobody behind"
    assert "You took the signature back" in text(client.post(link[0], {"act": "take_back"}))
    assert "Ayaan" not in text(client.get(at(statement)))


def test_what_is_wrong_is_said_at_the_field_and_kept(client, statement):
    answer = client.post(at(statement, "statement_sign"), {**SAID, "may": "", "email": "hodan"})
    assert answer.status_code == 422
    page = text(answer)
    assert "Only somebody who may sign for an organisation signs." in page
    assert "This is not a whole e-mail address." in page
    assert 'value="Ayaan Relief"' in answer.content.decode()
    odd = client.post(at(statement, "statement_sign"), {**SAID, "name": "-- !"})
    assert (odd.status_code, "Write the name of the organisation." in text(odd)) == (422, True)


def test_who_signs_a_second_time_reads_that_it_stands(client, statement):
    first = make_signature(statement=statement)
    answer = client.post(at(statement, "statement_sign"), {**SAID, "name": "Stichting AYAAN relief"})
    assert (answer.status_code, "This organisation has signed already." in text(answer)) == (422, True)
    second = make_signature("asked", statement=statement, name="Other")
    StatementSignature.objects.filter(pk=second.pk).update(key=first.key)
    answer = client.post(reverse("link:statement", args=[signature_token(second.public_id)]), {"act": "confirm"})
    assert (answer.status_code, "This organisation has signed already" in text(answer)) == (409, True)


def test_after_the_last_day_both_pages_say_so(client, statement):
    asked = make_signature("asked", statement=statement)
    clock.start_at(clock.now() + timedelta(days=22))
    assert "Nobody can sign any more" in text(client.get(at(statement, "statement_sign")))
    assert client.post(at(statement, "statement_sign"), SAID).status_code == 409
    link = reverse("link:statement", args=[signature_token(asked.public_id)])
    assert "Nobody can sign any more" in text(client.get(link))
    assert client.post(link, {"act": "confirm"}).status_code == 409
    assert client.get(reverse("link:statement", args=["nothing.here"])).status_code == 404
    clock.start_at(None)


def test_everybody_reads_it_in_their_language_or_the_original(client):
    row = make_statement("answered")
    assert "Nous demandons trois choses." in text(client.get(at(row, language="fr")))
    page = text(client.get(at(row, language="fr") + "?in=en"))
    assert ("We ask for three things." in page, "Nous demandons" in page) == (True, False)
    assert "We will look at it." in text(client.get(at(row)))
    assert "Ne laisser personne de côté" in text(client.get(reverse("public:statements", args=[row.programme.code])))
    assert f"/statements/{row.public_id}/" in client.get(f"/sitemap/{row.programme.code}.xml").content.decode()


def test_a_programme_without_statements_has_no_such_page(client):
    programme = make.make_programme()
    assert client.get(reverse("public:statements", args=[programme.code])).status_code == 404
    make.sign_in(client, make.make_staff("officer"))
    assert client.get(reverse("desk:statements", args=[programme.code])).status_code == 404


def test_staff_lead_one_through(client):
    row = make_statement("draft")
    code = row.programme.code
    make.sign_in(client, make.make_staff("officer"))
    new = reverse("desk:statement_new", args=[code])
    said = {"language": "en", "title": "Words", "text": "We ask.", "addressed_to": "Ministers",
            "closes_on": (clock.today() + timedelta(days=9)).isoformat()}  # fmt: skip
    assert client.post(new, {**said, "title": ""}).status_code == 422
    made = client.post(new, said)
    assert made.status_code == 302
    one = Statement.objects.get(title__en="Words")
    here = reverse("desk:statement", args=[code, one.public_id])
    client.post(f"{here}edit/?language=es", {**said, "language": "es", "title": "Palabras", "text": "Pedimos."})
    one.refresh_from_db()
    assert (one.title["en"], one.title["es"], one.text["es"]) == ("Words", "Palabras", "Pedimos.")
    assert "Open it for signature" in text(client.get(here))
    client.post(f"{here}open/", {"seen": one.version})
    make_signature(statement=Statement.objects.get(pk=one.pk))
    page = text(client.get(here))
    assert ("Hodan Warsame" in page, "Take it off" in page) == (True, True)
    one.refresh_from_db()
    client.post(f"{here}close/", {"seen": one.version})
    late = client.post(f"{here}hand-over/", {"to": "The ministry", "on": "2099-01-01"})
    assert (late.status_code, "This day has not come yet." in text(late)) == (422, True)
    client.post(f"{here}hand-over/", {"to": "The ministry", "on": clock.today().isoformat()})
    client.post(f"{here}answer/", {"language": "en", "words": "We will look at it."})
    one.refresh_from_db()
    assert (one.state, one.handed_to, str(one.answer)) == ("answered", "The ministry", "We will look at it.")
    assert [row.title for row in client.get(reverse("desk:statements", args=[code])).context["rows"]] == [
        one.title, row.title,
    ]  # fmt: skip


def test_a_signature_is_taken_off_with_a_reason_and_whoever_signed_is_told(client, statement):
    one = make_signature(statement=statement)
    make.sign_in(client, make.make_staff("coordinator"))
    here = reverse("desk:statement_strike", args=[statement.programme.code, one.public_id])
    assert client.post(here, {"reason": ""}).status_code == 422
    assert client.post(here, {"reason": "It is not yours."}).status_code == 302
    assert client.get(here).status_code == 404
    write_to_signers()
    assert "It is not yours." in mail.outbox[-1].body
    link = reverse("link:statement", args=[signature_token(one.public_id)])
    assert "It is not yours." in text(client.get(link))


def test_a_viewer_reads_which_organisations_signed_and_nobody_s_address(client, statement):
    make_signature(statement=statement)
    make.sign_in(client, make.make_staff("viewer"))
    page = text(client.get(reverse("desk:statement", args=[statement.programme.code, statement.public_id])))
    assert ("Ayaan Relief" in page, "@example.org" in page, "Hodan" in page) == (True, False, False)
    for name in ("edit", "hand_over", "answer"):
        address = reverse(f"desk:statement_{name}", args=[statement.programme.code, statement.public_id])
        assert client.get(address).status_code == 404


def test_the_text_of_one_language_is_marked_as_it_is():
    row = make_statement("draft", title=translated("Words", "en"), text=translated("We ask.", "en"))
    assert row.title.source == "en"
