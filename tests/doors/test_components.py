"""What components add to a page: words for who cannot see, states not by colour alone, errors that lead back."""

import re
from types import SimpleNamespace as Row

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import get_template
from django_cotton.compiler_regex import CottonCompiler


def draw(source: str, **context: object) -> str:
    """A piece of a page, with the white space between words made one."""
    page = Template(CottonCompiler().process(source)).render(Context(context))
    return re.sub(r"\s+", " ", page).strip()


class StayForm(forms.Form):
    weeks = forms.IntegerField(label="How many weeks can you stay?", help_text="Between 1 and 12.")
    mode = forms.ChoiceField(label="How?", choices=[("p", "In person"), ("o", "Online")], widget=forms.RadioSelect)
    note = forms.CharField(label="Anything else", required=False)


@pytest.fixture
def bad() -> StayForm:
    """A form that came back."""
    form = StayForm({"weeks": "six"})
    form.is_valid()
    return form


def test_a_field_ties_label_hint_and_error_to_its_input(bad: StayForm):
    page = draw('<c-field :field="form.weeks" />', form=bad)
    assert '<label for="id_weeks">How many weeks can you stay?</label>' in page
    assert 'id="id_weeks_helptext">Between 1 and 12.<' in page
    assert 'id="id_weeks_error"' in page
    assert 'aria-describedby="id_weeks_helptext id_weeks_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="six"' in page


def test_choices_stand_in_a_fieldset_under_their_question(bad: StayForm):
    page = draw('<c-field :field="form.mode" />', form=bad)
    assert re.findall(r"<fieldset[^>]*>", page) == [
        '<fieldset class="field field-bad" id="id_mode" aria-describedby="id_mode_error">'
    ]
    assert "<legend>How?</legend>" in page
    assert re.findall(r"<span>([^<]*)</span></label>", page) == ["In person", "Online"]


def test_a_field_one_may_leave_empty_says_so():
    assert '<span class="opt-word">(optional)</span>' in draw('<c-field :field="form.note" />', form=StayForm())


def test_the_summary_of_errors_leads_to_the_fields(bad: StayForm):
    page = draw('<c-errs :form="form" />', form=bad)
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', page) == [
        ("#id_weeks", "Enter a whole number."),
        ("#id_mode", "This field is required."),
    ]
    assert "<h2>2 things are not right yet</h2>" in page


def test_no_errors_no_summary():
    assert draw('<c-errs :form="form" />', form=StayForm()) == ""


def test_the_route_says_where_it_is():
    items = [Row(label="Sent", state="done"), Row(label="You rank", state="now"), Row(label="Arrival", state="")]
    page = draw('<c-route :items="items" />', items=items)
    assert re.findall(r"<li[^>]*>", page) == ['<li class="done">', '<li class="now" aria-current="step">', "<li>"]
    assert re.findall(r'<span class="sr">\((\w+)\)</span>', page) == ["done", "now"]


@pytest.mark.parametrize(
    ("iso", "colour"), [("AFG", "af"), ("IRQ", "iq"), ("NGA", "ng"), ("SOM", "so"), ("RWA", "mute"), ("", "mute")]
)
def test_a_country_has_one_colour_and_always_its_name(iso: str, colour: str):
    page = draw('<c-place :iso="iso" name="Here" />', iso=iso)
    assert page == f'<span class="place {colour}">Here</span>'


def test_a_move_one_may_make_is_a_button_that_posts_what_was_seen():
    offer = Row(label="Publish", url="/publish/", style="go", allowed=True, page=False, seen=3, why_not="")
    page = draw('<c-move :offer="offer" what="Hydrologist" />', offer=offer)
    assert '<form method="post" action="/publish/">' in page
    assert '<input type="hidden" name="seen" value="3">' in page
    assert '<button class="btn btn-go">Publish<span class="sr">: Hydrologist</span></button>' in page


def test_a_move_that_needs_a_reason_is_a_link_to_its_page():
    offer = Row(label="Withdraw", url="/withdraw/", style="no", allowed=True, page=True, seen=3, why_not="")
    assert draw('<c-move :offer="offer" />', offer=offer) == '<a class="btn btn-no" href="/withdraw/">Withdraw</a>'


def test_a_missing_button_says_why():
    offer = Row(label="Close", url="", style="", allowed=False, page=False, seen=None, why_not="Only an officer may.")
    page = draw('<c-move :offer="offer" />', offer=offer)
    assert "<b>Close:</b> Only an officer may." in page
    assert "<button" not in page


def test_moves_that_cannot_be_made_are_folded_away_after_those_that_can():
    offers = [
        Row(label="Close", url="", style="", allowed=False, page=False, seen=None, why_not="Only an officer may."),
        Row(label="Edit", url="/edit/", style="", allowed=True, page=True, seen=None, why_not=""),
    ]
    page = draw('<c-moves :offers="offers" />', offers=offers)
    assert page.index("Edit") < page.index("<details") < page.index("Close")


def test_a_bar_never_stands_for_the_number():
    assert 'aria-hidden="true"' in draw('<c-bar :value="1" :of="4" />')
    assert '<rect class="f-reed" width="25" height="8"/>' in draw('<c-bar :value="1" :of="4" />')


def test_variables_around_a_component_do_not_leak_into_it():
    assert draw("<c-tag>Open</c-tag>", tone="no", icon="warn", label="Leak") == '<span class="tag">Open</span>'
    assert "Leak" not in draw("<c-panel>Inside</c-panel>", title="Leak", link="Leak", url="/leak/", aside="Leak")


def test_every_page_says_its_language_and_direction():
    page = get_template("shared/public.html").render({"theme": "dark"})
    assert '<html lang="en" dir="ltr" data-theme="dark">' in page
    assert page.count('href="#main"') == page.count('id="main"') == 1


def test_the_title_of_a_page_that_came_back_starts_with_error(bad: StayForm):
    page = get_template("shared/public.html").render({"form": bad, "programme": Row(name="CD4D2")})
    assert "<title>Error:  \u2013 CD4D2</title>" in page
