"""`./run messages`: the catalogues follow the code, keep what is translated, and are the same each time."""

import shutil

import polib
import pytest
from click.testing import CliRunner

from ciconia.doors.cli import messages
from ciconia.doors.cli.exits import ENVIRONMENT
from ciconia.doors.cli.messages import PLACE, collected, write

pytestmark = pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext is not installed")

VIEW = """
from django.utils.translation import gettext as _, ngettext
# Translators: on a button
TITLE = _("Apply by %(day)s")
DAYS = ngettext("%(count)d day", "%(count)d days", 2)
"""
PAGE = """{% load i18n %}
<a title="{% translate 'More' %}">{% blocktranslate trimmed with name=x %}
  Of {{ name }}
{% endblocktranslate %}</a>"""


@pytest.fixture
def clone(tmp_path):
    """A small product: one view, one page, one mail, and a migration whose words nobody sees."""
    for name, text in {
        "doors/view.py": VIEW, "doors/templates/page.html": PAGE, "doors/templates/mail.txt": "{% translate 'More' %}",
        "doors/migrations/0001.py": '_("Never seen")',
    }.items():  # fmt: skip
        path = tmp_path / "ciconia" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def catalogue(clone, language: str) -> polib.POFile:
    return polib.pofile(str(clone / PLACE.format(language)))


def test_words_are_found_in_code_pages_and_mail_in_the_order_of_the_files(clone):
    found = collected(clone)
    assert [(entry.msgid, sorted({path for path, _ in entry.occurrences})) for entry in found] == [
        ("More", ["ciconia/doors/templates/mail.txt", "ciconia/doors/templates/page.html"]),
        ("Of %(name)s", ["ciconia/doors/templates/page.html"]),
        ("Apply by %(day)s", ["ciconia/doors/view.py"]),
        ("%(count)d day", ["ciconia/doors/view.py"]),
    ]


def test_a_catalogue_has_the_plural_forms_of_its_language_and_nothing_that_changes_by_itself(clone):
    assert write(clone) == [("nl", 0, 4), ("fr", 0, 4), ("ar", 0, 4)]
    forms = {language: len(catalogue(clone, language)[3].msgstr_plural) for language in ("nl", "fr", "ar")}
    assert forms == {"nl": 2, "fr": 2, "ar": 6}
    text = (clone / PLACE.format("ar")).read_text()
    assert "Date" not in text
    assert "#: ciconia/doors/view.py\n" in text
    assert catalogue(clone, "nl")[2].comment == "Translators: on a button"
    write(clone)
    assert (clone / PLACE.format("ar")).read_text() == text


def test_what_is_translated_stays_and_what_nobody_says_goes(clone):
    write(clone)
    dutch = catalogue(clone, "nl")
    dutch[0].msgstr, dutch[1].msgstr, dutch[2].msgstr = "Meer", "Van %(name)s", "Uiterlijk %(day)s"
    dutch[2].flags.append("fuzzy")
    dutch[3].msgstr_plural = {0: "%(count)d dag", 1: "%(count)d dagen"}
    dutch.save()
    (clone / "ciconia/doors/templates/page.html").write_text("{% translate 'Less' %}")
    assert write(clone)[0] == ("nl", 2, 4)
    after = catalogue(clone, "nl")
    assert [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in after] == [
        ("More", "Meer", False), ("Less", "", False), ("Apply by %(day)s", "Uiterlijk %(day)s", True),
        ("%(count)d day", "", False),
    ]  # fmt: skip
    assert after[3].msgstr_plural == {0: "%(count)d dag", 1: "%(count)d dagen"}


def test_a_file_that_cannot_be_read_is_named(clone):
    (clone / "ciconia/doors/view.py").write_text('_("never closed\nx = 1\n')
    with pytest.raises(ValueError, match=r"ciconia/doors/view\.py:2: warning: unterminated string"):
        collected(clone)


def test_a_block_inside_a_translated_one_is_named(clone):
    (clone / "ciconia/doors/templates/page.html").write_text("{% blocktranslate %}{% if x %}{% endblocktranslate %}")
    with pytest.raises(SyntaxError, match=r"must not include other block tags: if x"):
        collected(clone)


def test_without_gettext_it_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    answer = CliRunner().invoke(messages.messages)
    assert answer.exit_code == ENVIRONMENT
    assert answer.output == "GNU gettext is needed (on Debian: apt-get install gettext).\n"
