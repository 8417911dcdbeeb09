"""How dates and numbers are written, where Django's own table says it otherwise than our readers: decision 0019."""

from django.utils.translation import gettext_noop

# Django asks the catalogues for the names of the months, and ours answer before its own. Arabic has two sets of names;
# the United Nations write both, and so do we.
MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
