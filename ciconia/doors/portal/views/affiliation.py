"""Affiliations: an organisation proposes itself to a programme, and follows what becomes of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.affiliation import ProposeForm
from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.page import page
from ciconia.doors.portal.paging import piece
from ciconia.doors.portal.words import affiliation as said
from ciconia.doors.shared.entry import portal_page
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions.affiliation import propose
from ciconia.programmes.models.affiliation import Does
from ciconia.programmes.queries.affiliation import organisations_of_contact, own_affiliations
from ciconia.programmes.queries.programme import under_way


@portal_page
def listed(request: HttpRequest) -> HttpResponse:
    """The programmes the reader's organisations work with, or asked to."""
    found = piece(request, own_affiliations(request.user))
    context = {"piece": found, "may_propose": bool(organisations_of_contact(request.user))}
    return page(request, "portal/affiliation/list.html", context)


@portal_page
def new(request: HttpRequest) -> HttpResponse:
    """Propose one's organisation."""
    organisations = organisations_of_contact(request.user)
    if not organisations:
        raise Refused(_("Only the contact of a diaspora organisation or partner institution can propose it."))
    start = {"language": request.user.language}  # type: ignore[union-attr]
    choices = {"organisations": organisations, "programmes": list(under_way(clock.today()))}
    form = ProposeForm(sent(request), initial=start, **choices)
    if request.method == "POST" and form.is_valid():
        try:
            affiliation = propose(by=request.user, **form.values())
            messages.success(request, _("Sent. The programme looks at it within two weeks."))
            return redirect("portal:affiliation", affiliation.public_id)
        except Unfit as wrong:
            for name, words in wrong.problems.items():
                form.add_error(name, str(words))
    return page(request, "portal/affiliation/form.html", {"form": form}, status=422 if form.errors else 200)


@portal_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Where it is, what was proposed, and why it came to an end where it did."""
    affiliation = get_object_or_404(own_affiliations(request.user), public_id=public_id)
    context = {
        "affiliation": affiliation,
        "meaning": said.meaning(affiliation),
        "reasons": said.reasons(affiliation),
        "route": said.route(affiliation),
    }
    if affiliation.state == "active" and Does.NOMINATION in affiliation.does:
        context["nominates"] = f"?via={affiliation.organisation.public_id}"
    return page(request, "portal/affiliation/detail.html", context, about=affiliation)
