"""What others call what somebody can do: looked for in their own words, confirmed by them, found in any language."""

import pytest
from django.contrib.auth.models import AnonymousUser
from procrastinate.contrib.django.models import ProcrastinateJob

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.rules.unfit import Unfit
from ciconia.foundation.wall import set_actor
from ciconia.people import tasks
from ciconia.people.actions.concept import confirm, suggest, take, words_without
from ciconia.people.actions.person import update_profile
from ciconia.people.models import Concept, Person, Suggestion
from ciconia.people.queries.concept import looked_for, names_in, offered_to, undecided
from ciconia.people.queries.register import Wanted, found
from tests import make

LEAKS = {
    "uri": "urn:ciconia:concept:water-non-revenue-water", "kind": "skill", "isco": "", "score": 0.62,
    "vocabulary": "0123456789ab",
    "names": {"en": "non-revenue water reduction", "nl": "lekverlies beperken", "prs": "کاهش آب بدون عاید"},
}  # fmt: skip
NURSE = {
    "uri": "urn:ciconia:concept:health-nurse", "kind": "occupation", "isco": "2221", "score": 0.9,
    "vocabulary": "0123456789ab", "names": {"en": "nurse", "ar": "ممرض"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_registered(make.make_focus("SOM"))


def writes(person, *concepts):
    return make.as_user(person.user, update_profile, person, concepts=list(concepts))


def looks(person, **by_words):
    """The job, with what the vocabulary would say; gives how many rows it kept."""
    return suggest(person.pk, lambda words, language: [by_words.get(line, []) for line in words])


def test_saving_new_words_asks_a_job_and_old_ones_do_not(hodan):
    writes(hodan, "leaks")
    asked = ProcrastinateJob.objects.filter(task_name="people.suggest_concepts")
    job = asked.get()
    assert (job.task_name, job.args) == ("people.suggest_concepts", {"person_id": hodan.pk})
    looks(hodan, leaks=[LEAKS])
    make.as_user(hodan.user, update_profile, hodan, headline="Hydrologist")
    writes(hodan)
    assert asked.count() == 1


def test_the_job_asks_the_vocabulary_once_in_the_language_of_the_profile(hodan, monkeypatch, settings):
    asked = []
    monkeypatch.setattr(tasks, "names_of", lambda *said: asked.append(said) or [[LEAKS]])
    hodan.experience = make.translated("…", "fa-AF")
    hodan.save()
    writes(hodan, "leaks")
    for _ in range(2):
        tasks.suggest_concepts(hodan.pk)
    assert asked == [(["leaks"], "prs", settings.CICONIA_HOME / "vocabulary")]
    assert [str(row) for row in Suggestion.objects.all()] == ["leaks: non-revenue water reduction"]


def test_what_was_found_is_offered_and_only_a_yes_counts(hodan):
    writes(hodan, "leaks", "nursing", "whistling")
    assert words_without(hodan) == ["leaks", "nursing", "whistling"]
    assert looks(hodan, leaks=[LEAKS, NURSE], nursing=[NURSE]) == 4
    assert {words: [str(row.concept) for row in rows] for words, rows in offered_to(hodan).items()} == {
        "leaks": ["nurse", "non-revenue water reduction"], "nursing": ["nurse"], "whistling": [],
    }  # fmt: skip
    assert (undecided(hodan), looked_for(hodan)) == (3, {"leaks", "nursing", "whistling"})
    first = Suggestion.objects.get(words="leaks", concept__uri=LEAKS["uri"])
    hodan = make.as_user(hodan.user, confirm, hodan, chosen={first.pk})
    assert (hodan.confirmed, undecided(hodan)) == ([LEAKS["uri"]], 0)
    assert Person.objects.filter(confirmed__contains=[LEAKS["uri"]]).get() == hodan
    assert Log.objects.latest("id").data == {"confirmed": 1}
    make.as_user(hodan.user, confirm, hodan, chosen=set())
    assert Person.objects.get(pk=hodan.pk).confirmed == []


def test_words_that_go_take_their_concepts_along(hodan):
    writes(hodan, "leaks", "nursing")
    looks(hodan, leaks=[LEAKS], nursing=[NURSE])
    hodan = make.as_user(hodan.user, confirm, hodan, chosen=set(Suggestion.objects.values_list("pk", flat=True)))
    assert hodan.confirmed == [NURSE["uri"], LEAKS["uri"]]
    assert writes(hodan, "nursing").confirmed == [NURSE["uri"]]


def test_words_that_go_while_they_are_looked_for_are_not_kept(hodan):
    writes(hodan, "leaks")

    def slow(words, language):
        writes(hodan, "nursing")
        return [[LEAKS]]

    assert (suggest(hodan.pk, slow), Suggestion.objects.count(), suggest(0, slow)) == (0, 0, 0)


def test_everybody_confirms_for_themselves_and_sees_their_own(hodan):
    officer = make.make_staff("officer")
    writes(hodan, "leaks")
    looks(hodan, leaks=[LEAKS])
    with pytest.raises(Refused):
        make.as_user(officer, confirm, hodan, chosen=set())
    set_actor(str(officer.pk))
    assert (Suggestion.objects.count(), Suggestion.objects.visible_to(officer).count()) == (0, 0)
    assert Suggestion.objects.visible_to(hodan.user).query.where
    assert Suggestion.objects.visible_to(AnonymousUser()).count() == 0


def test_somebody_elses_suggestion_cannot_be_confirmed(hodan):
    other = make.make_person("Zaynab Hadi")
    for person in (hodan, other):
        writes(person, "leaks")
        looks(person, leaks=[LEAKS])
    foreign = Suggestion.objects.get(person=other)
    assert make.as_user(hodan.user, confirm, hodan, chosen={foreign.pk}).confirmed == []
    foreign.refresh_from_db()
    assert foreign.confirmed is None


def test_a_concept_has_a_name_in_the_readers_language_and_english_else():
    concept = Concept(**{name: value for name, value in LEAKS.items() if name != "score"})
    concept.save()
    assert [concept.name(code) for code in ("nl", "fa-AF", "so")] == [
        "lekverlies beperken", "کاهش آب بدون عاید", "non-revenue water reduction",
    ]  # fmt: skip
    assert names_in("nl", [LEAKS["uri"], "urn:gone"]) == {LEAKS["uri"]: "lekverlies beperken"}
    assert Concept(uri="urn:x").name("en") == "urn:x"


def test_staff_find_by_names_in_other_languages_once_they_are_confirmed(hodan):
    officer, focus = make.make_staff("officer"), make.make_focus("SOM")
    writes(hodan, "leaks")
    looks(hodan, leaks=[LEAKS])

    def asked(*words):
        set_actor(str(officer.pk))
        rows = list(found(focus.programme_id, officer, Wanted(words=list(words))))
        set_actor("system:maker")
        return [person.short_name for person in rows]

    assert asked("lekverlies") == []
    make.as_user(hodan.user, confirm, hodan, chosen={Suggestion.objects.get().pk})
    assert (asked("Lekverlies"), asked("lekverlies", "leaks"), asked("nurse")) == (["Hodan W."], ["Hodan W."], [])


def test_names_that_were_ticked_while_typing_stand_with_the_words_once(hodan):
    for _each in range(2):
        make.as_user(hodan.user, take, hodan, words="  less   leaks ", chosen=[LEAKS["uri"]])
    hodan.refresh_from_db()
    assert hodan.concepts.count("less leaks") == 1
    with pytest.raises(Refused):
        make.as_user(make.make_user("Somebody"), take, hodan, words="wells", chosen=[LEAKS["uri"]])
    with pytest.raises(Unfit, match="Tick at least one name"):
        make.as_user(hodan.user, take, hodan, words="wells", chosen=[])
