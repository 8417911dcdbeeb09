"""What can be written in a space, how long it may be, and who takes it out of sight."""

import re
from datetime import timedelta
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.flow import Flow, Move, State, Words
from ciconia.gatherings.models import Post

LONGEST = 4000
MOST_FILES = 5
MOST_A_DAY = 40  # posts of one account in a space: nobody fills the mailboxes of the others
LINK_OPENS = timedelta(days=30)
DAILY_AFTER = timedelta(hours=20)
HIDERS = ("officer", "coordinator", "safeguarding")
# In every letter, above what is quoted; the same sign in every language, so that an answer by mail is cut there.
MARK = "~ ~ ~ ~ ~ ~ ~ ~"
# What a mail program puts above what it quotes: a line with an address, which may be folded, and a colon at the end.
QUOTED_FROM = re.compile(r"^.{0,160}(<[^<>\s]+@[^<>\s]+>|\[mailto:[^]]+\]).{0,60}[:\uff1a]\s*$")
FOLDED = re.compile(r"(?:^|\n)[^\n]{0,160}<[^<>\s]+@[^<>\s]+>[^\n]{0,40}(?:\n[^\n]{0,60}[:\uff1a])?\s*$")
HEAD = re.compile(r"^-{2,}\s*\S.{0,60}\S\s*-{2,}$|^_{10,}\s*$|^-- ?$")


def unfit(text: str, files: int) -> dict[str, Words]:
    """What is wrong in something written, by field."""
    found: dict[str, Words] = {}
    if not text.strip():
        found["text"] = _("Write something first.")
    if len(text) > LONGEST:
        found["text"] = _("This is longer than 4,000 letters. Write it in parts, or put it into a file.")
    if files > MOST_FILES:
        found["files"] = _("Five files at the most come with one post. Send the others with the next.")
    return found


def own_words(text: str) -> str:
    """What somebody wrote above what their mail program quotes: up to our mark, a quoted line, or a signature."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        plain = line.strip()
        if MARK in line or plain.startswith(">") or HEAD.match(plain) or QUOTED_FROM.match(plain):
            return FOLDED.sub("", "\n".join(kept).rstrip()).strip()
        kept.append(line.rstrip())
    return "\n".join(kept).strip()


FLOW = Flow(
    floor="gatherings",
    noun="post",
    states={
        "posted": State(),
        "reported": State("officer|safeguarding", "P2D"),
        "hidden": State(),
        "deleted": State(),
    },
    moves=(
        Move("report", "posted", "reported", "system", label=_("Report it to staff")),
        Move("keep", "reported", "posted", "|".join(HIDERS), style="go",
             label=_("Leave it"), done=_("It stays as it is.")),
        Move("hide", "posted|reported", "hidden", "|".join(HIDERS), reason=True, style="no",
             label=_("Hide it"), done=_("Hidden. Only its author and staff see it now."),
             consequence=_("Nobody but its author and staff sees it any more. The author reads your reason.")),
        Move("show", "hidden", "posted", "|".join(HIDERS), reason=True,
             label=_("Show it again"), done=_("Everybody in the space sees it again.")),
        Move("delete", "posted|reported|hidden", "deleted", "author", style="no",
             label=_("Delete it"), done=_("Deleted, with its files."),
             consequence=_("Your words and files are removed. Answers of others stay. This cannot be taken back.")),
    ),
    people={"author": lambda post: post.account_id},
).register()  # fmt: skip


@rules.predicate
def sees(user: Any, post: Post) -> bool:
    """The same answer as `Post.visible_to`, for one row."""
    return Post.objects.visible_to(user).filter(pk=post.pk).exists()


rules.add_perm("gatherings.view_post", sees)
