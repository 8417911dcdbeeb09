"""The kinds of work, and the programmes that come with the product as packs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ciconia.programmes.kinds import EVENT_KINDS, KINDS, VOICE_KINDS, WAITING, Kind
from ciconia.programmes.packs import FOLDER
from ciconia.programmes.rules import pack
from docs.generator.text import code, codes, page, table

UNKNOWN = "unknown"

OF_KINDS = """
A kind is a way of working: one file in `ciconia/programmes/kinds/`. It says who applies, whether a need is required,
for how long at most, which flows its rows follow, what has to be done before the start, and when people are asked
what changed. Flows belong to floors above and are named by string; a check at start-up refuses a name that nobody
registered.
"""

OF_PACKS = """
A programme is one file in `ciconia/programmes/packs/`: its dates, funders, countries, sectors, targets, rules with the
days on which they hold, criteria, and facts. Every table names its source. What the sources do not say is *unknown*
and stays so. A fact with a day in *known from* is not shown on earlier days of the product's clock.

How to write one: [a new programme](../how-to/new-programme.md).
"""


def page_of_kinds() -> str:
    """The page about kinds."""
    blocks = [block for kind in KINDS.values() for block in _kind(kind)]
    waiting = f"Packs may name these already; they are built with the floors that carry them: {codes(sorted(WAITING))}."
    gatherings = [f"* `{kind.name}`: {kind.label}; counted as {kind.mark}" for kind in EVENT_KINDS.values()]
    voices = [f"* `{kind.name}`: {kind.label}; counted as {kind.mark}" for kind in VOICE_KINDS.values()]
    parts = ("## Events", "\n".join(gatherings), "## Having a say", "\n".join(voices), "## Not built yet", waiting)
    return page("Kinds", OF_KINDS, *blocks, *parts)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.label!s}"
    yield table(
        ["", ""],
        [
            ("name in packs", code(kind.name)),
            ("counted as", kind.mark),
            ("who applies", f"a {kind.applicant}" if kind.applicant == "person" else f"an {kind.applicant}"),
            ("a validated need is required", "yes" if kind.need_required else "no"),
            ("modes", codes(kind.modes)),
            ("longest", f"{kind.longest_days} days"),
            ("flows", codes(kind.flows)),
        ],
    )
    yield "What has to be done; a *gate* holds the start until it is done or waived with a reason."
    yield table(
        ["item", "in words", "whose", "when", "gate", "modes"],
        [
            (code(i.code), str(i.label), i.owner, _when(i.before), "gate" if i.gate else "", codes(i.modes))
            for i in kind.checklist
        ],
    )
    yield "Who is asked what changed, and when."
    yield table(
        ["wave", "in words", "days after the end", "asked"],
        [(code(w.code), str(w.label), w.after, ", ".join(w.respondents)) for w in kind.waves],
    )
    yield "What its terms of reference say beyond what all have; without a required section the host does not get them."
    yield table(
        ["section", "in words", "what to write", "required"],
        [(code(s.code), str(s.label), str(s.hint), "yes" if s.required else "no") for s in kind.sections],
    )


def _when(before: int) -> str:
    return f"{before} days before the start" if before >= 0 else f"{-before} days after the start"


def page_of_packs() -> str:
    """The page about packs."""
    return page("Packs", OF_PACKS, *(block for path in sorted(FOLDER.glob("*.toml")) for block in _pack(path)))


def _pack(path: Path) -> Iterator[str]:
    data = pack.read_file(path).data
    programme = data["programme"]
    names = {sector["code"]: _english(sector["name"]) for sector in data["sector"]}
    yield f"## {code(path.stem)}: {_english(programme['name'])}"
    yield table(["", ""], _outline(programme))
    yield from _countries(data, names)
    yield from _titled(
        "Targets",
        ["country", "about", "of what", "by", "in words", "source"],
        [
            (t["country"], t["about"], t["of_what"], t["by"] or "", _english(t["words"]), t["source"])
            for t in data["target"]
        ],
    )
    yield from _titled(
        "Rules",
        ["rule", "in words", "holds from", "until", "assumed", "note", "source"],
        [
            (code(r["code"]), _english(r["sentence"]), r["valid_from"], r["valid_until"] or "", codes(r["assumed"]),
             r["note"], r["source"])
            for r in data["rule"]
        ],
    )  # fmt: skip
    yield from _terms(data, names)
    yield from _facts(data)


def _titled(title: str, head: list[str], rows: list[tuple[Any, ...]]) -> Iterator[str]:
    """A table under its title, where it has a row."""
    if rows:
        yield f"### {title}"
        yield table(head, rows)


def _countries(data: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    yield from _titled(
        "Countries and sectors",
        ["country", "sector", "decided with", "from", "why", "source"],
        [
            (_english(focus["name"]), names[choice["code"]], choice["decided_with"], choice["starts"] or "the start",
             choice["why"], choice["source"])
            for focus in data["focus"]
            for choice in focus["sector"]
        ],
    )  # fmt: skip
    if quiet := [_english(focus["name"]) for focus in data["focus"] if not focus["sector"]]:
        yield f"No sector is known of: {', '.join(quiet)}."
    yield from _titled(
        "Who endorses a need",
        ["country", "step", "days", "known"],
        [
            (_english(focus["name"]), _english(step["name"]), step["days"], _whose_step(step))
            for focus in data["focus"]
            for step in focus["chain"]
        ],
    )


def _terms(data: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    yield from _titled(
        "Sections of the terms of reference",
        ["section", "in words", "what to write", "sectors", "required", "source"],
        [
            (code(s["code"]), _english(s["label"]), _english(s["hint"]), ", ".join(names[c] for c in s["sectors"]),
             "yes" if s["required"] else "no", s["source"])
            for s in data["section"]
        ],
    )  # fmt: skip
    yield from _titled(
        "Templates of terms of reference",
        ["template", "in words", "kind", "sectors", "source"],
        [
            (code(t["code"]), _english(t["name"]), code(t["kind"]), ", ".join(names[c] for c in t["sectors"]),
             t["source"])
            for t in data["template"]
        ],
    )  # fmt: skip


def _whose_step(step: dict[str, Any]) -> str:
    return "no: what the product usually does" if step["usual"] else "as the pack says"


def _outline(programme: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("runs", f"{_day(programme['starts'])} to {_day(programme['ends'])}"),
        ("prolonged to", str(programme["prolonged_to"] or "")),
        ("funded by", ", ".join(funder["name"] for funder in programme["funders"]) or UNKNOWN),
        ("carried out by", programme["carried_out_by"] or UNKNOWN),
        ("lines", codes(programme["lines"])),
        ("kinds", codes(programme["kinds"])),
        ("longest assignment", f"{programme['longest_days']} days"),
        ("an applicant is answered within", f"{programme['answer_working_days']} working days"),
        ("source", programme["source"]),
    ]


def _facts(data: dict[str, Any]) -> Iterator[str]:
    known = [fact for fact in data["fact"] if _english(fact["value"]) != UNKNOWN]
    unknown = [fact for fact in data["fact"] if _english(fact["value"]) == UNKNOWN]
    yield "### Facts"
    yield table(
        ["about", "what is known", "known from", "source"],
        [
            (_english(fact["label"]), _english(fact["value"]), fact["known_from"] or "", fact["source"])
            for fact in known
        ],
    )
    yield "### Unknown"
    yield table(["about", "source"], [(_english(fact["label"]), fact["source"]) for fact in unknown])
    yield "### Sources"
    yield table(
        ["name here", "source", "note"],
        [
            (code(name), f"[{source['name']}]({source['url']})" if source["url"] else source["name"], source["note"])
            for name, source in data["sources"].items()
        ],
    )


def _english(words: Any) -> str:
    return str(words["en"]) if isinstance(words, dict) else str(words)


def _day(when: dict[str, Any]) -> str:
    """A date as far as it is known; open and unknown stay in words."""
    known = {"day": 10, "month": 7, "year": 4}.get(when["precision"])
    return str(when["day"])[:known] if known else str(when["precision"])
