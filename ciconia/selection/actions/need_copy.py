"""A need stated once and used again, for another programme or another country office of the same institution."""

from typing import Any

from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.programmes.queries.focus import sectors_of
from ciconia.selection.actions.need import state_need
from ciconia.selection.models import Need, Partnership
from ciconia.selection.rules.need_form import QUESTIONS


def copy_need(need: Need, partnership: Partnership, *, by: Any) -> Need:
    """A draft with the same answers under another agreed partnership; the need it came from is kept as its origin.

    What does not hold there is left open: a sector that was not chosen, days that have passed, too many weeks. Raises
    Refused.
    """
    if partnership.organisation_id != need.organisation_id or partnership.pk == need.partnership_id:
        raise Refused(_("A need can only be used again by its own institution, in another programme or focus."))
    fields = {name: getattr(need, name) for name in (*QUESTIONS, "concepts")}
    code = need.sector.code if need.sector else ""
    fields["sector"] = sectors_of(partnership.focus).filter(code=code).first()
    if need.ends and need.ends < clock.today(partnership.zone):
        fields |= {"starts": None, "ends": None}
    if need.weeks and need.weeks > partnership.programme.longest_days // 7:
        fields["weeks"] = None
    return state_need(partnership, by=by, origin=need, **fields)
