"""What can be learnt from a CV: every value with where in the file it was read and how sure that is."""

from dataclasses import asdict, dataclass, fields
from typing import Any

# `sure`: the format names the field, or the value can be nothing else. `likely`: its place in the file speaks for it.
# `guess`: it could as well be something else.
SURE, LIKELY, GUESS = "sure", "likely", "guess"
NOW = "now"  # the end of what has not ended
# What is never read, by the name under which it is said that it was there.
PRIVATE = ("birth", "sex", "nationality", "family", "religion", "photo", "number")


@dataclass(frozen=True)
class Read:
    """A value, the place it was read from, and sure, likely or guess; false where there is none."""

    value: str = ""
    where: str = ""
    sure: str = GUESS

    def __bool__(self) -> bool:
        return bool(self.value)


NOTHING = Read()


@dataclass(frozen=True)
class Job:
    """Work done. Days are ISO 8601 as far as known: 2019, 2019-05, 2019-05-01; `until` may be NOW."""

    title: Read = NOTHING
    employer: Read = NOTHING
    starts: Read = NOTHING
    until: Read = NOTHING
    place: Read = NOTHING
    what: tuple[Read, ...] = ()


@dataclass(frozen=True)
class Study:
    """Something learnt: where, what degree, in what."""

    institution: Read = NOTHING
    degree: Read = NOTHING
    area: Read = NOTHING
    starts: Read = NOTHING
    until: Read = NOTHING


@dataclass(frozen=True)
class Spoken:
    """A language by its code, empty where it is not known, and its level in the Common European Framework."""

    name: Read
    code: str = ""
    level: Read = NOTHING


@dataclass(frozen=True)
class Certificate:
    """A certificate, who gave it, and when."""

    name: Read
    issuer: Read = NOTHING
    date: Read = NOTHING


@dataclass(frozen=True)
class Cv:
    """All that was read from one file; country is an ISO 3166-1 alpha-2 code.

    `left_out` names what stood there and is never read (PRIVATE), `notes` what could not be read (problems.NOTES).
    """

    kind: str
    name: Read = NOTHING
    email: Read = NOTHING
    phone: Read = NOTHING
    city: Read = NOTHING
    country: Read = NOTHING
    headline: Read = NOTHING
    summary: Read = NOTHING
    work: tuple[Job, ...] = ()
    education: tuple[Study, ...] = ()
    languages: tuple[Spoken, ...] = ()
    skills: tuple[Read, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def usable(self) -> bool:
        """Whether anything was found that could be suggested; a name or a town alone could be from any letter."""
        return any((self.work, self.education, self.languages, self.skills, self.email, self.phone, self.summary))


PARTS = {"work": Job, "education": Study, "languages": Spoken, "certificates": Certificate}


def to_plain(cv: Cv) -> dict[str, Any]:
    """The CV as dictionaries and lists."""
    return asdict(cv)


def from_plain(plain: dict[str, Any]) -> Cv:
    """The CV that `to_plain` was given."""
    kept: dict[str, Any] = {}
    for name, value in plain.items():
        if name in PARTS:
            kept[name] = tuple(_part(PARTS[name], row) for row in value)
        elif name == "skills":
            kept[name] = tuple(Read(**row) for row in value)
        else:
            kept[name] = _value(value)
    return Cv(**kept)


def _part(kind: Any, row: dict[str, Any]) -> Any:
    return kind(**{field.name: _value(row[field.name]) for field in fields(kind)})


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return Read(**value)
    if isinstance(value, list | tuple):
        return tuple(_value(one) for one in value)
    return value
