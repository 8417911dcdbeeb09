"""What people wrote, as it stands on a page: a list or a paragraph, marked where it is in another language."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated

_LISTS = {"points": "ul", "steps": "ol"}


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def prose(text: Translated, shape: str = "text") -> SafeString:
    """A text in the reader's language or the one it has; shape: text (its line breaks stay), points, steps (numbered).

    A list of one line is a sentence. Everything is escaped: what people write is never markup.
    """
    reader = get_language() or "en"
    found = text.best(reader)
    lines = lines_of(found.text)
    if not lines:
        return SafeString("")
    spoken = format_html(' lang="{}" dir="{}"', found.language, found.direction) if found.fallback else ""
    tongue = tongue_of(found.language) if found.fallback else ""
    if shape in _LISTS and len(lines) > 1:
        before = format_html("<p>{}</p>", tongue) if tongue else ""
        return format_html("{}<{} class=\"bul\"{}>{}</{}>", before, SafeString(_LISTS[shape]), spoken,
                           format_html_join("", "<li>{}</li>", ((line,) for line in lines)),
                           SafeString(_LISTS[shape]))  # fmt: skip
    whole = lines[0] if shape in _LISTS else found.text.strip()
    # The mark is in the reader's language, though it stands at the end of a text in another one.
    after = format_html(' <bdi lang="{}">{}</bdi>', reader, tongue) if tongue else ""
    return format_html('<p class="keep"{}>{}{}</p>', spoken, whole, after)


def tongue_of(code: str) -> SafeString:
    """The name of a language as a mark beside a text that stands in it."""
    return format_html('<span class="tongue">{}</span>', language_name(code, get_language() or "en"))


def sentences(texts: Sequence[Translated]) -> SafeString:
    """Short texts as one list, each marked on its own."""
    reader = get_language() or "en"
    rows = []
    for text in texts:
        found = text.best(reader)
        if found.fallback:
            spoken = (found.language, found.direction, found.text, tongue_of(found.language))
            rows.append(format_html('<li><span lang="{}" dir="{}">{}</span> {}</li>', *spoken))
        else:
            rows.append(format_html("<li>{}</li>", found.text))
    return format_html('<ul class="bul small">{}</ul>', SafeString("".join(rows)))
