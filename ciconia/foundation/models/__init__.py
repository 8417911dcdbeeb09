from ciconia.foundation.models.letter import Letter, LetterPace, LetterPosted, LetterWish
from ciconia.foundation.models.log import Log
from ciconia.foundation.models.membership import (
    ORGANISATION_ROLES,
    PERSON_ROLES,
    STAFF_ROLES,
    Membership,
    Role,
    Scope,
)
from ciconia.foundation.models.sign_in import SignIn
from ciconia.foundation.models.stateful import Stateful
from ciconia.foundation.models.step_removal import StepRemoval
from ciconia.foundation.models.user import User

__all__ = [
    "ORGANISATION_ROLES",
    "PERSON_ROLES",
    "STAFF_ROLES",
    "Letter",
    "LetterPace",
    "LetterPosted",
    "LetterWish",
    "Log",
    "Membership",
    "Role",
    "Scope",
    "SignIn",
    "Stateful",
    "StepRemoval",
    "User",
]
