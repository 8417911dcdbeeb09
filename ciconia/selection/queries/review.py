"""Reading who was given which application, who could be, and what stands against it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import Membership, Role, Scope, User
from ciconia.foundation.wall import acting_as
from ciconia.programmes.models import SelectionSetting
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, Review, Standing
from ciconia.selection.models.review import ASKED, OPEN
from ciconia.selection.rules.review import wanted


def setting_of(application: Application) -> SelectionSetting:
    """How its programme chooses, by the set-up under which it was made."""
    version = application.pack_version.number if application.pack_version else None
    return selection_of(application.programme, version)


def reviews_of(application: Application) -> QuerySet[Review]:
    """Whom it was given to, in that order, with their marks as far as the asker may read them."""
    return application.reviews.select_related("assessor").prefetch_related("markings").order_by("given_at", "pk")


def assessors_of(programme_id: int, focus_ids: Iterable[int] | None = None) -> list[User]:
    """The accounts that assess for a programme today, or for some countries of it."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(ends=None) | Q(ends__gte=today), role=Role.ASSESSOR, scope=Scope.PROGRAMME, scope_id=programme_id,
        starts__lte=today,
    )  # fmt: skip
    if focus_ids is not None:
        held = held.filter(Q(focus_ids=[]) | Q(focus_ids__overlap=list(focus_ids)))
    with acting_as("system:jobs"):
        return list(User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk"))


def assessors_beside(user: Any, programme_id: int) -> list[User]:
    """The accounts that assess in one of the countries an account works in."""
    held = [m.focus_ids for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.scope_id == programme_id]
    return assessors_of(programme_id, None if not all(held) else {focus for ids in held for focus in ids})


def ties_with(application: Application, accounts: Iterable[int]) -> dict[int, str]:
    """{account: what stands against its assessing this}, as far as what is recorded says: see `rules.review.TIES`.

    Looked up past the wall, for whoever asks does not see what others belong to; only the account's own tie is told.
    """
    with acting_as("system:jobs"):
        applicant = Application.objects.values_list("person__user_id", flat=True).get(pk=application.pk)
        belongs: dict[int, set[int]] = {}
        rows = Membership.objects.filter(scope=Scope.ORGANISATION, user_id__in=[applicant, *accounts])
        for user, organisation in rows.exclude(ends__lt=clock.today()).values_list("user_id", "scope_id"):
            belongs.setdefault(user, set()).add(organisation)
    found = {}
    for account in accounts:
        theirs = belongs.get(account, set())
        if account == applicant:
            found[account] = "own"
        elif application.organisation_id in theirs:
            found[account] = "host"
        elif theirs & belongs.get(applicant, set()):
            found[account] = "together"
    return found


@dataclass(frozen=True)
class Asked:
    """How many were asked for their marks, how many have given them, and how many it takes."""

    given: int
    marked: int
    wanted: int

    @property
    def enough(self) -> bool:
        """Whether every mark is in."""
        return self.marked >= self.wanted

    @property
    def room(self) -> bool:
        """Whether one more may take it."""
        return self.given < self.wanted


def asked_of(application: Application) -> Asked:
    """How far the assessing of one application is; counted past the wall, as no assessor reads of the others."""
    able = assessors_of(application.programme_id, [application.focus_id])
    against = ties_with(application, [account.pk for account in able])
    with acting_as("system:jobs"):
        standings = dict(Review.objects.filter(application=application).values_list("assessor_id", "standing"))
    conflicts = sum(standings.get(account.pk) == Standing.CONFLICT for account in able if account.pk not in against)
    counted = Counter(standings.values())
    given = sum(counted[standing] for standing in ASKED)
    number = wanted(setting_of(application).assessors, len(able) - len(against) - conflicts, given)
    return Asked(given, counted[Standing.MARKED], number)


def open_by_assessor(programme_id: int) -> Counter[int]:
    """{account: how many applications of a programme wait for its marks}."""
    with acting_as("system:jobs"):
        rows = Review.objects.filter(application__programme_id=programme_id, standing__in=OPEN)
        return Counter(rows.exclude(assessor=None).values_list("assessor_id", flat=True))


def next_assessor(application: Application, *, besides: Iterable[int] = ()) -> User | None:
    """Whoever has least to do of those who may be given it and were not yet."""
    able = assessors_of(application.programme_id, [application.focus_id])
    against = ties_with(application, [account.pk for account in able])
    with acting_as("system:jobs"):
        rows = Review.objects.filter(application=application).exclude(standing=Standing.TAKEN_BACK)
        had = set(rows.values_list("assessor_id", flat=True))
    busy = open_by_assessor(application.programme_id)
    free = [account for account in able if account.pk not in {*against, *had, *besides}]
    return min(free, key=lambda account: (busy[account.pk], account.pk), default=None)


def declared_conflicts(programme_id: int, user: Any) -> QuerySet[Review]:
    """What assessors declared, the newest first."""
    rows = Review.objects.visible_to(user).filter(application__programme_id=programme_id, standing=Standing.CONFLICT)
    return rows.select_related("assessor", "application__opportunity", "application__organisation").order_by(
        "-declared_at"
    )
