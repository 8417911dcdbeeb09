"""Which language and script a text is in, and whether the encoder can read it.

The encoder's languages are those of the multilingual Universal Sentence Encoder 3. Everything else is matched by its
words against our own vocabulary and never by vector: by vector Somali, Dari and Pashto are ranked almost at random.
"""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

COVERED = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
ALIASES = {
    "fa": "prs", "fa-af": "prs", "dari": "prs", "pes": "prs", "per": "prs", "pus": "ps", "pbu": "ps", "pashto": "ps",
    "som": "so", "somali": "so", "ara": "ar", "eng": "en", "nld": "nl", "dut": "nl", "fra": "fr", "fre": "fr",
    "spa": "es", "deu": "de", "ger": "de", "zh-hans": "zh", "zh-hant": "zh", "zh-tw": "zh", "zh-cn": "zh",
    "english": "en", "dutch": "nl", "french": "fr", "arabic": "ar", "spanish": "es", "german": "de", "italian": "it",
    "portuguese": "pt", "polish": "pl", "turkish": "tr", "russian": "ru", "chinese": "zh", "japanese": "ja",
    "korean": "ko", "thai": "th", "persian": "prs", "farsi": "prs", "swedish": "sv", "danish": "da", "czech": "cs",
    "norwegian": "no", "finnish": "fi", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "croatian": "hr",
    "slovak": "sk", "slovenian": "sl", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "greek": "el",
}  # fmt: skip
# Neighbours of covered languages that share words and word parts with them. In MELO's published results the encoder
# alone comes near to letters for them (Danish to English .168 against .158, Norwegian .111 against .058, Slovene .084
# against .076, Slovak .104 against .112), so titles are linked with a part of it; people are never ranked by it.
NEAR = ("bg", "ca", "cs", "da", "et", "fi", "gl", "hr", "hu", "lt", "lv", "no", "ro", "sk", "sl", "sv", "uk")
SCRIPTS = ("ARABIC", "CYRILLIC", "HANGUL", "HIRAGANA", "KATAKANA", "CJK", "THAI", "ETHIOPIC", "DEVANAGARI", "LATIN")
BY_SCRIPT = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "THAI": "th", "CYRILLIC": "ru"}
SCRIPT_OF = {
    "ar": {"ARABIC"}, "prs": {"ARABIC"}, "ps": {"ARABIC"}, "ur": {"ARABIC"}, "ckb": {"ARABIC"}, "ru": {"CYRILLIC"},
    "ko": {"HANGUL", "CJK"}, "ja": {"HIRAGANA", "KATAKANA", "CJK"}, "zh": {"CJK"}, "th": {"THAI"},
    "bg": {"CYRILLIC"}, "uk": {"CYRILLIC"}, "am": {"ETHIOPIC"}, "ti": {"ETHIOPIC"},
}  # fmt: skip
# Words that hold sentences together: frequent in their language, rare in the others.
WORDS = {
    "en": "the of and to in for with on at by from is are has who as an or experience years we our seeks",
    "nl": "de het een en van voor met op bij aan in te naar is zijn die dat als ervaring jaar wij onze zoekt om",
    "fr": "le la les des du de et en pour avec dans sur aux au un une est qui ans par expérience chez nous",
    "es": "el la los las de del y en para con por un una es que años como experiencia al se nuestro busca",
    "de": "der die das und in von für mit auf im bei zu ein eine ist als den dem sowie jahre erfahrung wir sucht",
    "it": "il lo la gli le di del della e in per con su nel nella un una che anni esperienza come presso",
    "pt": "o a os as de do da dos das e em para com por um uma que anos como experiência no na",
    "pl": "i w z na do dla oraz jest się od przez lat doświadczenie po przy jako o",
    "tr": "ve bir için ile bu da de olarak yıl deneyim olan gibi daha çok",
    "so": "iyo waa oo ka ku u uu ay ah ee leh si waxaan loo la wax sanno khibrad shaqo waxay kuwa ama aan waxa baray",
    "sv": "och i för med på av till som är en ett den det att",
    "da": "og i for med på af til som er en et den det at",
    "ar": "في من على إلى مع عن و أو التي الذي لدى خبرة سنوات هذا بين كما تبحث",
    "prs": "در از به با و که را برای است های این یا سال تجربه دارد می شده ولایت",
    "ps": "د په او کې ته چې له سره لپاره دی ده کلونه تجربه یا څخه لري کړي کوي",
}
LETTERS = {"ps": "ټډړږښځڅڼېۍګ", "prs": "پچژگکی", "ar": "ةأإيىكؤئ", "ckb": "ێۆڕڵە", "ur": "ٹڈڑںے"}
_WORDS = {language: frozenset(words.split()) for language, words in WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = ("ar", "prs", "ps")


@dataclass(frozen=True)
class Reading:
    """How a text can be read. language: code, "" where unknown; share: of the letters in the main script, 0 to 1."""

    language: str
    script: str
    share: float = 1.0
    declared: bool = False

    @property
    def covered(self) -> bool:
        """Whether the encoder has learned this language; an unknown Latin one is taken to be."""
        return self.language in COVERED or (self.language == "" and self.script == "LATIN")


def code_of(language: str) -> str:
    """One code per language: `fa-AF` and `Dari` become `prs`, `pt-BR` becomes `pt`."""
    lower = language.strip().lower().replace("_", "-")
    return ALIASES.get(lower) or ALIASES.get(lower.partition("-")[0]) or lower.partition("-")[0]


def read(text: str, declared: str = "") -> Reading:
    """Language and script of a text. What its writer declared counts unless the letters contradict it."""
    scripts = Counter(script for letter in text if (script := _script(letter)))
    if not scripts:
        return Reading(code_of(declared), "", 0.0, bool(declared))
    script, count = max(scripts.items(), key=lambda item: (item[1], item[0]))
    share = count / scripts.total()
    wanted = code_of(declared)
    if wanted and script in SCRIPT_OF.get(wanted, {"LATIN"} if wanted not in ("el", "he", "hi") else {script}):
        return Reading(wanted, script, share, True)
    return Reading(_guess(text, script), script, share)


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "")
    return next((script for script in SCRIPTS if name.startswith(script)), "OTHER")


def _guess(text: str, script: str) -> str:
    if script in BY_SCRIPT:
        return BY_SCRIPT[script]
    tokens = _TOKEN.findall(text.lower())
    if script == "ARABIC":
        return _guess_arabic(text, tokens)
    if script != "LATIN":
        return ""
    hits = {
        language: float(sum(token in words for token in tokens))
        for language, words in _WORDS.items()
        if language not in _ARABIC_SCRIPT
    }
    hits["so"] += sum("aa" in token or "uu" in token or "dh" in token or "xa" in token for token in tokens) / 2
    best = max(sorted(hits), key=lambda language: hits[language])
    return best if hits[best] >= 1 else ""


def _guess_arabic(text: str, tokens: list[str]) -> str:
    hits = dict.fromkeys(LETTERS, 0.0)
    for language, letters in LETTERS.items():
        hits[language] += sum(text.count(letter) for letter in letters) / 2
    for language in _ARABIC_SCRIPT:
        hits[language] += sum(token in _WORDS[language] for token in tokens)
    hits["ar"] += sum(token.startswith("ال") for token in tokens)
    best = max(sorted(hits), key=lambda language: hits[language])
    return best if hits[best] > 0 else "ar"
