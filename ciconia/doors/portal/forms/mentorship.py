"""What is asked of a mentor, of whoever looks for one, and of both when it has ended."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ciconia.doors.portal.forms.base import Form, date_field, language_choices, text_field
from ciconia.gatherings.models import Useful
from ciconia.gatherings.rules.mentorship import LONGEST
from ciconia.people.queries.concept import named, named_like, names_in

MOST_LINES = 6


class TopicsForm(Form):
    """A form with names of skills to tick: one's own, and those found by words."""

    name = forms.CharField(
        label=_("Your name, as the other reads it"), max_length=80,
        error_messages={"required": _("Write the name you want to be called by.")},
    )  # fmt: skip
    find = forms.CharField(
        label=_("What it is about, in a few words, a line each"), required=False, max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Press “Find names”, then tick what fits. By these names the two of you find each other."),
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label=_("Names that fit"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which you can talk"), choices=language_choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language.")},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, known: list[str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        ticked = data.getlist("topics") if data is not None else []
        self._offer(list(dict.fromkeys([*known, *(self.initial.get("topics") or []), *ticked])), data)

    def _offer(self, uris: list[str], data: Any) -> None:
        """Names to tick: what is known already, and what is like the words somebody typed."""
        reader = get_language() or "en"
        names = names_in(reader, uris) | {row.uri: row.name(reader) for row in named(uris)}
        for line in (data.get("find", "") if data is not None else "").splitlines()[:MOST_LINES]:
            for row in named_like(" ".join(line.split()), reader, without=list(names)) if line.strip() else []:
                names[row.uri] = row.name(reader)
        topics: Any = self.fields["topics"]
        topics.choices = list(names.items())
        if not names:
            del self.fields["topics"]

    def said(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "find"}
        return {"topics": []} | data


class OfferForm(TopicsForm):
    """What a mentor offers."""

    about = text_field(
        _("What can you help with?"), rows=4, longest=LONGEST, error=_("Say in a few words what it is about."),
        hint=_("Whoever is proposed to you reads this."),
    )  # fmt: skip
    hours = forms.IntegerField(
        label=_("Hours a month"), initial=4, widget=forms.NumberInput({"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": _("Write how many hours a month: from 1 to 40."),
            "invalid": _("Write how many hours a month: from 1 to 40."),
        },
    )  # fmt: skip
    at_once = forms.IntegerField(
        label=_("How many people at once"), initial=1,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "short"}),
        error_messages={
            "required": _("Write how many people at once: from 1 to 5."),
            "invalid": _("Write how many people at once: from 1 to 5."),
        },
    )  # fmt: skip
    until = date_field(_("Until when"), error=_("Choose a day."))
    field_order = ("name", "about", "find", "topics", "languages", "hours", "at_once", "until")


class AskForm(TopicsForm):
    """What somebody looks for."""

    what_for = text_field(
        _("What do you want a mentor for?"), rows=4, longest=LONGEST, error=_("Say in a few words what it is about."),
        hint=_("Staff and whoever is proposed to you read this."),
    )  # fmt: skip
    wanted_from = date_field(_("From when"), error=_("Choose a day."))
    field_order = ("name", "what_for", "find", "topics", "languages", "wanted_from")


class UsefulForm(Form):
    """The one question at the end."""

    useful = forms.TypedChoiceField(
        label=_("Was it of use to you?"), choices=Useful.choices, widget=forms.RadioSelect, coerce=int,
        error_messages={"required": _("Choose one of the four.")},
    )  # fmt: skip
    words = text_field(_("What helped, or what was missing?"), rows=3, longest=LONGEST, hint=_("Only staff read this."))
