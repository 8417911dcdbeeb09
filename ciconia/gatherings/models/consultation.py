from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import DrawnIdField, MomentField, PublicIdField
from ciconia.foundation.models import STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models import stands

# Whoever leads a consultation through writes it and, once it is closed, reads what was answered.
KEEPERS = ("officer", "coordinator")
READ = ("closed", "published")


class ConsultationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ASKING = "asking", _("Being asked")
    CLOSED = "closed", _("Closed, to be answered for")
    PUBLISHED = "published", _("Published")
    DROPPED = "dropped", _("Dropped")


class AskedGroup(models.TextChoices):
    """Whom a consultation asks."""

    TAKING_PART = "taking_part", _("Everybody who applied or takes part")
    ASSIGNED = "assigned", _("Everybody who is or was on an assignment")
    EVENT = "event", _("Guests of an event who may be asked")


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme: a consultation is of no single country."""
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in STAFF_ROLES]
        return self.filter(programme_id__in=own)

    def public(self) -> Self:
        """Those whose outcome everybody reads."""
        return self.filter(stands("consultation"), state="published")


class Consultation(Stateful):
    """Something a programme asks a group about before it decides: what, whom, until when, and what came of it.

    Whom it asks stands as rows from the moment it is opened. `asked` and `answered` count them. `missing` is who was
    asked and who answered by group, as it was published: without any group that is too small.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="consultations")
    title = TranslatedField()
    about = TranslatedField()
    decides = TranslatedField()  # what will be decided with it
    closes_on = models.DateField()
    group = models.CharField(max_length=12, choices=AskedGroup)
    focus_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)  # of which countries of origin
    event = models.ForeignKey("gatherings.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = MomentField()

    states = ConsultationState
    objects = ConsultationQuerySet.as_manager()

    privacy = declare(
        public="programme title about decides closes_on asked answered missing opened_at published_at changed_at",
        internal=f"{STATEFUL} group focus_ids event",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ConsultationState.values), name="consultation_state"),
            models.CheckConstraint(condition=Q(group__in=AskedGroup.values), name="consultation_group"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"]) | Q(opened_at__isnull=False), name="consultation_opened"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def focus_id(self) -> None:
        """A consultation is of no single country."""
        return None

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)


class ConsultationQuestion(models.Model):
    """One question: in free words, or one choice out of some; and what was heard, and what is done about it.

    options: one choice a line, in the same order in every language; empty for free words. tally: how often each was
    chosen, as it was published; empty where fewer than five chose.
    """

    public_id = PublicIdField()
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    words = TranslatedField()
    options = TranslatedField()
    tally = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    heard = TranslatedField()
    does = TranslatedField()
    owner = models.CharField(max_length=160, blank=True)  # an office or function, which everybody reads
    until = models.DateField(null=True, blank=True)

    privacy = declare(public="id public_id consultation words options tally heard does owner until")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.words)


class AskedLetter(models.TextChoices):
    """The letter that waits to be handed over to whoever is asked."""

    NONE = "", _("none")
    INVITE = "invite", _("you are asked")
    REMINDER = "reminder", _("reminder")
    OUTCOME = "outcome", _("what came of it")
    DROPPED = "dropped", _("it was dropped")


class ConsultationAskedQuerySet(models.QuerySet["ConsultationAsked"]):
    def visible_to(self, user: Any) -> Self:
        """One's own: staff read how many were asked and answered, and never who."""
        own = Person.objects.filter(user_id=user.pk).values("pk") if user.is_authenticated else Person.objects.none()
        return self.filter(person_id__in=own)


FOR_IT = (
    "to ask what somebody thinks, and to count who was asked and who answered",
    "ninety days after the consultation was published or dropped",
    "delete",
)


class ConsultationAsked(models.Model):
    """Somebody who is asked, as they were when it was opened; whether they answered, and never what."""

    public_id = PublicIdField()
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="askeds")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="consulted")
    name = models.CharField(max_length=160)
    email = models.EmailField()
    language = models.CharField(max_length=8, default="en")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    residence = models.CharField(max_length=3, blank=True)
    answered = models.BooleanField(default=False)
    reminded = models.BooleanField(default=False)
    letter = models.CharField(max_length=8, blank=True, choices=AskedLetter)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationAskedQuerySet.as_manager()

    privacy = declare(
        internal="id public_id consultation person focus language reminded letter bounced_at",
        personal={"name": FOR_IT, "email": FOR_IT, "residence": FOR_IT, "answered": FOR_IT},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "email"], name="consultation_asked_once")]
        indexes = [models.Index(fields=["id"], condition=~Q(letter=""), name="consultation_asked_letter")]

    def __str__(self) -> str:
        return str(self.public_id)


class ConsultationAnswerQuerySet(models.QuerySet["ConsultationAnswer"]):
    def visible_to(self, user: Any) -> Self:
        """For whoever leads the consultation through, once it is closed."""
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in KEEPERS]
        return self.filter(question__consultation__programme_id__in=own, question__consultation__state__in=READ)


SAID = ("to know what those who are asked think", "a year after the consultation was published or dropped", "delete")


class ConsultationAnswer(models.Model):
    """One answer to one question. No key leads from it to anybody, and neither number nor moment says whose it is.

    token: made of the link of the letter by a secret of the installation, so that whoever has the link can change what
    they said; another for each question, and gone once the consultation is closed.
    """

    id = DrawnIdField(primary_key=True)
    question = models.ForeignKey(ConsultationQuestion, on_delete=models.CASCADE, related_name="answers")
    token = models.CharField(max_length=40, blank=True)
    chosen = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)

    objects = ConsultationAnswerQuerySet.as_manager()

    privacy = declare(internal="id question token", personal={"chosen": SAID, "words": SAID})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="consultation_answer_once"),
            models.CheckConstraint(condition=Q(chosen__isnull=False) | ~Q(words=""), name="consultation_answer_said"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.question_id}"
