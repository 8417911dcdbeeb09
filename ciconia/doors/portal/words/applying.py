"""What stands beside the screens of an application: the rules in words, what is missing, what happens next."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors.portal.page import address
from ciconia.doors.shared.templatetags.ciconia import day
from ciconia.foundation import clock
from ciconia.programmes.rules.rule import MET, NOT_MET
from ciconia.selection.models import Application
from ciconia.selection.queries.applying import rules_for
from ciconia.selection.queries.open_opportunity import open_like
from ciconia.selection.rules.applying import BRING, SCREENS

ELSE = 3
# Where the answer to a rule is written, and what to write, by what the rule asks about.
KNOWN_BY = {
    "residence_country": (BRING, "residence_country", gettext_lazy("Say in which country you live, and we know.")),
}
NEXT = {
    "submitted": gettext_lazy("People of the programme read it first, without an interest in who is chosen."),
    "assessed": gettext_lazy("It was read and weighed. The programme now decides whom the host looks at."),
    "shortlisted": gettext_lazy("The host and the programme decide now, each with a signature."),
    "chosen": gettext_lazy("The host and the programme decide now, each with a signature."),
    "reserve": gettext_lazy("Others were chosen first. If a place becomes free you are asked, and may say no."),
    "offered": gettext_lazy("Read the offer, and accept or decline it. Nobody else is asked until then."),
    "accepted": gettext_lazy("The programme prepares the assignment with you."),
    "declined": gettext_lazy("Nothing more happens here. You may apply for something else at any time."),
    "expired": gettext_lazy("Nothing more happens here. What you wrote stays readable for you."),
    "not_eligible": gettext_lazy("Nothing more happens here. The reason stands above; rules have dates and change."),
    "not_chosen": gettext_lazy("Nothing more happens here. The reason stands above, and you may apply elsewhere."),
    "withdrawn": gettext_lazy("Nobody reads it any more. As long as it is open you may apply again."),
}


def rules(application: Application) -> list[dict[str, Any]]:
    """Each rule with met, not met or not known in words, until when it holds, and what would make it known."""
    marks = {MET: ("yes", _("Met")), NOT_MET: ("gap", _("Not met"))}
    found = []
    for rule in rules_for(application):
        fit, mark = marks.get(rule.outcome, ("part", _("Not known yet")))
        screen, field, help_ = KNOWN_BY.get(rule.what, (0, "", _("Nothing to write here: an assessor asks you.")))
        found.append({
            "fit": fit, "said": mark, "sentence": rule.sentence, "field": field, "screen": screen,
            "help": str(help_) if fit == "part" else "",
            "until": _("This rule holds until %(day)s.") % {"day": day(rule.until)} if rule.until else "",
        })  # fmt: skip
    return found


def steps(application: Application, number: int) -> list[dict[str, Any]]:
    """The five screens, and which is open."""
    return [{"number": key, "label": label, "now": key == number} for key, label in SCREENS.items()]


def next_words(application: Application) -> str:
    """What happens next with an application that was sent or has ended, and by when."""
    said = str(NEXT.get(application.state, ""))
    promised = application.promised_on
    waits = application.state in ("submitted", "assessed", "shortlisted", "chosen")
    if waits and promised is not None and promised >= clock.today(application.zone):
        return said + " " + _("You hear from us by %(day)s.") % {"day": day(promised)}
    return said


def else_open(application: Application) -> list[dict[str, Any]]:
    """What else somebody can apply for, the nearest first."""
    programme, opportunity = application.programme, application.opportunity
    rows = open_like(
        programme, clock.today(programme.zone), sector=opportunity.sector_id, focus=opportunity.focus_id, limit=ELSE + 1
    )
    return [
        {"title": row.title, "host": row.host, "by": row.deadline,
         "url": address("public:opportunity", programme.code, row.public_id)}
        for row in rows if row.public_id != opportunity.public_id
    ][:ELSE]  # fmt: skip
