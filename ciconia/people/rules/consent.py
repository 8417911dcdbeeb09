"""The words of each consent: what is kept, for whom, and what happens when it is taken back."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciconia.people.models import Purpose

WORDS: dict[str, str | Promise] = {
    Purpose.PROFILE: _(
        "My profile is kept so that I can apply. Staff of a programme I apply to read it; a host reads only what the "
        "profile says a host may read. It is kept until I have it erased."
    ),
    Purpose.BALANCE: _(
        "My sex, year of birth and ties to countries are counted together with those of others, to see who is reached "
        "and who is not. No host sees them, and they never count for or against me. When I take this back, they are "
        "erased at once."
    ),
}
