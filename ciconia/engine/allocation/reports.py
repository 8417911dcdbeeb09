"""What a plan is handed over as: CSV, JSON, Markdown and a workbook, all from the same story."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font

from ciconia.engine.allocation.measure import Breach
from ciconia.engine.allocation.plan import Plan
from ciconia.engine.allocation.reasons import ordinal
from ciconia.engine.allocation.story import Story
from ciconia.engine.allocation.words import amount, gives_way, many, not_kept, percent

DIGITS = 10
# Beyond these, a page for reading names the first and says where the rest is.
MOST_LINES = 500
WIDEST = 70
LARGE = 100.0  # from here on a number is read by its thousands, not by its parts of a hundred
Cell = str | int | float | None


@dataclass(frozen=True)
class Effort:
    """What making the plan took."""

    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True)
class Table:
    """A titled table of a report, with a sentence that says what it shows."""

    title: str
    words: str
    head: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def plan_csv(plan: Plan) -> bytes:
    """plan.csv: person_id, place_id, fit, by person and place."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("person_id", "place_id", "fit"))
    fit = plan.cohort.pairs.fit
    writer.writerows((*plan.cohort.ids(pair), repr(float(fit[pair]))) for pair in plan.chosen.tolist())
    return file.getvalue().encode()


def report_json(story: Story, effort: Effort) -> bytes:
    """report.json: the keys of the contract, and the story."""
    plan = story.plan
    data: dict[str, Any] = {
        "status": plan.status,
        "objective": round(plan.objective, DIGITS), "bound": round(plan.bound, DIGITS), "gap": plan.gap,
        "cpu_seconds": round(effort.cpu_seconds, 3), "peak_mib": round(effort.peak_mib, 1),
        "warnings": [_breach(one, not_kept(plan.cohort, one)) for one in plan.warnings],
        "clashes": [[_breach(one, gives_way(plan.cohort, one)) for one in clash] for clash in plan.clashes],
        "sentences": story.sentences,
    }  # fmt: skip
    if plan.status != "impossible":
        data |= {
            "countries": [asdict(line) for line in story.countries],
            "choices": asdict(story.choices),
            "engagements": [asdict(one) | {"sentence": one.sentence} for one in story.placed],
            "unplaced": [asdict(one) for one in story.unplaced],
            "rule_costs": [asdict(one) for one in story.costs],
            "rather_each_other": [{"person": person, "place": place} for person, place in story.envied],
            "more": [asdict(one) | {"sentence": one.sentence} for one in story.more],
            "next": [asdict(one) | {"sentence": one.sentence} for one in story.next],
        }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def _breach(breach: Breach, sentence: str) -> dict[str, Any]:
    rule, short = breach.rule, round(breach.missing, DIGITS)
    named = {"country": rule.where if rule.is_share else "", "person": rule.person, "place": rule.place}
    found: dict[str, Any] = {"rule": rule.name, "missing": int(short) if short.is_integer() else short}
    return found | {key: value for key, value in named.items() if value} | {"sentence": sentence}


def report_markdown(story: Story, effort: Effort) -> bytes:
    """A page for reading."""
    lines = ["# Allocation of the cohort", "", *(f"- {line}" for line in headline(story, effort)), ""]
    for table in tables(story):
        lines += [f"## {table.title}", "", table.words, ""]
        if table.rows:
            lines += [_row(table.head), _row(["---"] * len(table.head)), *map(_row, table.rows[:MOST_LINES]), ""]
        if len(table.rows) > MOST_LINES:
            lines += [f"The first {MOST_LINES} of {amount(len(table.rows))}; the others are in the workbook.", ""]
    return "\n".join(lines).encode()


def _row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(_cell(cell).replace("|", "\\|") for cell in cells) + " |"


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return f"{cell:.2f}" if isinstance(cell, float) and cell < LARGE else amount(cell)


def report_workbook(story: Story, effort: Effort) -> bytes:
    """A workbook: one sheet with the answer, then one for each table."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Summary")
    sheet.column_dimensions["A"].width = WIDEST + WIDEST // 2
    for line in headline(story, effort):
        sheet.append([_text(sheet, line)])
    for table in tables(story):
        sheet = book.create_sheet(table.title)
        sheet.freeze_panes = "A3"
        for number, head in enumerate(table.head):
            longest = max([len(head), *(len(_cell(row[number])) for row in table.rows[:MOST_LINES])])
            sheet.column_dimensions[openpyxl.utils.get_column_letter(number + 1)].width = min(longest + 2, WIDEST)
        sheet.append([_text(sheet, table.words, wrap=False)])
        sheet.append([_text(sheet, head, bold=True) for head in table.head])
        for row in table.rows:
            sheet.append([_text(sheet, cell) if isinstance(cell, str) else cell for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _text(sheet: Any, text: str, *, bold: bool = False, wrap: bool = True) -> Any:
    """A cell of text: whatever it begins with, no spreadsheet may take it for a formula."""
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    return cell


def headline(story: Story, effort: Effort) -> list[str]:
    """The answer in a few sentences."""
    plan = story.plan
    took = f"Worked out in {effort.cpu_seconds:.2f} seconds with {effort.peak_mib:.0f} MiB of memory."
    if plan.status == "impossible":
        return ["No plan can keep all rules.", *story.sentences, took]
    people = len({one.person for one in story.placed})
    first = story.choices.met.get(1, 0)
    best = (
        "No plan is worth more." if plan.status == "optimal" and plan.gap <= 1e-9
        else f"The best there can be is worth at most {percent(100 * plan.gap / 100)} more."
    )  # fmt: skip
    return [
        f"{many(len(story.placed), 'engagement', 'engagements')} for {many(people, 'person', 'people')};"
        f" {many(story.choices.unplaced + story.choices.without_any, 'person has', 'people have')} none.",
        f"The fit adds up to {plan.objective:.2f}. {best}",
        f"{many(first, 'engagement is', 'engagements are')} the first choice of the person.",
        *story.sentences,
        took,
    ]


def tables(story: Story) -> list[Table]:
    """The tables of a report, in the order of the questions people ask."""
    if story.plan.status == "impossible":
        return []
    choices = [(f"{ordinal(choice)} choice", number) for choice, number in story.choices.met.items()]
    return [
        Table("Who goes where", "Each engagement, and why this person goes there. Fit, from 0 to 1, is how well a"
              " person suits a place.",
              ("Person", "Place", "Country", "Sector", "Mode", "Cost", "Fit", "Why"),
              [(one.person, one.place, one.country, one.sector, one.mode, one.cost, one.fit, one.sentence)
               for one in story.placed]),
        Table("Who has no place", "Everybody without an engagement: what they fit best, and what is against it.",
              ("Person", "Best place", "Fit", "Why not"),
              [(one.person, one.place, one.fit if one.place else None, one.sentence) for one in story.unplaced]),
        Table("Choices met", "A choice is the place among all open to a person, as they ranked them or by fit.",
              ("What people got", "Number"),
              [*choices, ("Nothing, though places were open to them", story.choices.unplaced),
               ("Nothing, as no place was open to them", story.choices.without_any)]),
        Table("Countries", "What the plan uses, beside what the rules allow.",
              ("Country", "Engagements", "Of women", "Most allowed", "Spent", "Budget"),
              [(one.country, one.engagements, one.women, None if one.maximum is None else int(one.maximum),
                one.spent, one.budget) for one in story.countries]),
        Table("What each rule costs", "How much more fit the cohort would have without a rule, all others kept, and"
              " what one unit more would add. Rules that are not here cost nothing.",
              ("Rule", "It says", "Fit lost", "Gain by one unit", "Unit"),
              [(one.rule, one.words, one.cost, one.price, one.unit) for one in story.costs]),
        Table("How many more", "What could be added without moving anybody, with the money left and with more.",
              ("Extra money", "Engagements", "They cost", "In words"),
              [(one.extra, one.engagements, one.cost, one.sentence) for one in story.more]),
        Table("One more", "The cheapest way to one further engagement, by country and mode, moving nobody."
              + ("" if story.next else " There is none: room or rules are used up."),
              ("Country", "Mode", "Costs", "Money missing", "In words"),
              [(one.country, one.mode, one.cost, one.missing, one.sentence) for one in story.next]),
        Table("Rather each other", "People and places who would both rather have each other than what the plan gives"
              " them. The switch stable = true in rules.toml excludes this."
              + ("" if story.envied else " There are none."),
              ("Person", "Place"), list(story.envied)),
    ]  # fmt: skip


FORMATS: dict[str, Callable[[Story, Effort], bytes]] = {
    ".json": report_json,
    ".md": report_markdown,
    ".xlsx": report_workbook,
}
