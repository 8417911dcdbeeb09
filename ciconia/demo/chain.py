"""The authorities a need of the demo world was sent to: who was asked when, what they answered and how."""

from datetime import datetime, timedelta
from typing import Any

from ciconia.demo.cast import Cast
from ciconia.demo.story import ZONE, Step, Story
from ciconia.selection.models import Addressee, Endorsement, Need
from ciconia.selection.queries.endorsement import chain_for
from ciconia.selection.rules.endorsement import reading

ANSWERS = {"endorse_step": "endorsed", "endorse": "endorsed", "return": "returned", "refuse": "refused"}


class Chain:
    """The steps of one need, as its story tells them; the need knows after who is asked now."""

    def __init__(self, need: Need, story: Story, cast: Cast) -> None:
        self.need, self.cast = need, cast
        self.rows: list[Endorsement] = []
        self.asked: Endorsement | None = None
        need.asked_then = {}  # type: ignore[attr-defined]
        for step in story.steps:
            if step.move == "submit":
                self._send(step.at)
            elif step.move in ANSWERS:
                self._answer(step)
        self._settle()

    def _send(self, at: datetime) -> None:
        """Every step that was not given; a step that sent it back is asked anew."""
        for number, said in enumerate(chain_for(self.need), 1):
            old = next((row for row in self.rows if row.code == said.code and row.current), None)
            if old and old.answer in ("", "endorsed"):
                continue
            if old:
                old.current = False
            self.rows.append(
                Endorsement(
                    need=self.need, step=number, code=said.code, name=said.name, organisation=said.organisation,
                    days=said.days, ways=list(said.ways), languages=list(said.languages),
                )
            )  # fmt: skip
        self._ask(at)

    def _ask(self, at: datetime) -> None:
        open_ = [row for row in self.rows if row.current and row.answer != "endorsed"]
        self.asked = min(open_, key=lambda row: row.step, default=None)
        if self.asked is not None:
            self.asked.asked_at = at
            self.asked.due_on = at.astimezone(ZONE).date() + timedelta(days=self.asked.days)
            self.need.endorser = self.asked.organisation

    def _answer(self, step: Step) -> None:
        row = self.asked
        if row is None:  # the programme sends it back or refuses it
            return
        row.answer, row.answered_at, row.reason, row.how = ANSWERS[step.move], step.at, step.words, "account"
        row.by = self.cast.users[f"endorser-{self.cast.keys[row.organisation_id]}"]
        row.read = reading(self.need)
        self.need.asked_then[step.at] = row.organisation_id  # type: ignore[attr-defined]
        self.asked = None
        if step.move == "endorse_step":
            self._ask(step.at)

    def _settle(self) -> None:
        if self.asked is not None and not self.asked.answer:
            self.need.due_on = self.asked.due_on


def save_chains(chains: list[Chain], cast: Cast) -> None:
    """Save every step, and who is asked at those that wait; the needs are saved already."""
    Endorsement.objects.bulk_create(row for chain in chains for row in chain.rows)
    Addressee.objects.bulk_create(_addressee(chain.asked, cast) for chain in chains if chain.asked)


def _addressee(row: Endorsement, cast: Cast) -> Addressee:
    user: Any = cast.users[f"endorser-{cast.keys[row.organisation_id]}"]
    asked_on = row.asked_at.astimezone(ZONE).date() if row.asked_at else None
    return Addressee(endorsement=row, user=user, language=user.language, told="ask", told_on=asked_on)
