"""A photo is drawn anew in the size a page shows it in, as a JPEG that anybody reads, and with nothing else in it."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ciconia.formats import photo
from ciconia.formats.photo import fitted
from ciconia.formats.picture import NotAPicture, TooManyPixels, bare, pixels


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(points):
    """Points as a PNG whose lines are written plainly."""
    height, width, _channels = points.shape
    rows = b"".join(b"\0" + row.tobytes() for row in points)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"tEXt", b"Place\0Baidoa"), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def hills(width=120, height=80):
    """Soft colours, a hard edge, and a fine line."""
    down, across = np.mgrid[0:height, 0:width].astype(float)
    red, green = 255 * across / width, 255 * down / height
    blue = 127 + 100 * np.sin(across / 9) * np.cos(down / 7)
    points = np.stack([red, green, blue], axis=2).astype(np.uint8)
    points[20:40, 30:60] = (200, 30, 30)
    points[:, 90] = 255
    return points


def read(content):
    """The points of a JPEG."""
    return np.asarray(Image.open(BytesIO(content)).convert("RGB")).astype(float)


def test_what_is_written_is_what_was_drawn():
    made = fitted(png(hills()), 120, 80)
    assert (made.width, made.height, pixels(made.content)) == (120, 80, (120, 80))
    off = abs(read(made.content) - hills())
    assert (off.mean() < 6, np.percentile(off, 95) < 26) == (True, True)
    assert len(made.content) < 4_500


def test_nothing_but_the_picture_is_left():
    content = fitted(png(hills()), 60, 60).content
    assert (bare(content)[:2], b"Baidoa" in content, b"Exif" in content) == (b"\xff\xd8", False, False)


@pytest.mark.parametrize(
    ("size", "cut", "expected"),
    [((60, 60), False, (60, 40)), ((60, 20), False, (30, 20)), ((30, 30), True, (30, 30)), ((33, 21), True, (33, 21))],
)
def test_it_fits_inside_or_fills(size, cut, expected):
    made = fitted(png(hills()), *size, cut=cut)
    assert (made.width, made.height) == expected
    assert pixels(made.content) == expected


def test_a_photo_stands_upright():
    flat = fitted(png(hills()), 120, 80).content
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    turned = flat[:2] + b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff + flat[2:]
    made = fitted(turned, 120, 120)
    assert (made.width, made.height) == (80, 120)
    off = abs(read(made.content) - np.rot90(hills(), -1))
    assert off.mean() < 8


def test_what_is_no_picture_and_what_is_too_large_is_refused(monkeypatch):
    with pytest.raises(NotAPicture):
        fitted(b"\xff\xd8words", 60, 60)
    whole = fitted(png(hills()), 120, 80).content
    at = whole.index(b"\xff\xda") + 20
    broken = b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*part)
        for part in ((b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0)), (b"IDAT", whole[:at]), (b"IEND", b""))
    )
    with pytest.raises(NotAPicture):
        fitted(broken, 60, 60)
    monkeypatch.setattr(photo, "MOST_POINTS", 100)
    with pytest.raises(TooManyPixels):
        fitted(png(hills()), 60, 60)


def test_what_is_seen_through_is_white():
    whole = np.full((40, 40, 4), 255, np.uint8)
    whole[:, :, :3], whole[:20, :, 3] = 0, 0
    written = BytesIO()
    Image.fromarray(whole, "RGBA").save(written, "PNG")
    seen = read(fitted(written.getvalue(), 40, 40).content)
    assert (seen[:16].min() > 250, seen[24:].max() < 5) == (True, True)


def test_a_small_photo_is_not_made_larger():
    made = fitted(png(np.full((20, 30, 3), 90, np.uint8)), 120, 80)
    assert (made.width, made.height) == (30, 20)
