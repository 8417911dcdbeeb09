"""What a referee is asked: four plain questions, or that they would rather not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.selection.models import Again

LONGEST = 4000


class ReferenceForm(forms.Form):
    """Three questions to answer and one that may stay open."""

    known_as = forms.CharField(
        label=_("How do you know this person, and since when?"), max_length=300,
        help_text=_("Such as: I was her director at the water company, 2014 to 2018."),
        error_messages={"required": _("Write how you know this person.")}, widget=forms.TextInput({"dir": "auto"}),
    )  # fmt: skip
    has_seen = forms.CharField(
        label=_("What have you seen them do that is like this work?"), max_length=LONGEST,
        help_text=_("One example says more than praise. A few sentences are enough."),
        error_messages={"required": _("Write what you have seen, in a few sentences.")},
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )  # fmt: skip
    again = forms.ChoiceField(
        label=_("Would you work with them again?"), choices=Again.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    careful = forms.CharField(
        label=_("Is there something a host should take care of?"), required=False, max_length=LONGEST,
        help_text=_("How they work best, or what they should not be asked to do alone."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("known_as", "has_seen", "again", "careful")}
