"""Lists of people as they could leave, and the lists that left."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.foundation.countries import country_name, language_name
from ciconia.people.models import Export, Exported, Identity, Person, Sight
from ciconia.people.rules.export import Column


@dataclass(frozen=True)
class Outgoing:
    """A list as it could leave: rows of one programme as the asker sees them now, and the columns it may have.

    person: the name of the column of `rows` that holds the person's id, or nothing for whoever has no account.
    """

    what: str
    programme_id: int
    rows: QuerySet[Any]
    person: str
    columns: tuple[Column, ...]

    def people(self) -> int:
        """How many people are on it now."""
        rows, nobody = self.rows.order_by(), Q((self.person, None))
        return rows.exclude(nobody).values(self.person).distinct().count() + rows.filter(nobody).count()


def identified(person: Person, field: str) -> str:
    """What identifies somebody, where whoever asks sees it; else nothing."""
    identity = getattr(person, "identity", None)
    return str(getattr(identity, field, "") or "")


def residence(person: Person) -> str:
    """The country somebody lives in, by its name."""
    code = identified(person, "residence_country")
    return country_name(code, get_language() or "en") if code else ""


def spoken(person: Person) -> str:
    """The languages somebody said they speak."""
    reader = get_language() or "en"
    return ", ".join(language_name(item["code"], reader) for item in person.languages if item.get("code"))


def columns_on(person: Any) -> tuple[Column, ...]:
    """The columns about a person that every list may have. person: from a row of the list to its person."""
    return (
        Column("name", _("Full name"), Identity, "full_name", lambda row: _name(person(row))),
        Column("email", _("E-mail"), Identity, "email", lambda row: identified(person(row), "email")),
        Column("phone", _("Telephone"), Identity, "phone", lambda row: identified(person(row), "phone")),
        Column("residence", _("Lives in"), Identity, "residence_country", lambda row: residence(person(row))),
        Column("languages", _("Languages"), Person, "languages", lambda row: spoken(person(row))),
    )


def people_columns() -> tuple[Column, ...]:
    """The columns a list of people may have."""
    headline = Column("headline", _("Headline"), Person, "headline", lambda row: row.headline)
    return (*columns_on(lambda row: row), headline)


def people_out(programme_id: int, user: Any) -> Outgoing:
    """Everybody staff of a programme may see now."""
    today = clock.today()
    sights = Sight.objects.filter(
        Q(ends=None) | Q(ends__gt=today), persons_q(user), person=OuterRef("pk"), programme_id=programme_id,
        starts__lte=today,
    )  # fmt: skip
    rows = Person.objects.visible_to(user).filter(Exists(sights)).exclude(user_id=user.pk)
    rows = rows.select_related("identity").order_by("short_name", "pk")
    return Outgoing("people", programme_id, rows, "pk", people_columns())


def lists_that_left(programme_id: int, user: Any) -> QuerySet[Export]:
    """The lists of a programme that left, the latest first, for whoever may know of them."""
    return Export.objects.visible_to(user).filter(programme_id=programme_id).order_by("-id")


def lists_with(person: Person) -> list[Exported]:
    """The lists somebody was on, the latest first."""
    rows = Exported.objects.filter(person=person).select_related("export")
    return list(rows.order_by("-at", "-id"))


def _name(person: Person) -> str:
    return identified(person, "full_name") or person.short_name
