"""Inviting former participants again."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.asking import AskForm
from ciconia.people.models import Person


class InviteForm(AskForm):
    """What they are invited to, why, and who of them."""

    people = forms.MultipleChoiceField(
        label=_("Whom do you invite?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Each gets one letter of their own, with your words. Nobody reads who else was invited."),
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
    )  # fmt: skip

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {person.public_id: person for person in people}
        self.fields["people"].choices = [(key, one.identity.full_name) for key, one in self.known.items()]

    def chosen(self) -> list[Person]:
        """Who is invited."""
        return [self.known[key] for key in self.cleaned_data["people"]]
