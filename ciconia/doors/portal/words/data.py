"""What the page on one's own data says: who may see one, because of what, and what was agreed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Engagement
from ciconia.doors.shared.asked import asked_token
from ciconia.doors.shared.lists import columns_of, name_of
from ciconia.doors.shared.shown import story_url
from ciconia.doors.shared.templatetags.ciconia import short_name, words
from ciconia.foundation import clock
from ciconia.people.actions.register import registered
from ciconia.people.models import Consent, Organisation, Person, Purpose
from ciconia.people.queries.export import lists_with
from ciconia.people.queries.own_data import sights_of
from ciconia.people.queries.register import looks_at, opened
from ciconia.people.rules.consent import WORDS
from ciconia.programmes.models import Focus, Programme
from ciconia.programmes.queries.focus import focuses_to_join
from ciconia.publishing.models import Appearance
from ciconia.publishing.queries.story import appearances_of
from ciconia.selection.models import Asking
from ciconia.selection.queries.asking import asked_of

BECAUSE = {
    "application": _("because you applied"),
    "engagement": _("because of your assignment"),
    "register": _("because you let them find you"),
    "import": _("because you are on a list that was brought in"),
}


@dataclass(frozen=True)
class Seer:
    """Somebody who may see a person or could once."""

    who: Any
    staff: bool
    why: str
    full: bool
    starts: date
    ends: date | None
    now: bool


def seers(person: Person) -> list[Seer]:
    """Each of them once, with the name of the focus or institution; three statements, whatever their number."""
    rows = sights_of(person)
    focuses = {focus.pk: focus for focus in Focus.objects.filter(pk__in={row.focus_id for row in rows})}
    hosts = {one.pk: one for one in Organisation.objects.filter(pk__in={row.organisation_id for row in rows})}
    return [
        Seer(
            who=(hosts[row.organisation_id] if row.organisation_id else focuses[row.focus_id]).name,
            staff=row.organisation_id is None, why=str(BECAUSE.get(row.because, "")), full=row.level == "full",
            starts=row.starts, ends=row.ends, now=row.ends is None or row.ends > clock.today(),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class OnList:
    """A list somebody was on that left: of which programme, of what, with which columns, why, when."""

    programme: Any
    what: str
    columns: str
    why: str
    at: Any


def lists(person: Person) -> list[OnList]:
    """Each of them, the latest first; two statements, whatever their number."""
    rows = lists_with(person)
    programmes = {one.pk: one for one in Programme.objects.filter(pk__in={row.export.programme_id for row in rows})}
    return [
        OnList(
            programme=programmes[row.export.programme_id].name, what=name_of(row.export), why=row.export.reason,
            columns=columns_of(row.export), at=row.at,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """One purpose as the page offers it: its words, and the consent that stands."""

    purpose: str
    title: str
    words: str
    consent: Consent | None


def offers(person: Person) -> list[Offer]:
    """Every purpose but the register, which stands apart: it is agreed to country by country."""
    standing = {row.purpose: row for row in Consent.objects.standing().filter(person=person)}
    asked = [purpose for purpose in Purpose if purpose != Purpose.REGISTER]
    return [Offer(p.value, str(p.label), str(WORDS[p]), standing.get(p.value)) for p in asked]


@dataclass(frozen=True)
class Looked:
    """That somebody opened a page about a person."""

    on: date
    who: Any
    staff: bool
    what: str


def looked(person: Person) -> list[Looked]:
    """Who looked lately, the latest first; three statements, whatever their number."""
    rows = looks_at(person)
    focuses = {focus.pk: focus.name for focus in Focus.objects.filter(pk__in={row.focus_id for row in rows})}
    hosts = dict(Organisation.objects.filter(pk__in={row.organisation_id for row in rows}).values_list("pk", "name"))
    return [
        Looked(
            on=row.on, staff=row.organisation_id is None, what=row.get_at_display(),
            who=focuses.get(row.focus_id) if row.organisation_id is None else hosts.get(row.organisation_id),
        )
        for row in rows
    ]  # fmt: skip


def asked(person: Person) -> list[Asking]:
    """What staff asked somebody, the latest first, each with the address at which it is answered."""
    found = asked_of(person)
    for row in found:
        row.url = reverse("link:asked", args=[asked_token(row.public_id)])  # type: ignore[attr-defined]
    return found


def told_of(user: Any) -> list[Appearance]:
    """The stories that show somebody, the latest first, each with the address at which they answer."""
    found = list(appearances_of(user))
    for row in found:
        row.url = story_url(row)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True)
class Place:
    """A focus whose staff may be let find a person: its words, and the consent that stands."""

    focus: Focus
    words: str
    consent: Consent | None


def places(person: Person) -> list[Place]:
    """Every focus one can join, and those that closed since and where the consent stands."""
    standing = {row.for_focus_id: row for row in registered(person)}
    rows = Focus.objects.filter(Q(pk__in=focuses_to_join().values("pk")) | Q(pk__in=standing))
    focuses = rows.select_related("programme")
    return [Place(focus, register_words(focus), standing.get(focus.pk)) for focus in focuses]


def register_words(focus: Focus) -> str:
    """What somebody agrees to who lets the staff of a focus find them."""
    names = {"programme": short_name(focus.programme), "focus": words(focus.name)}
    return str(WORDS[Purpose.REGISTER]) % names


@dataclass(frozen=True)
class Became:
    """What became of being found, in the last year."""

    opened: int
    placed: int


def became(person: Person) -> Became:
    """How often staff opened somebody's page, and how many assignments they had."""
    since = clock.today() - timedelta(days=365)
    placed = Engagement.objects.filter(person=person, state_since__date__gte=since).count()
    return Became(opened(person, since), placed)
