"""The boards of a programme for everybody: what each is for, what it concluded, what came of it. Nobody is named."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ciconia.doors.public.frame import frame
from ciconia.doors.shared.entry import public_page
from ciconia.doors.shared.event import hours
from ciconia.doors.shared.telling import told
from ciconia.gatherings.queries.board import boards_of, figures_of, meetings_of, public_themes
from ciconia.gatherings.rules.board import has_board

THEMES, MEETINGS = 50, 12


@public_page
def listed(request: HttpRequest) -> HttpResponse:
    """Every board of a programme that has one."""
    programme = request.programme  # type: ignore[attr-defined]
    if not has_board(programme):
        raise Http404
    boards = [
        {
            "board": board, "mandate": told(board.mandate), "figures": figures_of(board),
            "themes": public_themes(board)[:THEMES],
            "meetings": [(one, hours(one)) for one in meetings_of(board)[:MEETINGS]],
        }
        for board in boards_of(programme)
    ]  # fmt: skip
    return render(request, "public/board/list.html", {"boards": boards} | frame(request, "boards"))
