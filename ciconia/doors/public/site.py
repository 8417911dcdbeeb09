"""What stands around public pages of the installation itself: they belong to no programme."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

WAYS = (
    ("home", gettext_noop("Programmes")),
    ("news_list", gettext_noop("News")),
    ("resources", gettext_noop("Resources")),
    ("organisations", gettext_noop("Diaspora organisations")),
    ("info_pages", gettext_noop("About this site")),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the public layout for a page of the installation."""
    ways = [{"label": _(label), "url": reverse(name), "current": request.path == reverse(name)} for name, label in WAYS]
    links = ways[1:]
    if not request.user.is_authenticated:
        links = [*links, {"label": _("Sign in"), "url": reverse("account_login"), "current": False}]
    return {
        "brand_url": reverse("home"),
        "nav": ways,
        "trail": [(_("Home"), reverse("home"))],
        "foot_links": [{"heading": _("For you"), "links": links}],
    }


def feed_link() -> str:
    """What news readers look for in the head of a page."""
    link = '<link rel="alternate" type="application/atom+xml" href="{}" title="{}">'
    return format_html(link, reverse("news_feed"), _("News"))
