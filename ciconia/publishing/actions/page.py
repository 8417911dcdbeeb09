"""Pages of editors: who is let in, the shelves they stand on, and what the ledger of public things knows of them."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale, Page

from ciconia.foundation.access import System
from ciconia.foundation.models import User
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.publishing.actions.publication import note_page, withdraw_source
from ciconia.publishing.models import PublicPage, Shelf
from ciconia.publishing.models.page import NOUN
from ciconia.publishing.rules.page import EDITORS, MODERATORS, groups_of

BY = System("pages")


def admit(user: Any) -> None:
    """Put an account into the groups that its roles of today mean, and out of all others."""
    wanted, have = groups_of(user), set(user.groups.values_list("name", flat=True))
    if wanted != have:
        user.groups.set(Group.objects.filter(name__in=wanted))


def readmit() -> None:
    """Put everybody in a group out of it whose role has ended; who comes back is put in again at the door."""
    with acting_as("system:jobs"):
        for user in User.objects.exclude(groups=None).distinct():
            admit(user)


@transaction.atomic
def plant() -> None:
    """Make the shelf of every language of the site that has none; nothing where all are there."""
    have = dict(Shelf.objects.values_list("locale__language_code", "translation_key"))
    missing = [(code, name) for code, name in settings.LANGUAGES if code not in have]
    if not missing:
        return
    for group in Group.objects.filter(name__in=(EDITORS, MODERATORS)):
        group.permissions.add(*Permission.objects.filter(codename="submit_translation"))
    key = next(iter(have.values()), uuid4())
    for code, name in missing:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        root = Page.get_first_root_node()
        root.add_child(instance=Shelf(title=name, slug=code, locale=locale, translation_key=key, live=False))


def put(page: PublicPage, *, language: str, by: Any) -> PublicPage:
    """Put a page on the shelf of its language, as a draft."""
    plant()
    page.live, page.owner, page.locale = False, by, Locale.objects.get(language_code=language)
    Shelf.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision(user=by)
    return page


def publish(page: PublicPage, *, by: Any) -> PublicPage:
    """Make a page public, as whoever may publish does in Wagtail. Raises PermissionDenied for others."""
    PublishPageRevisionAction(page.get_latest_revision(), user=by).execute()
    page.refresh_from_db()
    return page


def take_off(page: PublicPage, *, by: Any) -> None:
    """Take a page off, as whoever may publish does in Wagtail. Raises PermissionDenied for others."""
    UnpublishPageAction(page, user=by).execute()


def noted(instance: Any, **_said: Any) -> None:
    """A page became public, or public with other words: the ledger knows it, under the programme it is about."""
    if isinstance(instance, PublicPage) and instance.programme is not None:
        live = type(instance).objects.filter(translation_key=instance.translation_key).live().select_related("locale")
        title = Translated({page.locale.language_code: page.title for page in live})
        note_page(NOUN, instance.key, programme=instance.programme, focus=instance.focus, title=title, by=BY)


def unnoted(instance: Any, **_said: Any) -> None:
    """A page is no longer public: where no translation is left, nothing of it stands anywhere."""
    if isinstance(instance, PublicPage) and instance.programme is not None:
        same = type(instance).objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
        if not same.live().exists():
            withdraw_source(NOUN, instance.key, by=BY, reason="The page was taken off.")
