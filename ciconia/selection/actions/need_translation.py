"""What an institution wrote in its own language, in another one, by staff."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ciconia.foundation.actions.log import log
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.text import Translated
from ciconia.selection.models import Need
from ciconia.selection.rules.need import FLOW
from ciconia.selection.rules.need_form import TEXTS

TRANSLATORS = ("focal point", "officer")


def translate_need(need: Need, *, by: Any, language: str, **texts: str) -> list[str]:
    """Put texts beside what was written, which stays; an empty one takes a translation away. Gives what changed.

    A text that was itself written in that language is left alone. Raises Refused.
    """
    with transaction.atomic():
        need.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))
        if not any(FLOW.holds(by, role, need) for role in TRANSLATORS):
            raise Refused(FLOW.who_may(TRANSLATORS))
        if language == need.written_in:
            raise Refused(_("That is the language it was written in. Choose another one."))
        changed = []
        for name in sorted(set(texts) & set(TEXTS)):
            before = getattr(need, name)
            if before and before.source != language and before.get(language, "") != texts[name]:
                kept = {code: words for code, words in before.items() if code != language}
                setattr(need, name, Translated(kept | ({language: texts[name]} if texts[name] else {})))
                changed.append(name)
        need.save(update_fields=changed)
        log("need.translate", need, by=by, noun="need", data={"language": language, "changed": changed})
    return changed
