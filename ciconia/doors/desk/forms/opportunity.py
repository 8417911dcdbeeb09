"""The terms of reference of an opportunity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ciconia.doors.desk.forms.fields import TextsForm, choice, day, line, number, text, working_languages, written_in
from ciconia.people.models import Mode

EACH = _("One a line.")
REASON = _("Write the reason. Whoever is concerned will read it.")


class OpportunityForm(TextsForm):
    """What applicants read before they decide, and the numbers of the place."""

    TEXTS = ("title", "summary", "background", "tasks", "required", "welcome", "deliverables")

    language = written_in()
    title = line(_("Title"), _("What somebody would do, in a few words."), missing=_("Give it a title."), longest=160)
    summary = text(_("Summary"), _("Two or three sentences: who asks for what, and what it is good for."), rows=3)
    background = text(_("Background"), _("The institution and what it is missing."))
    tasks = text(_("What to do"), EACH)
    required = text(_("What to bring"), _("Only what nobody can do without. One a line."))
    welcome = text(_("What helps"), _("Welcome, but nobody is left out for it. One a line."), rows=3)
    deliverables = text(_("What stays behind"), _("What is handed over and accepted by the host. One a line."))
    languages = working_languages()
    mode = choice(_("How the work is done"), Mode.choices)
    places = number(_("Places"))
    deadline = day(_("Last day to apply"), _("It ends at 23:59 in the zone of the programme."))
    starts = day(_("The work starts on"))
    weeks = number(_("Weeks"))


class ReopenForm(forms.Form):
    """Why people may apply again, and until when."""

    reason = text(_("Reason"), _("Everybody who can read this page reads it in these words."), missing=REASON, rows=3)
    deadline = day(_("New last day to apply"), _("It ends at 23:59 in the zone of the programme."))
    starts = day(_("The work starts on"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
