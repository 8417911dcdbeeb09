"""The letter with which somebody is answered, as it goes and as it is shown before."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import apart, day, words
from ciconia.selection.models import Application, Opportunity, ReservePlace
from ciconia.selection.queries.reason import in_register, what_else_is_open


def body_of(said: dict[str, Any]) -> str:
    """The text of an answer."""
    return render_to_string("shared/answer_letter.txt", said)


def letter_words(application: Application, what: str, *, reason: str) -> dict[str, Any]:
    """What a letter says; also for showing it before it goes."""
    opportunity, title = application.opportunity, " ".join(words(application.opportunity.title).split())
    subjects = {
        "offer": _("Your offer: %(title)s"), "put_in_reserve": _("You are in reserve: %(title)s"),
        "not_choose": _("Your application: %(title)s"), "reject_formally": _("Your application: %(title)s"),
    }  # fmt: skip
    reserve = ReservePlace.objects.filter(application=application).first()
    no = what in ("not_choose", "reject_formally")
    return {
        "what": what, "subject": subjects[what] % {"title": title}, "title": title, "reason": reason,
        "name": apart(application.person.short_name), "host": words(application.organisation.name),
        "programme": words(application.programme.name), "opportunity": opportunity,
        "answer_by": day(application.due_at) if application.due_at else "",
        "until": day(reserve.until) if reserve else day(opportunity.need.ends),
        "page": at(reverse("portal:application", args=[application.public_id])),
        "others": [_other(row) for row in what_else_is_open(application)] if no else [],
        "register": at(reverse("portal:data")) if no and not in_register(application) else "",
    }  # fmt: skip


def _other(row: Opportunity) -> dict[str, str]:
    kwargs = {"programme": row.programme.code, "public_id": row.public_id}
    return {
        "title": " ".join(words(row.title).split()), "host": words(row.organisation.name), "until": day(row.deadline),
        "url": at(reverse("public:opportunity", kwargs=kwargs)),
    }  # fmt: skip
