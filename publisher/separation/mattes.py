"""Pictures whose transparency lies within them: taken apart into colours and a mask.

A soft mask with a matte says that the colours were blended with one (ISO 32000-1, 11.6.5.3); in
another space they would leave a rim. A file of JPEG 2000 may hold its opacity itself (7.4.9).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary, Name

from publisher.pictures.samples import (
    BadSamples,
    Picture,
    Samples,
    decode_opacity,
    interleaved,
    without_matte,
)
from publisher.separation.entries import numbers
from publisher.separation.rasters import (
    device_of,
    file_of,
    filters,
    read_samples,
    through_decode,
)
from publisher.separation.spaces import Indexed, Reach, reach_of

if TYPE_CHECKING:
    from publisher.separation.stock import Stock

IN_FILE, BLENDED = 1, 2  #: values of SMaskInData: the file's opacity counts; colours hold it too
_LEFT = ("/Filter", "/DecodeParms", "/Decode", "/Mask", "/SMask", "/SMaskInData", "/Length")


def unveiled(
    job: Stock, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool
) -> pikepdf.Object:
    """Return a picture of colours that nothing is blended into, with a plain mask beside it.

    One that is so already stays as it is. Raises `BadSamples`, and `BadColour` for its space.
    """
    inside, mask = image.get("/SMaskInData", 0), image.get("/SMask")
    if "/JPXDecode" in filters(image) and inside in (IN_FILE, BLENDED):
        opacity = decode_opacity(file_of(image))
        if opacity is not None:
            return _taken_apart(job, image, spaces, grey, opacity, blended=inside == BLENDED)
    elif isinstance(mask, pikepdf.Stream) and "/Matte" in mask:
        opacity = through_decode(mask, read_samples(mask, 1)).picture
        return _taken_apart(job, image, spaces, grey, opacity, blended=True)
    return image


def _taken_apart(
    job: Stock,
    image: pikepdf.Object,
    spaces: pikepdf.Object,
    grey: bool,
    opacity: Picture,
    *,
    blended: bool,
) -> pikepdf.Object:
    given = image.get("/ColorSpace")
    space = job.space(given, spaces, grey) if given is not None else None
    if isinstance(space, Indexed):
        raise BadSamples("is blended with a matte, and is a table of colours")
    samples = read_samples(image, space.components if space else 0)
    reach = reach_of(space) if space else ((0.0, 1.0),) * samples.count
    samples = through_decode(image, samples, reach)
    if blended:
        samples = without_matte(samples, opacity, _matte(image, reach))
    made = _plain(job, samples, device_of(samples) if given is None else given)
    for key in image.keys() - {*_LEFT, *made.keys()}:
        made[key] = image[key]
    made.SMask = _plain(job, Samples((opacity,)), Name.DeviceGray)
    return made


def _matte(image: pikepdf.Object, reach: Reach) -> list[float]:
    """Return the matte as shares, 0–1, of what each component reaches; JPEG 2000 has black."""
    count, mask = len(reach), image.get("/SMask", Dictionary())
    values = numbers(mask, "/Matte", count, [low for low, _ in reach])
    return [(v - low) / ((high - low) or 1) for v, (low, high) in zip(values, reach, strict=True)]


def _plain(job: Stock, samples: Samples, space: pikepdf.Object) -> pikepdf.Object:
    made = job.pdf.make_stream(zlib.compress(interleaved(samples), 6))
    made.Type, made.Subtype, made.Filter = Name.XObject, Name.Image, Name.FlateDecode
    made.Width, made.Height, made.BitsPerComponent = *samples.size, 8
    made.ColorSpace = space
    return made
