from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, within_reach
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import Role, Scope
from ciconia.foundation.privacy import declare
from ciconia.people.models.organisation import Organisation
from ciconia.people.models.person import Person


class Brought(models.TextChoices):
    """What a spreadsheet holds."""

    PEOPLE = "people", _("People")
    ORGANISATIONS = "organisations", _("Organisations")


class Fate(models.TextChoices):
    """What becomes of a line."""

    NEW = "new", _("New")
    SAME = "same", _("Known, nothing changes")
    CHANGES = "changes", _("Known, something changes")
    REFUSED = "refused", _("Refused")


class IntakeQuerySet(models.QuerySet["Intake"]):
    def visible_to(self, user: Any) -> "IntakeQuerySet":
        """One's own, and for a coordinator all of the programme."""
        if not user.is_authenticated:
            return self.none()
        held = [item for item in memberships_of(user) if item.scope == Scope.PROGRAMME and not item.focus_ids]
        coordinated = [item.scope_id for item in held if item.role == Role.COORDINATOR]
        return self.filter(within_reach(user, Q(account_id=user.pk) | Q(programme_id__in=coordinated)))


class Intake(models.Model):
    """A spreadsheet of people or organisations that is brought in at once, and can be undone at once.

    Read, checked, begun and done, or dropped; then perhaps undone. `running` while a job works on it.
    """

    public_id = PublicIdField()
    programme_id = models.BigIntegerField()
    focus_id = models.BigIntegerField(null=True)
    what = models.CharField(max_length=16, choices=Brought)
    file = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    ground = models.CharField(max_length=500, blank=True)
    ground_by = models.CharField(max_length=160, blank=True)
    ground_on = models.DateField(null=True)
    language = models.CharField(max_length=8, default="en")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    total = models.PositiveIntegerField(default=0)
    running = models.BooleanField(default=False)
    read_at = MomentField()
    checked_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undoing_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = IntakeQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme_id focus_id what columns notes mapping ground_on language account total"
        " running read_at checked_at begun_at done_at undoing_at undone_at dropped_at",
        personal={
            "file": ("to find a file again", "as long as it can be asked about", "keep"),
            "ground": ("to show on what ground people were brought in", "as long as they are kept", "keep"),
            "ground_by": ("to show who was given the consent", "as long as they are kept", "keep"),
            "by_name": ("to show who brought them in", "as long as they are kept", "pseudonym"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme_id"], condition=Q(running=True), name="intake_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(what="organisations", focus_id=None) | Q(what="people", focus_id__isnull=False),
                name="intake_people_have_a_focus",
            ),
        ]
        indexes = [models.Index(fields=["programme_id", "-id"], name="intake_programme")]

    def __str__(self) -> str:
        return f"{self.what} {self.public_id}"


class IntakeRowQuerySet(models.QuerySet["IntakeRow"]):
    def visible_to(self, user: Any) -> "IntakeRowQuerySet":
        """The lines of the spreadsheets somebody may see."""
        return self.filter(intake__in=Intake.objects.visible_to(user))


class IntakeRow(models.Model):
    """A line of a spreadsheet: what it says until it is brought in, its fate, and what was written because of it.

    `before` and `after` hold the fields that were changed, so that an undo knows what somebody changed since.
    """

    public_id = PublicIdField()
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    fate = models.CharField(max_length=8, choices=Fate, blank=True)
    why = models.JSONField(default=list)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    is_done = models.BooleanField(default=False)
    is_undone = models.BooleanField(default=False)
    is_kept = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    objects = IntakeRowQuerySet.as_manager()

    privacy = declare(
        internal="id public_id intake line fate why person organisation is_done is_undone is_kept told_at declined_at",
        personal={
            "cells": ("to show what would be brought in", "until it is brought in or dropped, a month at most",
                      "overwrite"),
            "before": ("to undo", "as long as the person is kept", "overwrite"),
            "after": ("to undo only what nobody changed since", "as long as the person is kept", "overwrite"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intake", "line"], name="intake_line_once")]
        indexes = [
            models.Index(fields=["intake", "fate", "line"], name="intake_fate"),
            models.Index(fields=["intake", "line"], condition=Q(is_done=False), name="intake_open"),
        ]

    def __str__(self) -> str:
        return f"line {self.line}"
