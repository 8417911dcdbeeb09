"""Writing a story, showing it to those in it, publishing it, and taking it off."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused, amend, begin, perform, retime
from ciconia.foundation.files import keep_photo
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Person
from ciconia.programmes.models import Programme
from ciconia.publishing.actions.publication import note_page, withdraw_source
from ciconia.publishing.models import Appearance, Note, Says, Story
from ciconia.publishing.models.story import WRITERS
from ciconia.publishing.rules.appearance import unsaid
from ciconia.publishing.rules.publication import About, Named
from ciconia.publishing.rules.story import FLOW, OPEN, may_write, problems, told, told_hash

NOUN = "appearance"
# Whoever takes a story off takes all of it off, posts of officers too: the ledger follows by itself.
THE_STORY = System(gettext_noop("What became of the story"))
PAGE, LIST = (960, 960), (480, 320)
NO_PICTURE = {"picture": "", "picture_small": "", "picture_width": 0, "picture_height": 0}


def make_story(programme: Programme, *, by: Any, picture: Any = None, **fields: Any) -> Story:
    """Begin a story as a draft. picture: an uploaded photo. Raises Refused, Unfit by field, or FileRefused."""
    story = Story(programme=programme, **fields)
    if not may_write(by, programme.pk, story.focus_id):
        raise Refused(_("Only editors, officers and coordinators write stories here."))
    _set(story, _kept(picture))
    _fit(story)
    with transaction.atomic():
        begin(FLOW, story, by=by)
    return story


def edit_story(
    story: Story, *, by: Any, seen: int | None = None, picture: Any = None, no_picture: bool = False, **fields: Any
) -> Story:
    """Change a draft; raises Refused, Conflict, Unfit by field, or FileRefused."""
    if not may_write(by, story.programme_id, fields["focus"].pk if fields.get("focus") else story.focus_id):
        raise Refused(_("Only editors, officers and coordinators write stories here."))
    said = fields | (NO_PICTURE if no_picture else {}) | _kept(picture) | {"changed_at": clock.now()}
    amend(FLOW, story, said, by=by, roles=WRITERS, states=OPEN, seen=seen, check=_fit)
    return story


def put_appearance(
    story: Story, *, by: Any, name: str, person: Person | None = None, organisation: Any = None, email: str = "",
    language: str = "en", function: str = "", in_picture: bool = False, agreed_how: str = "",
) -> Appearance:  # fmt: skip
    """Say that somebody, or an institution, is shown in a draft. Raises Refused, Conflict, or Unfit by field.

    agreed_how: for somebody without an address, how they agreed; it counts as their yes when those shown are asked.
    """
    said = {"name": " ".join(name.split()), "email": email.strip(), "agreed_how": agreed_how.strip(), "person": person}
    if wrong := unsaid(said):
        raise Unfit(wrong)
    with transaction.atomic():
        _touch(story, by)
        if _there_already(story, person, organisation):
            raise Unfit({"name": _("They are in the list already.")})
        one: Appearance = Appearance.objects.create(
            story=story, organisation=organisation, language=language, function=function.strip(),
            in_picture=in_picture, **said,
        )  # fmt: skip
        log("story.show", story, by=by, noun=FLOW.noun, data={"in_picture": in_picture})
    return one


def drop_appearance(one: Appearance, *, by: Any) -> None:
    """Say that somebody is not shown any more; the draft has to be without them. Raises Refused or Conflict."""
    with transaction.atomic():
        _touch(one.story, by)
        one.delete()
        log("story.unshow", one.story, by=by, noun=FLOW.noun)


def ask(story: Story, *, by: Any, seen: int | None = None) -> Story:
    """Show a draft to everybody in it, as it stands; who agreed to the same text before is not asked again."""
    with transaction.atomic():
        said = told_hash(story)
        perform(FLOW, "ask", story, by=by, seen=seen, changes={"told_hash": said, "look_by": None})
        for one in story.appearances.select_for_update():
            if one.agreed_at is None or one.shown_hash != said:
                _show(one, story, said)
        story.refresh_from_db(fields=["unagreed"])
        if not story.unagreed:
            look_now(story)
    return story


def publish(story: Story, *, by: Any, seen: int | None = None) -> Story:
    """Let everybody read a story; refused while somebody shown has not agreed. Notes it in the ledger."""
    page_by = by if story.published_at is None else THE_STORY
    with transaction.atomic():
        with acting_as("system:jobs"):  # an editor sees no person, and lets this one be named all the same
            shown = list(story.appearances.select_related("organisation", "person"))
        changes = {"published_at": clock.now(), "changed_at": clock.now(), "names": named(shown), "look_by": None}
        perform(FLOW, "publish", story, by=by, seen=seen, changes=changes)
        story.appearances.update(letter=Note.PUBLISHED)
        note_page(
            "story", story.public_id, programme=story.programme, focus=story.focus, title=story.title, by=page_by,
            about=about(shown),
        )  # fmt: skip
    return story


def look_again(story: Story, *, by: Any, seen: int | None = None) -> Story:
    """Say that a published story is still true."""
    perform(FLOW, "look_again", story, by=by, seen=seen)
    return story


def withdraw(story: Story, *, by: Any, reason: str, seen: int | None = None) -> Story:
    """Take a story off everywhere; what was posted elsewhere becomes a list of what to take down by hand."""
    with transaction.atomic():
        perform(FLOW, "withdraw", story, by=by, reason=reason, seen=seen, changes={"names": []})
        withdraw_source("story", story.public_id, by=THE_STORY, reason=reason)
        with acting_as("system:jobs"):
            story.appearances.update(letter=Note.OFF)
    return story


def rewrite(story: Story, *, by: Any, seen: int | None = None) -> Story:
    """Make it a draft again, to change the text or who is shown."""
    perform(FLOW, "rewrite", story, by=by, seen=seen)
    story.appearances.filter(letter__in=(Note.ASK, Note.REMIND)).update(letter=Note.NONE)
    return story


def put_away(story: Story, *, by: Any, reason: str, seen: int | None = None) -> Story:
    """Stop working on a story; nobody is asked about it any more."""
    with transaction.atomic():
        perform(FLOW, "put_away", story, by=by, reason=reason, seen=seen)
        story.appearances.exclude(letter="").update(letter=Note.NONE)
    return story


def withdraw_unagreed() -> int:
    """Take off every published story without the yes of somebody it shows, such as one who was erased; how many."""
    by = System(_("Consent to be shown"))
    with acting_as("system:jobs"):
        rows = list(Story.objects.filter(state="published", unagreed__gt=0).select_related("programme", "focus"))
    for story in rows:
        try:
            withdraw(story, by=by, reason=_("Not everybody shown in it agrees any more."))
        except Conflict:
            continue  # pragma: no cover - somebody took it off in the same moment
    return len(rows)


def look_now(story: Story) -> None:
    """Let whoever writes look at a story today: somebody answered, or all did."""
    from_now = clock.today(story.zone)
    if story.state == "in_review" and story.look_by != from_now:
        story.look_by = from_now
        story.save(update_fields=["look_by"])
        retime(FLOW, story)


def named(shown: Iterable[Appearance]) -> list[dict[str, str]]:
    """How a published story names those in it; whoever does not wish to be named is not there."""
    return [{"name": one.called, "function": one.function} for one in shown if one.called]


def _show(one: Appearance, story: Story, said: str) -> None:
    """Freeze what somebody is shown, and let a letter go; whoever has no address agreed as somebody wrote down."""
    noted, now = not one.answers_alone, clock.now()
    one.shown, one.shown_hash, one.shown_picture = told(story), said, story.picture
    one.asked_at, one.reminded_at, one.words = now, None, ""
    one.says, one.answered_at, one.agreed_at = (Says.YES, now, now) if noted else (Says.NOTHING, None, None)
    one.letter = Note.NONE if noted else Note.ASK
    one.save()


def about(shown: Iterable[Appearance]) -> About:
    """Whom a story is about, for the ledger. The rows are read as a job: an editor sees no person."""
    rows = list(shown)
    return About(
        people=tuple(one.person for one in rows if one.person is not None),
        organisations=tuple(one.organisation for one in rows if one.organisation is not None),
        named=tuple(Named(one.name, one.email) for one in rows if one.person is None and one.organisation is None),
    )


def _there_already(story: Story, person: Person | None, organisation: Any) -> bool:
    rows = story.appearances.all()
    if person is not None:
        return rows.filter(person=person).exists()
    return organisation is not None and rows.filter(organisation=organisation).exists()


def _touch(story: Story, by: Any) -> None:
    """Note that who is shown changed, for whoever may change it. Raises Refused or Conflict."""
    amend(FLOW, story, {"changed_at": clock.now()}, by=by, roles=WRITERS, states=OPEN, quiet=True)


def _fit(story: Story) -> None:
    if found := problems(story):
        raise Unfit(found)


def _kept(picture: Any) -> dict[str, Any]:
    """The columns of a photo that was sent, in the two sizes pages show it in."""
    if not picture:
        return {}
    large, small = keep_photo(picture.name, picture.chunks(), PAGE, LIST)
    return {
        "picture": large.digest, "picture_width": large.width, "picture_height": large.height,
        "picture_small": small.digest,
    }  # fmt: skip


def _set(story: Story, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(story, name, value)
