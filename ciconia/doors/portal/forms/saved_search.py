"""How often somebody is written to about a search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.selection.models import Pace


class KeepForm(forms.Form):
    """A search that is kept from now on, with letters."""

    pace = forms.ChoiceField(
        label=_("How often?"), choices=[choice for choice in Pace.choices if choice[0] != Pace.NEVER],
        initial=Pace.AT_ONCE, widget=forms.RadioSelect, error_messages={"required": _("Choose how often")},
    )  # fmt: skip


class PaceForm(forms.Form):
    """The switch of a search that is kept."""

    pace = forms.ChoiceField(choices=Pace.choices)
