"""Who takes a course: named by their organisation and asked by link, or enrolled by staff; and how it ends.

What somebody does in a course is checked here and then written by the product: nobody changes how far they came.
"""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_organisation, holds_for_programme
from ciconia.foundation.actions.account import open_account
from ciconia.foundation.actions.perform import Refused, arrange, begin, perform
from ciconia.foundation.letters import OddLetters, plain_address, tidy
from ciconia.foundation.models import Role, User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.actions.certificate import issue
from ciconia.learning.models import Course, CourseLetter, Enrolment
from ciconia.learning.rules.course import MAKERS, takes_people
from ciconia.learning.rules.enrolment import FLOW, MOST_LETTERS, asks_nothing, missing, test_of, tries_left
from ciconia.people.models import Organisation

COMPLETED = "learning.course_completed"


class TooLate(Exception):
    """The course is over, called off or full, or the link says of a place that is not there any more."""


def name_member(course: Course, organisation: Organisation, *, by: Any, email: str, language: str) -> Enrolment:
    """Name somebody of one's organisation for a course; they are asked by a letter with a link, and decide.

    Naming somebody again writes once more, three times at the most. Raises Refused, Unfit or TooLate.
    """
    if not holds_for_organisation(by, [Role.ORGANISATION_CONTACT], organisation.pk):
        raise Refused(_("Only this role can do it here: %(roles)s.") % {"roles": Role.ORGANISATION_CONTACT.label})
    if course.audience != "organisations":
        raise Refused(_("This course is for people who prepare for an assignment."))
    return _ask(course, email, language, by, organisation)


def ask_somebody(course: Course, *, by: Any, email: str, language: str) -> Enrolment:
    """Ask somebody by address whether they take a course. Raises Refused, Unfit or TooLate."""
    _staff_only(course, by)
    return _ask(course, email, language, by, None)


def enrol(course: Course, account: User, *, by: Any, name: str = "") -> Enrolment:
    """Enrol somebody who has an account: staff, or the product where a course is required.

    name: as it stands on the certificate, else that of the account. A second time gives the first. Raises Refused,
    Unfit or TooLate.
    """
    if not isinstance(by, System):
        _staff_only(course, by)
    with acting_as("system:jobs"):
        _hold(course)
        row = course.enrolments.standing().filter(email=account.email).first()
        if row is None:
            row = _new(course, account.email, account.language, by, None)
        if row.state == "asked":
            _take_part(row, account, name=tidy(name) or account.name, letter=CourseLetter.ENROLLED)
    return row


def accept(public_id: str, *, name: str, tells: bool, words: str) -> Enrolment:
    """Say yes by the link of the letter: an account with that address is opened where there is none.

    words: what was agreed to, as it was read. A second press changes nothing. Raises Unfit or TooLate.
    """
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row.state != "asked":
            return row
        name = tidy(name)
        if not name:
            raise Unfit({"name": _("Write your name as it should stand on the certificate.")})
        if not takes_people(row.course, clock.today(row.course.zone)):
            raise TooLate
        account = _account_of(row.email) or open_account(
            row.email, by=System(_("Link in a letter")), name=name, language=row.language
        )
        told = tells and row.organisation_id is not None
        _take_part(row, account, name=name, words=words, tells_organisation=told, letter=CourseLetter.NONE)
    return row


def decline(public_id: str) -> Enrolment:
    """Say no by the link of the letter; a second press changes nothing. Raises TooLate."""
    with acting_as("system:jobs"):
        row = _by_link(public_id)
        if row.state == "asked":
            said = {"letter": CourseLetter.NONE}
            perform(FLOW, "cancel", row, by=System(_("Link in a letter")), reason=_("They said no."), changes=said)
    return row


def cancel(enrolment: Enrolment, *, by: Any, reason: str, seen: int | None = None) -> Enrolment:
    """Give a place back, or take it away, with a reason."""
    with acting_as("system:jobs"):
        perform(FLOW, "cancel", enrolment, by=by, reason=reason, seen=seen, changes={"letter": CourseLetter.NONE})
    return enrolment


def end_without(enrolment: Enrolment, *, by: Any, reason: str, seen: int | None = None) -> Enrolment:
    """End it without completing, with a reason that they read."""
    perform(FLOW, "end_without", enrolment, by=by, reason=reason, seen=seen)
    return enrolment


def complete(enrolment: Enrolment, *, by: Any, seen: int | None = None) -> Enrolment:
    """Nothing is missing: the certificate is made, a letter says so, and whatever waits for the course goes on."""
    with transaction.atomic():
        with acting_as("system:jobs"):
            perform(FLOW, "complete", enrolment, by=by, seen=seen, changes={"letter": CourseLetter.CERTIFICATE})
            issue(enrolment)
        app.configure_task(COMPLETED).defer(enrolment_id=enrolment.pk)
    return enrolment


def settle(enrolment: Enrolment) -> None:
    """Complete a course by itself once nothing is missing; where it asks for nothing, staff say so."""
    if enrolment.state == "enrolled" and not asks_nothing(enrolment) and missing(enrolment) is None:
        complete(enrolment, by=System(_("Sessions and test")))


def allow_again(enrolment: Enrolment, *, by: Any, reason: str, seen: int | None = None) -> Enrolment:
    """One more try for somebody who used up theirs. Raises Refused, Unfit or Conflict."""
    test = test_of(enrolment.course_id)
    if test is None or enrolment.passed_at is not None or tries_left(enrolment, test):
        raise Unfit({"reason": _("They can still try, or need not any more.")})
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. Whoever is concerned will read it.")})
    more = {"more_tries": enrolment.more_tries + 1}
    arrange(FLOW, "allow_again", enrolment, more, by=by, roles=MAKERS, states=("enrolled",), reason=reason, seen=seen)
    return enrolment


def _ask(course: Course, email: str, language: str, by: Any, organisation: Organisation | None) -> Enrolment:
    try:
        address = plain_address(email)
    except OddLetters as odd:
        what = {"letter": odd.letter}
        words = _("“%(letter)s” only looks like a letter of an address. Type the address by hand.") % what
        raise Unfit({"email": words}) from odd
    if "@" not in address:
        raise Unfit({"email": _("Write an e-mail address: the link goes there.")})
    with acting_as("system:jobs"):
        _hold(course)
        row = course.enrolments.standing().filter(email=address).first()
        if row is None:
            row = _new(course, address, language, by, organisation)
        if row.state == "asked" and row.letters < MOST_LETTERS:
            row.letter, row.letters = CourseLetter.ASKED, row.letters + 1
            row.save(update_fields=["letter", "letters"])
    return row


def _new(course: Course, email: str, language: str, by: Any, organisation: Organisation | None) -> Enrolment:
    """A new row, asked; the course is held. Raises TooLate, or Unfit where every place is taken."""
    if not takes_people(course, clock.today(course.zone)):
        raise TooLate
    if course.places is not None and course.enrolments.standing().count() >= course.places:
        raise Unfit({"email": _("Every place of this course is taken.")})
    row = Enrolment(course=course, email=email, language=language, organisation=organisation)
    begun: Enrolment = begin(FLOW, row, by=by)
    return begun


def _take_part(row: Enrolment, account: User, **fields: Any) -> None:
    said = {"account": account, "agreed_at": clock.now(), **fields}
    perform(FLOW, "accept", row, by=System(_("Enrolled")), changes=said)


def _by_link(public_id: str) -> Enrolment:
    row = Enrolment.objects.select_for_update(of=("self",)).select_related("course").filter(public_id=public_id).first()
    if row is None:
        raise TooLate
    return row


def _account_of(email: str) -> User | None:
    """The account whose owner has shown that this address is theirs."""
    owners = EmailAddress.objects.filter(email__iexact=email, verified=True).values("user_id")
    found: User | None = User.objects.filter(pk__in=owners, is_active=True).first()
    return found


def _hold(course: Course) -> None:
    course.refresh_from_db(from_queryset=Course.objects.select_for_update(of=("self",)))


def _staff_only(course: Course, by: Any) -> None:
    if not holds_for_programme(by, MAKERS, course.programme_id, course.focus_id):
        raise Refused(_("Only officers and coordinators enrol people."))
