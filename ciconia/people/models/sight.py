from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import DayField
from ciconia.foundation.privacy import declare


class SightLevel(models.TextChoices):
    """How much of a person is seen."""

    CARD = "card", _("what a host sees before an offer is accepted")
    FULL = "full", _("also what identifies the person")


class Sight(models.Model):
    """Who may see a person, and because of what: a programme's focus, or an organisation for one opportunity.

    A host's sight names the focus of its opportunity as well: while that is suspended, it shows nobody.
    It holds from `starts` until before `ends`: what ends today is out of sight at once. The one table that decides:
    `Person.visible_to` and the row-level policies read only this and memberships.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="sights")
    programme_id = models.BigIntegerField(null=True)
    focus_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    opportunity_id = models.BigIntegerField(null=True)
    level = models.CharField(max_length=4, choices=SightLevel, default=SightLevel.CARD)
    because = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    starts = DayField()
    ends = models.DateField(null=True, blank=True)

    privacy = declare(
        internal="id person programme_id focus_id organisation_id opportunity_id level because object_id starts ends"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "because", "object_id", "programme_id", "organisation_id"],
                nulls_distinct=False,
                name="sight_once",
            ),
            models.CheckConstraint(
                condition=Q(programme_id__isnull=False, organisation_id=None)
                | Q(programme_id=None, organisation_id__isnull=False, opportunity_id__isnull=False),
                name="sight_is_of_a_programme_or_an_organisation",
            ),
        ]
        indexes = [models.Index(fields=["organisation_id", "person"], name="sight_organisation")]

    def __str__(self) -> str:
        return f"{self.person_id} because of {self.because} {self.object_id}"
