"""The formal look at an application: each rule in words, answered where it was not known; then passed, or refused."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.review import CheckForm, ReasonForm
from ciconia.doors.desk.frame import desk_url
from ciconia.doors.desk.together import beside_rules
from ciconia.doors.desk.views.review import application_of, hidden, review_page
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.rules.unfit import Unfit
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import formal_check
from ciconia.selection.models import Application, EligibilityCheck
from ciconia.selection.rules.application import FLOW


@desk_page
def formal(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is met, what is not, what is not known; the answer to that with its source, and what follows."""
    application = application_of(request, public_id)
    if not any(FLOW.holds(request.user, role, application) for role in formal_check.LOOKERS):
        raise Http404
    checks, act = list(application.checks.order_by("id")), request.POST.get("act", "")
    ways = {"answer": _answer, "pass": _pass, "reject": _reject}
    found = ways[act](request, application, checks) if request.method == "POST" and act in ways else {}
    if isinstance(found, str):
        return HttpResponseRedirect(found)
    context = {
        "application": application, "checks": [(check, CheckForm(prefix=check.rule)) for check in checks],
        "reject": ReasonForm(initial={"reason": _not_met(checks), "seen": application.version}),
        "open": application.state == "submitted", "clear": all(check.outcome == "yes" for check in checks),
        "members": beside_rules(application), "rejects": FLOW.holds(request.user, "assessor", application), **found,
    }  # fmt: skip
    shown = hidden(request, application)
    return review_page(request, "formal", context, application, hidden=shown, wrong=bool(found))


def _answer(request: HttpRequest, application: Application, checks: list[EligibilityCheck]) -> dict[str, Any] | str:
    """One rule answered: the way on, or the forms as they came."""
    rule = request.POST.get("rule", "")
    forms = {check.rule: CheckForm(request.POST if check.rule == rule else None, prefix=check.rule) for check in checks}
    if rule not in forms:
        raise Http404
    if forms[rule].is_valid():
        try:
            formal_check.answer_check(application, rule, by=request.user, **forms[rule].cleaned_data)
            return desk_url(request, "application_formal", application.public_id)
        except Unfit as unfit:
            for name, sentence in unfit.problems.items():
                forms[rule].add_error(name, str(sentence))
    return {"checks": [(check, forms[check.rule]) for check in checks], "form": forms[rule]}


def _pass(request: HttpRequest, application: Application, checks: list[EligibilityCheck]) -> str:
    formal_check.pass_formally(application, by=request.user)
    messages.success(request, _("Passed. It can be assessed."))
    return desk_url(request, "application", application.public_id)


def _reject(request: HttpRequest, application: Application, checks: list[EligibilityCheck]) -> dict[str, Any] | str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return {"reject": form, "form": form}
    applications.reject_formally(application, by=request.user, **form.cleaned_data)
    messages.success(request, str(FLOW.named("reject_formally").done))
    return desk_url(request, "applications")


def _not_met(checks: list[EligibilityCheck]) -> str:
    """The rules that are not met, in the reader's language: where the reason begins."""
    language = get_language() or "en"
    return "\n".join(check.sentence.best(language).text for check in checks if check.outcome == "no")
