"""Parts of an application that were asked for again: what they said before, and what they say now."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.shared.person import mode_words
from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, words
from ciconia.foundation.text import Translated
from ciconia.selection.models import Application, AskedPart
from ciconia.selection.rules.part import ANSWER, AVAILABILITY, DOCUMENT, REFERENCE, kind_of, name_of, question_of
from ciconia.selection.rules.question import choices_of


def asked_again(request: HttpRequest, application: Application) -> list[dict[str, Any]]:
    """Every part that was asked for again, the latest first, with both versions as a page reads them."""
    rows = AskedPart.objects.visible_to(request.user).filter(application=application).select_related("by")
    return [
        {
            "row": row, "name": name_of(application, row.part), "was": _said(application, row.part, row.before),
            "now": _said(application, row.part, row.after) if row.came else None,
        }
        for row in rows.order_by("-pk")
    ]  # fmt: skip


def _said(application: Application, part: str, kept: Mapping[str, Any]) -> Any:
    """One version in words: a text in its own language, or a line."""
    kind = kind_of(part)
    if kind == AVAILABILITY:
        return _free(kept)
    if kind == DOCUMENT:
        return in_a_row(kept.get("documents", ()))
    if kind == REFERENCE:
        number = len(kept.get("references", ()))
        return ngettext("%(n)d referee named", "%(n)d referees named", number) % {"n": number}
    if kind != ANSWER:
        return Translated(kept)
    answer, question = kept.get("answer"), question_of(application, part)
    if isinstance(answer, Mapping):
        return Translated(answer)
    chosen = dict(choices_of(question)).get(answer, answer) if question else answer
    return words(chosen) if isinstance(chosen, Translated) else str(chosen or "")


def _free(kept: Mapping[str, Any]) -> str:
    first, weeks = kept.get("available_from"), kept.get("available_weeks")
    said = [_("Free from %(day)s") % {"day": date_words(date.fromisoformat(first))}] if first else []
    said += [ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}] if weeks else []
    return in_a_row([*said, mode_words(kept.get("modes"))])
