"""What an organisation writes about an event that it proposes."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, language_choices, language_field, source_language, text_field
from ciconia.doors.portal.forms.space import MOMENT
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.countries import countries
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import Event, EventMode
from ciconia.programmes.kinds.gathering import event_kinds_of
from ciconia.programmes.models import Affiliation, Focus

TEXTS = ("title", "about", "for_whom")
PLAIN = ("kind", "languages", "mode", "venue", "city", "country", "link", "capacity")


def _moment(label: Any) -> forms.DateTimeField:
    say = _("Write day and hour as 2021-03-21 18:00.")
    return forms.DateTimeField(
        label=label, input_formats=[MOMENT, "%Y-%m-%d %H:%M"], error_messages={"required": say, "invalid": say},
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )  # fmt: skip


class ProposedEventForm(Form):
    """An event: with which programme, what, for whom, when, where, for how many."""

    GROUPS = (
        (_("With whom"), "", ("affiliation", "focus", "kind")),
        (_("What everybody reads"), "", ("language", "title", "about", "for_whom", "languages")),
        (_("When and where"), "", ("starts_at", "ends_at", "mode", "venue", "city", "country", "link", "capacity")),
    )

    affiliation = forms.ChoiceField(
        label=_("Your organisation, and the programme"),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )  # fmt: skip
    focus = forms.ChoiceField(label=_("For which country"), required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    language = language_field()
    title = forms.CharField(label=_("Title"), max_length=200, error_messages={"required": _("Write a title.")})
    about = text_field(_("What will happen"), error=_("Write what will happen."))
    for_whom = text_field(_("For whom"), rows=2)
    languages = forms.MultipleChoiceField(
        label=_("In which languages it is held"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language in which it is held.")},
    )  # fmt: skip
    starts_at = _moment(_("Begins"))
    ends_at = _moment(_("Ends"))
    mode = forms.ChoiceField(label=_("How people meet"), choices=EventMode.choices)
    venue = forms.CharField(label=_("Address"), required=False, max_length=200)
    city = forms.CharField(label=_("Town"), required=False, max_length=80)
    country = forms.ChoiceField(label=_("Country of the town"), required=False)
    link = forms.URLField(
        label=_("Link of the meeting"), required=False, max_length=400, assume_scheme="https",
        help_text=_("Nobody reads it on a page: whoever has a place gets it."),
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Places"), required=False, min_value=1, max_value=100000, widget=forms.NumberInput({"class": "short"}),
        help_text=_("Nothing where there is room for everybody. Who comes later waits."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, affiliations: Iterable[Affiliation], focuses: Iterable[Focus], kinds: Iterable[str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.affiliations = {row.public_id: row for row in affiliations}
        self.focuses = {row.public_id: row for row in focuses}
        fields: Any = self.fields
        fields["affiliation"].choices = [
            (key, f"{words(row.organisation.name)}, {words(row.programme.name)}")
            for key, row in self.affiliations.items()
        ]
        fields["focus"].choices = [
            ("", _("The whole programme")), *((key, words(row.name)) for key, row in self.focuses.items()),
        ]  # fmt: skip
        fields["kind"].choices = [(kind.name, kind.label) for kind in event_kinds_of(kinds)]
        fields["country"].choices = [("", _("Choose a country")), *countries(get_language() or "en")]

    @classmethod
    def initial_of(cls, row: Event) -> dict[str, Any]:
        """What stands in an event, with its hours as the clocks of its place show them."""
        code = source_language(row.title)
        said = {name: getattr(row, name).get(code, "") for name in TEXTS} | {"language": code, "seen": row.version}
        said |= {name: getattr(row, name) for name in PLAIN}
        said |= {"starts_at": row.starts_local.replace(tzinfo=None), "ends_at": row.ends_local.replace(tzinfo=None)}
        return said | {"focus": row.focus.public_id if row.focus else ""}

    def chosen(self) -> Affiliation:
        """With which programme, for which organisation."""
        return self.affiliations[self.cleaned_data["affiliation"]]

    def values(self, zone: str) -> dict[str, Any]:
        """What was written, as the action takes it; hours are those of the clocks of the programme."""
        data, code = self.cleaned_data, self.cleaned_data["language"]
        said = {name: data[name] for name in PLAIN} | {"time_zone": zone, "focus": self.focuses.get(data["focus"])}
        for name in TEXTS:
            text = data[name].replace("\r\n", "\n")
            said[name] = Translated({"source": code, code: text} if text else {})
        return said | {name: data[name].replace(tzinfo=ZoneInfo(zone)) for name in ("starts_at", "ends_at")}
