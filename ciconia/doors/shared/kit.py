"""What a post kit says about something, in one language: what it is, what about it, when and where, and its address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ciconia.doors.shared.event import hours, spoken, where
from ciconia.doors.shared.letters import at
from ciconia.doors.shared.templatetags.ciconia import date_words, in_a_row, language, place_in, words
from ciconia.foundation.countries import language_name
from ciconia.foundation.text import Translated
from ciconia.foundation.wall import acting_as
from ciconia.gatherings.models import Event
from ciconia.people.models import Organisation
from ciconia.programmes.models import Focus, Programme
from ciconia.publishing.actions.story import about
from ciconia.publishing.models import Newsletter, Story
from ciconia.publishing.rules.kit import Said, lacking, not_in
from ciconia.publishing.rules.publication import About
from ciconia.selection.models import Opportunity

TITLE, TEXT = gettext_lazy("title"), gettext_lazy("text")
CALLS = {"story": gettext_lazy("Read it:"), "video": gettext_lazy("Watch it:"), "audio": gettext_lazy("Listen to it:")}


@dataclass(frozen=True)
class Kit:
    """Something that can be posted about: the texts it is made of, whom it names, where it is public and pictured.

    facts: the lines beside the text, asked for while a language is active. about: whom it names, read when asked.
    """

    noun: str
    source: str
    programme: Programme
    focus: Focus | None
    title: Translated
    lead: Translated
    facts: Callable[[], tuple[str, ...]]
    call: Callable[[], str]
    about: Callable[[], About]
    path: str
    picture: str

    def refused(self, code: str) -> str:
        """Why there is no kit in a language; nothing where there is one."""
        names = lacking({str(TITLE): self.title, str(TEXT): self.lead}, code)
        return str(not_in(language_name(code, translation.get_language() or "en"), names)) if names else ""

    def said(self, code: str) -> Said:
        """What there is to say in a language in which it is written."""
        with translation.override(code):
            lead = " ".join(self.lead.get(code, "").split())
            return Said(self.title[code], lead, self.facts(), self.call(), at(self._at(self.path)))

    def picture_in(self, code: str) -> str:
        """The address of its picture in a language."""
        with translation.override(code):
            return self._at(self.picture)

    def languages(self) -> list[tuple[str, str, bool]]:
        """The languages of the site, each with whether there is a kit in it."""
        return [(code, language(code), not self.refused(code)) for code, _name in settings.LANGUAGES]

    def _at(self, name: str) -> str:
        if not name:
            return ""
        return reverse(f"public:{name}", kwargs={"programme": self.programme.code, "public_id": self.source})


def event_kit(event: Event) -> Kit:
    """The kit of an event. Speakers are not named in it: their names are on the page, and only there."""

    def hosts() -> About:
        found = Organisation.objects.filter(pk__in=event.co_hosts.values("organisation")).order_by("pk")
        return About(organisations=tuple(found))

    return Kit(
        noun="event", source=event.public_id, programme=event.programme, focus=event.focus, title=event.title,
        lead=event.about, about=hosts, path="event", picture="event_card",
        facts=lambda: (hours(event), where(event), spoken(event)),
        call=lambda: _("Register, without an account:"),
    )  # fmt: skip


def opportunity_kit(opportunity: Opportunity) -> Kit:
    """The kit of an opportunity."""
    host = opportunity.organisation
    return Kit(
        noun="opportunity", source=opportunity.public_id, programme=opportunity.programme, focus=opportunity.focus,
        title=opportunity.title, lead=opportunity.summary, about=lambda: About(organisations=(host,)),
        path="opportunity",
        picture="card", facts=lambda: _facts(opportunity),
        call=lambda: _("Apply by %(day)s:") % {"day": date_words(opportunity.deadline)},
    )  # fmt: skip


def story_kit(story: Story) -> Kit:
    """The kit of a story. Whoever is shown agreed to be posted, too; the ledger keeps whom each post is about."""

    def shown() -> About:
        with acting_as("system:jobs"):
            return about(story.appearances.select_related("person", "organisation"))

    return Kit(
        noun="story", source=story.public_id, programme=story.programme, focus=story.focus, title=story.title,
        lead=story.lead, about=shown, path="story", picture="story_picture" if story.picture else "",
        facts=lambda: (words(story.focus.name),) if story.focus else (),
        call=lambda: str(CALLS[story.kind]),
    )  # fmt: skip


def _facts(opportunity: Opportunity) -> tuple[str, ...]:
    host, weeks = opportunity.organisation, opportunity.weeks
    name = host.name.best(translation.get_language() or "en").text
    long = ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
    return (
        in_a_row([name, place_in(host.city, host.country)]),
        in_a_row([str(opportunity.get_mode_display()), long]),
        in_a_row([language(code) for code in opportunity.languages]),
    )


def newsletter_kit(newsletter: Newsletter) -> Kit:
    """The kit of a number of the newsletter. Whom its pieces name is kept where each of them is posted."""
    return Kit(
        noun="newsletter", source=newsletter.public_id, programme=newsletter.programme, focus=None,
        title=newsletter.title, lead=newsletter.introduction, about=About, path="newsletter", picture="",
        facts=lambda: (), call=lambda: _("Read it, and get the next one:"),
    )  # fmt: skip


def kit_of(noun: str, source: str) -> Kit | None:
    """The kit of what has that noun and public id, while it is public; read as a job, by whoever posts letters."""
    return KITS[noun](source) if noun in KITS else None


def _of_event(source: str) -> Kit | None:
    found = Event.objects.public().filter(public_id=source, state="announced").select_related("programme", "focus")
    row = found.first()
    return event_kit(row) if row else None


def _of_opportunity(source: str) -> Kit | None:
    rows = Opportunity.objects.open().filter(public_id=source)
    row = rows.select_related("programme", "focus", "organisation").first()
    return opportunity_kit(row) if row else None


def _of_story(source: str) -> Kit | None:
    row = Story.objects.public().filter(public_id=source).select_related("programme", "focus").first()
    return story_kit(row) if row else None


def _of_newsletter(source: str) -> Kit | None:
    row = Newsletter.objects.public().filter(public_id=source).select_related("programme").first()
    return newsletter_kit(row) if row else None


KITS: dict[str, Callable[[str], Any]] = {
    "event": _of_event, "newsletter": _of_newsletter, "opportunity": _of_opportunity, "story": _of_story,
}  # fmt: skip
