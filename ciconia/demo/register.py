"""What people of the demo world agreed to, how old their profiles are, who finds them, and who looked at them."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from django.utils import translation

from ciconia.demo.cast import ASSESSOR_OF, JOINED, Cast, people_rows
from ciconia.demo.files import Row, skills
from ciconia.demo.story import ZONE
from ciconia.engine.vocabulary.concept import OWN
from ciconia.engine.vocabulary.own import load_own
from ciconia.foundation import clock
from ciconia.people.models import (
    Concept,
    Consent,
    Freshness,
    Look,
    LookedAt,
    Person,
    Purpose,
    Sight,
    SightLevel,
    Suggestion,
)
from ciconia.people.rules.consent import WORDS
from ciconia.selection.models import Application

FOUND = 3  # of five people
DAYS_TO_JOIN = 60


def make_register(cast: Cast) -> None:
    """A consent for each profile; for three of five one more, and the sight that comes with it; the age of all."""
    today, rows = clock.today(), people_rows()
    freshness, consents = [], []
    for key, row in rows:
        joined = JOINED + timedelta(days=_seed(key) % DAYS_TO_JOIN)
        said = _last_said(key, joined, today)
        freshness.append(Freshness(
            person=cast.people[key], work_on=said, languages_on=said, context_on=said, contact_on=said,
            availability_on=max(said, today - timedelta(days=_seed(key + "free") % 200)),
        ))  # fmt: skip
        consents += _consents(cast, key, row, joined)
    Freshness.objects.bulk_create(freshness)
    Consent.objects.bulk_create(consents)
    Sight.objects.bulk_create(
        Sight(
            person=consent.person, programme_id=consent.for_programme_id, focus_id=consent.for_focus_id,
            level=SightLevel.CARD, because="register", object_id=consent.pk, starts=clock.day_of(consent.given_at),
        )
        for consent in consents if consent.purpose == Purpose.REGISTER
    )  # fmt: skip


def make_skills(cast: Cast) -> None:
    """Own short words of some people, and the concepts they confirmed, with their names."""
    told = skills()
    wanted = {OWN + name for row in told.values() for name in row["confirmed"]}
    concepts = {
        one.uri: Concept(
            uri=one.uri, kind=one.kind.value, isco=one.isco, names={code: one.label(code) for code in one.labels},
        )
        for one in load_own() if one.uri in wanted
    }  # fmt: skip
    Concept.objects.bulk_create(concepts.values())
    suggestions = []
    for key, row in told.items():
        person = cast.people[key]
        person.concepts, person.confirmed = row["words"], sorted(OWN + name for name in row["confirmed"])
        for words, name in zip_longest(row["words"], row["confirmed"]):
            concept = concepts[OWN + name] if name else None
            suggestions.append(Suggestion(person=person, words=words, concept=concept, score=1, confirmed=bool(name)))
    Person.objects.bulk_update([cast.people[key] for key in told], ["concepts", "confirmed"])
    Suggestion.objects.bulk_create(suggestions)


def make_looks(cast: Cast) -> None:
    """Whoever read an application opened it first: an assessor, and where it went on the host."""
    today = clock.today()
    sent = Application.objects.exclude(submitted_at=None).select_related("focus").order_by("id")
    Look.objects.bulk_create(look for row in sent for look in _looks(cast, row) if look.on <= today)


def _looks(cast: Cast, row: Application) -> Iterable[Look]:
    if row.submitted_at is None:
        return
    sent = clock.day_of(row.submitted_at)
    assessor = cast.users[ASSESSOR_OF[row.focus.country]]
    yield Look(
        person_id=row.person_id, viewer=assessor, on=sent + timedelta(days=4), at=LookedAt.APPLICATION,
        focus_id=row.focus_id,
    )  # fmt: skip
    if row.state in ("chosen", "offered", "accepted"):
        host = cast.users.get(f"host-{cast.keys[row.organisation_id]}")
        if host is not None:
            yield Look(
                person_id=row.person_id, viewer=host, on=sent + timedelta(days=15), at=LookedAt.APPLICATION,
                organisation_id=row.organisation_id,
            )  # fmt: skip


def _consents(cast: Cast, key: str, row: Row, joined: date) -> Iterable[Consent]:
    given = datetime.combine(joined, time(10), ZONE)
    with translation.override("en"):
        yield Consent(
            person=cast.people[key], purpose=Purpose.PROFILE, words=str(WORDS[Purpose.PROFILE]), language="en",
            given_at=given, erases_when_silent=True,
        )  # fmt: skip
        focuses = [cast.focuses[country] for country in row["ties"] if country in cast.focuses]
        if _seed(key + "found") % 5 < FOUND and focuses:
            names = {"programme": cast.programme.code.upper(), "focus": str(focuses[0].name)}
            yield Consent(
                person=cast.people[key], purpose=Purpose.REGISTER, words=str(WORDS[Purpose.REGISTER]) % names,
                language="en", given_at=given + timedelta(minutes=3), for_programme_id=cast.programme.pk,
                for_focus_id=focuses[0].pk, covers_asking=True,
            )  # fmt: skip


def _last_said(key: str, joined: date, today: date) -> date:
    """The day of somebody's last yes: eight of nine answered within a few days of being asked, up to now."""
    said = joined
    if _seed(key) % 9 == 0:
        return said
    while (after := said + timedelta(days=365 + _seed(key + str(said.year)) % 12)) <= today:
        said = after
    return said


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
