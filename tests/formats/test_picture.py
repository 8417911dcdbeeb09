"""Photos lose what a telephone wrote into them, and nothing of the picture."""

import struct
import zlib

import pytest

from ciconia.formats.picture import MOST_PIXELS, NotAPicture, TooManyPixels, bare, turned

TABLE = b"\xff\xdb\x00\x04\x00\x01"
SCAN = b"\xff\xda\x00\x04\x01\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF = b"\xff\xe0\x00\x13JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc"
SMALL = b"\xff\xe0\x00\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0"


def frame(height=20, width=30):
    return b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"


def exif(way, order=">", where=b"GPS 2.0469 N"):
    tiff = {">": b"MM\0*", "<": b"II*\0"}[order]
    tiff += struct.pack(order + "IHHHI4sHHIHH", 8, 2, 0x010F, 2, 4, b"Acme", 0x0112, 3, 1, way, 0) + where
    return b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff


def jpeg(*pieces):
    return b"".join([b"\xff\xd8", *pieces, b"\xff\xd9"])


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks, size=(3, 2)):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def test_place_maker_comment_and_small_copy_go():
    whole = jpeg(JFIF, exif(1), b"\xff\xe2\x00\x06MPF\0", b"\xff\xfe\x00\x08my son", TABLE, frame(), SCAN)
    assert bare(whole) == jpeg(SMALL, TABLE, frame(), SCAN)


def test_what_hangs_behind_the_picture_goes():
    assert bare(jpeg(TABLE, frame(), SCAN) + b"a film with sound") == jpeg(TABLE, frame(), SCAN)


def test_several_scans_and_filling_stay_one_picture():
    assert bare(jpeg(b"\xff\xff\xdb\x00\x04\x00\x01", frame(), SCAN, TABLE, SCAN)) == jpeg(
        TABLE, frame(), SCAN, TABLE, SCAN
    )


def test_colours_of_a_printing_house_stay():
    adobe = b"\xff\xee\x00\x0eAdobe\0d\0\0\0\0\x00"
    assert bare(jpeg(adobe, frame(), SCAN)) == jpeg(adobe, frame(), SCAN)


@pytest.mark.parametrize("order", [">", "<"])
def test_which_way_up_it_is_stays_and_nothing_else_of_it(order):
    made = bare(jpeg(exif(6, order), frame(), SCAN))
    assert (b"GPS" in made, b"Acme" in made) == (False, False)
    assert made == jpeg(exif_of(6), frame(), SCAN)
    assert bare(made) == made


def exif_of(way):
    return b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([way]) + b"\0\0\0\0\0\0"


@pytest.mark.parametrize("broken", [
    b"\xff\xe1\x00\x0aExif\0\0MM", exif(9), b"\xff\xe1\x00\x08http:/", b"\xff\xe1\x00\x10Exif\0\0XX*\0\0\0\0\x08",
    b"\xff\xe1\x00\x10Exif\0\0MM\0*\0\0\xff\xff", b"\xff\xe1\x00\x12Exif\0\0MM\0*\0\0\0\x08\0\x03",
])  # fmt: skip
def test_notes_that_make_no_sense_are_dropped(broken):
    assert bare(jpeg(broken, frame(), SCAN)) == jpeg(frame(), SCAN)


def test_a_page_is_turned_by_quarters():
    plain = jpeg(frame(), SCAN)
    assert turned(plain, 1) == jpeg(exif_of(6), frame(), SCAN)
    assert turned(plain, 2) == jpeg(exif_of(3), frame(), SCAN)
    assert turned(plain, 3) == jpeg(exif_of(8), frame(), SCAN)
    assert (turned(plain, 4), turned(turned(plain, 3), 1)) == (plain, plain)
    assert turned(png(), 1) == png()


def test_a_png_keeps_its_picture_alone():
    data, note = chunk(b"IDAT", b"12345"), chunk(b"tEXt", b"Author\0Somebody")
    assert bare(png(note, chunk(b"eXIf", b"MM"), chunk(b"tRNS", b"\0\0"), data)) == png(chunk(b"tRNS", b"\0\0"), data)


@pytest.mark.parametrize("content", [
    b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8ab", jpeg(frame())[:-2], jpeg(), jpeg(frame(0, 3), SCAN),
    b"\xff\xd8\xff\xdb", b"\xff\xd8\xff\xdb\x00\x01ab",
    b"\xff\xd8\xff\xdb\xff\xff", b"\xff\xd8\xff\xc0\x00\x05\x08\x00\x01",
    b"\xff\xd8" + frame() + SCAN, b"\xff\xd8" + frame() + SCAN + b"\xff", b"\x89PNG\r\n\x1a\n",
    png()[:-1], png(size=(0, 2)), b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"") + chunk(b"IEND", b""),
])  # fmt: skip
def test_what_is_no_whole_picture_is_said(content):
    with pytest.raises(NotAPicture):
        bare(content)


def test_a_picture_that_would_fill_the_memory_is_not_taken():
    bare(jpeg(frame(10_000, 12_000), SCAN))
    with pytest.raises(TooManyPixels):
        bare(jpeg(frame(65_000, 65_000), SCAN))
    with pytest.raises(TooManyPixels):
        bare(png(size=(MOST_PIXELS, 2)))
