"""What the desk says of a ranking: its rows as patterns, and what it was made by."""

from html import escape
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciconia.doors.desk.frame import desk_url
from ciconia.doors.shared import reasons
from ciconia.doors.shared.pattern import fill
from ciconia.doors.shared.templatetags.ciconia import tag_of
from ciconia.selection.models import Application, Ranking
from ciconia.selection.queries.ranking import Order, Row, is_ranked, moves_of, place_of, reasons_of
from ciconia.selection.rules.ranking import may_order

FIRST = ("title", "required")
REASON, ROW, UNREAD = "desk/ranking/_reason.html", "desk/ranking/_row.html", "desk/ranking/_unread.html"


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
        "later": [(name_of(row), desk_url(request, "application", row.public_id)) for row in order.later],
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
    lines = reasons.lines_of(
        reason.criteria, ranked.ranking.names, asked_in=application.opportunity.title.source, said_in=reason.language
    ) if reason else []  # fmt: skip
    return {
        "place": ranked.place, "why": lines,
        "not_read": reasons.why_not_read(ranked.not_read) if ranked.not_read else "",
        "move": _("Put at place %(place)d: %(reason)s") % {"place": move.place, "reason": move.reason}
        if move and move.place else "",
        "url": desk_url(request, "ranking", application.opportunity.public_id),
        "place_url": desk_url(request, "application_place", application.public_id),
    }  # fmt: skip


class Drawing:
    """Draws the rows of one ranking; what is alike for all is asked once."""

    def __init__(self, request: HttpRequest, ranking: Ranking, *, can_order: bool) -> None:
        self.names = ranking.names
        self.asked_in = ranking.opportunity.title.source
        self.can_order = can_order
        self.words = {
            "yes": _("Has"), "part": _("Partly"), "gap": _("Missing"), "wrong": _("wrong concept"),
            "place": _("Give a place"), "move": _("Move"),
        }  # fmt: skip
        self.url = desk_url(request, "application", "X")

    def row(self, row: Row) -> dict[str, Any]:
        """One who has a place."""
        lines = self._lines(row)
        first = [one for one in lines if one["part"] in FIRST]
        rest = [one for one in lines if one["part"] not in FIRST]
        engine = row.ranked.place
        return self._head(row) | {
            "place": row.place,
            "engine": _("ranked %(place)d") % {"place": engine} if row.move and engine != row.place and engine else "",
            "moved": self._moved(row),
            "bar": round(100 * min(row.ranked.score or 0, 1)),
            "score": f"{row.ranked.score:.2f}" if row.ranked.score is not None else "",
            "why": self._list(row, first),
            "more": self._list(row, rest),
            "number": _counted(len(rest)),
            "notes": self._notes(row),
        }

    def unread(self, row: Row) -> dict[str, Any]:
        """One whose words could not be ranked."""
        return self._head(row) | {"why": reasons.why_not_read(row.ranked.not_read)}

    def _head(self, row: Row) -> dict[str, Any]:
        application = row.application
        url = self.url.replace("/X/", f"/{application.public_id}/")
        words = self.words["place" if row.place is None else "move"]
        return {
            "name": name_of(application), "url": url, "state": tag_of(application.states, application.state),
            "headline": _line(application.snapshot.get("headline", ""), "small soft"),
            "move": _link(f"{url}place/", words, name_of(application)) if self.can_order else "",
        }  # fmt: skip

    def _lines(self, row: Row) -> list[dict[str, Any]]:
        if row.reason is None:
            return []
        return reasons.lines_of(row.reason.criteria, self.names, asked_in=self.asked_in, said_in=row.reason.language)

    def _list(self, row: Row, lines: list[dict[str, Any]]) -> SafeString:
        said = self.words
        url = self.url.replace("/X/", f"/{row.application.public_id}/wrong/")
        for line in lines:
            line["icon"], line["said"] = ICONS[line["fit"]], said[line["fit"]]
            wrong = self.can_order and line["linked"] and line["fit"] != "gap"
            line["wrong"] = _link(f"{url}{line['number']}/", self.words["wrong"], line["concept"]) if wrong else ""
        return fill(REASON, lines)

    def _moved(self, row: Row) -> SafeString | str:
        if row.move is None or row.move.place is None:
            return ""
        said = _("Put here by %(who)s: %(reason)s")
        return _line(said % {"who": row.move.by or _("an officer"), "reason": row.move.reason}, "small")

    def _notes(self, row: Row) -> SafeString | str:
        if row.reason is None:
            return ""
        said: list[Any] = [reasons.read_in_part(row.ranked.parts.get("read", {}))]
        said += reasons.notes_of(row.reason.unused)
        for one in reasons.context_of(row.reason.surroundings, row.reason.language):
            said.append(format_html("<b>{}</b>: {} {}", one["kind"], one["sentence"], one["ago"]))
        return format_html_join("", '<p class="small soft">{}</p>', ((part,) for part in said if part))


ICONS = {
    "yes": mark_safe('<path d="m4 12.5 5 5L20 6.5"/>'),
    "part": mark_safe('<path d="M4 14c3-5 5-5 8-2s5 3 8-2"/>'),
    "gap": mark_safe('<path d="M6 6l12 12M18 6 6 18"/>'),
}


def _counted(number: int) -> str:
    if not number:
        return _("Nothing else")
    return ngettext("%(n)d more reason", "%(n)d more reasons", number) % {"n": number}


def _line(text: str, style: str) -> SafeString | str:
    return format_html('<p class="{}">{}</p>', style, text) if text else ""


def _link(url: str, words: str, about: str) -> SafeString:
    # By hand, as a list of two hundred people has a thousand of them.
    return SafeString(f'<a class="xs" href="{url}">{escape(words)}<span class="sr"> {escape(about)}</span></a>')


def name_of(application: Application) -> str:
    """Whoever applied, as staff know them."""
    return application.person.identity.full_name or application.person.short_name
