"""What others see of an opportunity when its link is sent on: a title, a sentence, a picture, a short text."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.card_image import HEIGHT, WIDTH
from ciconia.doors.public.cards import address, no_longer, weeks
from ciconia.doors.public.frame import page_url
from ciconia.doors.public.parts import place_of
from ciconia.doors.public.posting import data_block, posting
from ciconia.doors.public.procedure import stage
from ciconia.doors.shared.templatetags.ciconia import in_a_row, words
from ciconia.people.models import Mode
from ciconia.programmes.models import Programme
from ciconia.programmes.queries.conditions import Conditions
from ciconia.selection.queries.opportunity_page import OpportunityPage

LOCALES = {"en": "en_GB", "nl": "nl_NL", "fr": "fr_FR", "ar": "ar_AR"}
LONGEST = 200


@dataclass(frozen=True)
class Share:
    """The ways to send an opportunity on: its address, and links that open another program with the text in it."""

    url: str
    whatsapp: str
    mail: str


def share(site: str, programme: Programme, page: OpportunityPage) -> Share:
    """A short text in the reader's language, and the address without the words that make it long.

    `site` is the address of the site itself, as https://example.org/.
    """
    url = _at(site, _own(programme, "opportunity", page))
    title = words(page.title)
    text = f"{in_a_row([title, place_of(page)])}. {short(page)}"
    return Share(
        url=url,
        whatsapp="https://wa.me/?text=" + quote(f"{text} {url}"),
        mail=f"mailto:?subject={quote(title)}&body=" + quote(f"{text}\r\n\r\n{url}"),
    )


def short(page: OpportunityPage) -> str:
    """How, how long and until when; of one that is over, what became of it."""
    at = stage(page)
    how = in_a_row([Mode(page.mode).label, weeks(page.weeks)]) + "."
    if at != "published":
        return f"{how} {no_longer(at)}"
    return f"{how} " + _("Apply by %(day)s.") % {"day": date_format(page.deadline, "j F Y")}


def head(site: str, programme: Programme, page: OpportunityPage, conditions: Conditions) -> SafeString:
    """What programs read of the page: its one address, the preview for messengers, and the posting while it is open."""
    url = _at(site, page_url(programme, "opportunities") + address(page.public_id, page.title))
    picture = _at(site, f"{_own(programme, 'card', page)}?{page.version}")
    title = in_a_row([words(page.title), place_of(page)])
    summary = Truncator(" ".join(words(page.summary).split())).chars(LONGEST)
    said = f"{short(page)} {summary}".strip()
    pairs = (
        ("type", "website"),
        ("site_name", words(programme.name)),
        ("title", title),
        ("description", said),
        ("url", url),
        ("locale", LOCALES.get(get_language() or "en", "en_GB")),
        ("image", picture),
        ("image:type", "image/png"),
        ("image:width", str(WIDTH)),
        ("image:height", str(HEIGHT)),
        ("image:alt", f"{title}. {short(page)}"),
    )
    tags = format_html_join("\n  ", '<meta property="og:{}" content="{}">', pairs)
    first = '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  {}\n  {}'
    card = SafeString('<meta name="twitter:card" content="summary_large_image">')
    block = data_block(posting(programme, page, conditions, url)) if stage(page) == "published" else ""
    return format_html(first + "\n  {}", url, said, tags, card, block)


def _at(site: str, path: str) -> str:
    return site.rstrip("/") + path


def _own(programme: Programme, name: str, page: OpportunityPage) -> str:
    return reverse(f"public:{name}", kwargs={"programme": programme.code, "public_id": page.public_id})
