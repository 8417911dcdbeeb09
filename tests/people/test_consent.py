"""Consents: each purpose apart, in the words that were read, taken back with effect."""

import pytest

from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.consent import agree, has_agreed, say_for_figures, take_back
from ciconia.people.models import Consent, Counted
from ciconia.people.rules.consent import WORDS
from tests import make


@pytest.fixture(autouse=True)
def _maker(db):
    set_actor("system:maker")


@pytest.fixture
def hodan():
    return make.make_person()


def give(person, purpose="balance"):
    return make.as_user(person.user, agree, person, purpose, words=str(WORDS[purpose]), language="en")


def test_a_yes_keeps_its_words_and_a_second_one_is_the_first(hodan):
    first = give(hodan)
    assert (give(hodan), first.words, first.language, str(first)) == (
        first, str(WORDS["balance"]), "en", f"balance {first.public_id}",
    )  # fmt: skip
    assert Log.objects.filter(verb="consent.agree").count() == 1


def test_everybody_agrees_for_themselves(hodan):
    other = make.make_person().user
    for action, args in (
        (agree, (hodan, "balance")), (say_for_figures, (hodan,)), (take_back, (give(hodan),)),
    ):  # fmt: skip
        words = {"words": "", "language": "en"} if action is agree else {}
        said = {"sex": "f", "birth_year": 1984, "ties": []} if action is say_for_figures else {}
        with pytest.raises(Refused):
            make.as_user(other, action, *args, **words, **said)


def test_what_is_counted_needs_its_consent_and_goes_with_it(hodan):
    said = {"sex": "f", "birth_year": 1984, "ties": ["SOM"]}
    with pytest.raises(Refused):
        make.as_user(hodan.user, say_for_figures, hodan, **said)
    consent = give(hodan)
    make.as_user(hodan.user, say_for_figures, hodan, **said)
    kept = Counted.objects.get(person=hodan)
    assert (kept.sex, kept.birth_year, kept.ties) == ("f", 1984, ["SOM"])
    ended = make.as_user(hodan.user, take_back, consent)
    assert (Counted.objects.filter(person=hodan).exists(), has_agreed(hodan, "balance")) == (False, False)
    assert make.as_user(hodan.user, take_back, consent).withdrawn_at == ended.withdrawn_at
    assert give(hodan).pk != consent.pk


def test_the_consent_for_the_profile_ends_only_with_the_profile(hodan):
    with pytest.raises(Refused):
        make.as_user(hodan.user, take_back, give(hodan, "profile"))


def test_nobody_reads_what_others_agreed_to(hodan):
    give(hodan)
    officer = make.make_staff("officer")
    set_actor(str(officer.pk))
    assert (Consent.objects.count(), Consent.objects.visible_to(officer).count()) == (0, 0)
    set_actor(str(hodan.user_id))
    assert Consent.objects.visible_to(hodan.user).count() == 1
