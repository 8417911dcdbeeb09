"""What the desk says of a ranking: its rows as patterns, and what it was made by."""

from html import escape
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared import reasons
from ciconia.doors.shared.pattern import around, fill
from ciconia.doors.shared.templatetags.ciconia import tag_of
from ciconia.selection.models import Application, Ranking
from ciconia.selection.queries.ranking import Order, Row, is_ranked, moves_of, place_of, reasons_of
from ciconia.selection.rules.ranking import may_order

NOTHING = SafeString("")
FIRST = ("title", "required")
REASON, REST = "desk/ranking/_reason.html", "desk/ranking/_rest.html"
ROW, UNREAD = "desk/ranking/_row.html", "desk/ranking/_unread.html"


def choices() -> list[tuple[str, str]]:
    """What a list can be narrowed to."""
    return [
        ("", _("Everybody who was read")),
        ("none", _("Nothing missing that is required")),
        ("some", _("Something missing that is required")),
    ]


def drawn(request: HttpRequest, order: Order, missing: str, *, can_order: bool) -> dict[str, Any]:
    """The rows of a ranking, drawn; and those beside it."""
    rows = [row for row in order.rows if not missing or (row.ranked.lacks == 0) == (missing == "none")]
    context = Drawing(request, order.ranking, can_order=can_order)
    return {
        "rows": fill(ROW, (context.row(row) for row in rows)),
        "shown": len(rows),
        "unread": fill(UNREAD, (context.unread(row) for row in order.unread)),
        "number_unread": len(order.unread),
        "later": [(row.name, desk_url(request, "application", row.public_id)) for row in order.later],
        "made_by": order.ranking.versions,
        "notes": reasons.notes_of(order.ranking.notes),
    }


def panel(request: HttpRequest, application: Application) -> dict[str, Any] | None:
    """What the newest ranking says of one application, for whoever decides: an assessor judges without it first."""
    user, ranked = request.user, place_of(application)
    if ranked is None or not may_order(user, application.programme_id, application.focus_id):
        return None
    reason = reasons_of(application)
    if not is_ranked(application.programme):
        return None
    move = moves_of(ranked.ranking).get(application.pk)
    where = desk_url(request, "application", application.public_id)
    lines = reasons.lines_of(
        reason.criteria, ranked.ranking.names, asked_in=application.opportunity.title.source, said_in=reason.language
    ) if reason else []  # fmt: skip
    return {
        "place": ranked.place,
        "why": [
            one._asdict() | {"wrong": f"{where}wrong/{one.number}/" if one.linked and one.fit != "gap" else ""}
            for one in lines
        ],
        "not_read": reasons.why_not_read(ranked.not_read) if ranked.not_read else "",
        "move": _("Put at place %(place)d: %(reason)s") % {"place": move.place, "reason": move.reason}
        if move and move.place else "",
        "url": desk_url(request, "ranking", application.opportunity.public_id),
        "place_url": desk_url(request, "application_place", application.public_id),
    }  # fmt: skip


class Drawing:
    """Draws the rows of one ranking; what is alike for all is asked once."""

    def __init__(self, request: HttpRequest, ranking: Ranking, *, can_order: bool) -> None:
        self.can_order = can_order
        self.teller = reasons.Teller(ranking.names, asked_in=ranking.opportunity.title.source)
        self.words = {
            "yes": _("Has"), "part": _("Partly"), "gap": _("Missing"), "wrong": escape(_("wrong concept")),
            "place": escape(_("Give a place")), "move": escape(_("Move")),
        }  # fmt: skip
        self.url = desk_url(request, "application", "X")
        self._around: dict[tuple[int, str], list[str]] = {}
        self._states: dict[str, str] = {}
        self._rests: dict[tuple[tuple[int, str], ...], SafeString] = {}
        self._wrong: dict[str, str] = {}

    def row(self, row: Row) -> dict[str, Any]:
        """One who has a place."""
        url, engine, score = self._url(row), row.ranked.place, row.ranked.score
        first, rest = self._reasons(row, url)
        return self._head(row, url) | {
            "place": row.place,
            "engine": _("ranked %(place)d") % {"place": engine}
            if row.move and engine != row.place and engine
            else NOTHING,
            "moved": self._moved(row),
            "bar": round(100 * min(score or 0, 1)),
            "score": SafeString(f"{score:.2f}") if score is not None else NOTHING,
            "why": first,
            "more": rest,
            "notes": self._notes(row),
        }

    def unread(self, row: Row) -> dict[str, Any]:
        """One whose words could not be ranked."""
        return self._head(row, self._url(row)) | {"why": reasons.why_not_read(row.ranked.not_read)}

    def _url(self, row: Row) -> SafeString:
        return SafeString(self.url.replace("/X/", f"/{row.application.public_id}/"))

    def _head(self, row: Row, url: str) -> dict[str, Any]:
        application = row.application
        state = application.state
        if state not in self._states:
            self._states[state] = tag_of(Application.states, state)
        words, name = self.words["place" if row.place is None else "move"], SafeString(escape(application.name))
        return {
            "name": name, "url": url, "state": self._states[state],
            "headline": _line(application.headline, "small soft"),
            "move": _link(f"{url}place/", words, name) if self.can_order else "",
        }  # fmt: skip

    def _reasons(self, row: Row, url: str) -> tuple[SafeString, SafeString]:
        """What is required with its sentences; and the tasks by how far they are met, for a list is long.

        Put together by hand: two hundred people have thousands of these.
        """
        if row.reason is None:
            return NOTHING, NOTHING
        first: list[str] = []
        rest: list[tuple[int, str]] = []
        criteria, said_in, fits, tell = row.reason.criteria, row.reason.language, reasons.FITS, self.teller.evidence
        for number, one in enumerate(criteria):
            fit = fits.get(one["standing"])
            if fit is None:
                continue
            if one["part"] not in FIRST:
                rest.append((number, fit))
                continue
            around = self._around.get((number, fit)) or self._pieces(number, fit, one["clause"])
            wrong = ""
            if self.can_order and one["concept"] and fit != "gap":
                about = self._wrong.get(one["concept"]) or self._wrong_words(one["concept"])
                wrong = f'<a class="xs" href="{url}wrong/{number}/{about}'
            first.append(f"{around[0]}{tell(one, fit, said_in)}{around[1]}{wrong}{around[2]}")
        key = tuple(rest)
        if key not in self._rests:
            self._rests[key] = self._rest(key, criteria)
        return SafeString("".join(first)), self._rests[key]

    def _rest(self, rest: tuple[tuple[int, str], ...], criteria: list[dict[str, Any]]) -> SafeString:
        """What else is asked, in a line for each of has, partly and missing; many people have the same."""
        by_fit: dict[str, list[str]] = {}
        for number, fit in rest:
            by_fit.setdefault(fit, []).append(self.teller.criterion(criteria[number]["clause"]))
        rows = [
            {"fit": fit, "said": self.words[fit], "criteria": SafeString(_("; ").join(by_fit[fit]))}
            for fit in reasons.FITS.values()
            if fit in by_fit
        ]
        return fill(REST, rows)

    def _pieces(self, number: int, fit: str, clause: str) -> list[str]:
        """The text around evidence and link of a reason: for all who meet a criterion to the same extent it is one."""
        known = {"fit": fit, "said": self.words[fit], "criterion": self.teller.criterion(clause)}
        pieces = self._around[number, fit] = around(REASON, known)
        return pieces

    def _wrong_words(self, uri: str) -> str:
        """The end of a link that says a concept is wrong."""
        concept = escape(self.teller.concept(uri))
        self._wrong[uri] = f'">{self.words["wrong"]}<span class="sr"> {concept}</span></a>'
        return self._wrong[uri]

    def _moved(self, row: Row) -> SafeString | str:
        if row.move is None or row.move.place is None:
            return ""
        said = _("Put here by %(who)s: %(reason)s")
        return _line(said % {"who": row.move.by or _("an officer"), "reason": row.move.reason}, "small")

    def _notes(self, row: Row) -> SafeString | str:
        if row.reason is None:
            return ""
        said = [escape(reasons.read_in_part(row.ranked.read)), *map(escape, reasons.notes_of(row.reason.unused))]
        said += self.teller.surroundings(row.reason.surroundings, row.reason.language)
        return SafeString("".join([f'<p class="small soft">{part}</p>' for part in said if part]))


def _line(text: str, style: str) -> SafeString | str:
    return SafeString(f'<p class="{style}">{escape(text)}</p>') if text else ""


def _link(url: str, words: str, about: SafeString) -> SafeString:
    # By hand, as a list of two hundred people has a thousand of them. `words` are escaped already.
    return SafeString(f'<a class="xs" href="{url}">{words}<span class="sr"> {about}</span></a>')


def name_of(application: Application) -> str:
    """Whoever applied, as staff know them."""
    return application.person.identity.full_name or application.person.short_name
