"""What some needs of the demo world say beyond what all of them say: work from afar, the telephone, their names."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import FOCAL_POINT_OF, Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE
from ciconia.engine.vocabulary.concept import OWN
from ciconia.engine.vocabulary.own import load_own
from ciconia.people.models import Concept
from ciconia.selection.models import Need, NeedConcept

READY = ("internet", "power", "workplace", "equipment")
TEXTS = ("carried_on", "practical", "looked_for", "looked_result")


def more_of(row: Row, cast: Cast) -> dict[str, Any]:
    """The columns of a need for what only some needs say. told: on which day, by which post, confirmed when."""
    found: dict[str, Any] = {name: row[name] for name in ("group_size", "looked_since") if name in row}
    found |= {name: files.text(row[name]) for name in TEXTS if name in row}
    found |= dict(zip(READY, row.get("ready", ()), strict=False))
    found["concepts"] = sorted(OWN + name for name in row.get("concepts", ()))
    if "told" in row:
        on, post, *confirmed = row["told"]
        country = cast.organisations[row["institution"]].country
        found |= {"taken_on": on, "taken_from": post, "taken_by": cast.users[FOCAL_POINT_OF[country]]}
        found["told_at"] = datetime.combine(on, time(17), ZONE)
        if confirmed:
            found["confirmed_at"] = datetime.combine(confirmed[0], time(9), ZONE)
    return found


def name_needs(rows: Iterable[Row], needs: Mapping[str, Need]) -> None:
    """The names that were found for needs: those that are right, and those that nobody has answered yet."""
    offered = [
        (needs[row["key"]], OWN + name, yes)
        for row in rows if row["key"] in needs
        for names, yes in ((row.get("concepts", ()), True), (row.get("offered", ()), None)) for name in names
    ]  # fmt: skip
    wanted = {uri for _need, uri, _yes in offered}
    known = set(Concept.objects.filter(uri__in=wanted).values_list("uri", flat=True))
    Concept.objects.bulk_create(
        Concept(uri=one.uri, kind=one.kind.value, isco=one.isco, names={code: one.label(code) for code in one.labels})
        for one in load_own() if one.uri in wanted - known
    )  # fmt: skip
    concepts = {one.uri: one for one in Concept.objects.filter(uri__in=wanted)}
    NeedConcept.objects.bulk_create(
        NeedConcept(need=need, concept=concepts[uri], score=1, confirmed=yes) for need, uri, yes in offered
    )
