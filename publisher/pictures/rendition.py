"""Renditions: a picture cropped, converted and sized for one frame of one edition."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageFile, ImageOps, ImageStat

from publisher.pictures.standin import FORMATS, identify
from publisher.store import fingerprint

Image.MAX_IMAGE_PIXELS = None  # files.py has held the picture against our own bound

VERSION = "2"  #: raised whenever the same order gives other bytes
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
    file that CMYK pictures without a profile of their own are read by.
    """

    path: str
    id: str
    crop: tuple[float, float, float, float]
    width: int
    height: int
    quality: int
    cmyk_profile: str

    @property
    def key(self) -> str:
        """The fingerprint: the picture's content and all that is asked, but not its path."""
        wish = asdict(self) | {"path": "", "cmyk_profile": _content(self.cmyk_profile)}
        return fingerprint(VERSION, json.dumps(wish), PIL.__version__)


@dataclass(frozen=True)
class Rendition:
    """Image data as a PDF wants it: RGB as JPEG or raw samples, and a soft mask if it has one."""

    width: int
    height: int
    jpeg: bool
    data: bytes
    mask: bytes | None = None

    def pack(self) -> bytes:
        """Return it as one piece of bytes for the store."""
        head = {"width": self.width, "height": self.height, "jpeg": self.jpeg}
        head |= {"data": len(self.data), "mask": self.mask is not None}
        return json.dumps(head).encode() + b"\n" + self.data + (self.mask or b"")

    @classmethod
    def unpack(cls, packed: bytes) -> Rendition | None:
        """Return what was packed, or None if the bytes are not whole."""
        line, _, body = packed.partition(b"\n")
        try:
            head = json.loads(line)
            size, masked = head.pop("data"), head.pop("mask")
            mask = body[size:] if masked else None
            rendition = cls(**head, data=body[:size], mask=mask)
            whole = len(body) == size + len(mask or b"") and rendition._fits()
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        return rendition if whole else None

    def _fits(self) -> bool:
        pixels = self.width * self.height
        samples = self.jpeg or len(self.data) == pixels * 3
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
        _draft(source, order)
        source.load()
        image = ImageOps.exif_transpose(source)
    image, alpha = _split_alpha(image)
    image = _to_srgb(image, profile, order.cmyk_profile)
    drawn = source.format == "PNG" and image.getcolors(FEW_COLOURS) is not None
    if alpha:
        image.putalpha(alpha)  # so that colours that do not show stay out of those that do
    image = _fit(image, order)
    mask = image.getchannel("A").tobytes() if alpha else None
    if alpha:
        image = _even_out(image)
    if drawn:
        return Rendition(*image.size, jpeg=False, data=image.tobytes(), mask=mask)
    stream = io.BytesIO()
    # Pillow's own guess of a JPEG's size is too small for grain, which makes saving fail.
    ImageFile.MAXBLOCK = max(ImageFile.MAXBLOCK, image.width * image.height * 4)
    image.save(stream, "JPEG", quality=order.quality, optimize=True, subsampling=0)
    return Rendition(*image.size, jpeg=True, data=stream.getvalue(), mask=mask)


def _draft(source: Image.Image, order: RenditionOrder) -> None:
    """Let libjpeg scale by 1/2, 1/4 or 1/8 while it reads, never below twice what is needed."""
    left, top, right, bottom = order.crop
    whole = (order.width / max(right - left, 1e-6), order.height / max(bottom - top, 1e-6))
    if source.getexif().get(0x0112, 1) >= 5:
        whole = (whole[1], whole[0])
    if source.mode in ("RGB", "L") and source.format == "JPEG":
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
    mask, colours = image.getchannel("A"), image.convert("RGB")
    if mask.getbbox():
        mean = tuple(round(value) for value in ImageStat.Stat(colours, mask).mean)
        colours.paste(mean, mask=mask.point(lambda alpha: 0 if alpha else 255))
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
    width, height = min(order.width, round(end - x)), min(order.height, round(foot - y))
    return image.resize((width, height), Image.Resampling.LANCZOS, box=(x, y, end, foot))


def _span(start: float, end: float, size: int) -> tuple[float, float]:
    """Return two shares in px, a px apart at least: a picture may be clipped away altogether."""
    first = min(start * size, size - 1)
    return first, max(end * size, first + 1)
