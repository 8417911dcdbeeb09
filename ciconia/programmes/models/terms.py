from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class TermsSection(Versioned):
    """A part of the terms of reference that a programme asks for, for some kinds and sectors or for all of them."""

    code = models.SlugField(max_length=40)
    kinds = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    sectors = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    label = TranslatedField()
    hint = TranslatedField()
    required = models.BooleanField(default=False)
    listed = models.BooleanField(default=True)

    privacy = declare(public=f"{VERSIONED} code kinds sectors label hint required listed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], condition=Q(version_until=None), name="terms_section_once"
            ),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return str(self.label)


class TermsTemplate(Versioned):
    """Terms of reference to start from, for one kind and for some sectors or all of them; texts by section."""

    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=40)
    sectors = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    name = TranslatedField()
    texts = models.JSONField(default=dict)

    privacy = declare(public=f"{VERSIONED} code kind sectors name texts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], condition=Q(version_until=None), name="terms_template_once"
            ),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return str(self.name)
