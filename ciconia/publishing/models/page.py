"""Pages that editors write. They hold nothing but what everybody may read, and nothing of the programmes' own nouns."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Left, Replace
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PagePermissionTester, PageQuerySet

from ciconia.foundation.fields import DayField
from ciconia.foundation.privacy import declare
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.models.blocks import BodyBlock
from ciconia.publishing.models.publication import stands

NOUN = "page"
KEY = 10
_WAGTAIL = (
    "id path depth numchild translation_key locale latest_revision live has_unpublished_changes owner go_live_at"
    " expire_at expired locked locked_at locked_by content_type url_path draft_title alias_of live_revision"
    " latest_revision_created_at show_in_menus page_ptr"
)
_SAID = "title slug seo_title search_description first_published_at last_published_at"


class PublicPageQuerySet(PageQuerySet):  # type: ignore[misc]
    def public(self) -> Any:
        """Those that everybody reads: published, and withdrawn nowhere."""
        key = Left(Replace(Cast("translation_key", CharField()), Value("-"), Value("")), KEY)
        return self.live().alias(key=key).filter(stands(NOUN, "key"))


class BodyField(StreamField):  # type: ignore[misc]
    """A body; what its pieces are called is no matter of the database."""

    def deconstruct(self) -> Any:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs["block_lookup"] = {}
        return name, "wagtail.fields.StreamField", [[]], kwargs


LEAD = FieldPanel("lead", heading=_("In short"), help_text=_("Two sentences that stand in lists and previews."))
BODY = FieldPanel("body", heading=_("Text"))
PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class ShelfPermissions(PagePermissionTester):  # type: ignore[misc]
    """A shelf is put up with its language and stays: nobody edits, moves or deletes it, whatever stands on it."""

    def _no(self, *_args: Any, **_more: Any) -> bool:
        return False

    can_edit = can_delete = can_publish = can_unpublish = can_move = can_copy = can_lock = _no
    can_submit_for_moderation = can_set_view_restrictions = can_move_to = can_copy_to = _no


class Shelf(Page):  # type: ignore[misc]
    """Under which all pages of one language stand; no page for readers."""

    is_creatable = False
    subpage_types = ["publishing.NewsPage", "publishing.InfoPage", "publishing.ResourcePage"]
    parent_page_types = ["wagtailcore.Page"]
    preview_modes: list[Any] = []

    privacy = declare(public=_SAID, internal=_WAGTAIL)

    def permissions_for_user(self, user: Any) -> ShelfPermissions:
        """What somebody may do with it."""
        return ShelfPermissions(user, self)

    def get_url_parts(self, request: Any = None) -> None:
        """It has no address."""


class PublicPage(Page):  # type: ignore[misc]
    """What news, pages and resources have in common. One text in one language; its translations are pages, too."""

    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead = models.TextField(max_length=400)
    body = BodyField(BodyBlock(), blank=True)

    objects = PublicPageManager()
    section = ""
    parent_page_types = ["publishing.Shelf"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, LEAD, BODY]
    promote_panels = [
        FieldPanel("slug", heading=_("Last part of the address")),
        MultiFieldPanel(
            [
                FieldPanel(
                    "programme", heading=_("Programme"),
                    help_text=_("Leave it empty for what is about no single programme."),
                ),
                FieldPanel(
                    "focus", heading=_("Country"),
                    help_text=_("A page about one country is gone at once where the programme is suspended there."),
                ),
            ],
            heading=_("What it is about"),
        ),
    ]  # fmt: skip
    settings_panels = [PublishingPanel()]
    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def key(self) -> str:
        """How the ledger of what is public calls it: one for all its translations."""
        return str(self.translation_key.hex[:KEY])

    def clean(self) -> None:
        """A country belongs to the programme that works there."""
        super().clean()
        if self.focus is None:
            return
        if self.programme is not None and self.focus.programme_id != self.programme_id:
            raise ValidationError({"focus": _("This programme does not work in this country.")})
        self.programme = self.focus.programme

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str]:
        """Where everybody reads it."""
        return 0, settings.SITE, f"/{self.locale.language_code}/{self.section}/{self.slug}/"

    def get_url(self, request: Any = None, current_site: Any = None) -> str:
        """The path at which everybody reads it; there is one site."""
        return self.get_url_parts()[2]

    url = property(get_url)

    def get_full_url(self, request: Any = None) -> str:
        """The address at which everybody reads it."""
        return "".join(self.get_url_parts()[1:])

    full_url = property(get_full_url)


class NewsPage(PublicPage):
    """News: something that happened or will, with its day."""

    day = DayField()

    section = "news"
    content_panels = [
        *Page.content_panels,
        FieldPanel("day", heading=_("Day"), help_text=_("It stands above the news; the newest come first.")),
        LEAD,
        BODY,
    ]

    privacy = declare(public=f"{_SAID} programme focus lead body day", internal=_WAGTAIL)

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class InfoPage(PublicPage):
    """A page that stays: who we are, how something works, what we do with data."""

    section = "pages"

    privacy = declare(public=f"{_SAID} programme focus lead body", internal=_WAGTAIL)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")


# What others may do with a document. The names of licences are names.
LICENCES = [
    ("CC0-1.0", "CC0 1.0"),
    ("CC-BY-4.0", "CC BY 4.0"),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
    ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
    ("read", _("To read; ask before using it otherwise")),
]


class ResourcePage(PublicPage):
    """A document or a place elsewhere that is of use, with its language and what one may do with it."""

    document = models.ForeignKey(
        "wagtaildocs.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link = models.URLField(max_length=400, blank=True)
    language = models.CharField(max_length=8, default="en")
    licence = models.CharField(max_length=12, choices=LICENCES, default="read")

    section = "resources"
    content_panels = [
        *Page.content_panels,
        LEAD,
        FieldPanel("document", heading=_("Document")),
        FieldPanel("link", heading=_("Or an address elsewhere")),
        FieldPanel("language", heading=_("Language of the document"), help_text=_("As a code, such as en, ar or so.")),
        FieldPanel("licence", heading=_("What others may do with it")),
        BODY,
    ]

    privacy = declare(public=f"{_SAID} programme focus lead body document link language licence", internal=_WAGTAIL)

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document=None) | models.Q(link=""), name="resource_document_or_link"
            )
        ]

    def clean(self) -> None:
        """Either a document or an address."""
        super().clean()
        if bool(self.document) == bool(self.link):
            raise ValidationError({"link": _("Choose a document, or give an address; not both.")})


PAGES: tuple[type[PublicPage], ...] = (NewsPage, InfoPage, ResourcePage)
