"""What a CV could add to a profile: suggestions beside what stands there now. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from ciconia.doors.portal.forms.base import LANGUAGES, LONGEST
from ciconia.doors.portal.forms.person import LONGEST_CONCEPT, MOST_CONCEPTS
from ciconia.doors.portal.words.cv import period_words, where_words
from ciconia.doors.shared.person import LEVELS
from ciconia.formats.cv.shape import LIKELY, SURE, Cv, Job, Read, Spoken
from ciconia.foundation.countries import ALPHA2, country_name, language_name
from ciconia.foundation.letters import tidy
from ciconia.people.models import Person

ALPHA3 = {alpha2: alpha3 for alpha3, alpha2 in ALPHA2.items()}
HOST, STAFF, HOME = "host", "staff", "home"
MOST_SKILLS = 40


@dataclass(frozen=True)
class Suggestion:
    """One thing that could be taken over.

    `field` of the profile, `value` for it, `words` for the page, what stands there `now`, and who reads it (`group`).
    """

    key: str
    group: str
    field: str
    label: str
    value: str
    words: str
    now: str
    sure: str
    where: str
    ticked: bool = False
    level: str = ""


def suggestions(cv: Cv, person: Person) -> list[Suggestion]:
    """All that the CV says and the profile does not, in the order of the profile."""
    found = [*_headline(cv, person), *_skills(cv, person), *_experience(cv, person), *_languages(cv, person)]
    return [*found, *_history(cv, person), *_home(cv, person)]


def unknown_languages(cv: Cv) -> list[str]:
    """Languages of the CV that a profile cannot name."""
    return [one.name.value for one in cv.languages if one.code not in LANGUAGES]


def other_name(cv: Cv, person: Person) -> str:
    """The name in the file, where it is another than the profile's."""
    own = set(person.identity.full_name.casefold().split())
    return cv.name.value if cv.name and not own & set(cv.name.value.casefold().split()) else ""


def _one(
    group: str, field: str, label: str, read: Read, now: str, *, words: str = "", longest: int = 160
) -> Iterator[Suggestion]:
    value = tidy(read.value)
    if value and len(value) <= longest and value != now:
        ticked = read.sure == SURE and not now
        shown = country_name(now, _reader()) if field == "residence_country" and now else now
        yield Suggestion(
            field, group, field, label, value, words or value, shown, read.sure, where_words(read.where), ticked
        )


def _reader() -> str:
    return translation.get_language() or "en"


def _headline(cv: Cv, person: Person) -> Iterator[Suggestion]:
    yield from _one(HOST, "headline", _("What you do, in one line"), cv.headline, person.headline)


def _skills(cv: Cv, person: Person) -> Iterator[Suggestion]:
    """Those that are not there yet; ticked where all are sure, the profile has none, and there is room."""
    there = {one.casefold() for one in person.concepts}
    for number, skill in enumerate(cv.skills):
        value = " ".join(tidy(skill.value).split())
        if value and value.casefold() not in there and len(value) <= LONGEST_CONCEPT and len(there) < MOST_SKILLS:
            there.add(value.casefold())
            ticked = skill.sure == SURE and not person.concepts and number < MOST_CONCEPTS
            where = where_words(skill.where)
            yield Suggestion(
                f"skill-{number}", HOST, "concepts", _("What you can do"), value, value, "", skill.sure, where, ticked
            )


def _experience(cv: Cv, person: Person) -> Iterator[Suggestion]:
    """The summary and what was done, without the names of employers: hosts read it. Never ticked beforehand."""
    text = experience_text(cv)
    now = person.experience.get(person.experience.source, "")
    if text and text != now:
        where = where_words((cv.summary or cv.work[0].title or cv.work[0].employer).where)
        yield Suggestion("experience", HOST, "experience", _("Your experience"), text, text, now, LIKELY, where)


def experience_text(cv: Cv) -> str:
    """Paragraphs, as many whole ones as a profile holds."""
    kept: list[str] = []
    for part in [cv.summary.value, *(_told(job) for job in cv.work)]:
        text = tidy(part)
        if text and sum(map(len, kept)) + 2 * len(kept) + len(text) <= LONGEST:
            kept.append(text)
    return "\n\n".join(kept)


def _told(job: Job) -> str:
    """What was done at work, without a line that names the employer."""
    name = job.employer.value.casefold()
    lines = [line.value for line in job.what if not name or name not in line.value.casefold()]
    if not lines:
        return ""
    title = period_words(job.starts.value, job.until.value, job.title.value) if job.title else ""
    return "\n".join([title, *(f"- {line}" for line in lines)]).strip()


def _languages(cv: Cv, person: Person) -> Iterator[Suggestion]:
    there = {row["code"]: row.get("level", "") for row in person.languages}
    for code, one in _first_of_each(cv):
        if code in there and one.level.value in ("", there[code]):
            continue
        now = str(LEVELS.get(there.get(code, ""), ""))
        read = one.level or one.name
        ticked = one.level.sure == SURE and not person.languages
        name = language_name(code, _reader())
        where = where_words(read.where)
        yield Suggestion(
            f"language-{code}", HOST, "languages", _("Your languages"), code, name, now, one.level.sure, where, ticked,
            one.level.value,
        )  # fmt: skip


def _first_of_each(cv: Cv) -> list[tuple[str, Spoken]]:
    found: dict[str, Spoken] = {}
    for one in cv.languages:
        if one.code in LANGUAGES:
            found.setdefault(one.code, one)
    return list(found.items())


def _history(cv: Cv, person: Person) -> Iterator[Suggestion]:
    """Work, studies and certificates, a line each, as staff reads them."""
    there = set(person.identity.work_history)
    for key, words, read, sure in _lines(cv):
        line = " ".join(tidy(words).split())[:200]
        if line and line not in there:
            there.add(line)
            ticked = sure == SURE and not person.identity.work_history
            yield Suggestion(
                key,
                STAFF,
                "work_history",
                _("Work and studies so far"),
                line,
                line,
                "",
                sure,
                where_words(read.where),
                ticked,
            )


def _lines(cv: Cv) -> Iterator[tuple[str, str, Read, str]]:
    for number, job in enumerate(cv.work):
        parts = ", ".join(part.value for part in (job.title, job.employer, job.place) if part)
        read = job.title or job.employer
        yield f"work-{number}", period_words(job.starts.value, job.until.value, parts) if parts else "", read, read.sure
    for number, study in enumerate(cv.education):
        parts = ", ".join(part.value for part in (study.degree, study.area, study.institution) if part)
        read = study.degree or study.institution or study.area
        yield (
            f"study-{number}",
            period_words(study.starts.value, study.until.value, parts) if parts else "",
            read,
            read.sure,
        )
    for number, one in enumerate(cv.certificates):
        parts = ", ".join(part.value for part in (one.name, one.issuer) if part)
        yield f"certificate-{number}", period_words("", one.date.value, parts), one.name, one.name.sure


def _home(cv: Cv, person: Person) -> Iterator[Suggestion]:
    identity = person.identity
    yield from _one(HOME, "phone", _("Telephone"), cv.phone, identity.phone, longest=40)
    code = ALPHA3.get(cv.country.value, "")
    country = Read(code, cv.country.where, cv.country.sure) if code else Read()
    words = country_name(code, _reader()) if code else ""
    yield from _one(
        HOME, "residence_country", _("Country you live in"), country, identity.residence_country, words=words
    )
    yield from _one(HOME, "residence_city", _("Town"), cv.city, identity.residence_city, longest=80)
