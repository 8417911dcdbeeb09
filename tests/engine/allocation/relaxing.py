"""Gives way in rules of a folder, by their names in the report; shares no code with the product."""

from copy import deepcopy
from typing import Any

from ciconia.engine.allocation.measure import Breach
from tests.engine.allocation.checker import Folder, best

FLOORS = ("min", "women_min")


def relaxed(folder: Folder, breaches: list[Breach], *, less: float = 0.0) -> Folder:
    """The folder with rules loosened by what is missing, minus `less`."""
    loose = deepcopy(folder)
    for one in breaches:
        loosen(loose.rules, one.rule.name, one.missing - less)
    return loose


def loosen(rules: dict[str, Any], name: str, by: float) -> None:
    table, _, rest = name.partition(".")
    if table in ("lock", "forbid"):
        rules[table] = [one for one in rules[table] if f"{one['person']}.{one['place']}" != rest]
    elif rest in ("stable", "host_rank"):
        del rules[table][rest]
    else:
        *middle, key = rest.rsplit(".", 1)
        values = rules[table][middle[0]] if middle else rules[table]
        values[key] += -by if key in FLOORS else by


def possible(folder: Folder) -> bool:
    return best(folder) is not None
