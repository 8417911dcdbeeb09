"""What a member of a board declares, and what they want the board to speak about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, language_field, text_field
from ciconia.gatherings.rules.board import LONGEST
from ciconia.gatherings.rules.board_theme import LONGEST_TITLE, LONGEST_WHY

SAY = _("Write it, or write that there is none.")


class DeclarationForm(Form):
    """Which interests a member has, and who pays for their work."""

    interests = text_field(
        _("Your interests in what the board speaks about"),
        hint=_("Offices, holdings, relatives in an institution that the programme works with."), error=SAY,
        longest=LONGEST,
    )  # fmt: skip
    funding = text_field(
        _("Who pays for the work of your organisation, or for yours"),
        hint=_("The largest donors of the last two years."), error=SAY, longest=LONGEST,
    )  # fmt: skip


class ThemeForm(Form):
    """What the board should speak about, and why."""

    title = forms.CharField(
        label=_("What you want to speak about"), max_length=LONGEST_TITLE,
        help_text=_("In a line. It stands on the public page once there is a conclusion."),
        error_messages={"required": _("Write what you want to speak about.")},
    )  # fmt: skip
    why = text_field(_("Why"), hint=_("Members and officers read it."), longest=LONGEST_WHY)
    language = language_field()
