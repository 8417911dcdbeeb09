"""An application as it is read in the first stage: what somebody can do and writes, without who they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from ciconia.engine.text.identity import without_identity
from ciconia.foundation.access import memberships_of, staff_q
from ciconia.foundation.text import Translated
from ciconia.programmes.models import SelectionSetting
from ciconia.selection.models import Application, CoApplicant, Review, Standing
from ciconia.selection.queries.application import Card, card_from, card_of
from ciconia.selection.rules.co_applicant import members_of
from ciconia.selection.rules.review import GIVERS

SHORTEST = 3  # a part of a name shorter than this is also a word
PARAGRAPH = re.compile(r"\n+")
NEWEST = 2**31 - 1  # what was made under no version reads the set-up of today


@dataclass(frozen=True)
class Blind:
    """What is shown, and under which code instead of a name."""

    code: str
    card: Card
    motivation: Translated
    own_words: Translated
    answers: dict[str, Any]
    others: tuple[Card, ...] = ()


def read_without_names(user: Any) -> QuerySet[Application]:
    """What an account reads without a name today; the same answer as `rules.review.reads_blind`, for all rows.

    Nothing, and no statement, for whoever assesses nowhere.
    """
    number = OuterRef("_number")
    blind = SelectionSetting.objects.filter(
        Q(version_until=None) | Q(version_until__gt=number), programme=OuterRef("programme"), blind=True,
        version_from__lte=number,
    )  # fmt: skip
    rows = Application.objects.filter(staff_q(user, ["assessor"]), state="submitted").exclude(staff_q(user, GIVERS))
    own = Review.objects.filter(application=OuterRef("pk"), assessor_id=user.pk, standing=Standing.MARKED)
    rows = rows.alias(_number=Coalesce(F("pack_version__number"), Value(NEWEST)))
    return rows.filter(Exists(blind), ~Exists(own))


def codes_of(user: Any, public_ids: Iterable[str]) -> dict[str, str]:
    """{public id: code} of those of some applications that an account reads without a name."""
    if all(item.role != "assessor" for item in memberships_of(user)):
        return {}  # the statement would not be asked; the query for it costs a tenth of a page all the same
    rows = read_without_names(user).filter(public_id__in=list(public_ids))
    return {public_id: code_of(public_id) for public_id in rows.values_list("public_id", flat=True)}


def code_of(public_id: str) -> str:
    """What an application is called where the name of the applicant is not shown."""
    return public_id[:5].upper()


def without_names(text: str, names: Iterable[str]) -> str:
    """A text without the words given, and without names, pronouns and places; paragraphs stay."""
    parts = sorted({part for name in names for part in re.split(r"\W+", name) if len(part) >= SHORTEST}, key=len)
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(parts)))})\w*", re.I) if parts else None
    said = [without_identity(own.sub(" ", line) if own else line) for line in PARAGRAPH.split(text)]
    return "\n".join(line for line in said if line)


def blind_of(application: Application) -> Blind:
    """What an assessor reads before the own marks are in: no name, mail, residence, employer, age, sex or document."""
    identity, members = application.person.identity, _members(application)
    names = _names_of(application.person) + [name for row in members for name in _names_of(row.person)]

    def bare(value: Any) -> Translated:
        return _bare(value, names)

    answers = {code: bare(said) if isinstance(said, dict) else said for code, said in application.answers.items()}
    others = tuple(_bare_card(card_from(row.snapshot, row.person), names) for row in members if row.person)
    return Blind(
        code_of(application.public_id), _bare_card(card_of(application), names), bare(application.motivation),
        bare(identity.own_words), answers, others,
    )  # fmt: skip


def _members(application: Application) -> list[CoApplicant]:
    return members_of(application) if application.opportunity.together > 1 else []


def _names_of(person: Any) -> list[str]:
    """The words by which somebody would be known."""
    identity = person.identity
    work = map(str, identity.work_history)
    return [identity.full_name, person.short_name, identity.email, identity.residence_city, *work]


def _bare(value: Any, names: list[str]) -> Translated:
    words = Translated(value)
    return Translated({key: said if key == "source" else without_names(said, names) for key, said in words.items()})


def _bare_card(card: Card, names: list[str]) -> Card:
    headline = card.headline
    return Card(
        headline=_bare(headline, names) if isinstance(headline, dict) else without_names(str(headline or ""), names),
        experience=_bare(card.experience, names), concepts=[without_names(item, names) for item in card.concepts],
        context=_bare(card.context, names), languages=card.languages, available_weeks=card.available_weeks,
    )  # fmt: skip
