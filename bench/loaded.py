"""What a process with the engine in it takes: run alone, because whatever ran before it would be measured too."""

import sys
import time
from pathlib import Path

from ciconia.doors.cli.vocabularies import linker_for, vocabulary_folder
from ciconia.engine.encoder.use import shipped_encoder
from ciconia.engine.link.index import Index
from ciconia.engine.vocabulary.esco import FOLDER
from ciconia.engine.vocabulary.store import Store

TYPED = ("midwife", "verpleegkundige", "ingénieur en irrigation", "محاسب", "docente", "Elektriker") * 4


def resident(kind: str) -> float:
    """MiB of this process in memory now; VmRSS with mapped files, RssAnon without."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{kind}:")[2].split()[0]) / 1024


def loading(folder: Path) -> float:
    """Processor seconds until a store can be searched."""
    began = time.process_time()
    store = Store(folder)
    len(store.concepts)
    Index(store).lexical("midwife")
    return time.process_time() - began


def main() -> None:
    """Prints MiB, MiB without mapped files, and the processor seconds of loading ESCO, 0 where it is not asked for."""
    wanted = sys.argv[1]
    shipped_encoder().encode(["midwife"])
    seconds = loading(vocabulary_folder() / FOLDER) if wanted != "own" else 0.0
    linker = linker_for(wanted)
    for text in TYPED:
        linker.link(text)
    print(resident("VmRSS"), resident("RssAnon"), seconds)


if __name__ == "__main__":
    main()
