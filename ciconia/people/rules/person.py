"""Who may see a person: the same answer as `Person.visible_to`, for one row."""

from typing import Any

import rules

from ciconia.people.models import Identity, Person


@rules.predicate
def sees(user: Any, person: Person) -> bool:
    """Oneself, or by a current sight."""
    return Person.objects.visible_to(user).filter(pk=person.pk).exists()


@rules.predicate
def sees_identity(user: Any, person: Person) -> bool:
    """Oneself, or by a current sight in full."""
    return Identity.objects.visible_to(user).filter(pk=person.pk).exists()


@rules.predicate
def is_self(user: Any, person: Person) -> bool:
    """The person's own account."""
    return bool(user.is_authenticated and person.user_id == user.pk)


rules.add_perm("people.view_person", sees)
rules.add_perm("people.view_identity", sees_identity)
rules.add_perm("people.update_person", is_self)
