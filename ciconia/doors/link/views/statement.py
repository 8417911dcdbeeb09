"""One signature by the link of its letter: reading changes nothing, a press lets it stand or takes it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.entry import link_page
from ciconia.doors.link.token import signature_of
from ciconia.foundation import clock
from ciconia.gatherings.actions.statement_signature import Closed, SignedAlready, confirm, take_back
from ciconia.gatherings.models.statement import PUBLIC, StatementSigner
from ciconia.gatherings.queries.statement import signer_by_link
from ciconia.gatherings.rules.statement import takes_signatures

ACTS = {"confirm": confirm, "take_back": take_back}


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def signature(request: HttpRequest, token: str) -> HttpResponse:
    """Says for whom and where it stands; a button lets it stand, another takes it back."""
    late = twice = False
    act = ACTS.get(request.POST.get("act", ""))
    public_id = _opened(token).signature.public_id
    if request.method == "POST" and act is not None:
        try:
            act(public_id)
        except Closed:
            late = True
        except SignedAlready:
            twice = True
    row = _opened(token).signature
    context = {
        "row": row, "statement": row.statement, "late": late, "twice": twice,
        "is_open": takes_signatures(row.statement, clock.now()), "is_public": row.statement.state in PUBLIC,
    }  # fmt: skip
    return render(request, "link/statement/page.html", context, status=409 if late or twice else 200)


def _opened(token: str) -> StatementSigner:
    public_id = signature_of(token)
    who = signer_by_link(public_id) if public_id else None
    if who is None:
        raise Http404
    return who
