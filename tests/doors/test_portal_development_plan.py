"""Development plans in the portal: written by an institution, or by the focal point for it."""

from datetime import timedelta

import pytest

from ciconia.foundation import clock
from ciconia.foundation.text import translated
from ciconia.people.models import Mode
from ciconia.selection.actions import development_plan as plans
from ciconia.selection.models import DevelopmentPlan
from tests import make
from tests.doors.portal import buttons, follow, send, statements, text, titles, visit, whole
from tests.make import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _maker(db, settings):
    settings.DEMO = True  # pages then say how many statements they cost
    make.set_actor("system:maker")


@pytest.fixture
def partnership():
    return make.make_partnership()


@pytest.fixture
def host(partnership):
    return make.make_member(partnership.organisation)


def said(**fields):
    """What a host types into the form: one capacity, in the second row, as people do."""
    start = clock.today() + timedelta(days=30)
    empty = {f"{name}_{n}": "" for n in range(6) for name in ("words", "process", "who_learns")}
    levels = {f"today_{n}": "0" for n in range(6)} | {f"wanted_{n}": "3" for n in range(6)}
    return {
        "language": "so", "title": "Biyo la helo", "problem": "Biyaha badhkood waa luma.", "change": "Daadka",
        "beneficiaries": "Afartan kun oo qoys", "assumptions": "", "strategy": "National water strategy",
        "strategy_year": "2018", "sectors": ["water-infrastructure"], "targets": ["6.1", "6.4"],
        "starts": start.isoformat(), "ends": (start + timedelta(days=700)).isoformat(), "carried_on_by": "Head",
    } | empty | levels | {
        "words_1": "Kooxdu waxay heshaa daadka", "process_1": "transmission", "who_learns_1": "Six technicians",
        "today_1": "1",
    } | fields  # fmt: skip


def test_a_plan_is_written_in_the_language_of_the_institution(partnership, host):
    answer = follow(host, "development_plan_new", partnership.organisation.public_id, **said())
    plan = DevelopmentPlan.objects.get()
    assert "Saved as a draft. Read it once more, then send it." in text(answer)
    assert (plan.title, plan.state, plan.targets) == ({"source": "so", "so": "Biyo la helo"}, "draft", ["6.1", "6.4"])
    row = plan.capacities.get()
    assert (row.words, row.process, row.today, row.wanted) == (
        {"source": "so", "so": "Kooxdu waxay heshaa daadka"}, "transmission", 1, 3,
    )  # fmt: skip
    assert '<span lang="so" dir="ltr">Biyo la helo</span> <span class="tongue">Somali</span>' in whole(answer)
    assert titles(answer) == [
        "Where this is", "Read it once more, and send it", "What leads where", "Needs made from it", "Plans changed?",
        "At a glance",
    ]  # fmt: skip
    for words in ("6.1 Safe drinking water for everybody", "Water and infrastructure", "National water strategy (2018)",
                  "who learns: Six technicians", "today 1, Low; wanted 3, High"):  # fmt: skip
        assert words in text(answer)


def test_it_is_sent_and_agreed_and_opened_again(partnership, host):
    plan = make.make_development_plan("draft", partnership=partnership)
    answer = follow(host, "development_plan_move", plan.public_id, "share", seen=plan.version)
    assert "Sent. The programme reads it next." in text(answer)
    assert "The programme reads it and agrees to it, or says what is missing." in text(answer)
    as_user(make.make_staff("officer"), plans.return_, plan, reason="Say for whom.")
    page = visit(host, "development_plan", plan.public_id)
    assert ("Say for whom." in text(page), "Change the text" in buttons(page)) == (True, True)
    plan.refresh_from_db()
    as_user(host, plans.share, plan)
    as_user(make.make_staff("officer"), plans.agree, plan)
    page = visit(host, "development_plan", plan.public_id)
    assert "How far it has come" in titles(page)
    assert "not asked yet" in text(page)
    assert buttons(page) == ["Revise it", "End the plan"]
    answer = follow(host, "development_plan_move", plan.public_id, "end", reason="Reached", seen=plan.version)
    assert "This plan is over. What was written stays readable." in text(answer)
    assert visit(host, "development_plan_edit", plan.public_id).status_code == 302


def test_what_does_not_fit_stands_at_its_field_and_nothing_is_lost(partnership, host):
    answer = send(
        host, "development_plan_new", partnership.organisation.public_id,
        **said(title="", strategy_year="old", wanted_1="1"),
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Say in one line where you want to go" in text(answer)
    answer = send(
        host, "development_plan_new", partnership.organisation.public_id,
        **said(wanted_1="1", words_4="Waa qoraal", process_4="", ends=clock.today().isoformat()),
    )  # fmt: skip
    assert answer.status_code == 422
    form = answer.context["form"]
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "ends": ["The last day must come after the first."],
        "wanted_1": ["What is wanted has to be more than what there is today."],
        "process_4": ["Say in which way this capacity grows."],
    }
    assert "Biyaha badhkood waa luma." in text(answer)
    assert [row["open"] for row in form.rows()] == [True, True, False, False, True, False]
    assert DevelopmentPlan.objects.count() == 0


def test_a_change_keeps_translations_and_the_second_writer_keeps_the_words(partnership, host):
    plan = make.make_development_plan(
        "draft", partnership=partnership, title=translated("Biyo la helo", "so", en="Water"), assumptions=translated("")
    )
    seen = plan.version
    follow(host, "development_plan_edit", plan.public_id, **said(problem="Badh", seen=seen))
    plan.refresh_from_db()
    assert (plan.title["en"], plan.problem) == ("Water", {"source": "so", "so": "Badh"})
    focal = make.make_staff("focal point")
    answer = send(focal, "development_plan_edit", plan.public_id, **said(problem="Saddex meelood", seen=seen))
    assert answer.status_code == 409
    assert "What you wrote differs in: What is the problem?. Look at the plan in another window" in text(answer)
    assert "Saddex meelood" in text(answer)
    again = {"seen": answer.context["form"].data["seen"]}
    answer = send(focal, "development_plan_edit", plan.public_id, **said(problem="Saddex meelood", **again))
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert str(plan.problem) == "Saddex meelood"
    wrong = send(focal, "development_plan_edit", plan.public_id, **said(targets=["6.1", "6.4", "2.3", "3.8"]))
    assert "At most 3 targets: those the plan serves most." in text(wrong)


def test_the_form_shows_what_stands(partnership, host):
    plan = make.make_development_plan("draft", partnership=partnership)
    page = visit(host, "development_plan_edit", plan.public_id)
    assert titles(page) == [
        "The problem", "The capacities wanted", "What changes, and for whom", "Where it belongs",
        "When, and who carries it on",
    ]  # fmt: skip
    assert page.context["form"].initial["words_0"] == "The team finds leaks"
    assert (text(page).count("Capacity 1"), "Forty thousand households" in text(page)) == (1, True)


def test_others_find_nothing(partnership, host):
    plan = make.make_development_plan("shared", partnership=partnership)
    contact = make.make_member(partnership.organisation, "organisation contact")
    officer, stranger = make.make_staff("officer"), make.make_member(make.make_organisation())
    for user in (officer, stranger):
        assert visit(user, "development_plan", plan.public_id).status_code == 404
        assert visit(user, "development_plan_new", partnership.organisation.public_id).status_code == 404
    assert visit(contact, "development_plan", plan.public_id).status_code == 200
    assert visit(contact, "development_plan_edit", plan.public_id).status_code == 404
    assert "There is no plan yet" in text(visit(stranger, "development_plans"))
    assert "Write a development plan" in text(visit(host, "development_plans"))
    # The focal point comes from the desk, and has no list of plans here.
    assert "There is no plan yet" in text(visit(make.make_staff("focal point"), "development_plans"))


def test_the_needs_of_a_plan_stand_on_its_page_and_the_plan_on_theirs(partnership, host):
    plan = make.make_development_plan("agreed", partnership=partnership)
    need = make.make_need(partnership=partnership, plan=plan, mode=Mode.VIRTUAL)
    assert "Groundwater monitoring" in text(visit(host, "development_plan", plan.public_id))
    assert "Step of Water that arrives" in text(visit(host, "need", need.public_id))


def test_no_more_statements_for_more_rows(partnership, host):
    make.make_development_plan("draft", partnership=partnership)
    one = statements(visit(host, "development_plans"))
    for _number in range(2):
        make.make_development_plan("draft", partnership=partnership)
    assert statements(visit(host, "development_plans")) == one


def test_the_task_is_on_the_start_page(partnership, host):
    make.make_development_plan("under_review", partnership=partnership)
    assert "Change the development plan and send it again" in text(visit(host, "home"))
    assert "Our plans" in whole(visit(host, "home"))
