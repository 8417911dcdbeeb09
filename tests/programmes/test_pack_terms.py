"""A pack says what terms of reference contain and start from, and is told where that does not fit."""

from collections.abc import Callable

import pytest

from ciconia.programmes.actions import pack as packs
from ciconia.programmes.models import TermsSection, TermsTemplate
from ciconia.programmes.rules.pack import PackError, read_text

Load = Callable[..., packs.Loaded]

TERMS = """
[[section]]
code = "sites"
kinds = ["assignment"]
sectors = ["water"]
label = { en = "Sites", nl = "Plekken" }
hint = "Which sites"
required = true
source = "paper"

[[template]]
code = "measure"
kind = "assignment"
sectors = ["water"]
name = "Begin to measure"
source = "paper"
[[template.text]]
section = "goals"
words = "[Number] wells measured"
[[template.text]]
section = "sites"
words = "Wells"
"""


def problems_of(text: str) -> list[str]:
    with pytest.raises(PackError) as wrong:
        read_text(text, "small.toml")
    return [problem.message for problem in wrong.value.problems]


def test_sections_and_templates_are_kept_with_their_source(load: Load, small: str) -> None:
    load(small + TERMS)
    section, template = TermsSection.objects.get(), TermsTemplate.objects.get()
    assert (section.code, section.sectors, section.required, section.listed) == ("sites", ["water"], True, True)
    assert (str(section.label), section.label["nl"], section.source) == ("Sites", "Plekken", "A paper")
    assert template.texts == {
        "goals": {"source": "en", "en": "[Number] wells measured"},
        "sites": {"source": "en", "en": "Wells"},
    }


def test_a_changed_section_closes_the_old_one_and_a_version_knows_both(load: Load, small: str) -> None:
    load(small + TERMS)
    changed = load(small + TERMS.replace('hint = "Which sites"', 'hint = "Which sites, and when"'))
    assert changed.version.number == 2
    assert [(row.version_from, row.version_until, str(row.hint)) for row in TermsSection.objects.order_by("id")] == [
        (1, 2, "Which sites"),
        (2, None, "Which sites, and when"),
    ]
    assert TermsTemplate.objects.get().version_until is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "sites"', 'code = "goals"',
         'section[1].code: expected a code of its own, found "goals", which is taken'),
        ('code = "sites"', 'code = "deadline"',
         'section[1].code: expected a code of its own, found "deadline", which is taken'),
        ('sectors = ["water"]\nlabel', 'sectors = ["wather"]\nlabel',
         'section[1].sectors[1]: expected a sector of this pack, found "wather"; did you mean "water"?'),
        ('sectors = ["water"]\nname', 'sectors = ["sea"]\nname',
         'template[1].sectors[1]: expected a sector of this pack, found "sea"'),
        ('section = "goals"', 'section = "goal"',
         'template[1].text[1].section: expected a section of this kind or pack, found "goal"; did you mean "goals"?'),
        ('section = "goals"', 'section = "sites"', 'template[1].text[2]: expected each text once, found "sites" again'),
        ("required = true", 'required = "yes"', 'section[1].required: expected true or false, found "yes"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(small: str, old: str, new: str, said: str) -> None:
    assert said in problems_of(small + TERMS.replace(old, new, 1))
