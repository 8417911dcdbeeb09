"""Asking every address as everybody, and what may be read in the answers."""

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLResolver, get_resolver, reverse
from pypdf import PdfReader

from ciconia.doors.shared.letters import stop_token
from ciconia.foundation.flow import registry
from ciconia.foundation.models import PERSON_ROLES, STAFF_ROLES, Membership, User
from ciconia.foundation.queries.letter import own
from ciconia.foundation.wall import past_the_wall, set_actor
from ciconia.gatherings.models import Seat
from ciconia.people.models import Organisation
from ciconia.programmes.queries.timetable import milestone_in
from ciconia.publishing.models.story import WRITERS
from ciconia.selection.models import CoApplicant
from tests import make
from tests.house.places import OURS, Place, Planted, Yard, about
from tests.house.reach import EVERYBODY, KEEPERS, LETTER, REACH, Reach, may

A_DAY = 24 * 60 * 60
NOT_SIGNED_IN = ("/account/sign-in/", "/account/again/")
FEW = ("stranger", "participant", "host contact", "officer")
EXPERTS = ("participant", "finished", "named", "shortlisted")
NOBODY_ELSE = (
    "selection.SavedSearch",
    "people.Consent",
    "foundation.Letter",
    "foundation.LetterWish",
    "foundation.SignIn",
    "selection.WrittenOpportunity",
    "programmes.MailingLetter",
    "selection.Fit",
    "selection.FitLook",
)
CARD = ("people.Person", "selection.Application", "selection.Signature", "selection.HostRank", "selection.RankReason")
# Said of somebody, and never to them.
BEHIND = ("selection.Review", "selection.HostRank", "selection.KeptDecision", "selection.ReservePlace",
          "selection.Candidate", "selection.CohortStep",
          "selection.AnswerLetter", "selection.Ranked", "selection.RankReason", "selection.RankMove",
          "selection.WrongLink")  # fmt: skip
IN_FULL = (*CARD, "people.Identity", "delivery.Deliverable", "delivery.Attachment", "results.Outcome",
           "results.Sighting")  # fmt: skip
IN_A_SPACE = (
    "gatherings.Space",
    "gatherings.BoardTheme",
    "gatherings.Post",
    "gatherings.PostFile",
    "gatherings.Mentorship",
    "gatherings.PairSide",
)
NEEDS = ("selection.Need", "selection.EditRequest", "selection.Endorsement")
PLANS = ("selection.DevelopmentPlan", "selection.Capacity")
SHARED = {
    "expert": ("people.Export", "learning.CourseMaterial"),  # why a list left with them on it; what they learn from
    "host contact": (*NEEDS, *PLANS, LETTER, "selection.PaperPage"),
    "endorser": (*NEEDS, "selection.Addressee"),
    "organisation contact": (*NEEDS, *PLANS, LETTER, "selection.PaperPage", "programmes.Affiliation"),
}
VARIOUS = {
    "section": ["news"], "slug": ["x"], "what": ["country"], "which": ["SOM"], "number": ["1"], "kind": ["json", "pdf"],
    "pk": ["1"], "desk:application_wrong number": ["0"],
    "uidb36": ["1"], "key": ["x"], "desk:take_out what": ["applications", "engagements", "people"],
    "link:still_true token": ["x"], "link:keep_second_step token": ["x"],
    "link:brought_in token": ["x"], "link:asked token": ["x"], "desk:import_move move": ["drop"],
    "link:space_answer token": ["x"], "link:no_space_letters token": ["x"], "link:pair token": ["x"],
    "portal:space_write kind": ["message"],
    "link:endorse token": ["x"], "link:endorse_again token": ["x"],
}  # fmt: skip
# What stands in an address beside the organisation a row is of.
BESIDE = {"people.Contact": "contact", "people.Tie": "tie", "people.Merge": "merged", "people.Registration": ""}


@dataclass
class Account:
    """Somebody who asks: one of the audiences, with what is theirs in the first place."""

    name: str
    audience: str
    user: User | None
    number: int = 0
    cookie: str = ""
    person_id: int | None = None

    @property
    def works_outside(self) -> bool:
        """Whether the desk is not for this account."""
        return self.audience not in STAFF_ROLES


@dataclass(frozen=True)
class Ask:
    """One address, filled in."""

    name: str
    path: str
    reach: Reach
    letter: str
    row: Any = None
    move: str = ""
    persons: frozenset[int] = frozenset()


def accounts(yard: Yard) -> dict[str, Account]:
    """Everybody who asks; whose own things lie in the first place."""
    here = yard.places["a"].people
    found = [Account("stranger", "stranger", None), Account("somebody", "somebody", make.make_user("Somebody"))]
    found += [Account(name, "expert", here[name]) for name in EXPERTS]
    found.append(Account("affiliated", "organisation contact", here["affiliated"]))
    names = ("host contact", "organisation contact", "endorser", *STAFF_ROLES)
    found += [Account(name, name, here[name]) for name in names]
    for number, account in enumerate(found):
        account.number = number
        if account.user:
            account.cookie = _signed_in_for_long(account.user)
            account.person_id = getattr(getattr(account.user, "person", None), "pk", None)
    return {account.name: account for account in found}


def _signed_in_for_long(user: User) -> str:
    """The cookie of a session whose second step stays a recent one, however long the tests take."""
    client = make.sign_in(Client(), user)
    session = client.session
    for shown in session["account_authentication_methods"]:
        shown["at"] += A_DAY
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@cache
def patterns() -> list[tuple[str, tuple[str, ...]]]:
    """(name, what varies in it) of every address."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, space: str, before: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in resolver.url_patterns:
        regex = getattr(item.pattern, "regex", None)
        varies = getattr(item.pattern, "converters", None) or getattr(regex, "groupindex", {})
        names = (*before, *(name for name in varies if name not in before))
        if isinstance(item, URLResolver):
            yield from _walk(item, space + (f"{item.namespace}:" if item.namespace else ""), names)
        else:
            yield space + (item.name or ""), names


class Asks:
    """Every address with the rows that stand in it, place by place."""

    def __init__(self, yard: Yard) -> None:
        self.yard = yard
        self.rows = {
            (letter, model): list(place.rows(model))
            for letter, place in yard.places.items()
            for model in {reach.of for reach in REACH.values() if reach.of}
        }
        for letter, place in yard.places.items():
            self.rows[letter, "programmes.Focus"] = [place.focus]
            roles = self.rows[letter, "foundation.Membership"]
            self.rows[letter, "foundation.Membership"] = [row for row in roles if row.scope == "organisation"]
            self.rows[letter, "programmes.Milestone"] = [milestone_in(place.focus.programme, "last-needs", None)]
        self.persons = {row: about(row) for rows in self.rows.values() for row in rows}

    def pages(self, account: Account, *, all_of: Collection[str] = ()) -> Iterator[Ask]:
        """What is read and filled in: all rows where they may be one's own, else one of a place, in turn.

        What is alike for everybody is asked by a few; what one's role never reaches, at home, and by every third
        account in one other place. Experts, who are several, ask for what is of themselves and share what is of others.
        Staff, who are many, each ask for another row of every state. all_of: only these addresses, with every row.
        """
        asked = set()
        for one in self._pages(account, all_of):
            if (one.name, one.path) not in asked:
                asked.add((one.name, one.path))
                yield one

    def _pages(self, account: Account, all_of: Collection[str]) -> Iterator[Ask]:
        for number, (name, varies) in enumerate(patterns()):
            reach = REACH[name]
            open_to_all = reach.who == EVERYBODY
            if reach.flow or (open_to_all and account.name not in FEW) or (all_of and name not in all_of):
                continue
            near = account.audience in reach.who
            elsewhere = "bc"[account.number % 2] if (account.number + number) % 3 == 0 else ""
            for letter in "abc" if near else f"a{elsewhere}":
                rows = self.rows[letter, reach.of] if reach.of else [None]
                if (reach.wide and account.name != "stranger") or reach.kept:
                    rows = [row for row in rows if not reach.states or row.state in reach.states][:1]
                turn = account.number % max(len(rows), 1)
                whole = reach.wide or reach.kept or (near and letter == "a")
                if whole and account.person_id and not reach.wide:
                    rows = [row for place, row in enumerate(rows) if self._is_for(account, place, row)]
                elif whole and account.audience in STAFF_ROLES and not all_of:
                    rows = _one_of_each_state(rows, account.number)
                for row in rows if whole else rows[turn : turn + 1]:
                    yield from self._asks(name, varies, letter, row)

    def _is_for(self, account: Account, place: int, row: Any) -> bool:
        persons = self.persons.get(row, frozenset())
        return not persons or account.person_id in persons or place % len(EXPERTS) == account.number % len(EXPERTS)

    def moves(self, account: Account) -> Iterator[Ask]:
        """Every move the account's door has, on a row it can start from; elsewhere those it could make at home."""
        for name, varies in patterns():
            reach = REACH[name]
            if not reach.flow or name.startswith("desk:") == account.works_outside:
                continue
            for move in dict.fromkeys(one.name for one in registry[reach.flow].moves):
                froms = {state for one in registry[reach.flow].moves if one.name == move for state in one.froms}
                able = account.audience in may(reach.flow, move)
                for letter in "abc" if able else "a":
                    rows = self.rows[letter, reach.of]
                    fits = [row for row in rows if row.state in froms] or rows
                    for row in fits[account.number % max(len(fits), 1) :][:1]:
                        yield from self._asks(name, varies, letter, row, move)

    def _asks(self, name: str, varies: Sequence[str], letter: str, row: Any, move: str = "") -> Iterator[Ask]:
        if row is None and (letter == "b" or (letter == "c" and not varies)):
            return  # the same address as that of the first place
        values: dict[str, list[str]] = {}
        for one in varies:
            values[one] = VARIOUS.get(f"{name} {one}") or self._values(one, self.yard.places[letter], row, move)
        if "listing" in varies:
            values["public_id"] = [self.yard.places[letter].focus.public_id]
        for several in product(*values.values()):
            path = reverse(name, kwargs=dict(zip(values, several, strict=True)))
            yield Ask(name, path, REACH[name], letter, row, move, self.persons.get(row, frozenset()))

    def _values(self, name: str, place: Place, row: Any, move: str) -> list[str]:
        if name in ("programme", "code"):  # a row of another programme is asked for at one's own desk
            return ["cd4d2" if row is not None else place.focus.programme.code]
        if name == "move":
            return [move]
        if name == "token":
            return [stop_token("search", own(place.people["participant"]))]
        return VARIOUS.get(name) or [_parts(row).get(name) or row.public_id]


def _one_of_each_state(rows: Sequence[Any], number: int) -> list[Any]:
    """Of the rows in each state one, another for each number."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, "state", ""), []).append(row)
    return [alike[number % len(alike)] for alike in found.values()]


def _parts(row: Any) -> dict[str, str]:
    """What a row puts into an address where it stands under an organisation."""
    label = row._meta.label
    if label == "people.Apart":
        return {"public_id": row.first.public_id, "other": row.second.public_id}
    if label == "foundation.Membership":
        return {"public_id": Organisation.objects.get(pk=row.scope_id).public_id, "membership": str(row.pk)}
    if label == "gatherings.Post":
        seat = Seat.objects.filter(space=row.space_id, account=row.account_id).first()
        return {"public_id": seat.public_id if seat else "2222222222", "post": row.public_id}
    if label == "selection.Ranking":
        return {"public_id": row.opportunity.public_id, "ranking": row.public_id}
    if label not in BESIDE:
        return {}
    organisation = row.kept if label == "people.Merge" else row.organisation
    return {"public_id": organisation.public_id, BESIDE[label]: getattr(row, "public_id", "")}


def entitled(account: Account, ask: Ask) -> bool:
    """Whether the declaration lets the account in here; the row may still be in a state in which it is not there."""
    reach, row = ask.reach, ask.row
    if account.audience not in reach.who or (reach.states and row.state not in reach.states):
        return False
    if ask.move and account.audience not in may(reach.flow, ask.move) | {getattr(row, "owner", "")}:
        return False
    if reach.kept:
        return ask.letter != "b"
    if reach.wide or (row is None and not ask.name.startswith("desk:")):
        return True
    if account.audience == "expert" and ask.persons and account.person_id not in ask.persons:
        return False
    return ask.letter == "a"


def refused(answer: Any, reach: Reach, *, post: bool = False) -> bool:
    """Whether an answer says no, and nothing else."""
    if answer.status_code == 302:
        return any(part in answer["Location"] for part in NOT_SIGNED_IN)
    return answer.status_code in ((403, 404, 405) if post or reach.why else (404, 405))


def may_read(account: Account, word: Planted, yard: Yard) -> bool:
    """Whether somebody may come across a planted word: said once more, by people and places and without any wall."""
    if word.model == "foundation.User" and account.user and word.pk == account.user.pk:
        return True
    if account.person_id in word.persons:
        return word.model not in BEHIND
    if word.model in (
        "people.Contact",
        "people.Tie",
        "people.Registration",
    ):  # whoever keeps organisations keeps them for every programme
        speaks = account.audience in ("host contact", "organisation contact") and word.letter == "a"
        return speaks or (account.audience in KEEPERS and word.letter != "b")
    if word.model == "foundation.User" and word.letter == "c" and account.audience in KEEPERS and not word.persons:
        return Membership.objects.filter(user_id=word.pk, scope="organisation").exists()  # they keep its contacts too
    if word.model == "foundation.User" and account.audience in STAFF_ROLES and _works_everywhere(word.pk, yard):
        return True
    if word.letter != "a" or account.audience in ("stranger", "somebody"):
        return False
    if word.model in IN_A_SPACE and account.name in ("participant", "finished"):
        return True  # they sit in one space and are asked onto one board, and one mentors the other
    if account.name == "participant" and word.field == "full_name" and _asks_along(account, word):
        return True  # whoever asks somebody to apply together does so by name
    if word.model == "foundation.User" and not word.persons:
        return True  # who works here is known by name to those who work with them
    people = {name: user.person.pk for name, user in yard.places["a"].people.items() if hasattr(user, "person")}
    if account.audience in STAFF_ROLES and word.model == "publishing.Appearance":
        return account.audience in WRITERS  # whoever writes stories, and nobody else
    if account.audience in STAFF_ROLES and word.persons:
        sent = word.persons - {people["draft"]}
        return account.audience in PERSON_ROLES and bool(sent) and word.model not in NOBODY_ELSE
    if account.audience in STAFF_ROLES:
        return True
    if account.audience == "host contact" and word.persons:
        waiting = {people[state] for state in ("assessed", "shortlisted", "offered")}
        working = {people["participant"], people["finished"]}
        return (word.model in CARD and word.persons <= waiting) or (word.model in IN_FULL and word.persons <= working)
    return word.model in SHARED.get(account.audience, ())


def _works_everywhere(user: int, yard: Yard) -> bool:
    """Whether an account works for the whole programme, wherever it was made: then all its staff know it by name."""
    here = yard.places["a"].focus.programme_id
    return Membership.objects.filter(user_id=user, scope="programme", scope_id=here, focus_ids=[]).exists()


def _asks_along(account: Account, word: Planted) -> bool:
    with past_the_wall():
        rows = CoApplicant.objects.filter(person_id=account.person_id, application__person_id__in=word.persons)
        return bool(word.persons) and rows.exists()


class Asking:
    """A way in without a browser: the whole product from its first middleware on."""

    def __init__(self) -> None:
        self.handler = ClientHandler(enforce_csrf_checks=False)
        self.handler.load_middleware()

    def __call__(self, account: Account, path: str, data: Any = None, *, undo: bool = True) -> Any:
        """The answer, with what it says as text; a POST where there is data. What it wrote is undone, or stays."""
        cookie = f"{settings.SESSION_COOKIE_NAME}={account.cookie}" if account.cookie else ""
        make_request = RequestFactory().get if data is None else RequestFactory().post
        request = make_request(path, data or {}, HTTP_COOKIE=cookie)
        with transaction.atomic(), _one_way_back(data is None):
            answer = self.handler(request.environ)
            answer.said = words_of(answer)
            transaction.set_rollback(undo)
        return answer


@contextmanager
def _one_way_back(only: bool) -> Iterator[None]:
    """Of what is only read, all is undone in the end: transactions inside need no way back of their own."""
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, features.uses_savepoints and not only
    try:
        yield
    finally:
        features.uses_savepoints = before


def words_of(answer: Any) -> str:
    """What an answer says, whatever it is written in."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"%PDF") and len(content) > 1000:
        content = _words_of_pdf(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    return content.decode(errors="ignore") + str(answer.headers)


@lru_cache
def _words_of_pdf(content: bytes) -> bytes:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).encode()


def digest() -> dict[str, int]:
    """What stands in each table of ours, as one number a table."""
    set_actor("system:jobs")
    found = {}
    with connection.cursor() as cursor:
        for model in OURS:
            table = model._meta.db_table
            cursor.execute(f'SELECT sum(hashtextextended(row::text, 0)) FROM "{table}" row')  # noqa: S608
            found[table] = cursor.fetchone()[0]
    return found
