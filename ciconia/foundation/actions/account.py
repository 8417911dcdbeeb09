"""Accounts, what they may do, and where they are signed in."""

from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from ciconia.foundation import clock
from ciconia.foundation.access import forget_memberships
from ciconia.foundation.actions.log import log
from ciconia.foundation.models import Membership, Scope, SignIn, User

UNCONFIRMED_FOR = timedelta(days=7)


def open_account(email: str, *, by: Any, name: str = "", language: str = "en", password: str | None = None) -> User:
    """An account with a verified address; without a password it signs in by mailed code."""
    with transaction.atomic():
        user = User.objects.create_user(email, password, name=name, language=language)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        log("user.open", user, by=by)
    return user


def sign_up(user: User, email: str, *, language: str) -> User:
    """Save an account somebody opens for themselves; it is of no use before its address is confirmed."""
    with transaction.atomic():
        user.email, user.language = email, language
        user.set_unusable_password()
        user.save()
        log("user.sign_up", user, by=user)
    return user


def forget_unconfirmed() -> int:
    """Free addresses that nobody confirmed for a week; gives how many. What stays is a row that names nobody."""
    with transaction.atomic():
        late = User.objects.filter(joined_at__lt=clock.now() - UNCONFIRMED_FOR, last_login=None, is_active=True)
        found = list(late.filter(emailaddress__verified=False).exclude(emailaddress__verified=True))
        for user in found:
            EmailAddress.objects.filter(user=user).delete()
            user.email, user.is_active = f"{user.public_id}@erased.invalid", False
            user.save(update_fields=["email", "is_active"])
    return len(found)


def note_sign_in(user: User, session_key: str, *, device: str, how: str) -> SignIn:
    """Remember a device somebody signed in on, and forget those whose sessions are over."""
    with transaction.atomic():
        alive = Session.objects.filter(expire_date__gt=clock.real_now()).values("session_key")
        SignIn.objects.filter(user=user).exclude(session_key__in=alive).delete()
        found, _made = SignIn.objects.update_or_create(
            session_key=session_key, defaults={"user": user, "device": device, "how": how, "at": clock.now()}
        )
        return found


def end_sign_ins(user: User, *, by: Any, public_id: str = "", keep: str = "") -> int:
    """Sign an account out on one device, or on all but the one with session `keep`; gives how many ended."""
    with transaction.atomic():
        ending = SignIn.objects.filter(user=user).exclude(session_key=keep)
        if public_id:
            ending = ending.filter(public_id=public_id)
        keys = list(ending.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        ending.delete()
        if keys:
            log("user.end_sign_ins", user, by=by, data={"devices": len(keys)})
    return len(keys)


def move_address(user: User, address: str, *, by: Any) -> bool:
    """Sign in with another address from now on, which its owner has just shown is theirs; no if somebody was faster."""
    try:
        with transaction.atomic():
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
            user.email = address
            user.save(update_fields=["email"])
            log("user.move_address", user, by=by)
    except IntegrityError:
        user.refresh_from_db(fields=["email"])
        return False
    return True


def choose_language(user: User, language: str, *, by: Any) -> User:
    """The language the account begins in, and is written to in, from now on."""
    with transaction.atomic():
        user.language = language
        user.save(update_fields=["language"])
        log("user.choose_language", user, by=by, data={"language": language})
    return user


def give_role(
    user: User, role: str, *, by: Any, scope: Scope | str, scope_id: int, focus_ids: list[int] | None = None
) -> Membership:
    """Make `user` something for a programme or an organisation."""
    with transaction.atomic():
        membership = Membership.objects.create(
            user=user, role=role, scope=scope, scope_id=scope_id, focus_ids=focus_ids or []
        )
        forget_memberships(user)
        log("membership.give", membership, by=by, data={"role": role, "scope": str(scope), "scope_id": scope_id})
    return membership


def end_role(membership: Membership, *, by: Any, last_day: date) -> None:
    """End what somebody is after a last day. A role that would end before it began never was, and its row goes."""
    with transaction.atomic():
        membership = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
        log(
            "membership.end", membership, by=by,
            data={"role": membership.role, "scope": membership.scope, "scope_id": membership.scope_id},
        )  # fmt: skip
        if last_day < membership.starts:
            membership.delete()
        else:
            membership.ends = last_day
            membership.save(update_fields=["ends"])
        forget_memberships(membership.user)
