from ciconia.people.models.organisation import Organisation, OrganisationKind
from ciconia.people.models.person import Identity, Mode, Person
from ciconia.people.models.sight import Sight, SightLevel

__all__ = ["Identity", "Mode", "Organisation", "OrganisationKind", "Person", "Sight", "SightLevel"]
