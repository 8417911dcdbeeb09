"""The first half of the line in the demo world: partnerships, needs, opportunities, applications."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from ciconia.demo import files
from ciconia.demo.afterwards import told
from ciconia.demo.applying import answered, asked, make_papers
from ciconia.demo.cast import Cast, people_rows
from ciconia.demo.chain import Chain, save_chains
from ciconia.demo.files import Row
from ciconia.demo.needs import more_of, name_needs
from ciconia.demo.story import Chronicle, Step, Story
from ciconia.demo.terms import Draft, tell_edits, write_terms
from ciconia.people.models import Sight, SightLevel
from ciconia.programmes.models import Decision, Participation, Rule
from ciconia.programmes.models.decision import About
from ciconia.programmes.rules.rule import examine
from ciconia.selection.actions.application import CARD, OUTCOMES
from ciconia.selection.actions.partnership import HALF_A_YEAR
from ciconia.selection.models import (
    Application,
    EligibilityCheck,
    Marking,
    Need,
    Opportunity,
    Partnership,
    Review,
    Signature,
    Standing,
)
from ciconia.selection.rules.application import FLOW as APPLICATION
from ciconia.selection.rules.need import FLOW as NEED
from ciconia.selection.rules.opportunity import FLOW as OPPORTUNITY
from ciconia.selection.rules.opportunity import add_working_days
from ciconia.selection.rules.partnership import FLOW as PARTNERSHIP

ENDS = ("accept", "decline", "expire", "not_choose", "call_off", "withdraw")
PLAIN_OF_NEED = ("counterpart", "trainee_group", "languages", "mode", "starts", "ends", "weeks")


@dataclass
class Line:
    """What has been made so far, by the keys of the files; `until` is the moment at which the demo stands."""

    cast: Cast
    chronicle: Chronicle
    until: datetime
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    needs: dict[str, Need] = field(default_factory=dict)
    opportunities: dict[str, Opportunity] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    applications: dict[tuple[str, str], Application] = field(default_factory=dict)

    def rows(self, kind: str) -> tuple[Row, ...]:
        """The rows of a kind, as far as they are told by now."""
        return told(kind, self.until)

    def keyed(self, kind: str) -> Iterable[tuple[str, Row]]:
        """The rows of a kind with their keys."""
        return ((row["key"], row) for row in self.rows(kind))

    def story(self, key: str, row: Row) -> Story:
        """A row's story up to now."""
        return Story(key, row["steps"], self.until)

    def place(self, institution: str) -> dict[str, Any]:
        """Programme, focus and institution, which every row of the line carries."""
        organisation = self.cast.organisations[institution]
        focus = self.cast.focuses[organisation.country]
        return {"programme": self.cast.programme, "focus": focus, "organisation": organisation}


def make_partnerships(line: Line) -> None:
    """Institutions the programme works with, or thinks about."""
    for file_row in line.rows("partnership"):
        key = file_row["institution"]
        story = line.story(f"partnership {key}", file_row)
        if not story:
            continue
        row = Partnership(**line.place(key), why=file_row["why"])
        if story.find("assess"):
            row.capacity, row.online_ready = file_row["capacity"], file_row["online_ready"]
        looked_at = story.last("agree", "review")
        if looked_at:
            row.next_review = looked_at.on + HALF_A_YEAR
        line.chronicle.tell(PARTNERSHIP, row, story, line.cast)
        line.partnerships[key] = row
        if step := story.find("agree"):
            row.decision = _agreed(line, row, step)
    decisions = [row.decision for row in line.partnerships.values() if row.decision]
    Decision.objects.bulk_create(decisions)
    Participation.objects.bulk_create(
        Participation(decision=row.decision, organisation=row.organisation.parent, function="Director")
        for row in line.partnerships.values()
        if row.decision
    )
    for row in line.partnerships.values():
        row.decision = row.decision  # its id is known now
    Partnership.objects.bulk_create(line.partnerships.values())


def _agreed(line: Line, row: Partnership, step: Step) -> Decision:
    """The decision by which it was agreed, with the ministry above the institution."""
    by = line.cast.who("coordinator", row)
    decision = Decision(
        programme=row.programme, focus=row.focus, about=About.PARTNERSHIP, decided_on=step.on, reason=step.words,
        by=by, at=step.at,
    )  # fmt: skip
    line.chronicle.note(decision, step, "decision.record", "decision", by)
    return decision


def make_needs(line: Line, references: dict[str, str]) -> None:
    """Needs, and what the authorities answered."""
    chains: list[Chain] = []
    for key, file_row in line.keyed("need"):
        story = line.story(f"need {key}", file_row)
        if not story:
            continue
        row = _need(line, key, file_row, references)
        line.needs[key] = row
        if story.find("submit"):
            chains.append(Chain(row, story, line.cast))
        line.chronicle.tell(NEED, row, story, line.cast)
    Need.objects.bulk_create(line.needs.values())
    name_needs(line.rows("need"), line.needs)
    save_chains(chains, line.cast, line.until)


def _need(line: Line, key: str, row: Row, references: dict[str, str]) -> Need:
    texts = {name: files.text(row[name]) for name in ("title", "problem", "beneficiaries", "result")}
    provides = {name: files.text(row[name]) for name in ("host_provides", "not_local")}
    transmission, creation, organisational = row["capacity"]
    plain = {name: row[name] for name in PLAIN_OF_NEED}
    return Need(
        **line.place(row["institution"]), **texts, **provides, **plain, **more_of(row, line.cast),
        reference=references[f"need {key}"],
        partnership=line.partnerships[row["institution"]], sector=line.cast.sectors[row["sector"]],
        transmission=transmission, creation=creation, organisational=organisational, written_in=texts["title"].source,
    )  # fmt: skip


def make_opportunities(line: Line, references: dict[str, str]) -> None:
    """Opportunities, each from the need of the same key."""
    for key, file_row in line.keyed("opportunity"):
        story = line.story(f"opportunity {key}", file_row)
        if not story:
            continue
        need = line.needs[file_row["need"]]
        plain = {name: file_row[name] for name in ("languages", "mode", "places", "starts", "weeks")}
        row = Opportunity(
            programme=need.programme, focus=need.focus, organisation=need.organisation, need=need, sector=need.sector,
            pack_version=line.cast.version, reference=references[f"opportunity {key}"], **plain,
            title=files.text(file_row["title"]), summary=files.text(file_row["summary"]), background=need.problem,
            tasks=files.lines(file_row["tasks"]), required=files.lines(file_row["required"]),
            welcome=files.lines(file_row["welcome"]),
            deliverables=files.lines([f"{item['title']} (week {item['due']})" for item in file_row["deliverables"]]),
            deadline=_deadline(file_row, story), ends=need.ends,
            questions=asked(need.programme, "assignment", need.sector.code),
        )  # fmt: skip
        draft = write_terms(row, story, key, line.until, _first_deadline(story, file_row["deadline"]))
        published = story.find("publish")
        if published:
            row.published_at = published.at
            row.answer_by = add_working_days(row.deadline, line.cast.programme.answer_working_days)
        tell_edits(draft, line.chronicle, line.cast.who("officer", row))
        line.chronicle.tell(OPPORTUNITY, row, story, line.cast)
        line.opportunities[key] = row
        line.drafts.append(draft)
    Opportunity.objects.bulk_create(line.opportunities.values())


def _deadline(row: Row, story: Story) -> date:
    """The last day to apply; before an opportunity was opened again, the one of the first time."""
    latest: date = row["deadline"]
    return _first_deadline(story, latest) if story.planned("reopen") and not story.find("reopen") else latest


def _first_deadline(story: Story, deadline: date) -> date:
    closed = story.planned("close")
    return closed.on - timedelta(days=1) if closed and story.planned("reopen") else deadline


def make_applications(line: Line) -> None:
    """Applications, what was found of them, who signed, and who may see whom because of them."""
    wordings = list(Rule.objects.filter(programme=line.cast.programme).current())
    residences = {key: row["residence"] for key, row in people_rows()}
    promised = _promises(line)
    below: dict[type[Any], list[Any]] = {EligibilityCheck: [], Review: [], Marking: [], Signature: []}
    sights: list[tuple[Application, Story]] = []
    stories: list[tuple[str, Application, Story]] = []
    for file_row in line.rows("application"):
        opportunity_key, person_key = file_row["opportunity"], file_row["person"]
        story = line.story(f"application {opportunity_key} {person_key}", file_row)
        if not story:
            continue
        row = _application(line, file_row, story)
        sent = story.find("submit")
        if sent:
            row.submitted_at, row.promised_on = sent.at, promised(opportunity_key, sent.on)
            row.snapshot = {name: getattr(row.person, name) for name in CARD}
            sights.append((row, story))
        line.chronicle.tell(APPLICATION, row, story, line.cast)
        line.applications[opportunity_key, person_key] = row
        stories.append((f"{opportunity_key} {person_key}", row, story))
        answers = {"residence_country": residences[person_key] or None}
        below[EligibilityCheck] += _checks(row, wordings, answers, (sent or story.begun).on)
        reviews, markings = _reviews(line, row, file_row, story)
        below[Review] += reviews
        below[Marking] += markings
        below[Signature] += _signatures(line, row, file_row, story)
    Application.objects.bulk_create(line.applications.values())
    make_papers(stories, line.chronicle, line.cast, line.until)
    for model, found in below.items():
        model.objects.bulk_create(found)
    Sight.objects.bulk_create(sight for row, story in sights for sight in _sights(row, story))


def _application(line: Line, row: Row, story: Story) -> Application:
    opportunity, person = line.opportunities[row["opportunity"]], line.cast.people[row["person"]]
    return Application(
        programme=opportunity.programme, focus=opportunity.focus, organisation=opportunity.organisation,
        opportunity=opportunity, person=person, pack_version=line.cast.version, source=row["source"][:40],
        motivation=files.text(row.get("motivation")), available_from=person.available_from,
        answers=answered(f"{row['opportunity']} {row['person']}"), screen=3,
    )  # fmt: skip


def _promises(line: Line) -> Any:
    """When somebody who sent on a day was promised an answer."""
    days = line.cast.programme.answer_working_days
    latest = {key: row["deadline"] for key, row in line.keyed("opportunity")}
    first = {
        key: _first_deadline(line.story(f"opportunity {key}", row), latest[key])
        for key, row in line.keyed("opportunity")
    }
    return lambda key, on: add_working_days(first[key] if on <= first[key] else latest[key], days)


def _checks(row: Application, wordings: list[Rule], answers: dict[str, Any], on: date) -> list[EligibilityCheck]:
    held = [rule for rule in wordings if rule.valid_from <= on and (rule.valid_until is None or rule.valid_until >= on)]
    return [
        EligibilityCheck(
            application=row, rule=found.code, sentence=found.sentence, outcome=OUTCOMES[found.outcome]
        )
        for found in examine(held, answers)
    ]  # fmt: skip


def _reviews(line: Line, row: Application, file_row: Row, story: Story) -> tuple[list[Review], list[Marking]]:
    """What each assessor was given and thinks; the file says what a second one gave where there is one."""
    step = story.find("assess")
    if step is None:
        return [], []
    review = Review(
        application=row, assessor=line.cast.who("assessor", row), standing=Standing.MARKED, given_at=step.at,
        declared_at=step.at, at=step.at, told_at=step.at,
    )  # fmt: skip
    return [review], [Marking(review=review, marks=file_row["marks"], comment=file_row.get("comment", ""), at=step.at)]


def _signatures(line: Line, row: Application, file_row: Row, story: Story) -> list[Signature]:
    words = file_row.get("signed", {})
    found: list[tuple[Step | None, str, str]] = [
        (story.last("sign"), "host", "host contact"), (story.last("choose"), "programme", "officer")
    ]  # fmt: skip
    return [
        Signature(application=row, side=side, by=line.cast.who(role, row), at=step.at, words=words.get(side, ""))
        for step, side, role in found
        if step
    ]


def _sights(row: Application, story: Story) -> Iterable[Sight]:
    sent, assessed, ended = story.find("submit"), story.find("assess"), story.find(*ENDS)
    cause = {"person": row.person, "because": "application", "object_id": row.pk}
    if sent:
        yield Sight(
            **cause, programme_id=row.programme_id, focus_id=row.focus_id, level=SightLevel.FULL, starts=sent.on
        )
    if assessed:
        yield Sight(
            **cause, organisation_id=row.organisation_id, focus_id=row.focus_id, opportunity_id=row.opportunity_id,
            level=SightLevel.CARD,
            starts=assessed.on, ends=ended.on if ended else None,
        )  # fmt: skip


def number(line: Line) -> dict[str, str]:
    """References in the order in which needs, opportunities and engagements of a country began."""
    stories: list[tuple[datetime, str, str]] = []
    countries = {key: line.cast.organisations[row["institution"]].country for key, row in line.keyed("need")}
    for noun in ("need", "opportunity"):
        found = [(line.story(f"{noun} {key}", row), key, row.get("need", key)) for key, row in line.keyed(noun)]
        stories += [(story.begun.at, f"{noun} {key}", countries[need]) for story, key, need in found if story]
    for row in line.rows("engagement"):
        key = f"engagement {row['opportunity']} {row['person']}"
        story = line.story(key, row)
        stories += [(story.begun.at, key, countries[row["opportunity"]])] if story else []
    taken: Counter[str] = Counter()
    references = {}
    for _at, key, country in sorted(stories):
        taken[country] += 1
        references[key] = f"{line.cast.programme.prefix}-{country}-{taken[country]:04d}"
    for country, focus in line.cast.focuses.items():
        focus.next_number = taken[country] + 1
        focus.save(update_fields=["next_number"])
    return references
