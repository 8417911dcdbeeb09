from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class SelectionSetting(Versioned):
    """How a programme chooses people. The defaults hold for a programme whose pack says nothing about it."""

    assessors = models.PositiveSmallIntegerField(default=1)
    blind = models.BooleanField(default=False)
    ranking = models.BooleanField(default=True)
    # Days within which the second signature is due, and the answer to an offer; empty: as the flow says.
    days_to_sign = models.PositiveSmallIntegerField(null=True, blank=True)
    days_to_offer = models.PositiveSmallIntegerField(null=True, blank=True)
    # What an application has to bring: how many referees, and which documents by their kind.
    references_needed = models.PositiveSmallIntegerField(default=0)
    documents_needed = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    # Balance, in percent of those chosen whose answer is known: women at least, one group at most, and how many more.
    women_min = models.PositiveSmallIntegerField(null=True, blank=True)
    group_max = models.PositiveSmallIntegerField(null=True, blank=True)
    group_slack = models.PositiveSmallIntegerField(null=True, blank=True)

    privacy = declare(
        public=f"{VERSIONED} women_min group_max group_slack "
        "assessors blind ranking days_to_sign days_to_offer references_needed documents_needed",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(version_until=None), name="selection_setting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"how {self.programme.code} chooses"


class Question(Versioned):
    """What a programme asks whoever applies, for some kinds and sectors or for all of them."""

    code = models.SlugField(max_length=40)
    kinds = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    sectors = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    form = models.CharField(max_length=8)
    words = TranslatedField()
    hint = TranslatedField()
    required = models.BooleanField(default=False)
    most_words = models.PositiveSmallIntegerField(null=True, blank=True)
    choices = models.JSONField(default=list, blank=True)

    privacy = declare(public=f"{VERSIONED} code kinds sectors form words hint required most_words choices")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], condition=Q(version_until=None), name="question_once"
            ),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return str(self.words)


class Channel(Versioned):
    """Where a programme lets itself be heard of."""

    code = models.SlugField(max_length=40)
    name = TranslatedField()

    privacy = declare(public=f"{VERSIONED} code name")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], condition=Q(version_until=None), name="channel_once"),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return str(self.name)
