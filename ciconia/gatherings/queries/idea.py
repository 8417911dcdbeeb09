"""Ideas as their authors, the desk and everybody read them."""

from typing import Any

from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.models import Role
from ciconia.gatherings.models import Idea, IdeaSupport, PublicIdea
from ciconia.gatherings.models.idea import SENT
from ciconia.gatherings.rules.idea import has_ideas
from ciconia.people.queries.person import person_of
from ciconia.programmes.models import Affiliation, Programme
from ciconia.programmes.queries.programme import under_way


def ideas_at_desk(programme: Programme, user: Any) -> QuerySet[Idea]:
    """The ideas that were sent to a programme, for whoever answers them."""
    rows = Idea.objects.visible_to(user).filter(programme=programme, state__in=SENT)
    return rows.select_related("programme", "focus", "event", "merged_into", "page")


def own_ideas(user: Any) -> QuerySet[Idea]:
    """What somebody wrote, the latest first."""
    rows = Idea.objects.visible_to(user).filter(account_id=user.pk)
    return rows.select_related("programme", "focus", "event", "page").order_by("-changed_at", "-pk")


def may_write(user: Any, programme: Programme) -> bool:
    """Whether an account may send ideas there: with a profile, or for an organisation that works with the programme."""
    if not has_ideas(programme):
        return False
    if person_of(user) is not None:
        return True
    own = organisation_ids(user, [Role.ORGANISATION_CONTACT])
    rows = Affiliation.objects.visible_to(user).filter(organisation_id__in=own, programme=programme, state="active")
    return rows.exists()


def writes_to(user: Any) -> list[Programme]:
    """The programmes that are not over and take an account's ideas."""
    return [one for one in under_way(clock.today()).order_by("code") if may_write(user, one)]


def public_ideas(programme: Programme) -> QuerySet[PublicIdea]:
    """What everybody reads, the latest first."""
    rows = PublicIdea.objects.public().filter(programme=programme)
    return rows.select_related("programme", "focus").order_by("-published_at", "-pk")


def public_idea(public_id: str) -> PublicIdea | None:
    """One that everybody reads, with its programme."""
    rows = PublicIdea.objects.public().select_related("programme", "focus", "event")
    return rows.filter(public_id=public_id).first()


def supports(user: Any, one: PublicIdea) -> bool:
    """Whether an account supports an idea."""
    return IdeaSupport.objects.visible_to(user).filter(idea_id=one.pk).exists()
