"""The form in which somebody says how often letters of each kind come; signed in, or by the link of a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.actions.letter import prefer_each
from ciconia.foundation.countries import known_zone
from ciconia.foundation.models import LetterPace
from ciconia.foundation.queries.letter import Whose, clock_of, wishes_of
from ciconia.foundation.rules.letter import DAILY, KINDS, Kind


class ChoiceForm(forms.Form):
    """One switch for each kind about which somebody can choose, and when the daily letter comes.

    who: whose letters; zone: the clock to begin with, where nobody chose one.
    """

    hour = forms.TypedChoiceField(
        label=_("The daily letter comes at"), coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        error_messages={"required": _("Choose an hour")}, widget=forms.Select({"class": "short"}),
    )  # fmt: skip
    zone = forms.CharField(
        label=_("On the clock of"), max_length=40, help_text=_("Such as Europe/Amsterdam."),
        error_messages={"required": _("Write whose clock counts")},
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, who: Whose, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who, said = who, wishes_of(who)
        self.fields["hour"].initial, self.fields["zone"].initial = clock_of(said, zone)
        self.kinds = kinds_for(who)
        for code, kind in self.kinds.items():
            offered = [one for one in LetterPace if one in kind.paces and (who.account or one != DAILY)]
            now = said[code].pace if code in said else kind.paces[0]
            self.fields[code] = forms.ChoiceField(
                label=kind.name, help_text=kind.about, choices=[(one.value, one.label) for one in offered],
                initial=now, widget=forms.Select({"class": "short"}),
                error_messages={"required": _("Choose how often")},
            )  # fmt: skip
        if not who.account:
            del self.fields["hour"], self.fields["zone"]

    def switches(self) -> list[Any]:
        """The fields of the kinds."""
        return [self[code] for code in self.kinds]

    def clean_zone(self) -> str:
        name = str(self.cleaned_data["zone"]).strip()
        if not known_zone(name):
            raise forms.ValidationError(_("This zone is not known. Write it as Europe/Amsterdam or Africa/Mogadishu."))
        return name


def kinds_for(who: Whose) -> dict[str, Kind]:
    """The kinds about which somebody can choose: of an address without account, those that go to such addresses."""
    found = {code: kind for code, kind in KINDS.items() if len(kind.paces) > 1 and kind.stands}
    return found if who.account else {code: kind for code, kind in found.items() if kind.addresses}


def choose_for(form: ChoiceForm, *, by: Any) -> bool:
    """Keep what was chosen; no where the form has something wrong, or was not sent."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    paces = {code: data[code] for code in form.kinds}
    when = {"hour": data["hour"], "zone": data["zone"]} if form.who.account else {}
    prefer_each(form.who, paces, by=by, **when)
    return True
