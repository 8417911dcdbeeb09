"""Reading what a programme says of itself, now or as it stood in an earlier version."""

from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from ciconia.foundation import clock
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.programmes.models import Criterion, Fact, Focus, PackVersion, Programme, Rule, Target

_LAST_DAY = Coalesce("prolonged_to", "ends", Value(date.max))
_BY_CODE = Kept(lambda: Programme.objects.filter(code=Asked("code")))


def programmes() -> QuerySet[Programme]:
    """Every programme of the installation, the newest first; those whose first day is not known stand last."""
    return Programme.objects.order_by(F("starts").desc(nulls_last=True), "code")


def under_way(on: date) -> QuerySet[Programme]:
    """The programmes whose last day has not passed, or is not known, the newest first."""
    return programmes().alias(last=_LAST_DAY).filter(last__gte=on)


def programme_here() -> Programme | None:
    """The programme that heads pages which are about none: the newest that is not over, else the newest."""
    over = ExpressionWrapper(Q(last__lt=clock.today()), output_field=BooleanField())
    newest = F("starts").desc(nulls_last=True)
    return Programme.objects.alias(last=_LAST_DAY, over=over).order_by("over", newest, "code").first()


def programme_by_code(code: str) -> Programme:
    """The programme of that code; Programme.DoesNotExist if there is none."""
    found = _BY_CODE.rows(code=code)
    if not found:
        raise Programme.DoesNotExist
    programme: Programme = found[0]
    return programme


def version_now(programme: Programme) -> PackVersion:
    """The newest version of the programme's set-up, to be stored with what is made under it."""
    return programme.versions.order_by("-number")[0]


def set_up_at(programme: Programme) -> datetime:
    """When the set-up last changed."""
    moment: datetime = programme.versions.order_by("-number").values_list("at", flat=True)[0]
    return moment


def rules_on(programme: Programme, day: date, version: int | None = None) -> QuerySet[Rule]:
    """The rules of eligibility that hold on a day, in the wording of now or of an earlier version. All must be met."""
    rows = _standing(Rule.objects.filter(programme=programme), version)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


def criteria_of(programme: Programme, version: int | None = None) -> QuerySet[Criterion]:
    """What assessors look at, in the order of the pack."""
    return _standing(Criterion.objects.filter(programme=programme), version)


def targets_of(programme: Programme | Asked, focus: Focus | None = None) -> QuerySet[Target]:
    """What the programme means to reach; with a focus, what it means to reach there."""
    rows = _standing(Target.objects.filter(programme=programme), None)
    return rows.filter(focus=focus) if focus else rows


def facts_of(programme: Programme, on: date | None = None) -> QuerySet[Fact]:
    """What is known of the programme, with sources; with a day, only what could be known then."""
    rows = _standing(Fact.objects.filter(programme=programme), None)
    return rows.filter(Q(known_from=None) | Q(known_from__lte=on)) if on else rows


def _standing(rows: Any, version: int | None) -> QuerySet[Any]:
    """Of one programme's rows those of a version, in the order of the pack."""
    found: QuerySet[Any] = rows.current() if version is None else rows.in_version(version)
    return found.order_by("position", "id")
