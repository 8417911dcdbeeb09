"""The language an account is written to in, and begins in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.language import NAMES
from ciconia.foundation.actions.account import choose_language


@portal_page
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the language of the page as that of the account, and stay there."""
    chosen, back = request.POST.get("language", ""), request.POST.get("next", "/")
    if chosen in NAMES:
        choose_language(request.user, chosen, by=request.user)  # type: ignore[arg-type]
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else "/")
