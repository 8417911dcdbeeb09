"""What staff do on the board of a large round, through the product's own pages, and what each took of a processor."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection

from ciconia.config.gunicorn import when_ready

ROUNDS = 5
NEEDS = 20
JOB = "job: "
"""No page waits for what begins like this."""


class Board:
    """One officer at one board, in this process; counts this process and the one of the database."""

    def __init__(self, cohort: Any, client: Any) -> None:
        self.client, self.path = client, f"/en/desk/cd4d2/cohorts/{cohort.public_id}/"
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.process = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
        self.found: dict[str, list[list[float]]] = {}

    def get(self, more: str = "") -> str:
        """A page that has to be there."""
        answer = self.client.get(self.path + more)
        if answer.status_code != 200:
            raise SystemExit(f"{self.path}{more} answers {answer.status_code}")
        return str(answer.content.decode())

    def change(self, act: str) -> None:
        """A press, and the page it leads to."""
        self._then(self.client.post(f"{self.path}change/", {"act": act}))

    def rules(self, values: dict[str, Any]) -> None:
        """Other rules, and the page they lead to."""
        self._then(self.client.post(f"{self.path}rules/", {name: one for name, one in values.items() if one}))

    def keep(self, values: dict[str, Any]) -> None:
        """People kept for needs to come, and the page that tells of it."""
        self._then(self.client.post(f"{self.path}to-come/", values))

    def ask(self, name: str, question: Callable[[], Any]) -> None:
        """Ask once, and keep the milliseconds of the page and of the database."""
        own, database = time.process_time(), self._database()
        question()
        self.found.setdefault(name, []).append([1000 * (time.process_time() - own), self._database() - database])

    def _then(self, answer: Any) -> None:
        if answer.status_code != 302:
            raise SystemExit(f"a change of {self.path} answers {answer.status_code}")
        self.get("?" + answer["Location"].partition("?")[2])

    def _database(self) -> float:
        return int(self.process.read_text().split()[0]) / 1_000_000


def _needs_to_come(cohort: Any) -> dict[str, Any]:
    """Puts needs on the way beside a round, each with some of its people; gives what staff say of them."""
    from ciconia.foundation.identifiers import public_id  # noqa: PLC0415
    from ciconia.people.models import Person  # noqa: PLC0415
    from ciconia.selection.models import Need  # noqa: PLC0415

    names = [f"http://example.org/{number}" for number in range(NEEDS)]
    there = cohort.candidates.values("application__person_id")
    for number, name in enumerate(names):
        knows = Person.objects.filter(pk__in=there).extra(where=["people_person.id %% %s = %s"], params=[NEEDS, number])
        knows.update(confirmed=[name])
    like = Need.objects.filter(programme=cohort.programme, state="endorsed").first()
    weeks = cohort.places.first()
    said: dict[str, Any] = {"reason": "Measured"}
    for number, name in enumerate(names):
        like.pk, like.public_id, like.reference = None, public_id(), f"BENCH-{cohort.pk}-{number}"
        like.concepts, like.languages, like.starts, like.ends, like.weeks = [name], [], weeks.starts, weeks.ends, 4
        like.focus_id = cohort.focus_ids[number % len(cohort.focus_ids)]
        like.save()
        said[f"chance_{like.public_id}"] = 40
    return said


def main(answers: Path) -> None:
    """Ask everything and write the answers."""
    django.setup()
    from django.test import Client  # noqa: PLC0415 - Django is ready only now

    from ciconia.doors.desk.forms.cohort import RulesForm  # noqa: PLC0415
    from ciconia.foundation.models import User  # noqa: PLC0415
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.selection.actions.cohort import make_plan  # noqa: PLC0415
    from ciconia.selection.models import Application, Cohort  # noqa: PLC0415
    from ciconia.selection.queries import cohort as queries  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    with acting_as("system:maker"):
        round_id, email = json.loads(answers.read_text())
        cohort = Cohort.objects.get(public_id=round_id)
        draft = cohort.drafts.get()
        user = User.objects.get(email=email)
        client.force_login(user)
        session = client.session
        shown = {"method": "mfa", "type": "totp", "at": time.time()}
        session.update({"account_authentication_methods": [shown], "account_authentication_methods_user": str(user.pk)})
        session.save()
        rows = Application.objects.filter(pk__in=cohort.candidates.values("application_id"))
        outside = list(rows.exclude(pk__in=draft.plan).order_by("pk").values_list("public_id", flat=True))
        inside = list(rows.filter(pk__in=draft.plan).order_by("pk").values_list("public_id", flat=True))
        places = list(cohort.places.order_by("pk").select_related("opportunity__focus"))
        rules = RulesForm.of(draft.rules, queries.where_of(cohort))
    board = Board(cohort, client)
    board.get()
    # As the server does once it is ready: rubbish is not looked for in what was there before the first page.
    when_ready(None)
    queries._ROUNDS.clear()
    queries._PLANS.clear()
    queries._DESKS.clear()
    board.ask("the board, first time", board.get)
    board.ask("the board again", board.get)
    for number in range(ROUNDS):
        board.ask("a lock", lambda at=number: board.change(f"lock:{outside[at * len(outside) // ROUNDS]}"))
        board.ask("taking it back", lambda: board.change("undo:"))
        board.ask("a forbid", lambda at=number: board.change(f"forbid:{inside[at * len(inside) // ROUNDS]}"))
        board.ask("a second lock", lambda at=number: board.change(f"lock:{outside[at * len(outside) // ROUNDS + 7]}"))
        board.change("undo:")
        board.change("undo:")
        opened = places[number].opportunity.public_id
        board.ask("what other choices cost", lambda at=opened: board.get(f"?group=start&place={at}"))
    country = places[0].opportunity.focus.country
    field = f"country_{country}_maximum"
    board.ask("a rule", lambda: board.rules(rules | {field: rules[field] - 1}))
    board.ask("who is not placed", lambda: board.get("?view=unplaced"))
    with acting_as("system:maker"):
        chances = _needs_to_come(cohort)
    board.ask("keeping for needs to come", lambda: board.keep(chances))
    with acting_as("system:jobs"):
        board.ask(f"{JOB}the plan that keeps them", lambda: make_plan(draft.pk))
    for number in range(ROUNDS):
        board.ask("a lock, with people kept", lambda at=number: board.change(f"lock:{outside[at * 31]}"))
        board.change("undo:")
    opened = places[0].opportunity.public_id
    board.ask("other choices, people kept", lambda: board.get(f"?group=start&place={opened}"))
    board.ask("needs to come", lambda: board.get("?view=to_come"))
    answers.write_text(json.dumps(board.found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
