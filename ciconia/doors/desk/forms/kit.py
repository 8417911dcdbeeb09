"""Where something was posted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.publishing.rules.publication import MOST_SIGNS


class PostForm(forms.Form):
    """The address of a post; whether it can be one is for the rules to say."""

    address = forms.CharField(
        label=_("Address of the post"), max_length=2 * MOST_SIGNS,
        error_messages={"required": _("Copy the address of the post here: without it nobody finds it again.")},
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        help_text=_("Post it, then copy its address here: so it is found again when it has to go."),
    )  # fmt: skip
