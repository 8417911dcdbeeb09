"""Organisations as programmes meet them: registered, edited, placed in the tree."""

from copy import copy
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.people.models import Organisation
from ciconia.people.rules.organisation import keeps, speaks, unfit

OWN_WORDS = ("about", "city", "website")  # what those who speak for an organisation write themselves


def register_organisation(*, by: Any, **fields: Any) -> Organisation:
    """A new organisation on the ground all programmes share."""
    with transaction.atomic():
        organisation = Organisation.objects.create(**fields)
        log("organisation.register", organisation, by=by)
    return organisation


def add_organisation(*, by: Any, **fields: Any) -> Organisation:
    """Register an organisation at a desk, apart from any programme; raises Refused or Unfit."""
    organisation = Organisation(**fields)
    if not keeps(by, organisation):
        raise Refused(_("This is for staff who work in the country of this organisation."))
    with transaction.atomic():
        hold_tree()
        if problems := unfit(organisation):
            raise Unfit(problems)
        return register_organisation(by=by, **fields)


def edit_organisation(organisation: Organisation, *, by: Any, seen: int | None = None, **fields: Any) -> list[str]:
    """Change what stands of an organisation; gives the columns that changed. Raises Refused, Unfit or Conflict."""
    if not keeps(by, organisation) or not keeps(by, Organisation(country=fields.get("country", organisation.country))):
        raise Refused(_("This is for staff who work in the country of this organisation."))
    return _edit(organisation, by, seen, fields)


def describe_organisation(organisation: Organisation, *, by: Any, seen: int | None = None, **words: Any) -> list[str]:
    """The organisation itself changes what it says to everybody; raises Refused, Unfit or Conflict."""
    if not speaks(by, organisation):
        raise Refused(_("Only somebody who speaks for this organisation can write for it."))
    return _edit(organisation, by, seen, {name: words[name] for name in OWN_WORDS if name in words})


def _edit(organisation: Organisation, by: Any, seen: int | None, fields: dict[str, Any]) -> list[str]:
    with transaction.atomic():
        hold_tree()
        organisation.refresh_from_db(from_queryset=Organisation.objects.select_for_update())
        if seen is not None and seen != organisation.version:
            raise Conflict(organisation, last_entry(organisation))
        if fields.get("parent") is not None:  # it may have been moved itself since the page was read
            fields["parent"] = _as_it_stands(fields["parent"])
        before = copy(organisation)
        changed = sorted(name for name, value in fields.items() if getattr(organisation, name) != value)
        for name in changed:
            setattr(organisation, name, fields[name])
        if problems := unfit(organisation, before):
            organisation.refresh_from_db()
            raise Unfit(problems)
        organisation.version += 1
        organisation.save(update_fields=[*changed, "version"])
        was = {name: in_words(getattr(before, name)) for name in changed}
        log("organisation.edit", organisation, by=by, data={"version": organisation.version, "was": was})
    return changed


def _as_it_stands(parent: Organisation) -> Organisation:
    found = Organisation.objects.filter(pk=parent.pk).first()
    if found is None:
        raise Unfit({"parent": _("It went into another organisation meanwhile. Choose again.")})
    return found


def last_entry(organisation: Organisation) -> Log | None:
    """The last thing that happened to an organisation, as far as whoever asks may read it."""
    return Log.objects.filter(noun="organisation", object_id=organisation.pk).order_by("-id").first()


def in_words(value: Any) -> Any:
    """A value of an organisation as the log keeps it."""
    return value.public_id if isinstance(value, Organisation) else value


def hold_tree() -> None:
    """Until the end of the transaction nobody else moves anything in the tree: two moves could make a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('ciconia.organisations'))")
