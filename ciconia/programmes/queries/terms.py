"""What terms of reference consist of beyond what all of them have, and what they may start from."""

from django.db.models import Q

from ciconia.programmes.kinds import KINDS, Section
from ciconia.programmes.models import Programme, TermsSection, TermsTemplate


def sections_for(
    programme: Programme, kind: str, *, sector: str, mode: str = "", version: int | None = None
) -> list[Section]:
    """The sections of a kind, and after them those of the programme for that kind and sector (its code).

    mode: leave out what is not asked in that mode. version: as the pack stood in that version, else as it stands.
    """
    own = [section for section in KINDS[kind].sections if not mode or mode in section.modes]
    rows = TermsSection.objects.filter(programme=programme)
    rows = (rows.current() if version is None else rows.in_version(version)).order_by("position", "id")
    own += [
        Section(row.code, row.label, row.hint, row.required, row.listed)
        for row in rows
        if (not row.kinds or kind in row.kinds) and (not row.sectors or sector in row.sectors)
    ]
    return own


def templates_for(programme: Programme, kind: str, *, sector: str) -> list[TermsTemplate]:
    """What a text of that kind and sector may start from; those made for the sector stand first."""
    rows = TermsTemplate.objects.filter(programme=programme, kind=kind).current().order_by("position", "id")
    fitting = rows.filter(Q(sectors=[]) | Q(sectors__contains=[sector]))
    return sorted(fitting, key=lambda row: not row.sectors)
