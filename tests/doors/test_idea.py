"""Ideas in the doors: writing, answering, the page for everybody, support, letters."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from ciconia.doors.link.idea import write_to_authors
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.models import Idea
from ciconia.publishing.models import Publication
from tests import make
from tests.make_idea import make_idea, make_public_idea

pytestmark = pytest.mark.django_db
SAID = {"language": "so", "title": "Dugsiga Sabtida", "what": "Casharo", "for_whom": "", "country": "", "name": "Hodan"}


@pytest.fixture(autouse=True)
def _march():
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))
    yield
    clock.start_at(None)


def text(answer) -> str:
    body = re.sub(r"<(style|svg|script|head)\b.*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", body)


def stored(row) -> Idea:
    with acting_as("system:maker"):
        return Idea.objects.select_related("account").get(pk=row.pk)


def at_desk(row, name="idea"):
    return reverse(f"desk:{name}", args=[row.programme.code, row.public_id])


def soon(days=30):
    return (clock.today() + timedelta(days=days)).isoformat()


def test_somebody_writes_in_their_language_and_sends_it(client):
    programme, person = make.make_programme(), make.make_person()
    make.sign_in(client, person.user)
    assert "Write an idea for" in text(client.get(reverse("portal:ideas")))
    new = reverse("portal:idea_new", args=[programme.code])
    assert 'value="Hodan W."' in client.get(new).content.decode()
    empty = client.post(new, {})
    assert (empty.status_code, "Give your idea a name of a few words." in text(empty)) == (422, True)
    made = client.post(new, SAID)
    assert made.status_code == 302
    with acting_as("system:maker"):
        row = Idea.objects.get()
    assert row.title == {"source": "so", "so": "Dugsiga Sabtida"}
    send = reverse("portal:idea_move", args=[row.public_id, "send"])
    page = client.get(made["Location"])
    assert "Say what it is and for whom, then send it." in text(page)
    assert client.post(send).status_code == 403
    edit = reverse("portal:idea_edit", args=[row.public_id])
    assert "Dugsiga Sabtida" in client.get(edit).content.decode()
    focus = make.make_focus()
    changed = {**SAID, "for_whom": "Dhalinyaro", "country": str(focus.pk), "seen": str(row.version)}
    assert client.post(edit, changed).status_code == 302
    assert stored(row).focus_id == focus.pk
    assert client.post(edit, changed).status_code == 409  # on an older page
    assert client.post(edit, {**changed, "title": "", "seen": ""}).status_code == 422
    assert "Finish and send your idea" in text(client.get(reverse("portal:home")))
    assert client.post(send).status_code == 302
    assert stored(row).state == "sent"
    assert "You get an answer" in text(client.get(made["Location"]))
    assert client.get(edit).status_code == 404


def test_whoever_may_not_write_reads_who_may(client):
    make.sign_in(client, make._member(make.make_organisation()))
    assert "Ideas come from people with a profile" in text(client.get(reverse("portal:ideas")))
    assert client.get(reverse("portal:idea_new", args=[make.make_programme().code])).status_code == 404


def test_everybody_reads_it_once_two_said_yes_and_nobody_once_one_takes_it_back(client):
    row = make_idea("sent")
    make.sign_in(client, row.account)
    own = reverse("portal:idea", args=[row.public_id])
    assert "May everybody read it?" in text(client.get(own))
    client.post(reverse("portal:idea_agree", args=[row.public_id]), {"name": "Hodan", "seen": row.version})
    page = text(client.get(own))
    assert "It stands there with this name: Hodan" in page
    assert "It is not public: an officer decides that." in page
    public = reverse("public:idea", args=[row.programme.code, row.public_id])
    assert client.get(public).status_code == 404
    make.sign_in(client, make.make_staff("officer"))
    assert "Publish it" in text(client.get(at_desk(row)))
    assert client.post(at_desk(row, "idea_publish"), {"seen": stored(row).version}).status_code == 302
    assert "Take it off" in text(client.get(at_desk(row)))
    client.logout()
    page = text(client.get(public))
    assert "Saturday school Hodan" in page
    assert "The answer stands here when it comes." in page
    assert "Saturday school" in text(client.get(reverse("public:ideas", args=[row.programme.code])))
    assert "/cd4d2/ideas/</loc>" in client.get(f"/sitemap/{row.programme.code}.xml").content.decode()
    assert f"/ideas/{row.public_id}/" in client.get(f"/sitemap/{row.programme.code}.xml").content.decode()
    make.sign_in(client, row.account)
    assert "This is your own idea." in text(client.get(public))
    assert "See the page" in text(client.get(own))
    client.post(reverse("portal:idea_take_back", args=[row.public_id]))
    assert client.get(public).status_code == 404
    assert f"/ideas/{row.public_id}/" not in client.get(f"/sitemap/{row.programme.code}.xml").content.decode()


def test_what_the_ledger_withdraws_is_said_on_the_desk(client):
    one = make_public_idea()
    make.sign_in(client, make.make_staff("officer"))
    ledger = Publication.objects.get(source=one.public_id)
    page = client.get(reverse("desk:publication", args=[one.programme.code, ledger.public_id]))
    assert f"/ideas/{one.public_id}/" in page.content.decode()
    hide = at_desk(one, "idea_hide")
    assert client.get(hide).status_code == 200
    assert client.post(hide, {"reason": ""}).status_code == 422
    assert client.post(hide, {"reason": "It names a minister."}).status_code == 302
    assert client.get(reverse("public:idea", args=[one.programme.code, one.public_id])).status_code == 404
    make.sign_in(client, stored(one.idea).account)
    assert "It was taken off the page It names a minister." in text(
        client.get(reverse("portal:idea", args=[one.public_id]))
    )
    make.sign_in(client, make.make_staff("officer"))
    other = make_public_idea()
    Publication.objects.filter(source=other.public_id).update(state="withdrawn", because=["by hand"])
    assert "It was published and is withdrawn now." in text(client.get(at_desk(other)))


def test_support_is_one_press_and_needs_an_account(client):
    one = make_public_idea()
    public = reverse("public:idea", args=[one.programme.code, one.public_id])
    press = reverse("portal:idea_support", args=[one.public_id])
    assert "Sign in to support this idea" in text(client.get(public))
    assert client.post(press)["Location"].startswith("/en/account/sign-in/")
    make.sign_in(client, make.make_person().user)
    assert client.get(press)["Location"] == public
    client.post(press)
    assert "1 supports it" in text(client.get(public))
    assert "You support this idea." in text(client.get(public))
    client.post(press, {"act": "no_more"})
    assert "0 support it" in text(client.get(public))
    assert client.get(reverse("portal:idea_support", args=["nothing"])).status_code == 404
    assert client.get(reverse("public:idea", args=[one.programme.code, "nothing"])).status_code == 404


def test_an_officer_takes_it_up_and_says_what_came_of_it(client):
    one, event, need = make_public_idea(), make.make_event(), make.make_need("validated")
    make.sign_in(client, make.make_staff("officer"))
    assert "Take it up" in text(client.get(at_desk(one)))
    take_up = at_desk(one, "idea_take_up")
    assert client.get(take_up).status_code == 200
    assert client.post(take_up, {}).status_code == 422
    said = {"becomes": "event", "language": "en", "words": "We hold an evening.", "owner": "The officer",
            "until": soon(), "event": str(event.pk), "need": need.public_id,
            "seen": stored(one.idea).version}  # fmt: skip
    assert client.post(take_up, {**said, "until": soon(0)}).status_code == 422
    assert client.post(take_up, said).status_code == 302
    page = text(client.get(at_desk(one)))
    assert "We hold an evening." in page
    assert "The officer" in page
    shown = text(client.get(reverse("public:idea", args=[one.programme.code, one.public_id])))
    assert "An event" in shown
    assert str(event.title) in shown
    assert client.get(take_up).status_code == 404
    follow_up = at_desk(one, "idea_follow_up")
    assert client.get(follow_up).status_code == 200
    kept = {"language": "nl", "words": "Er kwamen er twaalf.", "event": str(event.pk), "need": need.public_id}
    assert client.post(follow_up, kept).status_code == 302
    make.sign_in(client, stored(one.idea).account)
    assert "Er kwamen er twaalf." in text(client.get(reverse("portal:idea", args=[one.public_id])))
    listed = text(client.get(reverse("public:ideas", args=[one.programme.code])))
    assert "Taken up, and told what came of it" in listed


def test_of_two_officers_who_answer_at_once_the_second_reads_what_the_first_did(client):
    row = make_idea("sent")
    make.sign_in(client, make.make_staff("officer"))
    said = {"language": "en", "words": "No teacher this year.", "seen": row.version}
    assert client.post(at_desk(row, "idea_decline"), said).status_code == 302
    late = client.post(at_desk(row, "idea_decline"), said)
    assert late.status_code == 409
    assert stored(row).state == "not_now"


def test_one_is_joined_with_another(client):
    into, row = make_public_idea(), make_public_idea()
    make.sign_in(client, make.make_staff("coordinator"))
    assert client.get(at_desk(row, "idea_merge")).status_code == 200
    said = {"language": "en", "words": "It is nearly the same.", "seen": stored(row.idea).version}
    assert client.post(at_desk(row, "idea_merge"), said).status_code == 422
    assert client.post(at_desk(row, "idea_merge"), {**said, "into": str(into.pk)}).status_code == 302
    assert f"/ideas/{into.public_id}/" in client.get(at_desk(row)).content.decode()
    shown = client.get(reverse("public:idea", args=[row.programme.code, row.public_id])).content.decode()
    assert f"/ideas/{into.public_id}/" in shown
    make.sign_in(client, stored(row.idea).account)
    assert f"/ideas/{into.public_id}/" in client.get(reverse("portal:idea", args=[row.public_id])).content.decode()


def test_the_list_of_the_desk_is_for_whoever_answers_and_can_be_narrowed(client):
    row = make_idea("sent")
    declined = make_idea("not_now", title=translated("Evening school"))
    listed = reverse("desk:ideas", args=[row.programme.code])
    make.sign_in(client, make.make_staff("officer"))
    page = text(client.get(listed))
    assert ("Saturday school" in page, "Evening school" in page, "No officer by " in page) == (True, True, True)
    page = text(client.get(listed + "?state=not_now"))
    assert ("Saturday school" in page, "Evening school" in page) == (False, True)
    assert "No idea here" in text(client.get(listed + "?state=merged"))
    assert client.get(at_desk(declined)).status_code == 200
    assert listed in client.get(reverse("desk:overview", args=[row.programme.code])).content.decode()
    make.sign_in(client, make.make_staff("assessor"))
    assert client.get(listed).status_code == 404


def test_a_programme_of_another_line_has_no_such_page(client):
    one = make_public_idea()
    programme = one.programme
    programme.lines = ["placement"]
    with acting_as("system:maker"):
        programme.save(update_fields=["lines"])
    assert client.get(reverse("public:ideas", args=[programme.code])).status_code == 404
    assert client.get(reverse("public:idea", args=[programme.code, one.public_id])).status_code == 404
    make.sign_in(client, make.make_staff("officer"))
    assert client.get(reverse("desk:ideas", args=[programme.code])).status_code == 404


def test_its_author_gets_a_letter_with_the_words(client):
    answered, followed = make_idea("not_now"), make_idea("followed_up")
    assert write_to_authors() == (2, 0)
    assert [letter.subject for letter in mail.outbox] == [
        "Your idea was answered: Saturday school", "What came of it: Saturday school",
    ]  # fmt: skip
    assert "No teacher this year." in mail.outbox[0].body
    assert reverse("portal:idea", args=[answered.public_id]) in mail.outbox[0].body
    assert "Twelve came." in mail.outbox[1].body
    del followed
    gone = make_idea("not_now")
    with acting_as("system:maker"):
        gone.account.is_active = False
        gone.account.save(update_fields=["is_active"])
    assert write_to_authors() == (0, 1)
    assert ideas.AT_ONCE == 50
