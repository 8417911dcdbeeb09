"""Asking somebody of the register whether an opportunity is for them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, text
from ciconia.doors.shared.templatetags.ciconia import dated
from ciconia.selection.models import Opportunity


class AskForm(forms.Form):
    """What they are asked about, and why they."""

    opportunity = choice(_("What do you ask them about?"), (), missing=_("Choose one."))
    why = text(
        _("Why do you ask them?"), _("Two sentences about their work and this one. They read it, with your name."),
        missing=_("Write in a sentence or two why you ask them. They will read it."), rows=5, longest=1000,
    )  # fmt: skip

    def __init__(self, *args: Any, opportunities: Iterable[Opportunity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opportunities = {row.public_id: row for row in opportunities}
        language = get_language() or "en"
        self.fields["opportunity"].choices = [
            (key, f"{row.title.best(language).text} ({dated(row.deadline, 'j F Y')})")
            for key, row in self.opportunities.items()
        ]  # fmt: skip

    def values(self) -> tuple[Opportunity, str]:
        """What was chosen and written."""
        return self.opportunities[self.cleaned_data["opportunity"]], self.cleaned_data["why"]
