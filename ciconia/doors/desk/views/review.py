"""Assessing: the declaration, the page without a name, the marks, the formal look, and who else is asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ciconia.doors.desk.forms.review import AssessForm, DeclareForm, GiveForm, PartForm, ReasonForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.shared.answers import answered
from ciconia.doors.shared.entry import desk_page
from ciconia.foundation.actions.perform import ReasonMissing
from ciconia.foundation.models import User
from ciconia.programmes.queries.programme import criteria_of
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import review as reviews
from ciconia.selection.models import Application, Review
from ciconia.selection.queries.application import applications_at_desk, card_from, card_of
from ciconia.selection.queries.blind import blind_of, code_of
from ciconia.selection.queries.review import asked_of, assessors_of, reviews_of, setting_of, ties_with
from ciconia.selection.rules.application import FLOW
from ciconia.selection.rules.co_applicant import members_of
from ciconia.selection.rules.part import parts_of
from ciconia.selection.rules.question import questions_in
from ciconia.selection.rules.review import compared, disagree, far_apart, gives, own_review, reads_blind, reads_marks


@desk_page
def assess(request: HttpRequest, public_id: str) -> HttpResponse:
    """First the declaration, then what there is to read, then a mark per criterion in the words of its scale."""
    application, own, blind = _mine(request, public_id)
    if own is not None and own.standing in ("conflict", "taken_back"):
        return review_page(request, "closed", {"own": own}, application, hidden=True)
    found = FLOW.find("assess", application.state)
    verdict = (
        FLOW.may(request.user, found, application) if found and (own is None or own.standing != "marked") else None
    )
    if not verdict:
        why = {"verdict": verdict, "application": application, "own": own, "asked": asked_of(application)}
        return review_page(request, "not_now", why, application, hidden=blind)
    if own is None or own.standing == "given":
        return _declare(request, application, blind=blind)
    return _mark(request, application, blind=blind)


def _declare(request: HttpRequest, application: Application, *, blind: bool) -> HttpResponse:
    form = DeclareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        review = reviews.declare(application, by=request.user, conflict=form.declared())
        if review.standing == "conflict":
            messages.success(request, _("Recorded. Somebody else gets this application."))
            return HttpResponseRedirect(desk_url(request, "applications"))
        return HttpResponseRedirect(desk_url(request, "application_assess", application.public_id))
    context = {"application": application, "form": form, "blind": blind, "code": code_of(application.public_id)}
    return review_page(request, "declare", context, application, hidden=blind)


def _mark(request: HttpRequest, application: Application, *, blind: bool) -> HttpResponse:
    form = AssessForm(request.POST if request.method == "POST" else None, criteria=criteria(application))
    if request.method == "POST" and form.is_valid():
        applications.assess(
            application, by=request.user, marks=form.marks(), comment=form.cleaned_data["comment"]
        )  # fmt: skip
        name = "assess" if application.state == "assessed" else "assess_first"
        messages.success(request, str(FLOW.named(name).done))
        return HttpResponseRedirect(desk_url(request, "application", application.public_id))
    shown = blind_of(application) if blind else None
    content = application.terms.content if application.terms is not None else None
    context = {
        "application": application, "form": form, "blind": shown, "card": shown.card if shown else card_of(application),
        "code": code_of(application.public_id), "members": _members(application, shown),
        "answered": answered(questions_in(content), shown.answers if shown else application.answers),
    }  # fmt: skip
    return review_page(request, "assess", context, application, hidden=blind)


def _members(application: Application, shown: Any) -> list[dict[str, Any]]:
    """Who applies together with the applicant: without names where the assessor reads without them."""
    if shown is not None:
        return [{"name": "", "card": card} for card in shown.others]
    rows = members_of(application) if application.opportunity.together > 1 else []
    return [{"name": str(row.person), "card": card_from(row.snapshot, row.person)} for row in rows if row.person]


@desk_page
def declare(request: HttpRequest, public_id: str) -> HttpResponse:
    """A conflict of interest that shows while reading: declared then, and somebody else has it."""
    application, own, blind = _mine(request, public_id)
    if own is None or own.standing not in ("given", "declared"):
        raise Http404
    return _declare(request, application, blind=blind)


@desk_page
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """One's own marks after talking; what they were stays beside them."""
    application, own, _blind = _mine(request, public_id)
    if own is None or own.standing != "marked":
        raise Http404
    before = {f"mark_{code}": mark for code, mark in own.marks.items()} | {"comment": own.comment}
    sent = request.POST if request.method == "POST" else None
    form = AssessForm(sent, criteria=criteria(application), changes=True, initial=before)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        reviews.change_marks(
            application, by=request.user, marks=form.marks(), comment=data["comment"], why=data["why"]
        )  # fmt: skip
        messages.success(request, _("Kept. What you gave before stays readable."))
        return HttpResponseRedirect(desk_url(request, "application", public_id))
    return review_page(request, "change", {"application": application, "form": form}, application)


@desk_page
def finish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every mark that is still asked for is in."""
    application, _own, _blind = _mine(request, public_id)
    if request.method == "POST":
        reviews.finish(application, by=request.user)
        messages.success(request, str(FLOW.named("assess").done))
    return HttpResponseRedirect(desk_url(request, "application", public_id))


@desk_page
def part(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for one part again: which, and why. The applicant sees that part open and nothing else."""
    application = application_of(request, public_id)
    found = FLOW.named("reopen_part")
    if not FLOW.holds(request.user, "assessor", application):
        raise Http404
    verdict = FLOW.may(request.user, found, application) if application.state in found.froms else None
    sent = request.POST if request.method == "POST" else None
    form = PartForm(sent, parts=parts_of(application), initial={"seen": application.version})
    if request.method == "POST" and form.is_valid():
        applications.reopen_part(application, by=request.user, **form.cleaned_data)
        messages.success(request, str(found.done))
        return HttpResponseRedirect(desk_url(request, "application", public_id))
    context = {"application": application, "form": form, "verdict": verdict, "code": code_of(application.public_id)}
    return review_page(request, "part", context, application, hidden=hidden(request, application))


@desk_page
def give(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who has it and how far they are; give it to somebody, ask one more with a reason, or take it back."""
    application = application_of(request, public_id)
    if not gives(request.user, application):
        raise Http404
    able = assessors_of(application.programme_id, [application.focus_id])
    against = ties_with(application, [account.pk for account in able])
    had, act = list(reviews_of(application)), request.POST.get("act", "")
    form = GiveForm(request.POST if act == "give" else None, able=_free(able, against, had))
    back = ReasonForm(request.POST if act == "back" else None)
    if act == "give" and form.is_valid():
        _given(request, application, form)
    elif act == "back" and back.is_valid():
        who = get_object_or_404(User, pk__in=[row.assessor_id for row in had], public_id=request.POST.get("who", ""))
        reviews.take_back(application, who, by=request.user, reason=back.cleaned_data["reason"])
    wrong = bool(form.errors or back.errors)
    if act and not wrong:
        messages.success(request, _("Done."))
        return HttpResponseRedirect(desk_url(request, "application_give", public_id))
    context = {"application": application, "reviews": had, "form": form, "back": back, "asked": asked_of(application)}
    return review_page(request, "give", context, application, wrong=wrong)


def _free(able: list[User], against: dict[int, str], had: list[Review]) -> list[User]:
    having = {row.assessor_id for row in had if row.standing != "taken_back"}
    return [account for account in able if account.pk not in against and account.pk not in having]


def _given(request: HttpRequest, application: Application, form: GiveForm) -> None:
    why, who = form.cleaned_data["why"], form.able.get(form.cleaned_data["assessor"])
    try:
        if who is not None:
            reviews.give(application, who, by=request.user, why=why)
        else:
            reviews.give_to_next(application, by=request.user, why=why)
    except ReasonMissing as missing:
        form.add_error("why", str(missing))


def review_context(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What a page says of the assessing: everybody's marks beside each other, or how far it is."""
    rows = list(reviews_of(application))
    own = own_review(rows, request.user)
    reads = reads_marks(request.user, application, own)
    marked = [row for row in rows if row.standing == "marked"] if reads else []
    used, given = criteria(application), [row.marks for row in marked]
    side = compared(used, given)
    return {
        "reads_reviews": reads or own is not None or FLOW.holds(request.user, "assessor", application),
        "looks_formally": any(FLOW.holds(request.user, role, application) for role in ("assessor", "officer")),
        "table": [(row, list(zip(marked, row.given, strict=True))) for row in side],
        "own_review": own, "reviews": marked, "compared": side,
        "far_apart": far_apart(used, given), "disagree": disagree(used, given),
        "gives": gives(request.user, application),
        "given": [row for row in rows if row.standing != "marked" or not reads],
    }  # fmt: skip


def criteria(application: Application) -> list[Any]:
    """The criteria of the set-up under which it was sent."""
    version = application.pack_version.number if application.pack_version else None
    return list(criteria_of(application.programme, version))


def application_of(request: HttpRequest, public_id: str) -> Application:
    """The application in the address, for staff who may see it."""
    rows = applications_at_desk(request.programme, request.user)  # type: ignore[attr-defined]
    return get_object_or_404(rows, public_id=public_id)


def hidden(request: HttpRequest, application: Application) -> bool:
    """Whether this account does not read yet who the applicant is."""
    own = Review.objects.filter(application=application, assessor_id=request.user.pk).first()
    return reads_blind(request.user, application, own, blind=setting_of(application).blind)


def _mine(request: HttpRequest, public_id: str) -> tuple[Application, Review | None, bool]:
    """The application for one of its assessors, what was given to them, and whether they read it without a name."""
    application = application_of(request, public_id)
    if not FLOW.holds(request.user, "assessor", application):
        raise Http404
    own = Review.objects.filter(application=application, assessor_id=request.user.pk).first()
    marked = own is not None and own.standing == "marked"
    return application, own, setting_of(application).blind and application.state == "submitted" and not marked


def review_page(
    request: HttpRequest, name: str, context: dict[str, Any], application: Application, *, hidden: bool = False,
    wrong: bool = False,
) -> HttpResponse:  # fmt: skip
    """A page of the assessing; its way back names the applicant only to whoever may read the name."""
    called = code_of(application.public_id) if hidden else str(application.person)
    trail = [(_("Applications"), desk_url(request, "applications"))]
    own = desk_url(request, "application", application.public_id)
    trail += [] if hidden else [(called, own)]
    bad = wrong or bool(getattr(context.get("form"), "errors", None))
    page = {**frame(request, "applications", trail=trail), "called": called, "hidden": hidden, **context}
    return render(request, f"desk/review/{name}.html", page, status=422 if bad else 200)
