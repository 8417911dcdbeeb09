"""The authorities a need of the demo world was sent to: who was asked when, what they answered and how."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from ciconia.demo import files
from ciconia.demo.cast import Cast
from ciconia.demo.files import Row
from ciconia.demo.story import ZONE, Step, Story
from ciconia.foundation import clock
from ciconia.foundation.files import keep
from ciconia.programmes.rules.pack import Pack, read_text
from ciconia.selection.actions.endorsement import COMPARE_WITHIN
from ciconia.selection.models import Addressee, Endorsement, EndorsementLetter, Need
from ciconia.selection.queries.endorsement import chain_for
from ciconia.selection.rules.endorsement import LINK_FOR, reading

HEAD = """
[[focus.chain]]
code = "{code}"
name = {name}
role = "endorser"
days = {days}
organisation = "{organisation}"
within = "{within}"
ways = ["link", "letter"]
languages = {languages}
note = {note}
"""
PDF = b"%PDF-1.4 A letter of the demo world. Invented."
ANSWERS = {"endorse_step": "endorsed", "endorse": "endorsed", "return": "returned", "refuse": "refused"}


def with_steps(path: Path) -> Pack:
    """The pack of the demo: the shipped one with the steps that were invented for it, marked as such."""
    # The demo's programme reads twice and without names, so that both can be seen.
    text = path.read_text().replace("\nassessors = 1\nblind = false\n", "\nassessors = 2\nblind = true\n")
    for step in files.chains()["step"]:
        begins = text.index(f'country = "{step["country"]}"')
        at = text.index("[[focus.sector]]", begins)
        text = text[:at] + _written(step) + text[at:]
    return read_text(text, path.name)


def _written(step: Row) -> str:
    names = {key: files.text(row["name"]).get("en", "") for key, row in files.keyed("organisation")}
    return HEAD.format(
        code=step["code"], name=_inline(step["name"]), days=step["days"], organisation=names[step["authority"]],
        within=names[step["within"]], languages=json.dumps(step["languages"]), note=_inline(files.chains()["note"]),
    ).lstrip()  # fmt: skip


def _inline(words: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{code} = {json.dumps(text, ensure_ascii=False)}" for code, text in words.items()) + " }"


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
        row.answer, row.answered_at, row.reason = ANSWERS[step.move], step.at, step.words
        user = self.cast.users.get(f"endorser-{self.cast.keys[row.organisation_id]}")
        row.by, row.how = user, "account" if user else step.role or "link"
        row.function = "" if user else _contact(row, self.cast)["function"]
        row.read = reading(self.need)
        self.need.asked_then[step.at] = row.organisation_id  # type: ignore[attr-defined]
        self.asked = None
        if step.move == "endorse_step":
            self._ask(step.at)

    def _settle(self) -> None:
        if self.asked is not None and not self.asked.answer:
            self.need.due_on = self.asked.due_on


def save_chains(chains: list[Chain], cast: Cast, until: datetime) -> None:
    """Save every step, whom the waiting ones ask, and the letter that waits; the needs are saved already."""
    Endorsement.objects.bulk_create(row for chain in chains for row in chain.rows)
    waiting = [chain.asked for chain in chains if chain.asked and not chain.asked.answer]
    Addressee.objects.bulk_create(_addressee(row, cast) for row in waiting)
    titles = {chain.need.title.get("en"): chain for chain in chains}
    for said in files.chains()["letter"]:
        title = next(files.text(row["title"]).get("en") for key, row in files.keyed("need") if key == said["need"])
        at = datetime.combine(said["on"], time(11), ZONE)
        if title in titles and titles[title].asked in waiting and at < until:
            _hand_in(titles[title], said, at, cast)


def _addressee(row: Endorsement, cast: Cast) -> Addressee:
    asked_on = cast_day(row.asked_at)
    user = cast.users.get(f"endorser-{cast.keys[row.organisation_id]}")
    if user is not None:
        return Addressee(
            endorsement=row, user=user, name=user.name, language=user.language, told="ask", told_on=asked_on
        )
    until = asked_on + LINK_FOR
    said = _contact(row, cast) | {"language": row.languages[0]}
    return Addressee(endorsement=row, **said, told="ask", told_on=asked_on, link_until=until)


def _contact(row: Endorsement, cast: Cast) -> dict[str, Any]:
    authority = cast.keys[row.organisation_id]
    return next(dict(step["contact"]) for step in files.chains()["step"] if step["authority"] == authority)


def _hand_in(chain: Chain, said: Row, at: datetime, cast: Cast) -> None:
    """The letter of an authority, handed in by the institution, that an officer has to compare."""
    need, kept = chain.need, keep("letter.pdf", [PDF])
    plain = {name: said[name] for name in ("dated_on", "reference", "function")}
    EndorsementLetter.objects.create(
        endorsement=chain.asked, says="endorsed", name="letter.pdf", digest=kept.digest, size=kept.size,
        media_type=kept.media_type, by=cast.who("host contact", need), at=at, **plain,
    )  # fmt: skip
    need.waits_for, need.due_on = "letter", said["on"] + COMPARE_WITHIN
    need.save(update_fields=["waits_for", "due_on"])


def cast_day(at: datetime | None) -> date:
    """The day of a moment where the programme is at home."""
    return (at or clock.now()).astimezone(ZONE).date()
