"""Signing a joint statement for an organisation: asked on a page, confirmed by the link of a letter, taken back.

Whoever confirms, takes back or strikes out locks the statement first, so that two for one organisation are told apart.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.letters import OddLetters, plain_address, tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import SignerNote, Statement, StatementSignature, StatementSigner
from ciconia.gatherings.queries.statement import signer_by_link
from ciconia.gatherings.rules.statement import (
    FORGET_UNCONFIRMED,
    KEEP_SIGNERS,
    MOST_LETTERS,
    keeps,
    key_of,
    takes_signatures,
)

NOUN = "statement_signature"
AT_ONCE = 500
Post = Callable[[StatementSigner], None]


class Closed(Exception):
    """Nobody can sign any more: it is closed, called back or withdrawn."""


class SignedAlready(Exception):
    """This organisation has signed."""


def ask(
    statement: Statement, *, name: str, country: str, website: str, signer: str, function: str, email: str,
    shown: bool = False, language: str = "en", words: str = "", account: Any = None,
) -> StatementSignature:  # fmt: skip
    """Ask to sign: a letter with a link goes to the address, and nothing counts or shows before that.

    account: whoever is signed in, if anybody. Raises Unfit by field, Closed, or SignedAlready.
    """
    said = {"name": tidy(name), "signer": tidy(signer), "function": tidy(function)}
    if wrong := _unsaid(said["name"], said["signer"]):
        raise Unfit(wrong)
    address = _address(email)
    with acting_as("system:jobs"):
        _lock(statement)
        if not takes_signatures(statement, clock.now()):
            raise Closed
        key = key_of(said["name"])
        if statement.signatures.standing().filter(key=key).exists():
            raise SignedAlready
        who = StatementSigner.objects.filter(
            signature__statement=statement, signature__key=key, email=address, signature__ended_at=None
        ).first()
        if who is None:
            row = StatementSignature.objects.create(
                statement=statement, name=said["name"], key=key, country=country, website=website
            )
            who = StatementSigner(signature=row, account=account, email=address, words=words)
        who.name, who.function, who.shown, who.language = said["signer"], said["function"], shown, language
        if who.letters < MOST_LETTERS:
            who.letter, who.letters = SignerNote.CONFIRM, who.letters + 1
        who.save()
    return who.signature


def confirm(public_id: str) -> StatementSignature:
    """Let a signature stand; a second press changes nothing. Raises Closed, or SignedAlready."""
    with acting_as("system:jobs"):
        who = _by_link(public_id)
        row = who.signature
        if row.confirmed_at is not None or row.ended_at is not None:
            return row
        if not takes_signatures(row.statement, clock.now()):
            raise Closed
        if row.statement.signatures.standing().filter(key=row.key).exists():
            raise SignedAlready
        row.confirmed_at = clock.now()
        row.signer = ", ".join(filter(None, [who.name, who.function])) if who.shown else ""
        row.save()
        who.letter = SignerNote.SIGNED
        who.save(update_fields=["letter"])
        _count(row.statement)
        log("statement.sign", row.statement, by=System(row.name), noun="statement")
    return row


def take_back(public_id: str) -> StatementSignature:
    """Take an organisation's signature off, at once; a second press changes nothing. Raises Closed."""
    with acting_as("system:jobs"):
        row = _by_link(public_id).signature
        if row.ended_at is None:
            row.ended_at = clock.now()
            row.save(update_fields=["ended_at"])
            _count(row.statement)
            log("statement.take_back", row.statement, by=System(row.name), noun="statement")
    return row


def strike(row: StatementSignature, *, by: Any, reason: str) -> StatementSignature:
    """Take a signature off that is not an organisation's, with a reason that whoever signed reads.

    Raises Refused, or Unfit by field.
    """
    if not keeps(by, row.statement):
        raise Refused(_("Only officers and coordinators strike signatures out."))
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. Whoever is concerned will read it.")})
    with transaction.atomic():
        _lock(row.statement)
        row.refresh_from_db(fields=["ended_at"])
        if row.ended_at is None:
            row.ended_at, row.struck = clock.now(), reason.strip()
            row.save(update_fields=["ended_at", "struck"])
            _count(row.statement)
            with acting_as("system:jobs"):
                StatementSigner.objects.filter(signature=row).update(letter=SignerNote.STRUCK)
            log("statement.strike", row.statement, by=by, reason=reason.strip(), noun="statement")
    return row


def write_letters(post: Post) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; how many went and how many came back.

    post: raises NotSent. A letter is handed over before that is noted, so a run that is killed repeats that one.
    """
    with acting_as("system:jobs"):
        waiting = list(StatementSigner.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = StatementSigner.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            who = rows.select_related("signature__statement__programme").filter(pk=pk).first()
            if who is None:
                continue
            try:
                post(who)
                who.bounced_at, sent = None, sent + 1
            except NotSent:
                who.bounced_at = clock.now()
                back += 1
            who.letter = SignerNote.NONE
            who.save(update_fields=["letter", "bounced_at"])
    return sent, back


def forget() -> dict[str, int]:
    """Delete what nobody confirmed after a week, and who signed a year after the statement was handed over."""
    now = clock.now()
    with acting_as("system:jobs"):
        old = StatementSignature.objects.filter(confirmed_at=None, asked_at__lt=now - FORGET_UNCONFIRMED)
        over = Q(signature__statement__handed_on__lt=(now - KEEP_SIGNERS).date())
        gone = Q(signature__statement__state="withdrawn", signature__statement__state_since__lt=now - KEEP_SIGNERS)
        signers = StatementSigner.objects.filter(over | gone).delete()[0]
        unconfirmed = old.count()
        old.delete()
    return {"unconfirmed": unconfirmed, "signers": signers}


def _unsaid(name: str, signer: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not key_of(name):
        found["name"] = _("Write the name of the organisation.")
    if not signer:
        found["signer"] = _("Write your name.")
    return found


def _address(email: str) -> str:
    try:
        address = plain_address(email)
    except OddLetters as odd:
        what = {"letter": odd.letter}
        words = _("“%(letter)s” only looks like a letter of an address. Type the address by hand.") % what
        raise Unfit({"email": words}) from odd
    if "@" not in address:
        raise Unfit({"email": _("Write an e-mail address: the link to confirm goes there.")})
    return address


def _by_link(public_id: str) -> StatementSigner:
    """Who signs, with the statement held."""
    who = signer_by_link(public_id)
    if who is None:
        raise Closed
    statement = who.signature.statement
    _lock(statement)
    row = StatementSignature.objects.get(pk=who.signature_id)
    row.statement, who.signature = statement, row
    return who


def _lock(statement: Statement) -> None:
    with acting_as("system:jobs"):
        statement.refresh_from_db(from_queryset=Statement.objects.select_for_update(of=("self",)))


def _count(statement: Statement) -> None:
    statement.signed = StatementSignature.objects.standing().filter(statement=statement).count()
    statement.save(update_fields=["signed"])
