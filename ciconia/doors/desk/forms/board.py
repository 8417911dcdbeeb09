"""What is asked about a board, a seat on it, a meeting, and a theme from the agenda to what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.event import GatheringForm
from ciconia.doors.desk.forms.fields import TextsForm, choice, day, line, number, text, written_in
from ciconia.gatherings.models import BoardTheme, Event
from ciconia.gatherings.rules.board_theme import LONGEST_OWNER, LONGEST_QUESTION, LONGEST_TITLE


def _seen() -> forms.IntegerField:
    return forms.IntegerField(required=False, widget=forms.HiddenInput)


class BoardForm(TextsForm):
    """What a board is for, and how it works."""

    TEXTS = ("name", "mandate")
    language = written_in()
    name = line(_("Name"), longest=120, missing=_("Write a name."))
    mandate = text(_("What it is for"), _("Everybody reads this."), missing=_("Write what the board is for."))
    meetings_a_year = number(_("Meetings a year"))
    most_of_one = number(_("Seats of one organisation"), _("How many people of the same organisation may sit on it."))
    interest = number(
        _("Members who have to want a theme"),
        _("Once so many do, the programme answers within two weeks; else within three months."),
    )


class InviteForm(forms.Form):
    """Who is asked, for whom they would sit there, and for how long."""

    email = forms.EmailField(
        label=_("E-mail address of their account"),
        error_messages={"required": _("Write the address."), "invalid": _("Write one e-mail address.")},
    )  # fmt: skip
    organisation = line(
        _("Organisation"), _("For whom they would sit there. Nothing for a seat in their own name."), longest=160
    )
    starts = day(_("First day"))
    ends = day(_("Last day"))


class RenewForm(forms.Form):
    """Until when a term goes on."""

    ends = day(_("Last day"))
    seen = _seen()


class MeetingForm(GatheringForm):
    """When and where a board meets, and what it speaks about."""

    themes = forms.MultipleChoiceField(
        label=_("Agenda"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What members want most stands first."),
    )  # fmt: skip

    def __init__(self, *args: Any, themes: Iterable[BoardTheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themes = {theme.public_id: theme for theme in themes}
        fields: Any = self.fields
        fields["themes"].choices = [(key, theme.title) for key, theme in self.themes.items()]
        if not self.themes:
            del fields["themes"]

    def values(self, row: Any = None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = super().values(row)
        return data | {"themes": [self.themes[key] for key in data.get("themes", [])]}


class PlanForm(forms.Form):
    """At which meeting a theme is spoken about."""

    meeting = choice(_("Meeting"), ())
    seen = _seen()

    def __init__(self, *args: Any, meetings: Iterable[tuple[Event, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(meetings)
        self.meetings = {event.public_id: event for event, _hours in found}
        fields: Any = self.fields
        fields["meeting"].choices = [(event.public_id, hours) for event, hours in found]


class VoteForm(forms.Form):
    """What every member is asked, and until when."""

    question = line(
        _("Question"), _("One that yes and no answer."), longest=LONGEST_QUESTION,
        missing=_("Write a question that yes and no answer."),
    )  # fmt: skip
    until = day(_("Last day to vote"))
    seen = _seen()


class ConclusionForm(TextsForm):
    """What was concluded, who does it, and until when."""

    TEXTS = ("conclusion",)
    language = written_in()
    conclusion = text(
        _("Conclusion"), _("What was said, and what the programme does about it. Everybody reads this."), rows=6,
        missing=_("Write what was concluded: everybody reads this."),
    )  # fmt: skip
    owner = line(
        _("Who does it"), _("An office or an organisation, not a person's name: everybody reads this."),
        longest=LONGEST_OWNER, missing=_("Write which office or organisation does it."),
    )  # fmt: skip
    done_by = day(_("Until when"))

    def said(self, row: BoardTheme) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return self.values(row) | {"seen": self.cleaned_data["seen"]}


class CorrectionForm(ConclusionForm):
    """The same once it stands on the page, and how the theme is called there."""

    field_order = ("title",)
    title = line(_("Title"), longest=LONGEST_TITLE, missing=_("Write a title."))


class OutcomeForm(TextsForm):
    """What came of a conclusion."""

    TEXTS = ("outcome",)
    language = written_in()
    outcome = text(
        _("What came of it"), _("Everybody reads this."), rows=6,
        missing=_("Write what came of it: everybody reads this."),
    )  # fmt: skip

    def said(self, row: BoardTheme) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return self.values(row) | {"seen": self.cleaned_data["seen"]}
