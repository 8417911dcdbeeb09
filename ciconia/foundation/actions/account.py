"""Accounts and what they may do."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from ciconia.foundation.access import forget_memberships
from ciconia.foundation.actions.log import log
from ciconia.foundation.models import Membership, Scope, User


def open_account(email: str, *, by: Any, name: str = "", language: str = "en", password: str | None = None) -> User:
    """An account with a verified address; without a password it signs in by mailed code."""
    with transaction.atomic():
        user = User.objects.create_user(email, password, name=name, language=language)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        log("user.open", user, by=by)
    return user


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
