"""The group somebody counts in where balance is counted, and nothing else is asked of it."""

from collections.abc import Iterable

from ciconia.people.models import Counted, Merge
from ciconia.programmes.models import Programme
from ciconia.programmes.models.affiliation import Does
from ciconia.programmes.queries.affiliation import ever_affiliated
from ciconia.selection.models import Application


def groups_of(programme: Programme, people: Iterable[int]) -> dict[int, int]:
    """{person: organisation}: the affiliated organisation that nominated them, else the one they declare active in.

    Nothing else makes somebody part of a group. Who nominates gives its people a link of its own, and the person says
    with the application that it was so (its `source` is then the organisation's public id).
    """
    rows = list(ever_affiliated(programme))
    every = {row.organisation.public_id: row.organisation_id for row in rows}
    nominates = {row.organisation.public_id for row in rows if Does.NOMINATION in row.does}
    merged = Merge.objects.filter(kept__public_id__in=every).values_list("gone_public_id", "kept__public_id")
    now = {code: code for code in every} | dict(merged)
    wanted = set(people)
    declared = Counted.objects.filter(active_in__in=now).values_list("person_id", "active_in")
    sent = Application.objects.filter(programme=programme, source__in=now).exclude(submitted_at=None).order_by("pk")
    nominated = [pair for pair in sent.values_list("person_id", "source") if now[pair[1]] in nominates]
    return {person: every[now[code]] for person, code in (*declared, *nominated) if person in wanted}
