"""Lists of people leave by one function: numbered, reasoned, logged, and shown to everybody on them."""

import io

import openpyxl
import pytest
from django.db import ProgrammingError, transaction

from ciconia.delivery.queries.engagement import engagements_at_desk
from ciconia.delivery.queries.export import engagements_out
from ciconia.foundation import clock
from ciconia.foundation.actions.perform import Refused
from ciconia.foundation.models import Log
from ciconia.foundation.subject import kept_about
from ciconia.foundation.wall import set_actor
from ciconia.people.actions.export import NotYet, take_out
from ciconia.people.models import Counted, Export, Exported, Identity, Person
from ciconia.people.queries.export import lists_that_left, people_out
from ciconia.people.queries.own_data import own_data
from ciconia.people.rules.export import Column, NeverOut
from ciconia.selection.queries.application import applications_at_desk
from ciconia.selection.queries.export import applications_out
from tests import make

WHY = {"columns": ["name", "email"], "reason": "Invitation to the closing day", "kind": "csv"}


@pytest.fixture(autouse=True)
def _maker(db):
    make.set_actor("system:maker")


@pytest.fixture
def applied():
    return make.make_application("submitted")


def listed(by):
    """The applications of the programme as an account sees them."""
    programme = make.make_programme()
    return applications_out(programme, applications_at_desk(programme, by))


def out(by, **more):
    return make.as_user(by, lambda by, **kw: take_out(listed(by), by=by, **kw), **({"number": 1, **WHY} | more))


def test_a_list_leaves_with_the_columns_that_were_chosen_and_nothing_else(applied):
    officer = make.make_staff("officer")
    export, made = out(officer)
    address = applied.person.identity.email
    assert made.decode("utf-8-sig") == f"Full name,E-mail\r\nHodan Abdi Warsame,{address}\r\n"
    assert (export.people, export.rows, export.columns, export.by_name, export.kind, str(export)) == (
        1, 1, ["name", "email"], "Officer", "csv", f"applications {export.public_id}",
    )  # fmt: skip
    entry = Log.objects.get(verb="export.take_out")
    assert (entry.actor, entry.reason, entry.data, entry.programme_id) == (
        officer, "Invitation to the closing day", {"people": 1, "columns": ["name", "email"], "kind": "csv"},
        applied.programme_id,
    )  # fmt: skip


def test_a_workbook_has_every_column_there_is(applied):
    every = [column.code for column in listed(make.make_staff("officer")).columns]
    _export, made = out(make.make_staff("coordinator"), columns=every, kind="xlsx")
    sent_on = clock.day_of(applied.submitted_at, applied.zone).isoformat()
    rows = list(openpyxl.load_workbook(io.BytesIO(made)).active.iter_rows(values_only=True))
    assert rows == [
        ("Full name", "E-mail", "Telephone", "Lives in", "Languages", "Opportunity", "Host institution", "Country",
         "People", "State", "Sent on"),
        ("Hodan Abdi Warsame", applied.person.identity.email, None, "Netherlands", None, "Groundwater monitoring",
         str(applied.organisation.name), "Somalia", "1", "To assess", sent_on),
    ]  # fmt: skip


def test_engagements_and_people_leave_in_the_same_way():
    engagement = make.make_engagement("active")
    engagement.person.languages = [{"code": "so", "level": "C2"}, {"code": "nl", "level": "C1"}]
    engagement.person.save()
    officer, programme = make.make_staff("officer"), make.make_programme()

    def leave(make_list, *, by, columns):
        return take_out(make_list(by), by=by, number=1, columns=columns, reason="Insurance", kind="csv")

    def engagements(by):
        return engagements_out(programme, engagements_at_desk(programme, by))

    codes = [column.code for column in make.as_user(officer, lambda by: engagements(by).columns)]
    _export, made = make.as_user(officer, leave, engagements, columns=codes)
    name, address = "Hodan Abdi Warsame", engagement.person.identity.email
    assert made.decode("utf-8-sig").splitlines()[1] == (
        f'{engagement.reference},{name},{address},,Netherlands,"Somali, Dutch",{engagement.organisation.name},Somalia,'
        f"In person,{engagement.starts},{engagement.ends},On assignment"
    )
    _export, made = make.as_user(
        officer, leave, lambda by: people_out(programme.pk, by), columns=["name", "languages", "headline"]
    )
    assert made.decode("utf-8-sig").splitlines()[1] == f'{name},"Somali, Dutch",'


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"number": 2}, {"number": "That is not the number of people on this list: now it is 1. Look at whether you "
                                   "mean this list."}),
        ({"number": None}, {"number": "That is not the number of people on this list: now it is 1. Look at whether "
                                      "you mean this list."}),
        ({"reason": " "}, {"reason": "Write what the list is for. Everybody on it reads it."}),
        ({"columns": ["sex", "birth_year"]}, {"columns": "Choose at least one column."}),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_leaves(applied, wrong, found):
    officer = make.make_staff("officer")
    with pytest.raises(NotYet) as problem:
        out(officer, **wrong)
    assert problem.value.found == found
    assert (Export.objects.count(), Exported.objects.count(), Log.objects.filter(noun="export").count()) == (0, 0, 0)


def test_a_list_of_nobody_does_not_leave():
    with pytest.raises(NotYet) as problem:
        out(make.make_staff("officer"), number=0)
    assert problem.value.found == {"number": "There is nobody on this list, so nothing can leave."}


def test_what_no_cell_holds_is_said(applied):
    applied.person.identity.full_name = "x" * 10
    long = Column("long", "Long", Identity, "full_name", lambda row: "x" * 40_000)
    officer = make.make_staff("officer")

    def leave(by):
        found = listed(by)
        found = type(found)(found.what, found.programme_id, found.rows, found.person, (long,))
        return take_out(found, by=by, columns=["long"], number=1, reason="x", kind="xlsx")

    with pytest.raises(NotYet) as problem:
        make.as_user(officer, leave)
    assert problem.value.found == {
        "kind": "Line 2, column A is longer than a cell of a spreadsheet can be. Take it as text (.csv)."
    }


def test_nothing_sensitive_can_be_a_column():
    with pytest.raises(NeverOut, match=r"Counted\.birth_year is never on a list"):
        Column("born", "Born", Counted, "birth_year", lambda row: "")


def test_roles_that_only_read_and_accounts_of_hosts_take_nothing(applied):
    for by in (
        *(make.make_staff(role) for role in ("assessor", "finance", "results", "viewer", "editor", "focal point")),
        make.make_member(applied.organisation),
        applied.person.user,
    ):
        with pytest.raises(Refused, match="Only a coordinator or an officer"):
            out(by)


def test_a_list_holds_whom_the_asker_sees_at_that_moment_and_nobody_else(applied):
    iraq = make.make_focus("IRQ")
    need = make.make_need("validated", partnership=make.make_partnership(focus=iraq))
    make.make_application("submitted", opportunity=make.make_opportunity(need=need), person=make.make_person("Zaynab"))
    here = make.make_staff("officer", applied.focus, only=True)
    _export, made = out(here)
    assert "Zaynab" not in made.decode("utf-8-sig")
    with pytest.raises(NotYet, match="now it is 2"):
        out(make.make_staff("officer"))


def test_everybody_on_it_sees_it_and_it_is_in_the_copy_of_their_data(applied):
    export, _made = out(make.make_staff("officer"))
    other = make.make_person("Bilan")
    set_actor(str(applied.person.user_id))
    assert list(Exported.objects.values_list("export__reason", flat=True)) == ["Invitation to the closing day"]
    assert str(Exported.objects.visible_to(applied.person.user).get()) == f"{applied.person_id} on {export.pk}"
    tables = {table["table"]: table["rows"] for table in own_data(applied.person)["tables"]}
    assert tables["people_exported"] == [{"columns": ["name", "email"], "at": export.at}]
    set_actor(str(other.user_id))
    assert (Exported.objects.count(), Export.objects.count()) == (0, 0)
    assert Exported in {kept.model for kept in kept_about(Person)}


def test_lists_that_left_are_seen_by_who_took_them_and_by_the_coordinator(applied):
    officer, second, coordinator = (make.make_staff(role) for role in ("officer", "officer", "coordinator"))
    limited = make.make_staff("coordinator", applied.focus, only=True)
    out(officer)
    found = {}
    for name, user in [("taker", officer), ("other", second), ("coordinator", coordinator), ("limited", limited)]:
        seen = make.as_user(user, lambda by: lists_that_left(applied.programme_id, by).count())
        walled = make.as_user(user, lambda by: Export.objects.count())
        found[name] = (seen, walled)
    assert found == {"taker": (1, 1), "other": (0, 0), "coordinator": (1, 1), "limited": (0, 0)}


def test_nobody_changes_what_was_written_down(applied):
    officer = make.make_staff("officer")
    out(officer)
    set_actor(str(officer.pk))
    assert Export.objects.update(people=0) == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Export.objects.create(
            programme_id=1, what="people", columns=[], people=0, rows=0, kind="csv", reason="x", by_name="x",
            account=make.make_user(),
        )  # fmt: skip
