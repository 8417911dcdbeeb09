"""Consultations for everybody: what was asked, who was asked and who was missing, what was heard, and what is done."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciconia.doors.public.frame import frame, page_url
from ciconia.doors.shared.consultation import Reading, reading_of, tables_of
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.telling import told
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.gatherings.models import ConsultationQuestion
from ciconia.gatherings.queries.consultation import missing_from, public_consultation, public_consultations
from ciconia.gatherings.rules.consultation import has_consultations, options_in


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every consultation of a programme of which it is known what came."""
    programme = request.programme  # type: ignore[attr-defined]
    if not has_consultations(programme):
        raise Http404
    page = {"consultations": public_consultations(programme)}
    return render(request, "public/consultation/list.html", page | frame(request, "consultations"))


@public_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One of them: how many were asked and answered, who was missing, what was heard, and what the programme does."""
    programme = request.programme  # type: ignore[attr-defined]
    row = public_consultation(programme, public_id)
    if row is None:
        raise Http404
    reading = reading_of(row, request)
    page = frame(request, "consultations")
    page["trail"].append((_("Consultations"), page_url(programme, "consultations")))
    page |= {
        "consultation": row, "title": words(row.title), "heading": reading.text(row.title), "reading": reading,
        "about": told(reading.text(row.about)), "decides": told(reading.text(row.decides)),
        "tables": tables_of(missing_from(row)),
        "questions": [_question(one, reading) for one in row.questions.all()],
    }  # fmt: skip
    return render(request, "public/consultation/detail.html", page)


def _question(question: ConsultationQuestion, reading: Reading) -> dict[str, Any]:
    options = options_in(question, reading.code) if question.tally else []
    return {
        "words": reading.text(question.words), "tally": list(zip(options, question.tally, strict=True)),
        "heard": told(reading.text(question.heard)), "does": told(reading.text(question.does)),
        "owner": question.owner, "until": question.until,
    }  # fmt: skip
