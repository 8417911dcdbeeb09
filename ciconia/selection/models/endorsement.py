from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import hosts_q, persons_q
from ciconia.foundation.fields import DigestField, MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.selection.models.need import Need

HOSTS = ["host contact", "organisation contact"]
NEED = "endorsement__need__"
KEEP = "until a year after the authority was asked for the last time"


class Answer(models.TextChoices):
    ENDORSED = "endorsed", _("Endorsed")
    RETURNED = "returned", _("Sent back")
    REFUSED = "refused", _("Refused")


class How(models.TextChoices):
    """How an authority answers."""

    ACCOUNT = "account", _("with an account")
    LINK = "link", _("by a link")
    LETTER = "letter", _("by letter")


class Endorsement(models.Model):
    """One step of the chain a need was sent with: which authority, asked when, for how many days, what it answered.

    A step that is asked again gets a new row; `current` are the rows of the chain that holds, one for each code.
    """

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="endorsements")
    step = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=40)
    name = TranslatedField()
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()
    ways = ArrayField(models.CharField(max_length=8, choices=How))
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    current = models.BooleanField(default=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    days_held = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    how = models.CharField(max_length=8, choices=How, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    function = models.CharField(max_length=120, blank=True)  # as whoever answered by a link or signed a letter said it
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    read = models.CharField(max_length=64, blank=True)  # the hash of what the need said when it was endorsed

    privacy = declare(
        internal="id need step code name organisation days ways languages current asked_at due_on days_held answer how"
        " by function answered_at reason read"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "code"], condition=Q(current=True), name="endorsement_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | Q(answered_at__isnull=False, asked_at__isnull=False),
                name="endorsement_answered",
            ),
        ]
        ordering = ["need", "step", "id"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.answer}"


class AddresseeQuerySet(models.QuerySet["Addressee"]):
    def visible_to(self, user: Any) -> "AddresseeQuerySet":
        """Staff who see people, where they work, and whoever is addressed: never the institution."""
        own = Q(user_id=user.pk) if getattr(user, "is_authenticated", False) else Q(pk__in=[])
        return self.filter(own | persons_q(user, programme=f"{NEED}programme_id", focus=f"{NEED}focus_id"))


FOR_ASKING = ("to ask whoever answers for an authority", KEEP, "delete")


class Addressee(models.Model):
    """Somebody who is asked for an authority: an account, or a name and an address to which a link goes.

    said_name is what somebody who answered by the link called themselves; nobody has checked it.
    """

    public_id = PublicIdField()
    endorsement = models.ForeignKey(Endorsement, on_delete=models.CASCADE, related_name="addressees")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    serial = models.PositiveSmallIntegerField(default=1)  # of the link; a newer one closes those before
    link_until = models.DateField(null=True, blank=True)
    told = models.CharField(max_length=8, blank=True)  # the newest letter, see rules.endorsement.LETTERS
    told_on = models.DateField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)  # a new link was wanted
    said_name = models.CharField(max_length=120, blank=True)

    objects = AddresseeQuerySet.as_manager()

    privacy = declare(
        internal="id public_id endorsement user language serial link_until told told_on again_at",
        personal={"name": FOR_ASKING, "function": FOR_ASKING, "email": FOR_ASKING, "said_name": FOR_ASKING},
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(user__isnull=False) | ~Q(email=""), name="addressee_reached"),
            models.UniqueConstraint(fields=["endorsement", "user"], name="addressee_account"),
            models.UniqueConstraint(fields=["endorsement", "email"], condition=~Q(email=""), name="addressee_email"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name or self.email


class Verdict(models.TextChoices):
    """What an officer found when comparing a letter with what was recorded of it."""

    CONFIRMED = "confirmed", _("It says so")
    TURNED_DOWN = "turned", _("It does not say so")


class EndorsementLetterQuerySet(models.QuerySet["EndorsementLetter"]):
    def visible_to(self, user: Any) -> "EndorsementLetterQuerySet":
        """Staff who see people, where they work; and the institution whose need it is about."""
        ours = hosts_q(user, HOSTS, organisation=f"{NEED}organisation_id", focus=f"{NEED}focus_id")
        return self.filter(ours | persons_q(user, programme=f"{NEED}programme_id", focus=f"{NEED}focus_id"))


OF_LETTER = ("to show what an authority wrote", "while the need is kept", "overwrite")


class EndorsementLetter(models.Model):
    """A letter handed in as the answer of a step: what it says in a few fields, and the scan itself."""

    public_id = PublicIdField()
    endorsement = models.ForeignKey(Endorsement, on_delete=models.CASCADE, related_name="letters")
    says = models.CharField(max_length=8, choices=Answer)
    reason = models.TextField(blank=True)
    dated_on = models.DateField()
    reference = models.CharField(max_length=80, blank=True)
    function = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    digest = DigestField()
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    verdict = models.CharField(max_length=9, choices=Verdict, blank=True)
    verdict_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    verdict_at = models.DateTimeField(null=True, blank=True)
    verdict_reason = models.TextField(blank=True)

    objects = EndorsementLetterQuerySet.as_manager()

    privacy = declare(
        internal="id public_id endorsement says reason dated_on reference function size media_type by at verdict"
        " verdict_by verdict_at verdict_reason",
        personal={"name": OF_LETTER, "digest": ("to show what an authority wrote", OF_LETTER[1], "delete the file")},
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.endorsement_id} {self.dated_on}"
