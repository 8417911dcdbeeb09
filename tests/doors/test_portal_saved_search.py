"""Keeping a search: from the public list, with a switch, and a way out in every letter."""

import re
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ciconia.doors.link import letters
from ciconia.doors.link.letters import write_about_searches
from ciconia.doors.shared.letters import choose_token, stop_of, stop_token
from ciconia.doors.tasks import letters as letters_job
from ciconia.foundation import clock
from ciconia.foundation.queries.letter import own, wishes_of
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions.saved_search import Written
from ciconia.selection.models import SavedSearch
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, titles, visit, whole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _spring_of_2021(db):
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    make.set_actor("system:maker")
    make.make_programme()
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_person("Hodan Abdi Warsame").user


def later(minutes=15):
    clock.start_at(clock.now() + timedelta(minutes=minutes))


def keep(account, query="", pace="at_once"):
    """Somebody keeps the search of an address."""
    client = Client()
    make.sign_in(client, account)
    answer = client.post(reverse("portal:search_new", args=["cd4d2"]) + query, {"pace": pace}, follow=True)
    make.set_actor("system:maker")
    return answer


def opens(title=None, **fields):
    """Something opens, and ten minutes pass."""
    found = make.make_opportunity(title=title or translated("Trainer for wells"), **fields)
    later()
    return found


def test_the_list_offers_to_keep_what_was_chosen(client: Client):
    make.make_opportunity()
    page = client.get(reverse("public:opportunities", args=["cd4d2"]), {"country": "SOM", "words": "wells"})
    link = re.search(r'href="([^"]*)">Write to me when something new fits', page.content.decode())
    assert link[1] == "/en/my/searches/new/cd4d2/?words=wells&amp;country=SOM"
    answer = client.get(link[1].replace("&amp;", "&"))
    assert answer["Location"].startswith("/en/account/sign-in/?next=/en/my/searches/new/cd4d2/%3Fwords%3Dwells")


def test_where_nothing_is_open_it_offers_so_too(client: Client):
    page = client.get(reverse("public:opportunities", args=["cd4d2"]))
    assert "Write to me when something new fits" in page.content.decode()


def test_a_search_is_kept_after_it_was_said_what_it_is(hodan):
    page = visit(hodan, "search_new", "cd4d2", country=["IRQ", "SOM"], mode="virtual", language="so", words="wells")
    said = text(page)
    assert "“wells”, Iraq or Somalia, Online, Somali" in said
    assert f"We write to {hodan.email}, in the language of your account: English." in said
    assert SavedSearch.objects.count() == 0
    answer = keep(hodan, "?country=SOM&country=IRQ&mode=virtual&language=so&words=wells", "weekly")
    assert "Kept. We write to you when something new fits." in text(answer)
    assert titles(answer) == ["“wells”, Iraq or Somalia, Online, Somali"]
    kept = SavedSearch.objects.get()
    assert (kept.account_id, kept.countries, kept.modes, kept.languages, kept.words, kept.pace) == (
        hodan.pk, ["IRQ", "SOM"], ["virtual"], ["so"], "wells", "weekly",
    )  # fmt: skip
    assert "/en/p/cd4d2/opportunities/?words=wells&country=IRQ&country=SOM&mode=virtual&language=so" in whole(answer)


def test_what_a_programme_does_not_know_is_not_kept(hodan):
    keep(hodan, "?country=XXX&sector=none&kind=none&mode=none&language=xx&from=no&by=2021-06-01")
    kept = SavedSearch.objects.get()
    assert (kept.countries, kept.sectors, kept.kinds, kept.modes, kept.languages) == ([], [], [], [], [])
    assert (kept.starts_from, kept.starts_by.isoformat()) == (None, "2021-06-01")


def test_all_filters_are_said_in_words(hodan):
    sector = make.make_focus().sector_choices.order_by("id").first().sector
    page = visit(
        hodan, "search_new", "cd4d2",
        **{"sector": sector.code, "kind": "assignment", "from": "2021-05-01", "by": "2021-06-01"},
    )  # fmt: skip
    assert f"Assignment, {sector.name}, Starts on 1 May 2021 or later, Starts by 1 June 2021" in text(page)
    assert "Everything that opens" in text(visit(hodan, "search_new", "cd4d2"))


def test_a_search_that_nothing_can_fit_comes_back_with_a_sentence(hodan):
    page = keep(hodan, "?by=2021-03-07")
    assert page.status_code == 422
    assert "Nothing new can start by a day that has passed. Choose a later day, or none." in text(page)
    assert keep(hodan, pace="often").status_code == 422
    assert keep(hodan, pace="never").status_code == 422
    assert SavedSearch.objects.count() == 0


def test_a_programme_that_does_not_exist_has_no_searches(hodan):
    assert visit(hodan, "search_new", "nowhere").status_code == 404


def test_a_search_is_switched_and_deleted_by_whose_it_is(hodan):
    keep(hodan, "?country=SOM")
    search = SavedSearch.objects.get()
    page = visit(hodan, "searches")
    assert "Kept since 8 March 2021. Nothing new has fitted yet." in text(page)
    assert buttons(page) == ["Save: Somalia", "Delete this search: Somalia"]
    other = make.make_person("Aman Yusuf").user
    for name in ("search_switch", "search_forget"):
        assert send(other, name, search.public_id, pace="never").status_code == 404
    assert "Saved." in text(follow(hodan, "search_switch", search.public_id, pace="never"))
    assert '<option value="never" selected>' in whole(visit(hodan, "searches"))
    assert "Saved." not in text(follow(hodan, "search_switch", search.public_id, pace="hourly"))
    search.refresh_from_db()
    assert search.pace == "never"
    assert "Deleted. Nothing of this search is kept." in text(follow(hodan, "search_forget", search.public_id))
    assert "You keep no search yet" in text(visit(hodan, "searches"))


def test_the_page_of_searches_costs_the_same_for_one_and_for_three(hodan, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    keep(hodan, "?country=SOM")
    one = statements(visit(hodan, "searches"))
    keep(hodan, "?country=IRQ")
    keep(hodan, "?mode=virtual")
    assert (statements(visit(hodan, "searches")), one) == (one, 7)


def test_the_letter_says_what_opened_and_how_to_get_no_more(hodan, settings):
    settings.SITE = "https://ciconia.example.org"
    keep(hodan, "?country=SOM")
    later()
    opened = opens(mode="physical", weeks=6)
    assert write_about_searches() == Written(1, 0)
    [letter] = mail.outbox
    assert (letter.to, letter.cc, letter.bcc, letter.subject) == ([hodan.email], [], [], "New: Trainer for wells")
    stop = f"https://ciconia.example.org/en/l/no-letters/{stop_token('search', own(hodan))}/"
    assert letter.body == (
        "Hello Hodan Abdi Warsame,\n\nSomething new fits what you look for.\n\nSomalia\n\n"
        "* Trainer for wells\n"
        f"  {opened.organisation.name}, Somalia. In person, 6 weeks, Somali.\n"
        "  Apply by 28 March 2021.\n"
        f"  https://ciconia.example.org/en/p/cd4d2/opportunities/{opened.public_id}/\n\n"
        "Change how often we write, or delete a search:\nhttps://ciconia.example.org/en/my/searches/\n\n"
        "You get this letter because you keep a search at ciconia.example.org and asked us to write.\n\n"
        "-- \nKind of letter: Your searches.\n"
        f"No more letters of this kind:\n{stop}\n"
        "Which letters you want, and how often:\n"
        f"https://ciconia.example.org/en/l/letters/{choose_token(own(hodan))}/\n"
    )
    heads = {name: letter.extra_headers[name] for name in ("List-Unsubscribe", "List-Unsubscribe-Post")}
    assert heads == {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{32}@ciconia\.example\.org>", letter.extra_headers["Message-ID"])
    assert "Last match: 8 March 2021." in text(visit(hodan, "searches"))


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("nl", "Nieuw: Trainer voor putten", "Solliciteren tot en met 28 maart 2021"),
        ("fr", "Nouveau\u00a0: Trainer for wells", "28 mars 2021"),
        ("ar", "جديد: \u2068Trainer for wells\u2069", "28 آذار/مارس 2021"),
    ],
)
def test_a_letter_is_in_the_language_of_the_account(language, subject, words):
    account = make.make_user("", language=language)
    keep(account)
    later()
    opens(translated("Trainer for wells", nl="Trainer voor putten"))
    with translation.override("en"):
        write_about_searches()
    [letter] = mail.outbox
    assert letter.subject == subject
    assert words in letter.body
    assert f"/{language}/my/searches/" in letter.body
    assert not letter.body.startswith("Hello")


def test_a_long_digest_names_the_first_twenty_and_leads_to_the_rest(hodan, monkeypatch):
    monkeypatch.setattr(letters, "SHOWN", 2)
    keep(hodan, "?country=SOM")
    later()
    for title in ("One", "Two", "Three"):
        opens(translated(title))
    write_about_searches()
    [letter] = mail.outbox
    assert letter.subject == "3 new assignments for you"
    assert letter.body.count("* ") == 2
    assert "And one more:\nhttp://localhost:8000/en/p/cd4d2/opportunities/?country=SOM\n" in letter.body


def test_a_title_with_a_line_break_breaks_no_head(hodan):
    keep(hodan)
    later()
    opened = opens()
    type(opened).objects.filter(pk=opened.pk).update(title=translated("Trainer\nBcc: all@example.org"))
    write_about_searches()
    assert mail.outbox[0].subject == "New: Trainer Bcc: all@example.org"


def test_a_mail_server_that_refuses_an_address_gets_the_other_letters(hodan, monkeypatch):
    other = make.make_person("Aman Yusuf").user
    keep(hodan)
    keep(other)
    later()
    opens()
    taken = []

    def sent(message):
        if message.to == [hodan.email]:
            raise SMTPRecipientsRefused({hodan.email: (550, b"no such box")})
        taken.append(message.to)

    monkeypatch.setattr(EmailMessage, "send", sent)
    assert write_about_searches() == Written(1, 1)
    assert taken == [[other.email]]


def test_the_way_out_asks_when_it_is_looked_at_and_acts_when_it_is_pressed(hodan):
    keep(hodan)
    address = reverse("link:no_letters", args=[stop_token("search", own(hodan))])
    set_actor("")
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(address)
    assert (page.status_code, page.cookies) == (200, {})
    assert "No more of these letters? Your searches." in text(page)
    assert hodan.email not in whole(page)
    assert "no-store" in page["Cache-Control"]
    make.set_actor("system:maker")
    assert wishes_of(own(hodan)) == {}
    set_actor("")
    done = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert (done.status_code, done.cookies) == (200, {})
    assert "We write no more letters of the kind “Your searches”." in text(done)
    assert text(strict.post(address)) == text(done)
    make.set_actor("system:maker")
    assert (wishes_of(own(hodan))["search"].pace, SavedSearch.objects.get().pace) == ("never", "at_once")
    later()
    opens()
    assert write_about_searches() == Written(0, 0)
    assert mail.outbox == []
    keep(hodan, "?country=SOM")  # whoever asks for letters again gets them again
    assert wishes_of(own(hodan))["search"].pace == "at_once"


def test_the_way_out_of_an_earlier_version_still_ends_the_letters(hodan, client: Client):
    keep(hodan)
    token = Signer(sep=".", salt="saved searches: no more letters").sign(hodan.public_id)
    assert client.post(reverse("link:no_letters", args=[token])).status_code == 200
    make.set_actor("system:maker")
    assert wishes_of(own(hodan))["search"].pace == "never"


def test_a_link_that_is_not_ours_opens_nothing(hodan, client: Client):
    token = stop_token("search", own(hodan))
    other = make.make_person("Aman Yusuf").user
    assert stop_of(token)[:2] == ("search", hodan.public_id)
    forged = token.replace(hodan.public_id, other.public_id)
    unknown = stop_token("gossip", own(hodan))
    for wrong in (forged, hodan.public_id, "x", f"{token}x", unknown):
        assert client.post(f"/en/l/no-letters/{wrong}/").status_code == 404
    assert client.get(f"/en/l/letters/{token}/").status_code == 404


def test_the_job_writes_the_same_letters(hodan):
    keep(hodan)
    later()
    opens()
    letters_job(0)
    letters_job(0)
    assert [letter.to for letter in mail.outbox] == [[hodan.email]]
