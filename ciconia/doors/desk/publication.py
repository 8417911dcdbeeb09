"""What the desk says of something public: where our own pages are, and what follows from one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared.templatetags.ciconia import words
from ciconia.foundation.wall import acting_as
from ciconia.people.models import Organisation, Person
from ciconia.people.queries.registration import registration_of
from ciconia.programmes.models import Focus
from ciconia.publishing.models import Publication, Subject
from ciconia.publishing.models.page import NOUN
from ciconia.publishing.queries.page import address_of
from ciconia.publishing.queries.publication import places_of, publications_at_desk

# The page of a noun for everybody, and the page of the desk on which it is looked after.
SALT = "publication.subject"
PAGES = {"opportunity": "opportunity", "event": "event", "story": "story", "newsletter": "newsletter", "idea": "idea"}


@dataclass(frozen=True)
class Whom:
    """A person, an institution or a country: its name, and how actions are told who it is."""

    name: str
    key: Mapping[str, Any]


def about_of(request: HttpRequest, said: str) -> Whom:
    """Whom an address names, such as organisation:3f9… ; raises Http404 where nothing of ours is about them."""
    kind, _colon, key = said.partition(":")
    programme = request.programme  # type: ignore[attr-defined]
    if kind == "focus":
        focus = get_object_or_404(Focus.objects.select_related("programme"), programme=programme, public_id=key)
        return Whom(words(focus.name), {"focus": focus})
    here = Subject.objects.visible_to(request.user).filter(publication__programme=programme)
    if kind == "organisation":
        rows = Organisation.objects.filter(pk__in=here.values("organisation"))
        organisation = get_object_or_404(rows, public_id=key)
        return Whom(words(organisation.name), {"organisation": organisation})
    if kind == "subject":
        subject = here.filter(pk=_opened(key)).exclude(person=None).first()
        if subject is not None:
            with acting_as("system:jobs"):  # somebody may be named in public whose profile staff do not see
                person = Person.objects.select_related("identity", "user").get(pk=subject.person_id)
            return Whom(subject.name, {"person": person})
    raise Http404


def listed_page(request: HttpRequest, whom: Whom) -> str:
    """The page of the desk on which an organisation is taken off the public list; nothing where it is not on it."""
    organisation = whom.key.get("organisation")
    row = registration_of(organisation) if organisation is not None else None
    return (
        desk_url(request, "organisation", organisation.public_id) if organisation and row and row.listed_since else ""
    )


def about_key(subject: Subject) -> str:
    """How an address names whom something is about; nothing for a name alone, which is withdrawn where it stands."""
    if subject.organisation is not None:
        return f"organisation:{subject.organisation.public_id}"
    return f"subject:{signing.dumps(subject.pk, salt=SALT)}" if subject.person_id else ""


def _opened(key: str) -> int:
    try:
        return int(signing.loads(key, salt=SALT))
    except signing.BadSignature:
        return 0


def public_page_of(row: Publication) -> str:
    """The address at which everybody reads it: of our own pages their path, of all others what was written down."""
    if not row.is_ours:
        return row.address
    if row.noun == NOUN:
        return address_of(row.source)
    return _reverse(f"public:{PAGES.get(row.noun, row.noun)}", programme=row.programme.code, public_id=row.source)


def desk_page_of(request: HttpRequest, row: Publication) -> str:
    """The page of the desk on which the thing itself is looked after; nothing where there is none."""
    return _reverse(f"desk:{row.noun}", programme=row.programme.code, public_id=row.source)


def further_places(row: Publication) -> list[str]:
    """Where else a page of ours is read, in words: all of it goes when the page does."""
    common = [_("every language of the site"), _("the map of the site that search engines read"), _("its picture")]
    places = {
        "opportunity": [
            _("the list and its search"), _("the feeds of the programme, its countries and sectors"),
            _("the calendars of last days"), _("the answers to other programs"), _("letters about saved searches"),
        ],
        "event": [_("the list of events"), _("the calendars of events")],
        "newsletter": [_("the archive of the newsletter and its feed")],
        "page": [_("the lists of news and resources"), _("the feed of news")],
    }  # fmt: skip
    return [*places.get(row.noun, []), *common]


def looked_for(request: HttpRequest, row: Publication) -> list[Publication]:
    """The other places of the same thing."""
    rows = publications_at_desk(row.programme, request.user)
    return list(places_of(row.noun, row.source, rows).exclude(pk=row.pk)[:20])


def _reverse(name: str, **where: str) -> str:
    try:
        return reverse(name, kwargs=where)
    except NoReverseMatch:
        return ""
