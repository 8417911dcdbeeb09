"""Journey: somebody applies on a telephone in French, from the public page to "sent"; a referee answers by link.

Pages, fields, presses and letters are counted, and what they take, as in the journey of a need.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.doors.tasks import referees
from ciconia.foundation import clock
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.selection.models import Application, Opportunity, ReferenceAnswer
from tests import make
from tests.journeys.test_need import Tally

WHY = (
    "Pendant neuf ans, j'ai suivi des puits d'observation autour de Zwolle, avec des équipes qui n'avaient jamais "
    "mesuré. Je commencerais par une semaine auprès des techniciens : où le niveau est lu, qui le note, et ce qu'on en "
    "fait. Ensuite seulement, dix points que l'équipe garde seule."
)
WEEK = "Je lirais les carnets avec l'équipe, et je visiterais trois puits."
SEEN = "Elle a repris un réseau de mesure abandonné, et l'équipe de nuit s'en sert encore aujourd'hui."


@pytest.fixture(autouse=True)
def _march(transactional_db):
    del transactional_db
    clock.start_at(datetime(2021, 3, 8, 8, tzinfo=UTC))


@pytest.fixture
def person():
    """Somebody with a profile, and something to apply for."""
    with transaction.atomic():
        make.set_actor("system:maker")
        make.make_opportunity(title=make.translated("Groundwater monitoring", fr="Suivi des eaux souterraines"))
        return make.make_person(
            "Ifrah Samatar Cige", short_name="Ifrah S.", languages=[{"code": "so", "level": "C2"}],
            headline="Hydrogéologue", experience=make.translated("Neuf ans de puits d'observation", "fr"),
            concepts=["puits", "formation"], available_weeks=8, modes=["physical"],
        )  # fmt: skip


def test_an_application_in_twenty_minutes_with_a_referee_by_link(walker, person, capsys):
    applicant = Tally(walker(person.user, locale="fr"))
    with override("fr"):
        screens = she_applies(applicant)
    with capsys.disabled():
        print(f"\nAn application in French on a telephone, {screens} screens: {applicant}")
    assert screens == 5
    assert applicant.minutes <= 20
    referee = Tally(walker(locale="fr"))
    with override("fr"):
        the_referee_answers(referee)
        applicant.walker.go(f"/fr/my/applications/{the_application().public_id}/")
        applicant.walker.sees("Liesbeth Kok", _("Arrived"))
        applicant.walker.sees_no(SEEN)
    with capsys.disabled():
        print(f"Her referee by link: {referee}")
    with acting_as("system:maker"):
        assert [row.has_seen for row in ReferenceAnswer.objects.all()] == [SEEN]


def the_application() -> Application:
    """The one there is, as it stands now."""
    with acting_as("system:maker"):
        return Application.objects.get()


def she_applies(applicant: Tally) -> int:
    walker = applicant.walker
    opportunity = Opportunity.objects.get()
    first, second = (words(Translated(row["words"])) for row in opportunity.questions)
    applicant.go(f"/fr/p/cd4d2/opportunities/{opportunity.public_id}/?via=linkedin")
    applicant.press(_("Apply"))
    walker.sees(_("What you bring"))
    applicant.press(_("Keep it and go on"))
    applicant.type({_("Free from"): "2021-05-10"})
    applicant.press(_("Keep it and go on"))
    applicant.pick({first: _("Yes")})
    applicant.type({_("Why you, and why this institution?"): WHY, second: WEEK})
    it_kept_itself(walker)
    applicant.press(_("Keep it and go on"))
    applicant.type({
        _("Name of the referee"): "Liesbeth Kok", _("What they are"): "Ma responsable jusqu'en 2019",
        _("Their e-mail address"): "kok@example.org",
    })  # fmt: skip
    applicant.press(_("Keep it and go on"))
    walker.sees("Liesbeth Kok", WEEK)
    applicant.press(_("Send my application"))
    walker.sees(_("Sent. You hear from us by the date on this page."))
    application = the_application()
    assert (application.state, application.source) == ("submitted", "linkedin")
    return 5


def it_kept_itself(walker) -> None:
    """The script sends what was typed after a pause, and says so."""
    told = walker.page.locator("[data-said]")
    told.filter(has_text=_("Saved at %(time)s.").partition("%")[0].strip()).wait_for(timeout=15000)
    draft = the_application()
    assert (str(draft.motivation["fr"]), draft.state) == (WHY, "draft")


def the_referee_answers(referee: Tally) -> None:
    referees(timestamp=0)
    [letter] = mail.outbox
    link = next(line for line in letter.body.splitlines() if "/reference/" in line)
    referee.go(urlsplit(link).path)
    referee.walker.sees("Ifrah Samatar Cige")
    referee.type({
        _("How do you know this person, and since when?"): "J'étais sa responsable de 2012 à 2019.",
        _("What have you seen them do that is like this work?"): SEEN,
    })  # fmt: skip
    referee.pick({_("Would you work with them again?"): _("Yes")})
    referee.press(_("Send what I wrote"))
    referee.walker.sees(_("Thank you"))
