"""`./run bench link`: titles against a corpus of names, in the formats of MELO and TalentCLEF."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from bench.trec import Measures, id_ranks, interval, lines, measure, ordered
from ciconia.doors.cli.exits import BAD_INPUT, FINDINGS, fail, say
from ciconia.doors.cli.vocabularies import VOCABULARY, linker_for, problems
from ciconia.engine.encoder.protocol import Vectors, unit
from ciconia.engine.link.index import ACROSS, LETTERS, MEANING, settled
from ciconia.engine.link.linker import Linker, meaning_of
from ciconia.engine.problems import InputProblem, read_text
from ciconia.engine.text.grams import gram_counts, rarity, weighted
from ciconia.engine.text.language import Reading, code_of
from ciconia.engine.text.normal import fold

Scores = NDArray[np.float32]
NAMED = re.compile(r"_q_(?P<q>[a-z]{2})_c_(?P<c>[a-z]{2}(?:_[a-z]{2})*)$")
CHUNK = 64
NEIGHBOURS = 10  # elements of the corpus that a query without a concept mapping is moved towards
BRIDGE, SPREAD = 0.2, 0.1  # of a title's likeness through concepts; how far it spreads over them
# Section 5 of the engine's goals: (set, row): (measure, value).
GOALS = {
    ("bel_q_nl_c_en", "imported"): ("MRR", 0.62),
    ("bel_q_nl_c_en", "corpus"): ("MRR", 0.40),
    ("bel_q_fr_c_en", "imported"): ("MRR", 0.60),
    ("bel_q_fr_c_en", "corpus"): ("MRR", 0.40),
    ("bel_q_nl_c_nl", "imported"): ("MRR", 0.626),
    ("bel_q_fr_c_fr", "imported"): ("MRR", 0.578),
    ("english", "imported"): ("MAP", 0.54),
    ("spanish", "imported"): ("MAP", 0.45),
}
HEAD = "set\trow\tqueries\tMRR\t95 %\tA@1\tA@10\tMAP\ttexts per CPU s\tgoal"


@dataclass(frozen=True)
class Task:
    """A folder of queries and corpus. concept_of: of each element, "" where the format gives none."""

    name: str
    queries: list[tuple[str, str]]
    corpus: list[tuple[str, str]]
    concept_of: list[str]
    relevant: dict[str, set[str]] = field(default_factory=dict)


def read_task(folder: Path) -> Task:
    """A task in either format; raises InputProblem with file and line."""
    melo = (folder / "queries.tsv").exists()
    ending = ".tsv" if melo else ""
    queries = _pairs(folder / f"queries{ending}", header=not melo)
    corpus = _pairs(folder / f"corpus_elements{ending}", header=not melo)
    mapping = folder / "concept_mapping.tsv"
    concepts = dict(_pairs(mapping, header=False)) if mapping.exists() else {}
    relevant: dict[str, set[str]] = {}
    for keys in (folder / "annotations.tsv", folder / "qrels.tsv"):
        for row in _rows(keys, 4) if keys.exists() else ():
            if row[3].strip() != "0":
                relevant.setdefault(row[0], set()).add(row[2])
    return Task(folder.resolve().name, queries, corpus, [concepts.get(key, "") for key, _ in corpus], relevant)


def _pairs(path: Path, *, header: bool) -> list[tuple[str, str]]:
    rows = [(row[0], row[1]) for row in _rows(path, 2)]
    return rows[1:] if header else rows


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            row = line.rstrip("\r").split("\t") if columns == 2 else line.split()
            if len(row) < columns:
                raise InputProblem(str(path), f"expected {columns} columns with tabs between", number, 1)
            yield row


def languages_of(task: Task, wanted: str | None) -> tuple[str, str]:
    """(language of the queries, of the corpus): from the option, the name of the folder, or "" for unknown."""
    if wanted:
        asked, _, found = wanted.partition(":")
        return code_of(asked), code_of(found or asked)
    named = NAMED.search(task.name)
    if named:
        several = named["c"].split("_")
        return named["q"], several[0] if len(several) == 1 else ""
    code = code_of(task.name)
    return (code, code) if len(code) == 2 or code in ("prs",) else ("", "")


class Bench:
    """Scores one task. Texts are encoded once; everything is exact."""

    def __init__(self, task: Task, linker: Linker, asked: str, found: str) -> None:
        self.task, self.linker = task, linker
        self.reading = Reading(asked, "LATIN" if asked not in ("ar", "prs", "ps") else "ARABIC", 1.0, bool(asked))
        self.queries = [linker.spelled(text, asked) for _, text in task.queries]
        self.names = [linker.spelled(text, found) for _, text in task.corpus]
        began = time.process_time()
        self.query_vectors = linker.encoder.encode(self.queries)
        self.name_vectors = linker.encoder.encode(self.names)
        self.rate = (len(self.queries) + len(self.names)) / max(time.process_time() - began, 1e-9)
        counts = gram_counts([fold(text) for text in self.names])
        self.rare = rarity(counts)
        self.letters = weighted(counts, self.rare).T.tocsr()
        self.meaning = meaning_of(self.reading)
        letters = 1 - self.meaning
        if self.meaning == MEANING:
            letters = LETTERS if asked == found else ACROSS
        self.share = letters
        self.asked = asked

    def corpus(self, some: slice) -> Scores:
        """Queries against the corpus's own names alone: shape (queries, corpus)."""
        near = self.query_vectors[some] @ self.name_vectors.T
        query = weighted(gram_counts([fold(text) for text in self.queries[some]]), self.rare)
        result: Scores = (1 - self.share) * near + self.share * (query @ self.letters).toarray()
        return result

    def through_concepts(self, some: slice, own: Scores) -> Scores:
        """Elements by the best name their concept has anywhere, the best element of each concept before the others."""
        places = self.concept_places
        folded = [fold(text) for text in self.queries[some]]
        every, around = self.linker.all_parts(self.query_vectors[some], folded, [self.asked] * len(own), self.meaning)
        best = np.full((len(own), self.groups), -1, np.float32)
        np.maximum.at(best.T, self.group_of, own.T)
        rest = best.copy()
        known = places >= 0
        best[:, known] = np.maximum(best[:, known], every[:, places[known]])
        rest[:, known] = around[:, places[known]]
        best = settled(best, rest, self.meaning)
        whole = best[:, self.group_of]
        first = self._firsts(own)
        result: Scores = np.where(first, 1.0, 0.0).astype(np.float32) + 0.5 * whole + 1e-3 * own
        return result

    def _firsts(self, own: Scores) -> NDArray[np.bool_]:
        found = np.zeros(own.shape, bool)
        for row, scores in enumerate(own):
            order = np.lexsort((np.arange(len(scores)), -scores, self.group_of))
            _, starts = np.unique(self.group_of[order], return_index=True)
            found[row, order[starts]] = True
        return found

    def prepare_concepts(self) -> None:
        """Which elements name one concept, and where that concept is among the linker's."""
        uris, self.group_of = np.unique(np.array(self.task.concept_of), return_inverse=True)
        self.groups = len(uris)
        self.concept_places = np.array([self.linker.number.get(str(uri), -1) for uri in uris])

    def bridged(self, some: slice, own: Scores) -> Scores:
        """Elements by their likeness to the query and its neighbours, and by the concepts both are near to."""
        nearest = np.argsort(-own, axis=1, kind="stable")[:, :NEIGHBOURS]
        worth = np.take_along_axis(own, nearest, axis=1)[:, :, None]
        around = unit((self.name_vectors[nearest] * worth).sum(axis=1))
        moved = unit(self.query_vectors[some] + around) - self.query_vectors[some]
        own = own + (1 - self.share) * (moved @ self.name_vectors.T)
        through = self._spread(self.query_vectors[some], self.queries[some]) @ self.spreads.T
        result: Scores = (1 - BRIDGE) * own + BRIDGE * through
        return result

    def prepare_bridge(self) -> None:
        """The concepts each element of the corpus is near to."""
        parts = [
            self._spread(self.name_vectors[start : start + CHUNK], self.names[start : start + CHUNK])
            for start in range(0, len(self.names), CHUNK)
        ]
        self.spreads = np.concatenate(parts)

    def _spread(self, vectors: Vectors, texts: Sequence[str]) -> Vectors:
        every = self.linker.all_scores(vectors, [fold(text) for text in texts], [self.asked] * len(texts), self.meaning)
        return unit(np.exp((every - every.max(axis=1, keepdims=True)) / SPREAD))


def run_task(
    task: Task, linker: Linker, asked: str, found: str, out: Path | None
) -> Iterator[tuple[str, Measures, float]]:
    """Both rows of a task: (row, measures, texts per CPU second); writes the runs where a folder is given."""
    bench = Bench(task, linker, asked, found)
    mapped = any(task.concept_of)
    if mapped:
        bench.prepare_concepts()
    else:
        bench.prepare_bridge()
    documents = [key for key, _ in task.corpus]
    ranks = id_ranks(documents)
    for row, ending in (("corpus", ".corpus.trec"), ("imported", ".trec")):
        runs: dict[str, list[str]] = {}
        file = (out / f"{task.name}{ending}").open("w", encoding="utf-8") if out else None
        for start in range(0, len(task.queries), CHUNK):
            some = slice(start, start + CHUNK)
            scores = bench.corpus(some)
            if row == "imported":
                scores = bench.through_concepts(some, scores) if mapped else bench.bridged(some, scores)
            for (query, _), one in zip(task.queries[some], scores, strict=True):
                order = ordered(one, ranks)
                if query in task.relevant:
                    runs[query] = [documents[place] for place in order]
                if file:
                    file.write(lines(query, documents, one, order, "ciconia"))
        if file:
            file.close()
        yield row, measure(runs, task.relevant), bench.rate


def shown(task: Task, row: str, found: Measures, rate: float) -> tuple[str, bool]:
    """A line of the table, and whether its goal is met."""
    if not len(found.reciprocal):
        return f"{task.name}\t{row}\t0\t-\t-\t-\t-\t-\t{rate:,.0f}\tno keys", True
    low, high = interval(found.reciprocal)
    values = {"MRR": found.reciprocal.mean(), "MAP": found.average.mean()}
    name, goal = GOALS.get((task.name, row), ("", 0.0))
    met = not name or bool(values[name] >= goal - 0.0005)
    said = f"{name} {goal:.3f} {'met' if met else f'missed by {goal - values[name]:.3f}'}" if name else "-"
    figures = [f"{v:.3f}" for v in (values["MRR"],)] + [f"{low:.3f}-{high:.3f}"]
    figures += [f"{v:.3f}" for v in (found.first.mean(), found.ten.mean(), values["MAP"])]
    return "\t".join((task.name, row, str(len(found.reciprocal)), *figures, f"{rate:,.0f}", said)), met


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--run-dir", type=click.Path(path_type=Path), help="Where runs are kept; made where it is missing.")
@click.option("--lang", help="Languages of queries and corpus, as nl or nl:en; else read from the folder's name.")
@VOCABULARY
def link(folders: tuple[Path, ...], run_dir: Path | None, lang: str | None, vocabulary: str | None) -> None:
    """Measures linking on folders in the format of MELO or TalentCLEF: corpus only, and with imported labels."""
    missed = 0
    with problems():
        absent = [str(folder) for folder in folders if not folder.is_dir()]
        if absent:
            fail(f"{', '.join(absent)}: no such folder", BAD_INPUT)
        if run_dir:
            run_dir.mkdir(parents=True, exist_ok=True)
        linker = linker_for(vocabulary)
        say(f"letters weigh {LETTERS} within a language and {ACROSS} across; encoder {linker.encoder.name}")
        click.echo(HEAD)
        for folder in folders:
            task = read_task(folder)
            for row, found, rate in run_task(task, linker, *languages_of(task, lang), run_dir):
                line, met = shown(task, row, found, rate)
                missed += not met
                click.echo(line)
    if missed:
        raise SystemExit(FINDINGS)
