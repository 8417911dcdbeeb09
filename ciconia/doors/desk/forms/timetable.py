"""What is asked before a date of the timetable moves, and before letters about it go out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, day, text


class DayForm(forms.Form):
    """The day a date is to move to, and where; asked by the address alone, for nothing is written."""

    day = day(_("New day"))

    def __init__(self, *args: Any, places: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(places) > 1:
            self.fields["where"] = choice(_("Where"), places)
            self.fields["where"].required = False


class MoveForm(forms.Form):
    """Why all of it moves; the day and the place come from the page that showed what moves."""

    reason = text(
        _("Reason"), _("It stands in the timetable beside the new day, for everybody who reads it."),
        missing=_("Write the reason. Whoever is concerned will read it."), rows=3, longest=500,
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)


class WriteForm(forms.Form):
    """The number of people, typed by hand."""

    number = forms.IntegerField(
        label=_("How many people get it"), min_value=0, help_text=_("Type the number that stands above."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the number of people."), "invalid": _("Type the number in digits.")},
    )  # fmt: skip


class FollowForm(forms.Form):
    """Which date of the timetable is the last day to apply."""

    follows = forms.ChoiceField(
        label=_("Last day to apply"), required=False, widget=forms.RadioSelect,
        help_text=_("If it is a date of the timetable, it moves with that one."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follows"].choices = choices
