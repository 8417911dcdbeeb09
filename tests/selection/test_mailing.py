"""Letters about dates: to whom, who is left out and why, each handed over once, reminders on their days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from ciconia.doors.link.timetable import remind_all, send_what_waits
from ciconia.doors.shared.timetable_letter import message_of
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions import mailing as mailings
from ciconia.programmes.actions import milestone as milestones
from ciconia.programmes.actions.pack import export, load_pack
from ciconia.programmes.models import Mailing, MailingLetter
from ciconia.programmes.queries.audience import addressees, finders
from ciconia.programmes.queries.timetable import milestone_in
from ciconia.programmes.rules.pack import read_text
from ciconia.programmes.rules.timetable import AUDIENCES
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import need as needs
from tests import make
from tests.programmes.test_timetable import TIMETABLE

START = datetime(2021, 9, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _september(db):
    clock.start_at(START)
    make.set_actor("system:maker")
    yield
    clock.start_at(None)


def at(day: str) -> None:
    clock.start_at(datetime.fromisoformat(f"{day}T09:00:00+00:00"))


def row(code: str, focus=None):
    return milestone_in(make.make_programme(), code, focus)


def counted(found) -> tuple[list[str], dict[str, int]]:
    return [account.email for _one, account in found.reached], {why: len(rows) for why, rows in found.left_out.items()}


def sent() -> list[tuple[str, str]]:
    """Who got what, by one run of the job."""
    mail.outbox.clear()
    send_what_waits()
    make.set_actor("system:maker")
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def states() -> list[str]:
    return list(MailingLetter.objects.order_by("pk").values_list("posted", flat=True))


def write(by, code: str = "last-needs", number: int | None = 1) -> Mailing:
    return make.as_user(by, mailings.write, row(code), number=number)


def test_every_audience_has_somebody_who_knows_it():
    of_countries = {
        f"{came}_{whom}" for came in ("suspended", "resumed") for whom in ("hosts", "applicants", "participants")
    }
    assert set(finders) == {*AUDIENCES, *of_countries}


def test_who_belongs_to_each_audience_and_who_is_left_out_and_why():
    need = make.make_need("draft")
    host = make._member(need.organisation)
    make.make_need("submitted", partnership=need.partnership)
    alone = make.make_need("draft")
    User.objects.filter(pk=make._member(alone.organisation).pk).update(is_active=False)
    bare = make.make_partnership()
    opportunity = make.make_opportunity(deadline=clock.today() + timedelta(days=20))
    draft = make.make_application("draft", opportunity=opportunity)
    make.make_application("submitted", opportunity=opportunity)
    engagement = make.make_engagement("preparing")
    found = {name: row("last-needs") for name in AUDIENCES}
    for name, milestone in found.items():
        milestone.audience = name
    counts = {name: counted(addressees(milestone)) for name, milestone in found.items()}
    assert counts["hosts_with_draft"] == ([host.email], {"done": 3, "closed": 1})
    assert counts["applicants_with_draft"] == ([draft.person.user.email], {"done": 2})
    assert counts["participants_before_start"] == ([engagement.person.user.email], {})
    assert (counts["hosts"][1], bare.organisation_id > 0) == ({"no_account": 1, "closed": 1}, True)
    staff = ["focal.point.of.cd4d2@example.org", "coordinator.of.cd4d2@example.org", "officer.of.cd4d2@example.org"]
    assert counts["officers"] == (staff, {})


def test_a_letter_goes_once_to_each_in_the_language_they_read():
    need = make.make_need("draft")
    host = make._member(need.organisation)
    User.objects.filter(pk=host.pk).update(language="nl", name="Amina")
    officer = make.make_staff("officer")
    mailing = write(officer)
    assert (mailing.by, mailing.day, states()) == (officer, date(2021, 10, 3), ["waiting"])
    assert sent() == [(host.email, "Uw behoefte is nog niet verstuurd: 3 oktober 2021 is de laatste dag")]
    body = mail.outbox[0].body
    assert "Amina" in body.split("\n")[0]
    assert (f"/nl/my/needs/{need.public_id}/" in body, mail.outbox[0].extra_headers["Auto-Submitted"]) == (
        True, "auto-generated",
    )  # fmt: skip
    assert sent() == []
    mailing.refresh_from_db()
    assert (mailing.sent, mailing.failed, mailing.done_at is not None, states()) == (1, 0, True, ["sent"])


def test_the_number_has_to_be_right_and_a_second_press_writes_to_nobody():
    make.make_need("draft")
    officer = make.make_staff("officer")
    with pytest.raises(Unfit, match="goes to 1 people now"):
        write(officer, number=2)
    write(officer)
    assert counted(mailings.to_write_to(row("last-needs"), by=officer)) == ([], {"today": 1})
    with pytest.raises(Unfit, match="goes to 0 people now"):
        write(officer)
    at("2021-09-02")
    assert counted(mailings.to_write_to(row("last-needs"), by=officer))[1] == {}
    assert Mailing.objects.count() == 1


def test_only_coordinators_and_officers_write_each_where_they_work():
    make.make_need("draft")
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    assert counted(mailings.to_write_to(row("last-needs"), by=elsewhere)) == ([], {})
    with pytest.raises(Refused, match="Only coordinators and officers"):
        write(make.make_staff("focal point"))
    with pytest.raises(Refused, match="no letter"):
        write(make.make_staff("officer"), "end")


def test_whoever_has_done_it_meanwhile_gets_no_letter():
    need = make.make_need("draft")
    write(make.make_staff("officer"))
    make.as_user(make._member(need.organisation), needs.submit, need)
    assert (sent(), states(), Mailing.objects.get().left_out) == ([], ["left_out"], {"done": 1})


def test_one_that_is_refused_does_not_hold_up_the_others_and_a_server_that_is_down_does():
    for _count in range(3):
        make.make_need("draft")
    write(make.make_staff("officer"), number=3)
    seen = []

    def post(letter) -> None:
        seen.append(letter.account.email)
        if len(seen) == 1:
            raise NotSent
        if len(seen) == 2:
            raise ConnectionRefusedError

    with pytest.raises(ConnectionRefusedError):
        mailings.hand_over_all(post)
    assert states() == ["failed", "waiting", "waiting"]
    assert mailings.hand_over_all(post) == (2, 0)
    assert (states(), len(set(seen))) == (["failed", "sent", "sent"], 3)
    mailing = Mailing.objects.get()
    assert (mailing.sent, mailing.failed, mailing.done_at is not None) == (2, 1, True)


def test_a_letter_that_was_in_hand_when_the_run_was_killed_is_never_handed_over_again():
    make.make_need("draft")
    make.make_need("draft")
    write(make.make_staff("officer"), number=2)

    class Killed(BaseException):
        pass

    def post(letter) -> None:
        raise Killed

    with pytest.raises(Killed):
        mailings.hand_over_all(post)
    assert states() == ["begun", "waiting"]
    assert (len(sent()), states()) == (1, ["begun", "sent"])
    clock.start_at(START + timedelta(minutes=20))
    assert (sent(), states()) == ([], ["unsure", "sent"])
    mailing = Mailing.objects.get()
    assert (mailing.sent, mailing.unsure, mailing.done_at is not None) == (1, 1, True)


def test_reminders_go_on_their_days_once_and_stop_when_it_is_done():
    need = make.make_need("draft")
    host = make._member(need.organisation)
    found = {}
    for day in ("2021-09-02", "2021-09-03", "2021-09-04", "2021-09-25", "2021-09-26", "2021-09-27", "2021-10-03"):
        at(day)
        if day == "2021-09-27":
            make.as_user(host, needs.submit, need)
        remind_all()
        found[day] = len(sent())
    assert {day: number for day, number in found.items() if number} == {"2021-09-03": 1, "2021-09-26": 1}
    assert list(Mailing.objects.order_by("pk").values_list("day", "days", "by")) == [
        (date(2021, 10, 3), -30, None), (date(2021, 10, 3), -7, None),
    ]  # fmt: skip


def test_a_worker_that_stood_still_makes_up_for_two_days_and_no_more():
    make.make_need("draft")
    at("2021-09-05")
    assert (remind_all(), remind_all()) == (1, 0)
    at("2021-09-29")
    assert remind_all() == 0


def test_reminders_of_each_row_count_from_its_own_day():
    opportunity = make.make_opportunity(deadline=date(2021, 9, 15))
    draft = make.make_application("draft", opportunity=opportunity)
    late = make.make_opportunity(deadline=date(2021, 9, 16))
    other = make.make_application("draft", opportunity=late)
    found = {}
    for day in ("2021-09-07", "2021-09-08", "2021-09-09", "2021-09-13", "2021-09-14"):
        at(day)
        if day == "2021-09-09":
            withdrawn = {"reason": "Another job"}
            make.as_user(other.person.user, applications.withdraw, other, **withdrawn)
        remind_all()
        found[day] = sent()
    name = "Your application is not sent yet: Groundwater monitoring"
    email = draft.person.user.email
    assert {day: rows for day, rows in found.items() if rows} == {
        "2021-09-08": [(email, name)], "2021-09-13": [(email, name)],
    }  # fmt: skip


def test_reminders_that_are_off_do_not_go_and_a_moved_date_reminds_anew():
    make.make_need("draft")
    coordinator = make.make_staff("coordinator")
    at("2021-09-03")
    make.as_user(coordinator, milestones.switch_reminders, row("last-needs"), on=False)
    assert remind_all() == 0
    make.as_user(coordinator, milestones.switch_reminders, row("last-needs"), on=True)
    assert (remind_all(), len(sent())) == (1, 1)
    make.as_user(coordinator, milestones.move, row("last-needs"), day=date(2021, 10, 13), reason="A holiday")
    assert remind_all() == 0
    at("2021-09-13")
    assert (remind_all(), len(sent())) == (1, 1)


def test_a_country_with_its_own_date_is_reminded_by_that_one_alone():
    somalia = make.make_need("draft")
    iraq = make.make_need("draft", partnership=make.make_partnership(focus=make.make_focus("IRQ")))
    said = {"day": date(2021, 11, 3), "reason": "Elections", "only": iraq.focus}
    make.as_user(make.make_staff("coordinator"), milestones.move, row("last-needs"), **said)
    at("2021-09-03")
    assert remind_all() == 1
    assert [to for to, _subject in sent()] == [make._member(somalia.organisation).email]
    at("2021-10-04")
    assert remind_all() == 1
    assert [to for to, _subject in sent()] == [make._member(iraq.organisation).email]


def test_staff_are_written_to_as_well_and_a_date_without_a_day_reminds_nobody():
    programme = make.make_programme()
    timetable = TIMETABLE.replace('"paper"', '"proposal"').replace("2021-03-01", "2021-08-23")
    load_pack(read_text(export("cd4d2") + timetable, "cd4d2"), by=make.MAKER, reason="A ranking")
    officer = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    at("2021-09-03")
    assert (remind_all(), sent()) == (1, [(officer.email, "Ranking on 6 September 2021")])
    assert f"{officer.name}, look at http" in mail.outbox[0].body
    load_pack(
        read_text(export("cd4d2").replace("day = 2021-08-23", 'day = "unknown"'), "cd4d2"), by=make.MAKER, reason="…"
    )
    assert remind_all() == 0
    one, account = addressees(milestone_in(programme, "ranking", None)).reached[0]
    letter = mailings.letter_of(milestone_in(programme, "ranking", None), one, account, day=None)
    assert message_of(letter, name="…").subject == "Ranking on a day that is not known yet"


def test_what_was_written_is_forgotten_after_a_year_and_read_by_its_addressee_alone():
    need = make.make_need("draft")
    write(make.make_staff("officer"))
    sent()
    host = make._member(need.organisation)
    for user, number in ((host, 1), (make._staff("officer", need.focus), 0)):
        make.set_actor(str(user.pk))
        assert (MailingLetter.objects.count(), MailingLetter.objects.visible_to(user).count()) == (number, number)
    make.set_actor("system:maker")
    assert str(MailingLetter.objects.get()).endswith(" sent")
    assert str(Mailing.objects.get()) == "last-needs 2021-09-01"
    clock.start_at(START + timedelta(days=366))
    assert (sent(), MailingLetter.objects.count()) == ([], 0)


def test_two_workers_hand_over_each_letter_once():
    make.make_need("draft")
    make.make_need("draft")
    write(make.make_staff("officer"), number=2)

    def post(letter) -> None:  # meanwhile another worker hands over the rest
        MailingLetter.objects.filter(posted="waiting").update(posted="sent")

    assert mailings.hand_over_all(post) == (1, 0)
    assert (states(), Mailing.objects.get().sent) == (["sent", "sent"], 2)


def test_whoever_begins_a_day_after_the_reminder_is_reminded_still():
    make.make_need("draft")
    at("2021-09-03")
    assert (remind_all(), len(sent())) == (1, 1)
    make.make_need("draft")
    at("2021-09-04")
    assert (remind_all(), len(sent()), Mailing.objects.count()) == (1, 1, 1)
    assert (Mailing.objects.get().sent, Mailing.objects.get().done_at is not None) == (2, True)
