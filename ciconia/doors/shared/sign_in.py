"""How people sign in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by a programme or an organisation; opening one oneself comes with profiles."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
