"""Spreadsheets that are brought in, and whom or what their lines could mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Brought, Fate, Identity, Intake, IntakeRow, Organisation, Sight
from ciconia.people.rules.intake import folded

IDENTITY = ("full_name", "email", "phone", "residence_country", "residence_city")
PERSON = ("headline", "languages", "concepts")
ORGANISATION = ("kind", "city", "website")


@dataclass(frozen=True)
class Known:
    """Somebody or an organisation that is known already: what is kept of them in the fields of a list.

    owns: whether they look after it themselves; seen: whether whoever brings the list in sees them.
    """

    obj: Any
    values: dict[str, Any]
    owns: bool = False
    seen: bool = True


def intakes_of(programme_id: int, user: Any) -> QuerySet[Intake]:
    """The spreadsheets of a programme, the latest first, for whoever may know of them."""
    return Intake.objects.visible_to(user).filter(programme_id=programme_id).order_by("-id")


def fates_of(intake: Intake) -> dict[str, int]:
    """How many lines have each fate."""
    counted = intake.lines.order_by().values("fate").annotate(number=Count("id"))
    found = {row["fate"]: row["number"] for row in counted}
    return {fate: found.get(fate, 0) for fate in Fate.values}


def progress_of(intake: Intake) -> dict[str, int]:
    """How many lines were worked on, undone, kept at an undo, told, not reachable, declined."""
    return intake.lines.aggregate(
        done=Count("id", filter=Q(is_done=True)), undone=Count("id", filter=Q(is_undone=True)),
        kept=Count("id", filter=Q(is_kept=True)), told=Count("id", filter=Q(told_at__isnull=False)),
        silent=Count("id", filter=Q(fate=Fate.NEW, is_done=True, after__email__isnull=True, is_undone=False)),
        declined=Count("id", filter=Q(declined_at__isnull=False)),
    )  # fmt: skip


def alike(intake: Intake, lines: Sequence[Mapping[str, Any]]) -> list[Known | None]:
    """For each line, whom or what it means among what is known; nothing where it is new."""
    return (_people if intake.what == Brought.PEOPLE else _organisations)(intake, lines)


def key_of(what: str, values: Mapping[str, Any]) -> str:
    """By what two lines of one spreadsheet are the same."""
    if what == Brought.ORGANISATIONS:
        return f"{folded(values['name'])} {values['country']}"
    if values.get("email"):
        return str(values["email"])
    return "|".join(folded(str(values.get(name, ""))) for name in ("full_name", "phone", "residence_city"))


def _people(intake: Intake, lines: Sequence[Mapping[str, Any]]) -> list[Known | None]:
    addresses = {line["email"] for line in lines if line.get("email")}
    names = {line["full_name"] for line in lines if not line.get("email")}
    rows = Identity.objects.select_related("person__user").annotate(small=Lower("email"))
    found = list(rows.filter(small__in=addresses)) + list(rows.filter(person__user__email__in=addresses))
    # Without an address only those are compared who were brought in without one, here.
    brought = Sight.objects.filter(programme_id=intake.programme_id, because="import").values("person")
    nameless = list(rows.filter(email="", full_name__in=names, person__in=brought, person__user=None))
    seen = _seen(intake, [row.person_id for row in (*found, *nameless)])
    known: dict[str, Known] = {}
    row: Any
    for row in (*nameless, *found):
        values = {name: getattr(row, name) for name in IDENTITY}
        values |= {name: getattr(row.person, name) for name in PERSON}
        one = Known(row.person, values, owns=row.person.user_id is not None, seen=row.person_id in seen)
        keys = {key_of(intake.what, values | {"email": row.small})}
        if row.person.user is not None:
            keys.add(row.person.user.email)
        known |= dict.fromkeys(keys, one)
    return [known.get(key_of(intake.what, line)) for line in lines]


def _seen(intake: Intake, people: Iterable[int]) -> set[int]:
    today = clock.today()
    sights = Sight.objects.filter(
        Q(ends=None) | Q(ends__gt=today), person__in=set(people), starts__lte=today, level="full"
    )
    mine = Q(programme_id=intake.programme_id) if intake.account is None else persons_q(intake.account)
    return set(sights.filter(mine).values_list("person_id", flat=True))


def _organisations(intake: Intake, lines: Sequence[Mapping[str, Any]]) -> list[Known | None]:
    known: dict[str, Known] = {}
    for row in Organisation.objects.filter(country__in={line["country"] for line in lines}).order_by("-id"):
        one = Known(row, {name: getattr(row, name) for name in ORGANISATION})
        named = {text for code, text in row.name.items() if code != "source"}
        known |= {key_of(intake.what, {"name": text, "country": row.country}): one for text in named}
    return [known.get(key_of(intake.what, line)) for line in lines]


def lines_to_tell() -> QuerySet[IntakeRow]:
    """Those who were brought in, have an address, and have not been told."""
    rows = IntakeRow.objects.filter(fate=Fate.NEW, is_done=True, is_undone=False, told_at=None, declined_at=None)
    rows = rows.filter(intake__what=Brought.PEOPLE, intake__done_at__isnull=False, intake__undoing_at=None)
    rows = rows.exclude(person=None).exclude(person__identity__email="").exclude(person__identity=None)
    return rows.select_related("intake", "person__identity").order_by("id")


@dataclass(frozen=True)
class Told:
    """What a letter to somebody who was brought in says."""

    line: IntakeRow
    address: str
    name: str
    programme_id: int
    focus_id: int | None


def told_of(line: IntakeRow) -> Told:
    """The letter about one line."""
    person: Any = line.person
    into = line.intake
    return Told(line, person.identity.email, person.identity.full_name, into.programme_id, into.focus_id)


def line_by(public_id: str) -> IntakeRow | None:
    """The line of a list, for whoever has its link; read past the wall, because they have no account."""
    with acting_as("system:jobs"):
        return IntakeRow.objects.filter(public_id=public_id).select_related("intake", "person").first()
