"""What somebody wrote does not fit: which field, and what about it, in a sentence for people."""

from collections.abc import Mapping

from ciconia.foundation.flow import Words


class Unfit(ValueError):
    """The fields that do not fit, each with the sentence that says why; nothing was written."""

    def __init__(self, problems: Mapping[str, Words]) -> None:
        super().__init__(" ".join(str(words) for words in problems.values()))
        self.problems = dict(problems)
