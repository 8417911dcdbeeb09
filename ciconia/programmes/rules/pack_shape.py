"""The shape of a pack: which tables and keys it has and what each holds."""

from ciconia.programmes.kinds import NAMED
from ciconia.programmes.rules.pack_checks import (
    COUNTRY,
    DAC,
    DAY,
    FLAG,
    LANGUAGES,
    PREFIX,
    RULE_VALUE,
    SLUG,
    URL,
    WHEN,
    WORDS,
    ZONE,
    Key,
    ListOf,
    Named,
    Shape,
    Table,
    Tables,
    one_of,
    text,
    whole,
)
from ciconia.programmes.rules.pack_course import REQUIRED_COURSE
from ciconia.programmes.rules.pack_selection import CHANNEL, QUESTION, SELECTION
from ciconia.programmes.rules.pack_timetable import MILESTONE
from ciconia.programmes.rules.rule import WHATS

LINES = ("placement", "engagement")
TARGETS = ("participants", "internships", "study visits", "outreach events")
OPERATORS = sorted({operator for operators in WHATS.values() for operator in operators})

ASKED = ("ministry", "partner", "embassy", "office", "host")
WAYS = ("account", "link", "letter")

SOURCE = Key(SLUG)

A_SOURCE: Shape = {"name": Key(text()), "url": Key(URL, required=False, default=""), "note": Key(text(), False, "")}

FUNDER: Shape = {"name": Key(text(200)), "country": Key(COUNTRY, False, "")}

PROGRAMME: Shape = {
    "code": Key(SLUG),
    "name": Key(WORDS),
    "prefix": Key(PREFIX),
    "starts": Key(WHEN),
    "ends": Key(WHEN),
    "prolonged_to": Key(DAY, required=False),
    "zone": Key(ZONE, False, "Europe/Amsterdam"),
    "answer_working_days": Key(whole(1, 90)),
    "longest_days": Key(whole(1, 1000), False, 0),
    "carried_out_by": Key(text(400), False, ""),
    "offices": Key(text(400), False, ""),
    "funders": Key(Tables(FUNDER), False, ()),
    "lines": Key(ListOf(one_of(LINES), least=1)),
    "kinds": Key(ListOf(one_of(NAMED), least=1)),
    "tagline": Key(WORDS),
    "lede": Key(WORDS),
    "source": SOURCE,
}

SECTOR: Shape = {"code": Key(SLUG), "name": Key(WORDS), "dac_codes": Key(ListOf(DAC)), "source": SOURCE}

# Who is asked: the nearest ministry, or organisation of another kind, above whoever was asked before; or one that is
# named. `within` names an organisation, for a step that only institutions under it go through. Without `ways` all do.
STEP: Shape = {
    "code": Key(SLUG),
    "name": Key(WORDS),
    "role": Key(one_of(["endorser"])),
    "days": Key(whole(1, 365)),
    "asks": Key(one_of(ASKED), False, ""),
    "organisation": Key(text(200), False, ""),
    "within": Key(text(200), False, ""),
    "ways": Key(ListOf(one_of(WAYS), least=1), False, ()),
    "languages": Key(ListOf(one_of(LANGUAGES)), False, ()),
    "note": Key(WORDS, False),
    "usual": Key(FLAG, False, False),
}

# Whom a focus asks whose own chain is not known; it is marked, so that no page takes it for the programme's.
USUAL_STEP = {
    "code": "ministry",
    "name": {
        "en": "Ministry that supervises the institution",
        "nl": "Ministerie waar de instelling onder valt",
        "fr": "Ministère de tutelle",
        "ar": "الوزارة المشرفة على المؤسسة",
    },
    "role": "endorser",
    "days": 14,
    "usual": True,
}

CHOICE: Shape = {
    "code": Key(SLUG),
    "decided_with": Key(text()),
    "why": Key(text()),
    "starts": Key(DAY, required=False),
    "ends": Key(DAY, required=False),
    "source": SOURCE,
}

FOCUS: Shape = {
    "country": Key(COUNTRY),
    "authority": Key(text(80), False, ""),
    "name": Key(WORDS),
    "next_review": Key(DAY, required=False),
    "source": SOURCE,
    "chain": Key(Tables(STEP), False, ()),
    "sector": Key(Tables(CHOICE), False, ()),
}

TARGET: Shape = {
    "code": Key(SLUG),
    "country": Key(COUNTRY, False, ""),
    "about": Key(whole(1, 10_000_000)),
    "of_what": Key(one_of(TARGETS)),
    "by": Key(DAY, required=False),
    "words": Key(WORDS),
    "source": SOURCE,
}

RULE: Shape = {
    "code": Key(SLUG),
    "what": Key(one_of(WHATS)),
    "operator": Key(one_of(OPERATORS)),
    "value": Key(RULE_VALUE),
    "sentence": Key(WORDS),
    "valid_from": Key(DAY),
    "valid_until": Key(DAY, required=False),
    "assumed": Key(ListOf(one_of(["valid_from", "valid_until"])), False, ()),
    "note": Key(text(), False, ""),
    "source": SOURCE,
}

CRITERION: Shape = {
    "code": Key(SLUG),
    "name": Key(WORDS),
    "question": Key(WORDS),
    "scale": Key(ListOf(WORDS, least=2)),
    "source": SOURCE,
}

FACT: Shape = {
    "key": Key(SLUG),
    "label": Key(WORDS),
    "value": Key(WORDS),
    "known_from": Key(DAY, required=False),
    "source": SOURCE,
}

SECTION: Shape = {
    "code": Key(SLUG),
    "kinds": Key(ListOf(one_of(NAMED)), False, ()),
    "sectors": Key(ListOf(SLUG), False, ()),
    "label": Key(WORDS),
    "hint": Key(WORDS),
    "required": Key(FLAG, False, False),
    "listed": Key(FLAG, False, True),
    "source": SOURCE,
}

TEXT: Shape = {"section": Key(SLUG), "words": Key(WORDS)}

TEMPLATE: Shape = {
    "code": Key(SLUG),
    "kind": Key(one_of(NAMED)),
    "sectors": Key(ListOf(SLUG), False, ()),
    "name": Key(WORDS),
    "text": Key(Tables(TEXT, least=1)),
    "source": SOURCE,
}

PACK: Shape = {
    "base": Key(whole(1, 1_000_000), required=False),
    "sources": Key(Named(A_SOURCE)),
    "programme": Key(Table(PROGRAMME)),
    "sector": Key(Tables(SECTOR), False, ()),
    "focus": Key(Tables(FOCUS), False, ()),
    "target": Key(Tables(TARGET), False, ()),
    "rule": Key(Tables(RULE), False, ()),
    "criterion": Key(Tables(CRITERION), False, ()),
    "section": Key(Tables(SECTION), False, ()),
    "template": Key(Tables(TEMPLATE), False, ()),
    "timetable": Key(Tables(MILESTONE), False, ()),
    "selection": Key(Table(SELECTION), False),
    "question": Key(Tables(QUESTION), False, ()),
    "channel": Key(Tables(CHANNEL), False, ()),
    "required_course": Key(Tables(REQUIRED_COURSE), False, ()),
    "fact": Key(Tables(FACT), False, ()),
}

# How a row of each table is told from its siblings, in a difference and when it is stored.
IDENTITY = {
    "sector": ("code",),
    "focus": ("country", "authority"),
    "target": ("code",),
    "rule": ("code",),
    "criterion": ("code",),
    "section": ("code",),
    "template": ("code",),
    "text": ("section",),
    "timetable": ("code", "country", "authority"),
    "question": ("code",),
    "choices": ("code",),
    "channel": ("code",),
    "required_course": ("kind", "item"),
    "fact": ("key",),
    "chain": ("code",),
}
