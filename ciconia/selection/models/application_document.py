from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person
from ciconia.selection.models.application import Application

EVIDENCE = ("to show what an application says", "five years after the programme")


class DocumentKind(models.TextChoices):
    CV = "cv", _("CV")
    CERTIFICATE = "certificate", _("Certificate or diploma")
    LICENCE = "licence", _("Licence to practise")
    LETTER = "letter", _("Letter")


class ApplicationDocumentQuerySet(models.QuerySet["ApplicationDocument"]):
    def visible_to(self, user: Any) -> "ApplicationDocumentQuerySet":
        """The applicant, and staff of the focus once the application is sent; a host never."""
        if not user.is_authenticated:
            return self.none()
        own = Q(application__person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        staff = persons_q(user, programme="application__programme_id", focus="application__focus_id")
        return self.filter(own | staff & ~Q(application__submitted_at=None))


class ApplicationDocument(models.Model):
    """A file that goes with an application; the content lies under its hash."""

    public_id = PublicIdField()
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=12, choices=DocumentKind)
    name = models.CharField(max_length=200)
    digest = DigestField()
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    objects = ApplicationDocumentQuerySet.as_manager()

    privacy = declare(
        internal="id public_id application kind size media_type by at",
        personal={"name": (*EVIDENCE, "overwrite"), "digest": (*EVIDENCE, "delete the file")},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="application_document_kind"),
            models.UniqueConstraint(fields=["application", "kind", "digest"], name="application_document_once"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
