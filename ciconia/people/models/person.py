from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation import clock
from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models.sight import Sight


class Mode(models.TextChoices):
    """How somebody works with an institution."""

    PHYSICAL = "physical", _("In person")
    VIRTUAL = "virtual", _("Online")
    MIXED = "mixed", _("Online, then in person")


def _sighted(user: Any, field: str, *, full: bool, hosts: bool = True) -> Exists:
    """Whether a current sight lets the account see the person, by programme or, for hosts, by organisation."""
    today = clock.today()
    sights = Sight.objects.filter(Q(ends=None) | Q(ends__gt=today), person=OuterRef(field), starts__lte=today)
    if full:
        sights = sights.filter(level="full")
    if not hosts:
        return Exists(sights.filter(persons_q(user)))
    by_host = hosts_q(user)
    return Exists(sights.filter(persons_q(user) | (by_host & Q(because="engagement") if full else by_host)))


class PersonQuerySet(models.QuerySet["Person"]):
    """People, as somebody may see them."""

    def visible_to(self, user: Any) -> "PersonQuerySet":
        """Oneself, and whom a current sight shows."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(user_id=user.pk) | _sighted(user, "pk", full=False))


class Person(models.Model):
    """One human, as a host may see them before anything is agreed: first name and initial, skills, languages, dates.

    What identifies somebody is in `Identity`, a table with a stricter policy.
    """

    public_id = PublicIdField()
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )
    short_name = models.CharField(max_length=80)
    headline = models.CharField(max_length=160, blank=True)
    experience = TranslatedField()
    concepts = models.JSONField(default=list, blank=True)  # what one can do, in one's own short words, one each
    confirmed = ArrayField(
        models.CharField(max_length=200), default=list, blank=True
    )  # concepts they said yes to: URIs
    context = TranslatedField()
    languages = models.JSONField(default=list, blank=True)
    available_from = models.DateField(null=True, blank=True)
    available_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    modes = ArrayField(models.CharField(max_length=8, choices=Mode), default=list, blank=True)

    objects = PersonQuerySet.as_manager()

    privacy = declare(
        internal="id public_id user",
        personal={
            "short_name": ("to be addressed without being identified", "consent", "pseudonym"),
            "headline": ("matching with needs", "consent", "overwrite"),
            "experience": ("matching with needs", "consent", "overwrite"),
            "concepts": ("matching with needs", "consent", "overwrite"),
            "confirmed": ("matching with needs", "consent", "overwrite"),
            "context": ("matching with needs", "consent", "overwrite"),
            "languages": ("matching with needs", "consent", "overwrite"),
            "available_from": ("matching with needs", "consent", "overwrite"),
            "available_weeks": ("matching with needs", "consent", "overwrite"),
            "modes": ("matching with needs", "consent", "overwrite"),
        },
    )

    class Meta:
        indexes = [GinIndex(fields=["confirmed"], name="person_confirmed")]

    def __str__(self) -> str:
        return self.short_name


class IdentityQuerySet(models.QuerySet["Identity"]):
    """What identifies people, as somebody may see it."""

    def visible_to(self, user: Any) -> "IdentityQuerySet":
        """One's own, and of people a current sight shows in full."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(person__user_id=user.pk) | _sighted(user, "person_id", full=True))


class Identity(models.Model):
    """What identifies a person: never shown to a host before an offer is accepted."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="identity")
    full_name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    residence_country = models.CharField(max_length=3, blank=True)
    residence_city = models.CharField(max_length=80, blank=True)
    own_words = TranslatedField()
    work_history = models.JSONField(default=list, blank=True)

    objects = IdentityQuerySet.as_manager()

    privacy = declare(
        internal="person",
        personal={
            "full_name": ("agreement, travel, certificate", "consent", "overwrite"),
            "email": ("mail about one's own things", "consent", "overwrite"),
            "phone": ("contact while on assignment", "consent", "overwrite"),
            "residence_country": ("eligibility", "consent", "overwrite"),
            "residence_city": ("travel", "consent", "overwrite"),
            "own_words": ("assessment by staff", "consent", "overwrite"),
            "work_history": ("assessment by staff", "consent", "overwrite"),
        },
    )

    def __str__(self) -> str:
        return self.full_name


class CountedQuerySet(models.QuerySet["Counted"]):
    """What people said so that it is counted, as somebody may see it."""

    def visible_to(self, user: Any) -> "CountedQuerySet":
        """One's own; and staff of a programme in which the person takes part, never an institution."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(person__user_id=user.pk) | _sighted(user, "person_id", full=True, hosts=False))


class Counted(models.Model):
    """What a person says only so that it is counted: in a table of its own, which no institution's role can read.

    There is a row only while the consent "balance" stands.
    """

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="counted")
    sex = models.CharField(max_length=1, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ties = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    active_in = models.CharField(max_length=10, blank=True, db_default="")  # an organisation, by its public id

    objects = CountedQuerySet.as_manager()

    privacy = declare(
        internal="person",
        sensitive={
            "sex": ("balance only, never a score", "consent", "overwrite"),
            "birth_year": ("balance only, never a score", "consent", "overwrite"),
            "ties": ("eligibility where a programme asks, never a score", "consent", "overwrite"),
            "active_in": ("balance only, never a score", "consent", "overwrite"),
        },
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sex__in=["", "f", "m", "x"]), name="counted_sex")]

    def __str__(self) -> str:
        return f"counted of {self.person_id}"
