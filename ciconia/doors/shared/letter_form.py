"""Handing in the letter of an authority: a few fields of what it says, and the scan. The same at desk and portal."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.files import FileRefused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.endorsement_letter import hand_in
from ciconia.selection.models import Answer, Need

CHOICES = [
    (Answer.ENDORSED, _("It stands behind the need")),
    (Answer.RETURNED, _("It sends the need back")),
    (Answer.REFUSED, _("It refuses the need")),
]


class LetterForm(forms.Form):
    """What the letter says, its day and number, who signed it by function, and a scan or photo."""

    says = forms.ChoiceField(
        label=_("What the letter says"), choices=CHOICES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the letter says.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("The reason it gives"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Needed if it sends the need back or refuses it."),
    )  # fmt: skip
    dated_on = forms.DateField(
        label=_("Day of the letter"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Write the day that stands on the letter."),
            "invalid": _("Write the day as year, month, day: 2021-03-21."),
        },
    )  # fmt: skip
    reference = forms.CharField(label=_("Number of the letter"), required=False, max_length=80)
    function = forms.CharField(
        label=_("Who signed it, by function"), max_length=120, help_text=_("Such as: Director of planning. No names."),
        error_messages={"required": _("Write the function of whoever signed it.")},
    )  # fmt: skip
    file = forms.FileField(
        label=_("The letter"), widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=_("A scan or a photo: PDF, JPEG or PNG, at most 10 MB."),
        error_messages={
            "required": _("Choose the file with the letter."), "empty": _("The file is empty."),
        },
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


def letter_form(request: HttpRequest, need: Need) -> LetterForm:
    """The form as it was opened or sent."""
    sent = request.POST if request.method == "POST" else None
    return LetterForm(sent, request.FILES or None, initial={"seen": need.version})


def handed_in(request: HttpRequest, need: Need, form: LetterForm) -> bool:
    """Whether what was sent is kept now; where not, the form says why and holds what was typed."""
    if not form.is_valid():
        return False
    said: dict[str, Any] = dict(form.cleaned_data)
    upload, says = said.pop("file"), Answer(said.pop("says"))
    try:
        hand_in(need, by=request.user, upload=upload, says=says, **said)
    except FileRefused as refused:
        form.add_error("file", str(refused))
    except Unfit as wrong:
        for name, words in wrong.problems.items():
            form.add_error(name, str(words))
    return not form.errors
