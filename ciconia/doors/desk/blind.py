"""Where the desk leaves out names: for whoever only assesses, in a programme that reads without names first."""

from dataclasses import replace

from django.http import HttpRequest

from ciconia.doors.shared.entry import staff_roles
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import Review
from ciconia.selection.queries.application import Line
from ciconia.selection.queries.blind import code_of


def reads_without_names(request: HttpRequest) -> bool:
    """Whether this account reads applications of the programme without names until its marks are in."""
    programme = request.programme  # type: ignore[attr-defined]
    return staff_roles(request.user, programme) == {"assessor"} and selection_of(programme).blind


def without_names(request: HttpRequest, lines: list[Line]) -> list[Line]:
    """The rows of a list, with a code for the name where this account does not read it yet."""
    if not lines or not reads_without_names(request):
        return lines
    waiting = [line.application.pk for line in lines if line.application.state == "submitted"]
    own = Review.objects.filter(application__in=waiting, assessor_id=request.user.pk, standing="marked")
    hidden = set(waiting) - set(own.values_list("application_id", flat=True))
    return [
        replace(line, name=code_of(line.application.public_id)) if line.application.pk in hidden else line
        for line in lines
    ]
