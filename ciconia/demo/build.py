"""The bulk maker: the demo world from its files, as it stood at one moment of the programme.

It is the declared exception to "only actions write": the rows, the log and who may see whom are written as the
actions would have written them, and tests compare.
"""

from ciconia.demo.cast import engage
from ciconia.demo.line import (
    Line,
    make_applications,
    make_needs,
    make_opportunities,
    make_partnerships,
    number,
)
from ciconia.demo.story import Chronicle
from ciconia.demo.work import make_engagements, make_outcomes
from ciconia.foundation import clock
from ciconia.foundation.access import System
from ciconia.foundation.wall import acting_as
from ciconia.insight.actions.figures import refresh_figures
from ciconia.programmes.actions.pack import load
from ciconia.programmes.packs import shipped

PROGRAMME = "cd4d2"
REASON = "First set-up"


def build(stage: str = "running") -> int:
    """Fill an empty database up to the present moment of the clock; gives how many log entries were written.

    `stage` names the moment for people; the clock already stands there.
    """
    del stage
    with acting_as("system:maker"):
        version = load(shipped(PROGRAMME), by=System("Ciconia"), reason=REASON).version
        line = Line(engage(version.programme, version), Chronicle(), clock.now())
        references = number(line)
        make_partnerships(line)
        make_needs(line, references)
        make_opportunities(line, references)
        make_applications(line)
        work = make_engagements(line, references)
        make_outcomes(line, work)
        line.chronicle.settle()
        written = line.chronicle.write()
        refresh_figures(version.programme)
    return written
