"""What an assessor fills in, and what goes with a signature."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.text import Translated
from ciconia.programmes.models import Criterion


class AssessForm(forms.Form):
    """The declaration first, then one question per criterion of the programme, then what the marks rest on."""

    no_conflict = forms.BooleanField(
        label=_("I have no personal interest in this choice"),
        help_text=_(
            "No relative, friend, employer or business of yours gains or loses by it. If one does, "
            "leave it to a colleague."
        ),
        error_messages={"required": _("Declare first that you have no personal interest, or leave it to a colleague.")},
    )  # fmt: skip
    comment = forms.CharField(
        label=_("What your marks rest on"),
        help_text=_("Name what shows it. Staff who decide read this; the applicant and the host do not."),
        widget=forms.Textarea,
        error_messages={"required": _("Write what your marks rest on.")},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.criteria = criteria
        for criterion in criteria:
            words = [Translated(step).best(language).text for step in criterion.scale]
            self.fields[f"mark_{criterion.code}"] = forms.TypedChoiceField(
                label=criterion.name.best(language).text,
                help_text=criterion.question.best(language).text,
                choices=list(enumerate(words)),
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what fits best.")},
            )
        self.order_fields(["no_conflict", *[f"mark_{criterion.code}" for criterion in criteria], "comment", "seen"])

    def marks(self) -> dict[str, int]:
        """The marks by the criterion's code."""
        return {criterion.code: self.cleaned_data[f"mark_{criterion.code}"] for criterion in self.criteria}


class SignForm(forms.Form):
    """Words that may go with a signature."""

    words = forms.CharField(
        label=_("Why this person"),
        help_text=_("The applicant and the host read it with the decision."),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
