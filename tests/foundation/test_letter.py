"""Which letters somebody wants: at once, once a day or never; what of them is kept; and each goes once at most."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions import letter as letters
from ciconia.foundation.actions.letter import NotSent, asked_again, forget_letters, prefer, stop, write_daily
from ciconia.foundation.actions.mail import hand_over, letter_to, posting
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.identifiers import public_id
from ciconia.foundation.models import Letter, LetterWish, Log
from ciconia.foundation.queries.letter import Whose, by_link, inbox_of, own, unread, whose, wish_of, wishes_of
from ciconia.foundation.rules.letter import KINDS, digest_of, next_daily, without_links
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from tests import make

pytestmark = pytest.mark.django_db
EIGHT = datetime(2021, 3, 8, 8, tzinfo=UTC)
BY = System("Somebody")
OUT = {"List-Unsubscribe": "<https://x.example/l/y/>"}


@pytest.fixture(autouse=True)
def _morning(db):
    clock.start_at(EIGHT)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


@pytest.fixture
def hodan():
    return make.make_user("Hodan")


def write(address, subject="New", kind="search", **more):
    return hand_over(letter_to(address, subject, "Words", kind=kind, headers=OUT, **more))


def kept():
    return list(Letter.objects.order_by("pk").values_list("subject", "posted"))


def later(**more):
    clock.start_at(clock.now() + timedelta(**more))


def daily(post=None):
    taken = []
    counted = write_daily(post or (lambda one: taken.append([row.subject for row in one.letters])))
    return counted, taken


def test_every_kind_has_a_name_and_a_sentence_and_what_is_ones_own_cannot_be_refused():
    assert [code for code, kind in KINDS.items() if not kind.refusable] == ["account", "own", "work"]
    assert [code for code, kind in KINDS.items() if "daily" in kind.paces] == ["work", "search"]
    assert all(kind.name and str(kind.about).endswith(".") for kind in KINDS.values())


def test_a_letter_goes_at_once_and_stands_in_the_inbox_of_its_account_alone(hodan):
    assert (write(hodan.email, "New: wells"), write("nobody@example.org")) == ("sent", "sent")
    assert [one.subject for one in mail.outbox] == ["New: wells", "New"]
    assert kept() == [("New: wells", "sent")]
    set_actor(str(hodan.pk))
    assert (unread(hodan), [row.subject for row in inbox_of(hodan)]) == (1, ["New: wells"])
    row = letters.read(letters.read(inbox_of(hodan).get()))
    assert (row.read_at, unread(hodan)) == (inbox_of(hodan).get().read_at, 0)
    set_actor(str(make.make_user("Aman").pk))
    assert Letter.objects.count() == 0


def test_what_works_without_signing_in_is_taken_out_of_the_copy(hodan):
    body = "Press http://localhost:8000/en/l/asked/abc.def/ or read http://localhost:8000/en/my/letters/."
    hand_over(letter_to(hodan.email, "Asked", body, kind="own", headers={"Message-ID": "<asked-1@x>"}))
    row = Letter.objects.get()
    assert (row.body, row.key) == ("Press […] or read http://localhost:8000/en/my/letters/.", "asked-1@x")
    assert without_links("nothing") == "nothing"


def test_who_wants_none_of_a_kind_gets_none_and_nothing_is_kept_of_it(hodan):
    wish = prefer(own(hodan), "search", "never", by=hodan)
    assert (str(wish), prefer(own(hodan), "search", "never", by=hodan)) == ("search: never", wish)
    assert (write(hodan.email), write(hodan.email, kind="date"), write(hodan.email, "Yours", "own")) == (
        "refused", "sent", "sent",
    )  # fmt: skip
    assert [subject for subject, _posted in kept()] == ["New", "Yours"]
    asked_again(hodan, "search", by=hodan)
    asked_again(hodan, "search", by=hodan)
    assert write(hodan.email) == "sent"
    entries = Log.objects.filter(noun="letter_wish").order_by("id")
    assert [entry.data for entry in entries] == [
        {"kind": "search", "pace": "never"}, {"kind": "search", "pace": "at_once"},
    ]  # fmt: skip


def test_an_address_without_account_refuses_too_and_is_not_kept_for_it(hodan):
    amina = whose("Amina@example.org")
    stop(amina, "event_reminder")
    stop(amina, "daily")
    assert (LetterWish.objects.get().digest, LetterWish.objects.get().account) == (digest_of("amina@example.org"), None)
    assert write("amina@example.org", kind="event_reminder") == "refused"
    assert write("amina@example.org", kind="asking") == "sent"
    user = make.make_user("Amina", email="amina@example.org")
    assert write(user.email, kind="event_reminder") == "refused"  # also after they opened an account
    prefer(own(user), "event_reminder", "at_once", by=user)
    assert write(user.email, kind="event_reminder") == "sent"
    assert wishes_of(own(hodan)) == {}


def test_what_cannot_be_is_refused_in_words(hodan):
    nobody = Whose(None, digest_of("x@example.org"))
    for who, kind, pace in ((own(hodan), "own", "never"), (own(hodan), "x", "never"), (nobody, "search", "daily")):
        with pytest.raises(Refused, match="cannot come like that"):
            prefer(who, kind, pace, by=BY)
    for wrong in ({"zone": "Mars/Base"}, {"hour": 24}):
        with pytest.raises(Unfit):
            prefer(own(hodan), "search", "daily", by=BY, **wrong)


def test_a_link_is_good_for_the_address_it_went_to(hodan):
    before = own(hodan)
    assert by_link(hodan.public_id, before.digest).account == hodan
    assert by_link(hodan.public_id, "").account == hodan
    assert by_link("", before.digest) == Whose(None, before.digest)
    assert by_link("2222222222", before.digest) is None
    type(hodan).objects.filter(pk=hodan.pk).update(email="new@example.org")
    assert by_link(hodan.public_id, before.digest) is None


def test_what_waits_comes_in_one_letter_at_the_hour_on_ones_own_clock(hodan):
    prefer(own(hodan), "search", "daily", by=hodan, hour=7, zone="Africa/Mogadishu")
    assert (write(hodan.email, "One", gist="In short"), write(hodan.email, "Two")) == ("waits", "waits")
    assert (mail.outbox, kept()) == ([], [("One", "waiting"), ("Two", "waiting")])
    later(hours=19)  # 06:00 in Mogadishu
    assert daily() == ((0, 0), [])
    later(hours=1)
    assert daily() == ((1, 0), [["One", "Two"]])
    assert (daily(), kept()) == (((0, 0), []), [("One", "sent"), ("Two", "sent")])
    assert next_daily(EIGHT, 7, "Africa/Mogadishu").isoformat() == "2021-03-09T07:00:00+03:00"
    assert next_daily(EIGHT, 12, "Africa/Mogadishu").isoformat() == "2021-03-08T12:00:00+03:00"


def test_what_waits_and_is_no_more_wanted_goes_and_an_account_that_ended_gets_nothing(hodan):
    for kind in ("search", "work"):
        prefer(own(hodan), kind, "daily", by=hodan)
        write(hodan.email, kind, kind)
    stop(own(hodan), "daily")
    assert {kind: row.pace for kind, row in wishes_of(own(hodan)).items()} == {"search": "never", "work": "at_once"}
    later(days=1)
    assert daily() == ((1, 0), [["work"]])
    assert kept() == [("work", "sent")]
    prefer(own(hodan), "work", "daily", by=hodan)
    write(hodan.email, "late", "work")
    type(hodan).objects.filter(pk=hodan.pk).update(is_active=False)
    later(days=1)
    assert daily() == ((0, 0), [])


def test_a_box_that_refuses_is_said_and_a_server_that_is_away_is_waited_for(hodan, monkeypatch):
    def refuse(message):
        raise SMTPRecipientsRefused({message.to[0]: (550, b"no such box")})

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        for _twice in range(2):
            with posting(lambda: letter_to(hodan.email, "Code", "Words", kind="own")) as post, pytest.raises(NotSent):
                post()
        with posting(lambda: letter_to("x@example.org", "Code", "Words", kind="own")) as post, pytest.raises(NotSent):
            post()
    assert kept() == [("Code", "bounced")]
    prefer(own(hodan), "search", "daily", by=hodan)
    write(hodan.email, "One")
    later(days=1)

    def away(_one):
        raise OSError

    with pytest.raises(OSError):
        daily(away)
    assert kept()[1:] == [("One", "waiting")]

    def full(_one):
        raise NotSent

    assert daily(full)[0] == (0, 1)
    assert kept()[1:] == [("One", "bounced")]
    later(days=184)
    assert (forget_letters(), kept()) == (2, [])
    assert str(Letter(subject="One")) == "One"


class Killed(BaseException):
    """The worker is gone, as after kill -9."""


STEPS = st.lists(
    st.sampled_from(["write", "at_once", "daily", "never", "day", "kill before", "kill after"]), min_size=3, max_size=12
)


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_order_of_wishes_letters_and_killed_runs_reads_each_letter_once_or_not_at_all(steps):
    hodan = make.make_user("", email=f"{public_id().lower()}@example.org")
    got, refused, written = [], set(), 0

    def post(one, when=""):
        if when == "kill before":
            raise Killed
        got.extend(row.subject for row in one.letters)
        if when == "kill after":
            raise Killed

    for step in [*steps, "day", "day"]:
        if step == "write":
            written += 1
            became = write(hodan.email, f"Letter {written}")
            got += [f"Letter {written}"] if became == "sent" else []
            refused |= {f"Letter {written}"} if became == "refused" else set()
        elif step in ("at_once", "daily", "never"):
            prefer(own(hodan), "search", step, by=hodan)
        else:
            later(days=1)
            try:
                write_daily(lambda one, step=step: post(one, step))
            except Killed:
                later(hours=1)
    inbox = dict(Letter.objects.filter(account=hodan).values_list("subject", "posted"))
    assert len(got) == len(set(got))
    assert set(got).isdisjoint(refused) and refused.isdisjoint(inbox)
    assert set(inbox.values()) <= {"sent", "unsure"}
    assert {subject for subject, posted in inbox.items() if posted == "sent"} <= set(got) <= set(inbox)
    assert wish_of(own(hodan), "own").pace == "at_once"
