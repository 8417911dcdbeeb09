from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import DayField
from ciconia.foundation.privacy import declare
from ciconia.people.models.person import Person
from ciconia.people.models.sight import Sight

PURPOSE = "to ask once a year whether it is still true, and to say how old it is"
KEPT = ("as long as the profile", "delete")


class Part(models.TextChoices):
    """What of a profile grows old together."""

    WORK = "work", _("What you do")
    LANGUAGES = "languages", _("Your languages")
    AVAILABILITY = "availability", _("When and how you can work")
    CONTEXT = "context", _("What you know of the country")
    CONTACT = "contact", _("Where you live, and how to reach you")


class FreshnessQuerySet(models.QuerySet["Freshness"]):
    def visible_to(self, user: Any) -> "FreshnessQuerySet":
        """One's own, and of people whom staff see; a host's business it is not."""
        if not user.is_authenticated:
            return self.none()
        today = clock.today()
        sights = Sight.objects.filter(Q(ends=None) | Q(ends__gt=today), person=OuterRef("person_id"), starts__lte=today)
        return self.filter(Q(person__user_id=user.pk) | Exists(sights.filter(persons_q(user))))


class Freshness(models.Model):
    """When somebody last said that each part of their profile is true, and how far asking again has come.

    The steps follow one another: asked, warned, warned again, hidden. Whoever answers begins anew.
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="freshness")
    work_on = DayField()
    languages_on = DayField()
    availability_on = DayField()
    context_on = DayField()
    contact_on = DayField()
    oldest_on = models.GeneratedField(
        expression=Least(F("work_on"), F("languages_on"), F("availability_on"), F("context_on"), F("contact_on")),
        output_field=models.DateField(),
        db_persist=True,
    )
    asked_on = models.DateField(null=True, blank=True)
    warned_on = models.DateField(null=True, blank=True)
    warned_again_on = models.DateField(null=True, blank=True)
    hidden_on = models.DateField(null=True, blank=True)

    objects = FreshnessQuerySet.as_manager()

    privacy = declare(
        internal="person oldest_on",
        personal={
            "work_on": (PURPOSE, *KEPT),
            "languages_on": (PURPOSE, *KEPT),
            "availability_on": (PURPOSE, *KEPT),
            "context_on": (PURPOSE, *KEPT),
            "contact_on": (PURPOSE, *KEPT),
            "asked_on": (PURPOSE, *KEPT),
            "warned_on": (PURPOSE, *KEPT),
            "warned_again_on": (PURPOSE, *KEPT),
            "hidden_on": (PURPOSE, *KEPT),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(warned_on=None) | Q(asked_on__isnull=False, asked_on__lte=F("warned_on")))
                & (Q(warned_again_on=None) | Q(warned_on__isnull=False, warned_on__lte=F("warned_again_on")))
                & (Q(hidden_on=None) | Q(warned_again_on__isnull=False, warned_again_on__lte=F("hidden_on"))),
                name="freshness_in_order",
            ),
        ]
        indexes = [models.Index(fields=["oldest_on"], name="freshness_oldest")]

    def __str__(self) -> str:
        return f"{self.person_id} since {self.oldest_on}"

    def said_on(self, part: str) -> date:
        """The day on which a part was last said to be true."""
        found: date = getattr(self, f"{part}_on")
        return found
