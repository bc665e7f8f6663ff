"""Inking: a picture becomes plates, within the ink limit of its paper.

An RGB picture goes through a table of the press's own, made by littleCMS, whose every node keeps
to the limit: what lies between nodes is their mean, so no pixel is above it. A picture of greys,
whatever its mode, becomes black alone, one bit stays one bit, and inks that came as inks keep
their numbers.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageMath

from publisher.pictures.inks import (
    BadProfile,
    Mixer,
    applied,
    build_transform,
    open_profile,
    srgb_profile,
    within,
)

GRID = 33  #: nodes a side of the table; littleCMS uses as many
NEUTRAL = 2  #: of 255, what JPEG may put between red, green and blue of a grey
ROUNDING = 2 / 255  #: ink that four bytes may be above the shares that they were rounded from
_INTENTS = {
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "perceptual": ImageCms.Intent.PERCEPTUAL,
}


@dataclass(frozen=True)
class Inking:
    """How pictures become plates at one printer's."""

    profile: str  #: path of the ICC file of the printing condition
    intent: str  #: relative or perceptual
    limit: float  #: the most ink, 1–4
    black: float  #: the most black in mixed colours, 0–1
    line_art: float  #: pixels of drawings of one bit for each pixel of other pictures


def ink(picture: Image.Image, profile: bytes, inking: Inking) -> Image.Image:
    """Return a picture as inks: of mode CMYK, of mode L where it is of greys, or of mode 1.

    `profile` is the picture's own, or that of the RGB picture which its greys were, or empty.
    Raises `BadProfile` where the press's is damaged.
    """
    press = Path(inking.profile).read_bytes()
    if picture.mode == "1":
        return picture
    if picture.mode == "L":
        return picture.point(_grey_curve(press, profile))
    if picture.mode != "CMYK":
        table = _table(press, profile, inking.intent, inking.limit, inking.black)
        return picture.convert("RGB").filter(table)
    if profile and profile != press:
        transform = build_transform(
            open_profile(profile), open_profile(press), "CMYK", "CMYK", _INTENTS[inking.intent]
        )
        picture = transform.apply(picture)
    return within_limit(picture, inking.limit)


def plain_greys(picture: Image.Image, opacity: Image.Image | None = None) -> Image.Image:
    """Return an RGB picture of nothing but greys, where it shows, in mode L; any other as it is."""
    if picture.mode != "RGB":
        return picture
    red, green, blue = picture.split()
    for one, other in ((red, green), (green, blue), (blue, red)):
        apart = ImageChops.difference(one, other)
        if opacity is not None:
            apart.paste(0, mask=opacity.point(lambda alpha: 0 if alpha else 255))
        if apart.point([255 * (step > NEUTRAL) for step in range(256)]).getbbox():
            return picture
    return picture.convert("L")


def fits(profile: bytes, mode: str) -> bool:
    """Whether a profile is sound and describes pictures of a mode."""
    try:
        space = open_profile(profile).profile.xcolor_space.strip()
        return bool(space == {"L": "GRAY", "CMYK": "CMYK"}.get(mode, "RGB"))
    except BadProfile:
        return False


@lru_cache(maxsize=8)
def _grey_curve(press: bytes, profile: bytes) -> list[int]:
    """Return for each grey of 8 bits the one that a plate of black prints as light."""
    mixer = Mixer(press)
    samples = 1 if profile and fits(profile, "L") else 3  # without a profile it is one of sRGB
    levels = [mixer.lightness((level,) * samples, profile) for level in range(256)]
    return [round(255 * (1 - mixer.black(level))) for level in levels]


@lru_cache(maxsize=8)
def _table(
    press: bytes, profile: bytes, intent: str, limit: float, black: float
) -> ImageFilter.Color3DLUT:
    source = open_profile(profile) if profile else srgb_profile()
    transform = build_transform(source, open_profile(press), "RGB", "CMYK", _INTENTS[intent])
    steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
    nodes = bytes(v for b in steps for g in steps for r in steps for v in (r, g, b))
    mixed = applied(transform, "RGB", nodes, "CMYK")
    table: list[float] = []
    for at in range(0, len(mixed), 4):
        cyan, magenta, yellow, key = (level / 255 for level in mixed[at : at + 4])
        mix = cyan, magenta, yellow, key
        table += within(mix, limit - ROUNDING, black)
    return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")


def most_ink(picture: Image.Image) -> float:
    """Return the most ink, 0–4, that any pixel of a picture of inks lays."""
    if picture.mode != "CMYK":
        return 1.0
    total = ImageMath.lambda_eval(
        lambda of: of["c"] + of["m"] + of["y"] + of["k"], **_plates(picture)
    )
    return float(total.getextrema()[1]) / 255


def within_limit(picture: Image.Image, limit: float) -> Image.Image:
    """Return a CMYK picture in which cyan, magenta and yellow give way to the ink limit, 1–4."""
    if most_ink(picture) <= limit:
        return picture
    plates = _plates(picture)
    made = [ImageMath.lambda_eval(_reduced(plate, limit), **plates) for plate in "cmy"]
    return Image.merge("CMYK", [*made, plates["k"]])


def _reduced(plate: str, limit: float) -> Callable[[dict[str, Any]], Any]:
    """Return the sum that takes a plate down where all of them together are above the limit."""

    def calculate(of: dict[str, Any]) -> Any:
        colours = of["float"](of["c"] + of["m"] + of["y"])
        share = of["min"]((limit * 255 - of["k"]) / of["max"](colours, 1.0), 1.0)
        return of["convert"](of[plate] * share, "L")

    return calculate


def encode_plates(picture: Image.Image, quality: int, limit: float) -> bytes:
    """Return a picture of inks as a JPEG whose every pixel, read back, keeps to the limit.

    JPEG rings beside edges: where that goes beyond the limit, the picture gives way by as much.
    """
    allowed = limit
    for _ in range(4):
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=quality, optimize=True, subsampling=0)
        with Image.open(io.BytesIO(stream.getvalue())) as read:
            excess = most_ink(read) - limit if picture.mode == "CMYK" else 0.0
        if excess <= 0:
            break
        allowed -= excess + 0.01
        picture = within_limit(picture, allowed)
    return stream.getvalue()


def _plates(picture: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", picture.split(), strict=True))
