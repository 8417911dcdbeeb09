"""How a programme chooses people, changed on the desk: one new version of its set-up each time."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Role
from ciconia.foundation.rules.unfit import Unfit
from ciconia.programmes.actions.pack import DESK, load_pack, one_at_a_time
from ciconia.programmes.models import Programme, SelectionSetting
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.programmes.rules import selection_edit as edit
from ciconia.programmes.rules.pack import PackError, read_text, with_base
from ciconia.programmes.rules.pack_edit import NAME, Source


def may_switch(user: Any, programme: Programme) -> bool:
    """The coordinator alone."""
    return holds_for_programme(user, (Role.COORDINATOR,), programme.pk, None)


def switch_ranking(programme: Programme, *, on: bool, by: Any, reason: str) -> SelectionSetting:
    """Let the engine rank who applied, or nobody; the same again changes nothing. Raises Refused or Unfit.

    What was made stays kept; nothing new is made or shown while it is off.
    """
    if not may_switch(by, programme):
        raise Refused(_("Only the coordinator does this."))
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. It stands beside the new version of the set-up.")})
    with transaction.atomic():
        one_at_a_time()
        if selection_of(programme).ranking == on:
            return selection_of(programme)
        newest = programme.versions.order_by("-number")[0]
        pack = read_text(newest.content, NAME)
        source = Source(f"ranking-{newest.number + 1}", _said(on, programme), reason.strip())
        try:
            changed = edit.checked(with_base(edit.with_ranking(pack, on=on, source=source), newest.number), pack)
            load_pack(changed, by=by, reason=reason, origin=DESK)
        except PackError as refused:
            raise Unfit({"": str(refused)}) from refused
        log("programme.switch_ranking", programme, by=by, reason=reason.strip(), data={"on": on})
    return selection_of(programme)


def _said(on: bool, programme: Programme) -> str:
    day = clock.today(programme.zone).isoformat()
    return f"Ranking turned {'on' if on else 'off'} on the desk on {day}"
