from ciconia.programmes.models.affiliation import Affiliation, WeighedRisk, Weighing
from ciconia.programmes.models.criterion import Criterion
from ciconia.programmes.models.decision import Decision, Participation, SectorVerdict
from ciconia.programmes.models.fact import Fact
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.mailing import Mailing, MailingLetter, Posted
from ciconia.programmes.models.milestone import Milestone
from ciconia.programmes.models.pack_version import PackVersion
from ciconia.programmes.models.programme import Precision, Programme
from ciconia.programmes.models.required_course import RequiredCourse
from ciconia.programmes.models.rule import Rule
from ciconia.programmes.models.sector import Sector
from ciconia.programmes.models.sector_choice import SectorChoice
from ciconia.programmes.models.sector_listing import SectorListing
from ciconia.programmes.models.selection_setting import Channel, Question, SelectionSetting
from ciconia.programmes.models.target import Target
from ciconia.programmes.models.terms import TermsSection, TermsTemplate

__all__ = [
    "Affiliation",
    "Channel",
    "Criterion",
    "Decision",
    "Fact",
    "Focus",
    "Mailing",
    "MailingLetter",
    "Milestone",
    "PackVersion",
    "Participation",
    "Posted",
    "Precision",
    "Programme",
    "Question",
    "RequiredCourse",
    "Rule",
    "Sector",
    "SectorChoice",
    "SectorListing",
    "SectorVerdict",
    "SelectionSetting",
    "Target",
    "TermsSection",
    "TermsTemplate",
    "WeighedRisk",
    "Weighing",
]
