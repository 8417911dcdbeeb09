from typing import Any

from ciconia.people.models import Person


def person_of(user: Any) -> Person | None:
    """The person behind an account, if it has one."""
    return Person.objects.filter(user_id=user.pk).select_related("identity").first() if user.pk else None
