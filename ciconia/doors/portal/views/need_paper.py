"""A need as a paper: printed with what is written so far, or with nothing, and sent back as photos."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ciconia.doors.portal.forms.base import sent
from ciconia.doors.portal.need_paper import as_paper
from ciconia.doors.portal.page import hosts, page
from ciconia.doors.portal.views.need import own
from ciconia.doors.shared.entry import portal_page
from ciconia.doors.shared.need_form import NeedForm
from ciconia.doors.shared.photos import PhotosForm
from ciconia.people.models import Organisation
from ciconia.selection.models import Partnership
from ciconia.selection.queries.development_plan import plans_of
from ciconia.selection.rules.need import FLOW


@portal_page
@never_cache
def filled(request: HttpRequest, public_id: str) -> HttpResponse:
    """The paper of one need, with everything that is known."""
    need = get_object_or_404(own(request), public_id=public_id)
    if not FLOW.holds(request.user, "host contact", need):
        raise Http404
    plans = plans_of(need.organisation, request.user, need.plan_id)
    form = NeedForm(initial=NeedForm.of(need), focus=need.focus, plans=plans)
    link = request.build_absolute_uri(reverse("portal:need", args=[public_id]))
    return _pdf(as_paper(form, need.organisation, link=link, need=need), need.reference)


@portal_page
@never_cache
def blank(request: HttpRequest, public_id: str) -> HttpResponse:
    """The paper for a need that nobody has begun."""
    partnership = _agreed(request, public_id)
    form = NeedForm(focus=partnership.focus)
    link = request.build_absolute_uri(reverse("portal:need_new", args=[public_id]))
    return _pdf(as_paper(form, partnership.organisation, link=link), partnership.organisation.public_id)


def _agreed(request: HttpRequest, public_id: str) -> Partnership:
    organisation = get_object_or_404(Organisation.objects.filter(pk__in=hosts(request.user)), public_id=public_id)
    rows = Partnership.objects.visible_to(request.user).filter(organisation=organisation, state="agreed")
    found = rows.select_related("focus", "organisation").order_by("pk").first()
    if found is None:
        raise Http404
    return found


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


@portal_page
def photos(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send the paper back: photos of its pages, which the focal point types in."""
    need = get_object_or_404(own(request), public_id=public_id)
    if not FLOW.holds(request.user, "host contact", need):
        raise Http404
    form = PhotosForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.send(need, by=request.user):
        messages.success(request, _("Received. Your focal point types it in; you read it here and can change it."))
        return redirect("portal:need", public_id)
    context = {"need": need, "form": form}
    return page(request, "portal/need/photos.html", context, about=need, status=422 if form.errors else 200)
