"""How good terms of reference are: what is missing is named, and nothing is stopped by it.

The two things that good assignments had are clear goals and a host team that was named in advance; a result that can
be measured belongs to them (articles on assignments of CD4D, https://connectingdiaspora.org/?p=8336). Most other
checks rest on what went wrong elsewhere; a check that rests on nobody's findings says so.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words

MOST_GOALS = 5
WORDS_OF_A_GOAL = 4
TASKS_A_WEEK = 2
WEEKS_A_TASK = 4
SHORTEST_STAY = 2  # weeks

_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{2,60}\]")
_WEEK = re.compile(r"\b(?:week|weken|semaine|toddobaad(?:ka)?)\s*(\d{1,2})\b|\b(\d{1,2})(?:e|ᵉ)\s+semaine\b", re.I)
_WHEN = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"|\b(?:weeks?|weken|months?|days?|maand(?:en)?|dag(?:en)?|semaines?|mois|jours?|toddobaad\w*|bil\w*|maalin\w*"
    r"|quarter(?:ly)?|kwartaal|trimestre|afterwards|later|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|أسبوع|شهر|يوم|أيام|هفته|ماه|روز",
    re.I,
)
_NUMBER = re.compile(
    r"\d"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|hundred|half|twice|every|each|all|both|no"
    r"|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|honderd|elke|alle|beide|geen"
    r"|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|vingt|cent|chaque|tous|toutes"
    r"|kow|laba|saddex|afar|shan|lix|toddoba|siddeed|sagaal|toban|dhammaan)\b"
    r"|كل|جميع|اثنان|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر",
    re.I,
)


@dataclass(frozen=True)
class Terms:
    """Terms of reference as the checks read them: texts by section in the language they were written in.

    required: the codes of the sections that configuration requires. prepare: days that the longest item of the
    checklist needs before the start. answer_by: when applicants hear. needed: the window the institution asked for.
    unanswered: requested edits without an answer.
    """

    texts: Mapping[str, str]
    mode: str
    weeks: int
    starts: date
    answer_by: date
    languages: tuple[str, ...]
    required: Mapping[str, Any]
    prepare: int = 0
    counterpart: str = ""
    learners: str = ""
    needed: tuple[date, date] | None = None
    unanswered: int = 0

    def lines(self, code: str) -> list[str]:
        """The points of a section."""
        return [line.strip() for line in self.texts.get(code, "").splitlines() if line.strip()]


@dataclass(frozen=True)
class Finding:
    """One thing good terms of reference have: whether these have it, what to do if not, and at which field."""

    code: str
    field: str
    label: Words
    met: bool
    words: Words = ""


@dataclass(frozen=True)
class Quality:
    """Everything that was looked at, and what of it is missing."""

    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What to work on, the most important first."""
        return tuple(finding for finding in self.findings if not finding.met)

    @property
    def met(self) -> int:
        """How many of the things are there."""
        return len(self.findings) - len(self.missing)

    @property
    def of(self) -> int:
        """How many things were looked at."""
        return len(self.findings)


def goals(terms: Terms) -> Iterable[Finding]:
    """Clear goals: a good assignment in Abuja had them in its terms (https://connectingdiaspora.org/?p=8336)."""
    lines = terms.lines("goals")
    yield Finding(
        "goals", "goals", _("Clear goals"), 1 <= len(lines) <= MOST_GOALS,
        _("Write one to five goals: who can do what at the end, without the expert."),
    )  # fmt: skip
    if lines:
        yield Finding(
            "goals_clear", "goals", _("Goals that say who can do what"),
            all(len(line.split()) >= WORDS_OF_A_GOAL for line in lines),
            _("A goal of two or three words can mean anything. Say who does what then, and how often."),
        )  # fmt: skip


def team(terms: Terms) -> Iterable[Finding]:
    """A host team named in advance: the other thing that assignment had (https://connectingdiaspora.org/?p=8336).

    That experts are paired with people who learn is how MIDA Finnsom works
    (https://finland.iom.int/migration-and-development).
    """
    lines = terms.lines("team")
    yield Finding(
        "team", "team", _("A host team, named in advance"), bool(lines),
        _("Name who at the institution works with the expert, by function and not by name. Ask the host."),
    )  # fmt: skip
    learn = bool(terms.learners) or any(_NUMBER.search(line) for line in lines)
    yield Finding(
        "learners", "team", _("How many learn"), learn,
        _("Say how many people learn, and in which function, such as: six technicians."),
    )  # fmt: skip


def results(terms: Terms) -> Iterable[Finding]:
    """Results that can be measured, with a time: G. T. Doran, Management Review 70 (11), 1981 (measurable, time)."""
    lines = terms.lines("results")
    yield Finding(
        "results", "results", _("Results that can be measured"),
        bool(lines) and all(_NUMBER.search(line) for line in lines),
        _("Say for each result what is counted and how much, such as: four staff measure alone.")
        if lines else _("Say what will show that it worked, in something that can be counted."),
    )  # fmt: skip
    if lines:
        yield Finding(
            "results_when", "results", _("By when it is measured"), any(_WHEN.search(line) for line in lines),
            _("Say by when it is measured, such as: by week 6, or twelve months afterwards."),
        )  # fmt: skip


def deliverables(terms: Terms) -> Iterable[Finding]:
    """What is handed over, with its date: vacancies of MIDA name outputs; settling one needs a day to expect it.

    https://tendersglobal.net/job/coordinator-lecturer-in-social-science-somali-diaspora-expert
    """
    lines = terms.lines("deliverables")
    yield Finding(
        "deliverables", "deliverables", _("What stays behind"), bool(lines),
        _("Name at least one thing that is handed over and that the host accepts."),
    )  # fmt: skip
    undated = [line for line in lines if not _WHEN.search(line)]
    if lines:
        yield Finding(
            "deliverables_dated", "deliverables", _("A date for each"), not undated,
            _("Say by when for each, such as: (week 3). Without a date: %(line)s")
            % {"line": undated[0] if undated else ""},
        )  # fmt: skip
    late = [line for line in lines if max(_weeks(line), default=0) > terms.weeks]
    if late:
        yield Finding(
            "deliverables_late", "deliverables", _("Dates within the assignment"), met=False,
            words=_("This comes after the end, as the work takes %(weeks)d weeks: %(line)s")
            % {"weeks": terms.weeks, "line": late[0]},
        )  # fmt: skip


def languages(terms: Terms) -> Iterable[Finding]:
    """Languages of the work: MIDA asks for Somali and English in each vacancy.

    https://blacktoe.tv/health/iom-calls-for-somali-diaspora-experts-to-help-mitigate-africas-brain-drain-phenomenon/
    """
    yield Finding(
        "languages", "languages", _("Languages of the work"), bool(terms.languages),
        _("Choose in which languages the work is done: people decide by it whether they can come."),
    )  # fmt: skip


def preparation(terms: Terms) -> Iterable[Finding]:
    """Time to prepare: the training before departure is obligatory (https://connectingdiaspora.org/?p=5828).

    How many days are needed is what the checklist of the kind says.
    """
    days = (terms.starts - terms.answer_by).days
    yield Finding(
        "preparation", "starts", _("Time to prepare"), days >= terms.prepare,
        _("%(days)d days lie between the answer to applicants and the start; training, medical check and agreement "
          "need %(prepare)d. Start later, or close earlier.") % {"days": max(days, 0), "prepare": terms.prepare},
    )  # fmt: skip


def length(terms: Terms) -> Iterable[Finding]:
    """A length that fits the tasks. That short stays give little: assignments in Somalia were made longer after two
    evaluations (https://um.fi/objectives-monitored-by-oecd/-/asset_publisher/ghmkhcSfbCsD/ahaKytInterventionType/id/1175458).

    The bounds themselves, at most two tasks a week and at least one in four weeks, are a proposal: no source gives any.
    """
    tasks = len(terms.lines("tasks"))
    numbers = {"tasks": tasks, "weeks": terms.weeks}
    if tasks:
        many, few = tasks > TASKS_A_WEEK * terms.weeks, tasks * WEEKS_A_TASK < terms.weeks
        words = _("%(tasks)d tasks are many for %(weeks)d weeks. Leave some out, or make it longer.")
        if few:
            words = _("%(tasks)d tasks do not explain %(weeks)d weeks. Say what the time is for, or make it shorter.")
        yield Finding(
            "length", "tasks", _("A length that fits the tasks"), not (many or few), str(words) % numbers
        )  # fmt: skip
    if terms.mode != "virtual":
        yield Finding(
            "length_stay", "weeks", _("Long enough to travel for"), terms.weeks >= SHORTEST_STAY,
            _("A stay of one week ends before people know each other. Make it longer, or do it online."),
        )  # fmt: skip


def window(terms: Terms) -> Iterable[Finding]:
    """The dates the institution asked for: its need says from when and until when somebody could come."""
    if terms.needed:
        first, last = terms.needed
        ends = terms.starts + timedelta(weeks=terms.weeks, days=-1)
        yield Finding(
            "window", "starts", _("Within the time the host asked for"), first <= terms.starts and ends <= last,
            _("The host asked for the time from %(first)s to %(last)s. Ask it before you choose other dates.")
            % {"first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")},
        )  # fmt: skip


def conditions(terms: Terms) -> Iterable[Finding]:
    """Where and how: vacancies of MIDA say what security the host gives; online, the line and the power decide.

    https://tendersglobal.net/job/coordinator-lecturer-in-social-science-somali-diaspora-expert
    https://connectingdiaspora.org/virtual-assignments-can-be-an-effective-instrument
    """
    yield Finding(
        "conditions", "conditions", _("Where and how the work is done"), bool(terms.lines("conditions")),
        _("Say which line, power and machines there are, and at which hours.") if terms.mode == "virtual"
        else _("Say where the work is done, with what, and who looks after safety."),
    )  # fmt: skip


def afterwards(terms: Terms) -> Iterable[Finding]:
    """Who carries it on: that results last was the greatest worry at mid-term (https://connectingdiaspora.org/?p=11768)."""
    yield Finding(
        "afterwards", "afterwards", _("Who carries it on"), bool(terms.lines("afterwards")),
        _("Name the function or the unit that goes on with it, and the time it has for it."),
    )  # fmt: skip


def configured(terms: Terms) -> Iterable[Finding]:
    """What the kind or the programme requires; the source of each stands in the pack."""
    looked_at = {"goals", "team", "results", "deliverables", "afterwards", "conditions"}
    for code, label in terms.required.items():
        if code not in looked_at:
            yield Finding(
                f"required_{code}", code, label, bool(terms.lines(code)),
                _("This has to be written before the text goes to the host."),
            )  # fmt: skip


def leftovers(terms: Terms) -> Iterable[Finding]:
    """What was to be replaced or answered and is not: gaps of a template, words of the host."""
    for code, text in terms.texts.items():
        if gap := _PLACEHOLDER.search(text):
            yield Finding(
                f"gap_{code}", code, _("Nothing left open from a template"), met=False,
                words=_("Fill in what the template leaves open: %(gap)s") % {"gap": gap[0]},
            )  # fmt: skip
    if terms.unanswered:
        yield Finding(
            "unanswered", "requests", _("An answer to everything the host asked for"), met=False,
            words=_("Without an answer from you: %(count)d of the edits the host asked for.")
            % {"count": terms.unanswered},
        )  # fmt: skip


CHECKS: tuple[Callable[[Terms], Iterable[Finding]], ...] = (
    goals, team, results, configured, deliverables, afterwards, conditions, languages, preparation, length, window,
    leftovers,
)  # fmt: skip


def quality(terms: Terms) -> Quality:
    """What terms of reference have and what they miss."""
    return Quality(tuple(finding for check in CHECKS for finding in check(terms)))


def _weeks(line: str) -> list[int]:
    return [int(first or second) for first, second in _WEEK.findall(line)]
