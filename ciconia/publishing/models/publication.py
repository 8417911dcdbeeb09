from collections.abc import Iterable
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from ciconia.foundation.access import memberships_of, staff_q, within_reach
from ciconia.foundation.fields import MomentField
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Scope, Stateful, User
from ciconia.foundation.privacy import STATEFUL, declare
from ciconia.foundation.text import TranslatedField
from ciconia.people.models import Person
from ciconia.programmes.models import Focus, Programme


class PublicationState(models.TextChoices):
    STANDING = "standing", _("Public")
    TO_TAKE_DOWN = "to_take_down", _("To take down by hand")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Place(models.TextChoices):
    """What sort of place something public stands in."""

    PAGE = "page", _("Page of this site")
    POST = "post", _("Post")
    MAIL = "mail", _("Mail")
    FILE = "file", _("File")
    ELSEWHERE = "elsewhere", _("Somewhere else")


class Channel(models.TextChoices):
    """Through which medium people read it."""

    WEBSITE = "website", _("Website")
    IDIASPORA = "idiaspora", _("iDiaspora")
    LINKEDIN = "linkedin", _("LinkedIn")
    FACEBOOK = "facebook", _("Facebook")
    X = "x", _("X")
    WHATSAPP = "whatsapp", _("WhatsApp")
    MAIL = "mail", _("Mail to affiliated organisations")
    NEWSLETTER = "newsletter", _("Newsletter")
    OTHER = "other", _("Something else")


def _of_staff(user: Any, roles: Iterable[str], way: str = "") -> Q:
    """The rows for which an account has one of `roles`: those of no single country by all who work in the programme."""
    own = [m.scope_id for m in memberships_of(user) if m.scope == Scope.PROGRAMME and m.role in set(roles)]
    there = staff_q(user, roles, programme=f"{way}programme_id", focus=f"{way}focus_id")
    return there | Q(**{f"{way}focus": None, f"{way}programme_id__in": own})


class PublicationQuerySet(models.QuerySet["Publication"]):
    def visible_to(self, user: Any) -> Self:
        """Staff of its country; of what concerns no single country, staff of the programme."""
        return self.filter(_of_staff(user, STAFF_ROLES))

    def own_page(self, noun: str, source: str) -> Self:
        """The one row of a page of ours."""
        return self.filter(noun=noun, source=source, place=Place.PAGE)


class Publication(Stateful):
    """One place in which something is public: what it is about, where it stands, who put it there and when.

    A page of ours has one row, whatever feeds, calendars and languages it stands in: they all ask for that row. What
    it is the page of is said by its noun and public id, as nothing here knows what stands on the floors above.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="publications")
    focus = models.ForeignKey(Focus, null=True, blank=True, on_delete=models.PROTECT, related_name="publications")
    noun = models.CharField(max_length=24)
    source = models.CharField(max_length=10)
    title = TranslatedField()
    place = models.CharField(max_length=10, choices=Place)
    channel = models.CharField(max_length=10, choices=Channel)
    address = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = MomentField()
    # To how many a letter went: it cannot be taken back, and somebody has to write to them again.
    letters = models.PositiveIntegerField(null=True, blank=True)
    taken_down_on = models.DateField(null=True, blank=True)
    # Why it is not public, such as "focus 12": it comes back when the last of these is gone.
    because = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    states = PublicationState
    objects = PublicationQuerySet.as_manager()

    privacy = declare(
        public="noun source title place channel address language at",
        internal=f"{STATEFUL} programme focus by letters taken_down_on because",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PublicationState.values), name="publication_state"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="publication_place"),
            models.CheckConstraint(
                condition=~Q(place="page") | ~Q(state="to_take_down"), name="publication_page_by_itself"
            ),
            models.CheckConstraint(condition=~Q(state="standing") | Q(because=[]), name="publication_because"),
            models.UniqueConstraint(fields=["noun", "source"], condition=Q(place="page"), name="publication_page_once"),
        ]
        indexes = [
            # What every public page asks before it shows anything: nearly always empty.
            models.Index(
                fields=["noun", "source"], condition=Q(place="page", state="withdrawn"), name="publication_hidden"
            ),
            models.Index(fields=["noun", "source", "place"], name="publication_source"),
            models.Index(fields=["programme", "-at", "-id"], name="publication_latest"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def zone(self) -> str:
        """Dates end in the programme's zone."""
        return str(self.programme.zone)

    @property
    def belongs_to(self) -> tuple[int, int | None]:
        """Its programme and its country, where it is about a single one."""
        return self.programme_id, self.focus_id

    @property
    def is_ours(self) -> bool:
        """Whether it is gone as soon as we say so."""
        return bool(self.place == Place.PAGE)


def stands(noun: str, source: str = "public_id") -> Combinable:
    """The condition that a row's page was not withdrawn. source: the column with its public id."""
    hidden = Publication.objects.own_page(noun, OuterRef(source))  # type: ignore[arg-type]
    return ~Exists(hidden.filter(state="withdrawn"))


def stands_sql(noun: str, source: str) -> str:
    """The same for statements that are written out. noun, source: our own words, the column with its table."""
    return (
        f"NOT EXISTS (SELECT 1 FROM publishing_publication WHERE noun = '{noun}' AND source = {source} "  # noqa: S608
        "AND place = 'page' AND state = 'withdrawn')"
    )


class SubjectQuerySet(models.QuerySet["Subject"]):
    def visible_to(self, user: Any) -> Self:
        """Staff who work with people where it belongs; and oneself."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        # Not through a join: whoever is named in public may have a profile that staff do not see.
        own = Person.objects.filter(user_id=user.pk).values("pk")
        staff = within_reach(user, _of_staff(user, PERSON_ROLES, "publication__"), focus="publication__focus_id")
        return self.filter(staff | Q(person__in=own))


KEPT = ("to find where somebody is named when they no longer want to be", "as long as it is public", "delete")


class Subject(models.Model):
    """A person or institution that something public is about, or somebody it names who is no person of ours."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="subjects")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="publication_subjects"
    )
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="publication_subjects"
    )
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)

    in_a_merge = "once"
    objects = SubjectQuerySet.as_manager()

    privacy = declare(internal="id publication person organisation", personal={"name": KEPT, "email": KEPT})

    class Meta:
        db_table = "publishing_publication_subject"
        constraints = [
            models.CheckConstraint(condition=Q(person=None) | Q(organisation=None), name="publication_subject_one"),
            models.UniqueConstraint(
                fields=["publication", "person"], condition=Q(person__isnull=False), name="publication_person_once"
            ),
            models.UniqueConstraint(
                fields=["publication", "organisation"],
                condition=Q(organisation__isnull=False),
                name="publication_organisation_once",
            ),
        ]
        ordering = ["publication", "id"]

    def __str__(self) -> str:
        return self.name
