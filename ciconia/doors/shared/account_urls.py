"""Sign-in by password or mailed code, and a new password; nothing else of the library's is offered yet."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

View = Callable[..., HttpResponse]


def entrance(view: View) -> View:
    """A page of the library as a page of this house: marked for everybody, and 422 where a form comes back."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    entered.door = "account"  # type: ignore[attr-defined]
    return entered


urlpatterns = [
    path("sign-in/", entrance(views.login), name="account_login"),
    path("sign-in/code/", entrance(views.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", entrance(views.confirm_login_code), name="account_confirm_login_code"),
    path("sign-out/", entrance(views.logout), name="account_logout"),
    path("again/", entrance(views.reauthenticate), name="account_reauthenticate"),
    path("inactive/", entrance(views.account_inactive), name="account_inactive"),
    path("address/", entrance(views.email_verification_sent), name="account_email_verification_sent"),
    path("new/", entrance(views.signup), name="account_signup"),
    path("password/", entrance(views.password_reset), name="account_reset_password"),
    path("password/sent/", entrance(views.password_reset_done), name="account_reset_password_done"),
    path("password/done/", entrance(views.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        entrance(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
