"""CVs of others beside the clone: what is read of them, and that the hostile ones harm nobody."""

import json
import random
import re
from pathlib import Path

import pytest

from bench.cv import FOLDER, measured
from ciconia.formats.cv.export import as_json_resume
from ciconia.formats.cv.linkedin import pack_folder
from ciconia.formats.cv.problems import SENTENCES, CvProblem
from ciconia.formats.cv.reader import read_bytes
from ciconia.formats.cv.safely import read_cv, read_file
from ciconia.formats.cv.shape import PRIVATE
from tests.formats import cv_samples as samples
from tests.formats.test_cv_files import LINKEDIN, NEW, V3, written

needs_files = pytest.mark.skipif(not FOLDER.is_dir(), reason="the CVs of others are not beside this clone")
HOSTILE = {
    "doc_word6.doc": "old_word", "docx_encrypted.docx": "password", "docx_external_picture.docx": "no_text",
    "docx_fuzz_2.docx": "damaged", "docx_password.docx": "password", "odt_not_a_zip.odt": "open_document",
    "pdf_arabic.pdf": "nothing", "pdf_corrupted.pdf": "nothing", "pdf_ocr_only.pdf": "no_text",
    "pdf_only_images.pdf": "no_text", "pdf_password.pdf": "password", "pdf_protected.pdf": "nothing",
    "zip_encrypted.zip": "password", "zip_of_zip.zip": "not_export",
}  # fmt: skip


def read_here(path: Path):
    """The CV of a file, without a process of its own."""
    return read_bytes(pack_folder(path) if path.is_dir() else path.read_bytes(), path.name)


@pytest.mark.shared
@needs_files
def test_of_461_values_454_are_read_and_three_are_wrong():
    fields = measured(FOLDER, read=read_here)
    assert [sum(one[number] for one in fields.values()) for number in range(3)] == [454, 457, 461]
    assert {field for field, (right, read, there) in fields.items() if not right == read == there} == {
        "work.starts", "skill", "headline", "summary",
    }  # fmt: skip


@pytest.mark.shared
@needs_files
def test_hostile_files_are_refused_with_a_reason():
    found = {}
    for path in sorted((FOLDER / "hostile").iterdir()):
        try:
            found[path.name] = "" if read_file(path).usable() else "nothing"
        except CvProblem as problem:
            found[path.name] = problem.code
    assert found == HOSTILE


@pytest.mark.shared
@needs_files
def test_what_is_written_is_valid_json_resume():
    schema = json.loads((FOLDER / "jsonresume.schema.json").read_text())
    names = ["rendercv_classic.pdf", "europass_simple_v3.0.xml", "linkedin_export", "jsonresume_career_changer.json"]
    found = {name: list(wrong(as_json_resume(read_here(FOLDER / name)), schema, schema)) for name in names}
    assert found == {name: [] for name in names}
    assert list(wrong({"work": [{"startDate": "May 2019"}], "skills": "x"}, schema, schema)) == ["pattern", "array"]


def wrong(value, rule, schema):
    """What of a value breaks a rule of JSON Schema, for the words of the language that this schema uses."""
    if "$ref" in rule:
        rule = schema["definitions"][rule["$ref"].rpartition("/")[2]]
    kinds = {"object": dict, "array": list, "string": str}
    kind = rule.get("type", "object")
    if not isinstance(value, kinds[kind]):
        yield kind
    elif kind == "string" and not re.search(rule.get("pattern", ""), value):
        yield "pattern"
    elif kind == "array":
        for one in value:
            yield from wrong(one, rule["items"], schema)
    elif kind == "object":
        for name, one in value.items():
            if name in rule.get("properties", {}):
                yield from wrong(one, rule["properties"][name], schema)


def spoiled(raw: bytes, dice: random.Random) -> bytes:
    """The file with a few bytes changed, lost or doubled."""
    spoilt = bytearray(raw)
    for _ in range(dice.randint(1, 12)):
        place = dice.randrange(len(spoilt))
        if dice.random() < 0.6:
            spoilt[place] = dice.randrange(256)
        elif dice.random() < 0.5:
            del spoilt[place : place + dice.randint(1, 40)]
        else:
            spoilt[place:place] = spoilt[place : place + dice.randint(1, 40)]
    return bytes(spoilt)


def kinds() -> list[bytes]:
    """One file of each kind that is read."""
    resume = json.dumps(as_json_resume(read_bytes(V3.encode()))).encode()
    return [V3.encode(), NEW.encode(), resume, samples.packed(**LINKEDIN), samples.word(written),
            samples.pdf(samples.DUTCH)]  # fmt: skip


def outcome(read, raw: bytes) -> str:
    """The code of what is wrong, or that it was read."""
    try:
        cv = read(raw)
    except CvProblem as problem:
        return problem.code
    assert set(cv.left_out) <= set(PRIVATE)
    return "read"


def test_a_spoilt_file_is_read_or_refused_and_nothing_else_happens():
    dice = random.Random(30)  # noqa: S311 - the same files each time
    seen = {outcome(read_bytes, spoiled(raw, dice)) for raw in kinds() for _ in range(12)}
    assert seen <= {"read", *SENTENCES}
    assert {"read", "damaged"} <= seen


@pytest.mark.torture
def test_hundreds_of_spoilt_files_end_in_their_own_process():
    dice = random.Random(31)  # noqa: S311 - the same files each time
    seen = [outcome(read_cv, spoiled(raw, dice)) for raw in kinds() for _ in range(50)]
    assert len(seen) == 300
    assert set(seen) <= {"read", *SENTENCES}
