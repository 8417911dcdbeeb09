"""An officer looks formally, three assessors read without a name, one of them steps back, two disagree; then a talk."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse

from ciconia.foundation import clock
from ciconia.selection.models import Review
from tests import make

COMMENT = "What your marks rest on"


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def cast():
    """Somebody who has applied and has not said where they live; an officer, and three who assess."""
    with transaction.atomic():
        make.set_actor("system:maker")
        person = make.make_person("Ifrah Samatar Cige", residence="", headline="Hydrologist")
        application = make.make_application("submitted", person=person)
        make.set_choosing(application.programme, assessors=2, blind=True)
        for _number in range(2):  # a third one came with the application
            make.make_staff("assessor")
        return application, make.make_staff("officer"), person.user


def page(name, application):
    return reverse(f"desk:{name}", args=["cd4d2", application.public_id])


def test_two_read_without_a_name_and_disagree_and_a_talk_decides(walker, cast):
    application, account, person = cast
    officer = walker(account, at_desk=True)
    the_officer_looks_formally_and_gives(officer, application)
    with_conflict, first = asked_of(application)
    one_steps_back(walker(with_conflict, at_desk=True), application)
    assert asked_of(application)[0] == first
    for reader, step in zip(asked_of(application), (3, 0), strict=True):
        reads_without_a_name(walker(reader, at_desk=True), application, step)
    officer.go(page("application", application))
    officer.sees("They disagree", "steps apart", "Nothing shows it", "Ifrah Samatar Cige")
    officer.press("Shortlist")
    a_talk_is_offered(officer, application)
    the_applicant_takes_a_time(walker(person), application)


def asked_of(application):
    """The accounts that have it to read, in the order in which they were given it."""
    with transaction.atomic():
        make.set_actor("system:maker")
        rows = Review.objects.filter(application=application, standing="given").order_by("pk")
        return [row.assessor for row in rows.select_related("assessor")]


def the_officer_looks_formally_and_gives(officer, application) -> None:
    """What is not known is answered with where it was seen; then it is shared out, looked at first."""
    officer.go(page("application_formal", application))
    officer.answer("Is it met?", "Yes")
    officer.press("Keep the answer")
    officer.sees("Write where you saw it")
    officer.answer("Where you saw it", "Extract of the register, 2 March")
    officer.press("Keep the answer")
    officer.press("Every rule is met: pass")
    officer.sees("Passed. It can be assessed.")
    officer.go(reverse("desk:assessing", args=["cd4d2"]))
    officer.press("Share them out evenly: look first")
    officer.press("Give 2 applications")
    officer.sees("Everything that is to be assessed has its assessors.")


def one_steps_back(reader, application) -> None:
    """A conflict of interest is said before anything is read, and somebody else has it at once."""
    reader.go(page("application_assess", application))
    reader.sees_no("Ifrah", "Hydrologist")
    reader.answer("Do you have a conflict of interest?", "Yes, or it could look like one")
    reader.answer("If yes: which", "We wrote a paper together")
    reader.press("Keep this declaration")
    reader.sees("Recorded. Somebody else gets this application.")


def reads_without_a_name(reader, application, step) -> None:
    """From the list of what waits to the marks, in the words of the scale; the name comes after them."""
    reader.go(reverse("desk:overview", args=["cd4d2"]))
    code = application.public_id[:5].upper()
    reader.sees(code)
    reader.go(page("application_assess", application))
    reader.answer("Do you have a conflict of interest?", "No, nothing of the kind")
    reader.press("Keep this declaration")
    reader.sees(f"Assess {code}", "Hydrologist", "I know these wells")
    reader.sees_no("Ifrah", "Samatar", "Cige")
    for choices in reader.page.locator("main fieldset.field").all():
        choices.locator("input[type=radio]").nth(step).check()
    reader.answer(COMMENT, "Led three teams" if step else "Nothing that can be checked")
    reader.press("Keep this assessment")
    reader.sees("Ifrah Samatar Cige")


def a_talk_is_offered(officer, application) -> None:
    """A time on the clock of a zone, and the invitation."""
    officer.go(page("interview_times", application.opportunity))
    officer.fill({"Day": "2021-03-15", "Begins at": "10:00", "Where, or by which link": "https://example.org/room"})
    officer.press("Keep it free")
    officer.go(page("interview_new", application))
    officer.press("Invite")
    officer.sees("Invited. The applicant chooses a time next.")


def the_applicant_takes_a_time(applicant, application) -> None:
    """On a telephone: from the application to the times, on one's own clock beside that of the interviewer."""
    applicant.go(reverse("portal:application", args=[application.public_id]))
    applicant.follow("See the times")
    applicant.page.locator("#zone").fill("Africa/Nairobi")
    applicant.press("Show")
    applicant.sees("12:00", "10:00 for the interviewer (Europe/Amsterdam)")
    applicant.page.locator("input[name=time]").first.check()
    applicant.press("Take this time")
    applicant.sees("It is fixed", "(Africa/Nairobi)", "(Europe/Amsterdam)", "https://example.org/room")
    applicant.go(reverse("portal:application", args=[application.public_id]))
    applicant.sees("Your talk", "Another time, or ask for others")
