"""The answer of somebody whom staff asked about an opportunity, from the letter itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.shared.asked import asked_about
from ciconia.foundation import clock
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.asking import reply
from ciconia.selection.models import Reply
from ciconia.selection.queries.asking import asking_by
from ciconia.selection.rules.asking import takes_applications


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """Says who asks, about what and why; one press answers, and another changes the answer."""
    public_id = asked_about(token)
    asking = asking_by(public_id) if public_id else None
    if asking is None:
        raise Http404
    if request.method == "POST":
        try:
            asking = reply(asking, request.POST.get("reply", ""))
        except Unfit:
            return _page(request, asking, status=422)
        if asking.reply != Reply.YES:
            return redirect(request.path)
        return redirect("public:opportunity", programme=asking.programme.code, public_id=asking.opportunity.public_id)
    return _page(request, asking)


def _page(request: HttpRequest, asking: object, *, status: int = 200) -> HttpResponse:
    opportunity = asking.opportunity  # type: ignore[attr-defined]
    context = {
        "asking": asking, "opportunity": opportunity, "unsaid": status != 200,
        "open": takes_applications(opportunity, clock.today(opportunity.zone)),
    }  # fmt: skip
    return render(request, "link/asking/asked.html", context, status=status)
