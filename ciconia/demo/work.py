"""The second half of the line in the demo world: engagements and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ciconia.delivery.models import ChecklistItem, Deliverable, Engagement, Phase
from ciconia.delivery.rules.checklist_item import FLOW as ITEM
from ciconia.delivery.rules.deliverable import FLOW as DELIVERABLE
from ciconia.delivery.rules.engagement import FLOW as ENGAGEMENT
from ciconia.demo import files
from ciconia.demo.files import Row
from ciconia.demo.line import Line
from ciconia.demo.story import Story
from ciconia.people.models import Sight, SightLevel
from ciconia.programmes.kinds import KINDS
from ciconia.results.models import Outcome, Sighting
from ciconia.results.rules.outcome import FLOW as OUTCOME
from ciconia.selection.models import Application

EVIDENCE = {
    "medical": "Doctor's note seen",
    "training": "Attended both days",
    "agreement": "Signed by both sides",
    "travel": "Ticket and insurance in the file",
    "security": "Clearance of the mission",
}
DONE_STATES = ("planned", "asked")


@dataclass
class Work:
    """What engagements have made so far, by opportunity and person."""

    engagements: dict[tuple[str, str], Engagement] = field(default_factory=dict)
    deliverables: dict[tuple[str, str], list[Deliverable]] = field(default_factory=dict)
    phases: list[Phase] = field(default_factory=list)
    items: list[ChecklistItem] = field(default_factory=list)
    sights: list[tuple[Engagement, date]] = field(default_factory=list)
    freed: list[Application] = field(default_factory=list)


def make_engagements(line: Line, references: dict[str, str]) -> Work:
    """Engagements with phases, preparation and deliverables, and who may see whom because of them."""
    work = Work()
    promised = {key: row["deliverables"] for key, row in line.keyed("opportunity")}
    for file_row in line.rows("engagement"):
        key = (file_row["opportunity"], file_row["person"])
        name = f"engagement {key[0]} {key[1]}"
        story = line.story(name, file_row)
        if not story:
            continue
        engagement = _engagement(line, file_row, story, references[name], work)
        line.chronicle.tell(ENGAGEMENT, engagement, story, line.cast)
        work.engagements[key] = engagement
        work.sights.append((engagement, story.begun.on))
        _checklist(line, work, engagement, file_row, story)
        work.deliverables[key] = list(_deliverables(line, engagement, file_row, promised[key[0]], story))
    Engagement.objects.bulk_create(work.engagements.values())
    Phase.objects.bulk_create(work.phases)
    ChecklistItem.objects.bulk_create(work.items)
    Deliverable.objects.bulk_create(item for found in work.deliverables.values() for item in found)
    Sight.objects.bulk_create(sight for engagement, on in work.sights for sight in _sights(engagement, on))
    Application.objects.bulk_update(work.freed, ["place_freed_on"])
    return work


def _engagement(line: Line, row: Row, story: Story, reference: str, work: Work) -> Engagement:
    application = line.applications[row["opportunity"], row["person"]]
    opportunity = application.opportunity
    phases = _phases(row, story)
    real = [phase for phase in phases if not phase.replaced]
    modes = {phase.mode for phase in real}
    engagement = Engagement(
        programme=application.programme, focus=application.focus, organisation=application.organisation,
        application=application, opportunity=opportunity, person=application.person, reference=reference,
        counterpart=opportunity.need.counterpart, mode="mixed" if len(modes) > 1 else modes.pop(),
        starts=min(phase.starts for phase in real), ends=max(phase.ends for phase in real),
    )  # fmt: skip
    ended = story.find("complete", "end_early")
    engagement.ended_on = ended.on if ended else None
    if ended and not story.find("start"):
        application.place_freed_on = ended.on
        work.freed.append(application)
    for phase in phases:
        phase.engagement = engagement
    work.phases += phases
    data = {"phases": [[phase.mode, str(phase.starts), str(phase.ends)] for phase in phases if phase.version == 1]}
    engagement.state = "agreed"
    by = line.cast.who("participant", engagement)
    line.chronicle.note(engagement, story.begun, "engagement.phases", "engagement", by, data=data)
    return engagement


def _phases(row: Row, story: Story) -> list[Phase]:
    """The phases as they stand now: what was planned first, and what replaced it once that was decided."""
    decided = story.find("decide") is not None
    first = [item for item in row["phases"] if item.get("replaced")]
    real = [item for item in row["phases"] if not item.get("replaced")]
    if first and not decided:
        first, real = [], first
    old = [_phase(item, number, 1, replaced=True) for number, item in enumerate(first, 1)]
    return old + [_phase(item, number, 2 if number <= len(old) else 1) for number, item in enumerate(real, 1)]


def _phase(item: Row, number: int, version: int, *, replaced: bool = False) -> Phase:
    return Phase(
        number=number, version=version, mode=item["mode"], starts=item["starts"], ends=item["ends"], replaced=replaced
    )


def _below(engagement: Engagement) -> dict[str, Any]:
    return {
        "programme": engagement.programme, "focus": engagement.focus, "organisation": engagement.organisation,
        "engagement": engagement, "person": engagement.person,
    }  # fmt: skip


def _checklist(line: Line, work: Work, engagement: Engagement, row: Row, story: Story) -> None:
    """The points of the kind's list for the mode as it was planned first, and those the file names besides."""
    prepared = story.find("prepare")
    if prepared is None:
        return
    kind, said = KINDS[engagement.opportunity.kind], row.get("checklist", {})
    planned = {item["mode"] for item in row["phases"]}
    asked = {item.code for item in kind.checklist_for("physical" if "physical" in planned else "virtual")}
    starts = min(item["starts"] for item in row["phases"])
    for item in kind.checklist:
        if item.code not in asked | set(said):
            continue
        due_on = max(prepared.on + timedelta(days=1), starts - timedelta(days=item.before))
        point = ChecklistItem(
            **_below(engagement), code=item.code, owner=item.owner, gate=item.gate, due_on=due_on
        )  # fmt: skip
        move = said.get(item.code)
        steps = [[prepared.on, "begin"], *([move] if move else [])]
        name = f"item {row['opportunity']} {row['person']} {item.code}"
        told = Story(name, steps, line.until)
        if told.find("do"):
            point.evidence = EVIDENCE.get(item.code, "")
        line.chronicle.tell(ITEM, point, told, line.cast)
        work.items.append(point)


def _deliverables(
    line: Line, engagement: Engagement, row: Row, promised: list[Row], story: Story
) -> Iterable[Deliverable]:
    for number, (promise, steps) in enumerate(zip(promised, row["deliverables"], strict=True), 1):
        due_on = engagement.starts + timedelta(weeks=promise["due"], days=-1)
        name = f"deliverable {row['opportunity']} {row['person']} {number}"
        told = Story(name, [[story.begun.on, "begin"], *steps], line.until)
        last = told.last("submit")
        item = Deliverable(
            **_below(engagement), title=files.text(promise["title"]), due_on=min(due_on, engagement.ends),
            note=last.words if last else "",
        )  # fmt: skip
        line.chronicle.tell(DELIVERABLE, item, told, line.cast)
        yield item


def _sights(engagement: Engagement, on: date) -> Iterable[Sight]:
    cause = {
        "person": engagement.person, "because": "engagement", "object_id": engagement.pk, "level": SightLevel.FULL,
        "starts": on,
    }  # fmt: skip
    yield Sight(**cause, programme_id=engagement.programme_id, focus_id=engagement.focus_id)
    yield Sight(
        **cause, organisation_id=engagement.organisation_id, focus_id=engagement.focus_id,
        opportunity_id=engagement.opportunity_id,
    )  # fmt: skip


def make_outcomes(line: Line, work: Work) -> None:
    """What both sides said, at the end and a year later, and what of it is still in use."""
    outcomes: list[Outcome] = []
    sightings: list[Sighting] = []
    for row in line.rows("outcome"):
        key = (row["opportunity"], row["person"])
        name = f"outcome {key[0]} {key[1]} {row['wave']} {row['respondent']}"
        story = line.story(name, row)
        if not story:
            continue
        outcome = _outcome(work.engagements[key], row, story)
        line.chronicle.tell(OUTCOME, outcome, story, line.cast)
        outcomes.append(outcome)
        if story.find("answer"):
            left = work.deliverables[key]
            sightings += [
                Sighting(outcome=outcome, deliverable=left[number - 1], in_use=in_use, by_whom=by_whom)
                for number, in_use, by_whom in row.get("sightings", [])
            ]
    Outcome.objects.bulk_create(outcomes)
    Sighting.objects.bulk_create(sightings)
    _next_waves(work, outcomes)


def _outcome(engagement: Engagement, row: Row, story: Story) -> Outcome:
    outcome = Outcome(
        **_below(engagement), wave=row["wave"], wave_on=row["wave_on"], respondent=row["respondent"]
    )  # fmt: skip
    answered = story.find("answer")
    outcome.by_telephone = bool(answered and row.get("by_telephone"))
    if answered:
        outcome.transmission, outcome.creation, outcome.organisational = row["levels"]
        outcome.changed, outcome.hindered = files.text(row.get("changed")), files.text(row.get("hindered"))
        outcome.answered_on = answered.on
    return outcome


def _next_waves(work: Work, outcomes: list[Outcome]) -> None:
    """Each engagement keeps the date of the next question."""
    waiting: dict[int, date] = {}
    for outcome in outcomes:
        if outcome.state in DONE_STATES:
            known = waiting.get(outcome.engagement_id, outcome.wave_on)
            waiting[outcome.engagement_id] = min(known, outcome.wave_on)
    found = [engagement for engagement in work.engagements.values() if engagement.pk in waiting]
    for engagement in found:
        engagement.next_wave_on = waiting[engagement.pk]
    Engagement.objects.bulk_update(found, ["next_wave_on"])
