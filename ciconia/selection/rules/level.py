"""The three processes of capacity and how far each goes, in plain words (after Mueller 2023)."""

from django.utils.translation import gettext_lazy as _

PROCESSES = (
    ("transmission", _("Passing on"), _("Do the colleagues know and do what was shown to them?")),
    ("creation", _("Working out anew"), _("Do they find answers of their own to new questions?")),
    ("organisational", _("Part of the institution"),
     _("Is it written down, paid for and done, whoever happens to be there?")),
)  # fmt: skip

LEVELS = {
    "transmission": [
        (0, _("0, not at all")), (1, _("1, one or two people know part of it")),
        (2, _("2, the team does it with help")), (3, _("3, the team does it by itself and shows others")),
    ],
    "creation": [
        (0, _("0, not at all")), (1, _("1, ideas come up but stay talk")),
        (2, _("2, something was changed or made with help")),
        (3, _("3, the team works out new things by itself")),
    ],
    "organisational": [
        (0, _("0, not at all")), (1, _("1, it depends on one person")),
        (2, _("2, it is written down and done most of the time")),
        (3, _("3, it is the rule, with staff and money for it")),
    ],
}  # fmt: skip
