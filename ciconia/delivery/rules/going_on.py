"""How an engagement in a suspended country goes on: one of four ways for each, decided by the coordinator."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciconia.delivery.models import Engagement, Phase
from ciconia.delivery.rules.engagement import RUNNING
from ciconia.foundation.flow import Words
from ciconia.people.models import Mode


class How(TextChoices):
    """The four ways."""

    VIRTUAL = "virtual", _("Go on online")
    RELOCATE = "relocate", _("Go on somewhere else")
    END = "end", _("End it here")
    GO_ON = "go_on", _("Go on as it is")


OPEN = tuple(RUNNING.split("|"))


def in_person_from(phases: list[Phase], today: date) -> list[Phase]:
    """The stretches in person that are not over."""
    return [phase for phase in phases if phase.mode == Mode.PHYSICAL and not phase.replaced and phase.ends >= today]


def travelling(phases: list[Phase], today: date) -> bool:
    """Whether somebody is there today, as far as the phases say."""
    return any(phase.starts <= today for phase in in_person_from(phases, today))


def unfit_decision(engagement: Engagement, how: str, place: str, today: date) -> dict[str, Words]:
    """What does not fit in a decision: a sentence for each field that has to change."""
    if how not in How.values:
        return {"how": _t("Choose how it goes on.")}
    ahead = in_person_from(list(engagement.phases.all()), today)
    if how == How.VIRTUAL and not ahead:
        return {"how": _t("Nothing of it is in person any more, so there is nothing to move online.")}
    if how == How.RELOCATE and not ahead:
        return {"how": _t("Nothing of it is in person any more, so there is nothing to move elsewhere.")}
    if how == How.RELOCATE and not place.strip():
        return {"place": _t("Write where it goes on.")}
    return {}
