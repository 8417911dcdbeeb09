"""Putting somebody elsewhere in a ranking, calling a concept wrong, and turning ranking on or off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import choice, line, text

PLACE, ENGINE = "place", "engine"


class PlaceForm(forms.Form):
    """Where somebody stands instead, and why."""

    place = forms.IntegerField(
        label=_("Place"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("1 is first. Leave it empty to go back to the place the program gave."),
        error_messages={"invalid": _("Write a whole number.")},
    )  # fmt: skip
    reason = text(
        _("Why"), _("Whoever reads the list after you sees it beside the place. The applicant and the host do not."),
        missing=_("Write why. Whoever reads the list after you sees it beside the place."), rows=3, longest=1000,
    )  # fmt: skip


class WrongForm(forms.Form):
    """Which words do not mean the concept, and what they mean instead."""

    better = line(_("What the words mean instead"), _("In your own words; leave it empty if you do not know."))

    def __init__(self, *args: Any, words: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"] = choice(_("Which words do not mean this"), words)
        self.order_fields(["of", "better"])


class SwitchForm(forms.Form):
    """On or off, and why."""

    on = choice(
        _("Ranking"),
        [("1", _("On: whoever applied is ranked, with reasons")), ("0", _("Off: whoever applied stands by date"))],
    )
    reason = text(
        _("Why"), _("It stands beside the new version of the set-up, for whoever asks later."),
        missing=_("Write the reason. It stands beside the new version of the set-up."), rows=3, longest=1000,
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """What was done about a link that was called wrong."""

    done = line(
        _("What was done"), _("For example: the name was taken out of the vocabulary."),
        missing=_("Write what was done, or why nothing was."), longest=400,
    )  # fmt: skip
