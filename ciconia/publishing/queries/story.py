"""Stories as the desk, those they show and everybody else read them."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from ciconia.foundation.models import Log
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import Appearance, Story


def stories_at_desk(programme: Programme, user: Any) -> QuerySet[Story]:
    """The stories of a programme, for its staff."""
    return Story.objects.visible_to(user).filter(programme=programme).select_related("programme", "focus")


def with_shown(rows: QuerySet[Story], user: Any) -> QuerySet[Story]:
    """Stories with whoever is shown in them, as far as somebody sees them."""
    shown = Appearance.objects.visible_to(user).select_related("organisation")
    return rows.prefetch_related(Prefetch("appearances", shown))


def public_stories(programme: Programme, *, focus: Focus | None = None) -> QuerySet[Story]:
    """What everybody reads of a programme, or of one country of it, the latest first."""
    rows = Story.objects.public().filter(programme=programme)
    if focus is not None:
        rows = rows.filter(focus=focus)
    return rows.select_related("focus").order_by("-published_at", "-pk")


def public_episodes(programme: Programme) -> QuerySet[Story]:
    """The videos and recordings among them."""
    return public_stories(programme).filter(kind__in=("video", "audio"))


def public_story(programme: Programme, public_id: str) -> Story | None:
    """One story as everybody reads it."""
    return public_stories(programme).filter(public_id=public_id).first()


def was_public(programme: Programme, public_id: str) -> bool:
    """Whether a story was public once and is not now: its page says so, and nothing else."""
    rows = Story.objects.filter(programme=programme, public_id=public_id).exclude(published_at=None)
    return rows.exclude(pk__in=Story.objects.public().values("pk")).exists()


def appearance_by_link(public_id: str) -> Appearance | None:
    """Somebody shown, with the story, for whoever has the link; run as a job, since the link is all they have."""
    rows = Appearance.objects.select_related("story__programme", "story__focus", "organisation", "person")
    return rows.filter(public_id=public_id).first()


def appearances_of(user: Any) -> QuerySet[Appearance]:
    """Where an account's own person is shown and was asked, the latest first."""
    rows = Appearance.objects.filter(person__user_id=user.pk).exclude(asked_at=None)
    return rows.select_related("story__programme", "story__focus").order_by("-asked_at", "-pk")


def why_off(story: Story) -> tuple[str, datetime | None]:
    """Why and when a story was taken off, for staff."""
    entry = Log.objects.filter(noun="story", object_id=story.pk, verb="story.withdraw").order_by("-id").first()
    return (entry.reason, entry.at) if entry else ("", None)
