"""The link at which somebody shown in a story agrees, or takes it back: in the letter, and among their own data."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from ciconia.publishing.models import Appearance

_STORY = Signer(sep=".", salt="story: one of those shown")


def story_token(appearance_id: str) -> str:
    """The end of the address at which somebody shown in a story answers. It never expires: a yes can be taken back."""
    return _STORY.sign(appearance_id)


def appearance_of(token: str) -> str | None:
    """The public id of the appearance, or None where the token is not ours."""
    try:
        return _STORY.unsign(token)
    except BadSignature:
        return None


def story_url(one: Appearance) -> str:
    """The page on which somebody shown reads and answers."""
    return reverse("link:story", args=[story_token(one.public_id)])
