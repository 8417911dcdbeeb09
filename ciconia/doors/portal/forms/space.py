"""What is asked of whoever sits in a space."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, language_choices, text_field
from ciconia.foundation.text import Translated
from ciconia.gatherings.models import EventMode, Pace
from ciconia.gatherings.rules.post import LONGEST
from ciconia.gatherings.rules.space import LONGEST_NAME

MOMENT = "%Y-%m-%dT%H:%M"
HOURS = [(str(number), str(number)) for number in (1, 2, 3, 4, 6, 8)]


class EditForm(Form):
    """Other words for what one wrote."""

    text = text_field(_("Your words"), rows=6, longest=LONGEST, error=_("Write something first."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReportForm(Form):
    """What is wrong with what somebody wrote."""

    why = text_field(
        _("What is wrong with it?"), rows=3, longest=1000, error=_("Say in a few words what is wrong with it."),
        hint=_("Staff read this. Nobody else learns that you wrote to them."),
    )  # fmt: skip


class SeatForm(Form):
    """The name one goes by, and how often one is written to."""

    name = forms.CharField(
        label=_("Your name in this space"), max_length=LONGEST_NAME,
        help_text=_("The others see this name and nothing else of your profile."),
        error_messages={"required": _("Write the name you want to be called by.")},
    )  # fmt: skip
    pace = forms.ChoiceField(
        label=_("Write to me"), choices=Pace.choices, widget=forms.Select(attrs={"class": "short"}),
        error_messages={"required": _("Choose how often we write."), "invalid_choice": _("Choose how often we write.")},
    )  # fmt: skip


class MeetUpForm(Form):
    """A meet-up: what, when, where, in which languages."""

    title = forms.CharField(
        label=_("What do you propose?"), max_length=120, error_messages={"required": _("Write a title.")},
        help_text=_("For example: tea in Utrecht on a Sunday."),
    )  # fmt: skip
    about = text_field(_("What will happen"), rows=3, longest=1000, error=_("Write what will happen."))
    starts_at = forms.DateTimeField(
        label=_("Begins"), input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
        error_messages={
            "required": _("Write day and hour as 2021-03-21 18:00."),
            "invalid": _("Write day and hour as 2021-03-21 18:00."),
        },
    )  # fmt: skip
    hours = forms.ChoiceField(label=_("Lasts how many hours"), choices=HOURS, initial="2")
    mode = forms.ChoiceField(label=_("How people meet"), choices=EventMode.choices)
    city = forms.CharField(label=_("Town"), required=False, max_length=80)
    venue = forms.CharField(label=_("Address"), required=False, max_length=200)
    link = forms.URLField(
        label=_("Link of the meeting"), required=False, max_length=400, assume_scheme="https",
        error_messages={"invalid": _("Write the whole address, beginning with https://")},
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("In which languages it is held"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language in which it is held.")},
    )  # fmt: skip

    def said(self, zone: str) -> dict[str, Any]:
        """What was written, as the action takes it; the hour is that of the clocks of the programme."""
        data = self.cleaned_data
        language = get_language() or "en"
        starts = data["starts_at"].replace(tzinfo=ZoneInfo(zone))
        plain = {name: data[name] for name in ("mode", "city", "venue", "link", "languages")}
        return plain | {
            "title": Translated({"source": language, language: data["title"]}),
            "about": Translated({"source": language, language: data["about"].replace("\r\n", "\n")}),
            "starts_at": starts, "ends_at": starts + timedelta(hours=int(data["hours"])), "time_zone": zone,
        }  # fmt: skip
