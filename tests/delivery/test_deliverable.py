"""What is promised, handed over and accepted."""

from datetime import UTC, date, datetime

import pytest

from ciconia.delivery.actions import deliverable as deliverables
from ciconia.delivery.rules.deliverable import week_named
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Conflict, ReasonMissing, Refused
from ciconia.foundation.files import FileRefused
from ciconia.foundation.text import translated
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


class Upload:
    """A small file as a door receives it."""

    def __init__(self, name, content):
        self.name, self.content = name, content

    def chunks(self):
        return [self.content]


@pytest.fixture(autouse=True)
def _maker(db, settings, tmp_path):
    settings.CICONIA_HOME = tmp_path
    make.set_actor("system:maker")
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    yield
    clock.start_at(None)


@pytest.fixture
def engagement(_maker):
    return make.make_engagement("active")


def test_each_line_of_the_terms_is_promised_at_even_distances():
    opportunity = make.make_opportunity(deliverables=translated("Map\n\n  Plan  \nTraining\nReport", "nl"))
    engagement = make.make_engagement(application=make.make_application("offered", opportunity=opportunity))
    assert [(row.title, row.due_on) for row in engagement.deliverables.all()] == [
        ({"source": "nl", "nl": "Map"}, date(2021, 6, 16)),
        ({"source": "nl", "nl": "Plan"}, date(2021, 6, 26)),
        ({"source": "nl", "nl": "Training"}, date(2021, 7, 6)),
        ({"source": "nl", "nl": "Report"}, date(2021, 7, 17)),
    ]


def test_a_line_that_names_its_week_is_due_at_the_end_of_that_week():
    lines = "Map (week 2)\nPlan\nTraining (Woche 3)\nReport (week 40)\nFirst table (weeks 4 to 5)"
    opportunity = make.make_opportunity(deliverables=translated(lines), weeks=6)
    engagement = make.make_engagement(application=make.make_application("offered", opportunity=opportunity))
    assert (engagement.starts, engagement.ends) == (date(2021, 6, 6), date(2021, 7, 17))
    assert [(str(row.title), row.due_on) for row in engagement.deliverables.order_by("id")] == [
        ("Map (week 2)", date(2021, 6, 19)),
        ("Plan", date(2021, 6, 22)),
        ("Training (Woche 3)", date(2021, 6, 30)),  # a word we do not read: even distances
        ("Report (week 40)", date(2021, 7, 17)),  # beyond the end: on the last day
        ("First table (weeks 4 to 5)", date(2021, 7, 10)),
    ]


@pytest.mark.parametrize(
    ("line", "week"),
    [
        ("Well map (week 2)", 2),
        ("Well map, by week 12", 12),
        ("Putkaart (week 3)", 3),
        ("Carte des puits (semaine 4)", 4),
        ("خريطة الآبار (الأسبوع 5)", 5),
        ("Plan in the weeks 4 to 6", 6),
        ("Plan, weeks 2-3", 3),
        ("Plan (weken 2 en 3)", 3),
        ("Six weeks of lessons", None),
        ("Course of 6 weeks", None),
        ("Report on week 0", None),
        ("Well map", None),
    ],
)
def test_the_week_of_a_deliverable_is_read_from_its_words(line, week):
    assert week_named(line) == week


def test_terms_without_deliverables_promise_nothing():
    opportunity = make.make_opportunity(deliverables=translated(""))
    engagement = make.make_engagement(application=make.make_application("offered", opportunity=opportunity))
    assert engagement.deliverables.count() == 0


def test_it_goes_to_the_host_with_words_and_comes_back_until_it_can_be_used(engagement):
    row, participant = engagement.deliverables.first(), engagement.person.user
    host = make.make_member(engagement.organisation)
    as_user(participant, deliverables.submit_deliverable, row, note="In the shared folder")
    assert (row.state, row.note, row.turn_role, row.due_at.date()) == (
        "submitted", "In the shared folder", "host contact", date(2021, 3, 18),
    )  # fmt: skip
    with pytest.raises(ReasonMissing):
        as_user(host, deliverables.send_back, row, reason="")
    as_user(host, deliverables.send_back, row, reason="Zone 4 is missing")
    assert (row.state, row.turn_role, row.due_at.date()) == ("sent_back", "participant", date(2021, 3, 18))
    as_user(participant, deliverables.submit_deliverable, row, note="With zone 4")
    as_user(host, deliverables.accept_deliverable, row)
    assert (row.state, row.turn_role) == ("accepted", "")
    with pytest.raises(Conflict):
        as_user(host, deliverables.accept_deliverable, row)


def test_the_date_of_the_engagement_moves_on_with_what_is_handed_over(engagement):
    dates = [engagement.due_at.date()]
    for row in engagement.deliverables.all():
        as_user(engagement.person.user, deliverables.submit_deliverable, row, note="In the folder")
        engagement.refresh_from_db()
        dates.append(engagement.due_at.date())
    assert dates == [date(2021, 6, 26), date(2021, 7, 17), date(2021, 7, 17)]


def test_only_the_host_accepts_and_only_the_participant_hands_over(engagement):
    row = engagement.deliverables.first()
    with pytest.raises(Refused, match="participant"):
        as_user(make.make_staff("officer"), deliverables.submit_deliverable, row, note="For him")
    as_user(engagement.person.user, deliverables.submit_deliverable, row, note="In the folder")
    with pytest.raises(Refused, match="host contact"):
        as_user(make.make_staff("officer"), deliverables.accept_deliverable, row)


def test_an_officer_drops_what_is_no_longer_expected_with_a_reason(engagement):
    row, officer = engagement.deliverables.first(), make.make_staff("officer")
    with pytest.raises(ReasonMissing):
        as_user(officer, deliverables.drop_deliverable, row, reason="")
    as_user(officer, deliverables.drop_deliverable, row, reason="The map exists already")
    assert (row.state, row.turn_role) == ("dropped", "")


def test_before_the_start_nothing_moves_the_date_of_the_engagement():
    engagement = make.make_engagement("preparing")
    before = engagement.due_at
    as_user(make.make_staff("officer"), deliverables.drop_deliverable, engagement.deliverables.first(), reason="Known")
    engagement.refresh_from_db()
    assert engagement.due_at == before


def test_files_go_with_it_and_a_bad_one_keeps_everything_back(engagement):
    row, participant = engagement.deliverables.first(), engagement.person.user
    with pytest.raises(FileRefused):
        as_user(
            participant, deliverables.submit_deliverable, row, note="Here",
            uploads=[Upload("map.pdf", b"%PDF-1.7 map"), Upload("virus.exe", b"MZ")],
        )  # fmt: skip
    row.refresh_from_db()
    assert (row.state, row.attachments.count()) == ("due", 0)
    as_user(
        participant, deliverables.submit_deliverable, row, note="Here", uploads=[Upload("map.pdf", b"%PDF-1.7 map")]
    )
    kept = row.attachments.get()
    assert (kept.name, kept.size, kept.media_type, kept.by) == ("map.pdf", 12, "application/pdf", participant)
