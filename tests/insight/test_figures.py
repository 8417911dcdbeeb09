"""What everybody may know in numbers: counted by a job from rows nobody else may read, and never guessed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ciconia.delivery.actions import engagement as engagements
from ciconia.delivery.models import Engagement
from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.foundation.wall import set_actor
from ciconia.insight.actions.figures import refresh_figures
from ciconia.insight.models import Figure
from ciconia.insight.tasks import count_all
from ciconia.results.models import Outcome, Sighting
from tests import make
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


def counted(programme):
    """{(country or None, key): (number, total)} as it stands in the table."""
    rows = Figure.objects.filter(programme=programme).select_related("focus")
    return {(row.focus and row.focus.country, row.key): (row.number, row.total) for row in rows}


def test_what_has_begun_counts_and_what_is_only_agreed_does_not():
    begun = make.make_engagement("active")
    make.make_engagement("preparing", application=make.make_application("offered", person=make.make_person("Ali Noor")))
    assert refresh_figures(begun.programme) == 5
    assert counted(begun.programme) == {
        (None, "assignments"): (1, 200),
        ("SOM", "assignments"): (1, 50),
        (None, "institutions"): (1, None),
        ("SOM", "institutions"): (1, None),
        (None, "deliverables"): (0, None),
    }


def test_what_ended_early_counts_only_if_it_had_begun():
    begun, never = make.make_engagement("active"), make.make_engagement("preparing")
    for engagement in (begun, never):
        as_user(make.make_staff("officer"), engagements.end_early, engagement, reason="Illness")
    refresh_figures(begun.programme)
    assert counted(begun.programme)[None, "assignments"] == (1, 200)


def test_counting_again_replaces_what_was_counted():
    programme = make.make_programme()
    refresh_figures(programme)
    engagement = make.make_engagement("active")
    refresh_figures(programme)
    assert counted(programme)[None, "assignments"] == (1, 200)
    Figure.objects.create(programme=programme, key="in_use", number=3, total=4, at=clock.now() - timedelta(days=1))
    refresh_figures(programme)
    assert (None, "in_use") not in counted(programme)
    assert Figure.objects.filter(focus=engagement.focus).count() == 2


def test_a_share_of_fewer_than_five_is_not_known():
    engagement = make.make_engagement("active")
    see_after_a_year(engagement, ["yes", "yes", "no", "yes"])
    refresh_figures(engagement.programme)
    assert (None, "in_use") not in counted(engagement.programme)


def test_in_use_after_a_year_is_the_institution_s_word_where_both_looked():
    engagement = make.make_engagement("active")
    see_after_a_year(engagement, ["yes", "yes", "yes", "partly", "no"], respondent="host")
    see_after_a_year(engagement, ["yes", "yes", "yes", "yes", "yes"], respondent="participant")
    refresh_figures(engagement.programme)
    assert counted(engagement.programme)[None, "in_use"] == (3, 5)


def test_what_was_seen_at_the_end_does_not_stand_for_a_year_later():
    engagement = make.make_engagement("active")
    see_after_a_year(engagement, ["yes"] * 6, wave="exit")
    refresh_figures(engagement.programme)
    assert (None, "in_use") not in counted(engagement.programme)


def test_a_stranger_reads_the_figure_and_not_what_it_was_counted_from():
    engagement = make.make_engagement("active")
    count_all()
    set_actor("")
    assert Engagement.objects.count() == 0
    assert Figure.objects.visible_to(AnonymousUser()).get(focus=None, key="assignments").number == 1
    assert refresh_figures(engagement.programme) == 5  # the action itself counts as the jobs do, whoever calls
    assert Engagement.objects.count() == 0


def see_after_a_year(engagement, uses, *, respondent="host", wave="twelve_months"):
    """One answer about as many things as `uses` has; the things are made where they are missing."""
    own = list(engagement.deliverables.order_by("pk"))
    while len(own) < len(uses):
        first = own[0]
        first.pk, first.public_id = None, f"thing{len(own):05}"
        first.title, first._state.adding = translated(f"Thing {len(own)}"), True
        first.save(force_insert=True)
        own = list(engagement.deliverables.order_by("pk"))
    outcome = Outcome.objects.create(
        programme=engagement.programme, focus=engagement.focus, organisation=engagement.organisation,
        engagement=engagement, person=engagement.person, wave=wave, wave_on=clock.today(), respondent=respondent,
        state="recorded",
    )  # fmt: skip
    for deliverable, in_use in zip(own, uses, strict=False):
        Sighting.objects.create(outcome=outcome, deliverable=deliverable, in_use=in_use)
