"""Whom an organisation names for a course."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.shared.language import NAMES
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.people.models import Organisation


class NameForm(forms.Form):
    """The address of one member, and the language of the letter."""

    organisation_of = forms.ChoiceField(
        label=_("Organisation"), error_messages={"required": _("Choose an organisation.")}
    )
    email = forms.CharField(
        label=_("Their e-mail address"), max_length=254, widget=forms.EmailInput,
        help_text=_("One person. A letter with a link goes there, and they decide. Ask them before you name them."),
        error_messages={"required": _("Write an e-mail address: the link goes there.")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the letter"), choices=list(NAMES.items()))

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {row.public_id: row for row in organisations}
        fields: Any = self.fields
        fields["organisation_of"].choices = [(key, words(row.name)) for key, row in self.known.items()]

    def organisation(self) -> Organisation:
        """The organisation that was chosen."""
        return self.known[self.cleaned_data["organisation_of"]]
