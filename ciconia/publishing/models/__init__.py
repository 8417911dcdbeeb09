from ciconia.publishing.models.appearance import Appearance, NamedAs, Note, Says
from ciconia.publishing.models.newsletter import Newsletter, NewsletterLetter, NewsletterPiece, NewsletterState
from ciconia.publishing.models.page import PAGES, InfoPage, NewsPage, PublicPage, ResourcePage, Shelf
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
from ciconia.publishing.models.subscriber import Subscriber, SubscriberNote

__all__ = [
    "PAGES", "Appearance", "Channel", "InfoPage", "NamedAs", "NewsPage", "Newsletter", "NewsletterLetter",
    "NewsletterPiece", "NewsletterState", "Note", "Place", "PublicPage", "Publication", "PublicationState",
    "ResourcePage", "Says", "Shelf", "Story", "StoryKind", "StoryState", "Subject", "Subscriber", "SubscriberNote",
    "stands", "stands_sql",
]  # fmt: skip
