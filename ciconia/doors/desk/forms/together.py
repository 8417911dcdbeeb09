"""How many people may apply together, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import number, text, written_in
from ciconia.doors.shared.written import rewritten, source_language, source_text
from ciconia.foundation.text import Translated
from ciconia.selection.models import Opportunity


class TogetherForm(forms.Form):
    """The number, the words for whoever reads the opportunity, and what becomes of the others where one steps out."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    together = number(
        _("How many people may apply together, at most"),
        _("1: everybody applies alone. Each of them takes a place and meets every rule."),
    )
    words = text(
        _("Why, and who would fit"), _("Such as: a midwife and a technician who keeps her equipment running."), rows=3,
        longest=1000,
    )  # fmt: skip
    language = written_in()
    goes_on_without = forms.BooleanField(
        label=_("Where one steps out or declines, the others may go on"), required=False,
        help_text=_("If not, the offer is taken back, with your reason."),
    )  # fmt: skip

    @staticmethod
    def start(opportunity: Opportunity) -> dict[str, Any]:
        """What stands there now."""
        words = opportunity.together_words
        return {
            "together": opportunity.together, "words": source_text(words), "language": source_language(words),
            "goes_on_without": opportunity.goes_on_without, "seen": opportunity.version,
        }  # fmt: skip

    def said(self, before: Translated) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        words = rewritten(before, data["words"], data["language"])
        return {name: data[name] for name in ("together", "goes_on_without", "seen")} | {"words": words}


class ReasonForm(forms.Form):
    """Why an offer to several is taken back."""

    reason = text(
        _("Reason"), _("Whoever is concerned reads it in these words."), rows=3,
        missing=_("Write the reason. Whoever is concerned will read it."),
    )  # fmt: skip
