"""Samples of pictures that stand in a PDF: decoded, turned into plates, and packed again.

A PDF's picture is a filter's bytes and a few numbers beside them (ISO 32000-1, 8.9); what it means
is decided where its colour space is known. Here are only pixels.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageMath

from publisher.pictures.files import MAX_PIXELS
from publisher.pictures.inking import GRID, encode_plates, within_limit

Picture = Image.Image  #: what the functions here take and give
Mix = Callable[[tuple[int, ...]], Sequence[float]]  #: from samples, 0–255, to four inks, 0–1
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_PLAIN = {"1": "L", "LA": "L", "La": "L", "P": "RGB", "PA": "RGB", "RGBA": "RGB", "RGBa": "RGB"}
EXACT = 300_000  #: pixels of three samples up to which each colour is mixed by itself
KNOWN = 1_000_000  #: colours that are remembered at a time


class BadSamples(ValueError):
    """Pixels that cannot be read; the message says why."""


@dataclass(frozen=True)
class Samples:
    """The samples of a picture: for each component of its colours a plane of bytes."""

    planes: tuple[Picture, ...]
    bits: int = 8  #: of a sample, before it became a byte

    @property
    def count(self) -> int:
        """How many components there are."""
        return len(self.planes)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = self.planes[0].size
        return width, height

    @property
    def picture(self) -> Picture:
        """The planes as one picture. Raises `BadSamples` where they are not 1, 3 or 4."""
        if self.count not in _MODES:
            raise BadSamples(f"has {self.count} plates")
        return Image.merge(_MODES[self.count], self.planes)

    def decoded(self, ranges: Sequence[tuple[float, float]]) -> Samples:
        """Return samples that go from the first to the second of each range, 0–1."""
        if all(given == (0.0, 1.0) for given in ranges):
            return self
        planes = zip(self.planes, ranges, strict=True)
        return Samples(tuple(plane.point(_ramp(*given)) for plane, given in planes), self.bits)


def _ramp(low: float, high: float) -> list[int]:
    return [max(0, min(255, round(255 * low + at * (high - low)))) for at in range(256)]


def unpack_samples(data: bytes, size: tuple[int, int], count: int, bits: int) -> Samples:
    """Return samples as they lie in a PDF: rows of `count` components of 1–16 bits.

    Raises `BadSamples` where there are too few samples or too many pixels.
    """
    width, height = size
    if width < 1 or height < 1 or width * height * count > 4 * MAX_PIXELS:
        raise BadSamples(f"has {width} × {height} pixels")
    row = (width * count * bits + 7) // 8
    if len(data) < row * height:
        raise BadSamples("is truncated: samples are missing")
    data = data[: row * height]
    if bits == 16:
        data = data[::2]
    elif bits != 8:
        data = _widened(data, row, height, bits, width * count)
    return Samples(tuple(Image.frombytes("L", size, data[at::count]) for at in range(count)), bits)


def _widened(data: bytes, row: int, height: int, bits: int, samples: int) -> bytes:
    """Return samples of 1, 2 or 4 bits as bytes from 0 to 255."""
    steps, most = 8 // bits, (1 << bits) - 1
    table = [
        bytes((byte >> (8 - bits * (at + 1)) & most) * 255 // most for at in range(steps))
        for byte in range(256)
    ]
    rows = (data[at * row : (at + 1) * row] for at in range(height))
    return b"".join(b"".join(table[byte] for byte in line)[:samples] for line in rows)


def decode_file(data: bytes, components: int = 0) -> Samples:
    """Return the samples of a file that a PDF holds, JPEG or JPEG 2000, without transparency.

    Four `components` are four plates, also where the file does not say that they are inks.
    Raises `BadSamples` where Pillow cannot read it.
    """
    picture, jpeg = _opened(data)
    if picture.mode == "RGBA" and components == len(picture.getbands()):
        return Samples(tuple(picture.split()))
    plain = picture.convert(_PLAIN.get(picture.mode, picture.mode))
    if plain.mode.startswith("I"):
        plain = plain.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if plain.mode == "CMYK" and jpeg:
        plain = ImageChops.invert(plain)  # Pillow turns them; a PDF's Decode does that
    return Samples(tuple(plain.split()))


def decode_opacity(data: bytes) -> Picture | None:
    """Return the opacity that a file of JPEG 2000 holds, or None. Raises `BadSamples`."""
    picture, _ = _opened(data)
    return picture.getchannel("A") if picture.mode in ("LA", "RGBA") else None


def _opened(data: bytes) -> tuple[Picture, bool]:
    """Return a file's picture, and whether it is a JPEG. Raises `BadSamples`."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise BadSamples(f"has {picture.width} × {picture.height} pixels")
            picture.load()
            return picture.copy(), picture.format == "JPEG"
    except BadSamples:
        raise
    except Exception as error:  # Pillow's readers raise what they like on broken files
        raise BadSamples(f"is damaged: {str(error)[:80] or type(error).__name__}") from error


def without_key(samples: Samples, key: Sequence[int]) -> Picture:
    """Return the mask, white where it shows, of a picture whose key colours are left out.

    `key` gives for each component the lowest and the highest sample, in bits of the source.
    Raises `BadSamples` where it gives too few.
    """
    if len(key) < 2 * samples.count:
        raise BadSamples("has a mask of other colours")
    most = (1 << samples.bits) - 1
    hidden = Image.new("L", samples.size, 255)
    for at, plane in enumerate(samples.planes):
        low, high = (value * 255 // most for value in key[2 * at : 2 * at + 2])
        inside = plane.point([255 * (low <= level <= high) for level in range(256)])
        hidden = ImageChops.multiply(hidden, inside)
    return ImageChops.invert(hidden)


def without_matte(samples: Samples, opacity: Picture, matte: Sequence[float]) -> Samples:
    """Return samples as they were before a matte colour was blended in (ISO 32000-1, 11.6.5.3).

    `matte` gives a share, 0–1, for each component. Raises `BadSamples` where the opacity does not
    lie pixel on pixel.
    """
    if opacity.size != samples.size or len(matte) != samples.count:
        raise BadSamples("is blended with a matte that does not fit it")
    pairs = zip(samples.planes, matte, strict=True)
    return Samples(tuple(_unblended(plane, opacity, 255 * share) for plane, share in pairs))


def _unblended(plane: Picture, opacity: Picture, matte: float) -> Picture:
    def calculate(of: dict[str, Any]) -> Any:
        away = (of["float"](of["plane"]) - matte) * 255 / of["max"](of["opacity"], 1)
        return of["convert"](of["min"](of["max"](away + matte + 0.5, 0), 255), "L")

    made: Picture = ImageMath.lambda_eval(calculate, plane=plane, opacity=opacity)
    return made


def mapped(samples: Samples, mix: Mix) -> Picture:
    """Return a picture in inks by a function of its samples: exact, but for large photographs."""
    if samples.count == 1:
        mixes = [mix((level,)) for level in range(256)]
        plates = (samples.planes[0].point([_byte(m[at]) for m in mixes]) for at in range(4))
        return Image.merge("CMYK", list(plates))
    if samples.count == 3 and samples.size[0] * samples.size[1] > EXACT:
        return samples.picture.filter(_lattice(mix))
    return _exact(samples, mix)


def _lattice(mix: Mix) -> ImageFilter.Color3DLUT:
    steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
    table = [v for c in steps for b in steps for a in steps for v in mix((a, b, c))]
    return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")


def _exact(samples: Samples, mix: Mix) -> Picture:
    width, height = samples.size
    planes = [plane.tobytes() for plane in samples.planes]
    known: dict[tuple[int, ...], bytes] = {}
    rows = []
    for at in range(0, width * height, width):
        pixels = list(zip(*(plane[at : at + width] for plane in planes), strict=True))
        if len(known) > KNOWN:
            known.clear()
        for pixel in set(pixels) - known.keys():
            known[pixel] = bytes(_byte(part) for part in mix(pixel))
        rows.append(b"".join([known[pixel] for pixel in pixels]))
    return Image.frombytes("CMYK", samples.size, b"".join(rows))


def _byte(share: float) -> int:
    return max(0, min(255, round(share * 255)))


def pack(picture: Picture, quality: int, limit: float, smooth: bool) -> tuple[bytes, str]:
    """Return a picture's bytes and the name of their filter: JPEG where it was smooth before."""
    if smooth:
        return encode_plates(picture, quality, limit), "/DCTDecode"
    if picture.mode == "CMYK":
        picture = within_limit(picture, limit)
    return zlib.compress(picture.tobytes(), 6), "/FlateDecode"


def scaled_jpeg(samples: Samples, size: tuple[int, int], quality: int) -> bytes:
    """Return samples, scaled to a size in px, as a JPEG that a PDF reads as they are.

    Raises `BadSamples` where there is no JPEG of so many components.
    """
    picture = samples.picture.resize(size, Image.Resampling.LANCZOS)
    if picture.mode == "CMYK":
        picture = ImageChops.invert(picture)  # as Pillow turns them when it writes
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality, subsampling=0)
    return stream.getvalue()


def interleaved(samples: Samples) -> bytes:
    """Return samples as they lie in a PDF, a byte each."""
    width, height = samples.size
    data = bytearray(width * height * samples.count)
    for at, plane in enumerate(samples.planes):
        data[at :: samples.count] = plane.tobytes()
    return bytes(data)
