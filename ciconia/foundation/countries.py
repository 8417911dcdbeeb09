"""Countries by ISO 3166-1 alpha-3 code, named in the reader's language.

The pairs of codes are ISO 3166-1 (as in the public-domain list datasets/country-codes); names come from Babel (CLDR).
"""

from functools import cache, lru_cache
from unicodedata import combining, normalize
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_PAIRS = """
ABW:AW AFG:AF AGO:AO AIA:AI ALA:AX ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ASM:AS ATA:AQ ATF:TF ATG:AG AUS:AU
AUT:AT AZE:AZ BDI:BI BEL:BE BEN:BJ BES:BQ BFA:BF BGD:BD BGR:BG BHR:BH BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ
BMU:BM BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BVT:BV BWA:BW CAF:CF CAN:CA CCK:CC CHE:CH CHL:CL CHN:CN CIV:CI
CMR:CM COD:CD COG:CG COK:CK COL:CO COM:KM CPV:CV CRI:CR CUB:CU CUW:CW CXR:CX CYM:KY CYP:CY CZE:CZ DEU:DE
DJI:DJ DMA:DM DNK:DK DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FLK:FK
FRA:FR FRO:FO FSM:FM GAB:GA GBR:GB GEO:GE GGY:GG GHA:GH GIB:GI GIN:GN GLP:GP GMB:GM GNB:GW GNQ:GQ GRC:GR
GRD:GD GRL:GL GTM:GT GUF:GF GUM:GU GUY:GY HKG:HK HMD:HM HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IMN:IM IND:IN
IOT:IO IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JEY:JE JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH
KIR:KI KNA:KN KOR:KR KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV
MAC:MO MAF:MF MAR:MA MCO:MC MDA:MD MDG:MG MDV:MV MEX:MX MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN
MNP:MP MOZ:MZ MRT:MR MSR:MS MTQ:MQ MUS:MU MWI:MW MYS:MY MYT:YT NAM:NA NCL:NC NER:NE NFK:NF NGA:NG NIC:NI
NIU:NU NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PCN:PN PER:PE PHL:PH PLW:PW PNG:PG POL:PL
PRI:PR PRK:KP PRT:PT PRY:PY PSE:PS PYF:PF QAT:QA REU:RE ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG
SGS:GS SHN:SH SJM:SJ SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO SPM:PM SRB:RS SSD:SS STP:ST SUR:SR SVK:SK SVN:SI
SWE:SE SWZ:SZ SXM:SX SYC:SC SYR:SY TCA:TC TCD:TD TGO:TG THA:TH TJK:TJ TKL:TK TKM:TM TLS:TL TON:TO TTO:TT
TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA UMI:UM URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VGB:VG
VIR:VI VNM:VN VUT:VU WLF:WF WSM:WS YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW
"""
ALPHA2 = dict(pair.split(":") for pair in _PAIRS.split())
BABEL_CODES = {"fa-af": "fa_AF", "prs": "fa_AF"}  # Babel does not know prs


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    code = BABEL_CODES.get(language.lower(), language.replace("-", "_"))
    try:
        return Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        return Locale("en")


@lru_cache(maxsize=1024)
def country_name(alpha3: str, language: str = "en") -> str:
    """The country's name in `language`; the code itself where there is no such country."""
    name = _locale(language).territories.get(ALPHA2.get(alpha3, ""))
    return str(name) if name else alpha3


@lru_cache(maxsize=1024)
def language_name(code: str, language: str = "en") -> str:
    """The name of a language in `language`; the code itself where it is not known."""
    name = _locale(language).languages.get(BABEL_CODES.get(code.lower(), code.replace("-", "_")))
    return str(name) if name else code


@lru_cache(maxsize=16)
def language_names(language: str = "en") -> frozenset[str]:
    """What languages are called in `language`, in small letters."""
    return frozenset(str(name).casefold() for name in _locale(language).languages.values())


def countries(language: str = "en") -> list[tuple[str, str]]:
    """(code, name) of every country, sorted by name."""
    return sorted(((code, country_name(code, language)) for code in ALPHA2), key=lambda pair: by_name(pair[1]))


def by_name(name: str) -> str:
    """What to sort names by: É stands with E, and the forms of alif with alif, instead of behind all letters."""
    return "".join(sign for sign in normalize("NFD", name.casefold()) if not combining(sign))


def known_zone(name: str) -> bool:
    """Whether a time zone exists."""
    return name in _zone_names()


def zone_in(country: str) -> str:
    """The time zone of a country that has one; nothing where it has several, or none is known."""
    zones = _zones().get(ALPHA2.get(country, ""), [])
    return zones[0] if len(zones) == 1 else ""


@cache
def _zone_names() -> frozenset[str]:
    """Every name that is known; kept, as asking the library reads folders of the disk each time."""
    return frozenset(available_timezones())


@cache
def _zones() -> dict[str, list[str]]:
    """{country, two letters: its zones}, from the table of CLDR."""
    found: dict[str, list[str]] = {}
    for zone, country in get_global("zone_territories").items():
        if zone in _zone_names() and "/" in zone:
            found.setdefault(country, []).append(zone)
    return {country: sorted(zones) for country, zones in found.items()}
