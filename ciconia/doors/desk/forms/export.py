"""What is asked before a list of people leaves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, line
from ciconia.people.models import FileKind
from ciconia.people.queries.export import Outgoing


class TakeOutForm(forms.Form):
    """Which columns, what for, as what, and the number of people, typed by hand."""

    columns = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
        help_text=_("Take no more than the purpose needs. What is sensitive is never on a list."),
    )  # fmt: skip
    reason = line(
        _("What the list is for"), _("Everybody on the list reads it under “My data”."),
        missing=_("Write what the list is for. Everybody on it reads it."), longest=500,
    )  # fmt: skip
    kind = choice(_("File"), FileKind.choices)
    number = forms.IntegerField(
        label=_("How many people are on it"), min_value=0, help_text=_("Type the number that stands above."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the number of people."), "invalid": _("Type the number in digits.")},
    )  # fmt: skip

    def __init__(self, *args: Any, listed: Outgoing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["columns"].choices = [(column.code, column.title) for column in listed.columns]
