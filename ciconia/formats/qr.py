"""A QR code (ISO/IEC 18004) as a PNG of two colours, small enough for a letter."""

import struct
import zlib
from functools import lru_cache

from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

SCALE = 6  # pixels a module
BORDER = 4  # modules of white around it, as the standard asks


@lru_cache(maxsize=256)
def qr_png(text: str) -> bytes:
    """The picture that a telephone reads as `text`: black on white, about half a kilobyte."""
    made = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER)
    made.add_data(text)
    rows = [[dark for dark in row for _each in range(SCALE)] for row in made.get_matrix()]
    width = len(rows[0])
    lines = b"".join((b"\x00" + _packed(row)) * SCALE for row in rows)
    header = struct.pack(">IIBBBBB", width, width, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _packed(row: list[bool]) -> bytes:
    """Eight pixels a byte, a set bit is white; the last byte is filled up."""
    bits = "".join("0" if dark else "1" for dark in row)
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
