"""A whole case from file to run: every need against everybody, in the format that trec_eval reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ciconia.engine.rank.case import Case, Need, Profile
from ciconia.engine.rank.prepared import Prepared, Preparer, Source
from ciconia.engine.rank.ranker import Pool, Ranking, rank
from ciconia.engine.text.normal import clean
from ciconia.engine.text.parts import recurring

TAG = "ciconia"


@dataclass(frozen=True)
class CaseRun:
    """What ranking a case gave. rankings: in the order of the needs."""

    needs: tuple[Prepared, ...]
    profiles: tuple[Prepared, ...]
    rankings: tuple[Ranking, ...]

    def lines(self, tag: str = TAG) -> Iterator[str]:
        """The lines of the run: need, Q0, profile, rank, score, tag; who could not be read last, with 0."""
        for need, ranking in zip(self.needs, self.rankings, strict=True):
            place = 0
            for place, one in enumerate(ranking.ranked, 1):
                yield f"{need.id} Q0 {one.id} {place} {one.score:.6f} {tag}"
            for behind, (profile, _) in enumerate(ranking.unread, place + 1):
                yield f"{need.id} Q0 {profile} {behind} 0 {tag}"

    def unread(self) -> Iterator[tuple[str, str, str]]:
        """(need, profile, why) of every pair that could not be compared."""
        for need, ranking in zip(self.needs, self.rankings, strict=True):
            for profile, why in ranking.unread:
                yield need.id, profile, why


def prepare_profiles(profiles: Sequence[Profile], preparer: Preparer) -> Pool:
    """The profiles of a case, ready to be compared."""
    return Pool(preparer.prepare(Source(one.id, "", one.text, one.lang) for one in profiles))


def prepare_needs(needs: Sequence[Need], preparer: Preparer, among: Sequence[Need] = ()) -> list[Prepared]:
    """Needs, ready to be compared, without the sentences that recur. among: the needs that count for that."""
    boilerplate = recurring(clean(need.body).text for need in (among or needs))
    return preparer.prepare((Source(one.id, one.title, one.body, one.lang) for one in needs), boilerplate)


def run_case(case: Case, preparer: Preparer) -> CaseRun:
    """Ranks every profile for every need."""
    pool = prepare_profiles(case.profiles, preparer)
    needs = prepare_needs(case.needs, preparer)
    return CaseRun(tuple(needs), tuple(pool.members), tuple(rank(need, pool, preparer.weights) for need in needs))
