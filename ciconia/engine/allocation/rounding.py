"""From fractions to a whole plan: most pairs are kept or left as the linear program says, the rest is solved anew."""

import numpy as np

from ciconia.engine.allocation.frame import Frame
from ciconia.engine.allocation.integer import Whole, solve_whole
from ciconia.engine.allocation.sifting import Relaxation

NEAR = ((0.02, 0.0), (0.01, 0.01), (0.1, 0.1))
NODES = 100
SURE = 1 - 1e-6


def rounded(frame: Frame, relaxed: Relaxation) -> Whole | None:
    """A whole plan close to the relaxation; None where none was found near it."""
    share = np.zeros(len(frame.usable))
    share[relaxed.pairs] = relaxed.share
    by_place, by_cell = frame.prices(relaxed.dual)
    rent = frame.worth - by_place[frame.place] - by_cell[frame.cell]
    for poor, rich in NEAR:
        kept = (share > SURE) & (rent > rich)
        pairs = np.flatnonzero(frame.usable & (kept | (relaxed.net > -poor))).astype(np.int32)
        whole = solve_whole(frame, pairs, gap=frame.cohort.rules.gap, nodes=NODES, fixed=np.flatnonzero(kept))
        if whole is not None:
            return Whole(whole.chosen, whole.worth, relaxed.bound)
    return None
