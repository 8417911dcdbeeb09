"""What organisations of the demo world declare, whom one reaches there, and those that were written down twice."""

from datetime import datetime, time

from ciconia.demo.cast import JOINED, Cast
from ciconia.demo.files import registry, text
from ciconia.demo.story import ZONE
from ciconia.foundation.models import User
from ciconia.people.models import Contact, Organisation, Registration, Tie

FACTS = ("registered_where", "registered_number", "founded", "members", "countries", "languages", "email", "wanted")


def make_registry(cast: Cast) -> None:
    """The registry, contacts without an account, funding and ties, and two institutions that are there twice."""
    said = registry()
    at = datetime.combine(JOINED, time(10), tzinfo=ZONE)
    Registration.objects.bulk_create(
        Registration(
            organisation=cast.organisations[row["organisation"]],
            works_on=text(row.get("works_on")), funded_by=text(row.get("funded_by")),
            listed_since=JOINED if row["listed"] else None,
            **{name: row[name] for name in FACTS if name in row},
        )
        for row in said["registration"]
    )  # fmt: skip
    Tie.objects.bulk_create(
        Tie(
            organisation=cast.organisations[row.pop("organisation")], declared="read_in" not in row, at=at,
            by=_author(cast, row), **row,
        )
        for row in [dict(row) for row in said["tie"]]
    )  # fmt: skip
    Contact.objects.bulk_create(
        Contact(organisation=cast.organisations[row.pop("organisation")], starts=JOINED, **row)
        for row in [dict(row) for row in said["contact"]]
    )
    Organisation.objects.bulk_create(_twin(cast, dict(row)) for row in said["twin"])


def _author(cast: Cast, row: dict[str, str]) -> User | None:
    """What staff noted was written by the coordinator; what was declared, by the organisation as a whole."""
    return cast.users["marit"] if "read_in" in row else None


def _twin(cast: Cast, row: dict[str, str]) -> Organisation:
    first = cast.organisations[row.pop("of")]
    return Organisation(kind="partner", country=first.country, name=text(row.pop("name")), parent=first.parent, **row)
