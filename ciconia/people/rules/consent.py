"""The words of each consent: what is kept, for whom, and what happens when it is taken back."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.people.models import Purpose

# Whoever agreed to the words below agreed that silence ends it.
ERASES_WHEN_SILENT = (Purpose.PROFILE,)

WORDS: dict[str, str | Promise] = {
    Purpose.PROFILE: _(
        "My profile is kept so that I can apply. Staff of a programme I apply to read it; a host reads only what the "
        "profile says a host may read. Once a year I am asked whether it is still true. If I do not answer three "
        "letters, nobody finds me any more; a year later everything is erased. I can have it erased at any time."
    ),
    Purpose.BALANCE: _(
        "My sex, year of birth, ties to countries and the organisation I am active in are counted together with those "
        "of others, to see who is reached and who is not. No host sees them, and they never count for or against me. "
        "When I take this back, they are erased at once."
    ),
    Purpose.REGISTER: _(
        "Staff of %(programme)s for %(focus)s may find me when they look for somebody with my skills. They read what "
        "the profile says a host may read, with my first name and initial: not my whole name, not where I live, not "
        "how to reach me. They may ask me, once in thirty days at most, whether an assignment is for me: the letter "
        "goes through this site, and nobody learns my address by it. Each time somebody opens my page I see it under "
        "My data. I can end this at any time, and then nobody finds me any more."
    ),
}
