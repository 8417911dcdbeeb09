"""What whoever applies is asked: written by the officer, with a reason once people are answering."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.question import QuestionsForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.views.opportunity import opportunity_of, page_of
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions.question import CAN_ASK, ask_questions
from ciconia.selection.rules.opportunity import FLOW


@desk_page
def questions(request: HttpRequest, public_id: str) -> HttpResponse:
    """The questions of an opportunity; others of the programme read them on its page."""
    opportunity = opportunity_of(request, public_id)
    if not FLOW.holds(request.user, "officer", opportunity) or opportunity.state not in CAN_ASK:
        raise Http404
    published = opportunity.state == "published"
    form = QuestionsForm(
        request.POST if request.method == "POST" else None, questions=opportunity.questions, published=published,
        initial={"seen": opportunity.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        asked, data = form.said(), form.cleaned_data
        try:
            ask_questions(opportunity, asked, by=request.user, reason=data.get("reason", ""), seen=data["seen"])
            messages.success(request, _("Saved, as a new version of the terms."))
            return HttpResponseRedirect(desk_url(request, "opportunity", public_id))
        except Unfit as wrong:
            request.undo = True  # type: ignore[attr-defined]
            form.tell(wrong.problems, asked)
    context = {"form": form, "opportunity": opportunity, "rows": list(form.rows()), "published": published}
    return page_of(request, "questions", context, opportunity, here=_("Questions to applicants"))
