"""Imports: a spreadsheet of people or organisations, the fate of each of its lines, and the way back."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ciconia.doors.desk.forms.fields import tell
from ciconia.doors.desk.forms.intake import ColumnsForm, UploadForm
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import countries_of
from ciconia.doors.desk.views.export import MEDIA
from ciconia.doors.shared.entry import desk_page
from ciconia.formats.table import NOTES, REFUSED
from ciconia.formats.table import letters_of as letters
from ciconia.people.actions import intake as intakes
from ciconia.people.actions.export import file_without_people
from ciconia.people.actions.intake import NotReady, TableRefused
from ciconia.people.actions.intake_work import carry_on
from ciconia.people.models import Brought, Fate, Intake, IntakeRow
from ciconia.people.queries.intake import fates_of, intakes_of, progress_of
from ciconia.people.rules.intake import FIELDS, OWN, may_bring_in, never, sentence
from ciconia.programmes.models import Focus

SIZE = 50
AT_ONCE = 200  # so many lines are worked on while somebody waits; more of them by a job
SHOWN = ("full_name", "first_name", "last_name", "name", "email")


@dataclass(frozen=True)
class Line:
    """A line as the page shows it: what is in it, what becomes of it, and why."""

    number: int
    parts: list[str]
    fate: str
    tone: str
    why: str


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """What was brought in, the latest first."""
    _may(request)
    rows = intakes_of(request.programme.pk, request.user)[:100]  # type: ignore[attr-defined]
    return _page(request, "list", {"rows": [(row, stage_of(row)) for row in rows], "here": _("Imports")})


@desk_page
def new(request: HttpRequest) -> HttpResponse:
    """Send a file; it is read, and nothing is written about anybody."""
    _may(request)
    focuses = [f for f in countries_of(request) if may_bring_in(request.user, f.programme_id, f.pk)]
    names = [(focus.public_id, focus.name.best(get_language() or "en").text) for focus in focuses]
    sent = request.method == "POST"
    form = UploadForm(request.POST if sent else None, request.FILES if sent else None, focuses=focuses, names=names)
    if form.is_valid():
        try:
            intake = _read(request, form)
        except TableRefused as problem:
            tell(form, {"file": _(REFUSED[problem.code]) % problem.facts})
        except NotReady as problem:
            tell(form, {"file": str(problem)})
        else:
            return HttpResponseRedirect(desk_url(request, "import_columns", intake.public_id))
    return _page(request, "new", {"form": form, "here": _("Bring a list in")}, under=True)


@desk_page
def columns(request: HttpRequest, public_id: str) -> HttpResponse:
    """What each column holds; then the fate of every line is worked out."""
    intake = _intake(request, public_id)
    if intake.begun_at or intake.dropped_at:
        return HttpResponseRedirect(desk_url(request, "import", public_id))
    form = ColumnsForm(request.POST if request.method == "POST" else None, intake=intake)
    if form.is_valid():
        try:
            intakes.check(intake, by=request.user, **form.said())
        except NotReady as problem:
            tell(form, {"": str(problem)})
        else:
            return HttpResponseRedirect(desk_url(request, "import", public_id))
    barred = [(letters(n), name, _(never(name))) for n, name in enumerate(intake.columns, 1) if never(name)]
    context = {"intake": intake, "form": form, "notes": _notes(intake), "barred": barred, "unused": _unused(intake)}
    return _page(request, "columns", {**context, "here": _("What the columns hold")}, under=True)


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What becomes of every line, or what became of it, fifty at a time."""
    intake = _intake(request, public_id)
    if intake.checked_at is None and intake.dropped_at is None:
        return HttpResponseRedirect(desk_url(request, "import_columns", public_id))
    fate = request.GET.get("fate", "")
    rows = intake.lines.select_related("person", "organisation").order_by("line")
    if fate in Fate.values:
        rows = rows.filter(fate=fate)
    after = request.GET.get("after", "0")
    rows = rows.filter(line__gt=int(after) if after.isdecimal() and len(after) < 9 else 0)
    found = list(rows[: SIZE + 1])
    more = f"?fate={fate if fate in Fate.values else ''}&after={found[SIZE - 1].line}" if len(found) > SIZE else ""
    context = {
        "intake": intake, "stage": stage_of(intake), "lines": [_line(intake, row) for row in found[:SIZE]],
        "next": more, "fates": [(f.value, f.label, n) for f, n in _counts(intake)], "progress": progress_of(intake),
        "fate": fate, "here": intake.file,
    }  # fmt: skip
    return _page(request, "detail", context, under=True)


@desk_page
@require_POST
def move(request: HttpRequest, public_id: str, move: str) -> HttpResponse:
    """Begin or drop."""
    intake = _intake(request, public_id)
    moves = {
        "begin": (intakes.begin, _("Brought in.")),
        "drop": (intakes.drop, _("Dropped. Nothing was written.")),
    }
    if move not in moves:
        raise Http404
    return _carried_on(request, intake, *moves[move])


@desk_page
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """What undoing takes away and what it leaves, in numbers; then it is done."""
    intake = _intake(request, public_id)
    if request.method == "POST":
        return _carried_on(request, intake, intakes.undo, _("Taken back."))
    counted = fates_of(intake)
    context = {
        "intake": intake, "progress": progress_of(intake), "new": counted[Fate.NEW], "changed": counted[Fate.CHANGES],
    }  # fmt: skip
    return _page(request, "undo", {**context, "here": _("Undo an import")}, under=True)


def _carried_on(request: HttpRequest, intake: Intake, action: Any, done: str) -> HttpResponse:
    """What is short is worked on at once."""
    try:
        action(intake, by=request.user)
    except NotReady:
        return HttpResponseRedirect(desk_url(request, "import_columns", intake.public_id))
    if intake.dropped_at is None and intake.total > AT_ONCE:
        messages.success(request, _("This is under way. It goes on by itself; come back to see how far it is."))
    else:
        while carry_on(intake.pk):
            pass
        messages.success(request, done)
    return HttpResponseRedirect(desk_url(request, "import", intake.public_id))


@desk_page
def fates(request: HttpRequest, public_id: str) -> HttpResponse:
    """The fate of every line as a file: numbers of lines and sentences, and nothing of what stands in them."""
    intake = _intake(request, public_id)
    rows = ([str(row.line), str(Fate(row.fate).label) if row.fate else "", _why(row)] for row in _every(intake))
    made = file_without_people([_("Line"), _("What becomes of it"), _("Why")], rows, "xlsx", "Lines")
    answer = HttpResponse(made, content_type=MEDIA["xlsx"])
    answer["Content-Disposition"] = f'attachment; filename="lines-{intake.public_id}.xlsx"'
    return answer


def stage_of(intake: Intake) -> tuple[str, Any]:
    """How far a spreadsheet is: (code, words)."""
    if intake.dropped_at:
        return "dropped", _("Dropped")
    if intake.running:
        return ("undoing", _("Being taken back")) if intake.undoing_at else ("doing", _("Being brought in"))
    if intake.undone_at:
        return "undone", _("Taken back")
    if intake.done_at:
        return "done", _("Brought in")
    return ("checked", _("Checked, nothing written yet")) if intake.checked_at else ("read", _("Read"))


def _read(request: HttpRequest, form: UploadForm) -> Intake:
    said, file = form.cleaned_data, form.cleaned_data["file"]
    focus: Focus = form.focuses[said["focus"]]
    with tempfile.NamedTemporaryFile() as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        return intakes.read(
            Path(kept.name), file.name, by=request.user, programme_id=focus.programme_id, focus_id=focus.pk,
            what=said["what"], head=said["head"] or 0,
        )  # fmt: skip


def _may(request: HttpRequest) -> None:
    if not may_bring_in(request.user, request.programme.pk):  # type: ignore[attr-defined]
        raise Http404


def _intake(request: HttpRequest, public_id: str) -> Intake:
    _may(request)
    return get_object_or_404(intakes_of(request.programme.pk, request.user), public_id=public_id)  # type: ignore[attr-defined]


def _notes(intake: Intake) -> list[str]:
    return [_(NOTES[code]) % facts for code, facts in intake.notes]


def _unused(intake: Intake) -> list[str]:
    used = set(intake.mapping.values())
    return [name for number, name in enumerate(intake.columns) if name and number not in used and not never(name)]


def _counts(intake: Intake) -> list[tuple[Fate, int]]:
    counted = fates_of(intake)
    return [(fate, counted[fate]) for fate in Fate]


def _every(intake: Intake) -> Any:
    return intake.lines.order_by("line").only("line", "fate", "why", "is_kept", "is_undone", "intake").iterator()


def _line(intake: Intake, row: IntakeRow) -> Line:
    places = [intake.mapping[name] for name in SHOWN if name in intake.mapping]
    written = [row.cells[place] for place in places if place < len(row.cells) and row.cells[place]]
    known = row.person or row.organisation
    tone = {"new": "go", "changes": "wait", "refused": "no"}.get(row.fate, "")
    fate = _("Taken back") if row.is_undone else _("Kept") if row.is_kept else str(Fate(row.fate).label)
    return Line(row.line, written or ([str(known)] if known else []), fate, tone, _why(row))


def _why(row: IntakeRow) -> str:
    if row.fate == Fate.REFUSED:
        return sentence(*row.why)
    if row.is_kept:
        return _("Somebody changed it since, so it was kept.")
    if row.why == ["own"]:
        return _(OWN)
    named = FIELDS[Brought.PEOPLE] | FIELDS[Brought.ORGANISATIONS]
    return ", ".join(str(named[name]) for name in row.why)


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, under: bool = False) -> HttpResponse:
    trail = [(_("Imports"), desk_url(request, "imports"))] if under else []
    page = {**frame(request, "imports", trail=trail), **context}
    status = 422 if getattr(context.get("form"), "errors", None) else 200
    return render(request, f"desk/intake/{name}.html", page, status=status)
