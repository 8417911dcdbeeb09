"""Nothing people see is without its words in the languages of the page; the catalogues are as the code is."""

import ast
import re
import shutil
from collections.abc import Callable, Iterable

import polib
import pytest
from django.conf import settings
from django.db.models import Choices
from django.utils import translation
from django.utils.functional import Promise

from ciconia.doors.cli.messages import PLACE, PLURALS, collected, merged
from ciconia.doors.shared.templatetags.ciconia import colon
from tests.house import words
from tests.house.checks import PACKAGE, ROOT, python_files, relative, templates

DESK = "ciconia/doors/desk/"
AT_ONCE = ("gettext", "ngettext", "pgettext", "npgettext")
NAMED = re.compile(r"%\((\w+)\)[sd]|%[sd]|%%")


def needed(language: str, entry: polib.POEntry) -> bool:
    """Whether a page in that language can show the words: the desk speaks English and Dutch."""
    at_desk_only = all(path.startswith(DESK) for path, _line in entry.occurrences)
    return language in settings.DESK_LANGUAGES or not at_desk_only


def faults(language: str, catalogue: Iterable[polib.POEntry]) -> list[tuple[str, str]]:
    """(what is wrong, words) of a catalogue."""
    found = []
    for entry in catalogue:
        said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if entry.fuzzy:
            found.append(("fuzzy", entry.msgid))
        if not all(said):
            found += [("not translated", entry.msgid)] if needed(language, entry) or any(said) else []
        elif any(_places(text) != _places(entry.msgid_plural or entry.msgid) for text in _counted(entry, said)):
            found.append(("other placeholders", entry.msgid))
        elif "python-format" in entry.flags and not all(_formats(text) for text in said):
            found.append(("a stray %", entry.msgid))
    return found


def _places(text: str) -> list[str]:
    return sorted(match.group() for match in NAMED.finditer(text) if match.group() != "%%")


def _counted(entry: polib.POEntry, said: list[str]) -> list[str]:
    """The forms that must name every place: one, two and none may be words, as in "a day" and "two days"."""
    return said[-1:] if entry.msgid_plural else said


def _formats(text: str) -> bool:
    return "%" not in NAMED.sub("", text)


def stored(language: str) -> polib.POFile:
    """A catalogue as git has it."""
    return polib.pofile(str(ROOT / PLACE.format(language)))


def test_there_is_a_catalogue_for_each_language_but_the_source():
    assert [code for code, _name in settings.LANGUAGES] == ["en", *PLURALS]


@pytest.mark.parametrize("language", PLURALS)
def test_everything_a_page_says_is_translated(language: str):
    assert faults(language, stored(language)) == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext is not installed")
def test_the_catalogues_are_as_the_code_is():
    found = collected()
    behind = [
        language
        for language in PLURALS
        if f"{merged(found, stored(language), language)}\n" != (ROOT / PLACE.format(language)).read_text()
    ]
    assert behind == [], "./run messages brings the catalogues up to the code"


def _entry(msgid: str, msgstr: str = "", path: str = "ciconia/doors/public/frame.py", **more) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, occurrences=[(path, "")], **more)


def test_what_is_wrong_with_a_translation_is_found():
    forms = {0: "a day", 1: "%(count)d jours"}
    rows = [
        _entry("Home"),
        _entry("Rail", path=f"{DESK}rail.py"),
        _entry("By %(day)s", "Avant %(jour)s", flags=["python-format"]),
        _entry("By %(day)s.", "Avant %(day)s, 5 %", flags=["python-format"]),
        _entry("Old", "Vieux", flags=["fuzzy"]),
        _entry("%(count)d day", msgid_plural="%(count)d days", msgstr_plural=forms),
        _entry("%(count)d week", msgid_plural="%(count)d weeks", msgstr_plural={0: "une", 1: "plus d'une"}),
        _entry("%(count)d hour", msgid_plural="%(count)d hours", msgstr_plural={0: "une heure", 1: ""}),
    ]
    assert faults("fr", rows) == [
        ("not translated", "Home"),
        ("other placeholders", "By %(day)s"),
        ("a stray %", "By %(day)s."),
        ("fuzzy", "Old"),
        ("other placeholders", "%(count)d week"),
        ("not translated", "%(count)d hour"),
    ]
    assert ("not translated", "Rail") in faults("nl", rows)


def found_in(paths, check: Callable[[str], list[tuple[int, str]]]) -> dict[str, list[tuple[int, str]]]:
    """{path: findings} of what says something without a catalogue."""
    found = {relative(path): check(path.read_text()) for path in paths}
    return {path: lines for path, lines in found.items() if lines}


def test_templates_say_nothing_without_a_catalogue():
    mails = sorted(PACKAGE.glob("doors/**/templates/**/*.txt"))
    assert found_in([*templates(), *mails], words.in_template) == {}


def test_no_label_is_followed_by_a_colon_that_french_writes_otherwise():
    spoken = [path for path in templates() if not relative(path).startswith(DESK)]
    assert found_in(spoken, words.bare_colons) == {}
    assert words.bare_colons("<b>{{ label }}:</b> {{ said }}") == [(1, "{{ label }}:")]
    assert words.bare_colons("<b>{{ label }}{% colon %}</b> {{ said }}") == []
    with translation.override("fr"):
        assert f"Motif{colon()} trop tard" == "Motif\u00a0: trop tard"


def test_code_says_nothing_without_a_catalogue():
    seen = [path for path in python_files() if not {"cli", "engine", "formats"} & set(path.parts)]
    assert found_in(seen, words.in_code) == {}


def test_the_words_of_every_choice_are_translated():
    ours = [one for one in _below(Choices) if one.__module__.startswith("ciconia.")]
    plain = [str(member) for one in ours for member in one if not isinstance(member._label_, Promise)]
    assert plain == []
    assert len(ours) > 20


def _below(parent: type) -> list[type]:
    return [one for child in parent.__subclasses__() for one in (child, *_below(child))]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<p>Hello there</p>", "Hello there"),
        ("<p>{% translate 'Hello' %} there</p>", "there"),
        ('<a title="More of it" href="/x">{{ words }}</a>', "More of it"),
        ('<button aria-label="Close"></button>', "Close"),
        ('<input type="submit" value="Send">', "Send"),
        ('<meta name="description" content="All of it">', "All of it"),
        ('<c-note title="Look here" />', "Look here"),
        ('{{ name|default:"Nobody yet" }}', "Nobody yet"),
        ('{% include "a.html" with title="Look here" %}', "Look here"),
        ("<p>\n\nHello</p>", "Hello"),
    ],
)
def test_a_text_in_a_template_that_nobody_can_translate_is_found(source: str, said: str):
    assert [text for _line, text in words.in_template(source)] == [said]


@pytest.mark.parametrize(
    "source",
    [
        "{# a comment #}<!-- one more -->",
        "{% blocktranslate trimmed %}Hello there{% endblocktranslate %}",
        '<p class="small muted" id="x">{% translate "Hello there" %}</p>',
        '<a aria-label="{% translate "Close" %}" href="{% url "public:home" %}">2</a>',
        '{{ day|date:"j F Y, H:i" }} {{ name|default:_("Nobody yet") }}',
        '{% include "a.html" with title=title %}',
        '<input type="text" value="{{ value }}">',
        "<p>Ciconia</p>",
    ],
)
def test_what_is_translated_or_no_text_is_let_through(source: str):
    assert words.in_template(source) == []


def test_a_plain_string_in_a_form_a_message_or_a_refusal_is_found():
    assert words.in_code('forms.CharField(label="Your name", help_text=_("As in your passport"))') == [(1, "Your name")]
    assert words.in_code('messages.success(request, f"Sent to {name}")') == [(1, "Sent to ")]
    assert words.in_code('raise ValidationError({"day": "Choose a later day."})') == [(1, "Choose a later day.")]
    assert words.in_code('messages.error(request, _("Sent to %(name)s") % {"name": name})') == []
    assert words.in_code('Move("send", label=word, style="go")') == []


def test_names_of_places_in_the_source_are_named_not_numbered():
    numbered = [entry.msgid for entry in stored("nl") if entry.msgid.count("%s") + entry.msgid.count("%d") > 1]
    assert numbered == []


def translating(tree: ast.Module, names: Iterable[str]) -> set[str]:
    """What a module calls those functions of Django."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in names
    }


def spoken_too_early(source: str) -> list[int]:
    """Lines that translate while a module is read: in the language of whoever started the process, for everybody."""
    tree = ast.parse(source)
    found = translating(tree, AT_ONCE)

    def below(node: ast.AST) -> list[int]:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            return []
        own = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in found
        return ([node.lineno] if own else []) + [line for child in ast.iter_child_nodes(node) for line in below(child)]

    return below(tree)


def test_nothing_is_said_before_it_is_known_to_whom():
    files = {relative(file): spoken_too_early(file.read_text()) for file in python_files()}
    assert {file: lines for file, lines in files.items() if lines} == {}
    broken = 'from django.utils.translation import gettext as _\nWORDS = {"no": _("No")}\ndef f(): return _("Yes")\n'
    assert spoken_too_early(broken) == [2]


def unheard(source: str) -> list[int]:
    """Lines with words inside an f-string: whoever collects words for translators does not look there."""
    tree = ast.parse(source)
    names = translating(tree, [*AT_ONCE, *(f"{name}_lazy" for name in AT_ONCE)])
    calls = (node for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for node in ast.walk(text))
    return [
        node.lineno
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
        if any(isinstance(argument, ast.Constant) for argument in node.args)
    ]


def test_all_words_stand_where_they_are_collected_for_translators():
    files = {relative(file): unheard(file.read_text()) for file in python_files()}
    assert {file: lines for file, lines in files.items() if lines} == {}
    broken = "from django.utils.translation import gettext as _\ndef f(a):\n    return f\"{_(a)} {_('No')}\"\n"
    assert unheard(broken) == [3]
