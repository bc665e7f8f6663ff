"""Samples of a picture in a PDF, read by what its dictionary says of them (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Name

from publisher.pictures.samples import BadSamples, Samples, decode_file, unpack_samples
from publisher.separation.spaces import Reach

_DEVICE = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
FILES = ("/DCTDecode", "/JPXDecode")  #: filters whose data is a picture file


def filters(image: pikepdf.Object) -> list[str]:
    """Return the names of a picture's filters, in the order in which they are undone."""
    named = image.get("/Filter", Array())
    return [str(name) for name in ([named] if isinstance(named, Name) else named)]


def is_file(image: pikepdf.Object) -> bool:
    """Whether a picture's data is a file, JPEG or JPEG 2000."""
    return any(name in FILES for name in filters(image))


def bits_of(image: pikepdf.Object) -> int:
    """Return the bits of a sample. Raises `BadSamples`."""
    bits = 8 if is_file(image) else image.get("/BitsPerComponent", 8)
    if bits not in (1, 2, 4, 8, 16):
        raise BadSamples("has samples of an odd size")
    return int(bits)


def read_samples(image: pikepdf.Object, components: int) -> Samples:
    """Return the samples of a picture, not yet through its Decode; `components` 0 is any number.

    Raises `BadSamples` where they cannot be read, or are not of as many components.
    """
    if not is_file(image):
        return unpack_samples(_data(image), _size(image), components, bits_of(image))
    samples = decode_file(file_of(image), components)
    if components and samples.count != components:
        raise BadSamples(f"has {samples.count} plates where {components} are named")
    return samples


def through_decode(image: pikepdf.Object, samples: Samples, reach: Reach = ()) -> Samples:
    """Return samples through the Decode of their picture, which JPEG 2000 has no use for.

    `reach` says from what to what each component of a colour goes, where that is not 0–1.
    """
    if "/JPXDecode" in filters(image):
        return samples
    return samples.decoded(_decode(image, reach or ((0.0, 1.0),) * samples.count))


def _size(image: pikepdf.Object) -> tuple[int, int]:
    width, height = image.get("/Width"), image.get("/Height")
    if not isinstance(width, int) or not isinstance(height, int):
        raise BadSamples("has no size")
    return width, height


def _data(image: pikepdf.Object) -> bytes:
    try:
        return bytes(image.read_bytes())
    except (pikepdf.PdfError, NotImplementedError, RuntimeError) as error:
        raise BadSamples("cannot be decoded") from error


def device_of(samples: Samples) -> Name:
    """Return the name of the space of samples that name none. Raises `BadSamples`."""
    if samples.count not in _DEVICE:
        raise BadSamples(f"has {samples.count} plates, and names none")
    return Name(_DEVICE[samples.count])


def file_of(image: pikepdf.Object) -> bytes:
    """Return the file that lies within a picture's other filters."""
    if len(filters(image)) == 1:
        return bytes(image.read_raw_bytes())
    raise BadSamples("is packed twice")


def _decode(image: pikepdf.Object, reach: Reach) -> list[tuple[float, float]]:
    """Return the Decode of a picture as shares, 0–1, of what each component reaches."""
    values = [float(value) for value in image.get("/Decode", Array())]
    pairs = list(zip(values[::2], values[1::2], strict=False))
    if len(pairs) != len(reach):
        return [(0.0, 1.0)] * len(reach)
    shares = [
        ((first - low) / (high - low or 1), (last - low) / (high - low or 1))
        for (first, last), (low, high) in zip(pairs, reach, strict=True)
    ]
    sound = all(0 <= share <= 1 for pair in shares for share in pair)
    return shares if sound else [(0.0, 1.0)] * len(reach)
