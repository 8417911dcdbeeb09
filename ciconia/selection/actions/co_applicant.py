"""Applying together: somebody is asked by the applicant, answers for themself, may step out, and answers the offer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import past_the_wall
from ciconia.people.actions import sight
from ciconia.people.models import Person
from ciconia.selection.actions.together import BECAUSE
from ciconia.selection.models import Application, CheckOutcome, CoApplicant, Opportunity
from ciconia.selection.queries.application import CARD, checks_for
from ciconia.selection.queries.co_applicant import Opened, opened
from ciconia.selection.rules.application import FLOW as APPLICATION
from ciconia.selection.rules.co_applicant import FLOW, MOST, in_another, still_to_apply
from ciconia.selection.rules.opportunity import FLOW as OPPORTUNITY

SETTABLE = ("draft", "in_review", "edits_requested", "agreed", "published")
AT_ONCE = 200
Post = Callable[[CoApplicant], Any]


def let_together(
    opportunity: Opportunity, *, by: Any, together: int, words: Translated, goes_on_without: bool,
    seen: int | None = None,
) -> Opportunity:  # fmt: skip
    """Say how many people may apply together, why, and whether the others go on without one. Raises Unfit, Refused."""
    most = min(MOST, opportunity.places)
    if not 1 <= together <= MOST:
        raise Unfit({"together": _("Between 1 and %(most)d people.") % {"most": MOST}})
    if together > most:
        said = {"people": together, "places": opportunity.places}
        raise Unfit({"together": _("%(people)d people take %(people)d places, and there are %(places)d.") % said})
    if together > 1 and not words:
        raise Unfit({"words": _("Write why people may apply together, and who would fit.")})
    fields = {"together": together, "together_words": words, "goes_on_without": goes_on_without}
    amend(OPPORTUNITY, opportunity, fields, by=by, roles=("officer",), states=SETTABLE, seen=seen)
    return opportunity


def ask(application: Application, *, by: Any, name: str, email: str, language: str) -> CoApplicant:
    """Ask somebody by their address to apply together; a letter goes to it. Raises Unfit by field, or Refused."""
    address = email.strip()
    if not APPLICATION.holds(by, "applicant", application):
        raise Refused(APPLICATION.who_may(("applicant",)))
    with _held(application):
        if why := still_to_apply(application):
            raise Refused(str(why))
        if wrong := _not_to_ask(application, by, name, address):
            raise Unfit(wrong)
        person = Person.objects.filter(user__email__iexact=address, user__is_active=True).first()
        row = CoApplicant(
            programme=application.programme, focus=application.focus, organisation=application.organisation,
            application=application, opportunity=application.opportunity, person=person, name=name.strip(),
            email=address, language=language, letter="ask",
        )  # fmt: skip
        asked: CoApplicant = begin(FLOW, row, by=by)
    return asked


def take_back(row: CoApplicant, *, by: Any) -> CoApplicant:
    """The applicant asks no more, or would rather apply without somebody who said yes; they are told."""
    with _held(row):
        row.refresh_from_db()
        letter = "" if row.letter == "ask" else "back"
        perform(FLOW, "take_back", row, by=by, changes={"letter": letter})
    return row


def join(public_id: str, *, by: Any, words: str) -> CoApplicant:
    """Say yes: with the profile as it is, and each rule of the programme met or not known. Raises Refused, Conflict.

    words: what they agreed to, as they read it.
    """
    with _asked(public_id) as found:
        row = found.row
        people = Person.objects.select_for_update(of=("self",)).select_related("identity")
        person = people.filter(user_id=by.pk).first()
        if person is None or found.state not in ("open", "joined"):
            raise Refused(_("Begin your profile first.") if person is None else str(found.why))
        if why := not_theirs(row, by, person):
            raise Refused(why)
        row.person = person
        row.save(update_fields=["person"])
        checks = checks_for(row.application, person)
        changes: dict[str, Any] = {
            "agreed_at": clock.now(), "agreed_to": words, "email": "", "letter": "yes",
            "snapshot": {name: getattr(person, name) for name in CARD}, "checks": checks,
        }  # fmt: skip
        failed = next((one for one in checks if one["outcome"] == CheckOutcome.NO), None)
        if failed is not None:
            said = Translated(failed["sentence"])
            raise Refused(_("A rule of the programme is not met: %(rule)s") % {"rule": said})
        perform(FLOW, "join", row, by=by, changes=changes)
    return row


def decline(public_id: str, *, by: Any = None) -> CoApplicant:
    """Say no, by the link without an account or with one; also after a yes, as long as it was not sent."""
    with _asked(public_id) as found:
        row = found.row
        changes = {"email": "", "letter": "no", "snapshot": {}, "checks": []}
        perform(FLOW, "decline", row, by=by or System(_("Link in a letter")), changes=changes)
    return row


def step_out(row: CoApplicant, *, by: Any, reason: str, seen: int | None = None) -> CoApplicant:
    """Step out of what was sent, before the choice: the applicant and the officer read why."""
    return _leave("step_out", row, by, reason, seen)


def refuse(row: CoApplicant, *, by: Any, reason: str, seen: int | None = None) -> CoApplicant:
    """Decline the offer for oneself: the officer says whether the others go on."""
    return _leave("refuse", row, by, reason, seen)


def step_away(row: CoApplicant, *, by: Any, reason: str) -> None:
    """End it for somebody wherever it stands, as one who goes altogether does. Past the wall."""
    with past_the_wall():
        state = row.application.state
        if row.state == "asked" or state == "draft":
            decline(row.public_id, by=by)
        elif state == "offered":
            refuse(row, by=by, reason=reason)
        elif row.state == "joined":
            step_out(row, by=by, reason=reason)


def accept(row: CoApplicant, *, by: Any, seen: int | None = None) -> CoApplicant:
    """Take the place for oneself; it holds when the applicant, who accepts last, has accepted too."""
    with _held(row):
        perform(FLOW, "accept", row, by=by, seen=seen)
        if not CoApplicant.objects.filter(application=row.application, state__in=["offered", "left"]).exists():
            _tell(row, "all")
    return row


def go_on(row: CoApplicant, *, by: Any, seen: int | None = None) -> CoApplicant:
    """The officer lets the others go on without somebody who stepped out."""
    with _held(row):
        perform(FLOW, "go_on", row, by=by, seen=seen, changes={"letter": "go_on"})
    return row


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A run that is killed between handing over and noting it repeats one.
    """
    with past_the_wall():
        waiting = list(CoApplicant.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with transaction.atomic(), past_the_wall():
            rows = CoApplicant.objects.select_for_update(of=("self",)).exclude(focus__state="suspended")
            row = rows.exclude(letter="").filter(pk=pk).first()
            if row is None:
                continue
            try:
                sent += bool(post(row))
            except NotSent:
                back += 1
            row.letter = ""
            row.email = row.email if row.state == "asked" else ""
            row.save(update_fields=["letter", "email"])
    return sent, back


def not_theirs(row: CoApplicant, by: Any, person: Person) -> str:
    """Why an account cannot say yes to a question, if it cannot. Past the wall."""
    if row.application.person_id == person.pk:
        return _("You asked this yourself.")
    if row.state == "asked" and row.email.lower() != str(by.email).lower():
        words = _(
            "This question went to another address than the one of your account. Ask %(lead)s to put it to yours."
        )
        return words % {"lead": row.application.person.identity.full_name}
    own = Application.objects.filter(person=person, opportunity_id=row.opportunity_id)
    if own.exclude(state__in=["withdrawn", "expired"]).exists():
        return _("You have an application of your own for this work. Give that one up first.")
    if in_another(person.pk, row.opportunity_id, besides=row.pk):
        return _("You apply for this together with somebody already. Step out of that first.")
    return ""


def _leave(move: str, row: CoApplicant, by: Any, reason: str, seen: int | None) -> CoApplicant:
    with _held(row):
        perform(FLOW, move, row, by=by, reason=reason, seen=seen, changes={"letter": "left"})
        sight.end(BECAUSE, row.pk, organisation_only=True)
    return row


def _not_to_ask(application: Application, by: Any, name: str, address: str) -> dict[str, str]:
    rows = application.co_applicants.filter(state__in=["asked", "joined"]).select_related("person__user")
    asked = {found.lower() for row in rows for found in (row.email, _account(row)) if found}
    own = {application.person.identity.email.lower(), str(by.email).lower()}
    most = application.opportunity.together
    if not name.strip():
        return {"name": _("Write the name of whoever you ask.")}
    if "@" not in address or any(sign in address for sign in ",; "):
        return {"email": _("Write one e-mail address.")}
    if address.lower() in own:
        return {"email": _("This is your own address. Ask somebody else.")}
    if address.lower() in asked:
        return {"email": _("You have asked somebody with this address already.")}
    if most == 1:
        return {"email": _("Everybody applies alone for this work.")}
    if len(rows) + 1 >= most:
        words = _("At most %(n)d people apply together for this work. Take a question back first.")
        return {"email": words % {"n": most}}
    return {}


def _account(row: CoApplicant) -> str:
    return str(row.person.user.email) if row.person and row.person.user else ""


def _tell(row: CoApplicant, letter: str) -> None:
    row.letter = letter
    row.save(update_fields=["letter"])


@contextmanager
def _held(what: Application | CoApplicant) -> Iterator[None]:
    """The application locked before any of those who apply together, so that two who press at once go in turn."""
    with transaction.atomic(), past_the_wall():
        application = what if isinstance(what, Application) else what.application
        rows = Application.objects.select_for_update(of=("self",)).select_related(
            "opportunity__programme", "programme", "focus", "organisation", "person__identity"
        )
        application.refresh_from_db(from_queryset=rows)
        yield


@contextmanager
def _asked(public_id: str) -> Iterator[Opened]:
    with transaction.atomic(), past_the_wall():
        found = opened(public_id)
        if found is None:
            raise Refused(_("This link is not known here."))
        with _held(found.row):
            found = opened(public_id) or found  # as it is now that nobody else can answer
            if found.row.state not in ("asked", "joined"):
                last = Log.objects.filter(noun="co_applicant", object_id=found.row.pk).last()
                raise Conflict(found.row, last)
            yield found
