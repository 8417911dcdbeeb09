from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import Role, Scope
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person


class FileKind(models.TextChoices):
    """As which kind of file a list leaves."""

    XLSX = "xlsx", _("Spreadsheet (.xlsx)")
    CSV = "csv", _("Comma-separated text (.csv)")


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, user: Any) -> "ExportQuerySet":
        """One's own, and for a coordinator all of the programme."""
        if not user.is_authenticated:
            return self.none()
        coordinated = [
            item.scope_id
            for item in memberships_of(user)
            if item.scope == Scope.PROGRAMME and item.role == Role.COORDINATOR and not item.focus_ids
        ]
        return self.filter(models.Q(account_id=user.pk) | models.Q(programme_id__in=coordinated))


class Export(models.Model):
    """A list of people that left: which, who took it, when, how many people, which columns, and why. Never changed."""

    public_id = PublicIdField()
    programme_id = models.BigIntegerField()
    what = models.CharField(max_length=40)
    columns = ArrayField(models.CharField(max_length=40))
    people = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=FileKind)
    reason = models.CharField(max_length=500)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = MomentField()

    objects = ExportQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme_id what columns people rows kind account at",
        personal={
            "reason": ("to tell those on a list why it left", "as long as it can be asked about", "keep"),
            "by_name": ("to show who took a list", "as long as it can be asked about", "pseudonym"),
        },
    )

    class Meta:
        indexes = [models.Index(fields=["programme_id", "-id"], name="export_programme")]

    def __str__(self) -> str:
        return f"{self.what} {self.public_id}"


class ExportedQuerySet(models.QuerySet["Exported"]):
    def visible_to(self, user: Any) -> "ExportedQuerySet":
        """One's own places on lists."""
        return self.filter(person__user_id=user.pk) if user.is_authenticated else self.none()


class Exported(models.Model):
    """One person on a list that left, so that they can see it."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="exported")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exported")
    columns = ArrayField(models.CharField(max_length=40))
    at = MomentField()

    objects = ExportedQuerySet.as_manager()

    privacy = declare(
        internal="id export person",
        personal={
            "columns": ("to show somebody what left about them", "as long as it can be asked about", "keep"),
            "at": ("to show somebody when it left", "as long as it can be asked about", "keep"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["export", "person"], name="exported_once")]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.export_id}"
