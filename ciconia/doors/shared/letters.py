"""What letters of all doors need: whole addresses, since a letter stands on no site, and the way out of its kind.

The links are signed, stored nowhere, and do not expire: a way out that has closed would be worse than one that somebody
else finds, who could only stop letters that their owner can ask for again. They name an account and the address it had,
or an address by its digest alone.
"""

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from ciconia.foundation.actions.mail import Message, letter_to
from ciconia.foundation.queries.letter import Whose
from ciconia.foundation.rules.letter import KINDS, digest_of

_STOP = Signer(sep=".", salt="letters: no more of a kind")
_CHOOSE = Signer(sep=".", salt="letters: which, and how often")


def at(path: str) -> str:
    """The whole address of a page of this site."""
    return settings.SITE.rstrip("/") + path


def stop_token(kind: str, who: Whose) -> str:
    """The end of the address at which letters of a kind end."""
    return _STOP.sign(f"{kind}-{_named(who)}")


def choose_token(who: Whose) -> str:
    """The end of the address at which somebody chooses, without signing in, which letters come there."""
    return _CHOOSE.sign(_named(who))


def stop_of(token: str) -> tuple[str, str, str] | None:
    """The kind, the public id of the account or nothing, and the digest; None where the token is not ours."""
    try:
        kind, public_id, digest = _STOP.unsign(token).split("-")
    except BadSignature:
        return None
    return kind, public_id, digest


def choose_of(token: str) -> tuple[str, str] | None:
    """The public id of the account or nothing, and the digest; None where the token is not ours."""
    try:
        public_id, digest = _CHOOSE.unsign(token).split("-")
    except BadSignature:
        return None
    return public_id, digest


def paced_letter(
    kind: str, address: str, account: Any, subject: str, body: str, *, headers: dict[str, str], gist: str = "",
    stop: str = "",
) -> Message:  # fmt: skip
    """A letter of a kind about which somebody may choose: its foot says how, and where it can be refused its heads too.

    RFC 8058 for List-Unsubscribe and its Post. account: None for an address without one. gist: what the daily letter
    says of it, without a link that works without signing in. stop: where this one letter ends with one press, where
    that is something narrower than its kind.
    """
    who = Whose(account, digest_of(address))
    said = {"kind": KINDS[kind], "choose": at(reverse("link:letters", args=[choose_token(who)]))}
    if KINDS[kind].refusable:
        said["stop"] = stop or at(reverse("link:no_letters", args=[stop_token(kind, who)]))
        headers = headers | {
            "List-Unsubscribe": f"<{said['stop']}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }  # fmt: skip
    body = f"{body.rstrip()}\n\n{render_to_string('shared/letter_foot.txt', said)}"
    return letter_to(address, subject, body, kind=kind, headers=headers, gist=gist)


def _named(who: Whose) -> str:
    return f"{who.account.public_id if who.account else ''}-{who.digest}"
