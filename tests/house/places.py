"""The same rows in three places: a focus, its neighbour, another programme; and in every personal field a word.

The words begin alike and say where they stand, so that in whatever somebody is answered a word of another's row is
found: `zqxjwv`, the place (`a`, `b`, `c`), a number. Rows are told apart by when they were made, so that a noun which
is made here by what others do is in it by itself.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models

from ciconia.delivery.actions.deliverable import submit_deliverable
from ciconia.foundation import clock
from ciconia.foundation.actions.account import note_sign_in
from ciconia.foundation.actions.letter import prefer
from ciconia.foundation.actions.mail import hand_over, letter_to
from ciconia.foundation.actions.second_step import ask_removal
from ciconia.foundation.models import STAFF_ROLES, Role, User
from ciconia.foundation.queries.letter import own
from ciconia.foundation.subject import kept_about
from ciconia.foundation.text import TranslatedField, translated
from ciconia.gatherings.actions import board as boards
from ciconia.gatherings.actions import board_theme as themes
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.actions import post as posts
from ciconia.learning.actions import course as courses
from ciconia.learning.actions.attempt import hand_in as hand_in_test
from ciconia.learning.actions.attendance import note_came
from ciconia.people.actions.concept import suggest
from ciconia.people.actions.consent import agree
from ciconia.people.actions.contact import note_contact
from ciconia.people.actions.export import take_out
from ciconia.people.actions.look import look
from ciconia.people.actions.merge import keep_apart, merge_organisations
from ciconia.people.actions.registration import list_organisation
from ciconia.people.actions.tie import declare_tie, note_tie
from ciconia.people.models import Counted, Intake, IntakeRow, Person
from ciconia.people.queries.export import people_out
from ciconia.programmes.actions import sector_listing as listings
from ciconia.programmes.actions.pack import load_pack
from ciconia.programmes.models import Focus, Mailing, MailingLetter
from ciconia.programmes.packs import shipped
from ciconia.programmes.rules import pack as packs
from ciconia.publishing.rules.publication import About, Named
from ciconia.results.actions import outcome as outcomes
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import host_ranking as rankings
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.actions import review as reviews
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.actions.asking import ask
from ciconia.selection.actions.endorsement_letter import hand_in
from ciconia.selection.actions.fit import look_for
from ciconia.selection.actions.ranking import call_wrong, put_at
from ciconia.selection.actions.reference import give
from ciconia.selection.models import Answer, AnswerLetter, KeptDecision, Opportunity, ReservePlace, WrittenOpportunity
from ciconia.selection.queries.open_opportunity import Choice
from ciconia.selection.queries.ranking import reasons_of
from ciconia.selection.rules.host_ranking import Line
from tests import (
    make,
    make_board,
    make_consultation,
    make_idea,
    make_learning,
    make_newsletter,
    make_statement,
    make_together,
)

WORD = re.compile(r"zqxjwv([abc])(\d+)", re.I)
OURS = [model for model in apps.get_models() if model.__module__.startswith("ciconia.")]
SECOND = "cd5"
PDF = b"%PDF-1.7 wells"
LONG = 20  # a shorter column holds a code, and no words


@dataclass
class Place:
    """One focus with rows of every noun, and the people whose rows they are."""

    letter: str
    focus: Focus
    made: dict[str, list[int]] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def rows(self, label: str) -> list[Any]:
        """The rows of a model that were made here."""
        model = apps.get_model(label)
        return list(model._default_manager.filter(pk__in=self.made.get(model._meta.label, [])).order_by("pk"))


@dataclass(frozen=True)
class Planted:
    """Where a word stands: the field, the row, and the people the row is about."""

    letter: str
    model: str
    field: str
    pk: int
    persons: frozenset[int]


@dataclass
class Yard:
    """Three places and what was planted there."""

    places: dict[str, Place]
    words: dict[str, Planted] = field(default_factory=dict)

    def said(self, text: str) -> set[Planted]:
        """Every planted word in a text; one that was cut short counts as one of its place."""
        unknown = {letter: Planted(letter, "?", "?", 0, frozenset()) for letter in self.places}
        return {self.words.get(found.group().lower(), unknown[found.group(1).lower()]) for found in WORD.finditer(text)}


def build() -> Yard:
    """Somalia and Iraq in one programme, Somalia in another."""
    places = {}
    for letter, focus in (("a", _focus("SOM")), ("b", _focus("IRQ")), ("c", _second())):
        place = places[letter] = Place(letter, focus)
        with recorded(place):
            _fill(place)
    yard = Yard(places)
    for place in places.values():
        _plant(yard, place)
    return yard


@contextmanager
def recorded(place: Place) -> Iterator[None]:
    """What is made inside belongs to the place."""
    before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in OURS}
    yield
    for model in OURS:
        new = set(model._base_manager.values_list("pk", flat=True)) - before[model]
        place.made[model._meta.label] = [*place.made.get(model._meta.label, []), *sorted(new)]


def _focus(country: str) -> Focus:
    return make.make_focus(country)


def _second() -> Focus:
    """The same programme under another code, as if it were somebody else's."""
    text = shipped("cd4d2").read_text().replace('code = "cd4d2"', f'code = "{SECOND}"')
    text = text.replace('prefix = "CD2"', 'prefix = "CD5"')
    load_pack(packs.read_text(text, SECOND), by=make.MAKER, reason="Test")
    return Focus.objects.select_related("programme").get(programme__code=SECOND, country="SOM")


def _fill(place: Place) -> None:
    """Rows of every noun, most of them in more than one state."""
    focus, people = place.focus, place.people
    waiting = make.make_partnership("assessed", focus=focus)
    with_minutes = make.deliberation(waiting.organisation.parent, minutes=SimpleUploadedFile("minutes.pdf", PDF))
    coordinator, said = make.make_staff("coordinator", focus), {"reason": "Asked for", "deliberation": with_minutes}
    make.as_user(coordinator, partnerships.agree, waiting, **said)
    make.as_user(make.make_staff("focal point", focus), listings.long_list, focus, name="Wells", why="Asked for")
    make.make_partnership("long_listed", focus=focus)
    partnership = make.make_partnership(focus=focus)
    plans = [make.make_development_plan(state, partnership=partnership) for state in ("draft", "shared", "agreed")]
    make.make_need("draft", partnership=partnership, plan=plans[-1])
    waits = make.make_need("submitted", partnership=partnership, plan=plans[-1])
    make.make_paper(make.make_need("draft", partnership=partnership))
    need = make.make_need("validated", partnership=partnership)
    host, officer = make.make_member(need.organisation), make.make_staff("officer", focus)
    letter = {"upload": SimpleUploadedFile("letter.pdf", PDF), "dated_on": clock.today(), "function": "Director"}
    make.as_user(host, hand_in, waits, says=Answer.RETURNED, reason="Say more about the wells.", **letter)
    make.make_opportunity("draft", need=need)
    sent_back = make.make_opportunity("in_review", need=need)
    make.as_user(host, opportunities.request_edits, sent_back, reason="Say more about the goals.")
    opportunity = make.make_opportunity(need=need)
    for state in ("draft", "submitted", "shortlisted", "offered"):
        application = make.make_application(state, opportunity=opportunity, person=_person(place, state))
        people[state] = application.person.user
    part = make.make_application("submitted", opportunity=opportunity, person=_person(place, "part"))
    people["part"] = part.person.user
    make.as_user(make.make_staff("assessor", focus), applications.reopen_part, part, reason="Say why here.")
    _choose(opportunity, make.make_member(need.organisation))
    _rank(opportunity, part, officer)
    _referees(place, opportunity)
    talk = make.make_interview("fixed", application=opportunity.applications.get(state="shortlisted"))
    make.as_user(officer, interviews.note, talk, text="Calm and exact.")
    _plan(opportunity, officer)
    _gather(focus, officer)
    engagement = _engagement(place, need, "active")
    people["participant"] = engagement.person.user
    _apply_together(place, need, engagement.person)
    upload = SimpleUploadedFile("map.pdf", PDF)
    deliverable = engagement.deliverables.first()
    make.as_user(people["participant"], submit_deliverable, deliverable, note="The map", uploads=[upload])
    done = _engagement(place, need, "active", "finished")
    people["finished"] = done.person.user
    _teach(place, officer)
    make.accept_everything(done)
    make.as_user(officer, outcomes.complete_engagement, done)
    asked = done.outcomes.get(respondent="host", state="asked")
    stayed = {done.deliverables.first().pk: ("partly", "The night team")}
    make.as_user(make.make_member(done.organisation), outcomes.answer, asked, sightings=stayed)
    _share(place, officer)
    _of_one_reader(place, opportunity)
    _publish(place, need.organisation)
    _around(place, officer, need.organisation, opportunity)
    people |= {
        "host contact": host,
        "endorser": make.make_member(need.endorser, Role.ENDORSER),
        "organisation contact": make.make_member(need.organisation, Role.ORGANISATION_CONTACT),
        **{role: make.make_staff(role, focus, only=True) for role in STAFF_ROLES},
    }
    _assess(place, opportunity, officer)
    for role in ("coordinator", "officer"):
        _a_list_is_looked_at(focus, people[role])


def _assess(place: Place, opportunity: Opportunity, officer: User) -> None:
    """One application that an assessor has marked, and one that they were given and have not opened."""
    assessor = place.people["assessor"]
    for name in ("unread", "assessed"):
        application = make.make_application("submitted", opportunity=opportunity, person=_person(place, name))
        place.people[name] = application.person.user
        make.as_user(officer, reviews.give, application, assessor)
    make.as_user(assessor, reviews.declare, application)
    make.as_user(assessor, reviews.assess, application, marks={"skill": 2}, comment="Forty wells")


def _person(place: Place, name: str) -> Person:
    name = f"{name.capitalize()} of {place.letter}"
    person = make.make_person(name, residence_city="Zwolle", phone="+31 30 0000000", concepts=["wells"])
    Counted.objects.create(person=person, sex="f", birth_year=1984, ties=["SOM"])
    return person


def _referees(place: Place, opportunity: Opportunity) -> None:
    """Documents and references of a draft and of what was sent, one of them given."""
    said = {"known_as": "Her director", "has_seen": "Forty wells", "again": "yes", "careful": ""}
    for state in ("named", "asked"):
        application = make.make_application("draft", opportunity=opportunity, person=_person(place, state))
        place.people[state] = application.person.user
        make.make_document(application)
        reference = make.make_reference(state, application=application)
    give(reference.public_id, 1, said, language="en")


def _apply_together(place: Place, need: Any, person: Person) -> None:
    """Somebody applies together with another; it was sent, and nobody has marked it yet."""
    opportunity = make_together.make_joint_opportunity(need=need)
    lead = make.make_application("draft", opportunity=opportunity, person=_person(place, "lead"))
    make_together.make_co_applicant("joined", application=lead, person=person)
    make.as_user(lead.person.user, applications.submit, lead)


def _engagement(place: Place, need: Any, state: str, name: str = "participant") -> Any:
    opportunity = make.make_opportunity(need=need)
    application = make.make_application("offered", opportunity=opportunity, person=_person(place, name))
    return make.make_engagement(state, application=application)


def _choose(opportunity: Any, host: User) -> None:
    """What an institution says of its candidates, and what staff keep for a later day."""
    row = opportunity.applications.get(state="shortlisted")
    make.as_user(host, rankings.save_ranking, opportunity, [Line(row.pk, "unsure", "Knows such wells well.")])
    make.as_user(host, rankings.submit_ranking, opportunity)
    KeptDecision.objects.create(application=row, move="not_choose", reason="Others know more of wells.")
    ReservePlace.objects.create(application=row, place=1, until=clock.today())
    AnswerLetter.objects.create(application=row, what="put_in_reserve")


def _rank(opportunity: Any, not_read: Any, officer: User) -> None:
    """What the engine says of who applied, what staff say of that, and what fits somebody."""
    make.make_ranking(opportunity, unread=(not_read.public_id,))
    row = opportunity.applications.get(state="shortlisted")
    make.as_user(officer, put_at, row, place=1, reason="Knows such wells well.")
    make.as_user(officer, call_wrong, reasons_of(row), number=0, of_person=True, better="wells")
    look_for([row.person], make.engine)


def _of_one_reader(place: Place, opportunity: Any) -> None:
    """What somebody keeps for themselves: a search, a letter, consents."""
    reader = place.people["participant"]
    make.as_user(reader, searches.keep_search, place.focus.programme, Choice(words="wells"), pace="at_once")
    WrittenOpportunity.objects.create(account=reader, opportunity=opportunity)
    written = {"code": "last-day-to-apply", "audience": "applicants_with_draft", "subject": translated("Not sent")}
    mailing = Mailing.objects.create(programme=place.focus.programme, focus=place.focus, **written)
    MailingLetter.objects.create(mailing=mailing, account=reader, noun="application", object_id=opportunity.pk)
    make.as_user(reader, agree, reader.person, "balance", words="Count me", language="en")
    suggest(reader.person.pk, lambda words, language: [[]])
    prefer(own(reader), "search", "daily", by=reader)
    hand_over(letter_to(reader.email, f"Letter in {place.letter}", "Words", kind="own"))
    note_sign_in(reader, f"session in {place.letter}", device="Firefox on Linux", how="code")
    ask_removal(reader, by=make.MAKER, because="Known to the office for years")


def _plan(opportunity: Opportunity, officer: User) -> None:
    """A round with the one person on the shortlist, locked with a reason."""
    said = {"title": "A round", "opportunities": [opportunity], "ranking_on": clock.today()}
    cohort = make.as_user(officer, make.cohorts.start_cohort, opportunity.programme, **said)
    waiting = opportunity.applications.filter(state="shortlisted").first()
    make.as_user(officer, make.cohorts.lock, cohort.drafts.get(), waiting, reason="Knows the wells")


def _gather(focus: Focus, officer: User) -> None:
    """Events in more than one state, with whoever registered and a speaker who is not named."""
    for state in ("draft", "held", "announced"):
        event = make.make_event(state, focus=focus)
    said = {"starts_at": event.starts_at, "title": translated("Wells"), "about": translated("All of them")}
    session = make.as_user(officer, events.put_session, event, **said)
    make.as_user(officer, events.put_speaker, session, name="Somebody who speaks", function="Engineer of wells")
    for step in ("asked", "placed", "came"):
        make.make_event_registration(step, event=event)


def _publish(place: Place, organisation: Any) -> None:
    """What is public about somebody and an institution, here and elsewhere."""
    about = About(
        (place.people["participant"].person,), (organisation,), (Named("Somebody named", "named@example.org"),)
    )
    for state in ("standing", "to_take_down"):
        make.make_publication(state, focus=place.focus, about=about)
    make.make_publication("withdrawn", focus=place.focus, place="page", about=about)
    if place.letter != "b":  # a newsletter is of a programme, and not of a country
        programme = place.focus.programme
        for step in ("asked", "standing"):
            make_newsletter.make_subscriber(step, programme=programme, email=f"{step}.{place.letter}@example.org")
        for state in ("draft", "sent", "withdrawn"):
            make_newsletter.make_newsletter(state, focus=place.focus)
        for state in ("draft", "open", "closed", "handed_over", "answered", "withdrawn"):
            make_statement.make_statement(state, programme=programme)
        _advise(place, programme)
        for state in ("draft", "asking", "closed", "published", "dropped"):
            person = place.people["participant"].person
            make_consultation.make_consultation(state, focus=place.focus, person=person)
    said = {"focus": place.focus, "programme": place.focus.programme, "person": place.people["participant"].person}
    for state in ("draft", "sent", "taken_up", "merged", "withdrawn"):
        make_idea.make_idea(state, **said)
    make.as_user(place.people["finished"], ideas.support, make_idea.make_public_idea(**said))
    for state in ("draft", "in_review", "published", "withdrawn"):
        drawn = {"picture": SimpleUploadedFile("a.png", make.drawn_png()), "picture_alt": translated("A pump")}
        make.make_story(state, focus=place.focus, person=place.people["participant"].person, **drawn)


def _advise(place: Place, programme: Any) -> None:
    """A board with one who sits there and one who is asked, and themes in more than one state."""
    board = make_board.make_board(programme=programme)
    sits, asked = (place.people[name].person for name in ("participant", "finished"))
    seat = make_board.make_board_seat(board=board, person=sits)
    make.as_user(sits.user, boards.declare_interests, seat, interests="Shares in wells", funding="A fund")
    make_board.make_board_seat("invited", board=board, person=asked)
    for title in ("Wells", "Roads", "Schools"):
        theme = make.as_user(
            sits.user, lambda by, title=title: themes.raise_theme(seat, by=by, title=title, why="", language="en")
        )
    make_board.lead_theme(theme, "concluded")


def _share(place: Place, officer: User) -> None:
    """Two in one space, where one answers and one reports; and one is proposed to the other as a mentor."""
    space = make.make_space(place.focus)
    asks, answers = (place.people[name] for name in ("participant", "finished"))
    seats = [make.make_seat(space, person=one.person) for one in (asks, answers)]
    question = make.make_post(seats[0], kind="question")
    upload = SimpleUploadedFile("wells.pdf", PDF)
    answer = make.make_post(seats[1], to=question, text="Here are forty of them.", uploads=[upload])
    make.as_user(asks, posts.report, answer, why="These wells are not his.")
    said = make.offer_fields(name="Finished and back again")
    offer = make.as_user(answers, mentorships.offer, place.focus.programme, **said)
    pair = make.as_user(asks, mentorships.ask, place.focus.programme, **make.asking_fields())
    make.as_user(officer, mentorships.propose, pair, offer)


def _teach(place: Place, officer: User) -> None:
    """A course with something to read, who takes it, was there and answered, and who was asked."""
    course, people = make_learning.make_course(focus=place.focus), place.people
    make.as_user(officer, courses.put_material, course, title=translated("Wells"), text=translated("All of them"))
    for state, name in (("enrolled", "participant"), ("completed", "finished")):
        taken = make_learning.make_enrolment(state, course=course, account=people[name])
        make.as_user(officer, note_came, taken, course.sessions.first())
    wrong = {"number": 1, "version": 1, "answers": [[0], [2]]}
    make.as_user(
        people["participant"],
        hand_in_test,
        make_learning.Enrolment.objects.get(course=course, state="enrolled"),
        **wrong,
    )
    make_learning.make_enrolment("asked", course=course, account=make.make_user(f"Asked in {place.letter}"))
    make_learning.make_course("over", focus=place.focus)


def _around(place: Place, officer: User, host: Any, opportunity: Opportunity) -> None:
    """Organisations, the register, and what is noted of people: who looked, which lists left."""
    focus = place.focus
    # What is of a country where no programme works is for whoever keeps organisations: the neighbour has none here.
    for organisation in (host, *([make.make_organisation("diaspora", "NLD")] if place.letter != "b" else [])):
        make.as_user(officer, note_contact, organisation, name="Somebody there", phone="+31 20 5550100")
        make.as_user(officer, note_tie, organisation, source="A fund", kind="foundation", read_in="Report")
    if place.letter != "b":  # an affiliation is of a programme, and not of a country
        for state in ("proposed", "weighed", "active"):
            affiliation = make.make_affiliation(state, focus=focus)
        contact = make.make_member(affiliation.organisation, Role.ORGANISATION_CONTACT)
        place.people["affiliated"] = contact
        make.as_user(contact, list_organisation, affiliation.organisation)
        make.as_user(contact, declare_tie, affiliation.organisation, source="Members", kind="members")
    looks_alike = [make.make_organisation("partner", focus.country, name="Water Works") for _each in range(4)]
    make.as_user(officer, keep_apart, *looks_alike[:2])
    make.as_user(officer, merge_organisations, *looks_alike[2:])
    found = make.make_registered(focus, person=_person(place, "registered"))
    place.people["registered"] = found.user
    make.as_user(officer, look, found, at="register", focus_id=focus.pk)
    make.as_user(officer, ask, found, opportunity, why="They measured such wells for ten years.")
    make.as_user(make.make_staff("officer", focus, only=True), _take_people_out, focus)


def _a_list_is_looked_at(focus: Focus, officer: User) -> None:
    """A spreadsheet of people whose lines have their fate, and of which nothing was written."""
    intake = Intake.objects.create(
        programme_id=focus.programme_id, focus_id=focus.pk, what="people", file="list.csv", columns=["Name"],
        mapping={"full_name": 0}, ground="Signed at a meeting", ground_by="The office", account=officer,
        by_name=officer.name, total=1, checked_at=clock.now(),
    )  # fmt: skip
    IntakeRow.objects.create(intake=intake, line=2, cells=["Somebody Else"], fate="new")


def _take_people_out(focus: Focus, *, by: User) -> None:
    listed = people_out(focus.programme_id, by)
    columns = [column.code for column in listed.columns][:1]
    take_out(listed, by=by, number=listed.people(), columns=columns, reason="To invite them", kind="csv")


def _plant(yard: Yard, place: Place) -> None:
    """A word of its own in every field that holds words about people or is for staff alone."""
    stays = _never_changed()
    for model in OURS:
        if model._meta.db_table in stays:
            continue
        columns = [model._meta.get_field(name) for name in model.privacy.fields]
        columns = [column for column in columns if _holds_words(model, column, model.privacy.fields[column.name].kind)]
        here = {"pk__in": place.made.get(model._meta.label, [])}
        persons = about_all(model, **here) if columns else {}
        for row in model._base_manager.filter(**here) if columns else ():
            changed = {}
            for column in columns:
                word = f"zqxjwv{place.letter}{len(yard.words)}"
                yard.words[word] = Planted(place.letter, model._meta.label, column.name, row.pk, persons[row.pk])
                changed[column.name] = _with(column, getattr(row, column.name), word)
            model._base_manager.filter(pk=row.pk).update(**changed)


NO_WORDS = (
    "password", "digest", "session_key", "languages", "marks", "snapshot", "purpose", "surroundings", "names", "zone",
    "reads_in",
)  # fmt: skip


def _never_changed() -> set[str]:
    """The tables whose rows stay as they were written: by a trigger, or because nobody may change the log."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND p.proname ~ '_stays?$'"
        )
        return {"foundation_log", *(row[0] for row in cursor.fetchall())}


def _holds_words(model: Any, column: Any, kind: str) -> bool:
    if column.name in NO_WORDS or column.choices:
        return False
    if kind in ("personal", "sensitive"):
        words = isinstance(column, (models.TextField, models.JSONField))
        return words or (isinstance(column, models.CharField) and column.max_length >= LONG)
    return kind == "internal" and isinstance(column, (models.TextField, TranslatedField))


def _with(column: Any, before: Any, word: str) -> Any:
    if isinstance(column, TranslatedField):
        return translated(f"Word {word}")
    if isinstance(column, models.EmailField):
        return f"{word}@example.org"
    if isinstance(column, models.JSONField) and column.default is dict:
        return {key: word if isinstance(value, str) else value for key, value in (before or {}).items()}
    if isinstance(column, models.JSONField):
        return [_leaf(item, word) for item in before] if before else [word]
    return f"Word {word}"[: column.max_length]


def _leaf(item: Any, word: str) -> Any:
    if isinstance(item, dict):
        return {key: word if isinstance(value, str) and " " in value else value for key, value in item.items()}
    return word


def about_all(model: Any, **only: Any) -> dict[int, frozenset[int]]:
    """{row: the people it is about}; nobody for rows of a table that is about nobody."""
    kept = _ways().get(model)
    found: dict[int, set[int]] = {pk: set() for pk in model._base_manager.filter(**only).values_list("pk", flat=True)}
    for way in (*kept.to_person, *(f"{way}__person" for way in kept.to_account)) if kept else ():
        path = way.removeprefix("pk__") if way != "pk" else "pk"
        for pk, person in model._base_manager.filter(**only).values_list("pk", path):
            if person is not None and pk in found:
                found[pk].add(person)
    return {pk: frozenset(persons) for pk, persons in found.items()}


def about(row: Any) -> frozenset[int]:
    """The people one row is about."""
    return about_all(type(row), pk=row.pk)[row.pk]


@cache
def _ways() -> dict[Any, Any]:
    return {kept.model: kept for kept in kept_about(Person)}
