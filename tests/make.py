"""Makes what tests need, in plain functions: each gives a saved row in a state reached through the actions.

Rows are made as the named system actor `system:maker`; moves are made by the people whose moves they are.
"""

import os
import struct
import time as real_time
import zlib
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from ciconia.delivery.actions import checklist_item as checklist
from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.actions import focus as focuses
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.access import System, forget_memberships
from ciconia.foundation.actions.account import give_role, open_account
from ciconia.foundation.actions.perform import begin
from ciconia.foundation.models import ORGANISATION_ROLES, Role, Scope, User
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as, set_actor
from ciconia.gatherings.actions import event as events
from ciconia.gatherings.actions import event_registration as registrations
from ciconia.gatherings.actions import mentorship as mentorships
from ciconia.gatherings.actions import post as posts
from ciconia.gatherings.actions import space as spaces
from ciconia.gatherings.models import Event, EventRegistration, MentorOffer, Mentorship, Post, Seat, Space
from ciconia.people.actions.person import register_person
from ciconia.people.actions.register import join as join_register
from ciconia.people.models import Organisation, Person
from ciconia.programmes.actions import affiliation as affiliations
from ciconia.programmes.actions.pack import load_pack
from ciconia.programmes.models import Affiliation, Focus, Programme, Sector, SelectionSetting
from ciconia.programmes.models.affiliation import RiskKind
from ciconia.programmes.packs import shipped as pack_of
from ciconia.programmes.queries.focus import sectors_of
from ciconia.programmes.rules import pack as packs
from ciconia.programmes.rules.affiliation import Risk, Weighed
from ciconia.programmes.rules.decision import Deliberation, Part
from ciconia.publishing.actions import appearance as appearances
from ciconia.publishing.actions import publication as publications
from ciconia.publishing.actions import story as stories
from ciconia.publishing.actions.publication import NOBODY
from ciconia.publishing.models import Appearance, Publication, Story
from ciconia.publishing.rules.publication import About
from ciconia.selection.actions import application as applications
from ciconia.selection.actions import application_document as documents
from ciconia.selection.actions import cohort as cohorts
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.actions import interview as interviews
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import paper as papers
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.actions import ranking as rankings
from ciconia.selection.actions import reference as references
from ciconia.selection.models import (
    Application,
    Cohort,
    DevelopmentPlan,
    Interview,
    InterviewTime,
    Marking,
    Need,
    Opportunity,
    Paper,
    Partnership,
    Ranking,
    Ready,
    Reference,
)
from ciconia.selection.queries.endorsement import NotRecorded, chain_for
from ciconia.selection.rules.development_plan import Wanted
from ciconia.selection.rules.reference import FLOW as REFERENCE_FLOW
from tests import shipped
from tests.remembered import remembered

MAKER = System("Test")
# A whole JPEG of 30 by 20 points.
PHOTO = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x14\x00\x1e\x01\x01\x11\x00\xff\xda\x00\x04\x01\x00\x12\xff\xd9"
_number = count(1)


@remembered
def make_programme() -> Programme:
    """The programme CD4D2 from its shipped pack."""
    with acting_as("system:maker"):
        found = Programme.objects.filter(code=shipped.CODE).first()
        return found or shipped.programme()


@remembered
def make_focus(country: str = "SOM") -> Focus:
    """A focus of CD4D2."""
    return Focus.objects.select_related("programme").get(programme=make_programme(), country=country)


@remembered
def make_focus_elsewhere(country: str = "SOM") -> Focus:
    """A focus of another programme: CD4D2's pack under another code."""
    if not Programme.objects.filter(code="cd6").exists():
        text = pack_of("cd4d2").read_text().replace('code = "cd4d2"', 'code = "cd6"').replace("CD2", "CD6")
        load_pack(packs.read_text(text, "cd6"), by=MAKER, reason="Test")
    return Focus.objects.select_related("programme").get(programme__code="cd6", country=country)


@remembered
def make_user(name: str = "Somebody", *, email: str = "", **fields: Any) -> User:
    """An account with a verified address."""
    with acting_as("system:maker"):
        return open_account(email or f"user{next(_number)}@example.org", by=MAKER, name=name, **fields)


@remembered
def make_staff(role: str, focus: Focus | None = None, *, only: bool = False, email: str = "") -> User:
    """Somebody with a staff role in CD4D2; `only` limits it to the focus given."""
    focus = focus or make_focus()
    user = make_user(role.capitalize(), email=email)
    with acting_as("system:maker"):
        give_role(
            user, role, by=MAKER, scope=Scope.PROGRAMME, scope_id=focus.programme_id,
            focus_ids=[focus.pk] if only else [],
        )  # fmt: skip
    return user


def _staff(role: str, focus: Focus) -> User:
    """Who makes the moves that lead to where a test begins: one account for each role, however much is made."""
    email = f"{role.replace(' ', '.')}.of.{focus.programme.code}@example.org"
    return User.objects.filter(email=email).first() or make_staff(role, focus, email=email)


def _member(organisation: Organisation, role: str = Role.HOST_CONTACT) -> User:
    """The same on the other side: one account for each organisation."""
    email = f"{role.replace(' ', '.')}.of.{organisation.pk}@example.org"
    return User.objects.filter(email=email).first() or make_member(organisation, role, email=email)


@remembered
def make_member(organisation: Organisation, role: str = Role.HOST_CONTACT, *, email: str = "") -> User:
    """Somebody who works for an organisation."""
    assert role in ORGANISATION_ROLES
    user = make_user(role.capitalize(), email=email)
    with acting_as("system:maker"):
        give_role(user, role, by=MAKER, scope=Scope.ORGANISATION, scope_id=organisation.pk)
    return user


@remembered
def make_organisation(kind: str = "host", country: str = "SOM", **fields: Any) -> Organisation:
    """An organisation; a host institution stands under a ministry of its country."""
    with acting_as("system:maker"):
        if kind == "host" and "parent" not in fields:
            fields["parent"] = make_organisation("ministry", country)
        name = fields.pop("name", f"{kind.capitalize()} {next(_number)}")
        return Organisation.objects.create(kind=kind, country=country, name=translated(name), **fields)


@remembered
def make_person(full_name: str = "Hodan Abdi Warsame", *, residence: str = "NLD", **fields: Any) -> Person:
    """A person with an account, living in `residence`."""
    user = make_user(full_name)
    with acting_as("system:maker"):
        return register_person(
            by=MAKER, user=user, full_name=full_name, residence_country=residence, email=user.email, **fields
        )


@remembered
def make_registered(focus: Focus, *, person: Person | None = None, **fields: Any) -> Person:
    """A person who lets the staff of a focus find them."""
    person = person or make_person(**fields)
    as_user(
        person.user, join_register, person, programme_id=focus.programme_id, focus_id=focus.pk, words="…", language="en"
    )
    return person


@remembered
def make_partnership(state: str = "agreed", *, focus: Focus | None = None, **fields: Any) -> Partnership:
    """A partnership, long-listed, assessed or agreed."""
    focus = focus or make_focus()
    organisation = fields.pop("organisation", None) or make_organisation(country=focus.country)
    partnership = as_user(
        _staff("focal point", focus), partnerships.long_list, focus, organisation, why="Asked us in writing"
    )
    if state in ("assessed", "agreed"):
        as_user(_staff("focal point", focus), partnerships.assess, partnership, capacity="Thirty staff")
    if state == "agreed":
        said = {"reason": "Chosen with the ministry", "deliberation": deliberation(organisation.parent)}
        as_user(_staff("coordinator", focus), partnerships.agree, partnership, **said)
    return partnership


def deliberation(ministry: Organisation | None = None, **fields: Any) -> Deliberation:
    """Something decided today with a ministry of Somalia, or with the one given."""
    ministry = ministry or make_organisation("ministry")
    return Deliberation(**({"decided_on": clock.today(), "parts": (Part(ministry, "Director"),)} | fields))


def weighed(**fields: Any) -> Weighed:
    """A weighing, complete: one risk that is limited, and no sign of the others."""
    risks = {kind: Risk(kind, "no_sign") for kind in RiskKind.values}
    risks["money"] = Risk("money", "possible", "light", "Half of it is one grant", "Its accounts are read each year")
    said = {"adds": "Forty engineers", "conclusion": "It adds more than it risks", "risks": tuple(risks.values())}
    return Weighed(**({"next_review": clock.today() + timedelta(days=180)} | said | fields))


@remembered
def make_affiliation(
    state: str = "active", *, organisation: Organisation | None = None, focus: Focus | None = None, **fields: Any
) -> Affiliation:
    """An affiliation with CD4D2, or with the programme of `focus`, in any state; each step by whose step it is."""
    focus = focus or make_focus()
    organisation = organisation or make_organisation("diaspora", "NLD")
    said = {"does": ["outreach"], "brings": translated("Forty engineers")} | fields
    affiliation = as_user(
        _member(organisation, Role.ORGANISATION_CONTACT), affiliations.propose, focus.programme, organisation, **said
    )
    officer, coordinator = _staff("officer", focus), _staff("coordinator", focus)
    if state == "declined":
        as_user(coordinator, affiliations.decline, affiliation, reason="It asks for fees from members")
    if state in ("proposed", "declined"):
        return affiliation
    as_user(officer, affiliations.weigh, affiliation, weighed=weighed())
    if state == "weighed":
        return affiliation
    as_user(coordinator, affiliations.accept, affiliation)
    ways = {"suspended": affiliations.suspend, "ended": affiliations.end}
    if state in ways:
        as_user(coordinator, ways[state], affiliation, reason="Its board changed")
    return affiliation


def event_fields(focus: Focus | None = None, **fields: Any) -> dict[str, Any]:
    """What an outreach evening in The Hague says, three weeks from now."""
    starts = clock.now().replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(days=21)
    filled: dict[str, Any] = {
        "focus": focus, "kind": "outreach", "title": translated("Evening about work in Somalia", nl="Avond over werk"),
        "about": translated("Three people tell what they did.\nThen you ask."), "languages": ["en", "so"],
        "mode": "in_person", "venue": "Spui 70", "city": "The Hague", "country": "NLD", "starts_at": starts,
        "ends_at": starts + timedelta(hours=2), "capacity": 40,
    }  # fmt: skip
    return filled | fields


@remembered
def make_event(state: str = "announced", *, focus: Focus | None = None, **fields: Any) -> Event:
    """An event of the focus, made and moved by its officer; a held one began before now."""
    focus = focus or make_focus()
    officer = _staff("officer", focus)
    said = event_fields(focus, **fields)
    event: Event = as_user(officer, events.make_event, focus.programme, **said)
    if state == "draft":
        return event
    if state == "cancelled":
        return as_user(officer, events.cancel, event, reason="The hall is closed.")  # type: ignore[no-any-return]
    as_user(officer, events.announce, event)
    if state in ("held", "reported"):
        with acting_as("system:maker"):
            past = clock.now() - timedelta(days=1)
            Event.objects.filter(pk=event.pk).update(starts_at=past - timedelta(hours=2), ends_at=past)
        events.hold_past()
        event.refresh_from_db()
    if state == "reported":
        as_user(officer, events.report, event, counted=23, outcome=translated("Two groups began to plan."))
    return event


@remembered
def make_publication(
    state: str = "standing", *, focus: Focus | None = None, place: str = "post", about: About = NOBODY, **fields: Any
) -> Publication:
    """Something public about a country, posted by its officer or a page of ours."""
    focus = focus or make_focus()
    officer, number = _staff("officer", focus), next(_number)
    said = {"noun": "event", "source": f"source{number}", "title": translated("Wells that last")} | fields
    said |= {"programme": focus.programme, "focus": focus, "about": about}
    row: Publication
    if place == "page":
        row = as_user(officer, publications.note_page, **said)
    else:
        at = {
            "channel": "linkedin",
            "address": f"https://www.linkedin.com/posts/{number}",
            "language": "en",
            "place": place,
        } | said
        row = as_user(officer, publications.note_post, **at)
    if state != "standing":
        as_user(officer, publications.withdraw, row, reason="It is not true any more.")
    if state == "withdrawn" and place != "page":
        as_user(officer, publications.say_taken_down, row)
    return row


def story_fields(focus: Focus | None = None, **fields: Any) -> dict[str, Any]:
    """What a story says, complete."""
    return {
        "focus": focus, "kind": "story", "title": translated("The night the pump came back"),
        "lead": translated("How two engineers found forty leaks in a week."),
        "body": translated("At first nobody believed it.\n\n# The second week\n\nThen the water came."),
    } | fields  # fmt: skip


@remembered
def make_story(
    state: str = "published", *, focus: Focus | None = None, person: Person | None = None, email: str = "",
    name: str = "Hodan Jama", **fields: Any,
) -> Story:  # fmt: skip
    """A story by an editor about one person of ours, or with `email` about somebody without an account."""
    focus = focus or make_focus()
    editor, shown = _staff("editor", focus), {"email": email} if email else {"person": person or make_person(name)}
    story: Story = as_user(editor, stories.make_story, focus.programme, **story_fields(focus, **fields))
    one: Appearance = as_user(editor, stories.put_appearance, story, name=name, **shown)
    if state == "draft":
        return story
    if state == "put_away":
        return as_user(editor, stories.put_away, story, reason="Told elsewhere")  # type: ignore[no-any-return]
    as_user(editor, stories.ask, story)
    if state != "in_review":
        says_yes(one)
        as_user(editor, stories.publish, story)
    if state == "withdrawn":
        as_user(editor, stories.withdraw, story, reason="A figure was wrong")
    return story


def says_yes(one: Appearance, *, named_as: str = "full") -> Appearance:
    """Somebody shown agrees by their link."""
    with acting_as("system:jobs"):
        one.refresh_from_db()
    return appearances.answer(one.public_id, says="yes", named_as=named_as, seen=one.shown_hash, how="Link")


@remembered
def make_event_registration(
    state: str = "placed", *, event: Event | None = None, name: str = "Ayaan Nur", **fields: Any
) -> EventRegistration:
    """Somebody who asked for a place at an event, or has one by the link of their letter."""
    event = event or make_event()
    email = fields.pop("email", f"guest{next(_number)}@example.org")
    row: EventRegistration = registrations.register(event, name=name, email=email, language="en", **fields)
    if state != "asked":
        row = registrations.confirm(row.public_id)
    if state == "cancelled":
        row = registrations.cancel_own(row.public_id)
    if state == "came":
        assert event.focus is not None
        as_user(_staff("officer", event.focus), registrations.check_in, row)
    return row


def plan_fields(focus: Focus | None = None, **fields: Any) -> dict[str, Any]:
    """What a development plan says, complete."""
    start = clock.today() + timedelta(days=30)
    return {
        "title": translated("Water that arrives"), "problem": translated("Half of the water is lost"),
        "change": translated("Leaks are found in a week"), "beneficiaries": translated("Forty thousand households"),
        "assumptions": translated("Posts stay paid"), "targets": ["6.1"],
        "sectors": [sectors_of(focus)[0].code] if focus else ["water-infrastructure"],
        "strategy": "National water strategy", "strategy_year": 2018, "starts": start,
        "ends": start + timedelta(days=900), "carried_on_by": "Head of the network department",
        "capacities": [Wanted("transmission", translated("The team finds leaks"), "Six technicians", 1, 3)],
    } | fields  # fmt: skip


@remembered
def make_development_plan(
    state: str = "agreed", *, partnership: Partnership | None = None, **fields: Any
) -> DevelopmentPlan:
    """A development plan of a partner, in any state; each step by the role that makes it."""
    partnership = partnership or make_partnership()
    host, officer = _member(partnership.organisation), _staff("officer", partnership.focus)
    plan = as_user(host, plans.write_plan, partnership.organisation, **plan_fields(partnership.focus, **fields))
    if state == "draft":
        return plan
    as_user(host, plans.share, plan)
    if state == "under_review":
        as_user(officer, plans.return_, plan, reason="Say for whom")
    if state in ("agreed", "ended"):
        as_user(officer, plans.agree, plan)
    if state == "ended":
        as_user(host, plans.end, plan, reason="Reached")
    return plan


def need_fields(focus: Focus, **fields: Any) -> dict[str, Any]:
    """What a need says, complete."""
    start = clock.today() + timedelta(days=90)
    sector: Sector = sectors_of(focus)[0]
    if fields.get("mode") in ("virtual", "mixed"):
        fields = {"internet": Ready.YES, **fields}
    return {
        "sector": sector, "written_in": "en", "title": translated("Groundwater monitoring"),
        "transmission": 0, "creation": 0, "organisational": 0, "problem": translated("Wells run dry unseen"),
        "beneficiaries": translated("Six technicians"), "result": translated("The team measures by itself"),
        "host_provides": translated("A desk and a car"), "counterpart": "Head of network",
        "trainee_group": "Six technicians", "languages": ["so"], "mode": "physical", "starts": start,
        "ends": start + timedelta(days=80), "weeks": 6, "not_local": translated("Nobody in the town has done it"),
    } | fields  # fmt: skip


@remembered
def make_need(state: str = "draft", *, partnership: Partnership | None = None, **fields: Any) -> Need:
    """A need, up to validated, each step by the role that makes it."""
    partnership = partnership or make_partnership()
    host = _member(partnership.organisation)
    need = as_user(host, needs.state_need, partnership, **need_fields(partnership.focus, **fields))
    if state == "draft":
        return need
    for organisation in _asked(need):
        _member(organisation, Role.ENDORSER)
    as_user(host, needs.submit, need)
    if state == "submitted":
        return need
    while need.state == "submitted":
        assert need.endorser is not None
        as_user(_member(need.endorser, Role.ENDORSER), needs.endorse, need)
    if state == "validated":
        as_user(_staff("officer", need.focus), needs.validate, need)
    return need


def _asked(need: Need) -> list[Organisation]:
    try:
        return [step.organisation for step in chain_for(need)]
    except NotRecorded:
        return []


def set_chain(focus: Focus, *steps: dict[str, Any]) -> None:
    """Another chain for a focus, as a new version of its pack would write it: each step with a code of its own."""
    with acting_as("system:maker"):
        plain = {"name": {"source": "en", "en": "Authority"}, "role": "endorser", "days": 14}
        Focus.objects.filter(pk=focus.pk).update(chain=[plain | step for step in steps])


def set_choosing(programme: Programme, **how: Any) -> None:
    """Another way of choosing people, as a new version of the pack would write it: assessors, blind, ranking …"""
    with acting_as("system:maker"):
        SelectionSetting.objects.filter(programme=programme).update(**how)


def make_paper(need: Need | None = None) -> Paper:
    """A scan of a paper about a need, which waits to be typed in."""
    need = need or make_need("draft")
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.7 two pages")
    paper: Paper = as_user(_member(need.organisation), papers.send_paper, need, uploads=[scan])
    return paper


@remembered
def make_opportunity(state: str = "published", *, need: Need | None = None, **fields: Any) -> Opportunity:
    """An opportunity, up to closed."""
    need = need or make_need("validated")
    officer, host = _staff("officer", need.focus), _member(need.organisation)
    opportunity = as_user(officer, opportunities.draft_from, need)
    text = {
        "summary": translated("Help the utility see its wells"), "tasks": translated("Install\nTrain"),
        "required": translated("Five years with wells"), "deliverables": translated("Well map\nHandbook"),
        "sections": {"goals": translated("Six technicians measure the wells by themselves")},
        "deadline": clock.today() + timedelta(days=20), "covers": "All of it",
    }  # fmt: skip
    as_user(officer, opportunities.edit_opportunity, opportunity, **(text | fields))
    steps = [
        ("in_review", officer, opportunities.send_to_review),
        ("agreed", host, opportunities.agree),
        ("published", officer, opportunities.publish),
        ("closed", officer, opportunities.close),
    ]
    for reached, by, step in steps if state != "draft" else []:
        as_user(by, step, opportunity)
        if reached == state:
            break
    return opportunity


def answers_to(questions: list[Any]) -> dict[str, Any]:
    """An answer to every question that has to be answered."""
    said = {"yes_no": "yes", "choice": None, "short": translated("Ten years"), "long": translated("Listen first")}
    return {
        row["code"]: said[row["form"]] or row["choices"][0]["code"] for row in questions if row["required"]
    }  # fmt: skip


@remembered
def make_application(state: str = "submitted", *, opportunity: Opportunity | None = None, **fields: Any) -> Application:
    """An application, up to accepted is `make_engagement`; here up to offered."""
    opportunity = opportunity or make_opportunity()
    person = fields.pop("person", None) or make_person()
    application = as_user(person.user, applications.start_application, opportunity, person)
    said = {"motivation": translated("I know these wells"), "answers": answers_to(opportunity.questions)}
    as_user(person.user, applications.edit_application, application, **said)
    if state == "draft":
        return application
    officer = _staff("officer", opportunity.focus)
    steps = [
        ("submitted", person.user, applications.submit, {}),
        ("assessed", _staff("assessor", opportunity.focus), applications.assess,
         {"marks": {"skill": 3}, "comment": "Strong", "no_conflict": True}),
        ("shortlisted", officer, applications.shortlist, {}),
        ("signed", officer, applications.sign, {}),
        ("chosen", _member(opportunity.organisation), applications.sign, {}),
        ("offered", officer, applications.offer, {}),
    ]  # fmt: skip
    for reached, by, step, more in steps:
        as_user(by, step, application, **more)
        if reached == state:
            break
    return application


@remembered
def make_reference(state: str = "named", *, application: Application | None = None, **fields: Any) -> Reference:
    """A referee of an application, named with the draft or asked because it was sent; the address as it is given."""
    application = application or make_application("draft")
    user = application.person.user
    said = {"name": "Liesbeth Kok", "function": "Head of network", "email": "kok@example.org", "language": "nl"}
    reference: Reference = as_user(user, references.name_referee, application, **(said | fields))
    if state == "asked":
        as_user(user, applications.submit, application)
        reference.refresh_from_db()
    return reference


@remembered
def note_referee(application: Application) -> Reference:
    """A referee of an application in any state, as if they had been named with its draft."""
    where = {name: getattr(application, name) for name in ("programme", "focus", "organisation")}
    row = Reference(application=application, name="Somebody", function="Head", email="head@example.org", **where)
    noted: Reference = begin(REFERENCE_FLOW, row, by=MAKER)
    return noted


def make_document(application: Application | None = None, *, kind: str = "cv", name: str = "cv.pdf") -> Any:
    """A file that goes with a draft; of this process alone, as others may take out what they have."""
    application = application or make_application("draft")
    upload = SimpleUploadedFile(name, f"%PDF-1.7 {os.getpid() % 16**5:05x} %%EOF".encode())
    return as_user(application.person.user, documents.add_document, application, kind=kind, upload=upload)


@remembered
def make_cohort(*, opportunities: int = 2, people: int = 3) -> Cohort:
    """A round: everybody applied everywhere, institutions signed for everybody; the first fits the first best."""
    rows = [make_opportunity() for _number in range(opportunities)]
    persons = [make_person(f"Person {number}") for number in range(people)]
    for number, person in enumerate(persons):
        for place, opportunity in enumerate(rows):
            application = make_application("shortlisted", opportunity=opportunity, person=person)
            as_user(_member(opportunity.organisation), applications.sign, application)
            marks = {"skill": ((3, 2, 0), (1, 2, 0))[min(place, 1)][min(number, 2)]}
            Marking.objects.filter(review__application=application).update(marks=marks)
    officer = _staff("officer", rows[0].focus)
    cohort: Cohort = as_user(
        officer, cohorts.start_cohort, rows[0].programme, title="Spring", opportunities=rows, ranking_on=clock.today()
    )
    return cohort


@remembered
def make_interview(state: str = "invited", *, application: Application | None = None) -> Interview:
    """A talk: invited with a time that is free, others asked for, fixed, or cancelled."""
    application = application or make_application("assessed")
    officer, applicant = _staff("officer", application.focus), application.person.user
    begins = datetime.combine(clock.today() + timedelta(days=3 + InterviewTime.objects.count()), time(14, 30))
    said = {"local": begins, "zone": "Europe/Amsterdam", "minutes": 30, "where": "https://example.org/room"}
    free = as_user(officer, interviews.offer_time, application.opportunity, **said)
    interview = as_user(officer, interviews.invite, application)
    if state == "others_asked":
        as_user(applicant, interviews.ask_others, interview, reason="Only on Saturdays")
    if state == "fixed":
        as_user(applicant, interviews.pick, interview, free, zone="Africa/Nairobi")
    if state == "cancelled":
        as_user(officer, interviews.cancel, interview, reason="Chosen without one")
    return interview


@remembered
def make_engagement(state: str = "agreed", *, application: Application | None = None) -> Engagement:
    """An engagement, up to active."""
    application = application or make_application("offered")
    engagement = as_user(application.person.user, engagements.accept_offer, application)
    officer = _staff("officer", engagement.focus)
    if state == "agreed":
        return engagement
    as_user(officer, engagements.prepare, engagement)
    if state == "preparing":
        return engagement
    owners = {"officer": officer, "participant": engagement.person.user}
    for item in engagement.checklist.all():
        as_user(owners[item.owner], checklist.do_item, item, evidence="Seen")
    as_user(officer, engagements.release, engagement)
    if state == "active":
        as_user(engagement.person.user, engagements.start, engagement)
    return engagement


@remembered
def make_space(focus: Focus | None = None, *, everywhere: bool = False) -> Space:
    """A space for those who take part in a country, or in the whole programme, opened by an officer."""
    focus = focus or make_focus()
    said = {"focus": None if everywhere else focus, "name": translated("Water engineers")}
    return as_user(_staff("officer", focus), spaces.open_space, focus.programme, **said)  # type: ignore[no-any-return]


@remembered
def make_seat(space: Space | None = None, *, person: Person | None = None) -> Seat:
    """A seat in a space."""
    seat = spaces.admit(space or make_space(), person or make_person())
    assert seat is not None
    return seat


@remembered
def make_post(seat: Seat | None = None, *, text: str = "Who has a map of the old wells?", **fields: Any) -> Post:
    """Something written in a space."""
    seat = seat or make_seat()
    return as_user(seat.account, posts.write, seat, text=text, **fields)  # type: ignore[no-any-return]


def offer_fields(**fields: Any) -> dict[str, Any]:
    """What somebody says who offers to mentor."""
    until = clock.today() + timedelta(days=300)
    filled = {"name": "Hodan", "about": "How a first week goes.", "topics": [MIDWIFE], "languages": ["en", "so"]}
    return filled | {"hours": 4, "until": until, "at_once": 1} | fields


def asking_fields(**fields: Any) -> dict[str, Any]:
    """What somebody says who looks for a mentor."""
    said = {"name": "Amina", "what_for": "To plan my first month.", "topics": [MIDWIFE], "languages": ["so", "en"]}
    return said | {"wanted_from": clock.today()} | fields


@remembered
def make_mentor_offer(*, engagement: Engagement | None = None, **fields: Any) -> MentorOffer:
    """An offer of somebody whose assignment goes on."""
    engagement = engagement or make_engagement("active")
    by = engagement.person.user
    return as_user(by, mentorships.offer, engagement.programme, **offer_fields(**fields))  # type: ignore[no-any-return]


@remembered
def make_mentorship(state: str = "asked", *, engagement: Engagement | None = None, **fields: Any) -> Mentorship:
    """Somebody who takes part looks for a mentor, or has one; the mentor is of the same country."""
    engagement = engagement or make_engagement("agreed")
    mentee = engagement.person.user
    if state != "asked":
        other = make_application("offered", opportunity=make_opportunity(need=engagement.opportunity.need),
                                 person=make_person("Yusuf Warsame"))  # fmt: skip
        mentor = make_mentor_offer(engagement=make_engagement("active", application=other))
    pair: Mentorship = as_user(mentee, mentorships.ask, engagement.programme, **asking_fields(**fields))
    if state == "asked":
        return pair
    as_user(_staff("officer", engagement.focus), mentorships.propose, pair, mentor)
    if state == "proposed":
        return pair
    as_user(mentor.account, mentorships.say_yes, pair)
    as_user(mentee, mentorships.say_yes, pair)
    if state == "ended":
        as_user(mentee, mentorships.end, pair, reason="We are done.")
    return pair


@remembered
def suspend(focus: Focus, *, reason: str = "Fighting", by: User | None = None) -> Focus:
    """A country suspended by its coordinator, and the job behind it done."""
    as_user(by or _staff("coordinator", focus), focuses.suspend, focus, reason=reason)
    focuses.settle(focus.pk)
    return focus


def resume(focus: Focus, *, reason: str = "Calm again", by: User | None = None) -> Focus:
    """The country open again, and the job behind it done."""
    as_user(by or _staff("coordinator", focus), focuses.resume, focus, reason=reason)
    focuses.settle(focus.pk)
    return focus


@remembered
def accept_everything(engagement: Engagement) -> None:
    """Hand over every deliverable and let the host accept it."""
    host = _member(engagement.organisation)
    for deliverable in engagement.deliverables.all():
        as_user(engagement.person.user, deliverables.submit_deliverable, deliverable, note="In the shared folder")
        as_user(host, deliverables.accept_deliverable, deliverable)


MIDWIFE = "urn:ciconia:concept:health-midwife"


def reasoned(need: dict[str, Any], person: dict[str, Any], place: int, **fields: Any) -> dict[str, Any]:
    """A row as the engine gives it: something that is required is shown by a sentence, the rest is missing."""
    said = next(((code, text) for code, text in person["parts"].items() if text), ("", ""))
    common = {"nearness": 0.5, "known": "", "evidence": "", "of": "", "concept": ""}
    shown = {"evidence": said[1], "of": said[0], "concept": MIDWIFE}
    return {
        "need": need["id"], "person": person["id"], "place": place, "score": round(1 - place / 10, 6),
        "parts": {"whole": 0.5, "clause": 0.5, "letters": 0.1},
        "criteria": [
            common | {"clause": need["title"], "part": "title", "standing": "has"} | shown,
            common | {"clause": need["parts"]["required"], "part": "required", "standing": "missing"},
        ],
        "context": [], "unused": [],
        "read": {"language": person["lang"], "covered": True, "clauses": 2, "of_them": 2},
    } | fields  # fmt: skip


def engine(
    needs: Any, people: Any, *, among: Any = (), best: int = 0, year: int = 0, unread: Any = ()
) -> dict[str, Any]:
    """An answer in the engine's shape without the engine: everybody in the order given, but for those not read."""
    read = [person for person in people if person["id"] not in unread]
    return {
        "about": {"encoder": "e", "weights": "w", "vocabulary": "v"},
        "names": {MIDWIFE: {"en": "midwife", "nl": "verloskundige", "ar": "قابلة"}},
        "needs": {need["id"]: {"why": "", "notes": []} for need in needs},
        "ranked": [
            reasoned(need, person, place)
            for need in needs
            for place, person in enumerate(read, 1)
        ],
        "unread": [
            {"need": need["id"], "person": person["id"], "why": "holds no words"}
            for need in needs
            for person in people
            if person["id"] in unread
        ],
    }  # fmt: skip


@remembered
def make_ranking(opportunity: Opportunity, *, unread: tuple[str, ...] = ()) -> Ranking:
    """A ranking of whoever applied for an opportunity, in the order in which they did; `unread`: by public id."""

    def answer(needs: Any, people: Any, **more: Any) -> dict[str, Any]:
        return engine(needs, people, unread=unread, **more)

    with acting_as("system:jobs"):
        made = rankings.make_ranking(opportunity.pk, why="sent", asked_by=None, engine=answer)
    assert made is not None
    return made


def as_user(by: User, action: Any, *args: Any, **kwargs: Any) -> Any:
    """Call an action as a request of that account would, and then be the maker again."""
    forget_memberships(by)
    set_actor(str(by.pk))
    try:
        return action(*args, by=by, **kwargs)
    finally:
        set_actor("system:maker")


def sign_in(client: Any, user: User) -> Any:
    """The test client, signed in as that account."""
    with acting_as("system:maker"):
        client.force_login(user)
        session = client.session
        session.update(shown_second_step(user))
        session.save()
    return client


def shown_second_step(user: User) -> dict[str, Any]:
    """What a session says of somebody who has just shown their second step."""
    return {
        "account_authentication_methods": [{"method": "mfa", "type": "totp", "at": real_time.time()}],
        "account_authentication_methods_user": str(user.pk),
    }


def day(text: str) -> date:
    """A date from ISO text."""
    return date.fromisoformat(text)


def drawn_png(width: int = 60, height: int = 30) -> bytes:
    """A PNG of one blue."""
    rows = (b"\0" + b"\x20\x60\xa0" * width) * height
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)))
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in (*parts, (b"IEND", b""))
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
