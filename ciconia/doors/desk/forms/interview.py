"""Times for talks, and what is noted of them."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.countries import known_zone


class TimeForm(forms.Form):
    """A day, a time on the clock of a zone, how long, and where or by which link."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}))
    zone = forms.CharField(label=_("On the clock of"), max_length=40, help_text=_("Such as Europe/Amsterdam."))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=180, initial=30)
    where = forms.CharField(
        label=_("Where, or by which link"), max_length=200,
        help_text=_("Only whoever takes the time, and staff, read it."),
    )  # fmt: skip

    def clean_zone(self) -> str:
        name = str(self.cleaned_data["zone"]).strip()
        if not known_zone(name):
            raise forms.ValidationError(_("This zone is not known. Write it as Europe/Amsterdam or Africa/Mogadishu."))
        return name

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        day, at = data["day"], data["at"]
        moment = datetime.combine(day, time(at.hour, at.minute))
        return {"local": moment, "zone": data["zone"], "minutes": data["minutes"], "where": data["where"]}


class NoteForm(forms.Form):
    """What staff keep of a talk."""

    text = forms.CharField(
        label=_("Note for staff"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you want to keep of it.")},
    )  # fmt: skip
