"""Joint statements as the desk, the public pages and the letters read them."""

from typing import Any

from django.db.models import QuerySet

from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Statement, StatementSignature, StatementSigner
from ciconia.programmes.models import Programme


def statements_at_desk(programme: Programme, user: Any) -> QuerySet[Statement]:
    """The statements of a programme, for its staff."""
    return Statement.objects.visible_to(user).filter(programme=programme).select_related("programme")


def public_statements(programme: Programme) -> QuerySet[Statement]:
    """The statements of a programme that everybody reads, the newest first."""
    return Statement.objects.public().filter(programme=programme).order_by("-opened_at", "-pk")


def public_statement(programme: Programme, public_id: str) -> Statement | None:
    """One that everybody reads, with its programme."""
    found = public_statements(programme).select_related("programme").filter(public_id=public_id).first()
    return found


def signatures_of(statement: Statement) -> QuerySet[StatementSignature]:
    """The signatures that stand, by the name of the organisation."""
    return statement.signatures.standing().order_by("name", "pk")


def signers_of(statement: Statement, user: Any) -> QuerySet[StatementSigner]:
    """Who asked to sign, for whoever leads the statement through; the latest first, also what ended or waits."""
    rows = StatementSigner.objects.visible_to(user).filter(signature__statement=statement)
    return rows.select_related("signature__organisation").order_by("-signature__asked_at", "-signature")


def signer_by_link(public_id: str) -> StatementSigner | None:
    """Who signs and for what, for whoever has the link of the letter."""
    with acting_as("system:jobs"):
        rows = StatementSigner.objects.select_related("signature__statement__programme")
        return rows.filter(signature__public_id=public_id).first()
