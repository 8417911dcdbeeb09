"""Earlier moments of the demo come from the same files, read only up to that day."""

from collections import Counter

import pytest

from ciconia.delivery.models import Engagement
from ciconia.delivery.queries.focus import progress_of
from ciconia.foundation.models import Log
from ciconia.programmes.models import Focus
from ciconia.publishing.models import Publication
from ciconia.selection.models import Application, Interview, Review, Signature
from tests.demo.moments import CHECKS, MOMENTS, built


@pytest.mark.usefixtures("django_db_setup")
@pytest.mark.parametrize("stage", ["published", "selecting", "preparing", "suspended"])
def test_earlier_stages_hold_and_know_nothing_of_later_days(stage, django_db_blocker):
    with built(stage, django_db_blocker):
        assert [check.__name__ for check in CHECKS if check() != []] == []
        assert Log.objects.filter(at__gt=MOMENTS[stage]).exists() is False
        assert Application.objects.filter(submitted_at__gt=MOMENTS[stage]).exists() is False
        if stage == "selecting":
            there_is_enough_to_select()
        if stage == "suspended":
            decisions_are_half_taken()


def decisions_are_half_taken():
    """One assignment is decided about, others wait; nothing of the country is public or runs on."""
    afghanistan = Focus.objects.get(country="AFG", programme__code="cd4d2")
    waiting = Engagement.objects.filter(focus=afghanistan, mark="flagged")
    assert (afghanistan.state, waiting.count(), progress_of(afghanistan).is_done) == ("suspended", 2, True)
    assert [entry.data["how"] for entry in Log.objects.filter(verb="engagement.decide", data__has_key="how")] == ["end"]
    assert not Publication.objects.filter(focus=afghanistan, state="standing").exists()
    assert Application.objects.filter(focus=afghanistan, mark="held").count() == 1


def there_is_enough_to_select():
    """Each log-in finds work: unread, half read, a conflict, a disagreement, a ranking, a time to choose."""
    hers = Review.objects.filter(assessor__email="anouk.terpstra@example.org")
    standings = Counter(hers.values_list("standing", flat=True))
    assert (standings["given"] >= 3, standings["declared"]) == (True, 1)
    his = Review.objects.filter(assessor__email="desmond.kwarteng@example.org")
    found = Counter(his.values_list("standing", flat=True))
    assert (found["conflict"], found["taken_back"] > 0) == (1, True)
    ranked = Application.objects.filter(organisation__name__en="Basra Labour Mobility Office", state="shortlisted")
    assert (ranked.count(), Signature.objects.filter(application__in=ranked).count()) == (4, 0)
    assert sorted(Interview.objects.values_list("state", flat=True)) == ["fixed", "invited", "others_asked"]
