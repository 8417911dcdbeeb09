"""Organisations as programmes meet them."""

from typing import Any

from django.db import transaction

from ciconia.foundation.actions.log import log
from ciconia.people.models import Organisation


def register_organisation(*, by: Any, **fields: Any) -> Organisation:
    """A new organisation on the ground all programmes share."""
    with transaction.atomic():
        organisation = Organisation.objects.create(**fields)
        log("organisation.register", organisation, by=by)
    return organisation
