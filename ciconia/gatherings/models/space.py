from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.fields import MomentField, PublicIdField
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.event import of_staff
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme

TENDERS = ("coordinator", "officer", "safeguarding")
KEPT = "until a year after the programme"


def tended(user: Any, roles: tuple[str, ...] = TENDERS, way: str = "") -> Q:
    """The rows for which an account has one of `roles`; of a suspended country nothing is left to an officer."""
    there = ~Q(**{f"{way}focus__state": "suspended"})
    always = tuple(role for role in roles if role != "officer")
    return of_staff(user, always, way) | (of_staff(user, ["officer"], way) & there)


class Pace(models.TextChoices):
    """How often somebody is written to about a space."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, all in one letter")
    NEVER = "never", _("Not at all")


class SpaceQuerySet(models.QuerySet["Space"]):
    def visible_to(self, user: Any) -> "SpaceQuerySet":
        """Whoever has a seat in it now, and the staff who look after it."""
        if not user.is_authenticated:
            return self.none()
        seated = Seat.objects.visible_to(user).standing().filter(account_id=user.pk).values("space_id")
        return self.filter(Q(pk__in=seated) & ~Q(focus__state="suspended") | tended(user))


class Space(models.Model):
    """A room for those who take part: of a programme, of one of its countries, of one round of
    choosing, or for a board.

    It names nobody; who is in it stands in seats.
    """

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="spaces")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="spaces")
    cohort = models.CharField(max_length=10, blank=True)  # the public id of a round of choosing, on a floor above
    board = models.OneToOneField(
        "gatherings.Board", null=True, blank=True, on_delete=models.CASCADE, related_name="space"
    )
    name = TranslatedField()
    opened_at = MomentField()

    objects = SpaceQuerySet.as_manager()

    privacy = declare(internal="id public_id programme focus cohort board name opened_at")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "focus", "cohort", "board"], nulls_distinct=False, name="space_once"
            ),
        ]
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_open(self) -> bool:
        """Whether anybody writes here: not while its country is suspended, and not after it was closed."""
        return self.focus is None or self.focus.state == "open"


class SeatQuerySet(models.QuerySet["Seat"]):
    def visible_to(self, user: Any) -> "SeatQuerySet":
        """One's own, and for the staff who look after the space."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(account_id=user.pk) | tended(user))

    def standing(self) -> "SeatQuerySet":
        """Of those who take part and did not leave."""
        return self.filter(left_at=None, ended_at=None)


class Seat(models.Model):
    """That an account is in a space: the name it goes by there, and how often it is written to.

    ended_at: it does not take part any more; left_at: it left by itself, and may come back.
    told: the last post its letters spoke of.
    """

    public_id = PublicIdField()
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="seats")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.DAILY)
    told = models.BigIntegerField(default=0)
    letter_at = models.DateTimeField(null=True, blank=True)
    since = MomentField()
    left_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    privacy = declare(
        internal="id public_id space programme focus account person told letter_at since ended_at",
        personal={
            "name": ("to be called by a name in a space", KEPT, "pseudonym"),
            "pace": ("to write as often as somebody wants", KEPT, "keep"),
            "left_at": ("to leave alone who left", KEPT, "keep"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "account"], name="seat_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
