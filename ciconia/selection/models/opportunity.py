from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import organisation_ids, staff_q
from ciconia.foundation.privacy import declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Mode
from ciconia.publishing.models import stands
from ciconia.selection.models.placed import PLACED, Placed


class OpportunityState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("With the host")
    EDITS_REQUESTED = "edits_requested", _("Edits requested")
    AGREED = "agreed", _("Agreed by the host")
    PUBLISHED = "published", _("Open")
    CLOSED = "closed", _("Closed, being decided")
    FILLED = "filled", _("Filled")
    NOT_FILLED = "not_filled", _("Not filled")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUSPENDED = "suspended", _("Suspended")


# Once published, an address stays good: a page that was open says what became of it.
PUBLIC_STATES = ("published", "closed", "filled", "not_filled")


class OpportunityQuerySet(models.QuerySet["Opportunity"]):
    def public(self) -> "OpportunityQuerySet":
        """What everybody may read."""
        return self.filter(stands("opportunity"), state__in=PUBLIC_STATES)

    def open(self) -> "OpportunityQuerySet":
        """What one can apply for."""
        return self.filter(stands("opportunity"), state=OpportunityState.PUBLISHED)

    def visible_to(self, user: Any) -> "OpportunityQuerySet":
        """Everybody sees what is public; staff of the focus and the host see it from the draft on."""
        return self.filter(
            (Q(state__in=PUBLIC_STATES) & Q(stands("opportunity")))
            | staff_q(user)
            | Q(organisation_id__in=organisation_ids(user, ["host contact"])) & ~Q(state="draft")
        )


class Opportunity(Placed):
    """What somebody can apply for: the terms of reference made from a validated need."""

    need = models.ForeignKey("selection.Need", on_delete=models.PROTECT, related_name="opportunities")
    sector = models.ForeignKey("programmes.Sector", on_delete=models.PROTECT, related_name="+")
    pack_version = models.ForeignKey("programmes.PackVersion", null=True, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=24, default="assignment")
    title = TranslatedField()
    summary = TranslatedField()
    background = TranslatedField()
    tasks = TranslatedField()
    required = TranslatedField()
    welcome = TranslatedField()
    deliverables = TranslatedField()
    # What a kind or a sector asks for beyond these: code to translated text.
    sections = models.JSONField(default=dict, blank=True, db_default={})
    # What whoever applies is asked, in the shape of rules.question; each version of the terms keeps its own.
    questions = models.JSONField(default=list, blank=True, db_default=[])
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    mode = models.CharField(max_length=8, choices=Mode)
    places = models.PositiveSmallIntegerField(default=1)
    starts = models.DateField()
    # The last day on which the work can end; empty where it does not matter.
    ends = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField()
    deadline = models.DateField()
    # The date of the programme's timetable (its code) that is the last day to apply here; empty where it has its own.
    follows = models.CharField(max_length=60, blank=True, db_default="")
    answer_by = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Where several are made from one need: the part this one serves, and what of the need nobody serves yet.
    covers = models.TextField(blank=True, db_default="")
    leaves_open = models.TextField(blank=True, db_default="")
    # So many people may apply together, with words why; and whether the others go on where one of them steps out.
    together = models.PositiveSmallIntegerField(default=1, db_default=1)
    together_words = TranslatedField(db_default={})
    goes_on_without = models.BooleanField(default=False, db_default=False)

    states = OpportunityState
    objects = OpportunityQuerySet.as_manager()

    privacy = declare(
        public="reference kind title summary background tasks required welcome deliverables sections questions "
        "languages mode places starts ends weeks deadline answer_by published_at sector together together_words "
        "goes_on_without",
        internal=f"{PLACED} need pack_version follows covers leaves_open",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OpportunityState.values), name="opportunity_state"),
            models.CheckConstraint(condition=Q(places__gte=1), name="opportunity_places"),
            models.CheckConstraint(condition=Q(weeks__gte=1), name="opportunity_weeks"),
            models.CheckConstraint(condition=Q(together__gte=1), name="opportunity_together"),
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="opportunity_window"),
        ]
        indexes = [
            models.Index(
                fields=["programme", "deadline", "public_id"], condition=Q(state="published"), name="opportunity_open"
            ),
            models.Index(
                fields=["focus", "sector", "kind", "mode", "languages", "deadline", "public_id"],
                condition=Q(state="published"),
                name="opportunity_open_alike",
            ),
            models.Index(fields=["focus", "state", "-id"], name="opportunity_focus"),
            models.Index(
                fields=["programme", "-published_at", "-id"],
                condition=Q(published_at__isnull=False),
                name="opportunity_announced",
            ),
            models.Index(
                fields=["programme", "-state_since"],
                condition=Q(published_at__isnull=False),
                name="opportunity_moved",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class OpportunityCount(models.Model):
    """How many published opportunities share the same values; kept by the database with every change of one."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)
    focus = models.ForeignKey("programmes.Focus", on_delete=models.CASCADE, related_name="+")
    sector = models.ForeignKey("programmes.Sector", on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(max_length=8)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    number = models.IntegerField()

    privacy = declare(public="programme kind focus sector mode languages number", internal="id")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "focus", "sector", "mode", "languages"], name="opportunity_count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.mode}: {self.number}"
