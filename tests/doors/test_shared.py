"""What all doors say alike: moves with reasons, texts in their language, dates as people say them, light and dark."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation

from ciconia.doors.shared.moves import Offer, move_page, offers, seen
from ciconia.doors.shared.templatetags import ciconia as tags
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.rules.need import FLOW
from tests import make

ACTIONS = {"submit": needs.submit, "withdraw": needs.withdraw, "endorse": needs.endorse, "refuse": needs.refuse}


@pytest.fixture
def need(db):
    set_actor("system:maker")
    return make.make_need()


def offered(need, user):
    return offers(FLOW, need, user, ACTIONS, lambda name: f"/{name}/")


def test_a_page_offers_what_state_and_role_allow_the_way_on_first(need):
    host = make.make_member(need.organisation)
    assert [(o.name, o.style, o.allowed, o.page, o.url) for o in offered(need, host)] == [
        ("submit", "go", True, False, "/submit/"),
        ("withdraw", "no", True, True, "/withdraw/"),
    ]
    assert offered(need, make.make_user()) == []


def test_a_move_that_cannot_be_made_now_says_why(need):
    make.as_user(make.make_staff("coordinator"), partnerships.end, need.partnership, reason="Merged")
    need.refresh_from_db()
    (submit, _withdraw) = offered(need, make.make_member(need.organisation))
    assert (submit.allowed, str(submit.why_not)) == (
        False,
        "The partnership with this institution is not agreed, so its needs cannot go further yet.",
    )
    assert isinstance(submit, Offer)


def press(need, user, name, data=None, method="post"):
    request = getattr(RequestFactory(), method)("/", data or {})
    request.user, request._messages, request.session = user, _Messages(), {}
    set_actor(str(user.pk))
    answer = move_page(request, FLOW, need, name, ACTIONS, back="/back/", layout="shared/portal.html")
    set_actor("system:maker")
    return answer, request._messages.said


class _Messages:
    def __init__(self):
        self.said = []

    def add(self, level, message, extra_tags=""):
        self.said.append(message)

    def __iter__(self):
        return iter(())


def test_a_press_moves_and_goes_back_with_a_sentence(need):
    answer, said = press(need, make.make_member(need.organisation), "submit", {"seen": str(need.version)})
    assert (answer.status_code, answer["Location"], said) == (
        302,
        "/back/",
        ["Sent. The first authority reads it next."],
    )
    need.refresh_from_db()
    assert need.state == "submitted"


def test_a_move_with_a_reason_asks_for_it_and_keeps_the_page(need):
    host = make.make_member(need.organisation)
    page, _ = press(need, host, "withdraw", method="get")
    assert "Nobody works on this need any more." in page.content.decode()
    answer, said = press(need, host, "withdraw", {"reason": "  "})
    assert (answer.status_code, said) == (422, [])
    assert answer.content.decode().count("Write the reason. Whoever is concerned will read it.") == 2
    answer, said = press(need, host, "withdraw", {"reason": "We hired somebody"})
    assert (answer.status_code, said) == (302, ["Withdrawn."])


@pytest.mark.parametrize("name", ["endorse", "validate", "explode"])
def test_a_move_that_is_not_theirs_does_not_exist(need, name):
    with pytest.raises(Http404):
        press(need, make.make_member(need.organisation), name)


@pytest.mark.parametrize(("posted", "version"), [("3", 3), ("", None), ("-1", None), ("٣", None), ("9" * 30, None)])
def test_the_version_of_the_page_is_read_from_the_form(posted, version):
    assert seen(RequestFactory().post("/", {"seen": posted})) == version


def test_a_text_in_another_language_is_marked():
    assert tags.shown(translated("Ceelasha", "so")) == (
        '<span lang="so" dir="ltr">Ceelasha</span> <span class="tongue">Somali</span>'
    )
    assert tags.shown(translated("<b>Wells</b>")) == "<b>Wells</b>"
    assert tags.shown("plain") == "plain"
    assert tags.words(translated("چاه", "fa-AF")) == "چاه"


def test_the_original_is_shown_beside_a_translation():
    text = translated("Ceelasha", "so", en="Wells")
    assert tags.original(text) == '<span lang="so" dir="ltr">Ceelasha</span>'
    with translation.override("so"):
        assert tags.original(text) == ""
    assert (tags.original("x"), tags.original(translated(""))) == ("", "")


def test_lists_are_lines():
    assert tags.lines(translated("Install\n\n  Train ")) == ["Install", "Train"]
    assert tags.languages(["so", "en"]) == "Somali or English"


@pytest.fixture
def march():
    clock.start_at(datetime(2021, 3, 8, 13, 5, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-4, "4 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (13, "by 21 March 2021")],
)
def test_a_next_date_is_said_as_people_say_it(march, days, words):
    assert tags.due(clock.end_of(clock.today() + timedelta(days=days))) == words
    assert tags.due(None) == tags.day(None) == ""


def test_a_moment_near_midnight_has_the_date_of_the_programmes_zone():
    assert tags.day(datetime(2021, 3, 20, 23, 30, tzinfo=UTC)) == "21 March 2021"


def test_states_have_a_tone_and_words_carry_the_meaning():
    assert (tags.tone("validated"), tags.tone("submitted"), tags.tone("refused"), tags.tone("draft")) == (
        "go", "wait", "no", "line",
    )  # fmt: skip


@pytest.mark.parametrize(("chosen", "cookie"), [("dark", "dark"), ("light", "light"), ("", ""), ("pink", "")])
def test_light_and_dark_is_a_form_and_a_cookie(db, client, chosen, cookie):
    answer = client.post("/theme", {"theme": chosen, "next": "/en/"})
    assert (answer.status_code, answer["Location"], answer.cookies["theme"].value) == (302, "/en/", cookie)


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_it_leads_nowhere_else(db, client, back):
    assert client.post("/theme", {"theme": "dark", "next": back})["Location"] == "/"


def test_it_needs_no_token_and_hears_no_other_site(db):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/theme", {"theme": "dark"}).status_code == 302
    assert client.post("/theme", {"theme": "dark"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_public_page_sets_no_cookie(db, client):
    assert client.get("/en/").cookies == {}


def test_names_in_a_row_have_the_comma_of_the_reader():
    page = Template("{% load ciconia %}{{ names|in_a_row }}")
    with translation.override("ar"):
        assert page.render(Context({"names": ["Wells", "", "<Pumps>"]})) == "Wells، &lt;Pumps&gt;"
