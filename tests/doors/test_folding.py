"""Templates are folded: what is alike for all readers of one language is one piece, and says what it said before."""

import pytest
from django.template import Context, Engine
from django.utils import translation

from ciconia.doors.shared.folding import is_plain

PAGE = """{% load static %}{# nothing #}<h1>{% translate "Save" %}</h1>{% comment %}no{% endcomment %}
{% if who %}<p>{% translate "Sign in" %}: {{ who }}</p>
{% else %}<p>{% blocktranslate %}Filters{% endblocktranslate %}</p>
{% endif %}{% translate "Save" as save %}{% url "set_theme" as theme_url %}{{ save }} {{ theme_url }}
{% for one in all %}<i>{% translate "Save" %}</i>{% endfor %}"""


@pytest.fixture
def engine() -> Engine:
    inner = ("django.template.loaders.locmem.Loader", {"page.html": PAGE})
    return Engine(
        loaders=[("ciconia.doors.shared.folding.Loader", [inner])],
        builtins=["django.templatetags.i18n"], libraries={"static": "django.templatetags.static"},
    )  # fmt: skip


def test_each_language_says_its_own_words_every_time(engine):
    page = engine.get_template("page.html")
    for _ in range(2):
        with translation.override("nl"):
            assert page.render(Context({"who": "<b>", "all": "ab"})).split("\n") == [
                "<h1>Opslaan</h1>", "<p>Inloggen: &lt;b&gt;</p>", "Opslaan /theme", "<i>Opslaan</i><i>Opslaan</i>",
            ]  # fmt: skip
        with translation.override("en"):
            assert page.render(Context({"all": "a"})).split("\n") == [
                "<h1>Save</h1>", "<p>Filters</p>", "Save /theme", "<i>Save</i>",
            ]  # fmt: skip


def test_neighbours_are_one_piece_and_what_differs_stays(engine):
    page = engine.get_template("page.html")
    assert [type(node).__name__ for node in page.nodelist] == [
        "Said", "IfNode", "Named", "Named", "VariableNode", "TextNode", "VariableNode", "TextNode", "ForNode",
    ]  # fmt: skip
    assert engine.get_template("page.html") is page


def test_the_pages_are_loaded_so():
    assert Engine.get_default().get_template("shared/base.html").folded


@pytest.mark.parametrize(
    ("name", "value", "plain"),
    [
        ("name", '"go"', True), ("label", '""', True), (":small", '"False"', True), ("small", True, True),
        (":label", '"said"', False), ("label", "said", False), ("label", '"{{ said }}"', False),
    ],
)  # fmt: skip
def test_a_drawing_is_kept_where_its_inputs_are_alike_on_every_page(name, value, plain):
    assert is_plain(name, value) is plain
