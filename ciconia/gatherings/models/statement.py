from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.models import STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.programmes.models import Programme
from ciconia.publishing.models import stands

# Whoever leads a statement through reads who signs for an organisation; nobody else does.
KEEPERS = ("officer", "coordinator")


class StatementState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open for signature")
    CLOSED = "closed", _("Closed, to be handed over")
    HANDED_OVER = "handed_over", _("Handed over")
    ANSWERED = "answered", _("Answered")
    UNANSWERED = "unanswered", _("Without an answer")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PUBLIC = ("open", "closed", "handed_over", "answered", "unanswered")


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme: a statement is of no single country."""
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in STAFF_ROLES]
        return self.filter(programme_id__in=own)

    def public(self) -> Self:
        """Those that everybody reads: opened for signature once, and not withdrawn."""
        return self.filter(stands("statement"), state__in=PUBLIC)


class Statement(Stateful):
    """A text that organisations sign together: in one or several languages, to somebody, until a day.

    From the moment it is open its texts stand as they are: the database refuses any other. `signed` counts the
    signatures that stand, so that a list need not count them.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="statements")
    title = TranslatedField()
    text = TranslatedField()
    addressed_to = models.CharField(max_length=200)
    closes_on = models.DateField()
    digest = models.CharField(max_length=64, blank=True)  # of the texts in all languages, as they were opened
    signed = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    handed_to = models.CharField(max_length=200, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    answer = TranslatedField()
    changed_at = MomentField()

    states = StatementState
    objects = StatementQuerySet.as_manager()

    privacy = declare(
        public="programme title text addressed_to closes_on digest signed opened_at handed_to handed_on answer"
        " changed_at",
        internal=STATEFUL,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=StatementState.values), name="statement_state"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | ~Q(digest="") & Q(opened_at__isnull=False),
                name="statement_opened",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def focus_id(self) -> None:
        """A statement is of no single country."""
        return None

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)


class StatementSignatureQuerySet(models.QuerySet["StatementSignature"]):
    def visible_to(self, user: Any) -> Self:
        """Those of statements an account may see: organisations are no people."""
        return self.filter(statement__in=Statement.objects.visible_to(user))

    def standing(self) -> Self:
        """Confirmed by the link of a letter, and neither taken back nor struck out."""
        return self.exclude(confirmed_at=None).filter(ended_at=None)


class StatementSignature(models.Model):
    """An organisation's signature under a statement: asked for on a page, standing once its letter was answered.

    key: its name in the one form by which two spellings are told to be the same. signer: how the page names who
    signed, where they said that it may.
    """

    public_id = PublicIdField()
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=160)
    key = models.CharField(max_length=160)
    country = models.CharField(max_length=3, blank=True)
    website = models.URLField(max_length=300, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    asked_at = MomentField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    struck = models.TextField(blank=True)  # why staff took it off; empty where the organisation did

    objects = StatementSignatureQuerySet.as_manager()

    privacy = declare(
        public="id statement organisation name country website signer confirmed_at",
        internal="public_id key asked_at ended_at struck",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "key"],
                condition=Q(confirmed_at__isnull=False, ended_at=None),
                name="statement_signature_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SignerNote(models.TextChoices):
    """The letter that waits to be handed over to whoever signs."""

    NONE = "", _("none")
    CONFIRM = "confirm", _("confirm the signature")
    SIGNED = "signed", _("the signature stands")
    STRUCK = "struck", _("the signature was taken off")


class StatementSignerQuerySet(models.QuerySet["StatementSigner"]):
    def visible_to(self, user: Any) -> Self:
        """One's own, and for whoever leads the statement through."""
        if not user.is_authenticated:
            return self.none()
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in KEEPERS]
        return self.filter(Q(account=user) | Q(signature__statement__programme_id__in=own))


UNTIL = "a year after the statement was handed over; a week where nobody confirmed"
FOR_IT = ("to know that an organisation signed, and to write to it about that", UNTIL, "delete")


class StatementSigner(models.Model):
    """Who signed for an organisation, and how to reach them: never on a page."""

    signature = models.OneToOneField(StatementSignature, primary_key=True, on_delete=models.CASCADE, related_name="by")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    shown = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    words = models.TextField(blank=True)
    letter = models.CharField(max_length=8, blank=True, choices=SignerNote)
    letters = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = StatementSignerQuerySet.as_manager()

    privacy = declare(
        internal="signature account language words letter letters bounced_at",
        personal={"name": FOR_IT, "function": FOR_IT, "email": FOR_IT, "shown": FOR_IT},
    )

    class Meta:
        indexes = [models.Index(fields=["signature"], condition=~Q(letter=""), name="statement_signer_letter")]

    def __str__(self) -> str:
        return self.name
