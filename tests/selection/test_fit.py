"""Open opportunities that fit somebody: looked for by a job, for themselves alone, and gone when they go."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation import clock
from ciconia.foundation.models import User
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.consent import agree
from ciconia.people.actions.erasure import erase
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Consent
from ciconia.people.queries.own_data import own_data
from ciconia.programmes.models import SelectionSetting
from ciconia.selection import tasks
from ciconia.selection.actions.fit import look_for, look_for_everybody
from ciconia.selection.models import Fit, FitLook, Opportunity
from ciconia.selection.queries.fit import fits_of
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def opportunity():
    return make.make_opportunity()


@pytest.fixture
def person(opportunity):
    """Somebody with a profile who agreed that it is kept, and was here today."""
    found = make.make_person(headline="Hydrologist")
    make.as_user(found.user, agree, found, "profile", words="Keep it", language="en")
    User.objects.filter(pk=found.user_id).update(last_login=clock.now())
    return found


def jobs():
    return ProcrastinateJob.objects.filter(task_name="selection.fit")


def test_a_changed_profile_is_looked_at_again_once_and_only_with_consent(person):
    for headline in ("Engineer", "Engineer of wells"):
        make.as_user(person.user, update_profile, person, headline=headline)
    assert jobs().get().args == {"person_ids": [person.pk]}
    make.as_user(person.user, update_profile, person, phone="+31 6 555 01 23")
    assert jobs().count() == 1
    silent = make.make_person("Somebody Else")
    make.as_user(silent.user, update_profile, silent, headline="Engineer")
    assert jobs().count() == 1


def test_the_job_keeps_what_fits_with_reasons_and_twice_changes_nothing(person, opportunity, monkeypatch):
    asked = []
    monkeypatch.setattr(
        tasks,
        "rankings",
        lambda needs, people, folder, **more: asked.append(more) or make.engine(needs, people, **more),
    )
    for _ in range(2):
        tasks.fit([person.pk])
    assert asked == [{"best": 8}]
    found = fits_of(person)
    (fit,) = found.fits
    assert (fit.opportunity, fit.place, fit.language, found.empty) == (opportunity, 1, "", False)
    assert fit.criteria[0]["evidence"] == "Hydrologist"
    assert fit.names == {make.MIDWIFE: {"en": "midwife", "nl": "verloskundige", "ar": "قابلة"}}
    assert (str(fit), str(found.look)) == (f"{opportunity.pk} for {person.pk}", f"{person.pk} at {found.look.made_at}")
    assert [row.pk for row in fits_of(person, programme=opportunity.programme).fits] == [fit.pk]


def test_what_is_only_less_far_away_fits_nobody(person):
    def far(needs, people, **more):
        missing = {"clause": "…", "part": "title", "standing": "missing", "concept": "", "known": ""}
        rows = [make.reasoned(needs[0], one, 1, criteria=[missing, missing | {"standing": "partly"}]) for one in people]
        return make.engine(needs, people) | {"ranked": rows}

    assert look_for([person], far) == 1
    assert (fits_of(person).fits, fits_of(person).look.not_read) == ([], "")


def test_only_what_is_near_and_not_far_behind_the_best_is_kept(person, opportunity):
    others = [make.make_opportunity(need=opportunity.need) for _ in range(2)]
    scores = dict(zip([row.public_id for row in (opportunity, *others)], (0.7, 0.56, 0.54), strict=True))

    def engine(needs, people, **more):
        rows = [make.reasoned(need, people[0], 1, score=scores[need["id"]]) for need in needs]
        return make.engine(needs, people) | {"ranked": sorted(rows, key=lambda row: -row["score"])}

    look_for([person], engine)
    assert [(fit.place, fit.score) for fit in fits_of(person).fits] == [(1, 0.7), (2, 0.56)]


def test_a_profile_that_cannot_be_read_says_so_and_an_empty_one_is_not_looked_with(person):
    look_for([person], lambda needs, people, **more: make.engine(needs, people, unread=[people[0]["id"]]))
    assert fits_of(person).look.not_read == "holds no words"
    empty = make.make_person("Nothing Said")
    assert look_for([empty], None) == 1  # the engine is not asked
    assert (fits_of(empty).empty, fits_of(empty).fits) == (True, [])


def test_every_night_whoever_was_here_lately(person, opportunity, monkeypatch):
    away = make.make_person("Long Away", headline="Engineer")
    make.as_user(away.user, agree, away, "profile", words="Keep it", language="en")
    User.objects.filter(pk=away.user_id).update(last_login=clock.now() - timedelta(days=91))
    monkeypatch.setattr(tasks, "rankings", lambda needs, people, folder, **more: make.engine(needs, people, **more))
    tasks.fit_everybody(0)
    assert list(Fit.objects.values_list("person", flat=True)) == [person.pk]
    Consent.objects.filter(person=person).update(withdrawn_at=clock.now())
    assert look_for_everybody(make.engine) == 0
    assert (Fit.objects.count(), FitLook.objects.count()) == (0, 0)


def test_what_closed_or_was_applied_for_or_has_no_ranking_is_not_shown(person, opportunity):
    look_for([person], make.engine)
    make.make_application("submitted", opportunity=opportunity, person=person)
    assert fits_of(person).fits == []
    other = make.make_person("Other Person", headline="Engineer")
    look_for([other], make.engine)
    assert len(fits_of(other).fits) == 1
    SelectionSetting.objects.filter(programme=opportunity.programme).update(ranking=False)
    assert fits_of(other).fits == []
    SelectionSetting.objects.filter(programme=opportunity.programme).update(ranking=True)
    Opportunity.objects.filter(pk=opportunity.pk).update(state="closed")
    assert fits_of(other).fits == []


def test_where_ranking_is_off_nothing_is_looked_for(person, opportunity):
    SelectionSetting.objects.filter(programme=opportunity.programme).update(ranking=False)
    assert look_for([person], None) == 1
    assert FitLook.objects.get().person == person


def test_it_is_part_of_ones_own_data_and_goes_at_erasure(person, opportunity):
    look_for([person], make.engine)
    set_actor(str(person.user_id))
    tables = {table["table"]: table["rows"] for table in own_data(person)["tables"]}
    assert (len(tables["selection_fit"]), len(tables["selection_fitlook"])) == (1, 1)
    set_actor("system:maker")
    erase(person)
    assert (Fit.objects.count(), FitLook.objects.count()) == (0, 0)
