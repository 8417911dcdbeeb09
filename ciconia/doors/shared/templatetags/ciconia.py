"""What templates of all doors say alike: texts in their language, places, dates, states."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ciconia.doors.shared.pattern import fill
from ciconia.doors.shared.per_language import per_language
from ciconia.foundation import clock
from ciconia.foundation.countries import country_name, language_name
from ciconia.foundation.text import Translated

register = template.Library()
HOME = ZoneInfo(clock.HOME_ZONE)
SELECTED = " selected"

DOTS = {"AFG": "af", "IRQ": "iq", "NGA": "ng", "SOM": "so"}
TONES = {
    "go": "agreed validated published endorsed ready active completed accepted chosen served filled done recorded open "
    "standing taken_up followed_up merged",
    "wait": "submitted in_review edits_requested returned assessed shortlisted offered preparing asked due sent_back "
    "long_listed closed reserve paused suspended proposed weighed shared under_review to_take_down sent",
    "no": "refused declined not_eligible not_filled withdrawn ended_early not_chosen expired lapsed not_answered "
    "dropped not_now",
}
TONE_OF = {state: tone for tone, states in TONES.items() for state in states.split()}


# "First strong isolate" and its end: the signs of <bdi> for text that cannot hold elements.
ISOLATE, END = "\u2068", "\u2069"


@register.filter
def apart(value: Any) -> str:
    """A name inside a text that may run the other way: the full stop of "Hodan W." stays at its end in Arabic too."""
    return f"{ISOLATE}{value}{END}" if value and translation.get_language_bidi() else str(value or "")


@register.filter(name="json")
def as_json(value: Any) -> str:
    """Plain data for an attribute that a script reads."""
    return json.dumps(value)


def words(value: Any) -> str:
    """A translated text as plain words in the reader's language, for titles and attributes."""
    if not isinstance(value, Translated):
        return str(value or "")
    text = value.best(translation.get_language() or "en")
    return apart(text.text) if text.fallback else text.text


@register.simple_tag
def shown(value: Any) -> str | SafeString:
    """A translated text; where it stands in another language than the page's, marked as such."""
    return shown_in(translation.get_language() or "en", value)


def shown_in(reading: str, value: Any) -> str | SafeString:
    """A translated text as a reader of a language is shown it."""
    if not isinstance(value, Translated):
        return str(value or "")
    text = value.best(reading)
    if not text.fallback:
        return text.text
    return format_html(
        '<span lang="{}" dir="{}">{}</span> <span class="tongue">{}</span>',
        text.language, text.direction, text.text, language_name(text.language, reading),
    )  # fmt: skip


@register.simple_tag
def colon() -> str:
    """What stands between a label and what is said of it: in French with a space before it that never breaks."""
    return _(":")


@register.simple_tag
def original(value: Any) -> str | SafeString:
    """The text as it was written, where that is another language than the one shown; else nothing."""
    if not isinstance(value, Translated) or not value:
        return ""
    if value.best(translation.get_language() or "en").language == value.source:
        return ""
    text = value.best(value.source)
    return format_html('<span lang="{}" dir="{}">{}</span>', text.language, text.direction, text.text)


@register.simple_tag
def each(rows: Iterable[Mapping[str, Any]], name: str) -> SafeString:
    """A template for every row of a long list, filled by the row's own names: see doors/shared/pattern.py."""
    return fill(name, rows)


@register.simple_tag(takes_context=True)
def drawn(context: template.Context, name: str) -> SafeString:
    """A template drawn with the page's context, to stand in several places: links for wide and for narrow screens."""
    return context.template.engine.get_template(name).render(context)  # type: ignore[union-attr]


@register.simple_tag
def state_of(row: Any) -> str:
    """A row's state as a tag: what c-tag draws, for lists of many rows."""
    return tag_of(row.states, row.state)


@register.simple_tag
def select(name: str, choices: Iterable[tuple[str, Any]], picked: Mapping[str, str]) -> SafeString:
    """A select with its options, for long lists of them. choices: (value, words); picked: name to the choice."""
    options = "".join(
        f'<option value="{escape(str(value))}"{SELECTED if value == picked[name] else ""}>{escape(str(words))}</option>'
        for value, words in choices
    )
    return format_html('<select class="short" id="f-{0}" name="{0}">{1}</select>', name, mark_safe(options))  # noqa: S308 - escaped above


@register.simple_tag
@per_language
def spot(iso: str, name: str) -> str:
    """A place with its country's dot: what c-place draws, for lists of many rows."""
    return format_html('<span class="place {}">{}</span>', DOTS.get(iso, "mute"), name)


@lru_cache(maxsize=1024)
def waiting(whose: str, until: str, *, late: bool) -> SafeString:
    """Whose turn it is and until when, for a cell of a list."""
    return format_html('<span>{}<br><span class="{}">{}</span></span>', whose, "late" if late else "soft", until)


@per_language
def place_of(iso: str) -> str:
    """A country with its dot and its name."""
    return spot(iso, country(iso))


@register.filter
def lines(value: Any) -> list[str]:
    """The lines of a translated text, for a list."""
    return [line.strip() for line in words(value).splitlines() if line.strip()]


@register.filter
def begins(time: Any) -> str:
    """When a time kept free begins, on the clock of its own zone: "8 March 2021, 14:30"."""
    return moment_words(time.starts_at.astimezone(ZoneInfo(time.zone)))


def moment_words(moment: datetime) -> str:
    """A day and a time as the clock of the moment's own zone shows them: "8 March 2021, 14:30"."""
    return in_a_row([date_words(moment.date()), f"{moment:%H:%M}"])


@register.filter(name="words")
def words_filter(value: Any) -> str:
    """As `shown`, but plain: for titles, attributes and component inputs."""
    return words(value)


@register.filter
def short_name(programme: Any) -> str:
    """What a programme is called in passing: its code where that is one short word, else its name."""
    return words(programme.name) if "-" in programme.code else programme.code.upper()


@register.filter
def country(code: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-3 code."""
    return country_name(code, translation.get_language() or "en")


@register.filter
def language(code: str) -> str:
    """The name of a language."""
    return language_name(code, translation.get_language() or "en")


@register.filter
def languages(codes: list[str]) -> str:
    """Names of languages, with "or" between them."""
    return _(" or ").join(language(code) for code in codes)


@register.filter
def place(organisation: Any) -> str:
    """City and country of an organisation."""
    return place_in(organisation.city, organisation.country)


def place_in(city: str, code: str) -> str:
    """A city and its country, or the country alone."""
    return in_a_row([apart(city), country(code)])


@register.filter
def in_a_row(parts: Iterable[Any]) -> str:
    """Names and words one after the other, what is empty left out, with the comma of the reader's language."""
    return _(", ").join(str(part) for part in parts if part)


def home_day(moment: datetime) -> date:
    """The day a moment falls on in the zone the product is at home in."""
    return moment.astimezone(HOME).date()


@register.filter
def day(value: date | datetime | None) -> str:
    """A date in words: 21 March 2021, in the zone the product is at home in."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = home_day(value)
    return date_words(value)


@register.filter
def month(value: date) -> str:
    """The month of a day in words, where the day would say more than is known: March 2021."""
    return dated(value, "F Y")


@register.filter
def due(value: datetime | None) -> str:
    """A next date as people say it: today, tomorrow, by 21 March, 4 days late."""
    if value is None:
        return ""
    on = home_day(value)
    return due_words(on, (clock.today() - on).days)


@register.filter
def tone(state: str) -> str:
    """The tone of a state's tag; the words in it carry the meaning."""
    return TONE_OF.get(state, "line")


@per_language
def tag_of(states: Any, state: str) -> str:
    """A state of a flow as a tag."""
    return format_html('<span class="tag tag-{}">{}</span>', tone(state), states(state).label)


def dated(value: date, pattern: str) -> str:
    """A date by a pattern of Django's; French says the first of a month as a number of order."""
    first = value.day == 1 and translation.get_language() == "fr"
    return date_format(value, pattern.replace("j", r"1\e\r") if first else pattern)


@per_language
def date_words(value: date) -> str:
    """A date in words."""
    return dated(value, "j F Y")


@per_language
def due_words(on: date, late: int) -> str:
    """A next date that has passed so many days ago, or is so many days off where that is negative."""
    if late > 0:
        return translation.ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late}
    if late == 0:
        return _("today")
    if late == -1:
        return _("tomorrow")
    return _("by %(date)s") % {"date": date_words(on)}
