"""Making a certificate, saying what everybody may read of it, and withdrawing it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation import clock
from ciconia.foundation.access import holds_for_programme
from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import acting_as
from ciconia.learning.models import Certificate, Enrolment
from ciconia.learning.rules.certificate import new_number
from ciconia.learning.rules.course import MAKERS

NOUN = "certificate"


def issue(enrolment: Enrolment) -> Certificate:
    """Make the certificate of somebody who has just completed a course, as everything stands today."""
    course = enrolment.course
    made: Certificate = Certificate.objects.create(
        enrolment=enrolment, number=new_number(), name=enrolment.name, title=course.title, aims=course.aims,
        given_by=course.given_by, hours=course.hours, starts_on=course.starts_on, ends_on=course.ends_on,
        issued_on=clock.today(course.zone),
    )  # fmt: skip
    return made


def let_show(certificate: Certificate, *, by: Any, shows: bool) -> Certificate:
    """Whether whoever checks the number reads which course and when; its owner says. Raises Refused."""
    if certificate.enrolment.account_id != by.pk:
        raise Refused(_("Only whose certificate it is decides this."))
    with acting_as("system:jobs"):
        certificate.shows = shows
        certificate.save(update_fields=["shows"])
        log("certificate.let_show", certificate, by=by, noun=NOUN, data={"shows": shows})
    return certificate


def withdraw(certificate: Certificate, *, by: Any, reason: str) -> Certificate:
    """Say that a certificate does not hold any more; its owner reads why. A second time changes nothing.

    Raises Refused or Unfit.
    """
    course = certificate.enrolment.course
    if not holds_for_programme(by, MAKERS, course.programme_id, course.focus_id):
        raise Refused(_("Only officers and coordinators withdraw certificates."))
    if not reason.strip():
        raise Unfit({"reason": _("Write the reason. Whoever is concerned will read it.")})
    with transaction.atomic():
        certificate.refresh_from_db(from_queryset=Certificate.objects.select_for_update())
        if certificate.withdrawn_on is None:
            certificate.withdrawn_on, certificate.withdrawn_by = clock.today(course.zone), by
            certificate.withdrawn_why = reason.strip()
            certificate.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_why"])
            log("certificate.withdraw", certificate, by=by, noun=NOUN, reason=reason.strip())
    return certificate
