"""The stylesheet and the templates keep their promises: contrast, mirroring, old browsers, no code of their own."""

import gzip
import re
from pathlib import Path

import pytest

import ciconia

PACKAGE = Path(ciconia.__file__).parent
CSS = (PACKAGE / "doors/shared/static/ciconia/ciconia.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))

# Text on its ground, and the least contrast WCAG 2 asks for: 4.5 for text, 3 for marks, lines and large figures.
PAIRS = [
    ("ink", "paper", 4.5), ("ink", "sand", 4.5), ("ink", "surface", 4.5), ("ink", "sand-2", 4.5),
    ("ink-2", "paper", 4.5), ("ink-2", "sand", 4.5), ("ink-3", "paper", 4.5), ("ink-3", "sand", 4.5),
    ("ink-3", "surface", 4.5), ("reed", "paper", 4.5), ("reed", "surface", 4.5), ("reed", "sand", 4.5),
    ("on-reed", "reed", 4.5), ("on-reed", "reed-deep", 4.5), ("beak", "surface", 4.5), ("beak", "sand", 3),
    ("alert", "surface", 4.5), ("alert", "paper", 4.5), ("alert", "alert-wash", 4.5), ("sky", "sky-wash", 4.5),
    ("gold-ink", "gold-wash", 4.5), ("reed-deep", "reed-wash", 4.5), ("reed", "sky-wash", 4.5),
    ("reed", "gold-wash", 4.5), ("ink", "sky-wash", 4.5), ("ink", "gold-wash", 4.5), ("ink", "reed-wash", 4.5),
    ("ink", "alert-wash", 4.5), ("on-gold", "gold", 4.5), ("line-strong", "surface", 3), ("line-strong", "paper", 3),
    ("line-strong", "sand", 3), ("c-af", "paper", 3), ("c-iq", "paper", 3), ("c-ng", "paper", 3), ("c-so", "paper", 3),
    ("c-mute", "paper", 3), ("paper", "c-af", 4.5), ("paper", "c-iq", 4.5), ("paper", "c-ng", 4.5),
    ("paper", "c-so", 4.5),
]  # fmt: skip


def tokens(selector: str) -> dict[str, str]:
    """The colours a block of the stylesheet declares, by name."""
    block = RULES[RULES.index(selector) :].split("}")[0]
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", block))


LIGHT = tokens(":root{")
DARK = LIGHT | tokens(":root[data-theme=dark]{")


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2, 1.4.3."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_the_standard():
    assert round(contrast("#fff", "#000"), 2) == 21.0
    assert round(contrast("#1a221f", "#fbfaf6"), 1) == 15.6


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme: str):
    colours = LIGHT if theme == "light" else DARK
    too_weak = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f} of {least}"
        for text, ground, least in PAIRS
        if contrast(colours[text], colours[ground]) < least
    ]
    assert too_weak == []


def test_dark_by_choice_and_dark_by_device_are_the_same_colours():
    assert tokens(":root[data-theme=dark]{") == tokens(":root:not([data-theme=light]){")


def test_the_stylesheet_mirrors_by_itself():
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right|top|bottom|width|height)\s*:"
        r"|(?:float|clear|text-align|caption-side):\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius",
        RULES,
    )
    assert physical == []


def test_the_stylesheet_uses_nothing_that_makes_an_old_browser_drop_rules():
    newer = re.findall(
        r"@layer|@container|@scope|@property|@import|:has\(|:is\(|:where\(|light-dark\(|color-mix\(|oklch\(|&|url\(",
        RULES,
    )
    assert newer == []
    nested, open_rules = [], []
    for prelude in re.findall(r"[^{}]*[{}]", RULES):
        if prelude.endswith("}"):
            open_rules.pop()
        else:
            if open_rules and not open_rules[-1].startswith("@"):
                nested.append(prelude.strip())
            open_rules.append(prelude.strip())
    assert nested == []


def test_the_stylesheet_is_small():
    assert len(gzip.compress(CSS.encode(), 9)) <= 8_000


def test_the_templates_were_found():
    assert PACKAGE / "doors/shared/templates/shared/base.html" in TEMPLATES


@pytest.mark.parametrize("component", sorted(PACKAGE.rglob("templates/cotton/*.html")), ids=lambda path: path.stem)
def test_a_component_is_short_and_says_what_it_takes(component: Path):
    lines = component.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 30
    assert next(line for line in lines if not line.startswith("{% load")).startswith("{# ")
