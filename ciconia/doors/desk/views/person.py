"""The register: people who let staff of the programme find them, and the page of one of them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciconia.doors.desk.blind import without_applicants
from ciconia.doors.desk.forms.fields import language_choices
from ciconia.doors.desk.frame import desk_url, frame
from ciconia.doors.desk.listing import Choices, chosen, countries_of, country_choices, in_country, page_after
from ciconia.doors.desk.views.asking import askable
from ciconia.doors.shared.entry import desk_page
from ciconia.doors.shared.person import language_lines, mode_words
from ciconia.doors.shared.templatetags.ciconia import date_words, dated, in_a_row, language
from ciconia.people.actions.look import look
from ciconia.people.models import LookedAt, Mode, Part, Person
from ciconia.people.queries.concept import names_in
from ciconia.people.queries.register import Wanted, focuses_of, found, in_register
from ciconia.programmes.models import Focus

FEW = 4
# Where somebody lives is not for those who only find them.
PARTS = (
    (Part.WORK, gettext_lazy("What they do")), (Part.LANGUAGES, gettext_lazy("Languages")),
    (Part.AVAILABILITY, gettext_lazy("When and how")), (Part.CONTEXT, gettext_lazy("What they know of the country")),
)  # fmt: skip
LONGEST = 100


@desk_page
def listed(request: HttpRequest) -> HttpResponse:
    """Fifty people, the newest first, narrowed by country, language, way of working, day and words."""
    focuses = countries_of(request)
    choices: dict[str, Choices] = {
        "country": country_choices(focuses, _("All countries")),
        "language": [("", _("Any language")), *language_choices()],
        "mode": [("", _("In person or online")), *Mode.choices],
    }
    picked = {name: chosen(request, name, options) for name, options in choices.items()}
    words, free_by = request.GET.get("q", "")[:LONGEST].strip(), _day(request.GET.get("free", ""))
    programme = request.programme  # type: ignore[attr-defined]
    wanted = Wanted(
        in_country(focuses, picked["country"]), picked["language"], picked["mode"], free_by, words.split()
    )  # fmt: skip
    every = without_applicants(request, in_register(programme.pk, request.user))
    rows = without_applicants(request, found(programme.pk, request.user, wanted))
    page = page_after(request, rows.order_by("-id"), every, "id", back=True)
    context = {
        "page": page, "lines": _lines(request, page.rows), "choices": choices, "picked": picked,
        "q": words, "free": free_by, "narrowed": any((*picked.values(), words, free_by)),
    }  # fmt: skip
    return render(request, "desk/person/list.html", {**frame(request, "people"), **context})


@desk_page
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one of them lets staff read. That it was opened is written down, and they see it."""
    here = [focus.pk for focus in countries_of(request)]
    programme = request.programme  # type: ignore[attr-defined]
    there = without_applicants(request, in_register(programme.pk, request.user))
    person = get_object_or_404(there, public_id=public_id)
    shared = [pk for pk in focuses_of(person) if pk in here]
    look(person, by=request.user, at=LookedAt.REGISTER, focus_id=shared[0])
    row = _freshness(person)
    context = {
        "person": person, "spoken": language_lines(person.languages), "modes": mode_words(person.modes),
        "called": sorted(names_in(get_language() or "en", person.confirmed).values()),
        "parts": [(label, row.said_on(part)) for part, label in PARTS] if row else [],
        "focuses": Focus.objects.filter(pk__in=shared), "ask": askable(request, person),
    }  # fmt: skip
    trail = [(_("People"), desk_url(request, "people"))]
    return render(request, "desk/person/detail.html", {**frame(request, "people", trail=trail), **context})


def _lines(request: HttpRequest, people: list[Person]) -> list[dict[str, Any]]:
    """The rows of a page; the names of what people confirmed are read for all of them at once."""
    names = names_in(get_language() or "en", (uri for person in people for uri in person.confirmed))
    return [_line(request, person, names) for person in people]


def _line(request: HttpRequest, person: Person, names: dict[str, str]) -> dict[str, Any]:
    called = [names[uri] for uri in person.confirmed if uri in names]
    row, days = _freshness(person), person.available_from
    return {
        "url": desk_url(request, "person", person.public_id), "name": person.short_name,
        "headline": person.headline, "skills": in_a_row((called or person.concepts)[:FEW]),
        "languages": in_a_row(f"{language(one['code'])} {one.get('level', '')}" for one in person.languages),
        "free": date_words(days) if days else _("Not said"),
        "modes": "; ".join(str(Mode(mode).label) for mode in person.modes),
        "since": dated(row.oldest_on, "F Y") if row else "",
    }  # fmt: skip


def _freshness(person: Person) -> Any:
    return getattr(person, "freshness", None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
