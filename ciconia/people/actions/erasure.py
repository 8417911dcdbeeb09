"""Erasing somebody: every declared field in row, log and snapshot, every file. What happened stays, unnamed."""

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Concat

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.fields import DigestField
from ciconia.foundation.files import shred
from ciconia.foundation.identifiers import public_id
from ciconia.foundation.models import LetterWish, Log, Membership, SignIn, User
from ciconia.foundation.rules.letter import digest_of
from ciconia.foundation.subject import Kept, goes_by_address, kept_about
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Consent, Erasure, Person, Sight

SHORTEST_NAME = 3


def erase(person: Person) -> Erasure:
    """Overwrite all that is kept about a person and leave a proof; a second time gives the proof that is there.

    The caller has made sure that nothing of theirs is still going on. Files go when the transaction is committed.
    """
    with acting_as("system:jobs"):
        person = Person.objects.select_for_update().get(pk=person.pk)
        done = Erasure.objects.filter(person=person).first()
        if done is not None:
            return done
        pseudonym = f"Person {public_id()}"
        names, files = _names(person), _files(person)
        rows = _log(person, names, pseudonym)
        rows |= _by_address(person)
        _account(person)
        for kept in kept_about(Person):
            if kept.model is not Log:
                rows[kept.model._meta.db_table] = _overwrite(kept, person, pseudonym)
        proof = Erasure.objects.create(
            person=person, pseudonym=pseudonym, rows={table: n for table, n in rows.items() if n}, files=len(files)
        )
        log("person.erase", person, by=System(pseudonym), data={"proof": proof.public_id})
        transaction.on_commit(lambda: shred(files))
    return proof


def _names(person: Person) -> list[str]:
    """What names somebody in free text, longest first: whole names and their words, addresses, telephone."""
    identity, user = person.identity, person.user
    whole = [identity.full_name, identity.email, identity.phone, person.short_name]
    whole += [user.name, user.email] if user else []
    words = [word for name in (identity.full_name, user.name if user else "") for word in name.split()]
    found = {text for text in (*whole, *words) if len(text) >= SHORTEST_NAME}
    return sorted(found, key=len, reverse=True)


def _files(person: Person) -> list[str]:
    """The hashes of files about somebody that no other row of any table names."""
    own = {kept.model: kept.rows_of(person) for kept in kept_about(Person) if _fields(kept, "delete the file")}
    columns = [(model, field.name) for model in apps.get_models() for field in _digests(model)]
    found = {digest for model, name in columns if model in own for digest in own[model].values_list(name, flat=True)}
    for model, name in columns:
        others = model._default_manager.filter(models.Q((f"{name}__in", found)))
        if model in own:
            others = others.exclude(pk__in=own[model].values("pk"))
        found -= set(others.values_list(name, flat=True))
    return sorted(found - {""})


def _digests(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if isinstance(field, DigestField)]


def _log(person: Person, names: list[str], pseudonym: str) -> dict[str, int]:
    """In entries by and about somebody every word of their name; in all others what is theirs alone."""
    alone = [name for name in names if " " in name or "@" in name]
    changed = 0
    with connection.cursor() as cursor:
        for these, everywhere in ((alone, True), (names, False)):
            if these:
                question = "SELECT ciconia_erase_log(%s, %s, %s, %s, %s)"
                cursor.execute(question, [person.pk, person.user_id, these, pseudonym, everywhere])
                changed = max(changed, cursor.fetchone()[0])
    return {Log._meta.db_table: changed}


def _by_address(person: Person) -> dict[str, int]:
    """Where they are named as somebody to write to, by their address: those rows know no person."""
    addresses = {person.identity.email, person.user.email if person.user else ""} - {""}
    gone = {}
    for model in apps.get_models():
        declared = getattr(model, "privacy", None)
        if declared and goes_by_address(declared):
            gone[model._meta.db_table] = model._default_manager.filter(email__in=addresses).delete()[0]
    digests = [digest_of(address) for address in addresses]
    gone[f"{LetterWish._meta.db_table}, by address"] = LetterWish.objects.filter(digest__in=digests).delete()[0]
    return gone


def _account(person: Person) -> None:
    """Nobody signs in any more, nothing is seen any more, no role is left."""
    today = clock.today()
    Sight.objects.filter(person=person, ends=None).update(ends=today)
    Consent.objects.standing().filter(person=person).update(withdrawn_at=clock.now())
    if person.user_id:
        sessions = SignIn.objects.filter(user_id=person.user_id).values("session_key")
        Session.objects.filter(session_key__in=sessions).delete()
        Membership.objects.filter(user_id=person.user_id).delete()


def _overwrite(kept: Kept, person: Person, pseudonym: str) -> int:
    rows = kept.rows_of(person)
    if kept.model is User:
        return rows.update(
            email=Concat("public_id", Value("@erased.invalid")), name=pseudonym,
            password=UNUSABLE_PASSWORD_PREFIX, is_active=False, last_login=None,
        )  # fmt: skip
    if kept.model is EmailAddress or _fields(kept, "delete"):
        return rows.delete()[0]
    values: dict[str, Any] = {}
    for name in (*_fields(kept, "overwrite"), *_fields(kept, "delete the file")):
        values[name] = _nothing(kept.model._meta.get_field(name))
    for name in _fields(kept, "pseudonym"):
        if isinstance(kept.model._meta.get_field(name), models.CharField) and name.endswith("name"):
            values[name] = pseudonym
    return rows.update(**values) if values else 0


def _fields(kept: Kept, how: str) -> list[str]:
    return [name for name, item in kept.declaration.fields.items() if item.shred == how]


def _nothing(field: Any) -> Any:
    """What stands where something was."""
    if field.null:
        return None
    return field.get_default() if field.has_default() else ""
