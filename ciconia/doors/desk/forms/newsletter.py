"""What is asked about a number of the newsletter, about a piece of it, and before it is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TranslationsForm, choice, line, text
from ciconia.doors.shared.language import NAMES
from ciconia.publishing.models import NewsletterPiece

LANGUAGE = _("It can be written in every language of the site, one after the other.")


def _language() -> forms.ChoiceField:
    return choice(_("Language of these texts"), list(NAMES.items()), LANGUAGE)


class NewsletterForm(TranslationsForm):
    """The title and the introduction, in one language at a time."""

    TEXTS = ("title", "introduction")
    language = _language()
    title = line(
        _("Title"), _("It is the subject of the letter."), longest=120,
        missing=_("Write a title: it is the subject of the letter."),
    )  # fmt: skip
    introduction = text(
        _("Introduction"), _("A few sentences that stand above everything else."), rows=8, longest=1600,
        missing=_("Write a few sentences that stand above everything else."),
    )  # fmt: skip


class PickForm(forms.Form):
    """Something public."""

    source = choice(_("Something that is public"), [], missing=_("Choose something that is public."))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]

    def values(self) -> dict[str, str]:
        """What was chosen, as the action takes it."""
        noun, _colon, source = self.cleaned_data["source"].partition(":")
        return {"noun": noun, "source": source}


class PieceForm(TranslationsForm):
    """An own short text, in one language at a time."""

    TEXTS = ("title", "text")
    place = forms.IntegerField(required=False, widget=forms.HiddenInput)
    language = _language()
    title = line(_("Heading"), missing=_("Write a heading."), longest=120)
    text = text(_("Text"), _("At most six hundred signs."), rows=4, longest=700, missing=_("Write what it is about."))
    link = line(_("Address of the page it leads to"), longest=400)

    def piece(self, row: NewsletterPiece | None) -> dict[str, Any]:
        """What was written, as the action takes it."""
        data = self.values(row)
        data.pop("place")
        return data


class SendForm(forms.Form):
    """How many get it, typed by hand; and what stood in the letter on the page that was looked at."""

    number = forms.IntegerField(
        label=_("How many people get it"), min_value=0, help_text=_("Type the number that stands above."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the number of people."), "invalid": _("Type the number in digits.")},
    )  # fmt: skip
    looked = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
