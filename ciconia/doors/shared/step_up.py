"""Showing once more that it is oneself, before something delicate; and the second step of a desk role."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

MINUTES = 10
CODE_MINUTES = 15
TRIES = 3
MAILED = "step_up_code"
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def second_step_shown(request: HttpRequest) -> bool:
    """Whether this session showed a second step; a demonstration's one-click sign-in counts only in one."""
    return any(
        record["method"] == "mfa" and (record.get("type") != "demo" or settings.DEMO)
        for record in get_authentication_records(request, request.user)  # type: ignore[arg-type]
    )


def just_shown(request: HttpRequest) -> bool:
    """Whether somebody showed in the last minutes that it is they who sit here."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(time.time() - record["at"] < MINUTES * 60 for record in records)


def ask(where: str, *, step: bool = False) -> HttpResponseRedirect:
    """On to the page that asks once more, and then back to `where`."""
    query = {"next": where} | ({"step": "1"} if step else {})
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode(query)}")


def step_up(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that is only shown to somebody who has just shown that it is they. Marked by a door already."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not just_shown(request):
            return ask(request.get_full_path())
        return view(request, *args, **kwargs)

    return entered


def onward(request: HttpRequest) -> str:
    """Where somebody was on the way to; never elsewhere than here."""
    where = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()})
    return where if safe else reverse("start")


def authenticators(user: Any) -> list[Authenticator]:
    """What somebody set up beside password and mail, newest last."""
    return list(Authenticator.objects.filter(user=user).order_by("id"))


def way_of(user: Any, found: list[Authenticator]) -> str:
    """How somebody shows it: by the second step where there is one, else by password, else by a mailed code."""
    if any(item.type in STEPS for item in found):
        return "step"
    return "password" if user.has_usable_password() else "mail"


def send_code(request: HttpRequest) -> bool:
    """Mail a code that works once, in this session; no if there were too many."""
    user: Any = request.user
    if not ratelimit.consume(request, action="request_login_code", key=f"again-{user.pk}"):
        return False
    code = generate_user_code()
    request.session[MAILED] = {"code": code, "at": time.time(), "tries": 0}
    get_adapter().send_mail("account/email/again", user.email, {"code": code})
    return True


def accepts(request: HttpRequest, way: str, secret: str) -> bool:
    """Whether what was entered is right; then it is remembered, and a code does not work again."""
    user: Any = request.user
    key = f"again-{user.pk}"
    if not ratelimit.consume(request, action="login_failed", key=key):
        return False
    if not {"password": _password, "step": _step, "mail": _mailed}[way](request, user, secret):
        return False
    ratelimit.clear(request, action="login_failed", key=key)
    return True


def _password(request: HttpRequest, user: Any, secret: str) -> bool:
    if not user.check_password(secret):
        return False
    record_authentication(request, user, "password", reauthenticated=True)
    return True


def _step(request: HttpRequest, user: Any, secret: str) -> bool:
    for item in authenticators(user):
        if item.type != Authenticator.Type.WEBAUTHN and item.wrap().validate_code(secret):
            post_authentication(request, item, reauthenticated=True)
            return True
    return False


def _mailed(request: HttpRequest, user: Any, secret: str) -> bool:
    kept = request.session.get(MAILED)
    if not kept or time.time() - kept["at"] > CODE_MINUTES * 60 or kept["tries"] >= TRIES:
        return False
    if not compare_user_code(actual=secret, expected=kept["code"]):
        request.session[MAILED] = kept | {"tries": kept["tries"] + 1}
        return False
    del request.session[MAILED]
    record_authentication(request, user, "code", reauthenticated=True)
    return True
