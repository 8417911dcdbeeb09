"""What is only counted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.person import country_choices
from ciconia.foundation import clock
from ciconia.people.models import Counted, Person

OLDEST, YOUNGEST = 100, 16


class FiguresForm(forms.Form):
    """Sex, year of birth, ties: each may stay empty."""

    sex = forms.ChoiceField(
        label=_("Sex"), required=False,
        choices=[("", _("Not said")), ("f", _("Woman")), ("m", _("Man")), ("x", _("Another"))],
    )  # fmt: skip
    birth_year = forms.IntegerField(
        label=_("Year of birth"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"invalid": _("Write the year in four digits.")},
    )  # fmt: skip
    ties = forms.MultipleChoiceField(
        label=_("Countries you have ties to"), required=False, choices=lambda: country_choices()[1:],
        widget=forms.SelectMultiple({"size": 6}),
        help_text=_("Where you or your parents came from. Several are possible."),
    )  # fmt: skip

    def clean_birth_year(self) -> int | None:
        """A year in which somebody who applies can have been born."""
        year: int | None = self.cleaned_data["birth_year"]
        now = clock.today().year
        if year is not None and not now - OLDEST <= year <= now - YOUNGEST:
            raise forms.ValidationError(_("Write the year in four digits."))
        return year

    @classmethod
    def of(cls, person: Person) -> dict[str, object]:
        """What was said so far."""
        said = Counted.objects.filter(person=person).first() or Counted()
        return {"sex": said.sex, "birth_year": said.birth_year, "ties": said.ties}
