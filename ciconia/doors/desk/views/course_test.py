"""The short test of a course on the desk: its questions, in every language, and giving it to people."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.course import ConditionsForm, QuestionForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.views.course import course_of, course_page, may
from ciconia.doors.desk.views.event import kept
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.templatetags.ciconia import language
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.text import Translated
from ciconia.learning.actions import course_test as tests
from ciconia.learning.models import Course, CourseTest
from ciconia.learning.queries.course import version_written
from ciconia.learning.rules.course import OPEN
from ciconia.learning.rules.course_test import in_every_language, typed_answers


@desk_page
def written(request: HttpRequest, public_id: str) -> HttpResponse:
    """The questions of a test, how much has to be right, and the button that gives it to people."""
    course = _course(request, public_id)
    test, act = version_written(course), request.POST.get("act", "")
    opened = (
        {"pass_mark": test.pass_mark, "most_tries": test.most_tries} if test else {"pass_mark": 80, "most_tries": 3}
    )
    form = ConditionsForm(request.POST if act == "conditions" else None, initial=opened)
    wrong = _pressed(request, course, act)
    done = kept(request, form, lambda: tests.set_conditions(course, by=request.user, **form.cleaned_data))
    if done or (act and act != "conditions" and not wrong):
        return HttpResponseRedirect(desk_url(request, "course_test", public_id))
    questions = test.questions if test else []
    context = {
        "course": course, "test": test, "form": form, "wrong": wrong,
        "questions": [{"words": Translated(one["words"]), "answers": _answers(one)} for one in questions],
        "languages": [language(code) for code in in_every_language(questions)],
    }  # fmt: skip
    return course_page(request, "test", context, course, here=_("Test"))


@desk_page
def question(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Write one question or its translation; number 0 is a new one, and the language in the address fills it in."""
    course = _course(request, public_id)
    test = version_written(course)
    if number > len(test.questions if test else []):
        raise Http404
    chosen = request.GET.get("language", "")
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=_typed(test, number, chosen))

    def act() -> CourseTest:
        return tests.write_question(course, number, by=request.user, **form.cleaned_data)

    if kept(request, form, act):
        messages.success(request, _("Kept. People read it once the test is given to them."))
        return HttpResponseRedirect(desk_url(request, "course_test", public_id))
    there = sorted(set(test.questions[number - 1]["words"]) - {"source"}) if test and number else []
    context = {
        "course": course,
        "form": form,
        "number": number,
        "languages": [(code, language(code)) for code in there],
    }
    here = _("Question %(number)d") % {"number": number} if number else _("New question")
    return course_page(request, "question", context, course, here=here)


def _course(request: HttpRequest, public_id: str) -> Course:
    course = course_of(request, public_id)
    if not may(request, course) or (request.method == "POST" and course.state not in OPEN):
        raise Http404
    return course


def _pressed(request: HttpRequest, course: Course, act: str) -> str:
    """One of the buttons beside the questions; gives why not."""
    what, _colon, key = act.partition(":")
    try:
        if what == "give":
            tests.give_test(course, by=request.user)
            messages.success(request, _("Given. Whoever takes the course answers this version from now on."))
        elif what == "drop" and key.isascii() and key.isdigit() and len(key) < 4:
            tests.drop_question(course, int(key), by=request.user)
    except Unfit as wrong:
        request.undo = True  # type: ignore[attr-defined]
        return str(wrong)
    return ""


def _typed(test: CourseTest | None, number: int, chosen: str) -> dict[str, Any]:
    """What the form begins with: a question as it is in the chosen language, else as it was first written."""
    if test is None or not number:
        return {"language": get_language() or "en"}
    one = test.questions[number - 1]
    code = chosen if chosen else one["words"].get("source", "en")
    return {"language": code, "words": one["words"].get(code, ""), "answers": typed_answers(one, code)}


def _answers(question: dict[str, Any]) -> list[tuple[Translated, bool]]:
    return [(Translated(answer["words"]), answer["right"]) for answer in question["answers"]]
