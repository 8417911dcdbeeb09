"""Pages of organisations that may be one: what is alike, what differs, and what a merge would do, in words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from ciconia.doors.desk.forms.organisation import OrganisationForm
from ciconia.doors.shared.templatetags.ciconia import place, words
from ciconia.foundation.text import Translated
from ciconia.people.models import Organisation
from ciconia.people.queries.duplicate import Pair
from ciconia.people.queries.merge import Before
from ciconia.people.queries.registration import registration_of
from ciconia.people.rules.merge import FIELDS, TEXTS

BECAUSE = {
    "name": gettext_lazy("The names are nearly the same"),
    "acronym": gettext_lazy("The short name fits both"),
    "website": gettext_lazy("They have the same website"),
}
# In the order in which a reader cares; what is not named here is added up at the end.
NUMBERS = {
    "selection.partnership": ngettext_lazy("%(number)d partnership", "%(number)d partnerships", "number"),
    "selection.need": ngettext_lazy("%(number)d need", "%(number)d needs", "number"),
    "selection.endorsement": ngettext_lazy("%(number)d endorsement", "%(number)d endorsements", "number"),
    "selection.opportunity": ngettext_lazy("%(number)d opportunity", "%(number)d opportunities", "number"),
    "selection.application": ngettext_lazy("%(number)d application", "%(number)d applications", "number"),
    "delivery.engagement": ngettext_lazy("%(number)d engagement", "%(number)d engagements", "number"),
    "programmes.affiliation": ngettext_lazy("%(number)d affiliation", "%(number)d affiliations", "number"),
    "people.organisation": ngettext_lazy("%(number)d unit under it", "%(number)d units under it", "number"),
    "foundation.membership": ngettext_lazy("%(number)d role of somebody", "%(number)d roles of people", "number"),
    "people.contact": ngettext_lazy("%(number)d contact", "%(number)d contacts", "number"),
    "people.tie": ngettext_lazy(
        "%(number)d declaration of funding or ties", "%(number)d declarations of funding or ties", "number"
    ),
    "people.registration": ngettext_lazy(
        "%(number)d entry in the registry", "%(number)d entries in the registry", "number"
    ),
}


class MergeForm(forms.Form):
    """Field by field which value stays, opened at the versions of both."""

    seen_kept = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_gone = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kept: Organisation, gone: Organisation, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen_kept": kept.version, "seen_gone": gone.version}
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            mine, other = getattr(kept, name), getattr(gone, name)
            if mine != other and (mine or other):
                self._ask(name, OrganisationForm.base_fields[name].label, mine, other)
        if registration_of(kept) and registration_of(gone):
            self._ask("registration", _("Entry in the registry"), _("The one of the upper"), _("The one of the lower"))

    def _ask(self, name: str, label: Any, mine: Any, other: Any) -> None:
        choices = [("kept", _said(name, mine)), ("gone", _said(name, other))]
        if name in TEXTS and mine and other:
            choices.append(("both", _("Both, each in its language; the first where they share one")))
        start = "kept" if mine else "gone"
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, initial=start, widget=forms.RadioSelect,
            error_messages={"required": _("Choose which one stays.")},
        )  # fmt: skip

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, by field."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("seen_")}

    @property
    def seen(self) -> tuple[int | None, int | None]:
        """The versions of both on the page that was sent."""
        return self.cleaned_data["seen_kept"], self.cleaned_data["seen_gone"]


def _said(name: str, value: Any) -> str:
    if not value:
        return _("Nothing")
    if name == "kind":
        return str(dict(OrganisationForm.base_fields["kind"].choices)[value])
    if isinstance(value, Translated):
        return " / ".join(text for code, text in value.items() if code != "source")
    return words(value.name) if isinstance(value, Organisation) else str(value)


def consequences(before: Before) -> list[str]:
    """What would point elsewhere, in numbers and words."""
    named = [str(NUMBERS[label] % {"number": n}) for label in NUMBERS if (n := before.moving.get(label))]
    rest = sum(number for label, number in before.moving.items() if label not in NUMBERS)
    more = ngettext_lazy(
        "%(number)d more entry that hangs on these", "%(number)d more entries that hang on these", "number"
    )
    return [*named, str(more % {"number": rest})] if rest else named


def shown_pair(pair: Pair) -> dict[str, Any]:
    """Two that may be one, side by side."""
    first, second = pair.first, pair.second
    rows = [
        (OrganisationForm.base_fields[name].label, _said(name, one), _said(name, other))
        for name in FIELDS
        for one, other in [(getattr(first, name), getattr(second, name))]
        if one or other
    ]
    return {
        "first": first,
        "second": second,
        "because": [BECAUSE[why] for why in pair.alike.because],
        "score": pair.alike.score,
        "places": (place(first), place(second)),
        "rows": [{"label": label, "one": one, "other": other, "same": one == other} for label, one, other in rows],
    }
