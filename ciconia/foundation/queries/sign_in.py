from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from ciconia.foundation import clock
from ciconia.foundation.access import memberships_of
from ciconia.foundation.models import STAFF_ROLES, SignIn, User


def sign_ins_of(user: User) -> QuerySet[SignIn]:
    """The devices on which somebody is signed in now, newest first."""
    alive = Session.objects.filter(expire_date__gt=clock.real_now()).values("session_key")
    return SignIn.objects.filter(user=user, session_key__in=alive).order_by("-at", "-id")


def works_at_a_desk(user: User) -> bool:
    """Whether an account holds a staff role today, and so has to show a second step."""
    return any(item.role in STAFF_ROLES for item in memberships_of(user))


def is_taken(address: str) -> bool:
    """Whether an account signs in with an address, in whatever capitals. The answer is for mail, never for a page."""
    known = EmailAddress.objects.filter(email__iexact=address).exists()
    return known or User.objects.filter(email__iexact=address).exists()
