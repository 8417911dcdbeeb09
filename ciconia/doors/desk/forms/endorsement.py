"""Whom to ask at an authority, and whether a letter says what was recorded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, line, text
from ciconia.doors.shared.language import NAMES


class AskForm(forms.Form):
    """Somebody at the authority who gets a link; without an address those asked before are asked again."""

    name = line(_("Name"), longest=120)
    function = line(_("Function"), longest=120)
    email = forms.EmailField(
        label=_("Address for mail"), required=False,
        help_text=_("A link goes there and to no other address. Leave it empty to ask those asked before again."),
        error_messages={"invalid": _("This is no address for mail.")},
    )  # fmt: skip
    language = choice(_("Language of the letter"), sorted(NAMES.items()))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ChainForm(forms.Form):
    """Why a need is moved onto the chain that holds now."""

    reason = text(_("Reason"), _("Whoever is concerned reads it in these words."), missing=_("Write the reason."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CompareForm(forms.Form):
    """What somebody found who compared a letter with what was recorded."""

    verdict = forms.ChoiceField(
        label=_("What you found"), widget=forms.RadioSelect, error_messages={"required": _("Choose one.")},
        choices=[("yes", _("It says what was recorded")), ("no", _("It says something else, or cannot be read"))],
    )  # fmt: skip
    reason = text(_("Reason"), _("Needed if it says something else. Whoever handed it in reads it."), rows=3)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("verdict") == "no" and not data.get("reason", "").strip():
            self.add_error("reason", _("Write the reason. Whoever is concerned will read it."))
        return data
