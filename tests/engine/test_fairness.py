"""Who somebody is moves nobody: names, pronouns, places and origins not at all, words with a sex no more than noise.

Noise is .05 of a score of 1; what was measured stands in docs/reference/ranking.md.
"""

import re

import pytest

from ciconia.engine.rank.case import Need
from ciconia.engine.rank.prepared import Source
from ciconia.engine.rank.ranker import Pool, rank
from ciconia.engine.rank.run import prepare_needs
from tests.engine.fairness import CROWD, NEEDS, SAME_PERSON

NOISE = 0.05
KNOWN = {"ar": 0.07}  # beyond noise: one form cannot stand for both, its ending also makes adjectives of nouns


@pytest.fixture(scope="module")
def needs(preparer):
    """The needs everybody is ranked for."""
    return prepare_needs([Need(f"v{n}", *need) for n, need in enumerate(NEEDS)], preparer)


@pytest.fixture(scope="module")
def score(preparer, needs):
    """A function: the scores of one text for every need."""

    def scores(text, lang="en"):
        pool = Pool(preparer.prepare([Source("p", "", text, lang)]))
        return [rank(need, pool).ranked[0].score for need in needs]

    return scores


@pytest.mark.parametrize(
    ("text", "lang", "swaps"),
    [
        ("Fatima Hassan is a midwife; she teaches obstetrics.", "en", ["Jan Jansen", "Ahmed Ali", "Marie Dupont"]),
        ("My name is Amina, irrigation engineer.", "en", ["My name is John, irrigation engineer."]),
        ("Midwife from Somalia, trained nurses in Oslo.", "en", ["Somalia:Iraq", "Somalia:Sweden", "Oslo:Mogadishu"]),
        ("Civil engineer, degree from the University of Herat.", "en", ["Herat:Delft", "Herat:Baghdad"]),
        ("Afghan judge, twelve years in courts.", "en", ["Afghan:Dutch", "Afghan:Nigerian", "Afghan:Iraqi"]),
        ("Verpleegkundige uit Irak, gaf les in Utrecht.", "nl", ["Irak:Somalië", "Utrecht:Kabul"]),
        ("Ingénieur en eau, diplômé à Kaboul.", "fr", ["Kaboul:Bruxelles"]),
        ("مهندس من العراق، صيانة شبكة المياه", "ar", ["العراق:الصومال", "العراق:هولندا"]),
        ("She is a nurse and her work is teaching.", "en", ["She:He|her:his"]),
        ("Mrs Smith Jones, accountant.", "en", ["Mrs:Mr"]),
    ],
)
def test_names_pronouns_places_and_origins_change_no_score(score, text, lang, swaps):
    base = score(text, lang)
    for swap in swaps:
        other = text
        for pair in swap.split("|"):
            before, _, after = pair.partition(":")
            other = re.sub(rf"\b{before}\b", after, other) if after else text.replace("Fatima Hassan", swap)
        other = swap if swap.startswith("My name") else other
        assert other != text
        assert score(other, lang) == base, swap


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Agronome, conseillère en irrigation.", "Agronome, conseiller en irrigation.", "fr"),
        ("Ingénieure hydraulique et formatrice.", "Ingénieur hydraulique et formateur.", "fr"),
        ("Lehrerin für Elektrotechnik.", "Lehrer für Elektrotechnik.", "de"),
        ("Profesora de formación profesional.", "Profesor de formación profesional.", "es"),
        ("محامية وقاضية، تدريب أعضاء النيابة", "محام وقاض، تدريب أعضاء النيابة", "ar"),
        ("Docente techniek en trainster.", "Docent techniek en trainer.", "nl"),
    ],
)
def test_titles_with_a_sex_differ_by_noise_at_most_in_the_middle(score, one, other, lang, record_property):
    differences = [abs(a - b) for a, b in zip(score(one, lang), score(other, lang), strict=True)]
    record_property("largest difference", max(differences))
    assert sorted(differences)[len(differences) // 2] <= KNOWN.get(lang, NOISE)


def test_the_same_person_in_six_languages_ranks_within_two_places_or_it_is_known(preparer, needs):
    beyond = {}
    for number, (name, texts) in enumerate(SAME_PERSON.items()):
        crowd = [Source(f"c{n}", "", text, lang) for n, (lang, text) in enumerate(CROWD)]
        places = {}
        for language, text in texts.items():
            pool = Pool(preparer.prepare([*crowd, Source("me", "", text, language)]))
            order = [one.id for one in rank(needs[number], pool).ranked]
            places[language] = order.index("me") + 1 if "me" in order else None
        assert None not in places.values(), (name, places)
        if max(places.values()) - min(places.values()) > 2:
            beyond[name] = places
    assert beyond == {}
