from django.db import models

from ciconia.foundation.models import Stateful
from ciconia.foundation.privacy import STATEFUL

PLACED = f"{STATEFUL} programme focus organisation"


class Placed(Stateful):
    """A row of the placement line: it carries its programme, focus and host institution.

    They are columns, not joins, because every question of who may see starts from them.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey("programmes.Focus", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def zone(self) -> str:
        """Deadlines end in the programme's zone."""
        return str(self.programme.zone)
