"""Noting what is public, withdrawing it wherever it stands, and making it public again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Func, QuerySet, Value
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System, holds_for_programme
from ciconia.foundation.actions.log import actor_label
from ciconia.foundation.actions.perform import Refused, begin, perform, perform_many
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation, Person
from ciconia.people.rules.person import is_self
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import Channel, Place, Publication, Subject
from ciconia.publishing.queries.publication import rows_about
from ciconia.publishing.rules.publication import FLOW, POSTERS, About, unfit_post

NOBODY = About()
BY_ITSELF = "source"  # why something is withdrawn whose own state says that it is not public
UNNAMED = "unnamed"  # the same where the page no longer names somebody whom a post names
DESK = "desk"  # the same where staff withdrew this one place


@dataclass(frozen=True)
class Withdrawn:
    """What a withdrawal found: what is gone at once, and what somebody has to take down by hand."""

    gone: tuple[Publication, ...] = ()
    by_hand: tuple[Publication, ...] = ()


def note_page(
    noun: str, source: str, *, programme: Programme, focus: Focus | None, title: Translated, by: Any,
    about: About = NOBODY, at: datetime | None = None,
) -> Publication:  # fmt: skip
    """Note that a page of ours is public from now on, or is again; a second time changes only what it is about.

    Whom the page does not name any more is no longer to be named elsewhere either: posts about the same thing that
    name them have to be taken down. at: since when, where that was before now.
    """
    with acting_as("system:jobs"):
        page = Publication.objects.select_for_update().own_page(noun, source).first()
        if page is None:
            page = Publication(
                programme=programme, focus=focus, noun=noun, source=source, title=title, place=Place.PAGE,
                channel=Channel.WEBSITE, by=_account(by), at=at or clock.now(),
            )  # fmt: skip
            begin(FLOW, page, by=by)
        elif page.title != title:
            page.title = title
            page.save(update_fields=["title"])
        dropped = _set_subjects(page, about)
        _drop_elsewhere(page, dropped)
    restore_source(noun, source)
    return page


def note_post(
    noun: str, source: str, *, programme: Programme, focus: Focus | None, title: Translated, by: Any, channel: str,
    address: str, language: str, place: str = Place.POST, about: About = NOBODY, letters: int | None = None,
) -> Publication:  # fmt: skip
    """Note what was made public on a channel that is not ours, and where. Raises Refused, or Unfit by field."""
    post = Publication(
        programme=programme, focus=focus, noun=noun, source=source, title=title, place=place, channel=channel,
        address=address.strip(), language=language, letters=letters, by=_account(by),
    )  # fmt: skip
    if not any(FLOW.holds(by, role, post) for role in POSTERS):
        raise Refused(FLOW.who_may(POSTERS))
    if wrong := unfit_post(post):
        raise Unfit(wrong)
    with transaction.atomic():
        begin(FLOW, post, by=by)
        with acting_as("system:jobs"):
            _set_subjects(post, about)
    return post


def withdraw_source(noun: str, source: str, *, by: Any, reason: str, page: bool = True) -> Withdrawn:
    """Withdraw all that is public of one thing, because of what became of it.

    page: whether its page goes, too. Where it stays and says what became of it, only posts elsewhere are taken down.
    """
    rows = Publication.objects.filter(noun=noun, source=source)
    # Whoever may end the thing itself may not be whoever keeps what is public: this follows from what they did.
    by = System(actor_label(by))
    return _withdraw(rows if page else rows.exclude(place=Place.PAGE), BY_ITSELF, by=by, reason=reason)


def restore_source(noun: str, source: str) -> list[Publication]:
    """Make public again what was withdrawn because of what had become of one thing; what was taken down stays gone."""
    rows = Publication.objects.filter(noun=noun, source=source)
    return _restore(rows, BY_ITSELF, by=System(_("Public again")), reason=_("It is public again."))


def withdraw_about(
    *, by: Any, reason: str, person: Person | None = None, organisation: Organisation | None = None,
    focus: Focus | None = None, beside: Iterable[int] = (),
) -> Withdrawn:  # fmt: skip
    """Find every place in which a person, an institution or a country is public, and withdraw it.

    Pages of ours are gone when the transaction ends; what stands elsewhere becomes the task of an officer, each with
    its address and a date. Whoever may withdraw one of these places withdraws all of them, also those of another
    programme: what is half withdrawn is not withdrawn. beside: by their keys, places of no country or of another that
    concern this one as well. Raises Refused or ReasonMissing.
    """
    rows, because = rows_about(person, organisation, focus)
    if found := list(beside):
        rows = rows | Publication.objects.filter(pk__in=found)
    return _withdraw(rows, because, by=by, reason=reason)


def restore_about(
    *, by: Any, reason: str, person: Person | None = None, organisation: Organisation | None = None,
    focus: Focus | None = None,
) -> list[Publication]:  # fmt: skip
    """Make public again what was withdrawn because of a person, an institution or a country, and for nothing else.

    What somebody has taken down by hand meanwhile stays gone.
    """
    rows, because = rows_about(person, organisation, focus)
    return _restore(rows, because, by=by, reason=reason)


def leave_public(person: Person, *, by: Any) -> Withdrawn:
    """Somebody does not want to be public any more, anywhere; nobody has to agree. Raises Refused for others."""
    if not is_self(by, person):
        raise Refused(_("Everybody decides about their own data."))
    reason = _("The person it is about does not want it to be public any more.")
    return withdraw_about(person=person, by=System(actor_label(by)), reason=reason)


def say_taken_down(publication: Publication, *, by: Any, seen: int | None = None) -> Publication:
    """Note that somebody took down by hand what stood elsewhere."""
    perform(FLOW, "taken_down", publication, by=by, seen=seen, changes={"taken_down_on": clock.today()})
    return publication


def withdraw(publication: Publication, *, by: Any, reason: str, seen: int | None = None) -> Publication:
    """Withdraw this one place: at once where it is ours, else by somebody's hand."""
    name = "withdraw" if publication.is_ours else "ask_to_take_down"
    perform(FLOW, name, publication, by=by, reason=reason, seen=seen, changes={"because": [DESK]})
    return publication


def restore(publication: Publication, *, by: Any, reason: str, seen: int | None = None) -> Publication:
    """Make this one place public again, whatever it was withdrawn for."""
    perform(FLOW, "restore", publication, by=by, reason=reason, seen=seen, changes={"because": []})
    return publication


def _withdraw(rows: QuerySet[Publication], because: str, *, by: Any, reason: str) -> Withdrawn:
    with transaction.atomic():
        keys = _keys(rows.exclude(because__contains=[because]))
        found = Publication.objects.filter(pk__in=keys).select_related("programme")
        mine = _within_reach(found, by)
        # First those that are withdrawn for something else already: for them, this is one reason more.
        more = Func(F("because"), Value(because), function="array_append")
        found.exclude(state="standing").update(because=more)
        standing = found.filter(state="standing")
        change = {"because": [because]}
        gone = _move(standing.filter(place=Place.PAGE), "withdraw", mine, by, reason, change)
        by_hand = _move(standing.exclude(place=Place.PAGE), "ask_to_take_down", mine, by, reason, change)
    return Withdrawn(tuple(gone), tuple(by_hand))


def _restore(rows: QuerySet[Publication], because: str, *, by: Any, reason: str) -> list[Publication]:
    with transaction.atomic():
        keys = _keys(rows.filter(because__contains=[because]))
        held = Publication.objects.filter(pk__in=keys).select_related("programme")
        alone = held.filter(because=[because], taken_down_on=None)
        restored = _move(alone, "restore", _within_reach(held, by), by, reason, {"because": []})
        less = Func(F("because"), Value(because), function="array_remove")
        held.exclude(because=[because]).exclude(because=[]).update(because=less)
    return restored


def _within_reach(rows: QuerySet[Publication], by: Any) -> list[int]:
    """Those of the rows where an account withdraws things; raises Refused where it does so for none of them."""
    if isinstance(by, System):
        return []
    roles = FLOW.named("withdraw").roles
    keys = [row.pk for row in rows if holds_for_programme(by, roles, *row.belongs_to)]
    if not keys and rows:
        raise Refused(FLOW.who_may(roles))
    return keys


def _move(
    rows: QuerySet[Publication], name: str, mine: list[int], by: Any, reason: str, change: dict[str, Any]
) -> list[Publication]:
    """Make a move on all of them; where somebody has no role it follows from what they did where they have one."""
    moved = perform_many(FLOW, name, rows.filter(pk__in=mine), by=by, reason=reason, changes=change) if mine else []
    return moved + perform_many(FLOW, name, rows, by=System(actor_label(by)), reason=reason, changes=change)


def _keys(rows: QuerySet[Publication]) -> list[int]:
    """Which rows these are: whom something is about is behind a wall, and not seen by everybody who may withdraw."""
    with acting_as("system:jobs"):
        return list(rows.order_by("pk").values_list("pk", flat=True))


def _drop_elsewhere(page: Publication, dropped: list[Subject]) -> None:
    if not dropped:
        return
    names = [subject.name for subject in dropped]
    same = Subject.objects.filter(name__in=names, publication__noun=page.noun, publication__source=page.source)
    posts = Publication.objects.filter(pk__in=same.values("publication")).exclude(place=Place.PAGE)
    _withdraw(posts, UNNAMED, by=System(_("No longer named")), reason=_("Somebody is no longer named on the page."))


def _set_subjects(publication: Publication, about: About) -> list[Subject]:
    """Keep whom a place is about; a row that says the same stays. Gives those it is no longer about."""
    wanted: dict[tuple[int | None, int | None, str], str] = {
        **{(person.pk, None, person.short_name): "" for person in about.people},
        **{(None, organisation.pk, str(organisation.name)[:160]): "" for organisation in about.organisations},
        **{(None, None, named.name): named.email for named in about.named},
    }
    have = {(row.person_id, row.organisation_id, row.name): row for row in publication.subjects.all()}
    dropped = [row for key, row in have.items() if key not in wanted]
    Subject.objects.filter(pk__in=[row.pk for row in dropped]).delete()
    Subject.objects.bulk_create(
        Subject(publication=publication, person_id=key[0], organisation_id=key[1], name=key[2], email=email)
        for key, email in wanted.items()
        if key not in have
    )
    return dropped


def _account(by: Any) -> Any:
    return None if isinstance(by, System) else by
