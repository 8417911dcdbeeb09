"""
Photos as small as a page needs them: drawn anew by Pillow at the size they are shown in, and written as JPEG.

As only points are written, nothing that a telephone put into the file is left.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from ciconia.formats.picture import NotAPicture, TooManyPixels, bare, pixels

MOST_POINTS = 50_000_000
"""Of a picture that is unpacked here: each takes four bytes of memory for a moment."""
QUALITY = 62


@dataclass(frozen=True)
class Photo:
    """A photo as JPEG, with its width and height in pixels."""

    content: bytes
    width: int
    height: int


def fitted(content: bytes, width: int, height: int, *, cut: bool = False) -> Photo:
    """The photo inside of width by height pixels, never larger than it is, or with `cut` filling them.

    Raises NotAPicture or TooManyPixels.
    """
    content = bare(content)
    across, down = pixels(content)
    if across * down > MOST_POINTS:
        raise TooManyPixels
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            # Of a JPEG only as many points are unpacked as are needed; it may still have to be turned.
            image.draft("RGB", (max(width, height), max(width, height)))
            drawn = _on_white(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, ValueError):
        raise NotAPicture from None
    if cut:
        drawn = ImageOps.fit(drawn, (width, height), Image.Resampling.LANCZOS)
    else:
        drawn.thumbnail((width, height), Image.Resampling.LANCZOS)
    written = BytesIO()
    drawn.save(written, "JPEG", quality=QUALITY, optimize=True)
    return Photo(written.getvalue(), drawn.width, drawn.height)


def _on_white(image: Image.Image) -> Image.Image:
    """The points in red, green and blue; where nothing is drawn, white."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    white = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(white, drawn).convert("RGB")
