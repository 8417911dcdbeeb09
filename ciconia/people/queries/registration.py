"""The registry of diaspora organisations: what everybody may read, and nothing beside it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation.text import Translated
from ciconia.people.models import Organisation, OrganisationKind, Registration, Tie, Wanted

PAGE = 25
NOTHING = Translated()


@dataclass(frozen=True)
class PublicOrganisation:
    """What of an organisation is public: its name and country, and what it wants to be."""

    public_id: str
    name: Translated
    country: str
    city: str = ""
    about: Translated = field(default_factory=Translated)
    website: str = ""
    email: str = ""
    registered_where: str = ""
    registered_number: str = ""
    founded: int | None = None
    members: int | None = None
    countries: tuple[str, ...] = ()
    works_on: Translated = field(default_factory=Translated)
    funded_by: Translated = field(default_factory=Translated)
    languages: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()


def registration_of(organisation: Organisation) -> Registration | None:
    """What an organisation says for the registry, where it said something."""
    return Registration.objects.filter(organisation=organisation).first()


def _listed() -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(kind=OrganisationKind.DIASPORA, registration__listed_since__isnull=False)
    return rows.select_related("registration")


def listed_ids() -> list[str]:
    """The public ids of all of them."""
    return list(_listed().order_by("pk").values_list("public_id", flat=True))


def listed_organisations(
    *, country: str = "", works_in: str = "", after: tuple[str, int] | None = None, limit: int = PAGE
) -> list[tuple[Organisation, PublicOrganisation]]:
    """Those that asked to be on the public list, by name, with the part of each that is public; one statement.

    country: where they are; works_in: a country they work in and say so in public; after: the place in the order.
    """
    rows = _listed()
    if country:
        rows = rows.filter(country=country)
    if works_in:
        rows = rows.filter(registration__countries__contains=[works_in])
        rows = rows.filter(registration__wanted__contains=[Wanted.COUNTRIES])
    if after is not None:
        name, pk = after
        rows = rows.filter(Q(sorted_by__gt=name) | Q(sorted_by=name, pk__gt=pk))
    return [(row, _public(row, ())) for row in rows.order_by("sorted_by", "pk")[:limit]]


def listed_countries() -> tuple[list[str], list[str]]:
    """The countries in which listed organisations are, and those they say in public they work in."""
    rows = list(_listed().values_list("country", "registration__countries", "registration__wanted"))
    work = {code for _country, codes, wanted in rows if Wanted.COUNTRIES in wanted for code in codes}
    return sorted({country for country, _codes, _wanted in rows}), sorted(work)


def listed_organisation(public_id: str) -> PublicOrganisation | None:
    """The public part of an organisation that is on the list; two statements at most."""
    row = _listed().filter(public_id=public_id).first()
    if row is None:
        return None
    ties: Any = ()
    if Wanted.TIES in row.registration.wanted:
        ties = Tie.objects.filter(organisation=row, public=True, taken_back_at=None).order_by("-at", "-pk")
    return _public(row, tuple(ties))


def _public(row: Organisation, ties: tuple[Tie, ...]) -> PublicOrganisation:
    said, wanted = row.registration, set(row.registration.wanted)

    def open_(name: str, value: Any, otherwise: Any) -> Any:
        return value if name in wanted else otherwise

    return PublicOrganisation(
        row.public_id, row.name, row.country,
        city=open_(Wanted.CITY, row.city, ""),
        about=open_(Wanted.ABOUT, row.about, NOTHING),
        website=open_(Wanted.WEBSITE, row.website, ""),
        email=open_(Wanted.EMAIL, said.email, ""),
        registered_where=open_(Wanted.REGISTERED, said.registered_where, ""),
        registered_number=open_(Wanted.REGISTERED, said.registered_number, ""),
        founded=open_(Wanted.FOUNDED, said.founded, None),
        members=open_(Wanted.MEMBERS, said.members, None),
        countries=tuple(open_(Wanted.COUNTRIES, said.countries, ())),
        works_on=open_(Wanted.WORKS_ON, said.works_on, NOTHING),
        funded_by=open_(Wanted.FUNDED_BY, said.funded_by, NOTHING),
        languages=tuple(open_(Wanted.LANGUAGES, said.languages, ())),
        ties=ties,
    )  # fmt: skip
