"""An answer taken down at the telephone."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Deliverable
from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated, translated
from ciconia.results.models import InUse
from ciconia.results.queries.outcome import PROCESSES
from ciconia.selection.models import Level

LEVELS = [("", _("Not answered")), *[(str(value), label) for value, label in Level.choices]]
SPOKEN = ("en", "nl", "fr", "ar", "es", "fa-AF", "so", "ps")
LANGUAGES = [(code, language_name(code, code).capitalize()) for code in SPOKEN]
SEEN = [("", _("Not asked")), *InUse.choices]


class AnswerForm(forms.Form):
    """Three levels, what changed and what stood in the way in the words that were said, and what is still in use."""

    changed = forms.CharField(
        label=_("What changed"),
        help_text=_("In their words, in the language they spoke."),
        widget=forms.Textarea,
        error_messages={"required": _("Write what they said changed. If nothing did, write that.")},
    )
    hindered = forms.CharField(label=_("What stood in the way"), required=False, widget=forms.Textarea)
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, deliverables: Iterable[Deliverable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deliverables = list(deliverables)
        for name, label in PROCESSES:
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=LEVELS, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
            )
        for row in self.deliverables:
            self.fields[f"in_use_{row.pk}"] = forms.ChoiceField(
                label=_t("Is it still in use: %(what)s") % {"what": row.title},
                choices=SEEN,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"by_whom_{row.pk}"] = forms.CharField(
                label=_("Who uses it"), help_text=_("A team or a function, no names."), required=False, max_length=200
            )
        self.order_fields([name for name, _label in PROCESSES] + ["changed", "hindered", "language"])

    def answer(self) -> dict[str, Any]:
        """What the action takes: levels, words and sightings."""
        data = self.cleaned_data
        found: dict[str, Any] = {name: data[name] for name, _label in PROCESSES}
        for name in ("changed", "hindered"):
            found[name] = translated(data[name], data["language"]) if data[name] else Translated()
        found["sightings"] = {
            row.pk: (data[f"in_use_{row.pk}"], data[f"by_whom_{row.pk}"]) for row in self.deliverables
        }
        return found
