"""Terms of reference: every version stays, the host reads what changed, and what it asks for is answered."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ciconia.foundation import clock
from ciconia.foundation.actions.perform import ReasonMissing, Refused
from ciconia.foundation.models import Log
from ciconia.foundation.text import Translated, translated
from ciconia.foundation.wall import set_actor
from ciconia.programmes.models import Sector, TermsSection, TermsTemplate
from ciconia.programmes.queries.terms import sections_for, templates_for
from ciconia.selection.actions import opportunity as opportunities
from ciconia.selection.models import EditRequest, Opportunity, TermsReview, TermsVersion
from ciconia.selection.queries import terms
from ciconia.selection.rules.difference import changes
from ciconia.selection.rules.opportunity import FLOW
from ciconia.selection.rules.terms import missing, sections_of
from ciconia.selection.rules.unfit import Unfit
from tests import make
from tests.make import as_user


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def officer():
    return make.make_staff("officer")


def numbers(opportunity):
    return [version.number for version in TermsVersion.objects.filter(opportunity=opportunity).order_by("number")]


def test_every_change_makes_a_version_that_says_who_and_what(officer):
    draft = as_user(officer, opportunities.draft_from, make.make_need("validated"))
    as_user(officer, opportunities.edit_opportunity, draft, weeks=5)
    first, second = TermsVersion.objects.filter(opportunity=draft).order_by("number")
    assert (first.number, first.content["weeks"], first.entry.verb) == (1, 6, "opportunity.begin")
    assert (second.number, second.content["weeks"], second.entry.verb) == (2, 5, "opportunity.edit")
    assert second.entry.actor_label == str(officer)
    assert [(change.code, change.was, change.now) for change in changes(first.content, second.content)] == [
        ("weeks", 6, 5)
    ]  # fmt: skip


def test_saving_what_stands_there_makes_none(officer):
    draft = make.make_opportunity("draft")
    as_user(officer, opportunities.edit_opportunity, draft, title=draft.title)
    assert numbers(draft) == [1, 2]


def test_a_version_is_never_changed():
    version = TermsVersion.objects.get(opportunity=make.make_opportunity("draft"), number=1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        TermsVersion.objects.filter(pk=version.pk).update(number=7)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        TermsVersion.objects.filter(pk=version.pk).delete()


def test_opening_again_with_other_days_makes_a_version_and_moves_the_window(officer):
    opportunity = make.make_opportunity("closed")
    ends, week = opportunity.ends, timedelta(days=7)
    days = {"deadline": opportunity.deadline + week, "starts": opportunity.starts + week}
    as_user(officer, opportunities.reopen, opportunity, reason="Only one applied", **days)
    assert (numbers(opportunity), opportunity.ends) == ([1, 2, 3], ends + week)
    opportunity = make.make_opportunity("closed", ends=None)
    as_user(officer, opportunities.reopen, opportunity, reason="Only one applied", **days)
    assert opportunity.ends is None


def test_the_work_has_to_fit_between_its_first_day_and_the_last_it_can_end_on(officer):
    draft = make.make_opportunity("draft")
    with pytest.raises(Unfit) as wrong:
        as_user(officer, opportunities.edit_opportunity, draft, ends=draft.starts + timedelta(days=40))
    assert wrong.value.problems == {"ends": "6 weeks do not fit: between the first day and this one lie 41 days."}
    as_user(officer, opportunities.edit_opportunity, draft, ends=draft.starts + timedelta(days=41))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"tasks": translated("<script>x</script>Train")}, {
            "tasks": "Only plain text can stand here; taken out: <script>. Read what is left, and save it again."}),
        ({"title": translated("Water\u202eretaw")}, {
            "title": "Hidden signs that turn the direction of reading were taken out; they are not needed. "
                     "Read what is left, and save it again."}),
        ({"background": translated("x" * 51_200)}, {
            "background": "51200 characters are too many: at most 6000 fit. Shorten it by 45200."}),
        ({"sections": {"team": {"source": "en", "en": "<b>Six</b>"}}}, {
            "team": "Only plain text can stand here; taken out: <b>. Read what is left, and save it again."}),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_text_is_refused_whoever_calls(officer, fields, said):
    draft = make.make_opportunity("draft")
    with pytest.raises(Unfit) as wrong:
        as_user(officer, opportunities.edit_opportunity, draft, **fields)
    assert wrong.value.problems == said
    assert numbers(draft) == [1, 2]


def test_sections_are_those_of_the_kind_and_of_the_programme_for_the_sector():
    opportunity = make.make_opportunity("draft")
    kind = ["goals", "team", "results", "afterwards", "conditions"]
    assert [section.code for section in sections_of(opportunity)] == [*kind, "records"]
    programme = opportunity.programme
    asked = {code: sections_for(programme, "assignment", sector=code) for code in ("health", "tvet", "rural-water")}
    assert {code: [section.code for section in found][5:] for code, found in asked.items()} == {
        "health": ["patients"],
        "tvet": [],
        "rural-water": ["sites"],
    }


def test_an_opportunity_keeps_the_sections_of_the_version_it_was_made_under():
    opportunity = make.make_opportunity("draft")
    TermsSection.objects.filter(code="records").update(version_until=2)
    assert [section.code for section in sections_of(opportunity)][5:] == ["records"]
    assert len(sections_for(opportunity.programme, "assignment", sector=opportunity.sector.code)) == 5
    opportunity = Opportunity.objects.get(pk=opportunity.pk)
    opportunity.pack_version = None
    assert [section.code for section in sections_of(opportunity)][5:] == []


def test_what_configuration_requires_has_to_be_written_before_the_host_reads_it(officer):
    draft = make.make_opportunity("draft", sections={})
    assert missing(draft) == ["What has changed at the end"]
    verdict = FLOW.may(officer, FLOW.named("send_to_review"), draft)
    assert str(verdict.why) == "Still missing: What has changed at the end."
    draft.sector = Sector.objects.get(programme=draft.programme, code="health")
    assert missing(draft) == ["What has changed at the end", "Work near patients"]


def test_a_template_fills_what_the_need_leaves_open(officer):
    need = make.make_need("validated")
    template = TermsTemplate.objects.get(code="train-a-team")
    texts = {code: Translated(value) for code, value in template.texts.items()}
    draft = as_user(officer, opportunities.draft_from, need, texts=texts | {"sites": translated("Wells")}, like="t")
    assert (draft.title, str(draft.background)) == (need.title, "Wells run dry unseen\nSix technicians")
    assert str(draft.sections["goals"]["en"]) == "The team measures by itself"
    assert str(draft.tasks).startswith("Watch the team at work")
    assert sorted(draft.sections) == ["afterwards", "conditions", "goals", "results", "team"]
    assert Log.objects.get(noun="opportunity", object_id=draft.pk, verb="opportunity.begin").data == {"like": "t"}


def test_templates_made_for_the_sector_stand_first():
    programme = make.make_focus().programme
    assert [row.code for row in templates_for(programme, "assignment", sector="rural-water")] == [
        "measure-water", "train-a-team", "set-up-a-way-of-working",
    ]  # fmt: skip
    assert [row.code for row in templates_for(programme, "assignment", sector="tvet")] == [
        "train-a-team", "set-up-a-way-of-working",
    ]  # fmt: skip


def test_a_copy_for_the_same_need_says_the_same_and_is_a_draft_of_its_own(officer):
    opportunity = make.make_opportunity("published", weeks=5, summary=translated("Help the utility"))
    copy = as_user(officer, opportunities.duplicate, opportunity)
    assert (copy.state, copy.need, copy.weeks, copy.summary) == ("draft", opportunity.need, 5, opportunity.summary)
    assert (copy.tasks, copy.sections) == (opportunity.tasks, opportunity.sections)
    assert (copy.reference == opportunity.reference, numbers(copy)) == (False, [1])


def test_a_copy_for_another_need_keeps_what_that_need_says(officer):
    opportunity = make.make_opportunity("published")
    need = make.make_need("validated", title=translated("Pumps"))
    copy = as_user(officer, opportunities.duplicate, opportunity, need=need)
    assert (copy.title, copy.summary) == (need.title, need.result)
    assert str(copy.background) == "Wells run dry unseen\nSix technicians"
    assert copy.tasks == opportunity.tasks
    with pytest.raises(Refused):
        as_user(make.make_staff("assessor"), opportunities.duplicate, opportunity)


def test_the_host_asks_section_by_section_and_the_officer_answers_in_a_version(officer):
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    asked = {"tasks": " Say nights too ", "goals": "", "unknown": "x"}
    as_user(host, opportunities.request_edits, opportunity, reason="Thank you", edits=asked)
    whole, tasks = EditRequest.objects.order_by("id")
    assert [(row.section, row.words) for row in (whole, tasks)] == [("", "Thank you"), ("tasks", "Say nights too")]
    entry = Log.objects.get(noun="opportunity", object_id=opportunity.pk, verb="opportunity.request_edits")
    assert entry.reason == "Thank you\nWhat to do: Say nights too"
    as_user(
        officer, opportunities.edit_opportunity, opportunity, tasks=translated("Install at night"),
        answers={tasks.pk: "Done", whole.pk: " "},
    )  # fmt: skip
    tasks.refresh_from_db()
    assert (tasks.answer, tasks.answered_in.number) == ("Done", 3)
    assert list(terms.unanswered(opportunity)) == [whole]
    assert [finding.code for finding in terms.quality_of(opportunity).missing][-1] == "unanswered"


def test_asking_for_nothing_is_refused():
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    with pytest.raises(ReasonMissing):
        as_user(host, opportunities.request_edits, opportunity, edits={"goals": "  "})
    assert EditRequest.objects.count() == 0


def test_rounds_say_which_version_the_host_read_last(officer):
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    assert (terms.open_round(opportunity).version.number, terms.last_read(opportunity)) == (2, None)
    as_user(host, opportunities.request_edits, opportunity, reason="Six weeks, not eight")
    as_user(officer, opportunities.edit_opportunity, opportunity, weeks=5)
    as_user(officer, opportunities.send_to_review, opportunity)
    assert (terms.last_read(opportunity).version.number, terms.open_round(opportunity).version.number) == (2, 3)
    as_user(host, opportunities.agree, opportunity)
    assert [(one.version.number, one.answer) for one in TermsReview.objects.order_by("id")] == [
        (2, "edits"),
        (3, "agreed"),
    ]


def test_what_the_programme_takes_back_itself_was_not_read_by_the_host(officer):
    opportunity = make.make_opportunity("in_review")
    as_user(officer, opportunities.request_edits, opportunity, reason="We forgot the nights")
    assert (TermsReview.objects.get().answer, terms.last_read(opportunity)) == ("taken_back", None)


def test_an_answer_to_a_text_that_was_sent_before_rounds_were_kept_makes_its_round():
    opportunity = make.make_opportunity("in_review")
    TermsReview.objects.all().delete()
    as_user(make.make_member(opportunity.organisation), opportunities.agree, opportunity)
    assert TermsReview.objects.get().answer == "agreed"


def test_staff_see_every_version_and_the_host_those_that_were_sent_to_it(officer):
    opportunity = make.make_opportunity("in_review")
    host, stranger = make.make_member(opportunity.organisation), make.make_member(make.make_organisation())
    seen = {
        name: [row.number for row in terms.versions_of(opportunity, user)]
        for name, user in {"officer": officer, "host": host, "stranger": stranger}.items()
    }
    assert seen == {"officer": [2, 1], "host": [2], "stranger": []}
    as_user(host, opportunities.request_edits, opportunity, reason="Shorter")
    found = {str(user): terms.requests_of(opportunity, user).count() for user in (officer, host)}
    assert (found, terms.requests_of(opportunity, stranger).count()) == ({str(officer): 1, str(host): 1}, 0)


def test_an_application_keeps_the_version_its_writer_read(officer):
    application = make.make_application("draft")
    opportunity = application.opportunity
    assert application.terms.number == 2
    as_user(officer, opportunities.close, opportunity)
    week = timedelta(days=7)
    days = {"deadline": opportunity.deadline + week, "starts": opportunity.starts + week}
    as_user(officer, opportunities.reopen, opportunity, reason="Only one", **days)
    later = make.make_application("submitted", opportunity=opportunity, person=make.make_person("Mahad Yusuf"))
    assert (later.terms.number, later.terms.content["deadline"]) == (3, opportunity.deadline.isoformat())
    application.refresh_from_db()
    assert application.terms.number == 2


def test_the_parts_of_a_text_are_all_its_sections_and_what_nobody_asks_for_any_more():
    sections = {"goals": translated("Measure"), "old": translated("Left over")}
    opportunity = make.make_opportunity("draft", sections=sections)
    found = terms.all_parts_of(opportunity)
    assert [part.section.code for part in found][-2:] == ["records", "old"]
    assert [(part.section.code, str(part.text)) for part in terms.parts_of(opportunity)] == [("goals", "Measure")]


def test_the_score_reads_the_need_the_kind_and_the_timetable():
    opportunity = make.make_opportunity("draft")
    found = terms.quality_of(opportunity)
    assert [finding.code for finding in found.missing] == [
        "team", "results", "deliverables_dated", "afterwards", "conditions",
    ]  # fmt: skip
    assert (found.met, found.of) == (13, 18)
    assert clock.today() < opportunity.deadline


def test_a_version_and_what_was_asked_say_what_they_are():
    opportunity = make.make_opportunity("in_review")
    host = make.make_member(opportunity.organisation)
    as_user(host, opportunities.request_edits, opportunity, edits={"goals": "More"})
    version, asked, request = TermsVersion.objects.last(), TermsReview.objects.get(), EditRequest.objects.get()
    assert (str(version), str(asked), str(request)) == (
        f"{opportunity.pk} 2", f"{opportunity.pk} 2 edits", "goals: More",
    )  # fmt: skip
    assert (str(TermsSection.objects.get(code="sites")), str(TermsTemplate.objects.get(code="measure-water"))) == (
        "Sites and seasons", "Begin to measure water",
    )  # fmt: skip
