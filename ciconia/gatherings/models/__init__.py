from ciconia.gatherings.models.board import Board, BoardSeat, BoardSeatState
from ciconia.gatherings.models.board_theme import BoardTheme, BoardThemeState, BoardVoice, BoardVote
from ciconia.gatherings.models.consultation import (
    AskedGroup,
    AskedLetter,
    Consultation,
    ConsultationAnswer,
    ConsultationAsked,
    ConsultationQuestion,
    ConsultationState,
)
from ciconia.gatherings.models.event import CoHost, Event, EventMode, EventState
from ciconia.gatherings.models.event_registration import EventRegistration, Letter
from ciconia.gatherings.models.event_session import EventSession, Speaker
from ciconia.gatherings.models.idea import Becomes, Idea, IdeaLetter, IdeaState, IdeaSupport, PublicIdea
from ciconia.gatherings.models.mentorship import (
    MentorOffer,
    Mentorship,
    MentorshipState,
    PairLetter,
    PairSide,
    Useful,
)
from ciconia.gatherings.models.post import Post, PostFile, PostKind, PostReport, PostState
from ciconia.gatherings.models.space import Pace, Seat, Space
from ciconia.gatherings.models.statement import (
    SignerNote,
    Statement,
    StatementSignature,
    StatementSigner,
    StatementState,
)

__all__ = [
    "AskedGroup", "AskedLetter", "Becomes", "Board", "BoardSeat", "BoardSeatState", "BoardTheme", "BoardThemeState",
    "BoardVoice", "BoardVote", "CoHost", "Consultation", "ConsultationAnswer", "ConsultationAsked",
    "ConsultationQuestion", "ConsultationState", "Event", "EventMode", "EventRegistration", "EventSession",
    "EventState", "Idea", "IdeaLetter", "IdeaState", "IdeaSupport", "Letter", "MentorOffer", "Mentorship",
    "MentorshipState", "Pace", "PairLetter", "PairSide", "Post", "PostFile", "PostKind", "PostReport", "PostState",
    "PublicIdea", "Seat", "SignerNote", "Space", "Speaker", "Statement", "StatementSignature", "StatementSigner",
    "StatementState", "Useful",
]  # fmt: skip
