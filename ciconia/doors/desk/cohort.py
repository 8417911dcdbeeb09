"""What the board of a round says: rules, figures, moves and reasons, in words."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.countries import country_name
from ciconia.people.models import Person
from ciconia.programmes.models import Focus
from ciconia.selection.models import Application, Cohort, CohortDraft, CohortStep, Did, Opportunity
from ciconia.selection.queries.cohort_board import Alternative, Gone, RuleLine

MINUS = "\N{MINUS SIGN}"
OUT = {
    "marks": lazy("Nobody has given marks yet"),
    "host": lazy("The institution said that they would not suit"),
    "dates": lazy("Free only after the work would begin"),
    "elsewhere": lazy("Chosen for other work in the same weeks"),
}
BARS = {
    "busy": lazy("has another place in the same weeks"),
    "full": lazy("every place is taken by somebody else"),
    "country_max": lazy("the country has as many as its rule allows"),
    "country_budget": lazy("the budget of the country does not allow it"),
    "funder_budget": lazy("the budget of the funder does not allow it"),
    "sector_max": lazy("the sector has as many as its rule allows"),
    "women_min": lazy("too few of the places in the country would be of women"),
    "group_max": lazy("too many of the places in the country would be of one organisation"),
}
RULES = {
    "country_min": lazy("At least %(number)s in %(place)s"),
    "country_max": lazy("At most %(number)s in %(place)s"),
    "country_budget": lazy("%(currency)s %(number)s for %(place)s"),
    "sector_min": lazy("At least %(number)s in %(place)s"),
    "sector_max": lazy("At most %(number)s in %(place)s"),
    "women_min": lazy("At least %(share)s%% of the places in %(place)s with women"),
    "group_max": lazy("No organisation over %(share)s%% of the places in %(place)s"),
}
SHORT = {
    "women_min": lazy("share of women in %(place)s"),
    "group_max": lazy("share of one organisation in %(place)s"),
}
LIMIT = lazy("limit for %(place)s")
CHANGED = {
    "new": lazy("%(number)d more people could be placed"),
    "gone": lazy("%(number)d people can no longer be placed"),
    "other": lazy("of %(number)d people marks, ranking or dates are others now"),
    "places": lazy("at %(number)d opportunities another number of places is free"),
}


def points(fit: float) -> str:
    """Fit as people read it: of 100, without a decimal."""
    return str(round(100 * fit))


def worth_of(figures: Mapping[str, Any]) -> float | None:
    """What a plan is worth; figures of before nobody could be kept for needs to come say so by another name."""
    found = figures.get("worth", figures.get("objective"))
    return None if found is None else float(found)


def difference(cost: float, *, within: bool) -> str:
    """What a change costs the whole plan, with its sign; in words where it is less than what can be told."""
    if within:
        return _("less than can be told")
    return f"{MINUS if cost > 0 else '+'}{number_format(round(abs(100 * cost), 1), 1)}"


class Places:
    """Countries and sectors as the rules of a round name them; the names of sectors are asked once, if at all."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort, self.reading = cohort, get_language() or "en"

    @cached_property
    def _sectors(self) -> dict[str, str]:
        return {code: words(name) for code, name in self.cohort.programme.sectors.values_list("code", "name")}

    def name(self, field: str, where: str) -> str:
        """The country or sector that a rule is about."""
        if field.startswith("sector"):
            return self._sectors.get(where, where)
        return country_name(where, self.reading)

    def rule(self, field: str, where: str, bound: float) -> str:
        """What a rule says."""
        said = {
            "place": self.name(field, where), "number": _amount(bound), "share": f"{100 * bound:.0f}",
            "currency": self.cohort.currency,
        }  # fmt: skip
        return str(RULES[field]) % said

    def short(self, field: str, where: str) -> str:
        """A rule in a few words."""
        return str(SHORT.get(field, LIMIT)) % {"place": self.name(field, where)}


def rule_note(line: RuleLine) -> str:
    """How the plan stands to a rule."""
    if line.field in ("women_min", "group_max"):
        used = _("%(share)s%% in this plan") % {"share": f"{100 * line.used:.0f}"}
    else:
        used = _("%(number)s in this plan") % {"number": _amount(line.used)}
    if line.standing == "broken" and not line.binds:
        return f"{used}. " + _("Warning only: proposing the plan needs a written reason.")
    if line.standing == "limit":
        return f"{used}. " + _("Nothing is left.")
    return used


def clash_words(clash: Iterable[list[Any]], places: Places, applications: dict[int, Application]) -> list[str]:
    """The ways out of a clash: one rule each, with how much is missing."""
    found = []
    for field, where, short, pk in clash:
        if field in ("locked", "forbidden"):
            row = applications.get(pk) if pk else None
            who = str(row.person) if row else _("somebody who can no longer be placed")
            found.append(_("Take back what you decided for %(name)s.") % {"name": who})
            continue
        if field in ("stable", "order"):
            found.append(_("Take the institutions' order as a wish and not as a rule."))
            continue
        short_words = f"{100 * short:.1f}%" if field in ("women_min", "group_max") else _amount(short)
        said = {"place": places.name(field, where), "missing": short_words}
        found.append(
            {
                "country_min": _("Lower the least for %(place)s by %(missing)s."),
                "sector_min": _("Lower the least for %(place)s by %(missing)s."),
                "country_max": _("Raise the most for %(place)s by %(missing)s."),
                "sector_max": _("Raise the most for %(place)s by %(missing)s."),
                "country_budget": _("Add %(missing)s to the money for %(place)s."),
                "women_min": _("Lower the share of women in %(place)s by %(missing)s."),
                "group_max": _("Raise the share of one organisation in %(place)s by %(missing)s."),
            }[field]
            % said
        )
    return found


def alternatives_words(
    found: Iterable[Alternative], cohort: Cohort, kept: Mapping[int, str] | None = None
) -> list[dict[str, Any]]:
    """The table of choices for a place; kept: for which need somebody is kept, by person."""
    rows, places = list(found), Places(cohort)
    named = Named([move for one in rows for move in one.moves])
    told = [_alternative(one, places, named) for one in rows]
    for row in told:
        need = (kept or {}).get(row["application"].person_id) if row["application"] else None
        row["broken"] += [_("Kept for “%(need)s”") % {"need": need}] if need else []
    return told


def _alternative(one: Alternative, places: Places, named: "Named") -> dict[str, Any]:
    solved = [_("No longer broken: %(rule)s") % {"rule": places.short(field, where)} for field, where in one.solves]
    broken = [_("Would break: %(rule)s") % {"rule": places.short(field, where)} for field, where in one.breaks]
    return {
        "application": one.application,
        "fit": points(one.fit),
        "cost": "" if one.impossible else difference(one.cost, within=one.within),
        "loses": one.cost > 0,
        "moves": named.told(
            one.moves,
            _("%(name)s would have no place"),
            _("%(name)s, who has none, would go to “%(after)s”"),
            _("%(name)s would go from “%(before)s” to “%(after)s”"),
        ),
        "solved": solved,
        "broken": broken,
        "impossible": one.impossible,
    }


def step_words(step: CohortStep) -> str:
    """What a change was."""
    row = step.application
    if row is None or step.did in (Did.RULES, Did.TO_COME, Did.DATA):
        return str(step.get_did_display())
    said = {"name": row.person, "place": words(row.opportunity.title)}
    return {
        Did.LOCK: _("%(name)s locked to “%(place)s”"),
        Did.FORBID: _("%(name)s forbidden for “%(place)s”"),
        Did.FREE: _("%(name)s left to the plan again"),
    }[Did(step.did)] % said


def change_words(draft: CohortDraft, step: CohortStep) -> dict[str, Any]:
    """The last change and what followed from it: who else moved, and what it did to the whole plan."""
    before, now = set(step.before.get("plan", ())), set(draft.plan)
    others = Application.objects.filter(pk__in=before ^ now)
    if step.application:
        others = others.exclude(person=step.application.person_id)
    moved: dict[int, Gone] = {}
    for pk, person, opportunity in others.values_list("pk", "person_id", "opportunity_id"):
        old = moved.get(person, Gone(person, None, None))
        moved[person] = Gone(
            person, opportunity if pk in before else old.before, opportunity if pk in now else old.after
        )
    was, now_fit = worth_of(step.before.get("figures", {})), worth_of(draft.figures)
    return {
        "title": step_words(step),
        "moves": Named(moved.values()).told(
            moved.values(),
            _("%(name)s has no place any more"),
            _("%(name)s has “%(after)s” now"),
            _("%(name)s went from “%(before)s” to “%(after)s”"),
        ),
        "from": points(was) if was is not None else "",
        "to": points(now_fit or 0),
        "reason": step.reason,
    }


def changed_words(changed: Iterable[tuple[int, str]]) -> list[str]:
    """What is different today from the data of a round."""
    kinds = [kind for _pk, kind in changed]
    return [str(text) % {"number": kinds.count(kind)} for kind, text in CHANGED.items() if kind in kinds]


def name_countries(cohorts: Iterable[Cohort]) -> None:
    """Puts the names of their countries on rounds: two may be called alike."""
    rows = list(cohorts)
    known = dict(Focus.objects.filter(pk__in={pk for row in rows for pk in row.focus_ids}).values_list("pk", "country"))
    reading = get_language() or "en"
    for row in rows:
        row.countries = _(", ").join(sorted(country_name(known[pk], reading) for pk in row.focus_ids))  # type: ignore[attr-defined]


def offers_words(number: int) -> str:
    """How many offers would go out."""
    return ngettext("%(number)d offer", "%(number)d offers", number) % {"number": number}


def bars_words(bars: Iterable[str]) -> str | Promise:
    """What is against somebody at the place that fits best."""
    told = [str(BARS[bar]) for bar in bars if bar in BARS]
    return "; ".join(told) or _("the whole plan is worth more this way")


class Named:
    """The people and opportunities of some moves, by name."""

    def __init__(self, moves: Iterable[Gone]) -> None:
        kept = list(moves)
        people, ids = {one.person_id for one in kept}, {pk for one in kept for pk in (one.before, one.after) if pk}
        names = Person.objects.filter(pk__in=people).values_list("pk", "short_name") if people else ()
        titles = Opportunity.objects.filter(pk__in=ids).values_list("pk", "title") if ids else ()
        self.people = dict(names)
        self.titles = {pk: words(title) for pk, title in titles}

    def told(self, moves: Iterable[Gone], out: str, come: str, gone: str) -> list[str]:
        """Each move in the sentence for who loses a place, gets one, or has another."""
        found = []
        for one in moves:
            before, after = self.titles.get(one.before), self.titles.get(one.after)
            said = {"name": self.people[one.person_id], "before": before, "after": after}
            found.append((out if one.after is None else come if one.before is None else gone) % said)
        return found


def _amount(number: float) -> str:
    return number_format(round(number, 2) if number % 1 else int(number), force_grouping=True)
