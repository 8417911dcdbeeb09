"""The letters about a country that is suspended, and about one that is open again: plain, without names or reasons.

Whoever reads somebody's mail learns from them no more than that a programme stands still.
"""

from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Focus

Said = tuple[str, str]


def letters_about(focus: Focus, came: str) -> dict[str, tuple[Translated, Translated]]:
    """{audience: (subject, letter)}, in every language. came: suspended or resumed."""
    found: dict[str, tuple[Translated, Translated]] = {}
    for whom, say in WORDS[came].items():
        subject, letter = {"source": "en"}, {"source": "en"}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                subject[language], letter[language] = say(focus.name.best(language).text)
        found[f"{came}_{whom}"] = (Translated(subject), Translated(letter))
    return found


def _stopped(country: str) -> str:
    return _("The work in %(country)s is suspended") % {"country": country}


def _open(country: str) -> str:
    return _("The work in %(country)s goes on") % {"country": country}


def _participant(country: str) -> Said:
    return _stopped(country), _(
        "The programme has suspended its work in %(country)s. Your assignment, “{about}”, stands still from today.\n\n"
        "You do not have to decide anything now. The programme decides about each assignment by itself, whether it "
        "goes on online, somewhere else, as it is, or ends, and you read it on your page. No date passes meanwhile. "
        "If you are there now, do first what keeps you safe, and call the number you were given before you left."
        "\n\n{link}"
    ) % {"country": country}


def _applicant(country: str) -> Said:
    return _stopped(country), _(
        "The programme has suspended its work in %(country)s. Your application, “{about}”, stands still from today."
        "\n\nYou do not have to do anything. No date passes meanwhile: if you have an offer, or were asked for "
        "something, you have as many days left afterwards as today. You can withdraw at any time.\n\n{link}"
    ) % {"country": country}


def _host(country: str) -> Said:
    return _stopped(country), _(
        "The programme has suspended its work in %(country)s. What you have stated, and what was planned with you, "
        "stands still from today.\n\nNothing is lost, nothing of it is public any more, and no date passes "
        "meanwhile. You do not have to do anything."
    ) % {"country": country}


def _participant_again(country: str) -> Said:
    return _open(country), _(
        "The programme works in %(country)s again. What was decided about your assignment, “{about}”, stands; "
        "your page says what comes next and by when.\n\n{link}"
    ) % {"country": country}


def _applicant_again(country: str) -> Said:
    return _open(country), _(
        "The programme works in %(country)s again. Your application, “{about}”, goes on where it was. What was due is "
        "due as many days later as the work was suspended; your page has the dates.\n\n{link}"
    ) % {"country": country}


def _host_again(country: str) -> Said:
    return _open(country), _(
        "The programme works in %(country)s again. What you have stated, and what was planned with you, goes on where "
        "it was. What was due is due as many days later as the work was suspended.\n\n{link}"
    ) % {"country": country}


WORDS: dict[str, dict[str, Callable[[str], Said]]] = {
    "suspended": {"participants": _participant, "applicants": _applicant, "hosts": _host},
    "resumed": {"participants": _participant_again, "applicants": _applicant_again, "hosts": _host_again},
}
