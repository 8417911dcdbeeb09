"""The kinds of the engagement line in which people have a say: what each is called, and for what it is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ciconia.programmes.kinds.kind import Words


@dataclass(frozen=True)
class VoiceKind:
    """A way to have a say. mark: engage, enable or empower, the three by which reports count.

    everywhere: programmes of the engagement line have it without naming it.
    """

    name: str
    label: Words
    mark: str
    everywhere: bool = False


VOICE_KINDS = {
    kind.name: kind
    for kind in (
        VoiceKind("board", _("Board"), "engage"),
        VoiceKind("idea", _("Ideas"), "engage", everywhere=True),
        VoiceKind("statement", _("Joint statements"), "empower"),
        VoiceKind("consultation", _("Consultations"), "engage", everywhere=True),
    )
}


def voice_kinds_of(lines: Iterable[str], kinds: Iterable[str]) -> list[VoiceKind]:
    """The ways to have a say in a programme with these lines and kinds; none outside the engagement line."""
    if "engagement" not in lines:
        return []
    named = set(kinds)
    return [kind for name, kind in VOICE_KINDS.items() if kind.everywhere or name in named]


def has_voice(name: str, lines: Iterable[str], kinds: Iterable[str]) -> bool:
    """Whether a programme with these lines and kinds has this way to have a say."""
    return VOICE_KINDS[name] in voice_kinds_of(lines, kinds)
