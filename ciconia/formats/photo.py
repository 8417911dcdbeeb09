"""Photos as small as a page needs them: drawn anew at the size they are shown in, and written as plain JPEG.

typst unpacks and shrinks a JPEG or PNG, and turns it the right way up. What it gives is a PNG, which is far too heavy
for a photo on a poor line, so the points are written as a baseline JPEG: ITU T.81 with the tables of its annex K. As
only points are written, nothing that a telephone put into the file is left.
"""

import struct
import tempfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import typst
from numpy.typing import NDArray

from ciconia.formats.picture import NotAPicture, TooManyPixels, bare, pixels

MOST_POINTS = 50_000_000
"""Of a picture that is unpacked here: each takes four bytes of memory for a moment."""
QUALITY = 62
_PNG = b"\x89PNG\r\n\x1a\n"
_PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#let most = (%dpt, %dpt)
#context {
  let seen = measure(image("%s"))
  let by = calc.min(1, most.at(0) / seen.width, most.at(1) / seen.height)
  image("%s", width: seen.width * by, height: seen.height * by)
}
"""
_CUT = """#set page(width: %dpt, height: %dpt, margin: 0pt, fill: white)
#image("%s", width: 100%%, height: 100%%, fit: "cover")
"""
Points = NDArray[np.uint8]
Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Photo:
    """A photo as JPEG, with its width and height in pixels."""

    content: bytes
    width: int
    height: int


def fitted(content: bytes, width: int, height: int, *, cut: bool = False) -> Photo:
    """The photo inside of width by height pixels, or with `cut` filling them.

    Raises NotAPicture or TooManyPixels.
    """
    content = bare(content)
    across, down = pixels(content)
    if across * down > MOST_POINTS:
        raise TooManyPixels
    points = _unpacked(_drawn(content, width, height, cut=cut))
    return Photo(_jpeg(points), points.shape[1], points.shape[0])


def _drawn(content: bytes, width: int, height: int, *, cut: bool) -> bytes:
    """The picture at its new size, as PNG."""
    name = "a.png" if content.startswith(_PNG) else "a.jpg"
    page = _CUT % (width, height, name) if cut else _PAGE % (width, height, name, name)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        (Path(folder) / "page.typ").write_text(page)
        try:
            made = typst.compile(str(Path(folder) / "page.typ"), root=folder, format="png", ppi=72)
        except (typst.TypstError, RuntimeError):
            raise NotAPicture from None
    return bytes(made)


def _unpacked(png: bytes) -> Points:
    """The points of a PNG with four times eight bits each, as height by width by red, green, blue (ISO 15948, 9)."""
    at, packed, width, height = len(_PNG), b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
        if kind == b"IDAT":
            packed += body
        at += 12 + length
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + 4 * width)
    return _unfiltered(rows[:, 0], rows[:, 1:].reshape(height, width, 4)[:, :, :3].astype(np.int16))


def _unfiltered(filters: Points, rows: NDArray[np.int16]) -> Points:
    """What the bytes were before each was written as what differs from those left of it and above it.

    All points of one diagonal follow from the two diagonals before it, so it takes as many steps as there are those.
    """
    height, width, _channels = rows.shape
    found = np.zeros((height + 1, width + 1, 3), np.int16)
    for diagonal in range(width + height - 1):
        y = np.arange(max(0, diagonal - width + 1), min(height, diagonal + 1))
        x = diagonal - y
        left, above, corner = found[y + 1, x], found[y, x + 1], found[y, x]
        kind = filters[y][:, None]
        guess = np.where(kind == 1, left, np.where(kind == 2, above, np.where(kind == 3, (left + above) // 2, 0)))
        nearest = left + above - corner
        a, b, c = abs(nearest - left), abs(nearest - above), abs(nearest - corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, above, corner))
        found[y + 1, x + 1] = (rows[y, x] + np.where(kind == 4, paeth, guess)) & 255
    return found[1:, 1:].astype(np.uint8)


# ITU T.81, tables K.1 and K.2, and K.3 to K.6: how many codes of each length, and what they stand for.
_LIGHT = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
_COLOUR = (
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66,
    *(99 for _each in range(38)),
)  # fmt: skip
_FIRST = {
    0: ("00010501010101010100000000000000", "000102030405060708090a0b"),
    1: ("00030101010101010101010000000000", "000102030405060708090a0b"),
}
_REST = {
    0: (
        "0002010303020403050504040000017d",
        "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738"
        "393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5"
        "a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa",
    ),
    1: (
        "00020102040403040705040400010277",
        "0001020311040521310612415107617113223281081442"
        "91a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a63646566"
        "6768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8"
        "c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa",
    ),
}
_ZIGZAG = np.array(
    sorted(range(64), key=lambda i: (i // 8 + i % 8, i // 8 if (i // 8 + i % 8) % 2 else i % 8)), dtype=np.int64
)  # fmt: skip
# The cosine transform of eight numbers (ITU T.81, annex A.3.3), as a matrix.
_COSINES = np.sqrt(np.where(np.arange(8) == 0, 1, 2) / 8)[:, None] * np.cos(
    np.outer(np.arange(8), 2 * np.arange(8) + 1) * np.pi / 16
)
Codes = dict[int, tuple[int, int]]


def _jpeg(points: Points) -> bytes:
    """A baseline JPEG: light in full, colour at half the size in both directions."""
    height, width, _channels = points.shape
    tables = [_scaled(_LIGHT), _scaled(_COLOUR)]
    light, *colours = _planes(points)
    blocks = [_blocks(light, tables[0]), *(_blocks(plane, tables[1]) for plane in colours)]
    return b"".join(
        (
            b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00",
            *(_part(0xDB, bytes([n]) + bytes(t[_ZIGZAG].astype(np.uint8))) for n, t in enumerate(tables)),
            _part(0xC0, struct.pack(">BHHB", 8, height, width, 3) + bytes.fromhex("012200021101031101")),
            *(
                _part(0xC4, bytes([kind << 4 | n]) + bytes.fromhex("".join(table[n])))
                for kind, table in enumerate((_FIRST, _REST))
                for n in (0, 1)
            ),
            _part(0xDA, bytes.fromhex("03010002110311003f00")),
            _scan(blocks),
            b"\xff\xd9",
        )
    )  # fmt: skip


def _part(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _scaled(table: tuple[int, ...]) -> Whole:
    """The table for our quality, as the Independent JPEG Group scales it."""
    scale = 200 - 2 * QUALITY
    return np.clip((np.array(table, dtype=np.int64) * scale + 50) // 100, 1, 255)


def _planes(points: Points) -> list[Numbers]:
    """Light and two of colour (ITU T.871), filled up to whole squares of sixteen by repeating the edge."""
    height, width, _channels = points.shape
    filled = np.pad(points, ((0, -height % 16), (0, -width % 16), (0, 0)), mode="edge").astype(np.float64)
    red, green, blue = filled[:, :, 0], filled[:, :, 1], filled[:, :, 2]
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    colours = ((blue - light) / 1.772, (red - light) / 1.402)
    halves = [(c[::2, ::2] + c[1::2, ::2] + c[::2, 1::2] + c[1::2, 1::2]) / 4 for c in colours]
    return [light - 128, *halves]


def _blocks(plane: Numbers, table: Whole) -> Whole:
    """Rows by columns of blocks, each the 64 rounded numbers of its cosine transform in the order they are written."""
    down, across = plane.shape[0] // 8, plane.shape[1] // 8
    squares = plane.reshape(down, 8, across, 8).transpose(0, 2, 1, 3)
    found = (_COSINES @ squares @ _COSINES.T).reshape(down, across, 64)
    rounded: Whole = np.rint(found / table).astype(np.int64)[:, :, _ZIGZAG]
    return rounded


def _scan(blocks: list[Whole]) -> bytes:
    """All blocks, four of light and one of each colour at a time, as one run of bits."""
    light, blue, red = blocks
    down, across = blue.shape[:2]
    codes = [(_codes(*_FIRST[n]), _codes(*_REST[n])) for n in (0, 1)]
    values: list[int] = []
    sizes: list[int] = []
    before = [0, 0, 0]
    for y in range(down):
        for x in range(across):
            four = light[2 * y : 2 * y + 2, 2 * x : 2 * x + 2].reshape(4, 64)
            for which, square in (*((0, one) for one in four), (1, blue[y, x]), (2, red[y, x])):
                first, rest = codes[min(which, 1)]
                _block(square, int(square[0]) - before[which], first, rest, values, sizes)
                before[which] = int(square[0])
    return _packed(np.array(values, dtype=np.int64), np.array(sizes, dtype=np.int64))


def _block(square: Whole, step: int, first: Codes, rest: Codes, values: list[int], sizes: list[int]) -> None:
    """One block: what its first number differs by, then each number that is not nought after how many noughts."""

    def write(codes: Codes, run: int, number: int) -> None:
        bits = abs(number).bit_length()
        code, size = codes[run << 4 | bits]
        values.append(code << bits | (number if number >= 0 else number + (1 << bits) - 1))
        sizes.append(size + bits)

    write(first, 0, step)
    last = 0
    for place in np.flatnonzero(square[1:]):
        at = int(place) + 1
        run, last = at - last - 1, at
        while run > 15:
            values.append(rest[0xF0][0])
            sizes.append(rest[0xF0][1])
            run -= 16
        write(rest, run, int(square[at]))
    if last < 63:
        values.append(rest[0][0])
        sizes.append(rest[0][1])


@lru_cache(maxsize=4)
def _codes(counts: str, symbols: str) -> Codes:
    """{symbol: (code, how many bits)} (ITU T.81, annex C)."""
    found: Codes = {}
    code, waiting = 0, iter(bytes.fromhex(symbols))
    for size, number in enumerate(bytes.fromhex(counts), start=1):
        for _each in range(number):
            found[next(waiting)] = (code, size)
            code += 1
        code <<= 1
    return found


def _packed(values: Whole, sizes: Whole) -> bytes:
    """The values as bits one after the other, filled up with ones; after a byte of ones stands one of noughts."""
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes)
    bits = np.repeat(values, sizes) >> (np.repeat(sizes, sizes) - 1 - places) & 1
    bits = np.concatenate([bits, np.ones(-len(bits) % 8, dtype=np.int64)])
    return np.packbits(bits.astype(np.uint8)).tobytes().replace(b"\xff", b"\xff\x00")
