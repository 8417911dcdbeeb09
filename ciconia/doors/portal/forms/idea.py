"""What is asked about an idea, and how its author may stand beside it in public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, language_field, rewritten, source_language, source_text, text_field
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.gatherings.models import Idea
from ciconia.gatherings.models.idea import TEXTS
from ciconia.gatherings.rules.idea import LONGEST, LONGEST_TITLE, MISSING
from ciconia.programmes.models import Focus

BEFORE = _("A draft can do without; what you send cannot.")


class IdeaForm(Form):
    """An idea in its author's language; only its name is needed to keep a draft."""

    language = language_field()
    title = forms.CharField(
        label=_("What is your idea called?"), max_length=LONGEST_TITLE, error_messages={"required": MISSING["title"]}
    )
    what = text_field(_("What is it?"), hint=BEFORE, rows=6, longest=LONGEST)
    for_whom = text_field(_("For whom is it?"), hint=BEFORE, rows=3, longest=LONGEST)
    country = forms.ChoiceField(label=_("In which country?"), required=False)
    own_part = text_field(_("What would you do yourself?"), rows=3, longest=LONGEST)
    asks_for = text_field(_("What do you need for it?"), rows=3, longest=LONGEST)
    name = forms.CharField(
        label=_("Your name, as the programme reads it"), max_length=80,
        error_messages={"required": _("Write the name you want to be called by.")},
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, focuses: list[Focus], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.focuses = {str(one.pk): one for one in focuses}
        country: Any = self.fields["country"]
        country.choices = [("", _("No single country")), *((key, words(one.name)) for key, one in self.focuses.items())]

    @staticmethod
    def initial_of(row: Idea) -> dict[str, Any]:
        """What stands in a draft."""
        texts = {name: source_text(getattr(row, name)) for name in TEXTS}
        return texts | {
            "language": source_language(row.title), "country": str(row.focus_id or ""), "name": row.name,
            "seen": row.version,
        }  # fmt: skip

    def said(self, row: Idea | None = None) -> dict[str, Any]:
        """What was written, as the actions take it."""
        data = self.cleaned_data
        texts = {name: rewritten(getattr(row, name, None), data[name], data["language"]) for name in TEXTS}
        return texts | {"focus": self.focuses.get(data["country"]), "name": data["name"]}


class AgreeForm(Form):
    """Under which name everybody may read it."""

    name = forms.CharField(
        label=_("The name that stands beside it"), required=False, max_length=80,
        help_text=_("Leave it empty to stand there without a name."),
    )  # fmt: skip
