"""A person changes what they say about themselves."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from ciconia.foundation.actions.account import move_address
from ciconia.foundation.actions.log import log
from ciconia.foundation.models import User
from ciconia.foundation.wall import acting_as
from ciconia.people.actions.concept import reconsider, tell_followers
from ciconia.people.actions.freshness import touch
from ciconia.people.models import Freshness, Identity, Person

IDENTITY_FIELDS = ("full_name", "own_words", "phone", "residence_country", "residence_city", "work_history")
ABOUT_WORK = {"headline", "experience", "concepts", "context"}


def register_person(*, by: Any, user: Any = None, full_name: str, short_name: str = "", **fields: Any) -> Person:
    """A new person with what identifies them kept apart; `short_name` defaults to first name and initial."""
    identity = {name: fields.pop(name) for name in list(fields) if name in {f.name for f in Identity._meta.fields}}
    with transaction.atomic():
        person = Person.objects.create(user=user, short_name=short_name or shorten(full_name), **fields)
        Identity.objects.create(person=person, full_name=full_name, **identity)
        Freshness.objects.create(person=person)
        if user is not None:
            _name(user, full_name)
        log("person.register", person, by=by)
    return person


def begin_profile(*, by: User, full_name: str, **fields: Any) -> Person:
    """The profile of a new account: what a list brought in under its address becomes theirs, else it begins empty.

    Only an address that was shown to be theirs counts.
    """
    with transaction.atomic():
        person = _brought_in(by)
        if person is None:
            return register_person(by=by, user=by, email=by.email, full_name=full_name, **fields)
        _name(by, full_name)
        log("person.take_over", person, by=by)
        return update_profile(person, by=by, full_name=full_name, **fields)


def _name(account: User, full_name: str) -> None:
    if not account.name:
        account.name = full_name
        account.save(update_fields=["name"])


def _brought_in(account: User) -> Person | None:
    """Somebody without an account whom a list named by this address, now with it."""
    if not EmailAddress.objects.filter(user=account, email__iexact=account.email, verified=True).exists():
        return None
    with acting_as("system:jobs"):
        rows = Person.objects.select_for_update(of=("self",)).order_by("pk")
        person = rows.filter(user=None, identity__email__iexact=account.email).first()
        if person is not None:
            person.user = account
            person.save(update_fields=["user"])
            Freshness.objects.get_or_create(person=person)
    return person


def update_profile(person: Person, *, by: Any, **fields: Any) -> Person:
    """Write the profile fields given; what is not given stays."""
    with transaction.atomic():
        identity = Identity.objects.select_for_update().get(person=person)
        changed = []
        for name, value in fields.items():
            target = identity if name in IDENTITY_FIELDS else person
            if getattr(target, name) != value:
                setattr(target, name, value)
                changed.append(name)
        if "full_name" in changed:
            person.short_name = shorten(identity.full_name)
        person.save()
        identity.save()
        touch(person, changed)
        if "concepts" in changed:
            reconsider(person)
        log("person.update_profile", person, by=by, data={"changed": sorted(changed)})
        if ABOUT_WORK & set(changed):
            tell_followers(person, "words")
    return person


def change_address(user: User, address: str, *, by: Any) -> bool:
    """The address an account signs in with, and what the profile says of it; no if somebody was faster."""
    with acting_as(str(user.pk)):
        moved = move_address(user, address, by=by)
        if moved:
            Identity.objects.filter(person__user=user).update(email=address)
    return moved


def shorten(full_name: str) -> str:
    """First name and initial: "Hodan Abdi Warsame" becomes "Hodan W."."""
    parts = full_name.split()
    return f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else full_name
