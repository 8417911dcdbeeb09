"""What a need is asked, in six groups: the one list that screens, the desk, the reading page and paper are made from.

A question with words in `missing` has to be answered before the need is sent; nothing has to be answered to keep a
draft. At most eighteen answers are asked, so that a department can do it on a telephone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Words
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.selection.models import Need, Ready
from ciconia.selection.rules.level import LEVELS, PROCESSES

Choices = tuple[tuple[Any, Words], ...]
ONLINE = (Mode.VIRTUAL, Mode.MIXED)
MOST_ANSWERS = 18


@dataclass(frozen=True)
class Question:
    """One question. kind: language, languages, sector, plan, line, text, choice, day, or number.

    missing: what is said where it has to be answered and is not; online: only where work from afar is proposed.
    choices: (value, words); longest: letters of a line or text, or the highest number.
    """

    name: str
    kind: str
    label: Words
    hint: Words = ""
    missing: Words = ""
    choices: Choices = ()
    longest: int = 0
    rows: int = 4
    online: bool = False


@dataclass(frozen=True)
class Group:
    """The questions of one screen."""

    title: Words
    hint: Words
    questions: tuple[Question, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of a need that it asks for."""
        return tuple(question.name for question in self.questions)


def _level(name: str, label: Words, question: Words) -> Question:
    missing: Any = lazy(lambda: gettext("Say how far it goes today: %(what)s") % {"what": label}, str)
    return Question(name, "choice", label, question, missing(), choices=tuple(LEVELS[name]))


def _ready(name: str, label: Words, yes: Words, partly: Words, no: Words, missing: Words = "") -> Question:
    choices = ((Ready.YES.value, yes), (Ready.PARTLY.value, partly), (Ready.NO.value, no))
    return Question(name, "choice", label, "", missing, choices=choices, online=True)


GROUPS = (
    Group(_("What is missing"), "", (
        Question("written_in", "language", _("Language you write in"),
                 _("Write in the language in which you say it best. Readers see which one it is."),
                 _("Choose the language you write in")),
        Question("title", "line", _("In one line"), _("For example: Finding leaks in the city network."),
                 _("Say in one line what is missing"), longest=120),
        Question("problem", "text", _("What is the problem?"),
                 _("What goes wrong today, how often, and what it costs. Figures where you have them."),
                 _("Say what the problem is"), longest=4000, rows=5),
        Question("sector", "sector", _("Sector"),
                 _("The sectors your ministries and the programme chose for this country."), _("Choose the sector")),
        Question("plan", "plan", _("Development plan"), _("The plan of your institution that this need is a step of.")),
    )),
    Group(_("For whom, and what should be different"), "", (
        Question("result", "text", _("What should be different afterwards?"),
                 _("What your people can do then without help."),
                 _("Say what should be different afterwards"), longest=4000, rows=5),
        Question("trainee_group", "line", _("Who learns?"), _("For example: six technicians of the network."),
                 _("Say who learns"), longest=200),
        Question("group_size", "number", _("How many people are that?"), longest=500),
        Question("carried_on", "text", _("Who carries it on afterwards?"),
                 _("The posts of your own people who keep it going when the expert has left."), longest=1000, rows=2),
        Question("beneficiaries", "text", _("Who will notice?"), longest=2000, rows=2),
    )),
    Group(_("How far it goes today"), _("The same three questions are asked again afterwards, to compare."),
          tuple(_level(*process) for process in PROCESSES)),
    Group(_("How, and what you bring"), _("The last four questions are about work from afar. Where part of the work is "
          "online, the one about the internet has to be answered."), (
        Question("mode", "choice", _("How should the work be done?"), "", _("Choose how the work should be done"),
                 choices=tuple(Mode.choices)),
        Question("counterpart", "line", _("Who works with the expert?"), _("The post, not the name."),
                 _("Say who works with the expert"), longest=120),
        Question("host_provides", "text", _("What do you provide?"), _("A desk, a vehicle, somebody who interprets."),
                 _("Say what you provide"), longest=2000, rows=3),
        _ready("internet", _("Does the internet hold a video call?"), _("Yes, on most days"),
               _("Sometimes, or sound only"), _("No"),
               _("Say whether the internet holds a call: part of the work is to be online")),
        _ready("power", _("Is there power while people work?"), _("Yes, all day"), _("For some hours"),
               _("One cannot count on it")),
        _ready("workplace", _("Is there a place to talk undisturbed?"), _("A room with a door"), _("A shared room"),
               _("No")),
        _ready("equipment", _("What do those who learn work on?"), _("A computer each, with a camera among them"),
               _("One computer for all, or telephones"), _("Nothing yet")),
    )),
    Group(_("When, and in which languages"), "", (
        Question("starts", "day", _("Not before"), "", _("Say from when it could start")),
        Question("ends", "day", _("Finished by"), "", _("Say by when it should be finished")),
        Question("weeks", "number", _("How many weeks of work?"), "", _("Say how many weeks"), longest=520),
        Question("languages", "languages", _("Languages of work"), "", _("Choose at least one language of work")),
        Question("practical", "text", _("What should somebody know who comes?"),
                 _("Safety, roads, housing, working hours, holidays, rules of the house."), longest=2000, rows=3),
    )),
    Group(_("Why from abroad"), "", (
        Question("not_local", "text", _("Why can it not be found nearby?"), "",
                 _("Say why it cannot be found nearby"), longest=2000, rows=3),
        Question("looked_for", "text", _("Whom did you look for, and where?"),
                 _("For example: a hydrologist, at two universities and by an advertisement."), longest=1000, rows=2),
        Question("looked_since", "day", _("Since when?")),
        Question("looked_result", "text", _("What came of it?"), longest=1000, rows=2),
    )),
)  # fmt: skip

QUESTIONS = {question.name: question for group in GROUPS for question in group.questions}
TEXTS = tuple(name for name, question in QUESTIONS.items() if question.kind == "text" or name == "title")


def asked(need: Need, question: Question) -> bool:
    """Whether a need has to answer a question before it is sent."""
    return bool(question.missing) and (not question.online or need.mode in ONLINE)


def missing(need: Need) -> Iterator[tuple[int, Question]]:
    """(number of its screen, question) for everything a need has to say yet before it is sent."""
    for number, group in enumerate(GROUPS, start=1):
        for question in group.questions:
            if asked(need, question) and empty(getattr(need, question.name)):
                yield number, question


def empty(value: Any) -> bool:
    """Whether nothing was answered; the level 0 is an answer."""
    if isinstance(value, Translated):
        return not any(text.strip() for code, text in value.items() if code != "source")
    return value is None or value == "" or value == []


def readiness(need: Need) -> list[Words]:
    """What the answers about work from afar mean for the way of working that is proposed, a sentence each."""
    if need.mode not in ONLINE:
        fit = [getattr(need, name) for name in ("internet", "power", "workplace", "equipment")]
        return [_("Everything that work from afar needs is there: part of it could be online.")] if (
            fit == [Ready.YES] * 4) else []  # fmt: skip
    found: list[Words] = []
    for name, sentences in _MEANS.items():
        level = getattr(need, name)
        if level in sentences:
            found.append(sentences[level])
    open_questions = [name for name in _MEANS if getattr(need, name) is None]
    if open_questions:
        found.append(_("Not everything is known about work from afar yet: ask before a date is set."))
    return found or [_("Everything that work from afar needs is there.")]


_MEANS: dict[str, dict[int, Words]] = {
    "internet": {
        Ready.PARTLY: _("Calls may break off: agree on sound only, and on sending files beforehand."),
        Ready.NO: _("The internet holds no call: work online cannot begin before that is mended."),
    },
    "power": {
        Ready.PARTLY: _("Power is there for some hours: calls have to be put into these."),
        Ready.NO: _("Nobody can count on power: a battery or a generator has to come first."),
    },
    "workplace": {
        Ready.PARTLY: _("The room is shared: calls with several people need another one."),
        Ready.NO: _("There is no place to talk undisturbed: name one before the work begins."),
    },
    "equipment": {
        Ready.PARTLY: _("One device for all: exercises have to be done in turn."),
        Ready.NO: _("Those who learn have nothing to work on yet: somebody has to provide it."),
    },
}
