"""Small random folders: every rule of the contract, in every mixture."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

COUNTRIES, SECTORS, FUNDERS, GROUPS = ("SO", "IQ"), ("health", "water"), ("NL", "EU", ""), ("g1", "g2", "")
FIRST = date(2021, 5, 1)


@st.composite
def periods(draw: Any) -> tuple[str, str]:
    """Two dates in order, either of which may be missing."""
    start = FIRST + timedelta(days=draw(st.integers(0, 6)))
    end = start + timedelta(days=draw(st.integers(0, 4)))
    return ("" if draw(st.integers(0, 5)) == 0 else str(start)), ("" if draw(st.integers(0, 5)) == 0 else str(end))


@st.composite
def folders(draw: Any, most_pairs: int = 9) -> dict[str, Any]:
    """The rows of the four files."""
    dated = draw(st.booleans())
    places = [
        [f"a{n}", draw(st.sampled_from(COUNTRIES)), draw(st.sampled_from(SECTORS)), "physical",
         draw(st.integers(0, 2)), draw(st.integers(0, 3)) * 1000, *(draw(periods()) if dated else ("", "")), "i",
         draw(st.sampled_from(FUNDERS))]
        for n in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    people = [
        [f"p{n}", draw(st.sampled_from("fmx") | st.just("")), draw(st.sampled_from(GROUPS)),
         *((str(FIRST), str(FIRST + timedelta(days=9))) if draw(st.integers(0, 3)) == 0 else ("", ""))]
        for n in range(draw(st.integers(1, 5)))
    ]  # fmt: skip
    every = [(person[0], place[0]) for person in people for place in places]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=most_pairs))
    ranks = st.integers(1, 4).map(str) | st.just("")
    pairs = [[*pair, draw(st.integers(0, 20)) / 20, draw(ranks), draw(ranks)] for pair in chosen]
    return {"places": places, "people": people, "pairs": pairs, "rules": draw(rules(places, chosen))}


@st.composite
def rules(draw: Any, places: list[list[Any]], pairs: list[tuple[str, str]]) -> str:
    """rules.toml about what there is."""
    lines: list[str] = []
    for table, column, keys in (("country", 1, ("min", "max", "budget")), ("sector", 2, ("min", "max"))):
        for name in sorted({place[column] for place in places}):
            if draw(st.booleans()):
                lines += [f"[{table}.{name}]", *draw(limit(keys))]
    for name in sorted({place[9] for place in places} - {""}):
        if draw(st.booleans()):
            lines += [f"[funder.{name}]", *draw(limit(("budget",)))]
    if draw(st.booleans()):
        lines += ["[balance]", *draw(binding())]
        lines += [f"women_min = {draw(st.sampled_from((0.25, 0.4, 0.5)))}"] if draw(st.booleans()) else []
        lines += [f"group_max = {draw(st.sampled_from((0.3, 0.5)))}"] if draw(st.booleans()) else []
        lines += [f"group_slack = {draw(st.integers(0, 1))}"] if draw(st.booleans()) else []
    for table in ("lock", "forbid"):
        for person, place in draw(st.lists(st.sampled_from(pairs), max_size=1)) if pairs else []:
            lines += [f"[[{table}]]", f'person = "{person}"', f'place = "{place}"', *draw(binding())]
    lines += ["[solve]", "gap = 0.0", f"stable = {str(draw(st.booleans())).lower()}", *draw(binding())]
    lines += [f'host_rank = "{draw(st.sampled_from(("ignore", "score", "order")))}"']
    return "\n".join(lines) + "\n"


@st.composite
def limit(draw: Any, keys: tuple[str, ...]) -> list[str]:
    """The lines of one table."""
    least, most = draw(st.integers(0, 2)), draw(st.integers(0, 3))
    values = {"min": min(least, most), "max": most, "budget": draw(st.integers(0, 6)) * 1000}
    return [f"{key} = {values[key]}" for key in keys if draw(st.booleans())] + draw(binding())


@st.composite
def binding(draw: Any) -> list[str]:
    """A rule binds, or now and then only warns."""
    return ["bind = false"] if draw(st.integers(0, 4)) == 0 else []


def write(folder: Path, rows: dict[str, Any]) -> Path:
    """Writes the rows as the files of the contract."""
    heads = {
        "places": "place_id country sector mode capacity cost start end institution funder",
        "people": "person_id sex group available_from available_to",
        "pairs": "person_id place_id fit host_rank person_rank",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, head in heads.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head.split(), *rows[name]])
    (folder / "rules.toml").write_text(rows["rules"], encoding="utf-8")
    return folder
