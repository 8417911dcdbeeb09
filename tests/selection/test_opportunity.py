"""What has to hold before the world reads it, and what everybody is told when it ends."""

from datetime import date, timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.access import can
from ciconia.foundation.actions.perform import Conflict, Refused
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import set_actor
from ciconia.programmes.models import Focus, SectorChoice
from ciconia.selection import tasks
from ciconia.selection.actions import need as needs
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.actions import partnership as partnerships
from ciconia.selection.models import Application, Need, Opportunity
from ciconia.selection.queries.opportunity import coverage_of
from ciconia.selection.rules.carried import AS_THEY_ARE, BESIDE, INTO_TEXTS, texts_from
from ciconia.selection.rules.opportunity import FLOW
from ciconia.selection.rules.unfit import Unfit
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


def later(opportunity):
    """A new last day a week on, and a start that still fits."""
    return {"deadline": opportunity.deadline + timedelta(days=7), "starts": opportunity.starts + timedelta(days=7)}


def why_not(opportunity, move="publish"):
    verdict = FLOW.may(make.make_staff("officer"), FLOW.named(move), Opportunity.objects.get(pk=opportunity.pk))
    return str(verdict.why)


def test_officers_of_the_country_of_a_need_make_opportunities_of_it():
    need = make.make_need("validated")
    asked = [
        make.make_staff("officer"), make.make_staff("officer", need.focus, only=True), make.make_staff("coordinator"),
        make.make_staff("officer", make.make_focus("IRQ"), only=True), make.make_member(need.organisation),
    ]  # fmt: skip
    found = [bool(make.as_user(one, lambda by: can(by, "selection.draft_opportunity", need))) for one in asked]
    assert found == [True, True, False, False, False]


def test_a_draft_is_read_by_staff_of_its_country_and_what_is_published_by_everybody():
    draft, published = make.make_opportunity("draft"), make.make_opportunity()
    elsewhere = make.make_staff("officer", make.make_focus("IRQ"), only=True)
    for opportunity, expected in ((draft, [True, False, False]), (published, [True, True, True])):
        found = [
            bool(make.as_user(one, lambda by, row: can(by, "selection.view_opportunity", row), row=opportunity))
            for one in (make.make_staff("viewer"), elsewhere, make.make_user())
        ]
        assert found == expected


def test_a_draft_carries_over_what_the_need_says():
    partnership = make.make_partnership()
    plan = make.make_development_plan("agreed", partnership=partnership)
    need = make.make_need(
        "validated", partnership=partnership, plan=plan, problem=translated("Ceelashu", "so", en="Wells run dry"),
        beneficiaries=translated("Six villages"),
    )  # fmt: skip
    draft = make.as_user(make.make_staff("officer"), opportunities.draft_from, need)
    assert (draft.title, draft.summary, draft.languages, draft.weeks, draft.sector, draft.mode) == (
        need.title, need.result, need.languages, need.weeks, need.sector, need.mode,
    )  # fmt: skip
    assert draft.background == {"source": "so", "so": "Ceelashu", "en": "Wells run dry\nSix villages"}
    assert (draft.starts, draft.ends, draft.need.plan, draft.pack_version.number) == (need.starts, need.ends, plan, 1)
    assert draft.sections == {
        "goals": {"source": "en", "en": "The team measures by itself"},
        "team": {"source": "en", "en": "Head of network\nSix technicians"},
        "conditions": {"source": "en", "en": "A desk and a car"},
        "afterwards": {"source": "en", "en": "Head of the network department"},
    }


def test_every_column_of_a_need_arrives_somewhere():
    """A new one is put into a section, beside the text, or here with why not."""
    arrives = {name for names in INTO_TEXTS.values() for name in names} | {
        *AS_THEY_ARE,
        *BESIDE,
        "starts",
        "ends",
        "weeks",
    }
    of_the_need_alone = {  # where it stands, who wrote it down, whom it was sent to
        "id", "public_id", "state", "state_since", "state_before", "mark", "turn_role", "turn_person", "due_at",
        "version", "partnership", "endorser", "origin", "reference", "written_in", "taken_from", "taken_on", "taken_by",
        "contact", "told_at", "confirmed_by", "confirmed_at", "due_on", "waits_for", "held_on",
    }  # fmt: skip
    assert {field.name for field in Need._meta.concrete_fields} - arrives == of_the_need_alone


def test_what_a_need_says_of_afterwards_comes_before_what_its_plan_says():
    need = make.make_need("validated")
    need.carried_on, need.practical = translated("The wells section"), translated("A car on four days")
    need.plan = make.make_development_plan("agreed", partnership=need.partnership)
    found = texts_from(need)
    assert (str(found["afterwards"]), str(found["conditions"])) == (
        "The wells section", "A desk and a car\nA car on four days",
    )  # fmt: skip


def test_what_a_need_leaves_out_stays_out_of_the_text():
    empty = dict.fromkeys(("problem", "beneficiaries", "host_provides"), Translated()) | {"trainee_group": ""}
    need = make.make_need("validated", counterpart="Head of wells")
    for name, value in empty.items():
        setattr(need, name, value)
    assert sorted(texts_from(need)) == ["goals", "summary", "team", "title"]
    assert texts_from(need)["team"] == {"source": "en", "en": "Head of wells"}


def test_the_second_of_two_from_one_need_says_its_part_before_the_host_reads_it():
    officer, need = make.make_staff("officer"), make.make_need("validated")
    first = make.make_opportunity("published", need=need)
    second = make.as_user(officer, opportunities.draft_from, need, covers="The wells in the north")
    said = make.as_user(officer, opportunities.edit_opportunity, second, covers="", tasks=first.tasks,
                        required=first.required, deliverables=first.deliverables)  # fmt: skip
    with pytest.raises(Refused, match="Say first which part of it this one covers"):
        make.as_user(officer, opportunities.send_to_review, said)
    make.as_user(officer, opportunities.say_part, second, covers=" The north ", leaves_open="The south")
    assert (second.covers, second.leaves_open) == ("The north", "The south")
    coverage = coverage_of(need)
    assert ([row.pk for row in coverage.rows], coverage.places, coverage.leaves_open) == (
        [first.pk, second.pk], 2, "The south",
    )  # fmt: skip
    make.as_user(officer, opportunities.send_to_review, second)
    make.as_user(officer, opportunities.withdraw, first, reason="Served otherwise")
    assert [row.pk for row in coverage_of(need).rows] == [second.pk]
    with pytest.raises(Refused):
        make.as_user(make.make_staff("assessor"), opportunities.say_part, second, covers="x", leaves_open="")
    with pytest.raises(Conflict):
        make.as_user(officer, opportunities.say_part, first, covers="x", leaves_open="")


def test_there_is_no_draft_without_a_validated_need_and_none_by_another_role():
    with pytest.raises(Refused, match="made from a validated need"):
        make.as_user(make.make_staff("officer"), opportunities.draft_from, make.make_need("endorsed"))
    with pytest.raises(Refused, match="made by an officer"):
        make.as_user(make.make_staff("assessor"), opportunities.draft_from, make.make_need("validated"))


def test_one_need_may_have_several_opportunities():
    need = make.make_need("validated")
    first, second = make.make_opportunity("draft", need=need), make.make_opportunity("draft", need=need)
    assert first.reference != second.reference


def test_it_is_read_by_the_host_before_anybody_else():
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    assert opportunity.turn_role == "host contact"
    make.as_user(host, opportunities.request_edits, opportunity, reason="We have eight technicians")
    assert (opportunity.state, opportunity.turn_role) == ("edits_requested", "officer")


def test_publishing_promises_a_day_for_the_answer():
    opportunity = make.make_opportunity()
    assert (opportunity.state, opportunity.turn_role) == ("published", "officer")
    assert opportunity.due_at == clock.end_of(opportunity.deadline)
    assert opportunity.answer_by == opportunities.add_working_days(opportunity.deadline, 15)


def test_working_days_leave_out_the_weekend():
    assert opportunities.add_working_days(date(2021, 3, 19), 15) == date(2021, 4, 9)


def test_it_is_not_published_when_what_it_stands_on_has_gone():
    opportunity = make.make_opportunity("agreed")
    sentences = {}
    Focus.objects.filter(pk=opportunity.focus_id).update(state="closed")
    sentences["focus"] = why_not(opportunity)
    Focus.objects.filter(pk=opportunity.focus_id).update(state="open")
    Opportunity.objects.filter(pk=opportunity.pk).update(deadline=clock.today() - timedelta(days=1))
    sentences["deadline"] = why_not(opportunity)
    Opportunity.objects.filter(pk=opportunity.pk).update(deadline=clock.today())
    assert why_not(opportunity) == ""
    other = SectorChoice.objects.exclude(focus=opportunity.focus).first()
    Opportunity.objects.filter(pk=opportunity.pk).update(sector=other.sector)
    sentences["sector"] = why_not(opportunity)
    Opportunity.objects.filter(pk=opportunity.pk).update(sector=opportunity.sector)
    make.as_user(make.make_staff("coordinator"), partnerships.end, opportunity.need.partnership, reason="Merged")
    sentences["partnership"] = why_not(opportunity)
    make.as_user(make.make_staff("officer"), needs.lapse, opportunity.need, reason="Too late")
    sentences["need"] = why_not(opportunity)
    assert sentences == {
        "focus": "The programme does not work in this country at the moment.",
        "deadline": "The last day to apply has passed. Set a later one first.",
        "sector": "This sector was not chosen with the country's ministries.",
        "partnership": "The partnership with this institution is not agreed.",
        "need": "Its need is not validated, so it cannot be published.",
    }


def test_what_is_missing_is_named():
    opportunity = make.make_opportunity("draft")
    Opportunity.objects.filter(pk=opportunity.pk).update(tasks=Translated(), required=Translated())
    assert why_not(opportunity, "send_to_review") == "Still missing: What to do, What to bring."


def test_closing_lets_drafts_expire_and_reopening_needs_a_day_ahead():
    application = make.make_application("draft")
    opportunity, officer = application.opportunity, make.make_staff("officer")
    make.as_user(officer, opportunities.close, opportunity)
    application.refresh_from_db()
    assert (opportunity.state, application.state) == ("closed", "expired")
    make.as_user(officer, opportunities.reopen, opportunity, reason="Only one applied", **later(opportunity))
    assert (opportunity.state, opportunity.due_at) == ("published", clock.end_of(opportunity.deadline))
    assert opportunity.answer_by == opportunities.add_working_days(opportunity.deadline, 15)


def test_reopening_needs_days_that_fit_and_else_changes_nothing():
    opportunity = make.make_opportunity("closed")
    before = opportunity.deadline
    with pytest.raises(Unfit) as wrong:
        make.as_user(
            make.make_staff("officer"), opportunities.reopen, opportunity, reason="Only one applied",
            deadline=clock.today() - timedelta(days=1), starts=clock.today() - timedelta(days=1),
        )  # fmt: skip
    assert sorted(wrong.value.problems) == ["deadline", "starts"]
    opportunity.refresh_from_db()
    assert (opportunity.state, opportunity.deadline) == ("closed", before)


@pytest.mark.parametrize("end", [opportunities.give_up, opportunities.withdraw])
def test_whoever_waits_for_an_answer_is_told_when_it_ends(end):
    opportunity = make.make_opportunity()
    waiting = [make.make_application(s, opportunity=opportunity) for s in ("submitted", "assessed", "shortlisted")]
    officer = make.make_staff("officer")
    make.as_user(officer, opportunities.close, opportunity)
    make.as_user(officer, end, opportunity, reason="The building burnt down")
    assert {Application.objects.get(pk=a.pk).state for a in waiting} == {"not_chosen"}
    assert opportunity.turn_role == ""


def test_it_is_filled_only_when_every_place_is_taken():
    opportunity = make.make_opportunity(places=2)
    make.make_engagement(application=make.make_application("offered", opportunity=opportunity))
    make.as_user(make.make_staff("officer"), opportunities.close, opportunity)
    opportunities.fill_if_complete(opportunity)
    assert opportunity.state == "closed"
    make.make_engagement(application=Application.objects.get(pk=_second(opportunity).pk))
    opportunity.refresh_from_db()
    assert opportunity.state == "filled"
    opportunities.refill(opportunity)
    assert opportunity.state == "closed"


def _second(opportunity):
    make.as_user(
        make.make_staff("officer"), opportunities.reopen, opportunity, reason="One place is free", **later(opportunity)
    )
    application = make.make_application("offered", opportunity=opportunity, person=make.make_person("Mahad Yusuf"))
    make.as_user(make.make_staff("officer"), opportunities.close, opportunity)
    return application


def test_a_refill_of_what_is_not_filled_changes_nothing():
    opportunity = make.make_opportunity()
    opportunities.refill(opportunity)
    assert opportunity.state == "published"


def test_it_closes_by_itself_after_its_last_day_and_not_before():
    opportunity = make.make_opportunity()
    assert tasks.close_past_deadline() == 0
    Opportunity.objects.filter(pk=opportunity.pk).update(deadline=clock.today() - timedelta(days=1))
    assert (tasks.close_past_deadline(), tasks.close_past_deadline()) == (1, 0)
    opportunity.refresh_from_db()
    assert opportunity.state == "closed"


def test_an_offer_without_an_answer_expires():
    application = make.make_application("offered")
    assert tasks.expire_past_due() == 0
    Application.objects.filter(pk=application.pk).update(due_at=clock.now() - timedelta(seconds=1))
    tasks.pass_dates(timestamp=0)
    application.refresh_from_db()
    assert application.state == "expired"


def test_two_officers_at_once_do_not_overwrite_each_other():
    opportunity = make.make_opportunity("draft")
    seen, officer = opportunity.version, make.make_staff("officer")
    make.as_user(officer, opportunities.edit_opportunity, opportunity, seen=seen, weeks=5)
    with pytest.raises(Conflict):
        make.as_user(make.make_staff("officer"), opportunities.edit_opportunity, opportunity, seen=seen, weeks=6)


def test_a_published_text_stands():
    opportunity = make.make_opportunity()
    with pytest.raises(Conflict):
        make.as_user(make.make_staff("officer"), opportunities.edit_opportunity, opportunity, weeks=5)
