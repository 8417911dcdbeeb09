from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import persons_q
from ciconia.foundation.privacy import declare
from ciconia.people.models import Person
from ciconia.selection.models.application import Application
from ciconia.selection.models.placed import PLACED, Placed


class ReferenceState(models.TextChoices):
    NAMED = "named", _("Named, not asked yet")
    ASKED = "asked", _("Asked, no answer yet")
    RECEIVED = "received", _("Arrived")
    DECLINED = "declined", _("Was not given")
    LAPSED = "lapsed", _("Did not arrive")
    DROPPED = "dropped", _("Not needed any more")


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def visible_to(self, user: Any) -> "ReferenceQuerySet":
        """The applicant sees whom they named and whether it arrived; staff of the focus once it is sent."""
        if not user.is_authenticated:
            return self.none()
        own = Q(application__person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))
        return self.filter(own | persons_q(user) & ~Q(application__submitted_at=None))


TO_ASK = ("to ask whoever an applicant named", "until a year after they were asked", "delete")


class Reference(Placed):
    """Somebody an applicant named as referee: whom to ask, by which address, and whether an answer came."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="references")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160)
    email = models.EmailField()
    language = models.CharField(max_length=8)
    serial = models.PositiveSmallIntegerField(default=1)  # of the link; a newer one closes those before
    link_until = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # where its country was suspended meanwhile
    told = models.CharField(max_length=8, blank=True)  # the newest letter, see rules.reference.LETTERS
    told_on = models.DateField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)  # a new link was wanted

    states = ReferenceState
    objects = ReferenceQuerySet.as_manager()

    privacy = declare(
        internal=f"{PLACED} application language serial link_until due_on told told_on again_at",
        personal={"name": TO_ASK, "function": TO_ASK, "email": TO_ASK},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReferenceState.values), name="reference_state"),
            models.UniqueConstraint(fields=["application", "email"], name="reference_once"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def person_id(self) -> int:
        """Whom it is about: the log asks every row, and tells of it to nobody who may not see them."""
        return int(self.application.person_id)


class Again(models.TextChoices):
    """Whether a referee would work with somebody again."""

    YES = "yes", _("Yes")
    WITH_LIMITS = "limits", _("Yes, for some kinds of work")
    NO = "no", _("No")


class ReferenceAnswerQuerySet(models.QuerySet["ReferenceAnswer"]):
    def visible_to(self, user: Any) -> "ReferenceAnswerQuerySet":
        """Staff of the focus alone; of their own application not even they."""
        rows = self.filter(persons_q(user, programme="reference__programme_id", focus="reference__focus_id"))
        return rows.exclude(reference__application__person_id__in=Person.objects.filter(user_id=user.pk).values("pk"))


SAID = ("to weigh an application", "five years after the programme", "overwrite")


class ReferenceAnswer(models.Model):
    """What a referee wrote, for staff alone; in a table of its own so that the database keeps it from the applicant."""

    reference = models.OneToOneField(Reference, primary_key=True, on_delete=models.CASCADE, related_name="answer")
    known_as = models.TextField()
    has_seen = models.TextField()
    again = models.CharField(max_length=8, choices=Again)
    careful = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    at = models.DateTimeField()

    objects = ReferenceAnswerQuerySet.as_manager()

    privacy = declare(
        internal="reference language at",
        personal={
            "known_as": SAID,
            "has_seen": SAID,
            "again": ("to weigh an application", "five years after the programme", "pseudonym"),
            "careful": SAID,
        },
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(again__in=Again.values), name="reference_again")]

    def __str__(self) -> str:
        return f"answer to {self.reference_id}"
