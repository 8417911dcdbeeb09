"""Opening a space: for whom, and what it is called."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TextsForm, choice, line, written_in


class SpaceForm(TextsForm):
    """A space for a country, a round of choosing, or the whole programme."""

    TEXTS = ("name",)
    whom = choice(
        _("For whom"), (), _("Whoever takes part there has a seat at once, and whoever comes later gets one.")
    )
    language = written_in()
    name = line(_("What it is called"), missing=_("Write what the space is called."), longest=120)

    def __init__(self, *args: Any, focuses: Iterable[Any], cohorts: Iterable[Any], whole: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whom = {f"focus:{one.public_id}": {"focus": one} for one in focuses}
        self.whom |= {f"round:{one.public_id}": {"cohort": one} for one in cohorts}
        self.whom |= {"all": {}} if whole else {}
        names = {"all": _("Everybody in the programme")}
        names |= {f"focus:{one.public_id}": str(one.name) for one in focuses}
        names |= {f"round:{one.public_id}": one.title for one in cohorts}
        fields: Any = self.fields
        fields["whom"].choices = [(key, names[key]) for key in self.whom]
        del fields["seen"]

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return {"name": self.values()["name"], **self.whom[self.cleaned_data["whom"]]}
