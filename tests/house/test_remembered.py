"""What makers made is put back as it was made, and only where a maker would have made the same."""

import re
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ciconia.delivery.actions.deliverable import submit_deliverable
from ciconia.foundation import clock
from ciconia.foundation.models import Log
from ciconia.foundation.text import translated
from ciconia.foundation.wall import acting_as, current_actor
from ciconia.people.models import Organisation
from tests import make
from tests.remembered import INSTANT, remembered, world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _real_time_again():
    yield
    clock.start_at(None)


KEPT_BY_TRIGGERS = {
    "procrastinate_events",
    "selection_opportunitycount",
}  # they make its rows again, with keys of their own
WALKED = 50  # statements of a maker that walks at least


def everything():
    """{table: its rows}, without the instants of this test."""
    with acting_as("system:maker"), connection.cursor() as cursor:
        found = {}
        for model in apps.get_models():
            table, key = model._meta.db_table, model._meta.pk.column
            shown = "to_jsonb(row) - 'id'" if table in KEPT_BY_TRIGGERS else "to_jsonb(row)"
            cursor.execute(f'SELECT jsonb_agg({shown} ORDER BY row."{key}")::text FROM "{table}" row')  # noqa: S608
            rows = cursor.fetchone()[0]
            found[table] = rows and re.sub(INSTANT, _without_now, rows)
    return found


def _without_now(found):
    ago = clock.now() - datetime.fromisoformat(found[0])
    return "just now" if abs(ago.total_seconds()) < 600 else found[0]


def counted(maker, *args, **kwargs):
    """What the maker gives, and how many statements it took."""
    with CaptureQueriesContext(connection) as queries:
        result = maker(*args, **kwargs)
    return result, len(queries)


def twice(steps):
    """What the steps leave behind from an empty database, walked and then put back."""
    clock.start_at(datetime(2021, 3, 8, 9, tzinfo=UTC))
    for _time in range(2):
        with transaction.atomic():
            taken = [steps()]
            taken += [everything(), current_actor()]
            connection.check_constraints()
            transaction.set_rollback(True)
        yield taken


def test_what_is_put_back_is_what_was_made():
    def steps():
        engagement = make.make_engagement("active")
        make.accept_everything(engagement)
        other = make.make_application("assessed", opportunity=make.make_opportunity())
        make.make_affiliation("active")
        return engagement.pk, engagement.version, other.pk, make.make_staff("officer", other.focus, only=True).pk

    walked, again = twice(steps)
    assert again == walked
    assert walked[2] == "system:maker"


def undone(steps):
    """What the steps give; nothing of it stays."""
    with transaction.atomic():
        found = steps()
        transaction.set_rollback(True)
    return found


def test_what_is_put_back_happened_just_now_in_the_order_in_which_it_did():
    def steps():
        need = make.make_need("validated")
        at = list(Log.objects.filter(noun="need", object_id=need.pk).order_by("pk").values_list("at", flat=True))
        assert at == sorted(set(at))
        return len(at), (clock.now() - at[0]).total_seconds() < 60, clock.now() >= at[-1]

    for minute in (0, 20, 40):
        clock.start_at(datetime(2021, 3, 8, 9, minute, tzinfo=UTC))
        assert undone(steps) == (4, True, True)


def test_an_application_is_put_back_with_few_statements():
    walked, again = (undone(lambda: counted(make.make_application)[1]) for _time in range(2))
    assert (walked > WALKED, again) == (True, 7)


def test_what_a_test_wrote_by_itself_was_not_foreseen():
    def steps():
        make.make_focus()
        with acting_as("system:maker"):
            Organisation.objects.create(kind="ministry", country="SOM", name=translated("Ours"))
        need, statements = counted(make.make_need)
        return need.pk, statements > WALKED

    (one, walked), (other, walked_too) = undone(steps), undone(steps)
    assert (walked, walked_too, one == other) == (True, True, False)


def test_signing_in_is_no_concern_of_makers(client):
    def steps():
        make.sign_in(client, make.make_staff("officer"))
        return counted(make.make_need)[1]

    undone(steps)
    assert undone(steps) < WALKED


def test_other_words_are_another_step():
    assert undone(lambda: make.make_need(weeks=5).weeks) == 5
    assert undone(lambda: make.make_need(weeks=6).weeks) == 6
    assert undone(lambda: make.make_need(weeks=5).weeks) == 5


def test_a_row_that_a_maker_moved_is_as_it_stands_afterwards():
    def steps():
        engagement = make.make_engagement("active")
        make.accept_everything(engagement)
        return engagement.version, engagement.due_at

    assert undone(steps) == undone(steps)


def test_a_row_that_a_test_changed_in_its_hands_is_another():
    def steps(name):
        organisation = make.make_organisation("diaspora", "NLD")
        organisation.country = name
        return make.make_affiliation("proposed", organisation=organisation).pk

    one, again, other = undone(lambda: steps("NLD")), undone(lambda: steps("NLD")), undone(lambda: steps("BEL"))
    assert (one == again, one == other) == (True, False)


def test_what_cannot_be_known_again_is_made_again():
    @remembered
    def make_named(name):
        return make.make_user(str(name))

    for _time in range(2):
        assert undone(lambda: (make_named(object()).pk > 0, world.at, world.touched)) == (True, None, True)


def test_a_maker_begins_with_what_another_made():
    def from_there():
        return counted(make.make_application, "draft")[1]

    def from_elsewhere():
        with acting_as("system:maker"):
            Organisation.objects.create(kind="ministry", country="SOM", name=translated("Ours"))
        return from_there()

    undone(make.make_opportunity)
    assert 2 * undone(from_there) < undone(from_elsewhere)


def test_a_file_is_made_again(settings, tmp_path):
    @remembered
    def make_kept():
        engagement = make.make_engagement("active")
        files = [SimpleUploadedFile("map.pdf", b"%PDF-1.7 map")]
        deliverable = engagement.deliverables.first()
        make.as_user(engagement.person.user, submit_deliverable, deliverable, note="Here", uploads=files)
        return engagement

    for folder in (tmp_path / "one", tmp_path / "two"):
        settings.CICONIA_HOME = folder
        undone(make_kept)
        assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_a_job_is_deferred_again():
    @remembered
    def make_deferred():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'procrastinate_cancel_job_v1('")

    for _time in range(2):
        assert undone(lambda: (make_deferred(), world.touched)) == (None, True)


def test_what_is_no_row_is_made_again():
    @remembered
    def make_thing():
        make.make_user()
        return object()

    assert undone(make_thing) is not undone(make_thing)


def test_a_maker_that_failed_leaves_nothing_known():
    with pytest.raises(AssertionError), transaction.atomic():
        make.make_member(make.make_organisation(), "officer")
    make.make_focus()
    with pytest.raises(AssertionError):
        make.make_member(make.make_organisation(), "officer")
    assert (world.at, world.touched) == (None, True)


def test_a_test_that_changes_the_product_walks(monkeypatch):
    assert undone(lambda: counted(make.make_need)[1]) > WALKED
    assert undone(lambda: counted(make.make_need)[1]) > WALKED


@pytest.mark.django_db(transaction=True)
def test_with_real_transactions_nothing_is_put_back_or_kept():
    kept = len(world.start.then)
    with transaction.atomic():
        make.make_need()
        assert (world.here(), len(world.start.then)) == (None, kept)
