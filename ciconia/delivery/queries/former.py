"""Who has taken part: those whose assignment is completed, and whom a story may tell of."""

from typing import Any

from django.db.models import QuerySet

from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.engagement import engagements_at_desk
from ciconia.people.models import Person
from ciconia.programmes.models import Programme

COMPLETED = ("completed", "closed")


def completed(programme: Programme) -> QuerySet[Engagement]:
    """The engagements of a programme that were worked to their end, whichever way the file stands since."""
    return Engagement.objects.filter(programme=programme, state="completed") | Engagement.objects.filter(
        programme=programme, state="closed", state_before="completed"
    )


def people_of_work(programme: Programme, user: Any, focus_id: int | None, most: int = 200) -> list[Person]:
    """Whoever works or worked in a programme, or in one country of it, as far as somebody sees them, by name."""
    rows = engagements_at_desk(programme, user).filter(state__in=("active", *COMPLETED))
    if focus_id is not None:
        rows = rows.filter(focus_id=focus_id)
    people = Person.objects.filter(pk__in=rows.values("person_id")).select_related("identity")
    return list(people.order_by("identity__full_name", "pk")[:most])


def former_participants(programme: Programme, user: Any, focus_id: int) -> list[Person]:
    """Whoever completed an assignment in a country, as far as somebody sees them, by name."""
    rows = engagements_at_desk(programme, user).filter(focus_id=focus_id)
    done = rows.filter(state="completed") | rows.filter(state="closed", state_before="completed")
    people = Person.objects.filter(pk__in=done.values("person_id")).select_related("identity")
    return list(people.order_by("identity__full_name", "pk"))
