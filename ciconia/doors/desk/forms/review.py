"""What an assessor declares, marks and changes; what is looked at formally; and whom the officer asks."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.models import User
from ciconia.foundation.text import Translated
from ciconia.programmes.models import Criterion
from ciconia.selection.models import CheckOutcome

NONE, SOME = "none", "some"


class DeclareForm(forms.Form):
    """Asked before anything of the applicant is shown."""

    conflict = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        help_text=_(
            "A relative, friend, employer or business of yours gains or loses by this choice; you speak for the "
            "institution; you and whoever applies belong to the same organisation; or you know who it is."
        ),
        choices=[(NONE, _("No, nothing of the kind")), (SOME, _("Yes, or it could look like one"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you have a conflict of interest.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("If yes: which"),
        help_text=_("The coordinator reads it. Somebody else gets this application at once."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("conflict") == SOME and not data.get("words", "").strip():
            self.add_error("words", _("Write in a sentence what the conflict is."))
        return data

    def declared(self) -> str:
        """The conflict in words; nothing where there is none."""
        return str(self.cleaned_data["words"]) if self.cleaned_data["conflict"] == SOME else ""


class AssessForm(forms.Form):
    """One question per criterion of the programme, then what the marks rest on."""

    comment = forms.CharField(
        label=_("What your marks rest on"),
        help_text=_("Name what shows it. Staff who decide read this; the applicant and the host do not."),
        widget=forms.Textarea,
        error_messages={"required": _("Write what your marks rest on.")},
    )

    def __init__(self, *args: Any, criteria: list[Criterion], changes: bool = False, **kwargs: Any) -> None:
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
        if changes:
            self.fields["why"] = forms.CharField(
                label=_("Why you change them"),
                help_text=_("Your earlier marks stay readable beside it."),
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Write why you change your marks.")},
            )
        self.order_fields([*[f"mark_{criterion.code}" for criterion in criteria], "comment", "why"])

    def marks(self) -> dict[str, int]:
        """The marks by the criterion's code."""
        return {criterion.code: self.cleaned_data[f"mark_{criterion.code}"] for criterion in self.criteria}


class CheckForm(forms.Form):
    """One rule: whether it is met, and where that was seen."""

    outcome = forms.ChoiceField(
        label=_("Is it met?"),
        choices=[(CheckOutcome.YES, _("Yes")), (CheckOutcome.NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the rule is met.")},
    )
    seen_in = forms.CharField(
        label=_("Where you saw it"),
        help_text=_("A document, a letter, a call on a day."),
        max_length=200,
        error_messages={"required": _("Write where you saw it: a document, a letter, a call.")},
    )


class ReasonForm(forms.Form):
    """A reason that somebody else will read."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Write the reason. Whoever is concerned will read it.")},
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PartForm(ReasonForm):
    """Which part is asked for again, and why."""

    def __init__(self, *args: Any, parts: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"] = forms.ChoiceField(label=_("Which part"), choices=parts)
        self.order_fields(["part", "reason", "seen"])


class GiveForm(forms.Form):
    """To whom an application is given; with a reason where everybody it takes has it."""

    why = forms.CharField(
        label=_("Why one more"),
        help_text=_("Needed where as many as it takes have it already."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, able: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.able = {account.public_id: account for account in able}
        names = [("", _("Whoever has least to do")), *[(key, str(one)) for key, one in self.able.items()]]
        self.fields["assessor"] = forms.ChoiceField(label=_("Give it to"), choices=names, required=False)
        self.order_fields(["assessor", "why"])


class ReassignForm(forms.Form):
    """Whose applications go to whom, and why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason. Whoever is concerned will read it.")},
    )

    def __init__(self, *args: Any, able: list[User] | dict[str, User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.able = able if isinstance(able, dict) else {account.public_id: account for account in able}
        names = [(key, str(one)) for key, one in self.able.items()]
        self.fields["of"] = forms.ChoiceField(
            label=_("What this assessor has"), choices=[("", "-"), *names],
            error_messages={"required": _("Choose whose applications go to somebody else.")},
        )  # fmt: skip
        everybody = [("", _("Whoever has least to do")), *names]
        self.fields["to"] = forms.ChoiceField(label=_("goes to"), choices=everybody, required=False)
        self.order_fields(["of", "to", "reason"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("of") and data.get("of") == data.get("to"):
            self.add_error("to", _("Choose somebody else."))
        return data
