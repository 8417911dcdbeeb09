"""The questions of list pages, asked through the product's own queries, and what each took of a processor."""

import json
import os
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
from django.db import connection, transaction

Question = Callable[[], Any]


class Asker:
    """Asks as an account or as nobody, and counts what the database's process spent."""

    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self.found: dict[str, list[float]] = {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.process = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def ask(self, name: str, question: Callable[[int], Question], actor: str = "") -> None:
        """Ask so many questions of a kind; keep the middle, the 95th of a hundred, and the most rows found."""
        from ciconia.foundation.wall import set_actor  # noqa: PLC0415 - models can be imported only now

        spent, rows = [], 0
        for number in range(self.rounds + 5):
            one = question(number)
            with transaction.atomic():
                set_actor(actor)
                before = self._spent()
                answer = one()
                spent.append(self._spent() - before)
            rows = max(rows, len(answer) if isinstance(answer, list) else 1)
        kept = sorted(spent[5:])
        self.found[name] = [round(kept[len(kept) // 2], 2), round(kept[len(kept) * 95 // 100], 2), rows]

    def _spent(self) -> float:
        return int(self.process.read_text().split()[0]) / 1_000_000


def main(answers: Path) -> None:
    """Ask everything and write the answers."""
    django.setup()
    from ciconia.foundation import clock  # noqa: PLC0415
    from ciconia.foundation.models import User  # noqa: PLC0415
    from ciconia.foundation.wall import acting_as  # noqa: PLC0415
    from ciconia.programmes.models import Programme  # noqa: PLC0415
    from ciconia.selection.models import Opportunity  # noqa: PLC0415
    from ciconia.selection.queries import application as applications  # noqa: PLC0415
    from ciconia.selection.queries.open_opportunity import After, Choice, counts_of, page_of  # noqa: PLC0415

    asker, chance = Asker(int(os.environ["BENCH_ROUNDS"])), random.Random(3)  # noqa: S311 - the same questions each time
    with acting_as("system:maker"):
        programme = Programme.objects.get(code="cd4d2")
        today = clock.today(programme.zone)
        rows = Opportunity.objects.filter(reference__startswith="SCALE-").order_by("deadline", "public_id")
        number = rows.count()
        texts = list(rows.order_by("id").values_list("title", flat=True)[:1000])
        deep = rows[number * 9 // 10 : number * 9 // 10 + 1].get()
        countries = list(programme.focuses.values_list("country", flat=True))
        sectors = list(programme.sectors.values_list("code", flat=True))
        marit = User.objects.get(name__startswith="Marit")

    def page(**choice: Any) -> Question:
        return lambda: page_of(programme, today, Choice(**choice), 26)

    def numbers(**choice: Any) -> Question:
        return lambda: counts_of(programme, today, Choice(**choice))

    def filters() -> dict[str, Any]:
        return {"countries": [chance.choice(countries)], "sectors": [chance.choice(sectors)], "modes": ["virtual"]}

    def two_words(language: str) -> str:
        words = [word for text in chance.sample(texts, 40) for word in text[language].split() if len(word) > 3]
        return f"{words[0]} {words[1]}"

    asker.ask("list", lambda n: page())
    asker.ask("list, country, sector and mode", lambda n: page(**filters()))
    asker.ask("list, a rare language", lambda n: page(languages=["ps"], **filters()))
    asker.ask(
        "a page far on", lambda n: lambda: page_of(programme, today, Choice(), 26, After(deep.deadline, deep.public_id))
    )
    asker.ask("numbers behind the filters", lambda n: numbers())
    for language in ("en", "nl", "fr", "ar"):
        asker.ask(f"two words, {language}", lambda n, of=language: page(words=two_words(of)))
    asker.ask("two words, numbers", lambda n: numbers(words=two_words("en")))
    asker.ask("a word that stands everywhere", lambda n: page(words="training"))
    asker.ask("the same, numbers", lambda n: numbers(words="training"))
    soon = today + timedelta(days=430)
    asker.ask("dates", lambda n: page(starts_by=soon))
    asker.ask("dates, numbers", lambda n: numbers(starts_by=soon))

    def at_desk(state: str) -> Question:
        def ask() -> list[Any]:
            every = applications.applications_at_desk(programme, marit)
            waiting = applications.narrowed(applications.for_list(every), state=state, focuses=None, opportunity=None)
            return applications.lines_of(waiting.order_by("submitted_at", "id")[:51])

        return ask

    asker.ask("desk: applications that wait", lambda n: at_desk("waiting"), str(marit.pk))
    asker.ask("desk: applications to assess", lambda n: at_desk("submitted"), str(marit.pk))
    answers.write_text(json.dumps(asker.found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
