"""Joint statements for tests, led by the actions that lead them in the product."""

from typing import Any

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.actions import statement as statements
from ciconia.gatherings.actions import statement_signature as signatures
from ciconia.gatherings.models import Statement, StatementSignature
from ciconia.programmes.models import Programme
from tests import make
from tests.make import as_user
from tests.remembered import remembered


@remembered
def make_statement(state: str = "open", *, programme: Programme | None = None, **fields: Any) -> Statement:
    """A statement up to a state, of a programme that has them; one that is past open has a signature."""
    programme = programme or make.make_programme()
    with acting_as("system:maker"):
        if "statement" not in programme.kinds:
            programme.kinds = [*programme.kinds, "statement"]
            programme.save(update_fields=["kinds"])
    officer = make._staff("officer", programme.focuses.first() or make.make_focus())
    today = clock.today(programme.zone)
    said: dict[str, Any] = {
        "title": translated("Leave nobody behind", fr="Ne laisser personne de côté"),
        "text": translated("We ask for three things.", fr="Nous demandons trois choses."),
        "addressed_to": "Ministers of foreign affairs", "closes_on": today + make.timedelta(days=21),
    }  # fmt: skip
    row: Statement = as_user(officer, statements.make_statement, programme, **(said | fields))
    if state == "draft":
        return row
    as_user(officer, statements.open_statement, row)
    if state == "withdrawn":
        return as_user(officer, statements.withdraw, row, reason="Another one is written.")  # type: ignore[no-any-return]
    if state != "open":
        make_signature(statement=row)
        as_user(officer, statements.close, row)
    if state in ("handed_over", "answered", "unanswered"):
        as_user(officer, statements.hand_over, row, to="The ministry, at a meeting", on=today)
    if state == "answered":
        as_user(officer, statements.answer, row, words=translated("We will look at it."))
    if state == "unanswered":
        as_user(officer, statements.no_answer, row, reason="Asked twice")
    return row


@remembered
def make_signature(
    state: str = "standing", *, statement: Statement | None = None, name: str = "Ayaan Relief", **fields: Any
) -> StatementSignature:
    """An organisation's signature: asked for, standing, taken back or struck out."""
    statement = statement or make_statement()
    said: dict[str, Any] = {
        "country": "NLD", "website": "", "signer": "Hodan Warsame", "function": "Chair", "shown": True,
        "email": f"chair{next(make._number)}@example.org",
    } | fields  # fmt: skip
    row = signatures.ask(statement, name=name, **said)
    if state != "asked":
        row = signatures.confirm(row.public_id)
    if state == "taken_back":
        row = signatures.take_back(row.public_id)
    if state == "struck":
        officer = make._staff("officer", statement.programme.focuses.first() or make.make_focus())
        row = as_user(officer, signatures.strike, row, reason="It is not this organisation.")
    return row
