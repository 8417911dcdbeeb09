"""A small world in every state, with an account for every role, inside and outside."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.foundation import clock
from ciconia.foundation.models import Role
from ciconia.foundation.text import translated
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import idea as ideas
from ciconia.gatherings.actions import post as posts
from ciconia.learning.actions.attendance import note_came
from ciconia.learning.models import Course
from ciconia.people.actions.concept import suggest
from ciconia.people.actions.contact import note_contact
from ciconia.people.actions.look import look
from ciconia.people.actions.tie import note_tie
from ciconia.publishing.rules.publication import About, Named
from ciconia.results.actions import outcome as outcomes
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import saved_search as searches
from ciconia.selection.actions.fit import look_for
from ciconia.selection.actions.ranking import call_wrong, put_at
from ciconia.selection.models import Application, AskedPart, KeptDecision, ReservePlace, WrittenOpportunity
from ciconia.selection.queries.open_opportunity import Choice
from ciconia.selection.queries.ranking import reasons_of
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


def _agreed(name):
    """Somebody who was accepted at an institution of their own."""
    application = make.make_application("offered", opportunity=make.make_opportunity(), person=make.make_person(name))
    return make.make_engagement("agreed", application=application)


def _courses(somalia, iraq, reader, officer):
    """Courses in every state, and who takes them; after the rest, as a course does what makers tick off by hand."""
    for place, states in (
        (somalia, ("asked", "enrolled", "completed", "not_completed", "cancelled")),
        (iraq, ("asked",)),
    ):
        course = make_learning.make_course(focus=place, sessions_needed=0)
        for state in states:
            account = reader if state == "enrolled" else make.make_user(f"{state} in {place.country}")
            taken = make_learning.make_enrolment(state, course=course, account=account)
            if state == "enrolled":
                make.as_user(officer, note_came, taken, course.sessions.first())
    for state in ("draft", "over", "cancelled"):
        make_learning.make_course(state, focus=somalia)
    Course.objects.filter(pk=make_learning.make_course().pk).update(focus_id=None)


def _together():
    """Two who applied together and were assessed, and somebody who is still asked."""
    for state, one, other in (("joined", "Leads One", "Comes Along"), ("asked", "Leads Two", "Is Asked")):
        opportunity = make_together.make_joint_opportunity()
        draft = make.make_application("draft", opportunity=opportunity, person=make.make_person(one))
        make_together.make_co_applicant(state, application=draft, person=make.make_person(other))
        if state == "joined":
            make_together.go_on(draft, "assessed")


def build():
    """Rows in every state in Somalia, some in Iraq; gives {name: account}."""
    somalia, iraq = make.make_focus("SOM"), make.make_focus("IRQ")
    opportunity = make.make_opportunity()
    for number, state in enumerate(["draft", "submitted", "assessed", "shortlisted", "chosen", "offered"]):
        person = make.make_person(f"Person {number}")
        make.make_application(state, opportunity=make.make_opportunity(need=opportunity.need), person=person)
    withdrawn = make.make_application("assessed", opportunity=opportunity, person=make.make_person("Gone Away"))
    make.as_user(withdrawn.person.user, applications.withdraw, withdrawn, reason="A new job")
    _together()
    engagement = make.make_engagement("active")
    make.accept_everything(engagement)
    make.as_user(make.make_staff("officer"), outcomes.complete_engagement, engagement)
    partnership = make.make_partnership(focus=iraq)
    elsewhere = make.make_application(
        "shortlisted",
        opportunity=make.make_opportunity(need=make.make_need("validated", partnership=partnership)),
        person=make.make_person("Zaynab Hadi"),
    )
    somebody_shortlisted = Application.objects.get(state="shortlisted", focus=somalia)
    for ranked in (somebody_shortlisted, elsewhere):
        make.make_ranking(ranked.opportunity)
        said = {"place": 1, "reason": "Knows such wells well."}
        make.as_user(make.make_staff("officer", ranked.focus), put_at, ranked, **said)
        for of_person in (True, False):
            make.as_user(
                make.make_staff("officer", ranked.focus), call_wrong, reasons_of(ranked), number=0,
                of_person=of_person, better="",
            )  # fmt: skip
        look_for([ranked.person], make.engine)
        make.make_interview("fixed", application=ranked)
        AskedPart.objects.create(application=ranked, part="motivation", reason="Say why here.")
        KeptDecision.objects.create(application=ranked, move="not_choose", reason="Others know more of wells.")
        ReservePlace.objects.create(application=ranked, place=1, until=clock.today())
    for place in (opportunity.need.partnership, partnership):
        make.make_development_plan("shared", partnership=place)
    reader = engagement.person.user
    make.as_user(reader, searches.keep_search, somalia.programme, Choice(words="wells"), pace="at_once")
    WrittenOpportunity.objects.create(account=reader, opportunity=opportunity)
    officer, union = make.make_staff("officer"), make.make_organisation("diaspora", "NLD")
    for organisation in (opportunity.organisation, elsewhere.organisation, union):
        make.as_user(officer, note_contact, organisation, name="Somebody there", phone="+31 20 5550100")
        make.as_user(officer, note_tie, organisation, source="A fund", kind="foundation", read_in="Report")
    for state in ("draft", "announced", "held", "reported", "cancelled"):
        event = make.make_event(state, focus=somalia)
    everywhere = make.as_user(officer, events.make_event, somalia.programme, **make.event_fields(None))
    make.as_user(officer, events.announce, everywhere)
    session = everywhere.sessions.create(starts_at=everywhere.starts_at, title=translated("Wells"))
    make.as_user(officer, events.put_speaker, session, name="Somebody who speaks")
    for event in (everywhere, make.make_event(focus=iraq), make.make_event("held", focus=somalia)):
        for step in ("asked", "placed") if event.state == "announced" else ():
            make.make_event_registration(step, event=event)
    make.make_event_registration(event=everywhere, email=reader.email)
    about = About(people=(reader.person,), organisations=(union,), named=(Named("Somebody who speaks"),))
    for state in ("standing", "to_take_down", "withdrawn"):
        make.make_publication(state, about=about)
    make.make_publication("withdrawn", focus=iraq, place="page")
    for state in ("draft", "in_review", "published", "withdrawn", "put_away"):
        make.make_story(state, focus=somalia, person=reader.person)
    make.make_story("in_review", focus=iraq, email="shown@example.org")
    make_newsletter.make_subscriber(programme=somalia.programme)
    for state in ("draft", "sent", "withdrawn", "put_away"):
        make_newsletter.make_newsletter(state, focus=somalia)
    for state in ("draft", "open", "answered", "withdrawn"):
        make_statement.make_statement(state, programme=somalia.programme)
    make_statement.make_signature("asked", statement=make_statement.make_statement(programme=somalia.programme))
    board = make_board.make_board(programme=somalia.programme)
    make_board.make_board_seat("invited", board=board, person=withdrawn.person)
    make_board.make_board_seat(board=board, person=engagement.person)
    for state in ("raised", "concluded"):
        make_board.make_board_theme(state, board=board, title=f"Wells {state}")
    for state in ("draft", "asking", "closed", "published", "dropped"):
        make_consultation.make_consultation(state, focus=somalia, person=engagement.person)
    for state in ("draft", "sent", "taken_up", "withdrawn"):
        make_idea.make_idea(state, programme=somalia.programme, person=engagement.person)
    public = make_idea.make_public_idea(programme=somalia.programme, person=withdrawn.person, focus=iraq)
    make.as_user(reader, ideas.support, public)
    for state in ("proposed", "weighed", "active", "suspended"):
        affiliated = make.make_affiliation(state).organisation
    space, other = make.make_space(somalia), make.make_space(everywhere=True)
    seats = [make.make_seat(space, person=engagement.person), make.make_seat(space, person=withdrawn.person)]
    seats.append(make.make_seat(other, person=elsewhere.person))
    wells = [SimpleUploadedFile("wells.pdf", b"%PDF-1.7 wells")]
    written = [make.make_post(seat, uploads=wells) for seat in (*seats, seats[1])]
    make.as_user(reader, posts.report, written[1], why="These wells are not his.")
    make.as_user(make.make_staff("safeguarding"), posts.hide, written[3], reason="Names somebody.")
    make.make_mentor_offer(engagement=engagement)
    for state in ("asked", "active"):
        make.make_mentorship(state, engagement=_agreed(f"Mentee {state}"))
    _courses(somalia, iraq, reader, officer)
    found = make.make_registered(iraq, full_name="Found In The Register", concepts=["leaks"])
    suggest(found.pk, lambda words, language: [[]])
    make.as_user(make.make_staff("officer"), look, found, at="register", focus_id=iraq.pk)
    accounts = {role: make.make_staff(role, somalia) for role in Role.values[:9]}
    accounts |= {f"{role} of Somalia only": make.make_staff(role, somalia, only=True) for role in Role.values[:9]}
    accounts |= {
        "host": make.make_member(opportunity.organisation),
        "host of the engagement": make.make_member(engagement.organisation),
        "host in Iraq": make.make_member(elsewhere.organisation),
        "contact": make.make_member(opportunity.organisation, Role.ORGANISATION_CONTACT),
        "contact of an affiliated organisation": make.make_member(affiliated, Role.ORGANISATION_CONTACT),
        "endorser": make.make_member(opportunity.need.endorser, Role.ENDORSER),
        "participant": engagement.person.user,
        "applicant in Iraq": elsewhere.person.user,
        "found in Iraq": found.user,
        "somebody": make.make_user("Somebody"),
    }
    return accounts
