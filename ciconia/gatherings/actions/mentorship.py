"""Mentors and those who look for one: offered, asked, proposed to both, two yeses, looked in on, ended."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Conflict, Refused, arrange, begin, perform
from ciconia.foundation.letters import tidy
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import MentorOffer, Mentorship, PairLetter, PairSide, Useful
from ciconia.gatherings.queries.mentorship import part_in, suggestions
from ciconia.gatherings.rules.mentorship import (
    FLOW,
    LAPSES_AFTER,
    LASTS,
    LONGEST,
    LOOK_IN_AFTER,
    unfit_asking,
    unfit_offer,
)
from ciconia.people.models import Person
from ciconia.programmes.models import Programme

AT_ONCE = 500


def offer(programme: Programme, *, by: Any, **said: Any) -> MentorOffer:
    """Offer to mentor others of a programme one took part in; said anew, it is changed. Raises Refused or Unfit.

    said: name, about, topics (URIs), languages, hours (a month), until (a day), at_once.
    """
    part = part_in(by, programme, done=True)
    if part is None:
        raise Refused(_("Whoever took part in the programme can be a mentor in it."))
    with transaction.atomic():
        own = MentorOffer.objects.select_for_update(of=("self",)).filter(programme=programme, account=by)
        row = own.filter(stopped_at=None).first()
        row = row or MentorOffer(programme=programme, account=by, person=_person(by), focus_id=part.focus_id)
        row.sectors = [part.sector] if part.sector else []
        for name, value in said.items():
            setattr(row, name, tidy(value) if isinstance(value, str) else value)
        if wrong := unfit_offer(row, clock.today()):
            raise Unfit(wrong)
        row.save()
        log("mentor_offer.offer", row, by=by, noun="mentor_offer")
    return row


def stop_offer(row: MentorOffer, *, by: Any) -> MentorOffer:
    """Offer no more; pairs that work together go on, and what is only proposed is given back. Raises Refused."""
    if row.account_id != by.pk:
        raise Refused(_("Only whoever offers can stop it."))
    with acting_as("system:jobs"):
        row.stopped_at = row.stopped_at or clock.now()
        row.save(update_fields=["stopped_at"])
        log("mentor_offer.stop", row, by=by, noun="mentor_offer")
        for pair in Mentorship.objects.filter(offer=row, state="proposed"):
            _back(pair, "lapse", System(_("The mentor stopped")))
    return row


def ask(programme: Programme, *, by: Any, name: str, **said: Any) -> Mentorship:
    """Ask for a mentor. Raises Refused, or Unfit by field; also where one is looked for already.

    said: what_for, topics (URIs), languages, wanted_from (a day).
    """
    part = part_in(by, programme)
    if part is None:
        raise Refused(_("Whoever takes part in the programme can ask for a mentor in it."))
    row = Mentorship(
        programme=programme, focus_id=part.focus_id, account=by, person=_person(by),
        sectors=[part.sector] if part.sector else [], **said,
    )  # fmt: skip
    row.what_for, name = tidy(row.what_for), tidy(name)
    if wrong := unfit_asking(row, name, clock.today()):
        raise Unfit(wrong)
    try:
        with transaction.atomic():
            begin(FLOW, row, by=by)
            PairSide.objects.create(mentorship=row, account=by, mentors=False, name=name[:80])
    except IntegrityError:
        raise Unfit({"": _("You look for a mentor already, or have one. End that first.")}) from None
    return row


def propose(pair: Mentorship, mentor: MentorOffer, *, by: Any, seen: int | None = None) -> Mentorship:
    """Propose two to each other, with the reasons both read. Raises Conflict, Refused, or Unfit if they do not fit."""
    with transaction.atomic():
        with acting_as("system:jobs"):  # two who propose the same mentor at the same moment wait for each other
            MentorOffer.objects.select_for_update(of=("self",)).filter(pk=mentor.pk).first()
        pair.refresh_from_db()
        fit = next((one for one in suggestions(pair) if one.offer.pk == mentor.pk), None)
        if fit is None and pair.state == "asked":
            raise Unfit({"": _("This mentor has no place free for this any more. Choose another.")})
        said = {"offer_id": mentor.pk, "mentor_id": mentor.account_id, "reasons": fit.reasons if fit else []}
        perform(FLOW, "propose", pair, by=by, seen=seen, changes=said)
        with acting_as("system:jobs"):
            pair.sides.filter(mentors=True).delete()
            PairSide.objects.create(
                mentorship=pair, account_id=mentor.account_id, mentors=True, name=mentor.name, words=mentor.about,
                letter=PairLetter.PROPOSED,
            )  # fmt: skip
            pair.sides.filter(mentors=False).update(letter=PairLetter.PROPOSED, yes_at=None, words=pair.what_for)
    return pair


def say_yes(pair: Mentorship, *, by: Any) -> Mentorship:
    """Say yes to a pair; with the second yes it begins, and each reads how to reach the other.

    A second press changes nothing. Raises Conflict or Refused.
    """
    with acting_as("system:jobs"):
        pair.refresh_from_db(from_queryset=Mentorship.objects.select_for_update(of=("self",)))
        side = pair.sides.filter(account=by).first()
        if side is None:
            raise Refused(FLOW.who_may(("mentor", "mentee")))
        if pair.state == "active" or side.yes_at is not None:
            return pair
        if pair.state != "proposed":
            raise Conflict(pair, None)
        side.yes_at = clock.now()
        side.save(update_fields=["yes_at"])
        arrange(FLOW, "say_yes", pair, {}, by=by, roles=("mentor", "mentee"), states=("proposed",))
        if not pair.sides.filter(yes_at=None).exists():
            _begin(pair)
    return pair


def decline(pair: Mentorship, *, by: Any, seen: int | None = None) -> Mentorship:
    """Say no to a pair: the asking waits for another proposal. Raises Conflict or Refused."""
    with acting_as("system:jobs"):
        return _back(pair, "decline", by, seen)


def withdraw(pair: Mentorship, *, by: Any, reason: str, seen: int | None = None) -> Mentorship:
    """Look for nobody any more."""
    with acting_as("system:jobs"):
        perform(FLOW, "withdraw", pair, by=by, reason=reason, seen=seen)
        pair.sides.filter(mentors=True, account_id=pair.mentor_id).update(letter=PairLetter.AGAIN)
        pair.sides.filter(mentors=False).exclude(account_id=by.pk).update(letter=PairLetter.ENDED)
    return pair


def end(pair: Mentorship, *, by: Any, reason: str, seen: int | None = None, again: bool = False) -> Mentorship:
    """End a pair; both are asked whether it was of use. Raises Conflict, Refused or ReasonMissing.

    A mentor who leaves early gives the other back: with `again` their asking begins anew, as they wrote it.
    """
    with acting_as("system:jobs"):
        perform(FLOW, "end", pair, by=by, reason=reason, seen=seen, changes={"ends_on": clock.today()})
        pair.sides.update(contact="", letter=PairLetter.ENDED)
        if again and by.pk == pair.mentor_id:
            _ask_anew(pair)
    return pair


def say_useful(side: PairSide, *, by: Any, useful: int, words: str = "") -> PairSide:
    """Answer the one question after a pair ended. Raises Refused or Unfit."""
    words = tidy(words)
    if by.pk != side.account_id or side.mentorship.state != "ended" or side.mentorship.started_on is None:
        raise Refused(_("This is asked of the two when it has ended."))
    if useful not in Useful.values:
        raise Unfit({"useful": _("Choose one of the four.")})
    if len(words) > LONGEST:
        raise Unfit({"words": _("This is longer than 2,000 letters.")})
    with acting_as("system:jobs"):
        side.useful, side.useful_words = useful, words
        side.save(update_fields=["useful", "useful_words"])
        log("mentorship.useful", side.mentorship, by=by, noun=FLOW.noun)
    return side


def pass_dates() -> dict[str, int]:
    """Ask how it goes after six weeks, give back what nobody answered, and let nobody wait for who is gone."""
    today, now = clock.today(), clock.now()
    by = System(_("Mentoring"))
    with acting_as("system:jobs"):
        looked = list(Mentorship.objects.filter(
            state="active", looked_in_on=None, started_on__lte=today - LOOK_IN_AFTER))  # fmt: skip
        for pair in looked:
            perform(FLOW, "look_in", pair, by=by, changes={"looked_in_on": today})
            pair.sides.update(letter=PairLetter.LOOK_IN)
        MentorOffer.objects.filter(stopped_at=None, account__is_active=False).update(stopped_at=now)
        gone = Q(mentor__is_active=False) | Q(mentor=None) | Q(account__is_active=False)
        late = Mentorship.objects.filter(Q(due_at__lt=now - LAPSES_AFTER) | gone, state="proposed")
        lapsed = [_back(pair, "lapse", by) for pair in late]
        left = list(Mentorship.objects.filter(gone, state="active"))
        for pair in left:
            _lost(pair)
    return {"looked_in": len(looked), "lapsed": len(lapsed), "left": len(left)}


def write_letters(letter: Callable[[PairSide], None]) -> tuple[int, int]:
    """Hand over the letters of pairs that wait; gives how many went and how many came back. letter: raises NotSent."""
    with acting_as("system:jobs"):
        waiting = list(PairSide.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = PairSide.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            side = rows.select_related("mentorship__programme", "account").filter(pk=pk).first()
            if side is None:  # pragma: no cover - another worker has it
                continue
            try:
                if side.account.is_active:
                    letter(side)
                    sent += 1
            except NotSent:
                back += 1
            PairSide.objects.filter(pk=pk).update(letter=PairLetter.NONE)
    return sent, back


def _begin(pair: Mentorship) -> None:
    """Both said yes: from now on each reads the address of the other."""
    today = clock.today()
    until: date = pair.offer.until if pair.offer else today + LASTS
    said = {"started_on": today, "ends_on": min(until, today + LASTS), "looked_in_on": None}
    perform(FLOW, "accept", pair, by=System(_("Both said yes")), changes=said)
    for side in pair.sides.select_related("account"):
        side.contact, side.letter = side.account.email, PairLetter.ACTIVE
        side.save(update_fields=["contact", "letter"])


def _back(pair: Mentorship, how: str, by: Any, seen: int | None = None) -> Mentorship:
    """Let an asking wait anew; the offer that was refused or lapsed is not proposed again."""
    refused = sorted({*pair.refused, *([pair.offer_id] if pair.offer_id else [])})
    said = {"offer": None, "mentor": None, "reasons": [], "refused": refused}
    perform(FLOW, how, pair, by=by, seen=seen, changes=said)
    # The side of whoever was proposed stays until somebody else is: the link of their letter says what became of it.
    pair.sides.filter(account_id=by.pk).update(yes_at=None, words="", letter=PairLetter.NONE)
    pair.sides.exclude(account_id=by.pk).update(yes_at=None, words="", letter=PairLetter.AGAIN)
    return pair


def _lost(pair: Mentorship) -> None:
    """One of the two has no account any more: it ends, and whoever lost a mentor is looked for again."""
    why = _("The other is not here any more.")
    perform(FLOW, "end", pair, by=System(_("Mentoring")), reason=why, changes={"ends_on": clock.today()})
    pair.sides.update(contact="", letter=PairLetter.NONE)
    if pair.account.is_active:
        _ask_anew(pair)


def _ask_anew(pair: Mentorship) -> Mentorship:
    said = {name: getattr(pair, name) for name in ("programme", "focus", "account", "person", "what_for", "topics")}
    row = Mentorship(
        **said, sectors=pair.sectors, languages=pair.languages, wanted_from=clock.today(),
        refused=sorted({*pair.refused, *([pair.offer_id] if pair.offer_id else [])}),
    )  # fmt: skip
    begin(FLOW, row, by=System(_("The mentor left")))
    before = pair.sides.get(mentors=False)
    PairSide.objects.create(
        mentorship=row, account=pair.account, mentors=False, name=before.name, letter=PairLetter.AGAIN
    )
    return row


def _person(account: Any) -> Person | None:
    return Person.objects.filter(user_id=account.pk).first()
