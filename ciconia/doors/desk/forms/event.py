"""What is asked about an event, its programme, and what came of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TextsForm, choice, language_choices, line, number, text, written_in
from ciconia.foundation.countries import countries
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import EventMode
from ciconia.people.models import Organisation
from ciconia.programmes.kinds.gathering import event_kinds_of
from ciconia.programmes.models import Focus, Programme

ZONES = (
    "Europe/Amsterdam", "Europe/London", "Africa/Lagos", "Africa/Mogadishu", "Africa/Nairobi", "Asia/Baghdad",
    "Asia/Kabul",
)  # fmt: skip
MOMENT = "%Y-%m-%dT%H:%M"


def clocks_of(programme: Programme) -> list[tuple[str, str]]:
    """Whose clocks one can choose: those of the programme's office first."""
    return [(zone, zone.rpartition("/")[2]) for zone in dict.fromkeys([programme.zone, *ZONES])]


def moment(label: Any, hint: Any = "") -> forms.DateTimeField:
    """A day and an hour, on the clocks of the place that is chosen beside it."""
    say = _("Write day and hour as 2021-03-21 18:00.")
    return forms.DateTimeField(
        label=label, help_text=hint, input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
        error_messages={"required": say, "invalid": say},
    )  # fmt: skip


def on_the_clock(naive_or_aware: datetime, zone: str) -> datetime:
    """The moment whose day and hour were typed, in the zone that was chosen."""
    return naive_or_aware.replace(tzinfo=ZoneInfo(zone))


class GatheringForm(TextsForm):
    """When people meet, where, in which languages and what for."""

    TEXTS: tuple[str, ...] = ("title", "about")
    language = written_in()
    title = line(_("Title"), missing=_("Write a title."))
    about = text(_("What will happen"), missing=_("Write what will happen."), rows=6)
    languages = forms.MultipleChoiceField(
        label=_("In which languages it is held"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language in which it is held.")},
    )  # fmt: skip
    mode = choice(_("How people meet"), EventMode.choices)
    venue = line(_("Address"), _("The hall and the street."))
    city = line(_("Town"), longest=80)
    country = forms.ChoiceField(label=_("Country of the town"), required=False)
    link = forms.URLField(
        label=_("Link of the meeting"), required=False, max_length=400, assume_scheme="https",
        help_text=_("Nobody reads it on a page: whoever has a place gets it."),
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )  # fmt: skip
    time_zone = choice(_("Clocks of"), [])
    starts_at = moment(_("Begins"))
    ends_at = moment(_("Ends"))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["time_zone"].choices = clocks_of(programme)
        fields["country"].choices = [("", _("Choose a country")), *countries(get_language() or "en")]

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        for name in ("starts_at", "ends_at"):
            data[name] = on_the_clock(data[name], data["time_zone"])
        return data


class EventForm(GatheringForm):
    """An event: what, in which languages, for which country, where and when, for how many."""

    TEXTS = ("title", "about", "for_whom")
    field_order = ("kind", "focus", "language", "title", "about", "for_whom")
    kind = choice(_("Kind"), ())
    focus = forms.ChoiceField(label=_("For which country"), required=False)
    for_whom = text(_("For whom"), rows=2)
    capacity = number(_("Places"), _("Nothing where there is room for everybody. Who comes later waits."))
    co_hosts = forms.MultipleChoiceField(
        label=_("Held together with"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Organisations that work with the programme."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, programme: Programme, focuses: Iterable[Focus], hosts: Iterable[Organisation],
        everywhere: bool, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, programme=programme, **kwargs)
        self.focuses = {focus.public_id: focus for focus in focuses}
        self.hosts = {organisation.public_id: organisation for organisation in hosts}
        fields: Any = self.fields
        fields["about"].help_text = _("Everybody reads this.")
        fields["kind"].choices = [(kind.name, kind.label) for kind in event_kinds_of(programme.kinds)]
        whole = [("", _("The whole programme"))] if everywhere else []
        fields["focus"].choices = [*whole, *((key, str(focus.name)) for key, focus in self.focuses.items())]
        fields["co_hosts"].choices = [(key, str(row.name)) for key, row in self.hosts.items()]
        fields["capacity"].required = False
        if not self.hosts:
            del fields["co_hosts"]

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What stands in an event, with its hours as the clocks of its place show them."""
        values = super().initial_of(row)
        values |= {"focus": row.focus.public_id if row.focus else "", "languages": row.languages}
        values |= {"starts_at": row.starts_local.replace(tzinfo=None), "ends_at": row.ends_local.replace(tzinfo=None)}
        return values | {"co_hosts": [one.organisation.public_id for one in row.co_hosts.all()]}

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        data["focus"] = self.focuses.get(data["focus"])
        if row is not None and row.focus is not None:
            del data["focus"]  # whom it is for is said once: registrations are seen by the staff of that country
        data["co_hosts"] = [self.hosts[key] for key in data.get("co_hosts", [])]
        return data


class SessionForm(forms.Form):
    """One part of the programme of an event, and who speaks in it."""

    language = written_in()
    title = line(_("What it is about"), missing=_("Write a title."))
    about = text(_("More about it"), rows=2)
    starts_at = moment(_("Begins"))
    name = line(_("Who speaks"), _("The name."), longest=120)
    function = line(_("What they are"), _("Such as: water engineer."), longest=160)
    speaks = forms.ChoiceField(label=_("The language they speak in"), required=False)
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False,
        help_text=_("A letter asks them: they read exactly how the page would name them, and answer by a link."),
        error_messages={"invalid": _("Write one e-mail address, or none.")},
    )  # fmt: skip
    agreed_how = line(
        _("Without an address: how they agreed to be named"),
        _("Such as: by mail of 3 March. Without a yes the name stays here, and the public page does not name them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["speaks"].choices = [("", _("Not said")), *language_choices()]

    def values(self, zone: str) -> dict[str, Any]:
        """The part, as the action takes it."""
        data, language = self.cleaned_data, self.cleaned_data["language"]
        about = data["about"].replace("\r\n", "\n")
        return {
            "starts_at": on_the_clock(data["starts_at"], zone),
            "title": Translated({"source": language, language: data["title"]}),
            "about": Translated({"source": language, language: about} if about else {}),
        }

    def speaker(self) -> dict[str, Any]:
        """Who speaks in it; nothing where no name was written."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("name", "function", "email", "agreed_how")}
        return said | {"language": data["speaks"]} if data["name"].strip() else {}


class ReportForm(forms.Form):
    """How many came, what came of it, and what was learned."""

    counted = number(_("How many people came"), _("As somebody counted them, with those who were not checked in."))
    language = written_in()
    outcome = text(
        _("What came of it"), _("Everybody reads this."), rows=6,
        missing=_("Write what came of it: everybody reads this."),
    )  # fmt: skip
    lessons = text(_("What we learned"), _("Staff alone read this."), rows=4)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The report, as the action takes it."""
        data, language = self.cleaned_data, self.cleaned_data["language"]
        outcome = Translated({"source": language, language: data["outcome"].replace("\r\n", "\n")})
        return {name: data[name] for name in ("counted", "lessons", "seen")} | {"outcome": outcome}
