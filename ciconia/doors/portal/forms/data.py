"""What is only counted."""

from operator import itemgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.country_choices import country_choices
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation import clock
from ciconia.people.models import Counted, Person
from ciconia.programmes.queries.affiliation import declarable_organisations

OLDEST, YOUNGEST = 100, 16


class FiguresForm(forms.Form):
    """Sex, year of birth, ties, organisation: each may stay empty."""

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

    active_in = forms.ChoiceField(
        label=_("Organisation you are active in"), required=False,
        help_text=_("Of those that work with a programme and are on its public list. It shows whether one organisation "
                    "takes all the places."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted(((row.public_id, words(row.name)) for row in declarable_organisations()), key=itemgetter(1))
        field = self.fields["active_in"]
        field.choices = [("", _("None, or not said")), *names]  # type: ignore[attr-defined]

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
        return {"sex": said.sex, "birth_year": said.birth_year, "ties": said.ties, "active_in": said.active_in}
