"""Who the CV is about and how to reach them: what stands before all headings, and under "personal details"."""
# ruff: noqa: RUF001 - dashes and signs of many scripts are looked for here

import re
from collections.abc import Iterable

from ciconia.formats.cv.lines import CELL, Line, words
from ciconia.formats.cv.shape import GUESS, LIKELY, SURE, Read
from ciconia.formats.cv.spoken import country_code
from ciconia.formats.cv.words import LABELS, TITLES

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/.-])(?:\+ ?|00)?\(?\d[\d\s().\-/]{6,18}\d(?![\w/])")
ADDRESS = re.compile(r"(?i)https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|io|nl|fr|eu)(?:/\S*)?\b")
YEARS = re.compile(r"^(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d$")
POST = re.compile(r"^\d{4}\s?[A-Z]{2}\b|\b\d{4,6}\b|\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b")
CITY = re.compile(r"^[^\W\d_][\w\s.'’()-]{1,38}$")
US = frozenset(
    word
    for row in (
        "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK",
        "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC",
    )
    for word in row.split()
)
_LABEL_OF = {words(label): kind for kind, row in LABELS.items() for label in row.split("|")}
_TITLE = {words(title) for title in TITLES.split()}
_SEPARATOR = re.compile(r"\t|\s[|•·]\s|\s{3,}|\s,\s")
_NOISE = re.compile(
    r"(?i)^(?:curriculum vitae|cv|résumé|resume|last updated.*|page \d+.*"
    r"|السيرة الذاتية|سيرة ذاتية|taariikh nololeed)$"
)
MOST_WORDS = 5


def contact(lines: Iterable[Line]) -> dict[str, Read]:
    """Name, e-mail, telephone, town, country and headline from lines about a person; what is not there is left out."""
    found: dict[str, Read] = {}
    rest: list[tuple[str, Line]] = []
    for line in lines:
        text = line.text
        for name, pattern in (("email", MAIL), ("phone", PHONE)):
            match = pattern.search(ADDRESS.sub(" ", text) if name == "phone" else text)
            if match and not YEARS.match(match[0].strip()):
                found.setdefault(name, Read(match[0].strip(" .-/").replace("+ ", "+"), line.where, SURE))
                text = text.replace(match[0], CELL)
        rest += [(part, line) for part in _SEPARATOR.split(ADDRESS.sub(CELL, text))]
    _labelled(rest, found)
    _named(rest, found)
    return found


def _labelled(rest: list[tuple[str, Line]], found: dict[str, Read]) -> None:
    """Values with a label in front of them, in the same cell or in the one after."""
    waiting = ""
    for part, line in rest:
        label, sign, value = part.partition(":")
        kind = _LABEL_OF.get(words(label), "")
        if kind and not (sign and value.strip()):
            waiting = kind
            continue
        value = value.strip() if kind else part.strip()
        kind, waiting = kind or waiting, ""
        if not kind or not value:
            continue
        if kind == "place":
            found.update(
                {name: read for name, read in place_in(value, line.where, LIKELY).items() if name not in found}
            )
        elif kind in ("name", "headline"):
            found.setdefault(kind, Read(value, line.where, SURE))


def _named(rest: list[tuple[str, Line]], found: dict[str, Read]) -> None:
    """The name in the largest letters, the line below it, and a part that looks like a place."""
    plain = [(part.strip(), line) for part, line in rest if _plain(part)]
    largest = max((line.size for _, line in plain), default=0.0)
    for number, (part, line) in enumerate(plain):
        if "name" not in found and line.size == largest and _could_be_name(part):
            found["name"] = Read(part, line.where, LIKELY)
            after = plain[number + 1 :]
            if after and "headline" not in found and _could_be_headline(after[0][0]):
                certain = _TITLE & set(words(after[0][0]).split())
                found["headline"] = Read(after[0][0], after[0][1].where, LIKELY if certain else GUESS)
            break
    if "city" not in found and "country" not in found:
        for part, line in plain:
            if place := place_in(part, line.where, GUESS):
                found.update(place)
                return


def _plain(part: str) -> bool:
    folded = part.strip()
    return bool(folded) and not _NOISE.match(folded) and _LABEL_OF.get(words(folded.partition(":")[0])) is None


def _could_be_name(part: str) -> bool:
    count = len(part.split())
    return 2 <= count <= MOST_WORDS and not re.search(r"[\d@:,;/]", part) and not _TITLE & set(words(part).split())


def _could_be_headline(part: str) -> bool:
    said = words(part).split()
    if not said or len(part) > 160 or (len(said) == 1 and said[0] not in _TITLE):
        return False
    return not place_in(part, "", GUESS) and not re.search(r"\d{4}", part)


def place_in(text: str, where: str, sure: str) -> dict[str, Read]:
    """Town and country of a text such as "Rotterdam, Netherlands"; nothing where no country is named."""
    parts = [part.strip() for part in re.split(r"[,،]|\s[-–]\s", text) if part.strip()]
    if not parts or len(parts) > 5:
        return {}
    country = country_code(parts[-1])
    american = len(parts) > 1 and parts[-1] in US
    if not country and not american:
        return _town_alone(parts, where, sure) if sure == LIKELY else {}
    found = {"country": Read(country or "US", where, GUESS if american and not country else sure)}
    for part in reversed(parts[:-1]):
        town = " ".join(POST.sub(" ", part).split())
        if (CITY.match(town) and not re.search(r"\d", part.replace(town, ""))) or (town and POST.search(part)):
            found["city"] = Read(town, where, sure)
            break
    return found


def _town_alone(parts: list[str], where: str, sure: str) -> dict[str, Read]:
    town = " ".join(POST.sub(" ", parts[-1]).split())
    return {"city": Read(town, where, sure)} if CITY.match(town) and not re.search(r"\d", town) else {}


def is_place(text: str) -> bool:
    """Whether a text is the name of a place beside work or study: "Princeton, NJ", "London, UK", a country."""
    parts = [part.strip() for part in re.split(r"[,،]", text) if part.strip()]
    if not 1 <= len(parts) <= 2 or len(text) > 60 or re.search(r"\d", text):
        return False
    last = parts[-1]
    return bool(country_code(last)) or (len(parts) > 1 and (last in US or bool(re.fullmatch(r"[A-Z]{2}", last))))
