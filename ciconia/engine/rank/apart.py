"""Rankings with their reasons, in a process of its own: the encoder's memory is given back when it is done."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.link.linker import Linker, linker_of
from ciconia.engine.link.names import NAMED
from ciconia.engine.rank.prepared import Prepared, Preparer, Source
from ciconia.engine.rank.ranker import Pool, Ranked, rank
from ciconia.engine.rank.reasons import Reasons, explain
from ciconia.engine.text.normal import clean, fold
from ciconia.engine.text.parts import recurring, sentences
from ciconia.engine.vocabulary.esco import has_esco

PATIENCE = 1200  # seconds; the first time the vocabulary is prepared, and the queue waits for longer than that
SOME = 100  # people whose texts are made ready at once: what a text needs while it is read is many times what is kept

Answer = dict[str, Any]
Text = Mapping[str, Any]


def rankings(
    needs: Sequence[Text], people: Sequence[Text], folder: Path, *, among: Sequence[str] = (), best: int = 0,
    year: int = 0,
) -> Answer:  # fmt: skip
    """Ranks people for needs; runs for seconds, and takes 250 MiB in a process that ends.

    needs: {"id", "title", "parts": {code: text}, "lang", "refused"}; people: {"id", "parts", "lang", "known",
    "refused"}, as `Source` has them. among: texts of other needs, whose sentences that recur count for nothing. best: 0
    for one ranking of everybody for each need; else for each person so many needs, best first. year: of today.

    Gives {"about": versions, "names": {URI: {language: name}}, "needs": {id: {"why", "notes"}}, "ranked": [{"need",
    "person", "place", "score", "parts", "criteria", "context", "unused", "read"}], "unread": [{"need", "person",
    "why"}]}. Raises subprocess.SubprocessError where the process fails.
    """
    asked = json.dumps(
        {"needs": list(needs), "people": list(people), "among": list(among), "best": best, "year": year,
         "folder": str(folder)}
    )  # fmt: skip
    command = [sys.executable, "-m", "ciconia.engine.rank.apart"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, timeout=PATIENCE)
    found: Answer = json.loads(done.stdout)
    return found


def answer(asked: str) -> str:
    """What the process answers, both as JSON."""
    wanted = json.loads(asked)
    folder = Path(wanted["folder"])
    return json.dumps(answered(wanted, linker_of(folder, shipped_encoder(), own=True, esco=has_esco(folder))))


def answered(wanted: Mapping[str, Any], linker: Linker) -> Answer:
    """The answer of a linker that is there already; the same words give the same answer."""
    preparer = Preparer(linker)
    texts = [*wanted["among"], *(_body(need) for need in wanted["needs"])]
    needs = preparer.prepare([_source(one) for one in wanted["needs"]], recurring(clean(one).text for one in texts))
    sources = [_source(one) for one in wanted["people"]]
    some = (sources[start : start + SOME] for start in range(0, len(sources), SOME))
    pool = Pool([one for few in some for one in preparer.prepare(few)])
    orders = [(need, rank(need, pool)) for need in needs]
    every = [(need, one, place) for need, order in orders for place, one in enumerate(order.ranked, 1)]
    chosen = _of_each(every, wanted["best"]) if wanted["best"] else every
    of_need = {one["id"]: _codes(one) for one in wanted["needs"]}
    of_person = {one["id"]: _codes(one) for one in wanted["people"]}
    prepared = {one.id: one for one in pool.members}
    rows = []
    for need, one, place in chosen:
        reasons = explain(need, prepared[one.id], linker, year=wanted["year"])
        rows.append(_row(need, prepared[one.id], one, place, reasons, of_need[need.id], of_person[one.id]))
    unread = [{"need": need.id, "person": person, "why": why} for need, order in orders for person, why in order.unread]
    met = {criterion[key] for row in rows for criterion in row["criteria"] for key in ("concept", "known")} - {""}
    return {
        "about": about(linker, preparer),
        "names": {uri: _names(linker, linker.number[uri]) for uri in sorted(met)},
        "needs": {need.id: {"why": need.why, "notes": list(need.notes)} for need in needs},
        "ranked": rows,
        "unread": unread,
    }


def about(linker: Linker, preparer: Preparer) -> dict[str, str]:
    """The versions of everything that an order rests on."""
    weights = hashlib.sha256(json.dumps(asdict(preparer.weights), sort_keys=True).encode()).hexdigest()[:12]
    vocabularies = [str(index.store.about["fingerprint"]) for index in linker.indices]
    return {"encoder": linker.encoder.name, "weights": weights, "vocabulary": "+".join(vocabularies)}


def _body(text: Text) -> str:
    return "\n".join(part for part in text["parts"].values() if part)


def _source(text: Text) -> Source:
    known = tuple(text.get("known", ()))
    refused = frozenset((fold(clean(words).text), uri) for words, uri in text.get("refused", ()))
    return Source(text["id"], text.get("title", ""), _body(text), text["lang"], known, refused)


def _codes(text: Text) -> dict[str, str]:
    """{sentence: the part of the text it stands in}."""
    parts = reversed([*text["parts"].items(), ("title", text.get("title", ""))])
    return {sentence: code for code, part in parts for sentence in sentences(clean(part).text)}


def _of_each(every: Iterable[tuple[Prepared, Ranked, int]], best: int) -> list[tuple[Prepared, Ranked, int]]:
    """For each person the needs they come nearest to, numbered in that order."""
    of_person: dict[str, list[tuple[Prepared, Ranked]]] = {}
    for need, one, _place in every:
        of_person.setdefault(one.id, []).append((need, one))
    return [
        (need, one, place)
        for found in of_person.values()
        for place, (need, one) in enumerate(sorted(found, key=lambda pair: (-pair[1].score, pair[0].id))[:best], 1)
    ]


def _row(
    need: Prepared, person: Prepared, one: Ranked, place: int, reasons: Reasons,
    of_need: Mapping[str, str], of_person: Mapping[str, str],
) -> Answer:  # fmt: skip
    criteria = []
    for passage, found in zip(need.passages, reasons.criteria, strict=True):
        criteria.append(
            {
                "clause": found.clause, "part": "title" if passage.title else of_need.get(passage.sentence, ""),
                "standing": found.standing.value, "nearness": found.nearness,
                "evidence": "" if found.known else found.evidence,
                "of": "" if found.known else of_person.get(found.evidence, ""), "known": found.known,
                "concept": found.shared.uri if found.shared else "",
            }
        )  # fmt: skip
    readable = [bool(vector.any()) for vector in person.clause_vectors]
    return {
        "need": need.id, "person": one.id, "place": place, "score": one.score, "parts": one.parts, "criteria": criteria,
        "context": [asdict(evidence) for evidence in reasons.context], "unused": list(reasons.unused),
        "read": {"language": person.reading.language, "covered": person.reading.covered,
                 "clauses": len(readable), "of_them": sum(readable)},
    }  # fmt: skip


def _names(linker: Linker, number: int) -> dict[str, str]:
    english = linker.name(number, "en")
    names = {code: linker.name(number, code) for code in NAMED}
    return {code: name for code, name in names.items() if code == "en" or name != english}


if __name__ == "__main__":  # pragma: no cover - run as a process of its own
    sys.stdout.write(answer(sys.stdin.read()))
