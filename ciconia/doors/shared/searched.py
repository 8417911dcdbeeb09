"""A saved search as people read it: in words, and as the address of the list it stands for."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from ciconia.doors.shared.filters import Filters
from ciconia.doors.shared.templatetags.ciconia import apart, country, day, in_a_row, language, words
from ciconia.foundation.countries import by_name
from ciconia.foundation.text import Translated
from ciconia.people.models import Mode
from ciconia.programmes.kinds import KINDS
from ciconia.programmes.models import Programme, Sector
from ciconia.selection.models import SavedSearch
from ciconia.selection.queries.open_opportunity import Choice
from ciconia.selection.queries.saved_search import choice_of

Names = dict[tuple[int, str], Translated]


def sectors_of(searches: Iterable[SavedSearch]) -> Names:
    """The names of all sectors that the programmes of some searches have, read at once."""
    programmes = {search.programme_id for search in searches}
    rows = Sector.objects.filter(programme_id__in=programmes) if programmes else ()
    return {(sector.programme_id, sector.code): sector.name for sector in rows}


def search_in_words(search: SavedSearch, names: Names) -> str:
    """What a saved search asks for; `names` as from `sectors_of`."""
    return in_words(search.programme, choice_of(search), names)


def in_words(programme: Programme, choice: Choice, names: Names) -> str:
    """What a choice asks for: "wells", Somalia or Iraq, Health, Online."""
    sectors = [words(names.get((programme.pk, code), code)) for code in choice.sectors]
    parts = [
        f"“{apart(choice.words)}”" if choice.words else "",
        _or(country(code) for code in choice.countries),
        _or(str(KINDS[code].label) for code in choice.kinds if code in KINDS),
        _or(str(Mode(mode).label) for mode in choice.modes),
        _or(language(code) for code in choice.languages),
        _or(sectors),
        _("Starts on %(day)s or later") % {"day": day(choice.starts_from)} if choice.starts_from else "",
        _("Starts by %(day)s") % {"day": day(choice.starts_by)} if choice.starts_by else "",
    ]
    return in_a_row(parts) or _("Everything that opens")


def list_of(search: SavedSearch) -> str:
    """Where the list stands that a saved search was kept from."""
    query = Filters.of_choice(choice_of(search)).query
    return reverse("public:opportunities", kwargs={"programme": search.programme.code}) + query.rstrip("?")


def _or(names: Iterable[str]) -> str:
    return _(" or ").join(sorted(names, key=by_name))
