"""Organisations that may be one and the same, and what became of those that were."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ciconia.foundation.models import Log
from ciconia.people.models import Apart, Merge, Organisation
from ciconia.people.models.reach import DECIDERS, reach
from ciconia.people.rules.duplicate import Alike, Known, compare, pairs

COLUMNS = ("pk", "country", "name", "acronym", "website")
MOST = 100


@dataclass(frozen=True)
class Pair:
    """Two organisations that may be one, with what is alike."""

    first: Organisation
    second: Organisation
    alike: Alike


def likely_pairs(user: Any, country: str = "") -> list[Pair]:
    """The organisations that may be one, where an account may say so; those that are known to be two are left out.

    Only those of one country are held against each other; three statements, however many there are.
    """
    rows = Organisation.objects.filter(reach(user, DECIDERS).q())
    if country:
        rows = rows.filter(country=country)
    by_country: dict[str, list[Known]] = {}
    for row in rows.order_by("country", "pk").values_list(*COLUMNS):
        by_country.setdefault(row[1], []).append(_known(row))
    apart = set(Apart.objects.values_list("first_id", "second_id"))
    found = [one for known in by_country.values() if len(known) > 1 for one in pairs(known)]
    found = [one for one in found if (min(one.first, one.second), max(one.first, one.second)) not in apart]
    return _with_rows(sorted(found, key=lambda one: -one.score)[:MOST])


def like(organisation: Organisation) -> list[Organisation]:
    """Those in its country that an organisation may already be, the most alike first, at most five."""
    rows = Organisation.objects.filter(country=organisation.country).exclude(pk=organisation.pk)
    mine = _known((organisation.pk or 0, "", organisation.name, organisation.acronym, organisation.website))
    found = [one for row in rows.values_list(*COLUMNS) if (one := compare(mine, _known(row)))]
    best = [one.second for one in sorted(found, key=lambda one: -one.score)[:5]]
    there = Organisation.objects.in_bulk(best)
    return [there[pk] for pk in best]


def _known(row: tuple[Any, ...]) -> Known:
    pk, _country, name, acronym, website = row
    names = dict.fromkeys(text for code, text in name.items() if code != "source" and text)
    return Known(pk, tuple(names), acronym, website)


def _with_rows(found: Iterable[Alike]) -> list[Pair]:
    alike = list(found)
    wanted = {pk for one in alike for pk in (one.first, one.second)}
    rows = {row.pk: row for row in Organisation.objects.filter(pk__in=wanted).select_related("parent")}
    return [Pair(rows[one.first], rows[one.second], one) for one in alike]


def merges_into(organisation: Organisation) -> QuerySet[Merge]:
    """The organisations that went into this one, the latest first."""
    return Merge.objects.filter(kept=organisation, undone_at=None).select_related("by").order_by("-pk")


def entries_of(organisation: Organisation) -> QuerySet[Log]:
    """What happened to an organisation and to those that went into it, as far as whoever asks may read it."""
    gone = Merge.objects.filter(kept=organisation, undone_at=None).values("gone_id")
    own = Log.objects.filter(noun="organisation", object_id=organisation.pk)
    others = Log.objects.filter(noun="organisation", object_id__in=gone)
    return (own | others).order_by("-id")
