from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import hosts_q, organisation_ids, persons_q, staff_q
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.selection.models.need import Need
from ciconia.selection.models.placed import PLACED, Placed

HOSTS = ["host contact", "organisation contact"]
HANDWRITING = ("to type in what an institution wrote by hand", "while the need is kept", "delete the file")


class PaperState(models.TextChoices):
    SENT = "sent", _("Waits to be typed in")
    TYPED_IN = "typed_in", _("Typed in")
    SET_ASIDE = "set_aside", _("Set aside")


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: Any) -> "PaperQuerySet":
        """Staff of the focus, and the institution that wrote it."""
        return self.filter(staff_q(user) | Q(organisation_id__in=organisation_ids(user, HOSTS)))


class Paper(Placed):
    """Pages about a need that an institution filled in by hand and sent as photos, to be typed in."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="papers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    states = PaperState
    objects = PaperQuerySet.as_manager()

    privacy = declare(internal=f"{PLACED} need by at")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=PaperState.values), name="paper_state")]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.need)


class PaperPageQuerySet(models.QuerySet["PaperPage"]):
    def visible_to(self, user: Any) -> "PaperPageQuerySet":
        """Staff who see people, where they work, and the institution that wrote it."""
        ours = hosts_q(user, HOSTS, organisation="paper__organisation_id", focus="paper__focus_id")
        return self.filter(ours | persons_q(user, programme="paper__programme_id", focus="paper__focus_id"))


class PaperPage(models.Model):
    """One photo or scan; the content lies under its hash."""

    public_id = PublicIdField()
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="pages")
    name = models.CharField(max_length=200)
    digest = DigestField()
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)

    objects = PaperPageQuerySet.as_manager()

    privacy = declare(
        internal="id public_id paper size media_type",
        personal={"name": (*HANDWRITING[:2], "overwrite"), "digest": HANDWRITING},
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
