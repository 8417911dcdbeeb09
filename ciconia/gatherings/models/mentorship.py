from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.gatherings.models.space import KEPT, tended
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme

MATCHERS = ("coordinator", "officer")
TO_MATCH = ("to find somebody who can help, or be helped", KEPT, "overwrite")


class MentorOfferQuerySet(models.QuerySet["MentorOffer"]):
    def visible_to(self, user: Any) -> "MentorOfferQuerySet":
        """One's own, and for officers and coordinators of the programme."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(account_id=user.pk) | tended(user, MATCHERS))


class MentorOffer(models.Model):
    """That somebody who took part would help others: with what, in which languages, how much, until when."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="mentor_offers")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentor_offers")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    about = models.TextField(blank=True)
    topics = ArrayField(models.CharField(max_length=200), default=list)
    sectors = ArrayField(models.CharField(max_length=60), default=list)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    hours = models.PositiveSmallIntegerField()
    until = models.DateField()
    at_once = models.PositiveSmallIntegerField(default=1)
    since = MomentField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = MentorOfferQuerySet.as_manager()

    privacy = declare(
        internal="id public_id programme focus account person sectors since",
        personal={
            "name": ("to be called by a name", KEPT, "pseudonym"),
            "about": TO_MATCH, "topics": TO_MATCH, "languages": TO_MATCH,
            "hours": ("to find somebody who can help, or be helped", KEPT, "keep"),
            "until": ("to find somebody who can help, or be helped", KEPT, "keep"),
            "at_once": ("to find somebody who can help, or be helped", KEPT, "keep"),
            "stopped_at": ("to leave alone who stopped", KEPT, "keep"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "account"], condition=Q(stopped_at=None), name="mentor_offer_once"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class MentorshipState(models.TextChoices):
    ASKED = "asked", _("Looks for a mentor")
    PROPOSED = "proposed", _("Proposed to both")
    ACTIVE = "active", _("Work together")
    ENDED = "ended", _("Ended")


class MentorshipQuerySet(models.QuerySet["Mentorship"]):
    def visible_to(self, user: Any) -> "MentorshipQuerySet":
        """Whoever asked, whoever is or was proposed as mentor, and officers and coordinators of the programme."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(account_id=user.pk) | Q(mentor_id=user.pk) | tended(user, MATCHERS))


class Mentorship(Stateful):
    """One asking for a mentor and what becomes of it: proposed to two, both said yes, ended. `account` asked."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="mentorships")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentorships")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    what_for = models.TextField(blank=True)
    topics = ArrayField(models.CharField(max_length=200), default=list)
    sectors = ArrayField(models.CharField(max_length=60), default=list)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    wanted_from = models.DateField()
    offer = models.ForeignKey(MentorOffer, null=True, blank=True, on_delete=models.SET_NULL, related_name="pairs")
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="mentoring"
    )
    refused = ArrayField(models.BigIntegerField(), default=list)  # offers one of the two said no to
    reasons = models.JSONField(default=list)  # why these two, as both read it
    started_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    looked_in_on = models.DateField(null=True, blank=True)

    states = MentorshipState
    objects = MentorshipQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} programme focus account person sectors offer mentor refused reasons looked_in_on",
        personal={
            "what_for": TO_MATCH, "topics": TO_MATCH, "languages": TO_MATCH,
            "wanted_from": ("to find somebody who can help, or be helped", KEPT, "keep"),
            "started_on": ("to count who was mentored", KEPT, "keep"),
            "ends_on": ("to count who was mentored", KEPT, "keep"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MentorshipState.values), name="mentorship_state"),
            models.UniqueConstraint(
                fields=["programme", "account"], condition=~Q(state="ended"), name="mentorship_one_at_a_time"
            ),
        ]
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(_("Mentor asked for on %(day)s")) % {"day": f"{self.state_since:%Y-%m-%d}"}


class Useful(models.IntegerChoices):
    """The one question after a pair ended."""

    NO = 1, _("No use")
    LITTLE = 2, _("Of some use")
    GOOD = 3, _("Useful")
    MUCH = 4, _("Very useful")


class PairLetter(models.TextChoices):
    """The letter that waits to be handed over to one of a pair."""

    NONE = "", _("none")
    PROPOSED = "proposed", _("somebody is proposed to you")
    AGAIN = "again", _("it did not come to a pair")
    ACTIVE = "active", _("both said yes")
    LOOK_IN = "look_in", _("how does it go?")
    ENDED = "ended", _("it has ended")


class PairSideQuerySet(models.QuerySet["PairSide"]):
    def visible_to(self, user: Any) -> "PairSideQuerySet":
        """One's own; the other's while one is proposed or works with them; officers and coordinators see both."""
        if not user.is_authenticated:
            return self.none()
        mine = Q(mentorship__account_id=user.pk) | Q(mentorship__mentor_id=user.pk)
        other = mine & Q(mentorship__state__in=["proposed", "active"])
        return self.filter(Q(account_id=user.pk) | other | tended(user, MATCHERS, "mentorship__"))


class PairSide(models.Model):
    """One of the two of a pair: what the other reads, their yes, the letter that waits, and whether it was of use.

    `contact` is empty until both said yes.
    """

    public_id = PublicIdField()
    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="sides")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mentors = models.BooleanField()
    name = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    contact = models.CharField(max_length=254, blank=True)
    yes_at = models.DateTimeField(null=True, blank=True)
    letter = models.CharField(max_length=10, blank=True, choices=PairLetter.choices)
    useful = models.PositiveSmallIntegerField(null=True, blank=True, choices=Useful)
    useful_words = models.TextField(blank=True)

    objects = PairSideQuerySet.as_manager()

    privacy = declare(
        internal="id public_id mentorship account mentors yes_at letter",
        personal={
            "name": ("to be called by a name", KEPT, "pseudonym"),
            "words": TO_MATCH,
            "contact": ("to reach each other", "until the pair ended", "overwrite"),
            "useful": ("to learn whether mentoring helps", KEPT, "keep"),
            "useful_words": ("to learn whether mentoring helps", KEPT, "overwrite"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "mentors"], name="pair_side_once"),
            models.CheckConstraint(condition=Q(useful=None) | Q(useful__in=Useful.values), name="pair_side_useful"),
        ]
        ordering = ["mentorship", "mentors"]

    def __str__(self) -> str:
        return self.name
