"""Bringing people and organisations in from a spreadsheet: columns that are known or never, and what a line says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from unicodedata import combining, normalize

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from ciconia.foundation.access import YES, Verdict, holds_for_programme
from ciconia.foundation.countries import ALPHA2, country_name, language_name
from ciconia.foundation.letters import OddLetters, one_alphabet, plain_address, tidy
from ciconia.foundation.models import Role
from ciconia.people.models import Brought, OrganisationKind

BRINGERS = (Role.COORDINATOR, Role.OFFICER)
MOST = 20_000
READ_IN = ("en", "nl", "fr", "ar", "es", "de", "so")
SPOKEN = (
    "en", "nl", "fr", "ar", "fa-AF", "ps", "so", "ckb", "ku", "ha", "ig", "yo", "sw", "am", "ti", "de", "es", "it",
    "pt", "tr", "ur", "fa", "sv", "no", "da", "fi", "ru", "zh", "hi", "om", "rw", "rn", "ln", "wo",
)  # fmt: skip
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")

FIELDS: dict[str, dict[str, str | Promise]] = {
    Brought.PEOPLE: {
        "full_name": _("Full name"), "first_name": _("First name"), "last_name": _("Family name"),
        "email": _("E-mail"), "phone": _("Telephone"), "residence_country": _("Lives in: country"),
        "residence_city": _("Lives in: city"), "headline": _("Headline"), "languages": _("Languages"),
        "concepts": _("What they can do"),
    },
    Brought.ORGANISATIONS: {
        "name": _("Name"), "kind": _("What it is"), "country": _("Country"), "city": _("City"),
        "website": _("Website"),
    },
}  # fmt: skip
# Names of columns as they are met, folded: small letters, no accents, no signs.
KNOWN = {
    "full_name": "fullname name naam volledigenaam nom nomcomplet nombre contact participant الاسم magaca displayname",
    "first_name": "firstname givenname voornaam prenom given first",
    "last_name": "lastname surname familyname achternaam familienaam nomdefamille apellido last",
    "email": "email emailaddress mail emailadres courriel adressemail correo البريد البريدالالكتروني primaryemail",
    "phone": "phone telephone tel mobile mobilephone gsm telefoon telefoonnummer telefono هاتف phonenumber",
    "residence_country": "country countryofresidence residence livesin land woonland pays "
    "paysderesidence pais countrycode",
    "residence_city": "city town stad plaats woonplaats ville ciudad place residencecity",
    "headline": "headline title jobtitle profession function functie beroep fonction poste occupation",
    "languages": "languages language talen taal langues langue idiomas spokenlanguages",
    "concepts": "skills expertise competences vaardigheden competenties whattheycando specialisation",
    "name": "name organisation organization institution naam nom organisatie organisationname institutionname company",
    "kind": "kind type soort category what typeoforganisation",
    "country": "country land pays pais countrycode",
    "city": "city town stad plaats ville ciudad place",
    "website": "website url web site webpage siteweb",
}
# What is never brought in (GDPR article 9, and what a programme may only hear from the person).
NEVER = {
    gettext_noop("Only the person can say this, for figures, and can take it back."): (
        "sex gender geslacht sexe genre sexo birth born dateofbirth birthdate birthyear dob age geboorte geboortedatum "
        "geboortejaar leeftijd naissance datedenaissance anneedenaissance nationality nationaliteit nationalite "
        "countryoforigin countryofbirth geboorteland paysdorigine herkomst origin ties"
    ),
    gettext_noop("Nobody is asked this here, and there is no place for it."): (
        "ethnicity ethnic ethniciteit ethnie religion religie faith clan tribe stam tribu subclan caste race ras "
        "relatives family father mother spouse marital maritalstatus burgerlijkestaat political party orientation "
        "biometric fingerprint health disability gezondheid handicap sante"
    ),
    gettext_noop("Numbers of papers have no place in a list."): (
        "passport passportnumber paspoort paspoortnummer passeport bsn ssn nationalid nationalidnumber idnumber "
        "residencepermit visa iban bankaccount"
    ),
}
REFUSALS = {
    "no_name": gettext_noop("There is no name."),
    "long": gettext_noop("%(field)s is longer than %(most)d characters."),
    "email": gettext_noop("“%(value)s” is not an e-mail address."),
    "odd_email": gettext_noop(
        "The e-mail address has the letter “%(letter)s”, which only looks like one that belongs there. Type it anew."
    ),
    "odd_name": gettext_noop("One word of the name mixes alphabets that look alike (“%(letter)s”). Type it anew."),
    "country": gettext_noop("“%(value)s” is not a country, by name or by code."),
    "language": gettext_noop("“%(value)s” is not a language we know, by name or by code."),
    "kind": gettext_noop("“%(value)s” is not a kind of organisation. Kinds are: %(kinds)s."),
    "website": gettext_noop("“%(value)s” is not the address of a page."),
    "no_country": gettext_noop("There is no country."),
    "twice": gettext_noop("The same as line %(line)d."),
    "not_here": gettext_noop("This is for staff who work in the country of this organisation."),
    "elsewhere": gettext_noop("This address cannot be brought in by a list. Ask the person to sign up themselves."),
}
OWN = gettext_noop("This person looks after their own profile, so the list changes nothing.")
LONGEST = {"full_name": 160, "phone": 40, "residence_city": 80, "headline": 160, "name": 200, "city": 80}


@dataclass
class Line:
    """What a line of a spreadsheet says, in our fields; or why it cannot be brought in."""

    values: dict[str, Any] = field(default_factory=dict)
    refused: tuple[str, dict[str, Any]] | None = None


def may_bring_in(user: Any, programme_id: int, focus_id: int | None = None) -> Verdict:
    """Whether an account may bring people and organisations into a programme, and into this focus."""
    if holds_for_programme(user, BRINGERS, programme_id, focus_id):
        return YES
    return Verdict(False, _("Only a coordinator or an officer of this country can bring a list in."))


def folded(text: str) -> str:
    """A text to compare by: small letters without accents, signs and spaces."""
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
    return re.sub(r"[\W_]+", "", plain)


def never(column: str) -> str:
    """Why a column is never brought in, to be translated; nothing where it may be."""
    words = {folded(word) for word in re.split(r"[^\w]+|_", column) if word} | {folded(column)}
    for why, names in NEVER.items():
        if words & set(names.split()):
            return why
    return ""


def proposed(what: str, columns: Sequence[str]) -> dict[str, int]:
    """Which column holds which field, as far as their names tell: {field: number of the column from 0}."""
    found: dict[str, int] = {}
    for number, column in enumerate(columns):
        for name in FIELDS[what]:
            if name not in found and number not in found.values() and folded(column) in _known(name):
                found[name] = number
    if "first_name" in found and "last_name" in found:
        found.pop("full_name", None)
    return found


def unusable(what: str, mapping: Mapping[str, int]) -> str | None:
    """Why no line can be read with this choice of columns, in words."""
    if len(set(mapping.values())) < len(mapping):
        return _t("One column can only be one thing.")
    if what == Brought.ORGANISATIONS and not {"name", "country"} <= set(mapping):
        return _t("Say which columns hold the name and the country.")
    if what == Brought.PEOPLE and "full_name" not in mapping and not {"first_name", "last_name"} <= set(mapping):
        return _t("Say which column holds the name, or which hold first name and family name.")
    return None


def read_line(what: str, mapping: Mapping[str, int], cells: Sequence[str]) -> Line:
    """What a line says, in our fields."""
    said = {name: tidy(cells[number]) for name, number in mapping.items() if number < len(cells)}
    try:
        return Line(_person(said) if what == Brought.PEOPLE else _organisation(said))
    except _Refused as problem:
        return Line(refused=(problem.code, problem.facts))


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a refusal, in the reader's language."""
    named = FIELDS[Brought.PEOPLE] | FIELDS[Brought.ORGANISATIONS]
    return _t(REFUSALS[code]) % ({**facts, "field": str(named[facts["field"]])} if "field" in facts else dict(facts))


class _Refused(ValueError):
    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def _person(said: dict[str, str]) -> dict[str, Any]:
    name = said.get("full_name") or " ".join(filter(None, (said.get("first_name"), said.get("last_name"))))
    if not name:
        raise _Refused("no_name")
    values: dict[str, Any] = {"full_name": _short("full_name", _one_alphabet(" ".join(name.split())))}
    if email := said.get("email"):
        values["email"] = _address(email)
    for plain in ("phone", "residence_city", "headline"):
        if said.get(plain):
            values[plain] = _short(plain, said[plain])
    if said.get("residence_country"):
        values["residence_country"] = _country(said["residence_country"])
    if said.get("languages"):
        values["languages"] = [_language(part) for part in _parts(said["languages"])]
    if said.get("concepts"):
        values["concepts"] = [part[:120] for part in _parts(said["concepts"])][:30]
    return values


def _organisation(said: dict[str, str]) -> dict[str, Any]:
    if not said.get("name"):
        raise _Refused("no_name")
    if not said.get("country"):
        raise _Refused("no_country")
    values: dict[str, Any] = {"name": _short("name", _one_alphabet(" ".join(said["name"].split())))}
    values["country"] = _country(said["country"])
    if said.get("kind"):
        values["kind"] = _kind(said["kind"])
    if said.get("city"):
        values["city"] = _short("city", said["city"])
    if website := said.get("website"):
        values["website"] = website if "://" in website else f"https://{website}"
        try:
            URLValidator(schemes=["http", "https"])(values["website"])
        except ValidationError:
            raise _Refused("website", value=website) from None
    return values


def _one_alphabet(name: str) -> str:
    try:
        return one_alphabet(name)
    except OddLetters as problem:
        raise _Refused("odd_name", letter=problem.letter) from None


def _address(email: str) -> str:
    try:
        plain = plain_address(email)
        validate_email(plain)
    except OddLetters as problem:
        raise _Refused("odd_email", letter=problem.letter) from None
    except ValidationError:
        raise _Refused("email", value=email[:80]) from None
    return plain


def _short(name: str, value: str) -> str:
    if len(value) > LONGEST[name]:
        raise _Refused("long", field=name, most=LONGEST[name])
    return value


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n|/]", text) if part.strip()]


def _country(value: str) -> str:
    code = _countries().get(folded(value))
    if code is None:
        raise _Refused("country", value=value[:80])
    return code


def _language(value: str) -> dict[str, str]:
    level = next((level for level in LEVELS if level in value.upper()), "")
    name = re.sub(r"\(.*?\)|\b[abc][12]\b", "", value, flags=re.I)
    code = _languages().get(folded(name))
    if code is None:
        raise _Refused("language", value=value[:80])
    return {"code": code, "level": level}


def _kind(value: str) -> str:
    known = {folded(str(kind.label)): kind.value for kind in OrganisationKind} | {
        k.value: k.value for k in OrganisationKind
    }
    found = known.get(folded(value))
    if found is None:
        raise _Refused("kind", value=value[:80], kinds=", ".join(kind.value for kind in OrganisationKind))
    return found


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in [*KNOWN[name].split(), name])


@cache
def _countries() -> dict[str, str]:
    codes = {folded(code): code for code in ALPHA2} | {folded(two): code for code, two in ALPHA2.items()}
    return {folded(country_name(code, spoken)): code for spoken in READ_IN for code in ALPHA2} | codes


@cache
def _languages() -> dict[str, str]:
    names = {folded(language_name(code, spoken)): code for spoken in READ_IN for code in SPOKEN}
    return names | {folded(code): code for code in SPOKEN}
