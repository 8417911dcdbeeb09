"""Proposing an organisation, weighing what it adds against its risks, and accepting it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, day, line, names, text, written_in
from ciconia.foundation.text import Translated
from ciconia.people.models import Organisation
from ciconia.programmes.models import Weighing
from ciconia.programmes.models.affiliation import Does, Grave, Likely, RiskKind
from ciconia.programmes.rules.affiliation import Risk, Weighed

# What is looked for under each heading; the programme documents name the first three.
ASKED = {
    RiskKind.FOREIGN_POLICY: _("Money, offices or people from a government or its party; a diaspora policy it serves."),
    RiskKind.OVER_REPRESENTATION: _("Who is in it, who is not, and whom it would propose."),
    RiskKind.POLITICAL_CURRENT: _("Posts in a party, campaigns, statements in its name."),
    RiskKind.MONEY: _("What it lives on, how its books are kept, who else pays for the same."),
    RiskKind.PEOPLE: _("What it knows about people, where it keeps that, and who could be harmed."),
}
PARTS = ("likely", "grave", "words", "limits")


class ProposeForm(forms.Form):
    """An organisation that is known, what it does, and what it would bring."""

    organisation = choice(_("Organisation"), (), missing=_("Choose an organisation."))
    does = forms.MultipleChoiceField(
        label=_("What it does with the programme"), choices=Does.choices, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    other = line(_("What else"), _("Only where “Something else” is ticked."))
    language = written_in()
    brings = text(
        _("What it would bring"), _("The organisation and staff read this."),
        missing=_("Write what the organisation would bring."),
    )  # fmt: skip

    def __init__(self, *args: Any, known: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {row.public_id: row for row in known}
        self.fields["organisation"].choices = names(known, _("Choose an organisation"))  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        language, words = data["language"], data["brings"].replace("\r\n", "\n")
        brings = Translated({"source": language, language: words})
        return {
            "organisation": self.known[data["organisation"]], "does": data["does"], "other": data["other"],
            "brings": brings,
        }  # fmt: skip


class WeighForm(forms.Form):
    """What it adds beside every risk, what follows, and when to look again."""

    adds = text(
        _("What it adds"), _("Whom it reaches, what it can do, what would be missing without it."), rows=14,
        missing=_("Write what the organisation adds."),
    )  # fmt: skip
    conclusion = text(
        _("What follows from it"),
        _("Your advice, with the limits you set. Staff read this, the organisation does not."),
        missing=_("Write what follows from it: the coordinator decides on these words."),
    )  # fmt: skip
    next_review = day(_("Next review"), _("Within a year."), missing=_("Choose the day of the next review."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in RiskKind:
            self.fields[f"likely_{kind.value}"] = forms.ChoiceField(
                label=_("How likely"), choices=[("", _("Choose one")), *Likely.choices],
                error_messages={"required": _("Say how likely it is.")},
            )  # fmt: skip
            self.fields[f"grave_{kind.value}"] = forms.ChoiceField(
                label=_("How grave, if there is a sign"),
                choices=[("", _("Choose one")), *Grave.choices],
                required=False,
            )
            self.fields[f"words_{kind.value}"] = text(_("What it is here"), rows=2)
            self.fields[f"limits_{kind.value}"] = text(_("What limits it"), rows=2)

    @staticmethod
    def of(weighing: Weighing | None, next_review: date | None, version: int) -> dict[str, Any]:
        """What the form starts from: the last weighing, where there is one; the conclusion is written anew."""
        opened: dict[str, Any] = {"next_review": next_review, "seen": version}
        if weighing is None:
            return opened
        risks = {f"{part}_{risk.kind}": getattr(risk, part) for risk in weighing.risks.all() for part in PARTS}
        return opened | risks | {"adds": weighing.adds}

    def risks(self) -> Iterator[dict[str, Any]]:
        """Every risk with its fields, for the page."""
        for kind in RiskKind:
            yield {"label": kind.label, "name": kind.value, "fields": [self[f"{part}_{kind.value}"] for part in PARTS]}

    def weighed(self) -> Weighed:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        risks = [
            Risk(kind, *(data[f"{part}_{kind}"].replace("\r\n", "\n") for part in PARTS)) for kind in RiskKind.values
        ]
        return Weighed(data["adds"], tuple(risks), data["conclusion"], data["next_review"])


class AcceptForm(forms.Form):
    """When to look again."""

    next_review = day(_("Next review"), _("As it was proposed, or another day within a year."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
