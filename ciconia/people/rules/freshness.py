"""Is it still true? When somebody is asked, warned twice, hidden, and when what they said is erased."""

from datetime import date, timedelta

from django.db.models import Q

from ciconia.people.models import Freshness, Part

# Registers of people rot unseen: of 5,000 experts in one, 646 had ever been found usable (field report, problem 4).
# So everybody is asked once a year, and three letters go out before anything happens.
STEPS = ("ask", "warn", "warn_again", "hide", "erase")
COLUMNS = {"ask": "asked_on", "warn": "warned_on", "warn_again": "warned_again_on", "hide": "hidden_on"}
AFTER = {"ask": 365, "warn": 30, "warn_again": 30, "hide": 30, "erase": 365}
PART_OF = {
    "headline": Part.WORK, "experience": Part.WORK, "concepts": Part.WORK, "own_words": Part.WORK,
    "work_history": Part.WORK, "languages": Part.LANGUAGES,
    "available_from": Part.AVAILABILITY, "available_weeks": Part.AVAILABILITY, "modes": Part.AVAILABILITY,
    "context": Part.CONTEXT,
    "full_name": Part.CONTACT, "phone": Part.CONTACT, "residence_country": Part.CONTACT,
    "residence_city": Part.CONTACT,
}  # fmt: skip


def next_step(row: Freshness) -> tuple[str, date]:
    """What comes next where nobody answers, and on which day. Each step waits for the one before, however late."""
    for before, step in zip(reversed(STEPS[:-1]), reversed(STEPS[1:]), strict=True):
        taken: date | None = getattr(row, COLUMNS[before])
        if taken is not None:
            return step, taken + timedelta(days=AFTER[step])
    return "ask", row.oldest_on + timedelta(days=AFTER["ask"])


def due(today: date) -> Q:
    """The rows whose next step is asking, warning or hiding, and whose day for it has come."""
    long_ago = {step: today - timedelta(days=days) for step, days in AFTER.items()}
    return Q(hidden_on=None) & (
        Q(warned_again_on__lte=long_ago["hide"])
        | Q(warned_again_on=None, warned_on__lte=long_ago["warn_again"])
        | Q(warned_on=None, asked_on__lte=long_ago["warn"])
        | Q(asked_on=None, oldest_on__lte=long_ago["ask"])
    )


def silent_since(today: date) -> date:
    """Whoever was hidden on this day or earlier has been silent so long that what they said is erased."""
    return today - timedelta(days=AFTER["erase"])


def parts_of(fields: list[str]) -> list[str]:
    """The parts of a profile that fields belong to."""
    return sorted({PART_OF[name].value for name in fields if name in PART_OF})
