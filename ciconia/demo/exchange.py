"""The statement that organisations signed after the exchanges of the demo world, made by the verbs on its days.

The organisations are made of words that go together; none of them exists, and no letter of theirs ever left.
"""

from datetime import datetime, time, timedelta
from itertools import islice, product
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.demo.together import on_their_days
from ciconia.gatherings.actions import statement as statements
from ciconia.gatherings.models import SignerNote, Statement, StatementSignature, StatementSigner
from ciconia.gatherings.rules.statement import FORGET_UNCONFIRMED, key_of
from ciconia.programmes.models import Programme

NAMES = (
    ("Tamarind", "Sahel", "Baobab", "Two Rivers", "Lantern", "Jacaranda", "Monsoon", "Atlas", "Acacia", "Harbour"),
    ("Women's Network", "Health Workers", "Youth Forum", "Teachers' Circle"),
)
COUNTRIES = ("NLD", "BEL", "FRA", "ESP", "DEU", "GBR", "ITA", "SWE", "CAN", "USA")
SHOWN_EVERY = 5
ANSWERED_AFTER = timedelta(hours=3)


def make_exchange(cast: Cast, until: datetime) -> None:
    """The statement that came out of the exchanges, as far as it had come by then."""
    row = files.world("exchange")["statement"]
    with on_their_days() as go_to:
        if go_to(row["made"]) < until:
            programme = Programme.objects.get(code="global-exchange")
            _statement(programme, cast.users["joost"], row, until, go_to)


def _statement(programme: Programme, by: Any, row: Row, until: datetime, go_to: Any) -> None:
    one = statements.make_statement(
        programme, by=by, title=files.text(row["title"]), text=files.text(row["text"]),
        addressed_to=row["addressed_to"], closes_on=row["closes_on"],
    )  # fmt: skip
    steps = (
        ("opened", lambda: statements.open_statement(one, by=by)),
        ("closed", lambda: statements.close(one, by=by)),
        ("handed", lambda: statements.hand_over(one, by=by, to=row["handed_to"], on=row["handed"])),
        ("answered", lambda: statements.answer(one, by=by, words=files.text(row["answer"]))),
    )
    for name, step in steps:
        if go_to(row[name]) >= until:
            break
        if name == "closed":
            _signatures(one, row, until)
            go_to(row[name])
        step()
    else:
        return
    if name == "closed":
        _signatures(one, row, until)


def _signatures(statement: Statement, row: Row, until: datetime) -> None:
    """One organisation after the other from the first to the last day; of the last week some have not confirmed yet."""
    first = datetime.combine(row["opened"], time(11), ZONE)
    names = [" ".join(parts) for parts in product(*NAMES)]
    days = (row["closes_on"] - row["opened"]).days
    found = []
    for number, name in enumerate(islice(names, len(names))):
        asked = first + timedelta(days=number * days / len(names))
        if asked + ANSWERED_AFTER < until:
            signs = number % 10 != 9 or asked + FORGET_UNCONFIRMED < until  # what nobody confirmed is gone by then
            found.append(StatementSignature(
                statement=statement, name=name, key=key_of(name), country=COUNTRIES[number % len(COUNTRIES)],
                asked_at=asked, confirmed_at=asked + ANSWERED_AFTER if signs else None,
                signer="Somebody invented, chair" if signs and number % SHOWN_EVERY == 0 else "",
            ))  # fmt: skip
    rows = StatementSignature.objects.bulk_create(found)
    StatementSigner.objects.bulk_create(
        StatementSigner(
            signature=one, name="Somebody invented", function="Chair", email=f"signer{number}@example.org",
            shown=bool(one.signer), letter=SignerNote.NONE, letters=1,
        )
        for number, one in enumerate(rows)
    )  # fmt: skip
    Statement.objects.filter(pk=statement.pk).update(signed=sum(one.confirmed_at is not None for one in rows))
    statement.refresh_from_db()
