"""Who may do what: scopes of an account, and verdicts that say why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import rules
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Func, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models.membership import PERSON_ROLES, STAFF_ROLES, Membership, Role, Scope

Rows = TypeVar("Rows", bound=QuerySet[Any])

# While a focus is suspended, its people are in sight of these alone.
IN_A_CRISIS = (Role.COORDINATOR, Role.SAFEGUARDING)

# Suspended focuses come with the memberships, as programme, focus, programme, focus: which focuses there are is known
# floors above, and a question of its own would be one more on every page.
_SUSPENDED = Func(
    function="ciconia_suspended", template="(SELECT %(function)s())", output_field=ArrayField(BigIntegerField())
)
_MEMBERSHIPS = Kept(
    lambda: Membership.objects.filter(user_id=Asked("user")).annotate(suspended=_SUSPENDED).order_by("id")
)


@dataclass(frozen=True)
class System:
    """An actor that is no person: a job, or the product itself drawing a consequence."""

    name: str
    pk: None = None
    is_authenticated: bool = True

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Speaker(System):
    """Somebody without an account who answers for one organisation, by a link or a letter; the name says who."""

    organisation_id: int | None = None
    role: str = "endorser"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with the reason in words."""

    ok: bool
    why: str | Promise = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def memberships_of(user: Any) -> tuple[Membership, ...]:
    """The memberships of an account that hold today; read once per request and kept on the account."""
    if not getattr(user, "is_authenticated", False) or isinstance(user, System):
        return ()
    kept: tuple[Membership, ...] | None = getattr(user, "_memberships", None)
    if kept is None:
        today = clock.today()
        kept = tuple(
            item
            for item in _MEMBERSHIPS.rows(user=user.pk)
            if item.starts <= today and (item.ends is None or item.ends >= today)
        )
        user._memberships = kept
    return kept


def forget_memberships(user: Any) -> None:
    """Read the memberships anew at the next question, after one was given or ended."""
    user.__dict__.pop("_memberships", None)


def still_focuses(user: Any) -> frozenset[int]:
    """The suspended focuses whose people are out of reach of an account: all where it is not there for a crisis."""
    held = memberships_of(user)
    flat = getattr(held[0], "suspended", []) if held else []
    there = [item for item in held if item.scope == Scope.PROGRAMME and item.role in IN_A_CRISIS]
    return frozenset(
        focus
        for programme, focus in zip(flat[::2], flat[1::2], strict=True)
        if not any(item.scope_id == programme and (not item.focus_ids or focus in item.focus_ids) for item in there)
    )


def holds_for_programme(user: Any, roles: Iterable[str], programme_id: int | None, focus_id: int | None) -> bool:
    """Whether the account has one of `roles` for this programme, and for this focus where it is limited."""
    wanted = set(roles)
    return programme_id is not None and any(
        item.scope == Scope.PROGRAMME
        and item.scope_id == programme_id
        and item.role in wanted
        and (not item.focus_ids or focus_id is None or focus_id in item.focus_ids)
        for item in memberships_of(user)
    )


def holds_for_organisation(user: Any, roles: Iterable[str], organisation_id: int | None) -> bool:
    """Whether the account has one of `roles` for this organisation."""
    return organisation_id is not None and organisation_id in organisation_ids(user, roles)


def organisation_ids(user: Any, roles: Iterable[str]) -> list[int]:
    """The organisations for which the account has one of `roles`."""
    wanted = set(roles)
    return [m.scope_id for m in memberships_of(user) if m.scope == Scope.ORGANISATION and m.role in wanted]


def staff_q(
    user: Any, roles: Iterable[str] = STAFF_ROLES, *, programme: str = "programme_id", focus: str = "focus_id"
) -> Q:
    """The rows of programmes and focuses for which the account has one of `roles`, as a condition."""
    wanted, condition = set(roles), Q(pk__in=[])
    for item in memberships_of(user):
        if item.scope == Scope.PROGRAMME and item.role in wanted:
            condition |= Q(**{f"{focus}__in": item.focus_ids}) if item.focus_ids else Q(**{programme: item.scope_id})
    return condition


def persons_q(user: Any, *, programme: str = "programme_id", focus: str = "focus_id") -> Q:
    """As `staff_q`, for rows about people: without editors and viewers, and what is out of reach for a while."""
    return within_reach(user, staff_q(user, PERSON_ROLES, programme=programme, focus=focus), focus=focus)


def hosts_q(
    user: Any, roles: Iterable[str] = (Role.HOST_CONTACT,), *, organisation: str = "organisation_id",
    focus: str = "focus_id",
) -> Q:  # fmt: skip
    """The rows about people of institutions for which the account has one of `roles`, as a condition."""
    return within_reach(user, Q(**{f"{organisation}__in": organisation_ids(user, roles)}), focus=focus)


def within_reach(user: Any, condition: Q, *, focus: str = "focus_id") -> Q:
    """A condition on rows about people, without those of suspended focuses that are out of the account's reach."""
    still = still_focuses(user)
    return condition & ~Q(**{f"{focus}__in": still}) if still else condition


def going_on(rows: Rows, *, focus: str = "focus_id") -> Rows:
    """Rows for everybody, without those of suspended focuses: for floors that know a focus by its id alone."""
    stopped = Func(function="ciconia_stopped", template="(SELECT %(function)s())", output_field=BigIntegerField())
    return rows.exclude(**{f"{focus}__in": stopped})


def staff_where(user: Any, roles: Iterable[str] = STAFF_ROLES) -> dict[str, list[int]]:
    """As `staff_q`, as values for a kept query: the programmes an account works in as a whole, and focuses."""
    wanted, found = set(roles), {"programmes": [0], "focuses": [0]}  # never empty, so that its type is known
    for item in memberships_of(user):
        if item.scope == Scope.PROGRAMME and item.role in wanted:
            found["focuses"] += item.focus_ids
            found["programmes"] += [] if item.focus_ids else [item.scope_id]
    return found


def persons_where(user: Any) -> dict[str, list[int]]:
    """As `persons_q`, as values for a kept query; `still` are the focuses whose people are out of reach."""
    return {**staff_where(user, PERSON_ROLES), "still": [0, *still_focuses(user)]}


def can(user: Any, permission: str, obj: Any = None) -> Verdict:
    """Whether `user` may use `permission` on `obj`, and why not. A check that raises answers no."""
    try:
        allowed = rules.has_perm(permission, user, obj)
    except Exception:  # a broken rule must never open a door
        return Verdict(False, _("This could not be checked, so the answer is no."))
    return YES if allowed else Verdict(False, _("This is not for your role here."))
