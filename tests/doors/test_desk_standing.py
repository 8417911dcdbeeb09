"""The standing views on the desk, and their counts on the overview."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.selection.models import Need, Opportunity
from tests import make
from tests.doors.desk_help import enter, url
from tests.doors.desk_line import statements
from tests.doors.portal import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True
    make.set_actor("system:maker")


def steps(page, name):
    return [(step["count"], str(step["label"])) for step in page.context[name]]


def test_the_overview_counts_and_leads_to_each(client):
    make.make_need("validated")
    quiet = make.make_opportunity()
    Opportunity.objects.filter(pk=quiet.pk).update(published_at=clock.now() - timedelta(days=20))
    late = make.make_need("endorsed")
    Need.objects.filter(pk=late.pk).update(due_at=clock.now() - timedelta(days=1))
    page = enter(client, "officer", "overview")
    assert steps(page, "standing") == [
        (1, "Needs without an opportunity"), (1, "Opportunities without applicants"), (1, "Waiting too long"),
    ]  # fmt: skip
    officer = make.make_staff("officer")
    for view, reference in (("needs", ""), ("opportunities", quiet.reference), ("late", late.reference)):
        make.sign_in(client, officer)
        answer = client.get(url("standing"), {"view": view})
        make.set_actor("system:maker")
        assert reference in text(answer)
        assert len(answer.context["rows"]) == 1
    none = client.get(url("standing"), {"view": "late", "country": "IRQ"})
    assert "Nothing stands here That is how it should be." in text(none)


def test_who_sees_no_people_has_two_views(client):
    page = enter(client, "viewer", "standing")
    assert [name for _count, name in steps(page, "views")] == ["Needs without an opportunity", "Waiting too long"]
    assert text(page).count("Opportunities without applicants") == 0


def test_no_more_statements_for_more_rows(client):
    officer = make.make_staff("officer")
    make.make_need("validated")
    one = statements(client, officer, "standing")
    for _number in range(2):
        make.make_need("validated")
    assert (one, statements(client, officer, "standing")) == (one, one)
    assert one <= 12
