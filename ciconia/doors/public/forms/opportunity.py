"""The filters of the list: a form sent by GET, so that its address can be kept and sent on."""

from dataclasses import dataclass

from ciconia.doors.shared.filters import LONGEST, NAMES, Filters, day_in
from ciconia.selection.queries.open_opportunity import After

__all__ = ["NAMES", "Filters", "Start"]


@dataclass(frozen=True)
class Start:
    """Where a page begins: after a row, of which so many have been shown."""

    shown: int
    after: After

    def __str__(self) -> str:
        named = "t" if self.after.named else ""
        return f"{self.shown}{named}.{self.after.deadline.isoformat()}.{self.after.public_id}"

    @classmethod
    def read(cls, text: str) -> "Start | None":
        """What stands in the address, or None where that is not readable."""
        parts = text[:LONGEST].split(".")
        if len(parts) != 3 or not parts[2].isalnum():
            return None
        shown, day = parts[0].removesuffix("t"), day_in(parts[1])
        if not (shown.isascii() and shown.isdecimal()) or day is None:
            return None
        return cls(int(shown), After(day, parts[2], named=parts[0].endswith("t")))
