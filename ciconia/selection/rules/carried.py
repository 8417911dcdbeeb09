"""What of a need arrives in the text of an opportunity made from it, and what stays beside it."""

from collections.abc import Mapping

from ciconia.foundation.text import Translated
from ciconia.selection.models import Need, Opportunity

# What of a need everybody may read, by the section of the text it becomes; a section nobody asks for is left out.
INTO_TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "summary": ("result",),
    "background": ("problem", "beneficiaries"),
    "goals": ("result",),
    "team": ("counterpart", "trainee_group"),
    "afterwards": ("carried_on",),
    "conditions": ("host_provides", "practical"),
}
# What is read beside the text and not by applicants: how far it goes today, why nobody nearby, and what online needs.
BESIDE = (
    "transmission", "creation", "organisational", "group_size", "not_local", "looked_for", "looked_since",
    "looked_result", "internet", "power", "workplace", "equipment", "plan", "concepts",
)  # fmt: skip
# Columns that both have.
AS_THEY_ARE = ("programme", "focus", "organisation", "sector", "languages", "mode")
# At an end without anybody: such an opportunity serves nothing of its need.
SERVES_NOTHING = ("withdrawn", "not_filled")


def texts_from(need: Need) -> dict[str, Translated]:
    """What a need says, by section of an opportunity's text; where it leaves open who carries on, its plan says it."""
    found = {code: _together(need, names) for code, names in INTO_TEXTS.items()}
    if not found["afterwards"] and need.plan is not None:
        found["afterwards"] = _plain(need.plan.carried_on_by, need.plan.title.source)
    return {code: text for code, text in found.items() if text}


def siblings(opportunity: Opportunity) -> int:
    """How many others are made from the same need and serve part of it."""
    others = Opportunity.objects.filter(need=opportunity.need_id).exclude(pk=opportunity.pk)
    return others.exclude(state__in=SERVES_NOTHING).count()


def _together(need: Need, names: tuple[str, ...]) -> Translated:
    """Several texts of a need as one, in every language of the first; what exists in none of them is left out."""
    source = need.written_in
    values = [getattr(need, name) for name in names]
    texts = [_plain(value, source) if isinstance(value, str) else value for value in values]
    said = [text for text in texts if text]
    if not said:
        return Translated()
    codes = [code for code in said[0] if code != "source"]
    joined = {code: "\n".join(text[code] for text in said if text.get(code)) for code in codes}
    return Translated({"source": said[0].source} | joined)


def _plain(words: str, language: str) -> Translated:
    return Translated({"source": language, language: words} if words else {})
