"""Samples of pictures that stand in a PDF: decoded, turned into plates, and packed again.

A PDF's picture is a filter's bytes and a few numbers beside them (ISO 32000-1, 8.9); what it means
is decided where its colour space is known. Here are only pixels.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops

from publisher.pictures.files import MAX_PIXELS
from publisher.pictures.inking import encode_plates

Picture = Image.Image  #: what the functions here take and give
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


class BadSamples(ValueError):
    """Pixels that cannot be read; the message says why."""


def decode_samples(data: bytes, size: tuple[int, int], components: int, bits: int) -> Image.Image:
    """Return a picture of raw samples: mode L, RGB or CMYK for 1, 3 or 4 components of 1–16 bits.

    Raises `BadSamples` where there are too few samples or too many pixels.
    """
    width, height = size
    if not 0 < width * height <= MAX_PIXELS:
        raise BadSamples(f"has {width} × {height} pixels")
    row = (width * components * bits + 7) // 8
    if len(data) < row * height:
        raise BadSamples("is truncated: samples are missing")
    if bits == 16:
        data, bits = data[: row * height : 2], 8
    if bits != 8:
        data = _spread(data, row, height, bits, width * components)
    return Image.frombytes(_MODES[components], size, data[: width * height * components])


def _spread(data: bytes, row: int, height: int, bits: int, samples: int) -> bytes:
    """Return samples of 1, 2 or 4 bits as bytes from 0 to 255."""
    steps, most = 8 // bits, (1 << bits) - 1
    table = [
        bytes((byte >> (8 - bits * (at + 1)) & most) * 255 // most for at in range(steps))
        for byte in range(256)
    ]
    rows = (data[at * row : (at + 1) * row] for at in range(height))
    return b"".join(b"".join(table[byte] for byte in line)[:samples] for line in rows)


def decode_file(data: bytes) -> Image.Image:
    """Return a picture that a PDF holds as a file, JPEG or JPEG 2000, with samples as PDF counts.

    Raises `BadSamples` where Pillow cannot read it.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise BadSamples(f"has {picture.width} × {picture.height} pixels")
            picture.load()
            if picture.mode == "CMYK" and picture.info.get("adobe") is not None:
                return ImageChops.invert(
                    picture
                )  # Pillow has turned them; a PDF's Decode does that
            return picture.convert("L") if picture.mode in ("1", "I;16") else picture.copy()
    except BadSamples:
        raise
    except Exception as error:  # Pillow's readers raise what they like on broken files
        raise BadSamples(f"is damaged: {str(error)[:80] or type(error).__name__}") from error


def decoded(picture: Image.Image, ranges: Sequence[tuple[float, float]]) -> Image.Image:
    """Return a picture whose samples go from the first to the second of each range, 0–1."""
    if all(given == (0.0, 1.0) for given in ranges):
        return picture
    table = [
        max(0, min(255, round(255 * low + level * (high - low))))
        for low, high in ranges
        for level in range(256)
    ]
    return picture.point(table)


def without_key(picture: Image.Image, key: Sequence[int]) -> Image.Image:
    """Return the mask, white where it shows, of a picture whose key colours are left out."""
    hidden = Image.new("L", picture.size, 255)
    for at, plate in enumerate(picture.split()):
        low, high = key[2 * at], key[2 * at + 1]
        inside = plate.point([255 * (low <= level <= high) for level in range(256)])
        hidden = ImageChops.multiply(hidden, inside)
    return ImageChops.invert(hidden)


def mapped(picture: Image.Image, mix: Callable[[tuple[int, ...]], Sequence[float]]) -> Image.Image:
    """Return a picture through a function from its samples, 0–255, to inks 0–1; slow, but exact."""
    samples = picture.tobytes()
    pixels = list(zip(*[iter(samples)] * len(picture.getbands()), strict=True))
    known = {pixel: bytes(round(part * 255) for part in mix(pixel)) for pixel in set(pixels)}
    made = b"".join(known[pixel] for pixel in pixels)
    return Image.frombytes("CMYK", picture.size, made)


def pack(picture: Image.Image, quality: int, limit: float, smooth: bool) -> tuple[bytes, str]:
    """Return a picture's bytes and the name of their filter: JPEG where it was smooth before."""
    if smooth:
        return encode_plates(picture, quality, limit), "/DCTDecode"
    return zlib.compress(picture.tobytes(), 6), "/FlateDecode"
