from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models.focus import Focus
from ciconia.programmes.models.programme import Precision
from ciconia.programmes.models.versioned import VERSIONED, Versioned


class Milestone(Versioned):
    """One date of a programme's timetable: everywhere, or in one focus where it is another one there.

    It has a day of its own (`set_on`), or one so many `days` after another milestone, or falls on a day of each row
    (`each`, such as the last day to apply of every opportunity). `day` is what comes of it, empty where unknown.
    """

    code = models.SlugField(max_length=60)
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="milestones")
    name = TranslatedField()
    set_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision, default=Precision.DAY)
    after = models.SlugField(max_length=60, blank=True)
    days = models.SmallIntegerField(null=True, blank=True)
    each = models.CharField(max_length=40, blank=True)
    day = models.DateField(null=True, blank=True)
    # A focus in which what it follows has another date: said by no line of the pack, so not to be moved by itself.
    derived = models.BooleanField(default=False)
    not_before = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    # States (noun.state) of which it is the next date, and those that last no longer than it.
    due = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    latest = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    audience = models.CharField(max_length=40, blank=True)
    reminders = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    reminds = models.BooleanField(default=True)
    subject = TranslatedField()
    letter = TranslatedField()
    public = models.BooleanField(default=False)
    # The day from which this could be known: a page of an earlier day does not show it.
    known_from = models.DateField(null=True, blank=True)

    privacy = declare(
        public=f"{VERSIONED} code focus name set_on precision after days each day derived not_before due latest"
        " audience reminders reminds subject letter public known_from"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code", "focus"], condition=Q(version_until=None), nulls_distinct=False,
                name="milestone_once",
            ),
        ]  # fmt: skip
        ordering = ["programme", "position", "id"]

    def __str__(self) -> str:
        return str(self.name)

    def reminded_on(self, day: date) -> list[date]:
        """The days on which people are reminded of one day of it."""
        return sorted(day + timedelta(days=days) for days in self.reminders) if self.reminds else []
