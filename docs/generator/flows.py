"""The flows: states, whose turn, next dates and moves of every noun, for people and for programs."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from ciconia.foundation.flow import Flow, Move, State, registry
from ciconia.foundation.models import Stateful
from docs.generator.text import code, codes, page, table

FLOORS = (
    "foundation", "people", "learning", "programmes", "publishing", "gatherings", "selection", "delivery", "results",
    "insight",
)  # fmt: skip
DUE = re.compile(r"P(\d+)D")

INTRODUCTION = """
A flow is the table of one noun: which states it has, whose turn it is in each, by when, and which moves lead on.
It is declared in `ciconia/FLOOR/rules/NOUN.py`, and `perform()` is the only function that follows it.

* **Turn** is the role that has to act next; a state without one is an end.
* **Due** is the rule for the next date: so many days after the last move, or a date the noun knows.
* **To** *same* leaves the state and computes turn and due anew; *before* goes back to where it was.
* A **mark** lies over a state until it is lifted, and brings a turn and a due rule of its own. While it lies, only
  the move that lifts it and a withdrawal are possible.
* `system` is the product itself, drawing a consequence or keeping a date.
* Some roles depend on the row: `applicant` and `participant` are the person it is about, `owner` is the role that the
  row names; others are spelled out below the table in which they stand.

The same tables for programs: [flows.toml](flows.toml). Who may make which move, at a glance:
[permissions.md](permissions.md).
"""


def flows() -> list[Flow]:
    """All flows, from the lowest floor up and in the order in which they were declared."""
    return sorted(registry.values(), key=lambda flow: FLOORS.index(flow.floor))


def markdown() -> str:
    """The page for people."""
    return page("Flows", INTRODUCTION, *(block for flow in flows() for block in _flow(flow)))


def toml() -> str:
    """The page for programs: one table per noun with `states`, `marks` where there are any, and `moves`."""
    head = "# Written by ./run docs from the code. Change the code, not this file."
    return "\n\n".join([head, *(_toml(flow) for flow in flows())]) + "\n"


def _flow(flow: Flow) -> Iterator[str]:
    yield f"## {flow.noun.replace('_', ' ')}"
    yield f"Floor `{flow.floor}`, declared in `ciconia/{flow.floor}/rules/{flow.noun}.py`."
    words = states_in_words(flow)
    yield table(
        ["state", "in words", "turn", "due"],
        [(code(name), words.get(name, ""), _turn(state), _due(state)) for name, state in flow.states.items()],
    )
    if flow.marks:
        marks = [(code(name), _turn(mark), _due(mark)) for name, mark in flow.marks.items()]
        yield table(["mark", "turn", "due"], marks)
    yield table(
        ["move", "on the button", "from", "to", "who", "reason", "only if"],
        [
            (code(m.name), str(m.label), codes(m.froms), _target(m), ", ".join(m.roles),
             "written" if m.reason else "", _conditions(m))
            for m in flow.moves
        ],
    )  # fmt: skip
    yield explained_roles(flow)
    yield _diagram(flow)


def states_in_words(flow: Flow) -> dict[str, str]:
    """{state: as people read it}, from the model of the noun."""
    model = model_of(flow.noun)
    of_class, of_column = getattr(model, "states", None), model._meta.get_field("state").choices
    return {value: str(label) for value, label in (of_class.choices if of_class else of_column or ())}


def model_of(noun: str) -> Any:
    """The model that moves along the flow of this noun."""
    models = [model for model in apps.get_models() if issubclass(model, Stateful)]
    return next(model for model in models if re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower() == noun)


def explained_roles(flow: Flow) -> str:
    """What the roles that depend on the row stand for, as the functions that find them say."""
    lines = [f"* *{role}*: {_found_by(rule)}" for role, rule in flow.turns.items() if _found_by(rule)]
    lines += [f"* *{role}* here means: of the organisation in `{name}`" for role, name in flow.organisations.items()]
    return "\n".join(lines)


def _found_by(rule: Any) -> str:
    return " ".join((rule.__doc__ or "").split())


def _turn(state: State) -> str:
    return state.turn.replace("|", " or ") or "an end"


def _due(state: State) -> str:
    days = DUE.fullmatch(state.due)
    return f"{days[1]} days after the last move" if days else state.due


def _target(move: Move) -> str:
    sign = f"*{move.to}*" if move.to in ("same", "before") else code(move.to)
    marks = [f"sets {code(move.sets_mark)}"] * bool(move.sets_mark)
    marks += [f"lifts {code(move.lifts_mark)}"] * bool(move.lifts_mark)
    return ", ".join([sign, *marks])


def _conditions(move: Move) -> str:
    """The conditions by the names of the functions that check them; at the button each gives a sentence."""
    names = [condition.__name__.strip("_").replace("_", " ") for condition in move.conditions]
    return ", ".join("a condition of its own" if "lambda" in name else name for name in names)


def _diagram(flow: Flow) -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(flow.states))}"]
    for move in flow.moves:
        for source in move.froms:
            lines += [f"    {source} --> {target}: {move.name}" for target in _targets(flow, move, source)]
    lines += [f"    {name} --> [*]" for name, state in flow.states.items() if state.is_end]
    return "```mermaid\n" + "\n".join(lines) + "\n```"


def _targets(flow: Flow, move: Move, source: str) -> list[str]:
    """Where a move can lead from a state; *before* is every state from which one came there."""
    if move.to == "same":
        return [source]
    if move.to != "before":
        return [move.to]
    return [state for into in flow.moves if into.to == source for state in into.froms]


def _toml(flow: Flow) -> str:
    lines = [f"[{flow.noun}]", f"states = {_states(flow.states.items())}"]
    if flow.marks:
        lines.append(f"marks = {_states(flow.marks.items())}")
    moves = [[m.name, m.sources, m.to, m.who, *(["reason"] if m.reason else [])] for m in flow.moves]
    lines += ["moves = [", *(f"  {json.dumps(move)}," for move in moves), "]"]
    return "\n".join(lines)


def _states(states: Any) -> str:
    return "{ " + ", ".join(f"{name} = {_state(state)}" for name, state in states) + " }"


def _state(state: State) -> str:
    return "{}" if state.is_end else f"{{turn = {json.dumps(state.turn)}, due = {json.dumps(state.due)}}}"
