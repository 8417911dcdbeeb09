"""Who plays in the demo world: accounts, memberships, organisations, people; and who makes which move."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from ciconia.demo import files
from ciconia.demo.files import Row, extra_people, keyed
from ciconia.demo.story import Step
from ciconia.foundation.access import System
from ciconia.foundation.flow import Flow, Move
from ciconia.foundation.models import Membership, User
from ciconia.people.models import Counted, Identity, Organisation, Person
from ciconia.programmes.models import Focus, PackVersion, Programme, Sector

JOINED = date(2019, 7, 1)
OFFICER_OF = {"SOM": "joost", "AFG": "joost", "IRQ": "samira", "NGA": "samira"}
# The organisation some of them say they are active in, by the country they have ties to.
CIRCLES = {"SOM": "waterkring", "AFG": "afghan-skills", "IRQ": "two-rivers"}
ASSESSOR_OF = {"SOM": "anouk", "IRQ": "anouk", "AFG": "desmond", "NGA": "desmond"}
FOCAL_POINT_OF = {"SOM": "abdikarim", "AFG": "sohail", "IRQ": "noor", "NGA": "blessing"}
SYSTEM_MOVES = {("opportunity", "close"), ("outcome", "ask"), ("deliverable", "drop")}
# Where a flow lets two roles make a move, who usually does; otherwise the first it names.
USUAL = {
    ("application", "choose"): "officer",
    ("partnership", "begin"): "focal point",
    ("need", "begin"): "host contact",
    ("opportunity", "begin"): "officer",
    ("application", "begin"): "applicant",
    ("reference", "begin"): "applicant",
    ("engagement", "begin"): "participant",
    ("deliverable", "begin"): "participant",
    ("checklist_item", "begin"): "officer",
    ("outcome", "begin"): "system",
}
LABELS = {
    "opportunity.close": "Date passed",
    "opportunity.fill": "Every place is taken",
    "opportunity.refill": "A place became free",
    "application.expire": "Date passed",
    "application.call_off": "Opportunity ended",
    "reference.give": "Link in a letter",
    "reference.lapse": "Date passed",
    "reference.drop": "Application ended",
    "need.serve": "Completed engagement",
    "need.link": "Link in a letter",
    "need.letter": "Letter, compared by an officer",
    "checklist_item.drop": "Engagement ended early",
    "deliverable.drop": "Engagement ended early",
    "outcome.begin": "Planned with the completion",
    "outcome.ask": "Planned with the completion",
}


@dataclass
class Cast:
    """Everybody and everything the line needs, by the keys of the files."""

    programme: Programme
    version: PackVersion
    focuses: dict[str, Focus]
    sectors: dict[str, Sector]
    users: dict[str, User] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)  # of organisations, by id

    def of(self, flow: Flow, move: Move | None, row: Any, step: Step) -> User | System:
        """Who made a step: the role the story names, else the usual one of the flow."""
        noun, name = flow.noun, move.name if move else "begin"
        role = step.role or USUAL.get((noun, name)) or (move.roles[0] if move else "")
        if (noun, name) in SYSTEM_MOVES or role == "system":
            return System(LABELS.get(f"{noun}.{name}", "Ciconia"))
        if noun == "need" and role == "endorser" and row.state == "endorsed":
            role = "officer"
        if role in ("link", "letter"):
            return System(LABELS[f"need.{role}"])
        if noun == "need" and role == "endorser" and self.of_authority(row, step.at) is None:
            return System(LABELS["need.link"])
        if role in ("owner", "the one asked"):
            role = row.owner if role == "owner" else _asked(row)
        return self.who(role, row, step.at)

    def of_authority(self, need: Any, at: datetime | None) -> User | None:
        """The account of the authority that was asked at a moment; None where it answers by link or letter."""
        then = getattr(need, "asked_then", {}).get(at, need.endorser_id)
        return self.users.get(f"endorser-{self.keys[then]}")

    def who(self, role: str, row: Any, at: datetime | None = None) -> User:
        """The account that has a role for a row; of a need, the authority that was asked at that moment."""
        country = row.focus.country
        if role in ("applicant", "participant"):
            applicant: User = (row if hasattr(row, "person") else row.application).person.user
            return applicant
        if role == "host contact":
            return self.users[f"host-{self.keys[row.organisation_id]}"]
        if role == "endorser":
            return cast(User, self.of_authority(row, at))
        by_country = {"officer": OFFICER_OF, "assessor": ASSESSOR_OF, "focal point": FOCAL_POINT_OF}
        if role in by_country:
            return self.users[by_country[role][country]]
        return self.users[{"coordinator": "marit", "results": "lieke"}[role]]


def _asked(outcome: Any) -> str:
    if outcome.by_telephone:
        return "results"
    return "participant" if outcome.respondent == "participant" else "host contact"


def engage(programme: Programme, version: PackVersion) -> Cast:
    """Accounts, organisations and people, saved."""
    cast = Cast(
        programme, version, {focus.country: focus for focus in programme.focuses.select_related("programme")},
        {sector.code: sector for sector in programme.sectors.all()},
    )  # fmt: skip
    _organisations(cast)
    _accounts(cast)
    _people(cast)
    return cast


def _organisations(cast: Cast) -> None:
    cast.organisations = {
        key: Organisation(
            kind=row["kind"], name=files.text(row["name"]), country=row["country"], city=row["city"],
            about=files.text(row["about"]),
        )
        for key, row in keyed("organisation")
    }  # fmt: skip
    Organisation.objects.bulk_create(cast.organisations.values())
    cast.keys = {organisation.pk: key for key, organisation in cast.organisations.items()}
    units = []
    for key, row in keyed("organisation"):
        if "parent" in row:
            cast.organisations[key].parent = cast.organisations[row["parent"]]
            units.append(cast.organisations[key])
    Organisation.objects.bulk_update(units, ["parent"])


def _accounts(cast: Cast) -> None:
    rows: list[tuple[str, str, Row]] = [(key, row["name"], row) for key, row in keyed("staff")]
    for key, row in people_rows():
        email = row.get("email", f"{key}@example.net")
        rows.append((key, f"{row['given']} {row['family']}", {**row, "email": email}))
    spoken = dict(settings.LANGUAGES)
    cast.users = {
        # No password: who wants to sign in gets a code by mail, or one click.
        key: User(
            email=row["email"], name=name, password=f"{UNUSABLE_PASSWORD_PREFIX}{key}",
            language=row["language"] if row["language"] in spoken else "en",
        )
        for key, name, row in rows
    }  # fmt: skip
    User.objects.bulk_create(cast.users.values())
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in cast.users.values()
    )
    Membership.objects.bulk_create(_membership(cast, key, row) for key, row in keyed("staff"))


def _membership(cast: Cast, key: str, row: Row) -> Membership:
    staff = row["scope"] == "programme"
    return Membership(
        user=cast.users[key], role=row["role"], scope=row["scope"], starts=JOINED,
        scope_id=cast.programme.pk if staff else cast.organisations[row["organisation"]].pk,
        focus_ids=[cast.focuses[country].pk for country in row.get("focuses", [])],
    )  # fmt: skip


def _active_in(cast: Cast, number: int, ties: list[str]) -> str:
    """Every second says so, where there is an organisation of people with the same ties."""
    key = next((CIRCLES[tie] for tie in ties if tie in CIRCLES), "")
    return cast.organisations[key].public_id if key and number % 2 == 0 else ""


def people_rows() -> list[tuple[str, Row]]:
    """Everybody who may apply, by key: the lives, then the others."""
    return [*keyed("person"), *extra_people().items()]


def _people(cast: Cast) -> None:
    for key, row in people_rows():
        headline = row["headline"] if isinstance(row["headline"], str) else row["headline"]["en"]
        cast.people[key] = Person(
            user=cast.users[key], short_name=row.get("short_name", f"{row['given']} {row['family'].split()[-1][0]}."),
            headline=headline, experience=files.text(row.get("experience")),
            languages=[{"code": code, "level": level} for code, level in row["languages"]],
            available_from=row["available_from"], available_weeks=row["available_weeks"],
            modes=row.get("modes", ["virtual", "mixed"]),
        )  # fmt: skip
    Person.objects.bulk_create(cast.people.values())
    Identity.objects.bulk_create(
        Identity(
            person=cast.people[key], full_name=f"{row['given']} {row['family']}", email=cast.users[key].email,
            own_words=files.text(row.get("own_words")), work_history=row.get("work_history", []),
            residence_country=row["residence"], residence_city=row["city"],
        )
        for key, row in people_rows()
    )  # fmt: skip
    Counted.objects.bulk_create(
        Counted(
            person=cast.people[key], sex=row["sex"], birth_year=row["birth_year"], ties=row["ties"],
            active_in=_active_in(cast, number, row["ties"]),
        )
        for number, (key, row) in enumerate(people_rows())
    )  # fmt: skip
