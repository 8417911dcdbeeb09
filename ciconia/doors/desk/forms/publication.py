"""Why something is withdrawn everywhere, or made public again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, text


class WithdrawForm(forms.Form):
    """What to do with everything about somebody, and why."""

    act = choice(
        _("What to do"),
        [("withdraw", _("Withdraw all that is public")), ("restore", _("Make public again what was withdrawn so"))],
    )
    reason = text(
        _("Reason"), _("It stands in the history of each place. Staff read it."), rows=3, longest=2000,
        missing=_("Write the reason. Whoever is concerned will read it."),
    )  # fmt: skip
