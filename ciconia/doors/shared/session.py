"""Who is signed in: each page asks for a session and for the account in it, by statements that are written once."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from ciconia.foundation.database.kept import Asked, Kept
from ciconia.foundation.models import User

_SESSION = Kept(lambda: Session.objects.filter(session_key=Asked("key"), expire_date__gt=Asked("now")))
_ACCOUNT = Kept(lambda: User.objects.filter(pk=Asked("pk")))


class SessionStore(db.SessionStore):
    """Sessions in the database, as Django keeps them."""

    def load(self) -> dict[str, Any]:
        """What a session holds; nothing, and another key at the next write, where it is over or never was."""
        found = _SESSION.rows(key=self.session_key, now=timezone.now())
        if found:
            return dict(self.decode(found[0].session_data))
        self._session_key = None
        return {}


class Accounts(AuthenticationBackend):  # type: ignore[misc]
    """Accounts as allauth lets them in."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session; None where it is closed or gone."""
        return next((user for user in _ACCOUNT.rows(pk=user_id) if self.user_can_authenticate(user)), None)
