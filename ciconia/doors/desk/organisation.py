"""What pages of organisations share: what happened in words, and what two writers did."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors.desk.forms.organisation import OrganisationForm
from ciconia.doors.desk.history import Told
from ciconia.doors.shared.clash import Clash, clash_of
from ciconia.doors.shared.templatetags.ciconia import in_a_row
from ciconia.foundation.models import Role
from ciconia.people.actions.organisation import last_entry
from ciconia.people.models import Organisation
from ciconia.people.queries.duplicate import entries_of
from ciconia.people.queries.organisation import as_it_stood

HAPPENED = {
    "register": gettext_lazy("Registered"),
    "edit": gettext_lazy("Changed"),
    "note_contact": gettext_lazy("A contact was written down"),
    "end_contact": gettext_lazy("A contact ended"),
    "give_role": gettext_lazy("A role was given"),
    "end_role": gettext_lazy("A role was ended"),
    "declare_tie": gettext_lazy("It declared funding or a tie"),
    "note_tie": gettext_lazy("Funding or a tie was written down"),
    "take_back_tie": gettext_lazy("Funding or a tie was taken back"),
    "register_itself": gettext_lazy("It changed what it says for the registry"),
    "list": gettext_lazy("It asked to be on the public list"),
    "unlist": gettext_lazy("It was taken off the public list"),
    "keep_apart": gettext_lazy("Found to be another one than one that looks alike"),
    "merge": gettext_lazy("Another entry was merged into it"),
    "undo_merge": gettext_lazy("A merge was taken back"),
}


def told(organisation: Organisation) -> list[Told]:
    """What happened to an organisation and to those that went into it, newest first."""
    found = []
    for entry in entries_of(organisation):
        label = HAPPENED.get(entry.verb.partition(".")[2])
        if label:
            found.append(Told(entry.at, _more(str(label), entry.data), entry.actor_label, entry.reason, ""))
    return found


def _more(label: str, data: dict[str, Any]) -> str:
    """The words with what they were about."""
    fields = OrganisationForm.base_fields
    about = [str(fields[name].label) for name in data.get("was", ()) if name in fields]
    if data.get("role") in Role.values:
        about = [str(Role(data["role"]).label)]
    return _("%(what)s: %(about)s") % {"what": label, "about": in_a_row(about)} if about else label


def clash_with(form: OrganisationForm, organisation: Organisation) -> Clash:
    """What somebody else made of an organisation while this form was open."""
    before = as_it_stood(organisation, form.cleaned_data["seen"])
    language = form.cleaned_data["language"]
    return clash_of(
        form, said_of(before, language), said_of(organisation, language),
        last=last_entry(organisation), seen=organisation.version,
    )  # fmt: skip


def said_of(organisation: Organisation, language: str) -> dict[str, Any]:
    """What the form would say of an organisation, its texts in a language."""
    said = OrganisationForm.initial_of(organisation)
    texts = {name: getattr(organisation, name).best(language).text for name in OrganisationForm.TEXTS}
    return said | texts | {"language": language}
