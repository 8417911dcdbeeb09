"""A consultation by the link of a letter: reading changes nothing, a form answers, a button ends such letters."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ciconia.doors.link.consultation_form import AnswerForm
from ciconia.doors.link.entry import in_other_languages, link_page
from ciconia.doors.link.token import consulted_of
from ciconia.doors.shared.consultation import Reading, reading_of
from ciconia.doors.shared.telling import told
from ciconia.foundation import clock
from ciconia.foundation.actions.letter import stop
from ciconia.foundation.queries.letter import whose
from ciconia.foundation.rules.unfit import Unfit
from ciconia.gatherings.actions.consultation_answer import Closed, answer
from ciconia.gatherings.models import ConsultationAsked
from ciconia.gatherings.queries.consultation import asked_by_link, said_before
from ciconia.gatherings.rules.consultation import KIND, PROMISE, takes_answers


@link_page
@require_http_methods(["GET", "HEAD", "POST"])
def consulted(request: HttpRequest, token: str) -> HttpResponse:
    """What it is about and what is decided with it; a form answers, and changes the answer until the last day."""
    asked = _opened(token)
    if request.method == "POST" and request.POST.get("act") == "stop":
        stop(whose(asked.email), KIND)
        return HttpResponseRedirect(f"{request.path}?stopped")
    reading = reading_of(asked.consultation, request)
    form, status = _form(request, asked, reading), 200
    if form.is_bound:
        status = _answered(asked, form) if form.is_valid() else 422
        if status == 302:
            return HttpResponseRedirect(f"{request.path}?kept&in={reading.code}")
    context = _page(request, asked, reading) | {"form": form, "late": status == 409}
    return render(request, "link/consultation/page.html", {**context, **_others(token)}, status=status)


def _answered(asked: ConsultationAsked, form: AnswerForm) -> int:
    """What became of an answer: 302 where it is kept, else why not."""
    try:
        answer(asked.public_id, form.said())
    except Unfit as wrong:
        form.tell(wrong)
        return 422
    except Closed:
        return 409
    return 302


def _form(request: HttpRequest, asked: ConsultationAsked, reading: Reading) -> AnswerForm:
    questions = list(asked.consultation.questions.all())
    before = said_before(asked, questions)
    sent = request.POST if request.method == "POST" else None
    return AnswerForm(sent, questions=questions, reading=reading, before=before)


def _page(request: HttpRequest, asked: ConsultationAsked, reading: Reading) -> dict[str, Any]:
    row = asked.consultation
    return {
        "row": row, "reading": reading, "title": reading.words(row.title), "about": told(reading.text(row.about)),
        "decides": told(reading.text(row.decides)), "takes": takes_answers(row, clock.now()), "promise": PROMISE,
        "answered": asked.answered, "kept": "kept" in request.GET and request.method != "POST",
        "stopped": "stopped" in request.GET,
    }  # fmt: skip


def _others(token: str) -> dict[str, Any]:
    return in_other_languages("link:consulted", token)


def _opened(token: str) -> ConsultationAsked:
    public_id = consulted_of(token)
    asked = asked_by_link(public_id) if public_id else None
    if asked is None:
        raise Http404
    return asked
