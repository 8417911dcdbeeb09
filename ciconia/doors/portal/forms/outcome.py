"""What somebody says changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Deliverable
from ciconia.doors.portal.forms.base import Form, Group, language_field, text_field
from ciconia.doors.portal.words.level import LEVELS, PROCESSES
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.text import Translated, translated
from ciconia.results.models import InUse

CANNOT_SAY = ("unknown", _("I cannot say"))
CHOOSE = {"required": _("Choose one, or say that you cannot say")}


def level(value: str) -> int | None:
    """The level chosen, or None for somebody who cannot say."""
    return int(value) if value.isdigit() else None


def level_field(label: Any, question: Any, name: str) -> forms.TypedChoiceField:
    """One process, four levels, and the honest fifth answer."""
    return forms.TypedChoiceField(
        label=label, help_text=question, choices=[*LEVELS[name], CANNOT_SAY], coerce=level,
        widget=forms.RadioSelect, error_messages=CHOOSE,
    )  # fmt: skip


class OutcomeForm(Form):
    """Three levels, two texts, and whether each thing that was handed over is still in use."""

    changed = text_field(
        _("What is different now?"), rows=6, error=_("Write what is different now, in a sentence or two"),
        hint=_("What people do today that they did not do before. If nothing is different, say so."),
    )  # fmt: skip
    hindered = text_field(_("What stood in the way?"), rows=4, hint=_("This helps the next assignment most."))
    language = language_field()

    def __init__(self, *args: Any, deliverables: list[Deliverable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deliverables = deliverables
        for name, label, question in PROCESSES:
            self.fields[name] = level_field(label, question, name)
        for row in deliverables:
            self.fields[f"use_{row.public_id}"] = forms.ChoiceField(
                label=words(row.title), choices=[*InUse.choices, CANNOT_SAY], widget=forms.RadioSelect,
                error_messages=CHOOSE,
            )  # fmt: skip
            self.fields[f"whom_{row.public_id}"] = forms.CharField(
                label=_("By whom?"), required=False, max_length=200, help_text=_("For example: two technicians, daily.")
            )

    def layout(self) -> tuple[Group, ...]:
        """With a group for what was handed over, where something was."""
        used = tuple(name for row in self.deliverables for name in (f"use_{row.public_id}", f"whom_{row.public_id}"))
        groups: list[Group] = [
            (_("How far it goes today"), _("Three questions. Choose what is true, not what was planned."),
             tuple(name for name, _label, _question in PROCESSES)),
            (_("In your words"), "", ("changed", "hindered", "language")),
        ]  # fmt: skip
        if used:
            groups.insert(1, (_("What stayed behind"), _("Is it still in use, and who uses it?"), used))
        return tuple(groups)

    def values(self) -> dict[str, Any]:
        """The answer as the action takes it."""
        data, language = self.cleaned_data, self.cleaned_data["language"]
        return {
            **{name: data[name] for name, _label, _question in PROCESSES},
            "changed": translated(data["changed"], language),
            "hindered": translated(data["hindered"], language) if data["hindered"] else Translated(),
            "sightings": {
                row.pk: (data[f"use_{row.public_id}"], data[f"whom_{row.public_id}"])
                for row in self.deliverables
                if data[f"use_{row.public_id}"] != CANNOT_SAY[0]
            },
        }
