"""Conditions of eligibility as data: what may be asked, and whether an answer meets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ciconia.foundation.text import Translated

# What a rule may be about, and the operators that make sense there. Origin may be a condition, never a score.
WHATS: Mapping[str, tuple[str, ...]] = {
    "residence_country": ("in", "not_in"),
    "tie_country": ("in",),
    "years_of_experience": ("at_least",),
    "weeks": ("at_most",),
}

MET, NOT_MET, NOT_KNOWN = "met", "not met", "not known"


@dataclass(frozen=True)
class Finding:
    """What one rule says about one person: met, not met, or not known because the answer is missing."""

    code: str
    outcome: str
    sentence: Translated


def outcome_of(operator: str, value: Any, answer: Any) -> str:
    """Whether an answer meets `operator value`; a list of answers meets `in` with any of them."""
    if answer is None or answer == "" or answer == []:
        return NOT_KNOWN
    if operator == "at_least":
        met = answer >= value
    elif operator == "at_most":
        met = answer <= value
    else:
        among = bool(set(answer if isinstance(answer, list) else [answer]) & set(value))
        met = among if operator == "in" else not among
    return MET if met else NOT_MET


def examine(rules: Iterable[Any], answers: Mapping[str, Any]) -> list[Finding]:
    """Each rule with its outcome for one person's answers, by what is asked; somebody is eligible if all are met."""
    return [
        Finding(rule.code, outcome_of(rule.operator, rule.value, answers.get(rule.what)), Translated(rule.sentence))
        for rule in rules
    ]
