"""The bulk maker: the demo world from its files, as it stood at one moment of the programme.

It is the declared exception to "only actions write": the rows, the log and who may see whom are written as the
actions would have written them, and tests compare.
"""

from datetime import datetime, timedelta

from ciconia.demo.afterwards import move_focuses
from ciconia.demo.assessing import make_assessing
from ciconia.demo.cast import Cast, engage
from ciconia.demo.chain import with_steps
from ciconia.demo.cohort import make_cohorts
from ciconia.demo.coming_along import make_coming_along
from ciconia.demo.consultations import make_consultations
from ciconia.demo.courses import make_courses
from ciconia.demo.elsewhere import make_elsewhere
from ciconia.demo.events import make_events
from ciconia.demo.exchange import make_exchange
from ciconia.demo.ideas import make_ideas
from ciconia.demo.letters import make_letters
from ciconia.demo.line import (
    Line,
    make_applications,
    make_needs,
    make_opportunities,
    make_partnerships,
    number,
)
from ciconia.demo.lists import make_askings, make_lists
from ciconia.demo.newsletters import make_newsletters
from ciconia.demo.pages import make_pages
from ciconia.demo.proposals import make_proposals
from ciconia.demo.ranking import ask_for_rankings
from ciconia.demo.register import make_looks, make_register, make_skills
from ciconia.demo.registry import make_registry
from ciconia.demo.selecting import make_selecting
from ciconia.demo.sharing import make_sharing
from ciconia.demo.stopping import make_stopped
from ciconia.demo.stories import make_stories
from ciconia.demo.story import ZONE, Chronicle
from ciconia.demo.terms import make_terms
from ciconia.demo.together import end_affiliations, make_affiliations, make_development_plans, make_sector_decisions
from ciconia.demo.work import make_engagements, make_outcomes
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.wall import acting_as
from ciconia.insight.actions.figures import refresh_figures
from ciconia.programmes.actions.pack import load_pack
from ciconia.programmes.models import PackVersion
from ciconia.programmes.packs import shipped
from ciconia.selection.actions.opportunity import note_all as note_opportunities

PROGRAMME = "cd4d2"
FIRST_MORNING = datetime(2019, 7, 1, 8, tzinfo=ZONE)
REASON = "First set-up"


def build(stage: str = "running") -> int:
    """Fill an empty database up to the present moment of the clock; gives how many log entries were written.

    `stage` names the moment for people; the clock already stands there.
    """
    now = clock.now()
    with acting_as("system:maker"):
        version = _set_up(now)
        line = Line(engage(version.programme, version), Chronicle(), now)
        references = number(line)
        make_register(line.cast)
        make_skills(line.cast)
        make_registry(line.cast)
        make_partnerships(line)
        make_needs(line, references)
        make_opportunities(line, references)
        make_applications(line)
        make_looks(line.cast)
        work = make_engagements(line, references)
        make_outcomes(line, work)
        line.chronicle.settle()
        written = line.chronicle.write()
        make_terms(line.drafts)
        make_stories(line.cast, now)
        make_pages(line.cast, now)
        clock.start_at(
            now - timedelta(minutes=1)
        )  # what follows takes a moment, and nothing is of later than the stage
        note_opportunities()  # these were written in one piece, and nobody pressed "publish"
        clock.start_at(now)
        _meet(line.cast, now)  # before countries are suspended: each was open on the day
        move_focuses(line.cast, now)
        affiliations = make_affiliations(line.cast, now)
        make_proposals(line.cast, now)
        end_affiliations(line.cast, affiliations, now)
        make_courses(line.cast, now)
        make_sector_decisions(line.cast, now)
        make_lists(line.cast, now)
        make_askings(line.cast, now)
        make_letters(line.cast, now)
        if stage == "selecting":
            make_selecting(line.cast, now)
        make_assessing(line.cast, now)
        make_coming_along(line.cast, now)
        make_development_plans(line, now)
        make_cohorts(line.cast, now)
        if stage == "suspended":
            make_stopped(line.cast)
        make_elsewhere(line.cast, now)
        make_exchange(line.cast, now)
        refresh_figures(version.programme)
        ask_for_rankings(line.cast)
    return written


def _meet(cast: Cast, now: datetime) -> None:
    """What brings people together, and what they say."""
    for make in (make_events, make_newsletters, make_consultations, make_sharing, make_ideas):
        make(cast, now)


def _set_up(now: datetime) -> PackVersion:
    """Load the pack on the first morning of the programme, and let the clock go on from where it stood."""
    clock.start_at(FIRST_MORNING)
    try:
        return load_pack(with_steps(shipped(PROGRAMME)), by=System("Ciconia"), reason=REASON).version
    finally:
        clock.start_at(now)
