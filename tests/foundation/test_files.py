"""Files are kept by their content, checked by it, and never half."""

import errno
import hashlib
import os

import pytest

from ciconia.foundation import files
from ciconia.foundation.files import FileRefused, keep
from tests import make

PDF = b"%PDF-1.7\nwells"
WHERE = b"\xff\xe1\x00\x18Exif\0\0GPS 2.0469 N\0\0\0\0"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.CICONIA_HOME = tmp_path


def kept_files():
    return sorted(path.name for path in files.folder().rglob("*") if path.is_file())


def test_a_file_lies_under_the_hash_of_its_content_once():
    digest = hashlib.sha256(PDF).hexdigest()
    first, second = keep("Well map.PDF", [PDF[:7], PDF[7:]]), keep("other name.pdf", [PDF])
    assert first == second
    assert (first.digest, first.size, first.media_type) == (digest, len(PDF), "application/pdf")
    assert kept_files() == [digest]
    assert files.path_of(digest).read_bytes() == PDF


def test_of_a_photo_only_the_picture_is_kept():
    kept = keep("wells.jpg", [make.PHOTO[:2] + WHERE, make.PHOTO[2:]])
    assert files.path_of(kept.digest).read_bytes() == make.PHOTO


@pytest.mark.parametrize(
    ("name", "chunks", "sentence"),
    [
        ("map.pdf", [], "The file is empty."),
        ("map.pdf", [b"<html>"], "not what its name says"),
        ("map.pdf", [b"%PD"], "not what its name says"),
        ("page.html", [b"<html>"], "This kind of file is not taken"),
        ("run.exe", [b"MZ"], "This kind of file is not taken"),
        ("no suffix", [PDF], "This kind of file is not taken"),
        ("large.pdf", [PDF, b"x" * files.LIMIT], "larger than 10 MB"),
        ("large.jpg", [make.PHOTO, b"x" * files.LIMIT], "The photo “large.jpg” is larger than 10 MB"),
        ("empty.jpg", [], "The file is empty."),
        ("half.png", [b"\x89PNG\r\n\x1a\n"], "“half.png” did not arrive whole, or is not what its name says"),
        ("vast.jpg", [make.PHOTO.replace(b"\x00\x14\x00\x1e", b"\xff" * 4)], "The photo has too many points"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence_and_leaves_nothing(name, chunks, sentence):
    with pytest.raises(FileRefused, match=sentence):
        keep(name, chunks)
    assert not files.folder().exists() or kept_files() == []


def test_a_file_of_exactly_the_limit_is_taken():
    assert keep("large.pdf", [PDF, b"x" * (files.LIMIT - len(PDF))]).size == files.LIMIT


def test_a_full_disk_is_a_sentence_and_leaves_nothing():
    def chunks():
        yield PDF
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(FileRefused, match="no room for the file"):
        keep("map.pdf", chunks())
    assert kept_files() == []
