"""What somebody says who answers for an authority by a link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.selection.models import Answer

CHOICES = [
    (Answer.ENDORSED, _("We stand behind this need")),
    (Answer.RETURNED, _("Send it back: something has to be improved")),
    (Answer.REFUSED, _("We refuse it")),
]


class AnswerForm(forms.Form):
    """The answer, the reason where it is no, and who says it."""

    answer = forms.ChoiceField(
        label=_("Your answer"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose your answer.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Needed if you send it back or refuse it. The institution reads it in these words."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=120, error_messages={"required": _("Write your name.")},
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text=_("Only the staff of the programme reads your name."),
    )  # fmt: skip
    function = forms.CharField(
        label=_("Your function"), max_length=120, error_messages={"required": _("Write what you are in this office.")},
        help_text=_("It is shown with the answer."), widget=forms.TextInput({"autocomplete": "organization-title"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A no has a reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") in (Answer.RETURNED, Answer.REFUSED) and not data.get("reason", "").strip():
            self.add_error("reason", _("Write the reason. Whoever is concerned will read it."))
        return data
