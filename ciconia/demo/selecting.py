"""More people who apply while the programme selects: enough to assess, to rank and to share out. All of it is invented.

Made through the verbs themselves, and only for the stage of that name: at the others the files hold enough.
"""

from datetime import datetime, timedelta
from typing import Any

from ciconia.demo import applying, files
from ciconia.demo.cast import OFFICER_OF, Cast
from ciconia.demo.together import on_their_days
from ciconia.foundation.text import translated
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import hand_out
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import Application, Opportunity

ASSESSORS = ("anouk", "desmond")
SHORTLISTED = 4
IN_THE_UNION = ("NLD", "DEU", "BEL", "FRA", "SWE", "DNK", "AUT", "FIN", "ITA")
COMMENT = "Says what was done and what came of it. One of the two employers can be asked."
WRITTEN = {
    "basra-labour": (
        "I have merged two registers of employees before. The rows were easy; agreeing who is the same person was not.",
        "A register that nobody trusts is a list. I would ask each office for the last ten workers it wrote down.",
        "I speak the Arabic of the south and write the other one. Forms fail where these two meet.",
        "An uncle of mine worked in a port for thirty years and stood in no list when he fell. I know what it is for.",
        "I can sit with a clerk until the screen asks what the clerk would have asked.",
        "A card that a worker keeps has to survive a pocket with keys in it. I have made such cards.",
        "Four offices, four spellings of one name: I have untangled that for a health insurer.",
        "I would rather make one good form than a system. The system can come when the form is used.",
        "Employers fill in what is checked. I know how to check without frightening them.",
    ),
    "benue-laboratory": (
        "Sampling is a promise to two people at once. I would take the first sample with trader and buyer in the room.",
        "I have run comparisons between three laboratories. Where two numbers differ, somebody learns something.",
        "I grew up behind a grain store. I know which sack stands nearest to the door, and why.",
        "Six years of mould in grain, four of them explaining why the second sample is no insult.",
        "I teach people to write down what went wrong before they write the result.",
        "An instrument is as good as the bag it is fed from. I can show that in one morning with a spear and a bucket.",
        "My sheet for samplers has nine lines. It was thirty lines before people used it.",
        "I measure, and I have sold: traders believe somebody who has stood on their side of the scale.",
        "What I bring is patience with paper. A double test every week is mostly that.",
    ),
}


def make_selecting(cast: Cast, until: datetime) -> None:
    """Nine more people for each opportunity that is open: four of them on the shortlist, five to be assessed."""
    with on_their_days() as go_to:
        found = []
        for name, motivations in WRITTEN.items():
            rows = Opportunity.objects.select_related("programme", "focus", "organisation", "need", "sector")
            opportunity = rows.get(
                programme=cast.programme, organisation=cast.organisations[name], state="published"
            )  # fmt: skip
            country = opportunity.focus.country
            for number, (key, motivation) in enumerate(zip(_people(cast, opportunity), motivations, strict=False)):
                go_to((until - timedelta(days=12 - number % 6)).date())
                found.append((number, country, _applied(cast, opportunity, key, motivation)))
        go_to((until - timedelta(days=5)).date())
        for number, country, application in found:
            if number < SHORTLISTED:
                _shortlisted(cast, application, cast.users[OFFICER_OF[country]], number)


def _people(cast: Cast, opportunity: Opportunity) -> list[str]:
    """People with ties to a country who live where one may apply and have not yet, those of its sector first."""
    busy = set(Application.objects.filter(programme=cast.programme).values_list("person_id", flat=True))
    rows = [(key, row) for key, row in files.extra_people().items() if opportunity.focus.country in row["ties"]]
    able = [(key, row) for key, row in rows if row["residence"] in IN_THE_UNION and cast.people[key].pk not in busy]
    return [key for key, _row in sorted(able, key=lambda one: one[1]["sector"] != opportunity.sector.code)]


def _applied(cast: Cast, opportunity: Opportunity, key: str, motivation: str) -> Application:
    user = cast.users[key]
    application = applications.start_application(opportunity, cast.people[key], by=user, source="website")
    said = {
        "motivation": translated(motivation),
        "answers": applying.answered(key),
        "available_from": opportunity.starts,
    }
    applications.edit_application(application, by=user, **said)
    return applications.submit(application, by=user)


def _shortlisted(cast: Cast, application: Application, officer: Any, number: int) -> None:
    """Read by both assessors, who agree, and put before the two who sign."""
    criteria = [criterion.code for criterion in criteria_of(cast.programme)]
    hand_out.spread([application], by=officer)
    for name in ASSESSORS:
        by = cast.users[name]
        marks = {code: 3 - (number + place) % 2 for place, code in enumerate(criteria)}
        reviews.declare(application, by=by)
        applications.assess(application, by=by, marks=marks, comment=COMMENT)
    applications.shortlist(application, by=officer)
