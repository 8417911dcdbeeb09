"""Organisations as staff read them: the list, one of them in its tree, and how one stood when somebody opened it."""

from copy import copy
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower

from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated
from ciconia.people.models import Merge, Organisation

LISTED = ("public_id", "kind", "name", "country", "city", "acronym", "sorted_by", "parent__name")
MOST = 500


def organisations(*, kind: str = "", country: str = "", words: str = "") -> QuerySet[Organisation]:
    """Organisations of a kind, in a country, with some words in a name or the acronym; each optional."""
    rows = Organisation.objects.all()
    if kind:
        rows = rows.filter(kind=kind)
    if country:
        rows = rows.filter(country=country)
    return _found_by(rows, words) if words.strip() else rows


def _found_by(rows: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    # All names of an organisation, without the code of the language they were first written in.
    names = Func(F("name"), Value("source"), function="", template="%(expressions)s", arg_joiner=" - ")
    every = Func(
        names, Value("$.*"), function="jsonb_path_query_array", template="%(function)s(%(expressions)s::jsonpath)"
    )
    folded = Lower(Func(every, function="ciconia_fold", template="%(function)s((%(expressions)s)::text)"))
    rows = rows.annotate(found_by=Func(folded, function="", template="%(expressions)s", output_field=TextField()))
    for word in words.split()[:8]:
        wanted = Lower(Func(Value(word), function="ciconia_fold", output_field=TextField()))
        rows = rows.annotate(wanted=wanted).filter(Q(found_by__contains=F("wanted")) | Q(acronym__iexact=word))
    return rows


def for_a_list(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same with no more than a list shows, each with how many stand under it."""
    return rows.select_related("parent").only(*LISTED).annotate(below=Count("units"))


def countries_with_organisations() -> list[str]:
    """The countries organisations are in."""
    return list(Organisation.objects.order_by("country").values_list("country", flat=True).distinct())


def possible_parents(country: str) -> QuerySet[Organisation]:
    """Those an organisation of a country may stand under, by name; the rules decide in the end."""
    return Organisation.objects.filter(country=country).order_by("sorted_by", "pk")[:MOST]


def as_it_stood(organisation: Organisation, version: int | None) -> Organisation:
    """The organisation as it stood at a version, as far as the log says; now, where there is no version."""
    found = copy(organisation)
    if version is None:
        return found
    entries = Log.objects.filter(noun="organisation", object_id=organisation.pk, data__version__gt=version)
    for entry in entries.order_by("-id"):
        for name, value in entry.data.get("was", {}).items():
            setattr(found, name, _read(name, value))
    return found


def _read(name: str, value: Any) -> Any:
    if name == "parent":
        return Organisation.objects.filter(public_id=value).first() if value else None
    return Translated(value) if isinstance(value, dict) else value


def went_into(public_id: str) -> Organisation | None:
    """Where an organisation is now that was merged into another one."""
    merge = Merge.objects.filter(gone_public_id=public_id, undone_at=None).select_related("kept").last()
    return merge.kept if merge else None


def place_in_order(public_id: str) -> tuple[str, int] | None:
    """Where an organisation stands in the order of names; nothing where there is none."""
    if not public_id:
        return None
    return Organisation.objects.filter(public_id=public_id).values_list("sorted_by", "pk").first()
