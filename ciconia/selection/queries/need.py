"""Needs as staff and institutions read them, as they stood before, and who could serve them."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import staff_q
from ciconia.foundation.models import Log, Membership, Role, Scope, User
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Programme, Sector
from ciconia.selection.models import DevelopmentPlan, Need, NeedConcept, Partnership
from ciconia.selection.rules.need_form import QUESTIONS

LISTED = (
    "public_id", "reference", "title", "state", "taken_on", "taken_from", "turn_role", "due_at", "focus__country",
    "organisation__name", "organisation__city", "organisation__country",
)  # fmt: skip


def needs_at_desk(programme: Programme, user: Any) -> QuerySet[Need]:
    """The needs of the focuses an account works in."""
    rows = Need.objects.visible_to(user).filter(staff_q(user), programme=programme)
    return rows.select_related(
        "programme", "focus", "organisation__parent", "partnership", "sector", "endorser", "origin", "plan"
    )


def for_a_list(rows: QuerySet[Need]) -> QuerySet[Need]:
    """The same with no more than a list shows."""
    return rows.select_related(None).select_related("focus", "organisation").only(*LISTED)


def last_entry(need: Need) -> Log | None:
    """What happened to a need last."""
    return Log.objects.filter(noun="need", object_id=need.pk).order_by("-id").first()


def as_it_stood(need: Need, version: int | None) -> Need:
    """The need as it stood at a version, as far as the log says; now, where there is no version."""
    found = copy(need)
    if version is None or version >= need.version:
        return found
    entries = Log.objects.filter(noun="need", object_id=need.pk, data__version__gt=version)
    for entry in entries.order_by("-id"):
        for name, value in entry.data.get("was", {}).items():
            if name in QUESTIONS:
                setattr(found, name, _read(name, value))
    return found


def _read(name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = QUESTIONS[name].kind
    if kind == "sector":
        return Sector.objects.filter(pk=value).first()
    if kind == "plan":
        return DevelopmentPlan.objects.filter(pk=value).first()
    if kind == "day":
        return date.fromisoformat(value)
    return Translated(value) if isinstance(value, dict) else value


def needs_to_tell() -> QuerySet[Need]:
    """Needs that were written down for an institution which was not told yet, and where there is somebody to tell."""
    waiting = Need.objects.filter(~Q(taken_on=None), told_at=None, state__in=["draft", "returned", "submitted"])
    held = _hosts().filter(scope_id=OuterRef("organisation_id"))
    return waiting.filter(Exists(held)).select_related("programme", "focus", "organisation").order_by("pk")


def hosts_to_tell(need: Need) -> list[User]:
    """The accounts that speak for the institution of a need."""
    held = _hosts().filter(scope_id=need.organisation_id).values("user_id")
    return list(User.objects.filter(pk__in=held, is_active=True).order_by("pk"))


def _hosts() -> QuerySet[Membership]:
    today = clock.today()
    rows = Membership.objects.filter(scope=Scope.ORGANISATION, role=Role.HOST_CONTACT, starts__lte=today)
    return rows.filter(Q(ends=None) | Q(ends__gte=today))


def answered_for(need: Need) -> set[str]:
    """The names that were answered or stand there to be ticked: they are not found again."""
    return set(NeedConcept.objects.filter(need=need).values_list("concept__uri", flat=True))


def offered_for(need: Need) -> list[NeedConcept]:
    """The names that were offered for a need, the likeliest first."""
    return list(NeedConcept.objects.filter(need=need).select_related("concept").order_by("-score", "id"))


def about_how_many(focus_id: int, concepts: Iterable[str], languages: Iterable[str]) -> int:
    """About how many people whom staff of a focus may find have confirmed one of some concepts and speak one of some
    languages (any, where none is given): rounded by the database, 0 for fewer than five. One statement, no rows.
    """
    with connection.cursor() as cursor:
        values: list[Any] = [focus_id, list(concepts), list(languages)]
        cursor.execute("SELECT ciconia_people_like(%s, %s::text[], %s::text[])", values)
        return int(cursor.fetchone()[0])


def others_of(need: Need, partnerships: QuerySet[Partnership]) -> list[Partnership]:
    """The agreed partnerships of the same institution, among some, under which a need could be stated as well."""
    rows = partnerships.filter(organisation_id=need.organisation_id, state="agreed").exclude(pk=need.partnership_id)
    return list(rows.select_related("programme", "focus", "organisation").order_by("pk"))
