"""A QR code is a whole picture that says what it was given."""

import struct
import zlib

from ciconia.formats.qr import BORDER, SCALE, qr_png

TEXT = "https://example.org/en/desk/cd4d2/events/abcdefghjk/check-in/?code=AB2CD"


def rows_of(picture):
    """The rows of pixels, as strings of 0 (black) and 1."""
    width = struct.unpack(">I", picture[16:20])[0]
    data = zlib.decompress(picture[picture.index(b"IDAT") + 4 : picture.index(b"IEND") - 8])
    size = (width + 7) // 8 + 1
    lines = [data[start + 1 : start + size] for start in range(0, len(data), size)]
    return [bin(int.from_bytes(b"\x01" + line, "big"))[3 : 3 + width] for line in lines]


def test_it_has_three_finders_a_white_border_and_square_modules():
    picture = qr_png(TEXT)
    rows = rows_of(picture)
    modules = [row[::SCALE] for row in rows[::SCALE]]
    finder = ["0000000", "0111110", "0100010", "0100010", "0100010", "0111110", "0000000"]
    size = len(modules)
    places = [(BORDER, BORDER), (BORDER, size - BORDER - 7), (size - BORDER - 7, BORDER)]
    assert [[row[left : left + 7] for row in modules[top : top + 7]] for top, left in places] == [finder] * 3
    assert (set("".join(modules[:BORDER])), len(rows), len(rows[0])) == ({"1"}, size * SCALE, size * SCALE)
    assert picture.startswith(b"\x89PNG") and len(picture) < 1500
    assert qr_png("another") != picture
