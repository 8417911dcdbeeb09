"""Which course somebody completes before they start."""

from ciconia.programmes.models import RequiredCourse


def required_courses(programme_id: int, kind: str) -> list[RequiredCourse]:
    """The courses a programme requires before work of a kind, as its pack stands."""
    return list(RequiredCourse.objects.filter(programme_id=programme_id, kind=kind).current().order_by("position"))
