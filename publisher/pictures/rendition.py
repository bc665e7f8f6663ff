"""Renditions: a picture cropped, converted and sized for one frame of one edition."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, ImageStat

from publisher.pictures.inking import Inking, encode_plates, fits, ink, plain_greys
from publisher.pictures.standin import FORMATS, identify
from publisher.store import fingerprint

Image.MAX_IMAGE_PIXELS = None  # files.py has held the picture against our own bound

VERSION = "4"  #: raised whenever the same order gives other bytes
COMPONENTS = {"RGB": 3, "CMYK": 4, "Gray": 1}
PROBES = 5  #: levels of each colour that a profile is tried on
FEW_COLOURS = 64  #: a picture with no more colours is drawn, not photographed


@cache
def _content(path: str) -> str:
    """Return a hash of a file's content; of nothing if it is not there."""
    file = Path(path)
    return fingerprint(file.read_bytes() if file.is_file() else b"")


@dataclass(frozen=True)
class RenditionOrder:
    """What a frame needs of a picture.

    `crop` is left, top, right, bottom as shares 0–1 of the picture as it is seen; `width` and
    `height` are the wanted px (fewer come if the picture has fewer); `cmyk_profile` is the ICC
    file that CMYK pictures without a profile of their own are read by; `inking` says how plates
    are made, where it is not to be sRGB; one that is to be `untouched` keeps all its pixels, and as
    a JPEG in sRGB also its bytes.
    """

    path: str
    id: str
    crop: tuple[float, float, float, float]
    width: int
    height: int
    quality: int
    cmyk_profile: str
    inking: Inking | None = None
    untouched: bool = False

    @property
    def key(self) -> str:
        """The fingerprint: the picture's content and all that is asked, but not its path."""
        wish = asdict(self) | {"path": "", "cmyk_profile": _content(self.cmyk_profile)}
        if self.inking:
            wish["inking"] |= {"profile": _content(self.inking.profile)}
        return fingerprint(VERSION, json.dumps(wish), PIL.__version__)


@dataclass(frozen=True)
class Rendition:
    """Image data as a PDF wants it: JPEG or raw samples, and a soft mask if it has one."""

    width: int
    height: int
    jpeg: bool
    data: bytes
    mask: bytes | None = None
    space: str = "RGB"  #: RGB, CMYK or Gray
    bits: int = 8  #: of a sample: 8, or 1

    def pack(self) -> bytes:
        """Return it as one piece of bytes for the store."""
        head: dict[str, Any] = {"width": self.width, "height": self.height, "jpeg": self.jpeg}
        head |= {"data": len(self.data), "mask": self.mask is not None}
        head |= {"space": self.space, "bits": self.bits}
        return json.dumps(head).encode() + b"\n" + self.data + (self.mask or b"")

    @classmethod
    def unpack(cls, packed: bytes) -> Rendition | None:
        """Return what was packed, or None if the bytes are not whole."""
        start = packed.find(b"\n") + 1
        try:
            head = json.loads(packed[:start])
            size, masked = head.pop("data"), head.pop("mask")
            end = start + size
            rendition = cls(**head, data=packed[start:end], mask=packed[end:] if masked else None)
            whole = len(packed) == end + len(rendition.mask or b"") and rendition._fits()
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        return rendition if whole else None

    def _fits(self) -> bool:
        pixels = self.width * self.height
        row = (self.width * self.bits + 7) // 8 * COMPONENTS[self.space]
        samples = self.jpeg or len(self.data) == row * self.height
        return samples and (self.mask is None or len(self.mask) == pixels)


def make_rendition(order: RenditionOrder) -> Rendition:
    """Return the rendition ordered.

    Raises OSError (with Pillow's words) when the file is damaged.
    """
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # a truncated picture is a problem, not grey
    data = Path(order.path).read_bytes()
    if identify(data) != order.id:
        raise OSError("the file was changed while the issue was built")
    with Image.open(io.BytesIO(data), formats=FORMATS) as source:
        profile = source.info.get("icc_profile")
        if order.untouched and _is_plain(source, profile):
            return Rendition(*source.size, jpeg=True, data=data)
        _draft(source, order)
        source.load()
        image = ImageOps.exif_transpose(source)
    image, alpha = _split_alpha(image)
    if order.inking is None:
        image = _to_srgb(image, profile, order.cmyk_profile)
    else:
        image, profile = _plain(image, profile)
        image = plain_greys(image, alpha)  # all of it, so that no half of a spread differs
    raw = image.mode == "1" or (source.format == "PNG" and _few_colours(image))
    if alpha:
        image.putalpha(alpha)  # so that colours that do not show stay out of those that do
    image = _fit(image, order)
    mask = image.getchannel("A").tobytes() if alpha else None
    if alpha:
        image = _even_out(image)
    if order.inking is not None:
        image = ink(image, profile or b"", order.inking)
    return _rendition(image, mask, order, raw)


def _is_plain(source: Image.Image, profile: bytes | None) -> bool:
    """Whether a picture can go into a PDF as it is: a JPEG in sRGB, upright."""
    upright = source.getexif().get(0x0112, 1) == 1
    plain = source.format == "JPEG" and source.mode == "RGB" and upright
    return plain and (not profile or _is_srgb(profile))


@lru_cache(maxsize=64)
def _is_srgb(profile: bytes) -> bool:
    """Whether a profile leaves every colour as sRGB has it, to a 255th."""
    probe = Image.new("RGB", (PROBES**3, 1))
    levels = [255 * step // (PROBES - 1) for step in range(PROBES)]
    probe.putdata([*product(levels, repeat=3)])
    try:
        seen = _convert(probe, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return False
    return max(ImageChops.difference(probe, seen).tobytes()) <= 1


def _few_colours(image: Image.Image) -> bool:
    return image.getcolors(FEW_COLOURS) is not None


def _rendition(
    image: Image.Image, mask: bytes | None, order: RenditionOrder, raw: bool
) -> Rendition:
    space = {"CMYK": "CMYK", "RGB": "RGB"}.get(image.mode, "Gray")
    data = image.tobytes() if raw else _jpeg(image, order)
    bits = 1 if image.mode == "1" else 8
    return Rendition(*image.size, jpeg=not raw, data=data, mask=mask, space=space, bits=bits)


def _jpeg(image: Image.Image, order: RenditionOrder) -> bytes:
    # Pillow's own guess of a JPEG's size is too small for grain, which makes saving fail.
    ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, image.width * image.height * 4)
    if order.inking is not None:
        return encode_plates(image, order.quality, order.inking.limit)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=order.quality, optimize=True, subsampling=0)
    return stream.getvalue()


def _draft(source: Image.Image, order: RenditionOrder) -> None:
    """Let libjpeg scale by 1/2, 1/4 or 1/8 while it reads, never below twice what is needed."""
    left, top, right, bottom = order.crop
    whole = (order.width / max(right - left, 1e-6), order.height / max(bottom - top, 1e-6))
    if source.getexif().get(0x0112, 1) >= 5:
        whole = (whole[1], whole[0])
    if source.mode in ("RGB", "L") and source.format == "JPEG" and not order.untouched:
        source.draft(source.mode, (round(whole[0] * 2), round(whole[1] * 2)))


def _split_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    if "transparency" in image.info and image.mode in ("1", "L", "P", "RGB"):
        image = image.convert("RGBA")
    if image.mode not in ("RGBA", "LA", "PA", "La", "RGBa"):
        return image, None
    if image.mode in ("LA", "La"):
        image = image.convert("LA")
        return image.getchannel("L"), image.getchannel("A")
    image = image.convert("RGBA")
    return image.convert("RGB"), image.getchannel("A")


def _even_out(image: Image.Image) -> Image.Image:
    """Return the colours alone; where nothing shows, the mean of what does, which packs well."""
    mask, colours = image.getchannel("A"), image.convert(image.mode.removesuffix("A"))
    if mask.getbbox():
        mean = [round(value) for value in ImageStat.Stat(colours, mask).mean]
        hidden = mask.point(lambda alpha: 0 if alpha else 255)
        colours.paste(mean[0] if colours.mode == "L" else tuple(mean), mask=hidden)
    return colours


def _to_srgb(image: Image.Image, profile: bytes | None, cmyk_profile: str) -> Image.Image:
    """Convert by littleCMS from the picture's own profile, or from what its mode means."""
    image = _to_eight_bits(image)
    if profile:
        try:
            return _convert(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that is damaged or does not fit its picture is as good as none
    if image.mode == "CMYK":
        return _convert(image, ImageCms.ImageCmsProfile(cmyk_profile))
    if image.mode == "LAB":
        return _convert(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    return image.convert("RGB")


def _plain(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, bytes | None]:
    """Return a picture that can be inked, with the profile that it has still got."""
    if image.mode == "1":
        return image, None
    if image.mode == "LAB":
        return _to_srgb(image, profile, ""), None
    if profile is not None and not fits(profile, image.mode):
        profile = None  # a profile that is damaged or does not fit its picture is as good as none
    image = _to_eight_bits(image)
    return (image if image.mode in ("L", "CMYK") else image.convert("RGB")), profile


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        return image.convert("L")
    if image.mode in ("1", "P"):
        return image.convert("RGB")
    return image


def _convert(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        profile,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:
        raise ImageCms.PyCMSError("no conversion")
    return converted


def _fit(image: Image.Image, order: RenditionOrder) -> Image.Image:
    """Crop to the frame and scale down (never up) to the wanted size."""
    left, top, right, bottom = order.crop
    x, end = _span(left, right, image.width)
    y, foot = _span(top, bottom, image.height)
    finer = order.inking.line_art if order.inking and image.mode == "1" else 1
    width, height = round(end - x), round(foot - y)
    if not order.untouched:
        width = min(round(order.width * finer), width)
        height = min(round(order.height * finer), height)
    if image.mode == "1":
        return _fit_line_art(image, (width, height), (x, y, end, foot))
    return image.resize((width, height), Image.Resampling.LANCZOS, box=(x, y, end, foot))


def _fit_line_art(
    image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]
) -> Image.Image:
    """Crop and scale a drawing of one bit, which stays one: half black is black."""
    scaled = image.convert("L").resize(size, Image.Resampling.LANCZOS, box=box)
    return scaled.point(lambda level: 255 * (level > 127), "1")


def _span(start: float, end: float, size: int) -> tuple[float, float]:
    """Return two shares in px, a px apart at least: a picture may be clipped away altogether."""
    first = min(start * size, size - 1)
    return first, max(end * size, first + 1)
