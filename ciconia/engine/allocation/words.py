"""Rules, and what is missing to keep them, as sentences."""

from ciconia.engine.allocation.cohort import NONE, Cohort, Limit
from ciconia.engine.allocation.limits import Rule, available
from ciconia.engine.allocation.measure import Breach


def amount(number: float) -> str:
    """A number as people write it: 7,800 or 0.25."""
    return (
        f"{number:,.0f}" if float(number).is_integer() else f"{number:,.4g}" if abs(number) < 100 else f"{number:,.2f}"
    )


def percent(share: float) -> str:
    """A share as people write it: 40 %."""
    return f"{100 * share:.4g} %"


def many(number: float, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{amount(number)} {one if number == 1 else more}"


def said(cohort: Cohort, rule: Rule) -> str:
    """What a rule says."""
    if rule.field in ("locked", "forbidden"):
        return f"{rule.person} is {'locked to' if rule.field == 'locked' else 'forbidden for'} {rule.place}"
    if rule.is_switch:
        return {"stable": "no two may rather have each other", "order": "hosts take people in their own order"}[
            rule.field
        ]
    rules, where = cohort.rules, rule.where
    if rule.field == "women_min":
        return f"at least {percent(rules.women_min or 0)} of the engagements in {where} are of women"
    if rule.field == "group_max":
        slack = f", plus {amount(rules.group_slack)}" if rules.group_slack else ""
        return f"no group has more than {percent(rules.group_max or 0)} of the engagements in {where}{slack}"
    table, key = rule.field.split("_")
    limit: Limit = getattr(rules, table)[where]
    if key == "min":
        return f"at least {many(limit.minimum or 0, 'engagement', 'engagements')} in {where}"
    if key == "max":
        return f"at most {many(limit.maximum or 0, 'engagement', 'engagements')} in {where}"
    return f"a budget of {amount(limit.budget or 0)} for {where}"


def gives_way(cohort: Cohort, breach: Breach) -> str:
    """How a plan becomes possible by one rule alone."""
    rule, short = breach.rule, breach.missing
    if rule.field == "locked":
        return f"{said(cohort, rule)}: {_why_lost(cohort, rule)}take the lock away"
    if rule.is_switch:
        return f"{said(cohort, rule)}: take this away"
    if rule.is_share:
        verb = "lower" if rule.is_floor else "raise"
        return f"{said(cohort, rule)}: {verb} {rule.name} by {amount(short)}"
    return f"{said(cohort, rule)}: {'lower' if rule.is_floor else 'raise'} this by {amount(short)}"


def _why_lost(cohort: Cohort, rule: Rule) -> str:
    """Why a lock cannot be kept whatever the other rules are; nothing if it could."""
    if rule.at == NONE:
        return "the two are not in pairs.csv; "
    if not available(cohort)[rule.at]:
        return f"{rule.person} is not available for the whole period; "
    if not cohort.places.capacity[cohort.pairs.place[rule.at]]:
        return f"{rule.place} has no room; "
    return ""


def not_kept(cohort: Cohort, breach: Breach) -> str:
    """By how much a plan does not keep a rule that only warns."""
    rule, short = breach.rule, breach.missing
    start = f"Not kept, as it only warns: {said(cohort, rule)}"
    if rule.field in ("locked", "forbidden"):
        return f"{start}; the plan does otherwise."
    if rule.is_switch:
        return f"{start}; it happens {many(short, 'time', 'times')}."
    by = f"{amount(100 * short)} percentage points" if rule.is_share else amount(short)
    return f"{start}; the plan has {by} too {'little' if rule.is_floor else 'much'}."


def clash_sentences(cohort: Cohort, clashes: list[list[Breach]]) -> list[str]:
    """Each clash in words, with the ways out of it."""
    told = []
    for clash in clashes:
        ways = [gives_way(cohort, breach) for breach in clash]
        if len(ways) == 1:
            told.append(f"This cannot be kept: {ways[0]}.")
        else:
            told.append("These cannot be kept together; one has to give way: " + "; or ".join(ways) + ".")
    return told


def warning_sentences(cohort: Cohort, warnings: list[Breach]) -> list[str]:
    """Each warning in words."""
    return [not_kept(cohort, breach) for breach in warnings]
