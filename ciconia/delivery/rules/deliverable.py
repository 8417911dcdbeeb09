"""What the participant hands over and the host accepts."""

import re

from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State

# "week 2", "weeks 4 to 6", in the languages of pages and in Somali; of several weeks the last one counts.
_WEEK = re.compile(
    r"(?:\bweeks?|\bweken|\bsemaines?|\btoddobaad\w*|الأسبوع|أسبوع|الأسابيع|أسابيع)\s+(\d{1,2})\b"
    r"(?:\s*(?:-|–|to|and|until|tot|en|t/m|à|et|ilaa|إلى|و)\s*(\d{1,2})\b)?",  # noqa: RUF001 - a dash between two numbers
    re.IGNORECASE,
)


def week_named(line: str) -> int | None:
    """The week by whose end a line of the terms of reference promises something, counted from 1; None without one."""
    found = _WEEK.search(line)
    week = int(found[2] or found[1]) if found else 0
    return week or None


FLOW = Flow(
    floor="delivery",
    noun="deliverable",
    states={
        "due": State("participant", "its date"),
        "submitted": State("host contact", "P10D"),
        "sent_back": State("participant", "P10D"),
        "accepted": State(),
        "dropped": State(),
    },
    moves=(
        Move("submit", "due|sent_back", "submitted", "participant", style="go", label=_("Hand over"),
             done=_("Handed over. The host looks at it next.")),
        Move("accept", "submitted", "accepted", "host contact", style="go", label=_("Accept"), done=_("Accepted.")),
        Move("send_back", "submitted", "sent_back", "host contact", reason=True, label=_("Send back"),
             done=_("Sent back with your words.")),
        Move("drop", "due|submitted|sent_back", "dropped", "officer|system", reason=True, style="no", label=_("Drop"),
             done=_("Dropped, with your reason.")),
    ),
    people={"participant": lambda deliverable: deliverable.person.user_id},
    dates={"its date": lambda deliverable: deliverable.due_on},
).register()  # fmt: skip
