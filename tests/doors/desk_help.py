"""Going to pages of the desk as one of its people."""

from typing import Any

from django.test import Client
from django.urls import reverse

from ciconia.foundation.models import User
from tests import make


def url(name: str, obj: Any = None, **more: str) -> str:
    """The address of a page of the desk of CD4D2."""
    where = {"programme": "cd4d2", **({"public_id": obj.public_id} if obj else {}), **more}
    return reverse(f"desk:{name}", kwargs=where)


def enter(client: Client, who: str | User, name: str, obj: Any = None, **more: str) -> Any:
    """A page, opened by somebody new in a role or by an account; keywords of the address go with it."""
    user = make.make_staff(who) if isinstance(who, str) else who
    make.sign_in(client, user)
    found = client.get(url(name, obj, **more))
    make.set_actor("system:maker")
    return found
