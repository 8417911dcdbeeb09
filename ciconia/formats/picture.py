"""Photos without what a telephone writes into them: where it was, when, whose it is, a small copy of the picture.

A picture is taken apart into the pieces its format names and put together from those that are needed to show it.
It is never unpacked, so no file can grow in memory. JPEG after ITU T.81, annex B; PNG after ISO/IEC 15948; the tag of
the orientation after Exif 2.32, table 4.
"""

import struct
from collections.abc import Iterator

MOST_PIXELS = 120_000_000
"""More than telephones take; a browser that shows it needs four bytes for each."""
TURNS = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}
"""The orientation after a quarter turn clockwise."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA")
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JFIF, _EXIF, _ADOBE, _SCAN, _END = 0xE0, 0xE1, 0xEE, 0xDA, 0xD9
_DROPPED = {*range(0xE0, 0xF0), 0xFE}


class NotAPicture(ValueError):
    """The bytes are no whole JPEG or PNG."""


class TooManyPixels(ValueError):
    """The picture would need too much memory wherever it is shown."""


def bare(content: bytes) -> bytes:
    """A JPEG or PNG with nothing but the picture and which way up it is; raises NotAPicture or TooManyPixels."""
    return _bare_png(content) if content.startswith(_PNG) else _bare_jpeg(content)


def pixels(content: bytes) -> tuple[int, int]:
    """Width and height of a bare JPEG or PNG as it was written, whichever way up it is shown."""
    if content.startswith(_PNG):
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    height, width = next(struct.unpack(">HH", piece[5:9]) for marker, piece in _pieces(content) if marker in _FRAMES)
    return width, height


def turned(content: bytes, quarters: int) -> bytes:
    """A bare JPEG turned clockwise by so many quarters; anything else as it is."""
    if not content.startswith(b"\xff\xd8") or not quarters % 4:
        return content
    way = _way_up(content) or 1
    for _ in range(quarters % 4):
        way = TURNS[way]
    return _bare_jpeg(content, way)


def _bare_jpeg(content: bytes, way: int = 0) -> bytes:
    kept, size = [], (0, 0)
    for marker, piece in _pieces(content):
        if marker in _FRAMES:
            size = struct.unpack(">HH", piece[5:9])
        jfif = marker == _JFIF and piece[4:9] == b"JFIF\0"
        if jfif:
            # The small copy of the picture is left out: a height and width of nothing.
            piece = b"\xff\xe0\x00\x10" + piece[4:16] + b"\0\0"
        if jfif or marker == _ADOBE or marker not in _DROPPED:
            kept.append(piece)
    _must_be_shown(*size)
    way = way or _way_up(content)
    turn = [_orientation(way)] if way in TURNS and way != 1 else []
    return b"".join([b"\xff\xd8", *turn, *kept])


def _pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, its bytes with what belongs to it), up to the end of the first picture."""
    if not content.startswith(b"\xff\xd8"):
        raise NotAPicture
    at = 2
    while True:
        if len(content) < at + 2 or content[at] != 0xFF:
            raise NotAPicture
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == _END:
            yield marker, content[at : at + 2]
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if len(content) < at + 4 or end < at + 4 or end > len(content) or (marker in _FRAMES and end - at < 9):
            raise NotAPicture
        if marker == _SCAN:
            end = _after_scan(content, end)
        yield marker, content[at:end]
        at = end


def _after_scan(content: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise NotAPicture
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _way_up(content: bytes) -> int:
    """The orientation a telephone noted, 1 to 8; 0 where there is none."""
    for marker, piece in _pieces(content):
        if marker == _EXIF and piece[4:10] == b"Exif\0\0":
            return _orientation_of(piece[10:])
    return 0


def _orientation_of(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 0
    (first,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[first : first + 2].ljust(2, b"\0"))
    for number in range(count):
        entry = tiff[first + 2 + 12 * number : first + 14 + 12 * number]
        if len(entry) == 12 and struct.unpack(order + "HHI", entry[:8]) == (0x0112, 3, 1):
            (way,) = struct.unpack(order + "H", entry[8:10])
            return way if way in TURNS else 0
    return 0


def _orientation(way: int) -> bytes:
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, way, 0, 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _bare_png(content: bytes) -> bytes:
    kept, at, size = [_PNG], len(_PNG), (0, 0)
    while True:
        length, kind = struct.unpack(">I4s", content[at : at + 8].ljust(8, b"\0"))
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 or len(chunk) != 12 + length:
            raise NotAPicture
        if kind == b"IHDR" and length >= 8:
            size = struct.unpack(">II", chunk[8:16])
        if kind in _SHOWN:
            kept.append(chunk)
        at += len(chunk)
        if kind == b"IEND":
            break
    _must_be_shown(*size)
    return b"".join(kept)


def _must_be_shown(one: int, other: int) -> None:
    if not one or not other:
        raise NotAPicture
    if one * other > MOST_PIXELS:
        raise TooManyPixels
