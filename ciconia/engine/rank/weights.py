"""Every number that was chosen, in one table, with the data it was fixed on.

All were fixed on the dev case (15 needs, 200 profiles) and the MELO and TalentCLEF dev sets, and on nothing else; the
figures behind each choice, and what lost, stand in docs/decisions/0016-linking-and-ranking.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What counts how much in the score of one person for one need."""

    whole: float = 0.5  # the need as a whole against the profile as a whole
    clause: float = 0.5  # the mean over the need's clauses of the best clause of the profile
    letters: float = 0.05  # shared letters, only where both texts are in one language
    concepts: float = 1.0  # the linked concepts of a text against its own words, in its vector
    title: float = 0.5  # the title against the body, in the need as a whole
    links: int = 3  # concepts a clause is linked to
    least_link: float = 0.35  # below this score a link is not believed
    sharpness: float = 0.08  # how fast the second and third concept count less
    has: float = 0.55  # a clause this near shows that somebody has it
    partly: float = 0.4  # this near, partly
    exact: int = 1000  # of more people than this, only the nearest are compared clause by clause
    lettered: int = 200  # letters are compared for so many at the head


WEIGHTS = Weights()
