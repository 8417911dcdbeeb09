from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.fields import PublicIdField
from ciconia.foundation.models import STAFF_ROLES, Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.people.models import Person
from ciconia.programmes.models import Programme

STANDING = ("invited", "seated")


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of the programme, and whoever is invited to a seat or has one."""
        if not user.is_authenticated:
            return self.none()
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in STAFF_ROLES]
        seated = BoardSeat.objects.filter(account_id=user.pk, state__in=STANDING).values("board_id")
        return self.filter(Q(programme_id__in=own) | Q(pk__in=seated))


class Board(models.Model):
    """An advisory board of a programme: what it is for, and how it works.

    most_of_one: how many seats people of the same organisation may have. interest: how many members have
    to want a theme for the programme to answer it within two weeks.
    """

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="boards")
    name = TranslatedField()
    mandate = TranslatedField()
    meetings_a_year = models.PositiveSmallIntegerField(default=2)
    most_of_one = models.PositiveSmallIntegerField(default=1)
    interest = models.PositiveSmallIntegerField(default=3)

    objects = BoardQuerySet.as_manager()

    privacy = declare(public="name mandate meetings_a_year", internal="id public_id programme most_of_one interest")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(meetings_a_year__gte=1, most_of_one__gte=1, interest__gte=1), name="board_counts"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.name)


class BoardSeatState(models.TextChoices):
    INVITED = "invited", _("Invited")
    SEATED = "seated", _("Has a seat")
    DECLINED = "declined", _("Said no")
    ENDED = "ended", _("Ended")


class BoardSeatQuerySet(models.QuerySet["BoardSeat"]):
    def visible_to(self, user: Any) -> Self:
        """One's own, and for officers and coordinators of the programme."""
        if not user.is_authenticated:
            return self.none()
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in KEEPERS]
        return self.filter(Q(account_id=user.pk) | Q(programme_id__in=own))


KEPT = "two years after the seat ended"
TO_SIT = ("to know who sits on a board, and for whom", KEPT, "overwrite")
TO_WEIGH = ("to know which interests somebody has in what the board speaks about", KEPT, "overwrite")


class BoardSeat(Stateful):
    """That somebody is asked to sit on a board, or sits there: from when until when, in their own name or for an
    organisation, and what they declared.

    key: the organisation's name in the form by which two spellings are told to be the same; empty in one's own name.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="board_seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    key = models.CharField(max_length=160, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    interests = models.TextField(blank=True)
    funding = models.TextField(blank=True)
    declared_on = models.DateField(null=True, blank=True)

    states = BoardSeatState
    objects = BoardSeatQuerySet.as_manager()

    privacy = declare(
        internal=f"{STATEFUL} board programme account person",
        personal={
            "name": ("to be called by a name on a board", KEPT, "pseudonym"),
            "organisation": TO_SIT, "key": TO_SIT, "interests": TO_WEIGH, "funding": TO_WEIGH,
            "starts": ("to know who sits on a board, and for whom", KEPT, "keep"),
            "ends": ("to know who sits on a board, and for whom", KEPT, "keep"),
            "declared_on": ("to ask anew every year", KEPT, "keep"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BoardSeatState.values), name="board_seat_state"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="board_seat_term"),
            models.UniqueConstraint(
                fields=["board", "account"], condition=Q(state__in=STANDING), name="board_seat_once"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def focus_id(self) -> None:
        """A board is of no single country."""
        return None

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)
