"""A CV in the XML of Europass: the SkillsPassport (V3) and the Candidate that the present editor writes.

Names of elements: Europass XML Schema V3.0 and V3.4 (Cedefop), and for the Candidate what the editor exports.
"""

import html
import re
from collections.abc import Iterator

from ciconia.formats.cv.lines import clean
from ciconia.formats.cv.private import without_sentences
from ciconia.formats.cv.problems import CvProblem
from ciconia.formats.cv.shape import LIKELY, NOW, SURE, Certificate, Cv, Job, Read, Spoken, Study
from ciconia.formats.cv.spoken import country_of_code, language_code, level_in
from ciconia.formats.cv.xmltree import Node, read_xml

BREAK = re.compile(r"(?i)</?(?:p|li|ul|ol|br|div)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
DAY = re.compile(r"^[12]\d{3}(-[01]\d(-[0-3]\d)?)?")
SKILLS = ("Communication", "Organisational", "JobRelated", "Computer", "Other")
V3_PRIVATE = {"Birthdate": "birth", "Gender": "sex", "NationalityList": "nationality"}
NEW_PRIVATE = {"BirthDate": "birth", "GenderCode": "sex", "NationalityCode": "nationality"}


def read_europass(raw: bytes) -> Cv:
    """The CV of a Europass file; raises CvProblem where it is none."""
    root = read_xml(raw)
    if root.name in ("SkillsPassport", "Europass"):
        return _passport(root.at("LearnerInfo"))
    if root.name == "Candidate":
        return _candidate(root)
    raise CvProblem("not_europass")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that may hold HTML, as plain text."""
    plain = TAG.sub("", BREAK.sub("\n", text))
    return [line for line in (clean(html.unescape(part)) for part in plain.split("\n")) if line]


def _read(node: Node, path: str, where: str) -> Read:
    value = clean(node.at(path).text)
    return Read(value, f"{where}/{path}", SURE) if value else Read()


def _what(text: str, where: str) -> tuple[Read, ...]:
    found = (without_sentences(line)[0] for line in paragraphs(text))
    return tuple(Read(line, where, SURE) for line in found if line)


def _summary(text: str, where: str) -> tuple[Read, set[str]]:
    plain, kinds = without_sentences("\n".join(paragraphs(text)))
    return (Read(plain, where, SURE) if plain else Read()), kinds


def _passport(info: Node) -> Cv:
    person, where = info.at("Identification"), "LearnerInfo/Identification"
    contact = person.at("ContactInfo")
    name = clean(f"{person.at('PersonName/FirstName').text} {person.at('PersonName/Surname').text}")
    code = country_of_code(contact.at("Address/Contact/Country/Code").text)
    summary, kinds = _summary(info.at("ProfileSummary").text, "LearnerInfo/ProfileSummary")
    headline = info.at("Headline/Description/Label") if info.at("Headline").name else info.at("Occupation/Label")
    left = {kind for element, kind in V3_PRIVATE.items() if person.at(f"Demographics/{element}").name}
    left |= {"photo"} if person.at("Photo").name else set()
    skills = info.at("Skills")
    return Cv(
        kind="europass", name=Read(name, f"{where}/PersonName", SURE) if name else Read(),
        email=_read(contact, "Email/Contact", where), phone=_read(contact, "TelephoneList/Telephone/Contact", where),
        city=_read(contact, "Address/Contact/Municipality", where),
        country=Read(code, f"{where}/ContactInfo/Address", SURE) if code else Read(),
        headline=Read(clean(headline.text), "LearnerInfo/Headline", SURE) if headline.text else Read(), summary=summary,
        work=tuple(_v3_job(row, n) for n, row in enumerate(info.all("WorkExperienceList/WorkExperience"), 1)),
        education=tuple(_v3_study(row, n) for n, row in enumerate(info.all("EducationList/Education"), 1)),
        languages=tuple(_v3_languages(skills.at("Linguistic"))),
        skills=tuple(one for part in SKILLS for one in _what(skills.at(f"{part}/Description").text, f"Skills/{part}")),
        certificates=tuple(_v3_certificates(info)), left_out=tuple(sorted(left | kinds)),
    )  # fmt: skip


def _v3_day(node: Node) -> str:
    """A date whose parts are attributes with the dashes of XML Schema: year="1940" month="--03"."""
    if not (year := node.attributes.get("year", "")):
        return ""
    month = node.attributes.get("month", "").strip("-")
    return f"{year}-{month}" if month else year


def _v3_period(row: Node, where: str) -> tuple[Read, Read]:
    starts, until = _v3_day(row.at("Period/From")), _v3_day(row.at("Period/To"))
    if row.at("Period/Current").text == "true":
        until = NOW
    place = f"{where}/Period"
    return Read(starts, place, SURE) if starts else Read(), Read(until, place, SURE) if until else Read()


def _v3_job(row: Node, number: int) -> Job:
    where = f"WorkExperience[{number}]"
    starts, until = _v3_period(row, where)
    return Job(
        title=_read(row, "Position/Label", where), employer=_read(row, "Employer/Name", where), starts=starts,
        until=until,
        place=_read(row, "Employer/ContactInfo/Address/Contact/Municipality", where),
        what=_what(row.at("Activities").text, f"{where}/Activities"),
    )  # fmt: skip


def _v3_study(row: Node, number: int) -> Study:
    where = f"Education[{number}]"
    starts, until = _v3_period(row, where)
    return Study(
        institution=_read(row, "Organisation/Name", where), degree=_read(row, "Title", where),
        area=_read(row, "Field/Label", where), starts=starts, until=until,
    )  # fmt: skip


def _v3_languages(linguistic: Node) -> Iterator[Spoken]:
    for node in linguistic.all("MotherTongueList/MotherTongue/Description"):
        yield _spoken(node.at("Code").text, node.at("Label").text, [], "MotherTongue", mother=True)
    for node in linguistic.all("ForeignLanguageList/ForeignLanguage"):
        levels = [part.text for part in node.at("ProficiencyLevel").children]
        yield _spoken(node.at("Description/Code").text, node.at("Description/Label").text, levels, "ForeignLanguage")


def _spoken(code: str, label: str, levels: list[str], where: str, *, mother: bool = False) -> Spoken:
    level = "C2" if mother else level_in(" ".join(levels))[0]
    known = language_code(code) or language_code(label)
    name = Read(clean(label or code), where, SURE)
    return Spoken(name, known, Read(level, where, LIKELY if mother else SURE) if level else Read())


def _v3_certificates(info: Node) -> Iterator[Certificate]:
    for node in info.all("Skills/Linguistic/ForeignLanguageList/ForeignLanguage/VerifiedBy/Certificate"):
        if name := _read(node, "Title", "ForeignLanguage/VerifiedBy/Certificate"):
            yield Certificate(name)


def _candidate(root: Node) -> Cv:
    person, profile, where = root.at("CandidatePerson"), root.at("CandidateProfile"), "CandidatePerson"
    name = clean(f"{person.at('PersonName/GivenName').text} {person.at('PersonName/FamilyName').text}")
    channels = list(person.all("Communication"))
    place = next((one.at("Address") for one in channels if one.at("Address").name), Node(""))
    code = country_of_code(place.at("CountryCode").text)
    summary, kinds = _summary(profile.at("ExecutiveSummary").text, "CandidateProfile/ExecutiveSummary")
    left = {kind for element, kind in NEW_PRIVATE.items() if person.at(element).name}
    left |= {"photo"} if profile.at("Attachment").name else set()
    return Cv(
        kind="europass", name=Read(name, f"{where}/PersonName", SURE) if name else Read(),
        email=_channel(channels, "Email"), phone=_channel(channels, "Telephone"),
        city=_read(place, "CityName", f"{where}/Communication/Address"),
        country=Read(code, f"{where}/Communication/Address", SURE) if code else Read(), summary=summary,
        work=tuple(_jobs(profile)), education=tuple(_studies(profile)),
        languages=tuple(_languages(person, profile)), skills=tuple(_skills(profile)),
        left_out=tuple(sorted(left | kinds)),
    )  # fmt: skip


def _channel(channels: list[Node], kind: str) -> Read:
    for one in channels:
        if one.at("ChannelCode").text == kind:
            number, dialing = one.at("DialNumber").text, one.at("CountryDialing").text
            value = clean(one.at("URI").text or (f"+{dialing} {number}" if dialing else number))
            if value:
                return Read(value, f"CandidatePerson/Communication[{kind}]", SURE)
    return Read()


def _days(node: Node, where: str, *, going: bool) -> tuple[Read, Read]:
    found = []
    for name in ("StartDate", "EndDate"):
        day = DAY.match(node.at(f"{name}/FormattedDateTime").text)
        found.append(Read(day[0], f"{where}/{name}", SURE) if day else Read())
    return found[0], Read(NOW, where, SURE) if going else found[1]


def _jobs(profile: Node) -> Iterator[Job]:
    for number, employer in enumerate(profile.all("EmploymentHistory/EmployerHistory"), 1):
        where = f"EmployerHistory[{number}]"
        for row in employer.all("PositionHistory"):
            period = row.at("EmploymentPeriod")
            starts, until = _days(period, where, going=period.at("CurrentIndicator").text == "true")
            yield Job(
                title=_read(row, "PositionTitle", where), employer=_read(employer, "OrganizationName", where),
                starts=starts, until=until, place=_read(row, "City", where),
                what=_what(row.at("Description").text, f"{where}/Description"),
            )  # fmt: skip


def _studies(profile: Node) -> Iterator[Study]:
    for number, row in enumerate(profile.all("EducationHistory/EducationOrganizationAttendance"), 1):
        where = f"EducationOrganizationAttendance[{number}]"
        period = row.at("AttendancePeriod")
        starts, until = _days(period, where, going=period.at("Ongoing").text == "true")
        yield Study(
            institution=_read(row, "OrganizationName", where), degree=_read(row, "EducationDegree/DegreeName", where),
            starts=starts, until=until,
        )  # fmt: skip


def _languages(person: Node, profile: Node) -> Iterator[Spoken]:
    for node in person.all("PrimaryLanguageCode"):
        yield _spoken(node.text, node.text, [], "PrimaryLanguageCode", mother=True)
    for row in profile.all("PersonQualifications/PersonCompetency"):
        if row.at("TaxonomyID").text == "language":
            levels = [score.text for score in row.all("CompetencyDimension/Score/ScoreText")]
            yield _spoken(row.at("CompetencyID").text, row.at("CompetencyID").text, levels, "PersonCompetency")


def _skills(profile: Node) -> Iterator[Read]:
    for path in ("Skills/PersonCompetency", "Skills/SkillsGroup/PersonCompetency"):
        for row in profile.all(path):
            if name := _read(row, "CompetencyName", path):
                yield name
