"""Whom one reaches at an organisation: given, and ended. Whoever has an account gets a role, everybody else a row."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ciconia.foundation import clock
from ciconia.foundation.actions.account import end_role, give_role
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.letters import OddLetters, plain_address
from ciconia.foundation.models import ORGANISATION_ROLES, Membership, Scope, User
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Contact, Organisation
from ciconia.people.rules.organisation import decides, keeps

ROLE_LETTER = "people.tell_of_role"


def note_contact(
    organisation: Organisation, *, by: Any, name: str, function: str = "", email: str = "", phone: str = ""
) -> Contact:
    """Write down somebody one reaches there and who gets no access by it; raises Refused or Unfit."""
    _may(keeps, by, organisation)
    if not (email or phone):
        raise Unfit({"email": _("Write an address or a telephone number, so that somebody can be reached.")})
    with transaction.atomic():
        contact = Contact.objects.create(
            organisation=organisation, name=name, function=function, email=_plain(email), phone=phone
        )
        log("organisation.note_contact", organisation, by=by)
    return contact


def give_organisation_role(organisation: Organisation, *, by: Any, email: str, role: str) -> Membership:
    """Let an account speak for an organisation, from today; raises Refused or Unfit.

    A role that ended before begins again.
    """
    _may(decides, by, organisation)
    if role not in ORGANISATION_ROLES:
        raise Unfit({"role": _("Choose a role.")})
    user = account_at(email)
    if user is None:
        raise Unfit({"email": _("Nobody has an account with this address. Note them without a role for now.")})
    if user.pk == by.pk:
        raise Unfit({"email": _("This is your own address: somebody else has to give you a role.")})
    with transaction.atomic():
        held = _roles(organisation).filter(user=user, role=role).select_for_update().first()
        if held is None:
            held = give_role(user, role, by=by, scope=Scope.ORGANISATION, scope_id=organisation.pk)
        elif held.ends is None or held.ends >= clock.today():
            raise Unfit({"email": _("This account has this role here already.")})
        else:
            held.starts, held.ends = clock.today(), None
            held.save(update_fields=["starts", "ends"])
        log("organisation.give_role", organisation, by=by, data={"role": role})
        announce_role(held, by=by)
    return held


def announce_role(membership: Membership, *, by: Any) -> None:
    """Let a letter tell somebody that they have a role, who gave it and what it opens; a job hands it over."""
    app.configure_task(ROLE_LETTER).defer(membership_id=membership.pk, by=str(by))


def end_organisation_role(membership: Membership, *, by: Any, last_day: date) -> None:
    """End a role for an organisation with a last day; a day that is over ends it at once. Raises Refused or Unfit."""
    organisation = Organisation.objects.get(pk=membership.scope_id)
    _may(decides, by, organisation)
    if membership.ends is not None and membership.ends < clock.today():
        raise Unfit({"last_day": _("It has ended already.")})
    with transaction.atomic():
        end_role(membership, by=by, last_day=last_day)
        log("organisation.end_role", organisation, by=by, data={"role": membership.role})


def end_contact(contact: Contact, *, by: Any, last_day: date) -> Contact:
    """Somebody is not reached there any more after a day; raises Refused or Unfit."""
    _may(keeps, by, contact.organisation)
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=contact.pk)
        if contact.ends is not None and contact.ends < clock.today():
            raise Unfit({"last_day": _("It has ended already.")})
        if last_day < contact.starts:
            raise Unfit({"last_day": _("The last day cannot lie before the first.")})
        contact.ends = last_day
        contact.save(update_fields=["ends"])
        log("organisation.end_contact", contact.organisation, by=by)
    return contact


def forget_contacts(before: date) -> int:
    """Delete those who ended before a day; gives how many. For a job."""
    return Contact.objects.filter(ends__lt=before).delete()[0]


def account_at(email: str) -> User | None:
    """Whose account has an address; None where nobody's has. Raises Unfit for letters that only look alike."""
    # Staff see the accounts of colleagues alone; a role may be given to whoever has an account.
    with acting_as("system:jobs"):
        return User.objects.filter(email=_plain(email), is_active=True).first()


def _may(rule: Any, by: Any, organisation: Organisation) -> None:
    if not rule(by, organisation):
        raise Refused(_("This is for officers and coordinators who work in the country of this organisation."))


def _plain(email: str) -> str:
    try:
        return plain_address(email) if email else ""
    except OddLetters as odd:
        words = _("The letter “%(letter)s” only looks like the one you mean. Type the address again.")
        raise Unfit({"email": words % {"letter": odd.letter}}) from odd


def _roles(organisation: Organisation) -> QuerySet[Membership]:
    return Membership.objects.filter(scope=Scope.ORGANISATION, scope_id=organisation.pk)
