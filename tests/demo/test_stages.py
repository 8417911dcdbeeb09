"""Earlier moments of the demo come from the same files, read only up to that day."""

import pytest

from ciconia.foundation.models import Log
from ciconia.selection.models import Application
from tests.demo.moments import CHECKS, MOMENTS, built


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("stage", ["published", "selecting", "preparing"])
def test_earlier_stages_hold_and_know_nothing_of_later_days(stage, django_db_blocker):
    with built(stage, django_db_blocker):
        assert [check.__name__ for check in CHECKS if check() != []] == []
        assert Log.objects.filter(at__gt=MOMENTS[stage]).exists() is False
        assert Application.objects.filter(submitted_at__gt=MOMENTS[stage]).exists() is False
