from ciconia.people.models.consent import Consent, Purpose
from ciconia.people.models.erasure import Erasure
from ciconia.people.models.organisation import Organisation, OrganisationKind
from ciconia.people.models.person import Identity, Mode, Person
from ciconia.people.models.sight import Sight, SightLevel

__all__ = [
    "Consent",
    "Erasure",
    "Identity",
    "Mode",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Purpose",
    "Sight",
    "SightLevel",
]
