from ciconia.publishing.models.appearance import Appearance, NamedAs, Note, Says
from ciconia.publishing.models.publication import (
    Channel,
    Place,
    Publication,
    PublicationState,
    Subject,
    stands,
    stands_sql,
)
from ciconia.publishing.models.story import Story, StoryKind, StoryState

__all__ = [
    "Appearance", "Channel", "NamedAs", "Note", "Place", "Publication", "PublicationState", "Says", "Story",
    "StoryKind", "StoryState", "Subject", "stands", "stands_sql",
]  # fmt: skip
