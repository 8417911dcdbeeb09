from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class Rule(Versioned):
    """One condition of eligibility as data, from a day until a day (both included).

    A date the sources do not give, but which the rule needs to be decided at all, is named in `assumed`.
    """

    code = models.SlugField(max_length=40)
    what = models.CharField(max_length=40)
    operator = models.CharField(max_length=20)
    value = models.JSONField()
    sentence = TranslatedField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    assumed = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    note = models.TextField(blank=True)

    privacy = declare(
        public=f"{VERSIONED} code what operator value sentence valid_from valid_until assumed note",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], condition=Q(version_until=None), name="rule_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="rule_dates"
            ),
        ]
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return self.code
