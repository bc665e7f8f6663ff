"""Stand-ins: a few grey pixels with a picture's proportions and its name in a comment."""

from __future__ import annotations

import hashlib
import io
from fractions import Fraction

from PIL import Image

MAX_SIDE = 480  #: px; proportions are met to 1 in 900 at worst
MAX_THIN = 32_000  #: px, of the long side where the short one is a single px
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")  #: the kinds of picture files, SVG apart
_MARK = b"publisher-picture:"


def identify(data: bytes) -> str:
    """Return the id of a picture: a hash of its file's content."""
    return hashlib.sha256(data).hexdigest()[:32]


def stand_in(identity: str, width: int, height: int) -> bytes:
    """Return a small grey JPEG with the proportions of `width` to `height` px.

    The picture's id rides in the JPEG's comment, so that it is found again in a painted page.
    """
    short, long = sorted((width, height))
    ratio = Fraction(short, long).limit_denominator(MAX_SIDE)
    small, large = ratio.numerator, ratio.denominator
    if long > MAX_SIDE * short:
        small, large = 1, min(MAX_THIN, round(long / short))
    elif small == 1 and Fraction(1, large) != Fraction(short, long):
        small, large = 2, round(2 * long / short)  # of a single px it would be 1 in 480
    size = (small, large) if width < height else (large, small)
    stream = io.BytesIO()
    image = Image.new("L", size, 200)
    image.save(stream, "JPEG", quality=20, comment=_MARK + identity.encode())
    return stream.getvalue()


def read_stand_in(jpeg: bytes) -> str | None:
    """Return the id of the picture that a JPEG stands for, or None if it is a picture itself."""
    start = jpeg.find(_MARK, 0, 4096)
    if start < 0:
        return None
    start += len(_MARK)
    return jpeg[start : start + 32].decode("ascii", "replace")
