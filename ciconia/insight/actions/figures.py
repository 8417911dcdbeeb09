"""Writing down what was counted."""

from ciconia.foundation import clock
from ciconia.foundation.wall import acting_as
from ciconia.insight.models import Figure
from ciconia.insight.queries.figures import measure
from ciconia.programmes.models import Programme


def refresh_figures(programme: Programme) -> int:
    """Count a programme's public figures anew; gives how many are known. What is no longer known goes."""
    with acting_as("system:jobs"):
        found = measure(programme)
        at = clock.now()
        rows = [
            Figure(programme=programme, focus_id=one.focus_id, key=one.key, number=one.number, total=one.total, at=at)
            for one in found
        ]
        Figure.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["programme", "focus", "key"],
            update_fields=["number", "total", "at"],
        )  # fmt: skip
        Figure.objects.filter(programme=programme).exclude(at=at).delete()
    return len(rows)
