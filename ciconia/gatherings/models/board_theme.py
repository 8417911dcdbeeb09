from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import Scope, Stateful
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.gatherings.models.board import KEPT, Board, BoardSeat
from ciconia.gatherings.models.statement import KEEPERS
from ciconia.programmes.models import Programme

ANSWERED = ("concluded", "done")


class BoardThemeState(models.TextChoices):
    RAISED = "raised", _("Raised")
    PLANNED = "planned", _("On the agenda")
    VOTING = "voting", _("Put to the vote")
    VOTED = "voted", _("Voted")
    CONCLUDED = "concluded", _("Concluded")
    DONE = "done", _("Followed up")
    NOT_NOW = "not_now", _("Not now")


class BoardVote(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    ABSTAIN = "abstain", _("I abstain")


class BoardThemeQuerySet(models.QuerySet["BoardTheme"]):
    def visible_to(self, user: Any) -> Self:
        """Whoever has a seat on its board, and those who look after it."""
        if not user.is_authenticated:
            return self.none()
        own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in KEEPERS]
        seated = BoardSeat.objects.filter(account_id=user.pk, state="seated").values("board_id")
        return self.filter(Q(programme_id__in=own) | Q(board_id__in=seated))

    def public(self) -> Self:
        """Those with a conclusion: what the board said, and what the programme does about it."""
        return self.filter(state__in=ANSWERED)


class BoardTheme(Stateful):
    """What members of a board want to speak about, up to what came of it. It names nobody: who raised it, who wants it
    and who voted how stands in voices.

    interested: how many members want it; reached_at: since when they are enough for the programme to answer.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="themes")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    why = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    interested = models.PositiveIntegerField(default=0)
    reached_at = models.DateTimeField(null=True, blank=True)
    meeting = models.ForeignKey(
        "gatherings.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="themes"
    )
    question = models.CharField(max_length=300, blank=True)
    vote_until = models.DateField(null=True, blank=True)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    abstained = models.PositiveIntegerField(default=0)
    conclusion = TranslatedField()
    owner = models.CharField(max_length=160, blank=True)
    done_by = models.DateField(null=True, blank=True)
    outcome = TranslatedField()

    states = BoardThemeState
    objects = BoardThemeQuerySet.as_manager()

    privacy = declare(
        public="title language interested question yes no abstained conclusion owner done_by outcome",
        internal=f"{STATEFUL} board programme why reached_at meeting vote_until",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BoardThemeState.values), name="board_theme_state"),
            models.CheckConstraint(
                condition=~Q(state__in=ANSWERED) | ~Q(owner="") & Q(done_by__isnull=False), name="board_theme_owned"
            ),
            models.CheckConstraint(
                condition=~Q(state="voting") | ~Q(question="") & Q(vote_until__isnull=False), name="board_theme_asked"
            ),
        ]
        indexes = [models.Index(fields=["board", "state"], name="board_theme_of")]
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def focus_id(self) -> None:
        """A board is of no single country."""
        return None

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)

    @property
    def votes(self) -> int:
        """How many voted, once that is counted."""
        return self.yes + self.no + self.abstained


class BoardVoiceQuerySet(models.QuerySet["BoardVoice"]):
    def visible_to(self, user: Any) -> Self:
        """One's own alone: staff count, and read nobody's."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class BoardVoice(models.Model):
    """What a member says to a theme: that they want it spoken about, and how they vote until the votes are counted."""

    theme = models.ForeignKey(BoardTheme, on_delete=models.CASCADE, related_name="voices")
    seat = models.ForeignKey(BoardSeat, on_delete=models.CASCADE, related_name="voices")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    interested = models.BooleanField(default=False)
    vote = models.CharField(max_length=8, blank=True, choices=BoardVote)

    objects = BoardVoiceQuerySet.as_manager()

    privacy = declare(
        internal="id theme seat account",
        personal={
            "interested": ("to count how many members want to speak about something", KEPT, "keep"),
            "vote": ("to count a vote", "until the votes are counted", "keep"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "seat"], name="board_voice_once"),
            models.CheckConstraint(condition=Q(vote__in=["", *BoardVote.values]), name="board_voice_vote"),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"voice of {self.seat_id} on {self.theme_id}"
