"""Who sits in a space because they take part, and what an account has to do with programmes."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from ciconia.delivery.models import Engagement
from ciconia.foundation.access import organisation_ids
from ciconia.foundation.models import Log, Role
from ciconia.gatherings.models import Space
from ciconia.gatherings.queries.mentorship import Part
from ciconia.selection.models import CohortPlace

BEGUN = ("active", "paused", "completed", "closed")


def taking_part(space: Space) -> list[Engagement]:
    """The engagements whose people belong to a space: of its country and round, but for those that never began."""
    rows = Engagement.objects.filter(programme=space.programme_id)
    if space.focus_id is not None:
        rows = rows.filter(focus=space.focus_id)
    if space.cohort:
        places = CohortPlace.objects.filter(cohort__public_id=space.cohort)
        rows = rows.filter(opportunity__in=places.values("opportunity"))
    # Who ended early before the start never took part; the log knows whether it had started.
    started = Log.objects.filter(noun="engagement", verb="engagement.start", object_id=OuterRef("pk"))
    never = Q(state="ended_early") & ~Exists(started)
    return list(rows.exclude(never).select_related("person__user").order_by("pk"))


def cohorts_of(engagement: Engagement) -> list[str]:
    """The rounds in which the opportunity of an engagement was planned, by public id."""
    rows = CohortPlace.objects.filter(opportunity=engagement.opportunity_id)
    return list(rows.values_list("cohort__public_id", flat=True).distinct())


def parts_in_programmes(account: Any) -> list[Part]:
    """The engagements of an account, as a participant or for the institution, the latest first; as they see them."""
    ours = organisation_ids(account, [Role.HOST_CONTACT])
    rows = Engagement.objects.visible_to(account).filter(Q(person__user_id=account.pk) | Q(organisation_id__in=ours))
    rows = rows.select_related("programme", "person", "opportunity__sector").order_by("-starts", "-pk")
    return [
        Part(
            row.programme, row.focus_id, row.opportunity.sector.code,
            done=row.person.user_id == account.pk and row.state in BEGUN,
        )
        for row in rows
    ]  # fmt: skip
