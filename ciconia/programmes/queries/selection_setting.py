"""How a programme chooses people, what it asks them, and where it lets itself be heard of."""

from ciconia.foundation.database.kept import Asked, Kept
from ciconia.programmes.models import Channel, Programme, Question, SelectionSetting

_NOW = Kept(lambda: SelectionSetting.objects.filter(programme=Asked("programme")).current().order_by("pk"))
_CHANNELS = Kept(lambda: Channel.objects.filter(programme=Asked("programme")).current().order_by("position", "id"))


def selection_of(programme: Programme, version: int | None = None) -> SelectionSetting:
    """The setting of a programme now, or in an earlier version of its set-up; the defaults where it says nothing.

    A row that is only defaults is not saved and has no source.
    """
    if version is None:
        now = _NOW.rows(programme=programme.pk)
        return now[0] if now else SelectionSetting(programme=programme)
    found = SelectionSetting.objects.filter(programme=programme).in_version(version).first()
    return found or SelectionSetting(programme=programme)


def questions_for(programme: Programme, kind: str, *, sector: str) -> list[Question]:
    """What the programme asks whoever applies for a kind of work in a sector (its code), as the pack stands."""
    rows = Question.objects.filter(programme=programme).current().order_by("position", "id")
    return [row for row in rows if (not row.kinds or kind in row.kinds) and (not row.sectors or sector in row.sectors)]


def channels_of(programme: Programme) -> list[Channel]:
    """Where the programme lets itself be heard of, in the order of the pack."""
    return _CHANNELS.rows(programme=programme.pk)
