"""Where the desk leaves out names: for whoever only assesses, in a programme that reads without names first."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from ciconia.doors.shared.entry import staff_roles
from ciconia.people.models import Person
from ciconia.programmes.queries.selection_setting import selection_of
from ciconia.selection.models import MEMBERS, Application, CoApplicant
from ciconia.selection.queries.application import Line
from ciconia.selection.queries.blind import codes_of, read_without_names
from ciconia.selection.rules.review import GIVERS


def only_assesses(request: HttpRequest) -> bool:
    """Whether this account assesses in the programme, and decides nothing."""
    roles = staff_roles(request.user, request.programme)  # type: ignore[attr-defined]
    return "assessor" in roles and not roles & set(GIVERS)


def reads_without_names(request: HttpRequest) -> bool:
    """Whether this account reads applications of the programme without names until its marks are in."""
    return only_assesses(request) and selection_of(request.programme).blind  # type: ignore[attr-defined]


def without_names(request: HttpRequest, lines: list[Line]) -> list[Line]:
    """The rows of a list, with a code for the name where this account does not read it yet."""
    codes = codes_of(request.user, (line.application.public_id for line in lines))
    return [replace(line, name=codes.get(line.application.public_id, line.name)) for line in lines]


def called(request: HttpRequest, applications: Iterable[Application]) -> list[Any]:
    """The same rows, each with `called`: the name of the applicant, or a code while this account reads without it."""
    rows = list(applications)
    codes = codes_of(request.user, (row.public_id for row in rows))
    for row in rows:
        name = row.person.identity.full_name or row.person.short_name
        row.called = codes.get(row.public_id, name)  # type: ignore[attr-defined]
    return rows


def without_applicants(request: HttpRequest, people: QuerySet[Person]) -> QuerySet[Person]:
    """People of the register but for those whose application this account reads without a name.

    Their headline and their texts stand in the register as in the application: side by side they would say who it is.
    """
    hidden = read_without_names(request.user).filter(programme=request.programme)  # type: ignore[attr-defined]
    beside = CoApplicant.objects.filter(application__in=hidden.values("pk"), state__in=MEMBERS)
    return people.exclude(pk__in=hidden.values("person_id")).exclude(pk__in=beside.values("person_id"))
