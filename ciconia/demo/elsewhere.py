"""The other programmes of the demo world: they place nobody, and hold meetings. Made by the verbs, each on its day."""

from datetime import datetime
from typing import Any

from ciconia.demo import files
from ciconia.demo.board import make_board_of, speak_of_themes
from ciconia.demo.cast import Cast
from ciconia.demo.events import make_event_of
from ciconia.demo.files import Row
from ciconia.demo.together import COORDINATOR, on_their_days
from ciconia.foundation.access import System, forget_memberships
from ciconia.foundation.models import Membership, Scope
from ciconia.insight.actions.figures import refresh_figures
from ciconia.programmes.actions import focus as focuses
from ciconia.programmes.actions.pack import load_pack
from ciconia.programmes.packs import shipped
from ciconia.programmes.rules.pack import read_file

REASON = "First set-up"


def make_elsewhere(cast: Cast, until: datetime) -> None:
    """Every other programme that had begun by then, with its staff and what it held."""
    with on_their_days() as go_to:
        for row in files.rows("elsewhere"):
            if go_to(row["set_up"]) < until:
                _programme(cast, row, until, go_to)


def _programme(cast: Cast, row: Row, until: datetime, go_to: Any) -> None:
    """Its pack, who works for it, and its events."""
    version = load_pack(read_file(shipped(row["code"])), by=System("Ciconia"), reason=REASON).version
    programme = version.programme
    Membership.objects.bulk_create(
        Membership(
            user=cast.users[key], role=role, scope=Scope.PROGRAMME, scope_id=programme.pk, starts=row["set_up"],
            focus_ids=[],
        )
        for key, role in row["staff"].items()
    )  # fmt: skip
    for key in row["staff"]:
        forget_memberships(cast.users[key])
    own = Cast(programme, version, {focus.country: focus for focus in programme.focuses.all()}, {}, cast.users)
    board = make_board_of(own, cast.people, row["board"], until, go_to) if "board" in row else None
    for held in files.rows("held_elsewhere"):
        if held["programme"] == row["code"] and go_to(held["made"]) < until:
            inside = {"space": board.space} if board and held["kind"] == "board_meeting" else {}
            make_event_of(own, held | inside, until, go_to)
    if board:
        speak_of_themes(board, row["board"], own.users[row["board"]["by"]], until, go_to)
    for on, again in row.get("reviewed", ()):
        if go_to(on) < until:
            for focus in own.focuses.values():
                focuses.review(focus, by=cast.users[COORDINATOR], reason=row["review"], next_review=again)
    refresh_figures(programme)
