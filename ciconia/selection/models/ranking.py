from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import persons_q
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person
from ciconia.selection.models.application import Application

PURPOSE = "to help staff read applications in a sensible order, and to show later what was shown"
KEPT = "five years after the programme"


class Made(models.TextChoices):
    """Why a ranking was made."""

    SENT = "sent", _("An application was sent")
    CHANGED = "changed", _("An application was changed")
    CONFIRMED = "confirmed", _("An applicant changed the concepts of their profile")
    CORRECTED = "corrected", _("A link to a concept was called wrong")
    ASKED = "asked", _("An officer asked for it")


class RankingQuerySet(models.QuerySet["Ranking"]):
    def visible_to(self, user: Any) -> Self:
        """For staff of the focus who work with people."""
        return self.filter(persons_q(user))


class Ranking(models.Model):
    """One order of the applications for an opportunity, as it was made once: by what, from which words, and why.

    It is never changed; a newer one is a row of its own.
    """

    public_id = PublicIdField()
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="engine_rankings")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey("programmes.Focus", on_delete=models.PROTECT, related_name="+")
    # The text that was compared, as it stood.
    terms = models.ForeignKey(
        "selection.TermsVersion", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    made_at = MomentField()
    why = models.CharField(max_length=12, choices=Made)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    versions = models.JSONField(default=dict)  # of the encoder, the vocabulary and the weights
    names = models.JSONField(default=dict)  # of the concepts that are named in it: {URI: {language: name}}
    notes = models.JSONField(default=list)  # what of the opportunity's text could not be used
    digest = models.CharField(max_length=64)  # of all it was made from: twice the same is made once
    failed = models.BooleanField(default=False)  # the engine could not be run; then it has no rows

    objects = RankingQuerySet.as_manager()

    privacy = declare(
        internal="id public_id opportunity programme focus terms made_at why asked_by versions names notes digest "
        "failed"
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(why__in=Made.values), name="ranking_why")]
        indexes = [models.Index(fields=["opportunity", "-id"], name="ranking_newest")]

    def __str__(self) -> str:
        return f"{self.opportunity_id} at {self.made_at:%Y-%m-%d %H:%M}"


class RankedQuerySet(models.QuerySet["Ranked"]):
    def visible_to(self, user: Any) -> Self:
        """For staff of the focus who work with people; nobody's own."""
        own = Person.objects.filter(user_id=user.pk).values("pk")
        return self.filter(
            persons_q(user, programme="application__programme_id", focus="application__focus_id")
        ).exclude(application__person_id__in=own)


class Ranked(models.Model):
    """Where an application stands in a ranking, by what; or why its words could not be read. For staff alone."""

    ranking = models.ForeignKey(Ranking, on_delete=models.CASCADE, related_name="rows")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="ranked")
    place = models.PositiveIntegerField(null=True)  # empty: not read
    score = models.FloatField(null=True)
    parts = models.JSONField(default=dict)
    lacks = models.PositiveSmallIntegerField(default=0)  # how much of what is required nothing in the profile shows
    not_read = models.CharField(max_length=200, blank=True)

    objects = RankedQuerySet.as_manager()

    privacy = declare(
        internal="id ranking application",
        personal={
            "place": (PURPOSE, KEPT, "pseudonym"),
            "score": (PURPOSE, KEPT, "pseudonym"),
            "parts": (PURPOSE, KEPT, "pseudonym"),
            "lacks": (PURPOSE, KEPT, "pseudonym"),
            "not_read": (PURPOSE, KEPT, "pseudonym"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ranking", "application"], name="ranked_once")]

    def __str__(self) -> str:
        return f"{self.ranking_id}: {self.application_id} at {self.place}"


class RankReasonQuerySet(models.QuerySet["RankReason"]):
    def visible_to(self, user: Any) -> Self:
        """As the application itself, but for its applicant: for staff of the focus, and for the host that sees it."""
        own = Person.objects.filter(user_id=user.pk).values("pk")
        seen = Application.objects.visible_to(user).exclude(submitted_at=None).exclude(person_id__in=own)
        return self.filter(application__in=seen.values("pk"))


class RankReason(models.Model):
    """Why an application stands where it stands, without a place or a number: what a host may read as well.

    criteria: per clause of the opportunity {clause, part, standing, evidence, of, known, concept}; evidence is a
    sentence as the applicant wrote it, `of` the part of the application it stands in.
    """

    ranking = models.ForeignKey(Ranking, on_delete=models.CASCADE, related_name="reasons")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    criteria = models.JSONField(default=list)
    surroundings = models.JSONField(default=list)
    unused = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True)

    objects = RankReasonQuerySet.as_manager()

    privacy = declare(
        internal="id ranking application",
        personal={
            "criteria": (PURPOSE, KEPT, "overwrite"),
            "surroundings": (PURPOSE, KEPT, "overwrite"),
            "unused": (PURPOSE, KEPT, "overwrite"),
            "language": (PURPOSE, KEPT, "overwrite"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ranking", "application"], name="rank_reason_once")]

    def __str__(self) -> str:
        return f"{self.ranking_id}: {self.application_id}"


class RankMoveQuerySet(models.QuerySet["RankMove"]):
    def visible_to(self, user: Any) -> Self:
        """As a place in a ranking."""
        own = Person.objects.filter(user_id=user.pk).values("pk")
        return self.filter(
            persons_q(user, programme="application__programme_id", focus="application__focus_id")
        ).exclude(application__person_id__in=own)


class RankMove(models.Model):
    """That an officer put an application at another place, or back, and why; the newest of an application counts."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="rank_moves")
    ranking = models.ForeignKey(Ranking, on_delete=models.PROTECT, related_name="moves", db_index=False)
    place = models.PositiveIntegerField(null=True)  # empty: where the engine puts it
    engine_place = models.PositiveIntegerField(null=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()

    objects = RankMoveQuerySet.as_manager()

    privacy = declare(
        internal="id application ranking by",
        personal={
            "place": (PURPOSE, KEPT, "pseudonym"),
            "engine_place": (PURPOSE, KEPT, "pseudonym"),
            "reason": (PURPOSE, KEPT, "overwrite"),
            "at": (PURPOSE, KEPT, "pseudonym"),
        },
    )

    class Meta:
        indexes = [models.Index(fields=["application", "-id"], name="rank_move_newest")]

    def __str__(self) -> str:
        return f"{self.application_id} to {self.place}"


class WrongLinkQuerySet(models.QuerySet["WrongLink"]):
    def visible_to(self, user: Any) -> Self:
        """For staff of the focus who work with people; nobody's own words."""
        own = Person.objects.filter(user_id=user.pk).values("pk")
        shown = self.filter(persons_q(user, programme="opportunity__programme_id", focus="opportunity__focus_id"))
        return shown.filter(Q(application=None) | ~Q(application__person_id__in=own))


class WrongLink(models.Model):
    """That some words do not mean the concept they were linked to: the next ranking does not use it.

    With an application it is about words of that applicant, else about words of the opportunity.
    """

    public_id = PublicIdField()
    opportunity = models.ForeignKey("selection.Opportunity", on_delete=models.PROTECT, related_name="wrong_links")
    application = models.ForeignKey(Application, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    concept = models.CharField(max_length=200)
    name = models.CharField(max_length=200)  # of the concept, as it was read
    better = models.CharField(max_length=200, blank=True)  # what it means instead, in the words of whoever says so
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    # Whoever keeps the vocabulary has looked at it; what they did, in words.
    seen_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=400, blank=True)

    objects = WrongLinkQuerySet.as_manager()

    privacy = declare(
        internal="id public_id opportunity application language concept name better by at seen_at done",
        personal={"words": ("to mend the vocabulary", KEPT, "delete")},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "application", "words", "concept"], nulls_distinct=False, name="wrong_link_once"
            ),
        ]
        indexes = [models.Index(fields=["opportunity"], condition=Q(seen_at=None), name="wrong_link_open")]

    def __str__(self) -> str:
        return f"{self.words}: {self.name}"
