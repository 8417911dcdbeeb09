"""What is public, and how it stops being so: our own pages at once, everything else by somebody's hand."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.people.models import Organisation, Person
from ciconia.publishing.models import Channel, Place, Publication

WHO = "officer|coordinator"
# Whoever makes pages or works in the country posts; nobody else writes in the programme's name.
POSTERS = ("officer", "coordinator", "focal point", "editor")


MOST_SIGNS = 500


@dataclass(frozen=True)
class Named:
    """Somebody a page names who is no person of ours: a name, and the address they are known by."""

    name: str
    email: str = ""


@dataclass(frozen=True)
class About:
    """Whom something public is about."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    named: tuple[Named, ...] = ()


def unfit_post(post: Publication) -> dict[str, Words]:
    """What is wrong in the note of a post, by field."""
    found: dict[str, Words] = {}
    if post.channel not in Channel.values or post.channel == Channel.WEBSITE:
        found["channel"] = _("Choose the channel on which it was posted.")
    if post.place == Place.MAIL:
        return found
    try:
        parts = urlsplit(post.address)
    except ValueError:
        parts = urlsplit("")
    if not post.address:
        found["address"] = _("Copy the address of the post here: without it nobody finds it again.")
    elif parts.scheme not in ("http", "https") or "." not in parts.netloc:
        found["address"] = _("Write the whole address, beginning with https.")
    elif len(post.address) > MOST_SIGNS:
        found["address"] = _("This address is too long. Copy the short one that the post offers for sharing.")
    return found


def _ours(publication: Publication, by: Any) -> Words | None:
    if not publication.is_ours:
        return _("It stands elsewhere: somebody has to take it down by hand.")
    return None


def _elsewhere(publication: Publication, by: Any) -> Words | None:
    if publication.is_ours:
        return _("It is a page of ours: withdraw it, and it is gone at once.")
    return None


def _still_there(publication: Publication, by: Any) -> Words | None:
    if publication.taken_down_on is not None:
        return _("Somebody took it down by hand. Post it again and write down where.")
    return None


FLOW = Flow(
    floor="publishing",
    noun="publication",
    states={
        # Nobody has to do anything about what is public.
        "standing": State(),
        "to_take_down": State("officer", "P2D"),
        "withdrawn": State(),
    },
    moves=(
        Move("withdraw", "standing", "withdrawn", f"{WHO}|system", reason=True, style="no", conditions=(_ours,),
             label=_("Withdraw it"), done=_("Withdrawn. Nobody reads it any more."),
             consequence=_("It is gone from pages, feeds, calendars, search and the programming interface at once.")),
        Move("ask_to_take_down", "standing", "to_take_down", f"{WHO}|system", reason=True, style="no",
             conditions=(_elsewhere,), label=_("Have it taken down"),
             done=_("It is in the list of what has to be taken down by hand."),
             consequence=_("Somebody has to go there and take it down within two days.")),
        Move("taken_down", "to_take_down", "withdrawn", f"{WHO}|focal point|editor", style="go",
             label=_("It is taken down"), done=_("Noted: it is taken down.")),
        Move("restore", "withdrawn|to_take_down", "standing", f"{WHO}|system", reason=True, style="go",
             conditions=(_still_there,), label=_("Make it public again"), done=_("Public again."),
             consequence=_("Everybody can read it again.")),
    ),
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, publication: Publication) -> bool:
    """The same answer as `Publication.visible_to`, for one row."""
    return Publication.objects.visible_to(user).filter(pk=publication.pk).exists()


rules.add_perm("publishing.view_publication", sees)
