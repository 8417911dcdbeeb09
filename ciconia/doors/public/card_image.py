"""The picture of an opportunity for messengers: 1200 by 630 pixels, drawn by typst from our own two fonts.

Messengers show no SVG, and a browser has no place on a server. typst shapes Arabic, breaks lines in both
directions, and needs nothing of the machine. A picture takes about 15 ms of processor time; the newest ones are kept.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from ciconia.doors import shared

WIDTH, HEIGHT = 1200, 630
KEPT = 64
COLOURS = {"AFG": "#1d5687", "IRQ": "#a65d12", "NGA": "#0f7a63", "SOM": "#7b3b86"}  # as in the stylesheet
OTHERS = "#5f6863"
_HERE = Path(__file__).parent
_SHARED = Path(shared.__file__).parent
_PIXELS_PER_INCH = 144  # two pixels for each of the 600 points
_one_at_a_time = Lock()


@dataclass(frozen=True)
class CardWords:
    """What stands on the picture, in one language; a title may stand in another direction than the rest."""

    language: str
    direction: str
    programme: str
    title: str
    title_direction: str
    where: str
    how: str
    country: str


@lru_cache(maxsize=KEPT)
def draw(words: CardWords) -> bytes:
    """The picture as PNG."""
    said = asdict(words) | {"colour": COLOURS.get(words.country, OTHERS), "mark": _mark()}
    with _one_at_a_time:
        made = _compiler().compile(format="png", ppi=_PIXELS_PER_INCH, sys_inputs={"card": json.dumps(said)})
    return bytes(made)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    fonts = [str(_SHARED / "fonts")]
    return typst.Compiler(str(_HERE / "card.typ"), root=str(_HERE), font_paths=fonts, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _mark() -> str:
    return (_SHARED / "static" / "ciconia" / "mark.svg").read_text()
