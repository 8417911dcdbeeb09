"""Who may do what: a matrix per noun, and the permissions that are no moves."""

from collections.abc import Iterator
from typing import Any

import rules.permissions
from django.apps import apps

from ciconia.foundation.flow import Flow
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Role
from docs.generator.flows import explained_roles, flows
from docs.generator.text import code, first_sentence, grid, page, table

INTRODUCTION = """
A move needs its permission, the state it starts from, and its conditions; the conditions are in [flows.md](flows.md).
An `x` says that the role has the permission for rows of its own programme and focuses, or of its own organisation;
for `applicant`, `participant` and their like it says that the row is about them. `system` is the product itself.

Nobody has a permission by being staff in general: every role is of one programme or one organisation, it may be
limited to focuses, and it has dates.
"""

SEEING = """
What an account sees of a noun is decided by `visible_to(user)` of that noun in the application, and for tables about
people by row-level policies in the database as well. A role that is not named does not see the row at all.
"""


def matrix() -> str:
    """The page."""
    blocks = [block for flow in flows() for block in _flow(flow)]
    return page("Permissions", INTRODUCTION, _roles(), "## Moves", *blocks, "## Seeing", SEEING, _seeing(),
                "## Other permissions", _others())  # fmt: skip


def _roles() -> str:
    def of_what(role: str) -> str:
        return "a programme" if role in STAFF_ROLES else "an organisation"

    rows = [(role, of_what(role), "yes" if role in PERSON_ROLES else "") for role in Role.values]
    return table(["role", "of", "sees people, as far as sight allows"], rows)


def _flow(flow: Flow) -> Iterator[str]:
    yield f"### {flow.noun.replace('_', ' ')}"
    names = list(dict.fromkeys(move.name for move in flow.moves))
    held = {name: {role for move in flow.moves if move.name == name for role in move.roles} for name in names}
    columns = _ordered({role for roles in held.values() for role in roles})
    rows = [(f"{flow.floor}.{name}_{flow.noun}", [role in held[name] for role in columns]) for name in names]
    yield grid([role.replace(" ", "-") for role in columns], rows)
    yield explained_roles(flow)


def _ordered(found: set[str]) -> list[str]:
    known = [role for role in Role.values if role in found]
    return known + sorted(found - set(known) - {"system"}) + (["system"] if "system" in found else [])


def _seeing() -> str:
    rows = []
    for model in apps.get_models():
        visible: Any = getattr(model._default_manager, "visible_to", None)
        if model.__module__.startswith("ciconia.") and visible:
            rows.append((f"{model._meta.app_label}.{model.__name__}", first_sentence(visible.__doc__)))
    return table(["what", "who sees it"], rows)


def _others() -> str:
    moves = {flow.permission(move) for flow in flows() for move in flow.moves}
    rest = sorted(set(rules.permissions.permissions) - moves)
    return table(["permission", "who"], [(code(name), _said(name)) for name in rest])


def _said(name: str) -> str:
    predicate = rules.permissions.permissions[name]
    return first_sentence(getattr(predicate, "__doc__", "") or getattr(predicate.fn, "__doc__", ""))
