"""What stands around every public page of a programme: its name, its years, the ways on."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ciconia.doors.shared.per_language import per_language
from ciconia.doors.shared.templatetags.ciconia import apart, in_a_row
from ciconia.foundation import clock
from ciconia.gatherings.rules.board import has_board
from ciconia.gatherings.rules.consultation import has_consultations
from ciconia.gatherings.rules.idea import has_ideas
from ciconia.gatherings.rules.statement import has_statements
from ciconia.programmes.models import Focus, Programme

PAGES = (
    ("opportunities", gettext_noop("Open assignments")),
    ("events", gettext_noop("Events")),
    ("stories", gettext_noop("Stories")),
    ("choosing", gettext_noop("How we choose people")),
    ("facts", gettext_noop("About the programme")),
)

BOARDS = ("boards", gettext_noop("Who advises us"))
CONSULTATIONS = ("consultations", gettext_noop("Consultations"))
IDEAS = ("ideas", gettext_noop("Ideas"))
STATEMENTS = ("statements", gettext_noop("Joint statements"))
PLACING = ("opportunities", "choosing")
JOINING = ("opportunities", "events")


def frame(request: HttpRequest, here: str = "") -> dict[str, Any]:
    """The context of the public layout for a page of the programme in the address; `here` names the page."""
    programme = request.programme  # type: ignore[attr-defined]
    over, places = is_over(programme), programme.places_people
    pages = [one for one in PAGES if places or one[0] not in PLACING]
    shown = pages[1:] if over and places else pages
    joining = [] if over else [*_links(programme, [one for one in pages if one[0] in JOINING]), _courses(programme)]
    joining += [_follow(programme)] if places and not over else []
    joining.append(_newsletter(programme))
    voices = [*([BOARDS] if has_board(programme) else []), *([STATEMENTS] if has_statements(programme) else [])]
    shown = [*shown[:-1], *voices, shown[-1]]
    about = [one for one in pages if one[0] in ("stories", "choosing")]
    about += [IDEAS] if has_ideas(programme) else []
    about += [CONSULTATIONS] if has_consultations(programme) else []
    return {
        "brand_url": page_url(programme, "programme"),
        "brand_note": when(programme),
        "nav": [
            {"label": _(label), "url": page_url(programme, name), "current": name == here} for name, label in shown
        ],
        "trail": [(_("Home"), page_url(programme, "programme"))],
        "feeds": feeds(programme) if places else "",
        "over": over,
        "foot_words": whose(programme),
        "foot_links": [
            {"heading": _("For you"), "links": [*joining, *_sign_in(request)]},
            {
                "heading": _("About the programme"),
                "links": [_facts(programme), *_links(programme, about), _organisations(), _certificates()],
            },
        ],
    }


def page_url(programme: Programme, name: str) -> str:
    """The address of one of the programme's pages that need nothing else."""
    return _page_url(programme.code, name)


@per_language
def _page_url(code: str, name: str) -> str:
    return reverse(f"public:{name}", kwargs={"programme": code})


def years(programme: Programme) -> str:
    """From which year to which; a prolongation counts from the day it begins, not before it was known."""
    if programme.starts is None:
        return ""
    last = programme.ends
    if programme.prolonged_to and programme.ends and clock.today(programme.zone) > programme.ends:
        last = programme.prolonged_to
    if last is None:
        return _("Since %(year)s") % {"year": programme.starts.year}
    if last.year == programme.starts.year:
        return str(last.year)
    return _("%(first)s to %(last)s") % {"first": programme.starts.year, "last": last.year}


def is_over(programme: Programme) -> bool:
    """Whether its last day has passed, as the calendar of its office has it."""
    return programme.is_over(clock.today(programme.zone))


def worked_in(programme: Programme, focuses: Iterable[Focus]) -> list[Focus]:
    """The countries a programme works in, or worked in where it is over: those that closed before are left out."""
    return [focus for focus in focuses if is_over(programme) or focus.state != "closed"]


def when(programme: Programme) -> str:
    """From which year to which, and whether it is over."""
    return _("%(years)s, over") % {"years": years(programme)} if is_over(programme) else years(programme)


def whose(programme: Programme) -> str:
    """Who pays for the programme and who carries it out."""
    sentences = []
    if funders := [apart(funder["name"]) for funder in programme.funders]:
        sentences.append(_("Funded by: %(names)s.") % {"names": in_a_row(funders)})
    if programme.carried_out_by:
        sentences.append(_("Carried out by: %(name)s.") % {"name": apart(programme.carried_out_by)})
    return " ".join(sentences)


def _links(programme: Programme, pages: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": _(label), "url": page_url(programme, name)} for name, label in pages]


def feeds(programme: Programme) -> SafeString:
    """What programs that follow the programme look for in the head of a page."""
    found = [("application/atom+xml", "news", _("What opens")), ("text/calendar", "days", _("Last days to apply"))]
    return format_html_join(
        "\n  ",
        '<link rel="alternate" type="{}" href="{}" title="{}">',
        ((media_type, page_url(programme, name), title) for media_type, name, title in found),
    )


def _follow(programme: Programme) -> dict[str, str]:
    return {"label": _("Follow what opens"), "url": page_url(programme, "follow")}


def _newsletter(programme: Programme) -> dict[str, str]:
    return {"label": _("Newsletter"), "url": page_url(programme, "newsletters")}


def _courses(programme: Programme) -> dict[str, str]:
    return {"label": _("Courses"), "url": page_url(programme, "courses")}


def _certificates() -> dict[str, str]:
    return {"label": _("Check a certificate"), "url": reverse("certificates")}


def _organisations() -> dict[str, str]:
    return {"label": _("Diaspora organisations"), "url": reverse("organisations")}


def _facts(programme: Programme) -> dict[str, str]:
    return {"label": _("Facts and sources"), "url": page_url(programme, "facts")}


def _sign_in(request: HttpRequest) -> list[dict[str, str]]:
    if request.user.is_authenticated:
        return [{"label": _("My tasks"), "url": reverse("start")}]
    return [
        {"label": _("Sign in"), "url": reverse("account_login")},
        {"label": _("Open an account"), "url": reverse("account_signup")},
    ]
