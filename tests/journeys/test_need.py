"""Journey: a department states a need in Arabic on a telephone, its ministry agrees by link, the programme publishes.

Every page, field and press is counted, and what they take, by the keystroke-level model of Card, Moran and Newell
(1983): two seconds for a press, three to find a field, letters at the 36 words a minute that people type on telephones
(Palin and others 2019), and fourteen seconds for a page: six to load on a slow line, eight to read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.doors.tasks import authorities
from ciconia.foundation import clock
from ciconia.people.actions.contact import note_contact
from ciconia.programmes.models import Sector
from ciconia.selection.models import Need
from ciconia.selection.rules.need_form import GROUPS, MOST_ANSWERS, QUESTIONS
from tests import make
from tests.journeys.walker import Walker

PAGE, FIELD, PRESS, LETTER = 14, 3, 2, 60 / (36 * 5)  # seconds; a word is five letters
TITLE = "نظام موحّد لتسجيل المرضى النازحين والعائدين"
SAID = {
    "title": TITLE,
    "problem": "نسجّل المرضى النازحين على الورق في أربعة أقسام. يُسأل كل مريض ثلاث مرات، وتضيع ملفات كثيرة كل شهر.",
    "result": "يسجّل القسم كل مريض مرة واحدة، ويجد ملفه في دقيقتين.",
    "trainee_group": "ستة موظفين في قسم الاستقبال",
    "counterpart": "رئيس قسم الاستقبال",
    "host_provides": "مكتب وحاسوب ومترجم",
    "starts": "2021-05-01",
    "ends": "2021-08-31",
    "weeks": "6",
    "not_local": "لا يوجد في المحافظة من عمل على مثل هذا النظام.",
}  # fmt: skip


@dataclass
class Tally:
    """Somebody who walks, and what it costs them."""

    walker: Walker
    pages: int = 0
    fields: int = 0
    presses: int = 0
    letters: int = 0

    def go(self, path: str) -> None:
        """Open a page."""
        self.pages += 1
        self.walker.go(path)

    def press(self, named: str) -> None:
        """Press a button."""
        self.pages, self.presses = self.pages + 1, self.presses + 1
        self.walker.press(named)

    def follow(self, named: str) -> None:
        """Follow a link."""
        self.pages, self.presses = self.pages + 1, self.presses + 1
        self.walker.follow(re.compile(re.escape(named)))

    def type(self, answers: dict[str, str]) -> None:
        """Answer questions in letters."""
        self.fields += len(answers)
        self.letters += sum(len(value) for value in answers.values())
        self.walker.fill(answers)

    def pick(self, answers: dict[str, Any]) -> None:
        """Answer questions by a press."""
        self.fields += len(answers)
        self.presses += len(answers)
        self.walker.fill(answers)

    @property
    def minutes(self) -> float:
        """How long it takes."""
        return (PAGE * self.pages + FIELD * self.fields + PRESS * self.presses + LETTER * self.letters) / 60

    def __str__(self) -> str:
        counted = f"{self.pages} pages, {self.fields} fields, {self.presses} presses, {self.letters} letters"
        return f"{counted}: {self.minutes:.1f} minutes"


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def people():
    """A hospital under a ministry that has no account but an address, and the staff of the programme."""
    with transaction.atomic():
        make.set_actor("system:maker")
        focus = make.make_focus("IRQ")
        make.set_chain(focus, {"code": "ministry", "languages": ["ar"]})
        partnership = make.make_partnership(focus=focus)
        host, officer = make.make_member(partnership.organisation), make.make_staff("officer", focus)
        said = {"name": "Nasra Ali", "function": "Director", "email": "director@ministry.example"}
        make.as_user(officer, note_contact, partnership.organisation.parent, **said)
    return host, officer


def test_a_department_states_its_need_in_ten_minutes_and_the_ministry_agrees_by_link(walker, people, capsys):
    host, officer = people
    department = Tally(walker(host, locale="ar"))
    with override("ar"):
        the_department_writes_and_sends(department)
    with capsys.disabled():
        print(f"\nA need in Arabic on a telephone: {department}")
    assert department.fields <= MOST_ANSWERS
    assert department.minutes <= 10
    ministry = Tally(walker(locale="ar"))
    with override("ar"):
        the_ministry_answers(ministry)
    with capsys.disabled():
        print(f"Its ministry by link: {ministry}")
    desk = walker(officer, at_desk=True)
    the_programme_publishes(desk, department.walker)


def the_department_writes_and_sends(department: Tally) -> None:
    chosen = {
        "written_in": "العربية", "sector": _sector(), "transmission": _choice("transmission", 1),
        "creation": _choice("creation", 0), "organisational": _choice("organisational", 0),
        "mode": _choice("mode", "physical"), "languages": ["العربية"],
    }  # fmt: skip
    department.go("/ar/start/")
    assert department.walker.page.locator("html").get_attribute("dir") == "rtl"
    department.follow(_("State a need"))
    for number, group in enumerate(GROUPS, start=1):
        department.pick({str(QUESTIONS[name].label): chosen[name] for name in group.names if name in chosen})
        department.type({str(QUESTIONS[name].label): SAID[name] for name in group.names if name in SAID})
        department.press(_("Keep it and go on") if number < len(GROUPS) else _("Keep it and read it all"))
    department.walker.sees(TITLE)
    department.press(_("Send it"))


def the_ministry_answers(ministry: Tally) -> None:
    authorities(timestamp=0)
    [letter] = mail.outbox
    link = next(line for line in letter.body.splitlines() if "/authority/" in line)
    ministry.go(urlsplit(link).path)
    ministry.walker.sees(TITLE)
    ministry.pick({_("Your answer"): _("We stand behind this need")})
    ministry.type({_("Your name"): "Omar Yusuf", _("Your function"): "Deputy director"})
    ministry.press(_("Send the answer"))
    ministry.walker.sees(_("The programme checks the need next."))


def the_programme_publishes(desk: Walker, department: Walker) -> None:
    desk.task(TITLE)
    desk.press("Validate")
    desk.press("Make an opportunity")
    desk.fill({
        "Language of these texts": "English", "Title": "One register of patients", "Summary": "One register for all.",
        "What to do": "Set up the register\nTrain six people", "What to bring": "Has set up a register of patients",
        "What stays behind": "The register\nIts handbook", "What has changed at the end": "Each patient is asked once",
        "Last day to apply": "2021-03-28", "The work starts on": "2021-05-17", "Weeks": "6",
    })  # fmt: skip
    desk.press("Save")
    desk.press("Send to the host")
    with override("ar"):
        department.go("/ar/start/")
        department.open(department.page.locator(".next a.btn-go"))
        department.press(_("Agree to this text"))
    desk.task("One register of patients")
    desk.press("Publish")
    desk.sees("Published. Everybody can read it and apply now.")
    assert list(Need.objects.values_list("state", flat=True)) == ["validated"]


def _choice(name: str, value: Any) -> str:
    return str(dict(QUESTIONS[name].choices)[value])


def _sector() -> str:
    return words(Sector.objects.get(code="migration-governance").name)
