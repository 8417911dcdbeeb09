"""An organisation proposes itself to a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, language_field, text_field
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.text import translated
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme
from ciconia.programmes.models.affiliation import Does


class ProposeForm(Form):
    """With which programme, what it would do, and what it would bring."""

    GROUPS = (
        (_("Who, and with which programme"), "", ("organisation", "programme")),
        (_("What you would do together"), "", ("does", "other")),
        (_("What you would bring"), "", ("language", "brings")),
    )

    organisation = forms.ChoiceField(
        label=_("Your organisation"), error_messages={"required": _("Choose your organisation"),
                                                      "invalid_choice": _("Choose your organisation")},
    )  # fmt: skip
    programme = forms.ChoiceField(
        label=_("Programme"), error_messages={"required": _("Choose a programme"),
                                              "invalid_choice": _("Choose a programme")},
    )  # fmt: skip
    does = forms.MultipleChoiceField(
        label=_("What would you do?"), choices=Does.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("Outreach: you tell people. Nomination: you propose people. Training: you take part or teach."),
        error_messages={"required": _("Choose at least one thing you would do")},
    )  # fmt: skip
    other = forms.CharField(
        label=_("What else?"), max_length=200, required=False,
        help_text=_("Only where “Something else” is ticked."),
    )  # fmt: skip
    language = language_field()
    brings = text_field(
        _("What would you bring?"), error=_("Say what your organisation would bring"),
        hint=_("Whom you reach, what your people can do, what you have done before. The programme's staff read this."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, organisations: list[Organisation], programmes: list[Programme], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {row.public_id: row for row in organisations}
        self.programmes = {row.public_id: row for row in programmes}
        for name, rows in (("organisation", self.organisations), ("programme", self.programmes)):
            choices = [(key, words(row.name)) for key, row in rows.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What is to be kept, as the action takes it."""
        data = self.cleaned_data
        return {
            "programme": self.programmes[data["programme"]],
            "organisation": self.organisations[data["organisation"]],
            "does": data["does"],
            "other": data["other"],
            "brings": translated(data["brings"].replace("\r\n", "\n"), data["language"]),
        }
