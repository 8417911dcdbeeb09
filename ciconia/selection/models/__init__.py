from ciconia.selection.models.application import (
    WAITING,
    Application,
    ApplicationState,
    CheckOutcome,
    EligibilityCheck,
    Side,
    Signature,
)
from ciconia.selection.models.application_document import ApplicationDocument, DocumentKind
from ciconia.selection.models.asking import Asking, Reply
from ciconia.selection.models.choosing import AnswerLetter, Choosing, KeptDecision, ReservePlace, Told
from ciconia.selection.models.co_applicant import MEMBERS, CoApplicant, CoApplicantState
from ciconia.selection.models.cohort import (
    Candidate,
    Cohort,
    CohortDraft,
    CohortPlace,
    CohortState,
    CohortStep,
    Did,
)
from ciconia.selection.models.development_plan import Capacity, DevelopmentPlan, DevelopmentPlanState, Process
from ciconia.selection.models.endorsement import Addressee, Answer, Endorsement, EndorsementLetter, How, Verdict
from ciconia.selection.models.fit import Fit, FitLook
from ciconia.selection.models.host_ranking import HostRank, HostRanking, Suits
from ciconia.selection.models.interview import Interview, InterviewNote, InterviewState, InterviewTime
from ciconia.selection.models.need import Level, Need, NeedConcept, NeedState, Ready, WaitsFor
from ciconia.selection.models.opportunity import Opportunity, OpportunityCount, OpportunityState
from ciconia.selection.models.paper import Paper, PaperPage, PaperState
from ciconia.selection.models.part import AskedPart
from ciconia.selection.models.partnership import Partnership, PartnershipState
from ciconia.selection.models.ranking import Made, Ranked, Ranking, RankMove, RankReason, WrongLink
from ciconia.selection.models.reference import Again, Reference, ReferenceAnswer, ReferenceState
from ciconia.selection.models.review import Marking, Review, Standing
from ciconia.selection.models.saved_search import Pace, SavedSearch, WrittenOpportunity
from ciconia.selection.models.terms import EditRequest, TermsAnswer, TermsReview, TermsVersion

__all__ = [
    "MEMBERS",
    "WAITING",
    "Addressee",
    "Again",
    "Answer",
    "AnswerLetter",
    "Application",
    "ApplicationDocument",
    "ApplicationState",
    "AskedPart",
    "Asking",
    "Candidate",
    "Capacity",
    "CheckOutcome",
    "Choosing",
    "CoApplicant",
    "CoApplicantState",
    "Cohort",
    "CohortDraft",
    "CohortPlace",
    "CohortState",
    "CohortStep",
    "DevelopmentPlan",
    "DevelopmentPlanState",
    "Did",
    "DocumentKind",
    "EditRequest",
    "EligibilityCheck",
    "Endorsement",
    "EndorsementLetter",
    "Fit",
    "FitLook",
    "HostRank",
    "HostRanking",
    "How",
    "Interview",
    "InterviewNote",
    "InterviewState",
    "InterviewTime",
    "KeptDecision",
    "Level",
    "Made",
    "Marking",
    "Need",
    "NeedConcept",
    "NeedState",
    "Opportunity",
    "OpportunityCount",
    "OpportunityState",
    "Pace",
    "Paper",
    "PaperPage",
    "PaperState",
    "Partnership",
    "PartnershipState",
    "Process",
    "RankMove",
    "RankReason",
    "Ranked",
    "Ranking",
    "Ready",
    "Reference",
    "ReferenceAnswer",
    "ReferenceState",
    "Reply",
    "ReservePlace",
    "Review",
    "SavedSearch",
    "Side",
    "Signature",
    "Standing",
    "Suits",
    "TermsAnswer",
    "TermsReview",
    "TermsVersion",
    "Told",
    "Verdict",
    "WaitsFor",
    "WrittenOpportunity",
    "WrongLink",
]
