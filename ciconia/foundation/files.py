"""Files people hand over, kept by the hash of their content under CICONIA_HOME/files.

Of a photo only the picture is kept: where and when it was taken, and with whose telephone, is nobody's business here.
The same content is kept once. Who may read a file is decided by the row that names it, never by its address.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ciconia.formats.photo import Photo, fitted
from ciconia.formats.picture import NotAPicture, TooManyPixels, bare

MEGABYTE = 1024 * 1024
LIMIT = 10 * MEGABYTE
# By the bytes a file starts with, not by what its name claims; nothing a browser would run.
KINDS = {
    ".pdf": (b"%PDF-", "application/pdf"),
    ".docx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pptx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ".odt": (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
    ".ods": (b"PK\x03\x04", "application/vnd.oasis.opendocument.spreadsheet"),
    ".jpg": (b"\xff\xd8\xff", "image/jpeg"),
    ".jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    ".png": (b"\x89PNG\r\n\x1a\n", "image/png"),
}


class FileRefused(ValueError):
    """The file cannot be kept; the message says why, for people to read."""


@dataclass(frozen=True)
class Kept:
    """A kept file: SHA-256 of its content in hexadecimal, its size in bytes, its media type."""

    digest: str
    size: int
    media_type: str


def keep(name: str, chunks: Iterable[bytes]) -> Kept:
    """Keep a file; raises FileRefused where it is empty, too large, of another kind, or where there is no room."""
    suffix = Path(name).suffix.lower()
    if suffix not in KINDS:
        raise FileRefused(_("This kind of file is not taken. Send a PDF, a photo, or a text or table document."))
    start, media_type = KINDS[suffix]
    try:
        content = _picture_only(name, chunks) if media_type.startswith("image/") else chunks
        digest, size = _store(content, start)
    except OSError as problem:
        raise FileRefused(_no_room()) from problem
    return Kept(digest, size, media_type)


@dataclass(frozen=True)
class KeptPhoto:
    """A photo in one size, kept: the hash of its content, width and height in pixels."""

    digest: str
    width: int
    height: int


def keep_photo(
    name: str, chunks: Iterable[bytes], most: tuple[int, int], cut: tuple[int, int]
) -> tuple[KeptPhoto, KeptPhoto]:
    """Keep a photo drawn anew in two sizes: whole inside of `most`, and cut to fill `cut`, both as width and height.

    Raises FileRefused. What was sent is not kept.
    """
    if KINDS.get(Path(name).suffix.lower(), ("", ""))[1] not in ("image/jpeg", "image/png"):
        raise FileRefused(_("Send the photo as JPEG or PNG."))
    content = b"".join(_picture_only(name, chunks))
    if not content:
        raise FileRefused(_("The file is empty."))
    try:
        large, small = fitted(content, *most), fitted(content, *cut, cut=True)
    except TooManyPixels:
        raise FileRefused(_("The photo has too many points. Send a smaller copy.")) from None
    except NotAPicture:
        raise FileRefused(_not_whole(name)) from None
    return keep_sizes(large, small)


def keep_sizes(large: Photo, small: Photo) -> tuple[KeptPhoto, KeptPhoto]:
    """Keep a photo that was drawn in two sizes; raises FileRefused where there is no room."""
    try:
        return _photo(large), _photo(small)
    except OSError as problem:
        raise FileRefused(_no_room()) from problem


def _photo(photo: Photo) -> KeptPhoto:
    digest, _size = _store([photo.content], KINDS[".jpg"][0])
    return KeptPhoto(digest, photo.width, photo.height)


def path_of(digest: str) -> Path:
    """Where the content with this hash lies."""
    return folder() / digest[:2] / digest


def shred(digests: Iterable[str]) -> None:
    """Overwrite the content of files and remove them; what is not there any more is passed over."""
    for digest in digests:
        with suppress(FileNotFoundError):
            with path_of(digest).open("r+b") as file:
                file.write(b"\0" * path_of(digest).stat().st_size)
                file.flush()
                os.fsync(file.fileno())
            path_of(digest).unlink()


def folder() -> Path:
    """The folder of all kept files."""
    return Path(settings.CICONIA_HOME) / "files"


def _picture_only(name: str, chunks: Iterable[bytes]) -> Iterable[bytes]:
    """The photo without what a telephone wrote into it, read up to the limit."""
    content = b""
    for chunk in chunks:
        content += chunk
        if len(content) > LIMIT:
            raise FileRefused(
                _("The photo “%(name)s” is larger than 10 MB. Take it with a lower resolution, or send a smaller "
                  "copy. Nothing else was lost.") % {"name": name[-60:]}
            )  # fmt: skip
    if not content:
        return []
    try:
        return [bare(content)]
    except TooManyPixels:
        raise FileRefused(_("The photo has too many points. Send a smaller copy.")) from None
    except NotAPicture:
        raise FileRefused(_not_whole(name)) from None


def _not_whole(name: str) -> str:
    return _("The photo “%(name)s” did not arrive whole, or is not what its name says. Send it again.") % {
        "name": name[-60:]
    }


def _no_room() -> str:
    return _("There is no room for the file at the moment. Nothing else was lost.")


def _store(chunks: Iterable[bytes], start: bytes) -> tuple[str, int]:
    folder().mkdir(parents=True, exist_ok=True)
    sha, size, head = hashlib.sha256(), 0, b""
    handle, temporary = tempfile.mkstemp(dir=folder(), prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                head = (head + chunk)[: len(start)] if len(head) < len(start) else head
                size += len(chunk)
                if size > LIMIT:
                    raise FileRefused(_("The file is larger than 10 MB. Send it in parts, or as a smaller copy."))
                sha.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if not size:
            raise FileRefused(_("The file is empty."))
        if head != start:
            raise FileRefused(_("The file is not what its name says. Open it once and save it again."))
        target = path_of(sha.hexdigest())
        target.parent.mkdir(exist_ok=True)
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return sha.hexdigest(), size
