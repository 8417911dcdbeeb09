"""A public organisation as programs read it: its one address, a preview for messengers, and schema.org's Organization.

Source of the names: https://schema.org/Organization. Only what the organisation made public is in it.
"""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciconia.doors.public.posting import data_block
from ciconia.doors.public.share import LOCALES, LONGEST
from ciconia.doors.shared.templatetags.ciconia import place_in, words
from ciconia.foundation.countries import ALPHA2
from ciconia.people.queries.registration import PublicOrganisation


def organization(found: PublicOrganisation, url: str) -> dict[str, Any]:
    """The organisation as schema.org names things; what is not known or not public is left out."""
    address = {"@type": "PostalAddress", "addressCountry": ALPHA2.get(found.country), "addressLocality": found.city}
    said = {
        "name": words(found.name),
        "url": url,
        "description": words(found.about) if found.about else "",
        "address": {name: value for name, value in address.items() if value},
        "sameAs": found.website,
        "email": found.email,
        "foundingDate": str(found.founded) if found.founded else "",
        "identifier": found.registered_number,
        "knowsLanguage": list(found.languages),
        "areaServed": [{"@type": "Country", "identifier": ALPHA2[code]} for code in found.countries],
    }
    known = {name: value for name, value in said.items() if value}
    return {"@context": "https://schema.org", "@type": "Organization", **known}


def head(site: str, found: PublicOrganisation) -> SafeString:
    """What stands in the head of its page; `site` is the address of the site, without a stroke at the end."""
    url = site + reverse("organisation", args=[found.public_id])
    title = words(found.name)
    about = found.about or found.works_on
    said = (
        Truncator(" ".join(words(about).split())).chars(LONGEST) if about else _("Diaspora organisation in %(place)s.")
    )
    said = said if about else said % {"place": place_in(found.city, found.country)}
    pairs = (
        ("type", "website"),
        ("site_name", "Ciconia"),
        ("title", title),
        ("description", said),
        ("url", url),
        ("locale", LOCALES.get(get_language() or "en", "en_GB")),
    )
    tags = format_html_join("\n  ", '<meta property="og:{}" content="{}">', pairs)
    first = '<link rel="canonical" href="{}">\n  <meta name="description" content="{}">\n  {}\n  {}'
    return format_html(first, url, said, tags, data_block(organization(found, url)))
