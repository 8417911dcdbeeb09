"""What must hold for all rows at any time, as functions from the database to what breaks it."""

from itertools import pairwise

from django.apps import apps

from ciconia.delivery.models import Phase
from ciconia.delivery.queries.sight import Expected, expected_sights
from ciconia.foundation.flow import registry
from ciconia.foundation.models import Log, Stateful
from ciconia.people.models import Mode, Sight
from ciconia.programmes.models import SectorChoice


def stateful_models():
    """{noun: model} of everything with a flow."""
    models = [model for model in apps.get_models() if issubclass(model, Stateful)]
    by_name = {model._meta.model_name: model for model in models}
    return {noun: by_name[noun.replace("_", "")] for noun in registry}


def without_a_turn():
    """Rows that are not at an end and have nobody whose turn it is, or no next date (invariant 2)."""
    return [
        (noun, row.pk, row.state)
        for noun, model in stateful_models().items()
        for row in model.objects.all()
        if not registry[noun].states[row.state].is_end and not (row.turn_role and row.due_at)
    ]


def turns_that_differ():
    """Rows whose turn is not what the flow computes for them as they stand."""
    found = []
    for noun, model in stateful_models().items():
        for row in model.objects.all():
            turn = registry[noun].turn(row)
            stored = (row.turn_role, row.turn_person_id, row.due_at)
            if stored != (turn.role, turn.person_id, turn.due_at):
                found.append((noun, row.pk, row.state, stored, turn))
    return found


def logs_that_do_not_lead_here():
    """Rows whose log, replayed through the flow, ends in another state than the row is in."""
    found = []
    for noun, model in stateful_models().items():
        flow = registry[noun]
        for row in model.objects.all():
            state, before = next(iter(flow.states)), ""
            for entry in Log.objects.filter(noun=noun, object_id=row.pk).exclude(from_state="").order_by("id"):
                move = flow.find(entry.verb.partition(".")[2], state)
                if move is None:
                    state = f"no {entry.verb} from {state}"
                    break
                target = {"same": state, "before": before}.get(move.to, move.to)
                if target != state:
                    before, state = state, target
            if state != row.state:
                found.append((noun, row.pk, row.state, state))
    return found


def sights_that_differ():
    """Sights that hold and should not, and sights that should and do not."""
    columns = Expected._fields
    held = {Expected(*values) for values in Sight.objects.filter(ends=None).values_list(*columns)}
    return sorted(map(str, held ^ expected_sights()))


def in_two_places():
    """People with two engagements whose physical phases overlap (invariant 3)."""
    phases = Phase.objects.filter(mode=Mode.PHYSICAL, replaced=False).exclude(engagement__state="ended_early")
    rows = sorted(phases.values_list("engagement__person_id", "starts", "ends", "engagement_id"))
    return [(a, b) for a, b in pairwise(rows) if a[0] == b[0] and b[1] <= a[2] and a[3] != b[3]]


def published_without_ground():
    """Opportunities published without a validated need of an agreed partnership in a chosen sector (invariant 1)."""
    model = stateful_models()["opportunity"]
    chosen = set(SectorChoice.objects.values_list("focus_id", "sector_id"))
    shown = model.objects.exclude(published_at=None).select_related("need__partnership")
    return [
        row.pk
        for row in shown
        if row.need.state not in ("validated", "served", "lapsed")
        or row.need.partnership.state not in ("agreed", "ended")
        or (row.focus_id, row.sector_id) not in chosen
    ]
