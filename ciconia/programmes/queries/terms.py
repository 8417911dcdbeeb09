"""What terms of reference consist of beyond what all of them have, and what they may start from."""

from django.db.models import Q, Subquery

from ciconia.programmes.kinds import KINDS, Section
from ciconia.programmes.models import PackVersion, Programme, TermsSection, TermsTemplate


def sections_for(
    programme: Programme, kind: str, *, sector: str, mode: str = "", pack_version: int | None = None
) -> list[Section]:
    """The sections of a kind, and after them those of the programme for that kind and sector (its code).

    mode: leave out what is not asked in that mode. pack_version: the id of the version in which the pack is read,
    else as it stands; one statement, and the text of the pack is not fetched.
    """
    own = [section for section in KINDS[kind].sections if not mode or mode in section.modes]
    rows = TermsSection.objects.filter(programme=programme)
    if pack_version is None:
        rows = rows.current()
    else:
        rows = rows.in_version(Subquery(PackVersion.objects.filter(pk=pack_version).values("number")))
    own += [
        Section(row.code, row.label, row.hint, row.required, row.listed)
        for row in rows.order_by("position", "id")
        if (not row.kinds or kind in row.kinds) and (not row.sectors or sector in row.sectors)
    ]
    return own


def templates_for(programme: Programme, kind: str, *, sector: str) -> list[TermsTemplate]:
    """What a text of that kind and sector may start from; those made for the sector stand first."""
    rows = TermsTemplate.objects.filter(programme=programme, kind=kind).current().order_by("position", "id")
    fitting = rows.filter(Q(sectors=[]) | Q(sectors__contains=[sector]))
    return sorted(fitting, key=lambda row: not row.sectors)
