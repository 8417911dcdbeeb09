"""Bringing a spreadsheet in: the file, then what each column holds and on what ground people may be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, day, line, text
from ciconia.formats.table import letters_of
from ciconia.foundation import clock
from ciconia.people.models import Brought, Intake
from ciconia.people.rules.intake import FIELDS, MOST, never
from ciconia.programmes.models import Focus

MEGABYTE = 1024 * 1024
LARGEST = 20
LETTERS_IN = [("en", "English"), ("nl", "Nederlands"), ("fr", "Français"), ("ar", "العربية")]


class UploadForm(forms.Form):
    """A file, and what is in it."""

    file = forms.FileField(
        label=_("File"), error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
        help_text=_("A .csv or .xlsx file with the names of its columns in one line. Nothing is written yet."),
    )  # fmt: skip
    what = choice(_("What is in it"), Brought.choices)
    focus = choice(
        _("Country"), (), _("Of people: its staff will see them. Of organisations it does not matter."),
        missing=_("Choose a country."),
    )  # fmt: skip
    head = forms.IntegerField(
        label=_("Line with the names of the columns"), required=False, min_value=1, max_value=1000,
        help_text=_("Leave it open; it is looked for."), widget=forms.NumberInput({"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, focuses: list[Focus], names: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.focuses = {focus.public_id: focus for focus in focuses}
        self.fields["focus"].choices = names
        self.most = MOST

    def clean_file(self) -> Any:
        """Not larger than a list of that many lines can be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST * MEGABYTE:
            raise forms.ValidationError(
                _t("The file is larger than %(size)d MB. Send it in parts."), params={"size": LARGEST}
            )
        return file


class ColumnsForm(forms.Form):
    """Which column holds what; for people also what they agreed to, to whom, and when."""

    ground = text(
        _("What they agreed to"), _("Everybody on the list reads it: where they signed what."), rows=2, longest=500,
        missing=_("Write on what ground these people may be kept."),
    )  # fmt: skip
    ground_by = line(_("Who was given the consent"), missing=_("Write who was given it."), longest=160)
    ground_on = day(_("When"))
    language = choice(_("Language of the letter to each of them"), LETTERS_IN)

    def __init__(self, *args: Any, intake: Intake, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.intake = intake
        columns = [
            (str(number), f"{letters_of(number + 1)} {name}")
            for number, name in enumerate(intake.columns)
            if not never(name)
        ]
        own = dict(self.fields)
        self.fields.clear()
        for name, label in FIELDS[intake.what].items():
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _t("Not in the file")), *columns],
                initial=str(intake.mapping.get(name, "")),
            )  # fmt: skip
        for name, field in own.items():
            if intake.what == Brought.PEOPLE or name == "language":
                self.fields[name] = field
                field.initial = getattr(intake, name) or None
        if intake.what == Brought.ORGANISATIONS:
            self.fields["language"].label = _t("Language of the names")

    def clean_ground_on(self) -> Any:
        """A day that was."""
        given = self.cleaned_data["ground_on"]
        if given > clock.today():
            raise forms.ValidationError(_t("This day has not come yet."))
        return given

    def said(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        data = self.cleaned_data
        names = FIELDS[self.intake.what]
        mapping = {name: int(data[f"column_{name}"]) for name in names if data[f"column_{name}"] != ""}
        rest = ("ground", "ground_by", "ground_on", "language")
        return {"mapping": mapping} | {name: data[name] for name in rest if name in data}
