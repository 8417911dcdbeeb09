"""Reading rankings: what one is made from, the newest, and any of them as it was shown."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation.access import persons_where
from ciconia.foundation.database.kept import Asked, Kept
from ciconia.people.models import Person, Suggestion
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Application, Opportunity, Ranked, Ranking, RankMove, RankReason, WrongLink
from ciconia.selection.models.application import ENDED
from ciconia.selection.rules.ranking import Text, in_order, need_text, person_text, said

_HERE = (
    Q(application__programme__pk__any_of=Asked("programmes")) | Q(application__focus__pk__any_of=Asked("focuses"))
) & ~Q(application__focus__pk__any_of=Asked("still"))
_OPEN = (Q(programme__pk__any_of=Asked("programmes")) | Q(focus__pk__any_of=Asked("focuses"))) & ~Q(
    focus__pk__any_of=Asked("still")
)
_RANKED = Kept(
    lambda: Ranked.objects.filter(_HERE, ranking=Asked("ranking"))
    .exclude(application__person__user=Asked("user"))
    .order_by("place", "id")
    .values_list(
        "application_id", "place", "score", "lacks", "not_read", Cast(KeyTextTransform("read", "parts"), TextField()),
        "application__public_id", "application__state", KeyTextTransform("headline", "application__snapshot"),
        "application__person__short_name", "application__person__identity__full_name",
    )
)  # fmt: skip
_APPLIED = Kept(
    lambda: (
        Application.objects.filter(_OPEN, opportunity=Asked("opportunity"))
        .exclude(submitted_at=None)
        .exclude(state__in=ENDED)
        .exclude(person__user=Asked("user"))
        .values_list("pk", flat=True)
    )
)
_LATER = Kept(
    lambda: (
        Application.objects.filter(pk__any_of=Asked("keys"))
        .order_by("id")
        .values_list(
            "pk",
            "public_id",
            "state",
            KeyTextTransform("headline", "snapshot"),
            "person__short_name",
            "person__identity__full_name",
        )
    )
)
# What is JSON is read of all rows at once, which takes a third of the time.
_REASONS = Kept(
    lambda: RankReason.objects.filter(ranking=Asked("ranking")).values_list(
        "application_id", "language", *(Cast(name, TextField()) for name in ("criteria", "surroundings", "unused"))
    )
)
_MOVES = Kept(
    lambda: (
        RankMove.objects.filter(application__opportunity=Asked("opportunity"), ranking__lt=Asked("before"))
        .select_related("by")
        .order_by("id")
    )
)
_FOLLOWING = Kept(
    lambda: (
        Ranking.objects.filter(opportunity=Asked("opportunity"), pk__gt=Asked("ranking"), failed=False)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
)
_JOBS = Kept(
    lambda: ProcrastinateJob.objects.filter(task_name="selection.rank", status__in=("todo", "doing")).values_list(
        "args__opportunity_id", flat=True
    )
)
LAST = 2**62  # beyond every key
ALIKE = 500  # other opportunities whose sentences are looked through for what recurs


def is_ranked(programme: Programme) -> bool:
    """Whether the programme lets the engine help at all."""
    return selection_of(programme).ranking


def ranked_applications(opportunity: Opportunity) -> list[Application]:
    """Those that wait or were chosen, by when they were sent."""
    rows = Application.objects.filter(opportunity=opportunity).exclude(submitted_at=None).exclude(state__in=ENDED)
    return list(rows.select_related("person").order_by("submitted_at", "id"))


def texts_to_rank(opportunity: Opportunity, applications: Iterable[Application]) -> tuple[Text, list[Text]]:
    """What the engine reads: the opportunity as it stands, and what each applicant has sent.

    With the concepts they confirm today, and without the links that they or staff called wrong.
    """
    applications = list(applications)
    wrong: dict[int | None, list[tuple[str, str]]] = {}
    for link in WrongLink.objects.filter(opportunity=opportunity).order_by("id"):
        wrong.setdefault(link.application_id, []).append((link.words, link.concept))
    refused = refused_by([row.person for row in applications])
    people = [
        person_text(
            row.public_id, row.snapshot, row.motivation, known=row.person.confirmed,
            refused=[*refused.get(row.person_id, []), *wrong.get(row.pk, [])],
        )
        for row in applications
    ]  # fmt: skip
    return need_text(opportunity, wrong.get(None, [])), people


def refused_by(people: Iterable[Person]) -> dict[int, list[tuple[str, str]]]:
    """{person: [(their words, the concept that they say it is not)]}."""
    rows = Suggestion.objects.filter(person__in=[person.pk for person in people], confirmed=False)
    found: dict[int, list[tuple[str, str]]] = {}
    for person, words, uri in (
        rows.exclude(concept=None).order_by("id").values_list("person_id", "words", "concept__uri")
    ):
        found.setdefault(person, []).append((words, uri))
    return found


def other_texts(opportunities: QuerySet[Opportunity]) -> list[str]:
    """What other opportunities say, for the sentences that stand under each of them."""
    rows = opportunities.order_by("-id").values_list("required", "welcome", "tasks")[:ALIKE]
    return ["\n".join(filter(None, map(said, row))) for row in rows]


def rankings_of(opportunity: Opportunity, user: Any) -> QuerySet[Ranking]:
    """All that were made for an opportunity, the newest first."""
    return Ranking.objects.visible_to(user).filter(opportunity=opportunity).order_by("-id")


def ranking_waits(opportunity: Opportunity) -> bool:
    """Whether a job is about to make one, or is making it."""
    return opportunity.pk in _JOBS.rows()


def newest_ranking(opportunity: Opportunity) -> Ranking | None:
    """The one that is shown."""
    return Ranking.objects.filter(opportunity=opportunity, failed=False).order_by("-id").first()


class Listed(NamedTuple):
    """What a ranking shows of an application; a page has hundreds of them, so they are read as plain values."""

    pk: int
    public_id: str
    state: str
    headline: str
    short_name: str
    full_name: str | None

    @property
    def name(self) -> str:
        """Whoever applied, as staff know them."""
        return self.full_name or self.short_name


class Standing(NamedTuple):
    """Where an application stands in a ranking, as it is kept: see `Ranked`. read: of which language, and how much."""

    application_id: int
    place: int | None
    score: float | None
    lacks: int
    not_read: str
    read: dict[str, Any]


class Why(NamedTuple):
    """The reasons of an application, as they are kept: see `RankReason`."""

    application_id: int
    criteria: list[dict[str, Any]]
    surroundings: list[dict[str, Any]]
    unused: list[str]
    language: str


@dataclass(frozen=True)
class Row:
    """An application in a ranking. place: as shown, None where it was not read; move: who put it there, and why."""

    application: Listed
    place: int | None
    ranked: Standing
    reason: Why | None
    move: RankMove | None


@dataclass(frozen=True)
class Order:
    """A ranking as staff see it: who stands where, who could not be read, and who was not in it."""

    ranking: Ranking
    rows: list[Row]
    unread: list[Row]
    later: list[Listed]


def order_of(ranking: Ranking, user: Any) -> Order:
    """A ranking with its rows, as an account may see them; the newest with whoever applied since."""
    where = {**persons_where(user), "user": user.pk}
    kept = _RANKED.rows(ranking=ranking.pk, **where)
    applications = {row[0]: Listed(row[0], *row[6:]) for row in kept}
    read = json.loads(f"[{','.join(row[5] or '{}' for row in kept)}]")
    by_key = {row[0]: Standing._make([*row[:5], part]) for row, part in zip(kept, read, strict=True)}
    reasons = _reasons_in(ranking)
    moves = moves_of(ranking)
    engine = [key for key, row in by_key.items() if row.place is not None]
    moved = {key: move.place for key, move in moves.items() if move.place is not None and key in by_key}
    rows = [
        Row(applications[key], place, by_key[key], reasons.get(key), moves.get(key))
        for place, key in enumerate(in_order(engine, moved), 1)
    ]
    unread = [
        Row(applications[key], None, row, reasons.get(key), moves.get(key))
        for key, row in by_key.items()
        if row.place is None and key not in moved
    ]
    since = set(_APPLIED.rows(opportunity=ranking.opportunity_id, **where)) - by_key.keys()
    return Order(ranking, rows, unread, [Listed(*row) for row in _LATER.rows(keys=list(since))] if since else [])


def _reasons_in(ranking: Ranking) -> dict[int, Why]:
    """{application: why}."""
    rows = _REASONS.rows(ranking=ranking.pk)
    said = json.loads(f"[{','.join(text for _key, _language, *three in rows for text in three)}]")
    return {
        key: Why(key, said[3 * at], said[3 * at + 1], said[3 * at + 2], language)
        for at, (key, language, *_texts) in enumerate(rows)
    }  # fmt: skip


def moves_of(ranking: Ranking) -> dict[int, RankMove]:
    """{application: the last time somebody put it elsewhere}, in that order; up to the next ranking."""
    following = _FOLLOWING.rows(opportunity=ranking.opportunity_id, ranking=ranking.pk)
    found: dict[int, RankMove] = {}
    for row in _MOVES.rows(opportunity=ranking.opportunity_id, before=following[0] if following else LAST):
        found.pop(row.application_id, None)
        found[row.application_id] = row
    return found


def scores_of(opportunities: Iterable[Opportunity]) -> dict[int, float]:
    """{application: its score in the newest ranking of its opportunity}, 0 to 1; of those that were read alone.

    Nothing of programmes in which ranking is off.
    """
    wanted = list(opportunities)
    on = {key for key, own in {row.programme_id: row.programme for row in wanted}.items() if is_ranked(own)}
    kept = Ranking.objects.filter(opportunity__in=[row.pk for row in wanted if row.programme_id in on], failed=False)
    last = kept.order_by("opportunity", "-id").distinct("opportunity").values("pk")
    rows = Ranked.objects.filter(ranking__in=last, score__isnull=False)
    return {row.application_id: row.score or 0.0 for row in rows.only("application_id", "score")}


def scores_among(programme: Programme, applications: Iterable[int]) -> dict[int, float]:
    """{application: its score in the newest ranking of its opportunity} of some; none where ranking is off."""
    wanted = list(applications)
    if not wanted or not is_ranked(programme):
        return {}
    of_these = Application.objects.filter(pk__in=wanted).values("opportunity_id")
    last = Ranking.objects.filter(opportunity__in=of_these, failed=False).order_by("opportunity", "-id")
    rows = Ranked.objects.filter(ranking__in=last.distinct("opportunity").values("pk"), application__in=wanted)
    return {pk: score or 0.0 for pk, score in rows.exclude(score=None).values_list("application_id", "score")}


def place_of(application: Application) -> Ranked | None:
    """Where an application stands in the newest ranking of its opportunity."""
    newest = newest_ranking(application.opportunity)
    rows = Ranked.objects.filter(application=application, ranking=newest) if newest else Ranked.objects.none()
    return rows.select_related("ranking").first()


def reasons_of(application: Application) -> RankReason | None:
    """Why, in the newest ranking of its opportunity; nothing where ranking is off."""
    newest = newest_ranking(application.opportunity)
    if newest is None or not is_ranked(newest.programme):
        return None
    return RankReason.objects.filter(application=application, ranking=newest).select_related("ranking").first()


def reasons_for_host(opportunity: Opportunity, user: Any) -> dict[int, RankReason]:
    """{application: reasons without place or number} of the newest ranking, of whom a host may see."""
    if not is_ranked(opportunity.programme):
        return {}
    newest = newest_ranking(opportunity)
    rows = RankReason.objects.visible_to(user).filter(ranking=newest).select_related("ranking")
    return {row.application_id: row for row in rows} if newest else {}


def wrong_links(programme: Programme, user: Any) -> QuerySet[WrongLink]:
    """What was called wrong in a programme, what waits first."""
    rows = WrongLink.objects.visible_to(user).filter(opportunity__programme=programme)
    return rows.select_related("opportunity__focus", "by").order_by(F("seen_at").desc(nulls_first=True), "-id")
