"""A need written by its institution, screen by screen: kept whatever is missing, read back, then sent."""

import gzip
from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.selection.actions import need as needs
from ciconia.selection.actions.need_concept import suggest
from ciconia.selection.models import Need, NeedConcept
from ciconia.selection.rules.need_form import GROUPS, MOST_ANSWERS, QUESTIONS, asked
from tests import make
from tests.doors.portal import buttons, follow, send, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True
    make.set_actor("system:maker")


def typed(number, **instead):
    """What a host types on a screen, all that has to be answered and nothing else."""
    start = clock.today() + timedelta(days=60)
    screens = (
        {"written_in": "so", "title": "Biyaha magaalada", "problem": "Boqolkiiba afartan ayaa luma.",
         "sector": "rule-of-law"},
        {"result": "Kooxdu keligeed ayay cabbirtaa.", "trainee_group": "Lix farsamoyaqaan"},
        {"transmission": "1", "creation": "0", "organisational": "0"},
        {"mode": "mixed", "counterpart": "Madaxa shabakadda", "host_provides": "Miis iyo baabuur", "internet": "1"},
        {"starts": start.isoformat(), "ends": (start + timedelta(days=90)).isoformat(), "weeks": "6",
         "languages": ["so", "en"]},
        {"not_local": "Qofna kuma jiro magaalada."},
    )  # fmt: skip
    return screens[number - 1] | instead


def begun(**fields):
    """A draft of one answer, and whoever writes it."""
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    return as_user(host, needs.state_need, partnership, **fields), host


def test_six_screens_and_eighteen_answers_at_most_make_a_need_that_can_be_sent(capsys):
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    send(host, "need_new", partnership.organisation.public_id, **typed(1))
    need = Need.objects.get(partnership=partnership)
    for number in range(2, 7):
        assert visit(host, "need_screen", need.public_id, number).status_code == 200
        send(host, "need_screen", need.public_id, number, **typed(number))
    page = visit(host, "need", need.public_id)
    assert buttons(page)[:2] == ["Send it", "Change the text"]
    need.refresh_from_db()
    answers = sum(asked(need, question) for question in QUESTIONS.values())
    with capsys.disabled():
        print(f"\na need: {len(GROUPS)} screens, {answers} answers at most")
    assert (len(GROUPS), answers, MOST_ANSWERS) == (6, 18, 18)
    assert need.title == {"source": "so", "so": "Biyaha magaalada"}
    assert need.host_provides == {"source": "so", "so": "Miis iyo baabuur"}
    send(host, "need_move", need.public_id, "submit", seen=need.version)
    need.refresh_from_db()
    assert need.state == "submitted"


def test_one_answer_is_a_draft_that_waits_on_every_device():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    page = follow(host, "need_new", partnership.organisation.public_id, written_in="so", problem="Biyaha")
    need = Need.objects.get(partnership=partnership)
    assert (titles(page, 1), need.state, need.called) == (["For whom, and what should be different"], "draft",
                                                          need.reference)  # fmt: skip
    assert ">\nBiyaha</textarea>" in whole(visit(host, "need_edit", need.public_id))
    assert need.reference in titles(visit(host, "needs"))[0]
    assert titles(visit(host, "need", need.public_id))[1] == "15 answers are missing before you can send it"


def test_nothing_at_all_is_no_draft():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    page = send(host, "need_new", partnership.organisation.public_id, written_in="so")
    assert (page.status_code, "Write at least one answer" in text(page), Need.objects.count()) == (422, True, 0)


def test_a_screen_leads_on_back_or_to_the_reading_page():
    need, host = begun(title=translated("Wells"))
    ways = {"": "/edit/4/", "back": "/edit/2/", "read": f"/needs/{need.public_id}/"}
    for to, where in ways.items():
        answer = send(host, "need_screen", need.public_id, 3, to=to)
        assert (answer.status_code, answer.headers["Location"].endswith(where)) == (302, True)
    assert send(host, "need_screen", need.public_id, 6).headers["Location"].endswith(f"/needs/{need.public_id}/")
    assert buttons(visit(host, "need_screen", need.public_id, 6)) == ["Keep it and read it all", "Keep it and go back"]
    assert visit(host, "need_screen", need.public_id, 7).status_code == 404


def test_what_is_missing_is_a_link_to_its_screen_and_the_button_says_why_not():
    need, host = begun(title=translated("Wells"), mode="virtual")
    page = visit(host, "need", need.public_id)
    assert f'/needs/{need.public_id}/edit/4/#id_internet">Say whether the internet holds a call' in whole(page)
    assert buttons(page)[0] == "Go on writing"
    answer = send(host, "need_move", need.public_id, "submit", seen=need.version)
    assert (answer.status_code, "Still missing: What is the problem?, Sector" in text(answer)) == (403, True)


@pytest.mark.parametrize(
    ("number", "field", "value", "error"),
    [
        (1, "sector", "health", "This sector was not chosen with the country's ministries."),
        (5, "weeks", "40", "Between 1 and 13 weeks: nobody may stay longer."),
        (5, "weeks", "six", "Write a whole number, without words"),
        (5, "ends", "2020-01-01", "The last day must come after the first."),
        (5, "starts", "soon", "Write the day as year, month, day: 2021-03-21"),
        (2, "trainee_group", "x" * 201, "Ensure this value has at most 200 characters"),
    ],
)
def test_what_does_not_fit_stands_at_the_field_and_all_else_is_kept(number, field, value, error):
    need, host = begun(title=translated("Wells"))
    answer = send(host, "need_screen", need.public_id, number, seen=need.version, **typed(number, **{field: value}))
    assert (answer.status_code, text(answer).count(error)) == (422, 2)
    assert titles(answer)[0] == "One thing is not right yet"
    need.refresh_from_db()
    other = {1: need.problem, 2: need.result, 5: need.languages}[number]
    assert other in ({"source": "so", "so": typed(1)["problem"]}, {"source": "en", "en": typed(2)["result"]},
                     ["so", "en"])  # fmt: skip
    assert not getattr(need, field)


def test_a_first_screen_with_something_wrong_is_kept_and_goes_on_as_that_draft():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    page = send(host, "need_new", partnership.organisation.public_id, **typed(1, sector="health"))
    need = Need.objects.get(partnership=partnership)
    assert (page.status_code, f'action="/en/my/needs/{need.public_id}/edit/1/"' in whole(page)) == (422, True)
    assert need.sector is None


def test_the_sectors_and_languages_are_those_of_the_country():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    page = visit(host, "need_new", partnership.organisation.public_id)
    names = ("Rule of law", "Local government", "Health", "Agriculture")
    assert [name for name in names if f">{name}</option>" in whole(page)] == ["Rule of law", "Local government"]
    need, host = begun(title=translated("Wells"))
    page = visit(host, "need_screen", need.public_id, 5)
    found = [name for name in ("Arabic", "Dutch", "English", "French", "Hausa", "Somali", "Swahili")
             if f"<span>{name}</span>" in whole(page)]  # fmt: skip
    assert found == ["Arabic", "Dutch", "English", "French", "Somali", "Swahili"]


def test_only_contacts_of_the_institution_state_its_needs():
    partnership = make.make_partnership()
    for user in (make.make_member(make.make_organisation()), make.make_person().user, make.make_staff("officer"),
                 make.make_member(partnership.organisation, "organisation contact")):  # fmt: skip
        assert visit(user, "need_new", partnership.organisation.public_id).status_code == 404


def test_no_need_without_an_agreed_partnership():
    partnership = make.make_partnership("assessed")
    answer = visit(make.make_member(partnership.organisation), "need_new", partnership.organisation.public_id)
    assert (answer.status_code, "cannot state needs yet" in text(answer)) == (403, True)


def test_two_who_write_different_things_at_once_are_both_kept():
    need, first = begun(title=translated("Wells"), trainee_group="Six")
    second, seen = make.make_member(need.organisation), need.version
    send(first, "need_screen", need.public_id, 1, seen=seen, written_in="en", title="Deep wells")
    send(second, "need_screen", need.public_id, 2, seen=seen, trainee_group="Eight", result="They measure")
    send(first, "need_screen", need.public_id, 2, seen=seen, trainee_group="Six", beneficiaries="The town")
    need.refresh_from_db()
    assert (str(need.title), need.trainee_group, str(need.result), str(need.beneficiaries)) == (
        "Deep wells", "Eight", "They measure", "The town",
    )  # fmt: skip


def test_two_who_change_the_same_answer_the_second_reads_what_differs():
    need, first = begun(title=translated("Wells"), trainee_group="Six")
    second, seen = make.make_member(need.organisation), need.version
    send(first, "need_screen", need.public_id, 2, seen=seen, trainee_group="Eight")
    page = send(second, "need_screen", need.public_id, 2, seen=seen, trainee_group="Nine", result="They measure",
                group_size="many")  # fmt: skip
    assert (page.status_code, titles(page)[0]) == (409, "Somebody was here just before you")
    assert f"this was changed by {first}" in text(page)
    assert ('value="Nine"' in whole(page), ">\nThey measure</textarea>" in whole(page)) == (True, True)
    need.refresh_from_db()
    assert need.trainee_group == "Eight"
    page = send(second, "need_screen", need.public_id, 2, seen=need.version, trainee_group="Nine")
    need.refresh_from_db()
    assert (page.status_code, need.trainee_group) == (302, "Nine")


def test_what_was_sent_meanwhile_is_not_changed_and_what_was_typed_is_there_to_copy():
    need = make.make_need("submitted")
    host = make.make_member(need.organisation)
    assert visit(host, "need_edit", need.public_id).status_code == 302
    page = send(host, "need_screen", need.public_id, 2, seen=1, result="They measure by night")
    assert (page.status_code, titles(page)[0], buttons(page)) == (409, "It was sent or ended while you wrote", [])
    assert "They measure by night" in whole(page)


def test_another_language_is_said_of_what_stood_in_the_one_before():
    need, host = begun(written_in="en", title=translated("Ceelasha"), result=translated("Les puits", "fr"))
    send(host, "need_screen", need.public_id, 1, seen=need.version, written_in="so", title="Ceelasha")
    need.refresh_from_db()
    assert (need.written_in, need.title, need.result) == ("so", translated("Ceelasha", "so"),
                                                          translated("Les puits", "fr"))  # fmt: skip
    send(host, "need_screen", need.public_id, 1, seen=need.version, written_in="", title="Ceelasha")
    need.refresh_from_db()
    assert need.written_in == "so"


def test_names_are_offered_and_those_that_are_right_are_kept():
    need, host = begun(title=translated("Wells run dry"))
    found = [{"uri": f"https://x/{name}", "kind": "skill", "isco": "", "names": {"en": name}, "vocabulary": "1",
              "score": score} for name, score in (("hydrology", 0.9), ("drilling", 0.7))]  # fmt: skip
    page = visit(host, "need", need.public_id)
    assert "Names are looked for in what you wrote." in text(page)
    assert suggest(need.pk, lambda lines, language: [found]) == 2
    page = visit(host, "need", need.public_id)
    assert "hydrology drilling These are right" in text(page)
    right = NeedConcept.objects.get(concept__names__en="hydrology")
    page = follow(host, "need_concepts", need.public_id, concept=[right.pk, "x"])
    need.refresh_from_db()
    assert need.concepts == ["https://x/hydrology"]
    assert "Fewer than five such people let themselves be found so far." in text(page)
    assert f'value="{right.pk}" checked' in whole(page)


def test_a_need_is_copied_to_another_programme_and_says_where_it_came_from():
    need = make.make_need("submitted")
    host = make.make_member(need.organisation)
    assert "Use it again" not in titles(visit(host, "need", need.public_id))
    other = make.make_partnership(focus=make.make_focus_elsewhere(), organisation=need.organisation)
    page = visit(host, "need", need.public_id)
    assert "Use it again" in titles(page)
    page = follow(host, "need_copy", need.public_id, **{"for": other.public_id})
    made = Need.objects.get(partnership=other)
    assert (made.origin, made.state, made.title) == (need, "draft", need.title)
    assert f"Copied from {need.reference}" in text(page)
    assert send(host, "need_copy", need.public_id, **{"for": "x"}).status_code == 404


def test_what_was_written_down_by_telephone_is_marked_and_confirmed():
    partnership = make.make_partnership()
    host, focal = make.make_member(partnership.organisation), make.make_staff("focal point")
    fields = make.need_fields(partnership.focus, taken_from="Head of network")
    need = as_user(focal, needs.state_need, partnership, **fields)
    assert "By telephone" in text(visit(host, "needs"))
    page = visit(host, "need", need.public_id)
    assert "as told by: Head of network. The institution has not confirmed it yet." in text(page)
    assert "It says what we said" in buttons(page)
    page = follow(host, "need_confirm", need.public_id)
    assert "The institution read and confirmed it on" in text(page)
    assert "It says what we said" not in buttons(page)


def test_a_new_need_can_be_stated_for_another_partnership():
    partnership = make.make_partnership()
    host = make.make_member(partnership.organisation)
    other = make.make_partnership(focus=make.make_focus_elsewhere(), organisation=partnership.organisation)
    assert f'href="?for={other.public_id}"' in whole(visit(host, "need_new", partnership.organisation.public_id))
    page = visit(host, "need_new", partnership.organisation.public_id, **{"for": other.public_id})
    assert f'href="?for={partnership.public_id}"' in whole(page)


def test_each_screen_weighs_little(capsys):
    need = make.make_need("draft")
    host = make.make_member(need.organisation)
    pages = [visit(host, "need_screen", need.public_id, number) for number in range(1, 7)]
    pages.append(visit(host, "need", need.public_id))
    sizes = [len(gzip.compress(page.content, 6)) for page in pages]
    with capsys.disabled():
        print(f"\nscreens of a need, then its reading page, gzip: {sizes} bytes")
    assert max(sizes) <= 6_000
