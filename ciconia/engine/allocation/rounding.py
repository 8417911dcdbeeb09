"""
From fractions to a whole plan: country by country, and then by exchanges.

What the linear program decides clearly is kept. Country after country the rest is solved as a small integer program,
in which what countries share (sectors, people, money of funders) has the price of the linear program. What is lost by
that, exchanges within and between countries make good.
"""

import numpy as np

from ciconia.engine.allocation.cohort import Ints, Rules
from ciconia.engine.allocation.exchange import Exchange
from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import Whole
from ciconia.engine.allocation.kernel import FEWER, HALF, MANY, USUAL, Kernel
from ciconia.engine.allocation.sifting import Relaxation
from ciconia.engine.allocation.solver import INFINITY, MANY_SOLUTIONS

LOSS_PER_COUNTRY, GAP_OF_FEW, PART_OF_ONE = 0.034, 0.001, 0.3  # of fit, of the bound, of one engagement
TRIES = (FEWER, MANY)  # pairs in question for each that is open
POOR, MOST_AT_ONCE = 0.003, 2_000  # of the bound; pairs in question
WIDER = 2
WIDENED = (1, 3)  # how many countries more a question may concern


def rounded(frame: Frame, relaxed: Relaxation, gap: float) -> Whole | None:
    """A whole plan close to the relaxation; None where none was found near it."""
    enough = relaxed.bound - _enough(frame, relaxed, gap)
    best: Exchange | None = None
    for each in TRIES:
        chosen = _country_by_country(Kernel(frame, relaxed, each=each))
        if chosen is None:
            continue
        kernel = Kernel(frame, relaxed, chosen, each=MANY)
        kernel.hold(chosen)
        best = _better(best, _exchanged(kernel, enough))
        if best.worth >= enough:
            break
    if best is None or best.worth < (1 - POOR) * relaxed.bound:
        best = _at_once(Kernel(frame, relaxed, each=MANY) if best is None else best.kernel, best, enough)
    return None if best is None else Whole(best.chosen, float(frame.worth[best.chosen].sum()), relaxed.bound)


def _exchanged(kernel: Kernel, enough: float) -> Exchange:
    """The plan of a kernel, bettered by exchanges, first in the countries that lost most."""
    exchange = Exchange(kernel)
    exchange.improve(np.argsort(-kernel.losses(), kind="stable").tolist(), enough)
    return exchange


def _better(one: Exchange | None, other: Exchange) -> Exchange:
    return other if one is None or other.worth > one.worth else one


def _at_once(kernel: Kernel, best: Exchange | None, enough: float) -> Exchange | None:
    """All countries together, where they are small enough for that."""
    if kernel.many > MOST_AT_ONCE:
        return best
    value = kernel.together(list(range(kernel.frame.n_countries)))
    if value is None:
        return best
    kernel.set(value)
    return _better(best, _exchanged(kernel, enough))


def _enough(frame: Frame, relaxed: Relaxation, gap: float) -> float:
    """The loss at which the search ends: what was asked, or so little per country; in a small cohort, part of one."""
    few = min(GAP_OF_FEW * relaxed.bound, PART_OF_ONE) if gap >= Rules.gap else 0.0
    return max(min(gap * relaxed.bound, LOSS_PER_COUNTRY * frame.n_countries), few)


def replanned(frame: Frame, relaxed: Relaxation, chosen: Ints, pair: int) -> Whole | None:
    """A plan near one that was, after one decision about a pair: only the countries concerned are planned anew."""
    kernel = Kernel(frame, relaxed, chosen, each=USUAL)
    kernel.hold(np.union1d(chosen, frame.limits.locked))
    concerned = np.append(chosen[frame.person[chosen] == frame.person[pair]], pair)
    countries = np.unique(frame.country[concerned]).tolist()
    # Others come in where they hold most of what the pair needs, until there is a way.
    sector = frame.cohort.places.sector.codes[frame.place]
    holders = np.bincount(frame.country[chosen[sector[chosen] == sector[pair]]], minlength=frame.n_countries)
    others = [country for country in np.argsort(-holders, kind="stable").tolist() if country not in countries]
    whole = planned_anew(kernel, countries, others)
    return Whole(kernel.chosen, kernel.worth, relaxed.bound) if whole else None


def planned_anew(kernel: Kernel, countries: list[int], others: list[int]) -> bool:
    """Plans some countries anew, with the first of others where there is no way else; whether there was one."""
    for wider in (0, *WIDENED) if others else (0,):
        together = countries + others[:wider]
        alone = len(together) == 1
        value = kernel.together(together, solutions=MANY_SOLUTIONS if alone else 1)
        if value is None:
            continue
        kernel.set(value)
        if not alone:
            exchange = Exchange(kernel)
            exchange.improve(together, INFINITY)
            kernel.hold(exchange.chosen)
        return True
    return False


def _country_by_country(kernel: Kernel) -> Ints | None:
    """A whole plan, each country among what those before it left; None where one of them finds no way."""
    frame = kernel.frame
    settled = np.zeros(frame.n_sectors)
    country = kernel.country[: kernel.many]
    sector = frame.cohort.places.sector.codes[frame.place[kernel.pairs]]
    # What is sure is settled already, in this country and in those that come later.
    waiting = np.ones(frame.n_countries, bool)
    for number in range(frame.n_countries):
        taken = settled + _counts(sector[kernel.sure & waiting[country]], frame.n_sectors)
        waiting[number] = False
        value = kernel.country_values(number, taken, 0.0)
        if value is None:
            value = kernel.country_values(number, taken, WIDER)
        if value is None:
            return None
        kernel.set(value)
        settled += _counts(sector[(country == number) & (value[: kernel.many] > HALF)], frame.n_sectors)
    return kernel.chosen


def _counts(sector: Ints, sectors: int) -> Ints:
    """How many engagements are in each sector; some are in none."""
    return np.bincount(sector + 1, minlength=sectors + 1)[1:]
