"""A vocabulary made ready for search: compact arrays in a folder, mapped into memory, the longest read in parts."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciconia.engine.encoder.protocol import Encoder, Vectors, unit
from ciconia.engine.problems import InputProblem
from ciconia.engine.text.grams import gram_counts, rarity, weighted
from ciconia.engine.text.language import COVERED
from ciconia.engine.text.normal import clean, fold, neutral, small
from ciconia.engine.vocabulary.column import Column
from ciconia.engine.vocabulary.concept import Concept, Kind

FORMAT = 5
META = "meta.json"
MOST_VECTORS = {Kind.OCCUPATION: 24, Kind.GROUP: 24, Kind.SKILL: 5}  # names of one concept and language with a vector
BATCH = 4096
MAPPED = (
    "text_ends",
    "concept_starts",
    "languages",
    "ranks",
    "vector_ends",
    "scales",
    "centroids",
    "gram_ends",
    "rarity",
)
COLUMNS = ("vectors", "gram_labels", "gram_weights")  # nine tenths of the bytes, of which a search needs few
Progress = Callable[[str], None]


def silent(line: str) -> None:
    """Tells nobody."""
    del line


def spelled(text: str, language: str) -> str:
    """A name as it is compared: without marks of sex, with small letters as its language has them."""
    return small(neutral(clean(text).text), language)


def fingerprint(concepts: Iterable[Concept], encoder: Encoder) -> str:
    """Twelve letters that change with the vocabulary, the encoder or the format."""
    digest = hashlib.sha256(f"{FORMAT} {encoder.name}".encode())
    for concept in concepts:
        names = {language: [name.text for name in named] for language, named in concept.labels.items()}
        row = [concept.uri, concept.kind, concept.isco, concept.esco, concept.sector, names]
        digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()[:12]


def build_store(
    folder: Path,
    concepts: Sequence[Concept],
    encoder: Encoder,
    *,
    source: Mapping[str, Any] | None = None,
    progress: Progress = silent,
) -> "Store":
    """Encodes a vocabulary and writes it as a folder, in one step or not at all; replaces what was there.

    Concepts without a name are left out. source: what is kept about where it came from.
    """
    whole = fingerprint(concepts, encoder)
    concepts = [concept for concept in concepts if any(concept.labels.values())]
    work = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    rows = [
        (index, language, place, name.text)
        for index, concept in enumerate(concepts)
        for language, names in concept.labels.items()
        for place, name in enumerate(names)
    ]
    languages = sorted({language for _, language, _, _ in rows})
    _write_names(work, rows, languages, len(concepts))
    names = [spelled(text, language) for _, language, _, text in rows]
    counts = gram_counts([fold(text) for text in names])
    rare = rarity(counts)
    postings = weighted(counts, rare).tocsc()
    np.save(work / "rarity.npy", rare)
    np.save(work / "gram_ends.npy", postings.indptr.astype(np.int64))
    np.save(work / "gram_labels.npy", postings.indices.astype(np.int32))
    np.save(work / "gram_weights.npy", postings.data.astype(np.float16))
    _write_vectors(work, rows, names, concepts, encoder, progress)
    about = {
        "format": FORMAT,
        "encoder": encoder.name,
        "fingerprint": whole,
        "languages": languages,
        "source": dict(source or {}),
        "concepts": [[c.uri, c.kind, c.isco, list(c.esco), c.sector] for c in concepts],
    }
    (work / META).write_text(json.dumps(about, ensure_ascii=False))
    shutil.rmtree(folder, ignore_errors=True)
    work.replace(folder)
    return Store(folder)


def _write_names(
    work: Path, rows: Sequence[tuple[int, str, int, str]], languages: Sequence[str], concepts: int
) -> None:
    raw = [text.encode() for _, _, _, text in rows]
    (work / "text.bin").write_bytes(b"".join(raw))
    np.save(work / "text_ends.npy", np.cumsum([0, *map(len, raw)], dtype=np.int64))
    owners = np.array([index for index, _, _, _ in rows], np.int64)
    np.save(work / "concept_starts.npy", np.searchsorted(owners, np.arange(concepts + 1)).astype(np.int32))
    np.save(work / "languages.npy", np.array([languages.index(language) for _, language, _, _ in rows], np.uint8))
    np.save(work / "ranks.npy", np.array([min(place, 255) for _, _, place, _ in rows], np.uint8))


def _write_vectors(
    work: Path,
    rows: Sequence[tuple[int, str, int, str]],
    names: Sequence[str],
    concepts: Sequence[Concept],
    encoder: Encoder,
    progress: Progress,
) -> None:
    most = [MOST_VECTORS[concept.kind] for concept in concepts]
    chosen = [
        number for number, (index, language, place, _) in enumerate(rows) if language in COVERED and place < most[index]
    ]
    spoken = sorted({names[number] for number in chosen})
    number_of = {text: number for number, text in enumerate(spoken)}
    vectors = np.zeros((len(spoken), encoder.dimensions), np.float32)
    for start in range(0, len(spoken), BATCH):
        vectors[start : start + BATCH] = encoder.encode(spoken[start : start + BATCH])
        progress(f"{min(start + BATCH, len(spoken)):,} of {len(spoken):,} names have a vector")
    scales = np.abs(vectors).max(axis=1, initial=1e-9) / 127
    # In the order of the names and so with copies, for the vectors of one concept to be read at once.
    of_name = np.array([number_of[names[number]] for number in chosen], np.int64)
    centroids = np.zeros((len(concepts), encoder.dimensions), np.float32)
    np.add.at(centroids, np.array([rows[number][0] for number in chosen], np.int64), vectors[of_name])
    spoken_for = np.zeros(len(rows) + 1, np.int32)
    spoken_for[1:][chosen] = 1
    np.save(work / "vector_ends.npy", np.cumsum(spoken_for, dtype=np.int32))
    np.save(work / "vectors.npy", np.rint(vectors / scales[:, None]).astype(np.int8)[of_name])
    np.save(work / "scales.npy", scales.astype(np.float32)[of_name])
    np.save(work / "centroids.npy", unit(centroids))


@dataclass(frozen=True)
class Store:
    """A vocabulary on disk. Arrays are read when they are asked for; names lie concept by concept."""

    folder: Path

    @cached_property
    def about(self) -> dict[str, Any]:
        """What is kept about the vocabulary; raises InputProblem where the folder holds none of this format."""
        path = self.folder / META
        try:
            about: dict[str, Any] = json.loads(path.read_text())
            usable = about["format"] == FORMAT
        except (OSError, ValueError, KeyError, TypeError):
            usable = False
        if not usable or not all((self.folder / f"{name}.npy").exists() for name in (*MAPPED, *COLUMNS)):
            raise InputProblem(str(self.folder), "holds no vocabulary of this version; import it again")
        return about

    @cached_property
    def concepts(self) -> list[Concept]:
        """The concepts without their names, in the order of the arrays."""
        return [Concept(u, Kind(k), isco, tuple(esco), sector) for u, k, isco, esco, sector in self.about["concepts"]]

    @cached_property
    def _arrays(self) -> dict[str, NDArray[Any]]:
        wanted = MAPPED if self.about else ()
        return {name: np.load(self.folder / f"{name}.npy", mmap_mode="r") for name in wanted}

    def array(self, name: str) -> NDArray[Any]:
        """One of the arrays, mapped into memory."""
        return self._arrays[name]

    @cached_property
    def _columns(self) -> dict[str, Column]:
        wanted = COLUMNS if self.about else ()
        return {name: Column(self.folder / f"{name}.npy") for name in wanted}

    def column(self, name: str) -> Column:
        """One of the longest arrays, read in parts."""
        return self._columns[name]

    @cached_property
    def _text(self) -> "np.memmap[Any, Any] | NDArray[np.uint8]":
        path = self.folder / "text.bin"
        return np.memmap(path, np.uint8, "r") if path.stat().st_size else np.zeros(0, np.uint8)

    @cached_property
    def languages(self) -> list[str]:
        """The languages that have names."""
        return [str(language) for language in self.about["languages"]]

    def label(self, number: int) -> str:
        """A name by its number."""
        ends = self.array("text_ends")
        return bytes(self._text[ends[number] : ends[number + 1]]).decode()

    def label_language(self, number: int) -> str:
        """The language of a name."""
        return self.languages[int(self.array("languages")[number])]

    def labels_of(self, concept: int) -> range:
        """The numbers of a concept's names."""
        starts = self.array("concept_starts")
        return range(int(starts[concept]), int(starts[concept + 1]))

    def preferred(self, concept: int, language: str) -> str:
        """A concept's first name in a language, else in English, else its first at all."""
        numbers = self.labels_of(concept)
        codes = self.array("languages")[numbers.start : numbers.stop].tolist()
        for wanted in (language, "en"):
            if wanted in self.languages and self.languages.index(wanted) in codes:
                return self.label(numbers.start + codes.index(self.languages.index(wanted)))
        return self.label(numbers.start)

    def vectors(self, start: int, stop: int) -> Vectors:
        """Rows of the vector table, float32: shape (stop - start, dimensions)."""
        return self.vectors_of([(start, stop)])

    def vectors_of(self, spans: Sequence[tuple[int, int]]) -> Vectors:
        """Spans of rows of the vector table, one after the other, float32: shape (rows, dimensions)."""
        scales = self.array("scales")
        lengths = np.concatenate([scales[:0], *(scales[start:stop] for start, stop in spans)])
        found: Vectors = self.column("vectors").parts(spans).astype(np.float32) * lengths[:, None]
        return found


def open_or_build(folder: Path, concepts: Sequence[Concept], encoder: Encoder, progress: Progress = silent) -> Store:
    """The store of a vocabulary, built where there is none yet or where vocabulary, encoder or format have changed."""
    store = Store(folder)
    try:
        if store.about["fingerprint"] == fingerprint(concepts, encoder):
            return store
    except InputProblem:
        pass
    return build_store(folder, concepts, encoder, progress=progress)
