from ciconia.selection.models.application import (
    WAITING,
    Application,
    ApplicationState,
    CheckOutcome,
    EligibilityCheck,
    Review,
    Side,
    Signature,
)
from ciconia.selection.models.need import Answer, Endorsement, Level, Need, NeedState
from ciconia.selection.models.opportunity import Opportunity, OpportunityCount, OpportunityState
from ciconia.selection.models.partnership import Partnership, PartnershipState
from ciconia.selection.models.saved_search import Pace, SavedSearch, WrittenOpportunity
from ciconia.selection.models.terms import EditRequest, TermsAnswer, TermsReview, TermsVersion

__all__ = [
    "WAITING",
    "Answer",
    "Application",
    "ApplicationState",
    "CheckOutcome",
    "EditRequest",
    "EligibilityCheck",
    "Endorsement",
    "Level",
    "Need",
    "NeedState",
    "Opportunity",
    "OpportunityCount",
    "OpportunityState",
    "Pace",
    "Partnership",
    "PartnershipState",
    "Review",
    "SavedSearch",
    "Side",
    "Signature",
    "TermsAnswer",
    "TermsReview",
    "TermsVersion",
    "WrittenOpportunity",
]
