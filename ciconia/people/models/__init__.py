from ciconia.people.models.concept import Concept, Suggestion
from ciconia.people.models.consent import Consent, Purpose
from ciconia.people.models.contact import Contact
from ciconia.people.models.erasure import Erasure
from ciconia.people.models.export import Export, Exported, FileKind
from ciconia.people.models.freshness import Freshness, Part
from ciconia.people.models.intake import Brought, Fate, Intake, IntakeRow
from ciconia.people.models.look import Look, LookedAt
from ciconia.people.models.merge import Apart, Merge
from ciconia.people.models.organisation import Organisation, OrganisationKind
from ciconia.people.models.person import Counted, Identity, Mode, Person
from ciconia.people.models.registration import Registration, Wanted
from ciconia.people.models.sight import Sight, SightLevel
from ciconia.people.models.tie import Share, Tie, TieKind

__all__ = [
    "Apart",
    "Brought",
    "Concept",
    "Consent",
    "Contact",
    "Counted",
    "Erasure",
    "Export",
    "Exported",
    "Fate",
    "FileKind",
    "Freshness",
    "Identity",
    "Intake",
    "IntakeRow",
    "Look",
    "LookedAt",
    "Merge",
    "Mode",
    "Organisation",
    "OrganisationKind",
    "Part",
    "Person",
    "Purpose",
    "Registration",
    "Share",
    "Sight",
    "SightLevel",
    "Suggestion",
    "Tie",
    "TieKind",
    "Wanted",
]
