"""Who walks the line: one account for each role of it, and the institution they all have to do with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction

from ciconia.foundation.models import Role, User
from ciconia.people.models import Organisation
from ciconia.selection.models import Partnership
from tests import make
from tests.journeys.walker import Walker

MINISTRY = "Ministry of Water, Nugaal"
INSTITUTION = "Burtinle Water Office"
STAFF = ("focal point", "coordinator", "officer", "assessor", "results")


@dataclass
class Cast:
    """Accounts by role; each walks at a screen of their own, which is opened when they are first needed."""

    walker: Callable[..., Walker]
    users: dict[str, User] = field(default_factory=dict)
    walkers: dict[str, Walker] = field(default_factory=dict)

    def __getitem__(self, role: str) -> Walker:
        if role not in self.walkers:
            self.walkers[role] = self.walker(self.users[role], at_desk=role in STAFF)
        return self.walkers[role]


def staff_and_expert(walker: Callable[..., Walker]) -> Cast:
    """The programme, its staff, a ministry, and an engineer in the diaspora; no institution yet."""
    cast = Cast(walker)
    with transaction.atomic():
        make.set_actor("system:maker")
        focus = make.make_focus("SOM")
        for role in STAFF:
            cast.users[role] = make.make_staff(role, focus)
        ministry = make.make_organisation("ministry", "SOM", name=MINISTRY, city="Garowe")
        cast.users["endorser"] = make.make_member(ministry, Role.ENDORSER)
        person = make.make_person(
            "Ifrah Samatar Cige", short_name="Ifrah S.", languages=[{"code": "so", "level": "C2"}],
            headline=make.translated("Hydrogeologist"), experience=make.translated("Nine years of monitoring wells"),
        )  # fmt: skip
        cast.users["expert"] = person.user
    return cast


def host_of(cast: Cast) -> None:
    """The institution gets an account, once there is an institution."""
    with transaction.atomic():
        make.set_actor("system:maker")
        institution = Organisation.objects.get(kind="host")
        cast.users["host"] = make.make_member(institution, Role.HOST_CONTACT)
        assert Partnership.objects.get().organisation == institution
