"""The letter to whoever was given a role: who gave it, what it opens, and where that is."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciconia.doors.shared.language import wanted
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, words
from ciconia.foundation import clock
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.models import Membership, Role, Scope
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation
from ciconia.programmes.models import Programme

OPENS = {
    Role.HOST_CONTACT: gettext_lazy(
        "You state what your institution needs, agree to the texts of what it offers, read the cards of people who "
        "applied, and follow the work of those who came."
    ),
    Role.ORGANISATION_CONTACT: gettext_lazy(
        "You keep what is said about your organisation, say what of it is public, and propose to work with a programme."
    ),
    Role.ENDORSER: gettext_lazy("You read the needs of institutions that wait for your yes, and answer them."),
}
AT_A_DESK = gettext_lazy(
    "You work at the desk of the programme, with what this role may read and decide. The desk asks for a second step "
    "when you sign in."
)


def tell_of_role(membership_id: int, by: str) -> bool:
    """Write to whoever holds the role; no where it ended before the letter went. Raises OSError."""
    with acting_as("system:jobs"):
        held = Membership.objects.select_related("user").filter(pk=membership_id, user__is_active=True).first()
        if held is None or (held.ends is not None and held.ends < clock.today()):
            return False
        user, staff = held.user, held.scope == Scope.PROGRAMME
        scope: Any = (Programme if staff else Organisation).objects.get(pk=held.scope_id)
        with translation.override(wanted(user)):
            place = {"programme": scope.code} if staff else {}
            said = {
                "name": apart(user.name), "by": by, "role": str(Role(held.role).label), "where": words(scope.name),
                "opens": str(AT_A_DESK if staff else OPENS[Role(held.role)]), "site": urlsplit(settings.SITE).netloc,
                "url": at(reverse("desk:overview" if staff else "portal:home", kwargs=place)),
            }  # fmt: skip
            body = render_to_string("link/role/letter.txt", said)
            subject = _("You are now %(role)s of %(where)s") % said
            hand_over(
                letter_to(user.email, subject, body, kind="account", headers={"Auto-Submitted": "auto-generated"})
            )
    return True
