"""Agreeing an institution's development plan, and looking at it again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import day, text


class AgreeForm(forms.Form):
    """When to look again."""

    next_review = day(_("Next review"), _("A day within a year."))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReviewForm(AgreeForm):
    """How far it has come, and when to look again."""

    reason = text(
        _("How far it has come"), _("What moved since the last time and what did not. The institution reads it."),
        missing=_("Write how far it has come."),
    )  # fmt: skip
    field_order = ("reason", "next_review", "seen")
