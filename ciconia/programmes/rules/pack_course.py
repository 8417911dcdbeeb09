"""Which course somebody completes before they start, as a pack says it."""

from typing import Any

from ciconia.programmes.kinds import KINDS
from ciconia.programmes.rules.pack_checks import SLUG, Key, Shape, one_of, suggestion, whole
from ciconia.programmes.rules.pack_reader import Reader

REQUIRED_COURSE: Shape = {
    "kind": Key(one_of(KINDS)),
    "item": Key(SLUG),
    "course": Key(SLUG),
    "valid_years": Key(whole(1, 30), required=False),
    "source": Key(SLUG),
}


def check_courses(data: dict[str, Any], reader: Reader) -> None:
    """A course does a point that stands on the checklist of its kind."""
    for number, row in enumerate(data["required_course"]):
        items = [item.code for item in KINDS[row["kind"]].checklist if item.owner == "participant"]
        if row["item"] not in items:
            near = suggestion(row["item"], items)
            reader.problem(
                ("required_course", number, "item"), f'expected a point of a participant, found "{row["item"]}"{near}'
            )
