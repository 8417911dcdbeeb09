from typing import Any

from django.db import models
from django.utils.translation import get_language

from ciconia.foundation.fields import MomentField
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person


class Concept(models.Model):
    """A concept of the vocabulary that somebody was offered, with its names: as much of it as pages need."""

    uri = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12)
    isco = models.CharField(max_length=4, blank=True)
    names = models.JSONField(default=dict)
    vocabulary = models.CharField(max_length=12)  # the version of the vocabulary its names were last read from

    privacy = declare(public="id uri kind isco names vocabulary")

    def __str__(self) -> str:
        return self.name(get_language() or "en")

    def name(self, language: str) -> str:
        """Its name in a language, else in English. Dari is `prs` in the vocabulary and `fa-AF` on pages."""
        code = "prs" if language.lower() == "fa-af" else language
        found: str = self.names.get(code) or self.names.get("en") or self.uri
        return found


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def visible_to(self, user: Any) -> "SuggestionQuerySet":
        """One's own: what was offered and not taken is nobody else's business."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()


class Suggestion(models.Model):
    """That a concept may be what somebody means by some of their own words; theirs to say yes or no to.

    Words for which nothing was found have one row without a concept, so that they are not looked for again.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="suggestions")
    words = models.CharField(max_length=60)
    concept = models.ForeignKey(Concept, null=True, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField(default=0)
    confirmed = models.BooleanField(null=True)
    at = MomentField()

    objects = SuggestionQuerySet.as_manager()

    privacy = declare(
        internal="id person concept score at",
        personal={
            "words": ("to find what others call it", "as long as the profile", "delete"),
            "confirmed": ("to find what others call it", "as long as the profile", "delete"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "words", "concept"], nulls_distinct=False, name="suggestion_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.concept}"
