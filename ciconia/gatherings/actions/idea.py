"""Writing an idea, answering it, letting everybody read it, supporting it, and saying what came of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.mail import NotSent
from ciconia.foundation.actions.perform import Refused, amend, arrange, begin, perform
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Becomes, Event, Idea, IdeaLetter, IdeaSupport, PublicIdea
from ciconia.gatherings.models.idea import ANSWERERS, SENT, TEXTS
from ciconia.gatherings.queries.idea import may_write, own_ideas
from ciconia.gatherings.rules.idea import FLOW, consent_words, problems, unfit_answer, unfit_next
from ciconia.people.queries.person import person_of
from ciconia.programmes.models import Programme
from ciconia.publishing.actions.publication import note_page, withdraw_source
from ciconia.publishing.rules.publication import About, Named

AT_ONCE = 50
KEEP_AFTER = timedelta(days=365)
NO_CONSENT: dict[str, Any] = {"agreed_at": None, "public_name": "", "agreed_words": ""}


def make_idea(programme: Programme, *, by: Any, **fields: Any) -> Idea:
    """Begin an idea as a draft. Raises Refused, or Unfit by field."""
    if not may_write(by, programme):
        raise Refused(_("Ideas come from people with a profile, and from organisations that work with the programme."))
    idea = Idea(programme=programme, account=by, person=person_of(by), **fields)
    _fit(idea)
    begin(FLOW, idea, by=by)
    return idea


def edit_idea(idea: Idea, *, by: Any, seen: int | None = None, **fields: Any) -> Idea:
    """Change a draft. Raises Refused, Conflict, or Unfit by field."""
    said = fields | {"changed_at": clock.now()}
    amend(FLOW, idea, said, by=by, roles=("author",), states=("draft",), seen=seen, check=_fit)
    return idea


def send(idea: Idea, *, by: Any, seen: int | None = None) -> Idea:
    """Send it to the programme; from here on its words stand."""
    perform(FLOW, "send", idea, by=by, seen=seen, changes={"changed_at": clock.now()})
    return idea


def withdraw(idea: Idea, *, by: Any, seen: int | None = None) -> Idea:
    """Take it back before it was answered; its page goes with it."""
    with transaction.atomic():
        perform(FLOW, "withdraw", idea, by=by, seen=seen, changes=NO_CONSENT | {"changed_at": clock.now()})
        _off(idea, by, _("Whoever had the idea took it back."))
    return idea


def take_up(
    idea: Idea, *, by: Any, becomes: str, words: Translated, until: date, owner: str = "", event: Event | None = None,
    need: str = "", seen: int | None = None,
) -> Idea:  # fmt: skip
    """Answer that it goes on: what it becomes, who owns the next step, until when something is said of it.

    event, need: what was made of it, where that stands already. Raises Refused, Conflict, or Unfit by field.
    """
    wrong = unfit_answer(words) | unfit_next(becomes, owner.strip(), until, clock.today(idea.zone))
    _raise(wrong | _elsewhere(idea, event))
    made = {"becomes": Becomes(becomes), "owner": owner.strip(), "until": until, "event": event, "need": need}
    return _answer(idea, "take_up", words, by=by, seen=seen, **made)


def merge(idea: Idea, *, by: Any, into: Idea, words: Translated, seen: int | None = None) -> Idea:
    """Answer that it goes on as part of another idea. Raises Refused, Conflict, or Unfit by field."""
    wrong = unfit_answer(words)
    if into.pk == idea.pk or into.programme_id != idea.programme_id or into.state not in SENT:
        wrong["into"] = _("Choose another idea of this programme.")
    _raise(wrong)
    return _answer(idea, "merge", words, by=by, seen=seen, merged_into=into)


def decline(idea: Idea, *, by: Any, words: Translated, seen: int | None = None) -> Idea:
    """Answer that it is not for now, and why. Raises Refused, Conflict, or Unfit by field."""
    _raise(unfit_answer(words))
    return _answer(idea, "decline", words, by=by, seen=seen)


def follow_up(
    idea: Idea, *, by: Any, words: Translated, event: Event | None = None, need: str = "", seen: int | None = None
) -> Idea:
    """Say what came of an idea that was taken up. Raises Refused, Conflict, or Unfit by field."""
    _raise(unfit_answer(words) | _elsewhere(idea, event))
    changes = {"came_of": words, "letter": IdeaLetter.FOLLOWED, "changed_at": clock.now()}
    changes |= {"event": event or idea.event, "need": need or idea.need}
    with transaction.atomic():
        perform(FLOW, "follow_up", idea, by=by, seen=seen, changes=changes)
        _copy(idea)
    return idea


def agree(idea: Idea, *, by: Any, name: str, seen: int | None = None) -> Idea:
    """The author lets everybody read it, under a name or, with an empty one, without. An officer then decides."""
    said = " ".join(name.split())
    changes = {"agreed_at": clock.now(), "public_name": said, "agreed_words": consent_words(said)}
    arrange(FLOW, "agree", idea, changes, by=by, roles=("author",), states=SENT, seen=seen)
    return idea


def take_back(idea: Idea, *, by: Any) -> Idea:
    """The author does not want it to be public any more: the page is gone at once."""
    with transaction.atomic():
        arrange(FLOW, "take_back", idea, NO_CONSENT, by=by, roles=("author",), states=SENT)
        _off(idea, by, _("Whoever had the idea does not want it to be public any more."))
    return idea


def publish(idea: Idea, *, by: Any, seen: int | None = None) -> PublicIdea:
    """Let everybody read what its author agreed to, and note it in the ledger. Raises Refused or Conflict."""
    with transaction.atomic():
        now = clock.now()
        arrange(FLOW, "publish", idea, {"changed_at": now}, by=by, roles=ANSWERERS, states=SENT, seen=seen)
        if idea.agreed_at is None:
            raise Refused(_("Whoever had the idea has not agreed that everybody reads it."))
        with acting_as("system:jobs"):
            supported = idea.supports.count()
        PublicIdea.objects.update_or_create(
            idea=idea,
            defaults={name: getattr(idea, name) for name in ("public_id", "programme", "focus", *TEXTS)}
            | {"name": idea.public_name, "supported": supported, "stage": idea.state},
        )
        _copy(idea)
        note_page(
            "idea", idea.public_id, programme=idea.programme, focus=idea.focus, title=idea.title, by=by,
            about=_about(idea),
        )  # fmt: skip
    return PublicIdea.objects.get(pk=idea.pk)


def hide(idea: Idea, *, by: Any, reason: str, seen: int | None = None) -> Idea:
    """Take its page off by decision of an officer, with a reason; the consent of its author stands."""
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. Whoever is concerned will read it.")})
    with transaction.atomic():
        changes = {"changed_at": clock.now()}
        arrange(FLOW, "hide", idea, changes, by=by, roles=ANSWERERS, states=SENT, seen=seen, reason=reason)
        PublicIdea.objects.filter(pk=idea.pk).delete()
        _off(idea, by, reason)
    return idea


def support(one: PublicIdea, *, by: Any) -> bool:
    """Support an idea that is public; gives whether that is new. Raises Refused for one's own."""
    if own_ideas(by).filter(pk=one.pk).exists():
        raise Refused(_("This is your own idea."))
    return bool(IdeaSupport.objects.get_or_create(idea_id=one.pk, account=by)[1])


def support_no_more(one: PublicIdea, *, by: Any) -> None:
    """Take the support back."""
    IdeaSupport.objects.visible_to(by).filter(idea_id=one.pk).delete()


def write_letters(post: Callable[[Idea], Any]) -> tuple[int, int]:
    """Hand over the letters that wait, each in a transaction of its own; gives how many went and how many came back.

    post: hands a letter over; raises NotSent. A run that is killed between handing over and noting it repeats one.
    """
    with acting_as("system:jobs"):
        waiting = list(Idea.objects.exclude(letter="").order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = back = 0
    for pk in waiting:
        with acting_as("system:jobs"):
            rows = Idea.objects.select_for_update(of=("self",), skip_locked=True).exclude(letter="")
            one = rows.select_related("programme", "account").filter(pk=pk).first()
            if one is None:  # pragma: no cover - another worker has it
                continue
            try:
                post(one)
                sent += 1
            except NotSent:
                back += 1
            one.letter, one.letters = IdeaLetter.NONE, one.letters + 1
            one.save(update_fields=["letter", "letters"])
    return sent, back


def forget() -> int:
    """Delete what is not public a year after its programme ended; gives how many ideas went."""
    day = clock.today() - KEEP_AFTER
    with acting_as("system:jobs"):
        over = Programme.objects.filter(ends__lt=day).exclude(prolonged_to__gte=day)
        rows = Idea.objects.filter(programme__in=over, page=None)
        gone = rows.count()
        rows.delete()
    return gone


def _answer(idea: Idea, move: str, words: Translated, *, by: Any, seen: int | None, **changes: Any) -> Idea:
    changes |= {"answer": words, "letter": IdeaLetter.ANSWERED, "changed_at": clock.now()}
    with transaction.atomic():
        perform(FLOW, move, idea, by=by, seen=seen, changes=changes)
        _copy(idea)
    return idea


def _copy(idea: Idea) -> None:
    """Bring the page up to what became of the idea, where it has one."""
    into = idea.merged_into.public_id if idea.merged_into else ""
    PublicIdea.objects.filter(pk=idea.pk).update(
        stage=idea.state, becomes=idea.becomes, answer=idea.answer, came_of=idea.came_of, event=idea.event,
        merged_into=into, changed_at=clock.now(),
    )  # fmt: skip


def _off(idea: Idea, by: Any, reason: str) -> None:
    withdraw_source("idea", idea.public_id, by=by, reason=reason)


def _about(idea: Idea) -> About:
    """Whom the page names, for the ledger; who stands there without a name is not in it."""
    if not idea.public_name:
        return About()
    with acting_as("system:jobs"):  # whoever answers ideas sees neither the account nor the person
        if idea.person is not None:
            return About(people=(idea.person,))
        return About(named=(Named(idea.public_name, idea.account.email),))


def _elsewhere(idea: Idea, event: Event | None) -> dict[str, Any]:
    strange = event is not None and event.programme_id != idea.programme_id
    return {"event": _("Choose an event of this programme.")} if strange else {}


def _raise(wrong: dict[str, Any]) -> None:
    if wrong:
        raise Unfit(wrong)


def _fit(idea: Idea) -> None:
    _raise(problems(idea))
