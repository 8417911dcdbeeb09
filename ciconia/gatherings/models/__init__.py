from ciconia.gatherings.models.event import CoHost, Event, EventMode, EventState
from ciconia.gatherings.models.event_registration import EventRegistration, Letter
from ciconia.gatherings.models.event_session import EventSession, Speaker

__all__ = [
    "CoHost", "Event", "EventMode", "EventRegistration", "EventSession", "EventState", "Letter", "Speaker",
]  # fmt: skip
