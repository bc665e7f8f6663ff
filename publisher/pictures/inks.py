"""Colour into ink by littleCMS, one colour at a time.

Colours that are not the press's own go from sRGB, Lab or a profile of theirs to the profile of the
printing condition, relative colorimetric with black point compensation. A grey can become black
alone, as light as the same conversion would make it.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cache, cached_property, lru_cache

from PIL import Image, ImageCms

Cmyk = tuple[float, float, float, float]  #: cyan, magenta, yellow, black, each 0–1

_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_CAREFUL = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE


class BadProfile(ValueError):
    """An ICC profile that littleCMS does not take; the message says why."""


def within(mix: Cmyk, limit: float, black: float = 1.0) -> Cmyk:
    """Return a mix that lays no more than `limit` (1–4) in all, and no more than `black` (0–1).

    Cyan, magenta and yellow give way in equal proportion, which keeps the hue; black stays.
    """
    cyan, magenta, yellow, key = mix
    key = min(key, black)
    colours = cyan + magenta + yellow
    share = min(1.0, (limit - key) / colours) if colours else 1.0
    return cyan * share, magenta * share, yellow * share, key


class Mixer:
    """Mixes inks for one printing condition, given by its profile's bytes.

    Raises `BadProfile` where littleCMS does not take the profile.
    """

    def __init__(self, profile: bytes) -> None:
        self._profile = open_profile(profile)
        self._transforms: dict[tuple[str, bytes], ImageCms.ImageCmsTransform] = {}

    def rgb(self, colour: tuple[int, int, int], profile: bytes = b"") -> Cmyk:
        """Return the mix of an RGB colour of 8 bits, in sRGB or in a profile of its own."""
        return self._mix("RGB", colour, profile)

    def lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """Return the mix of a CIELAB colour (D50): lightness 0–100, a and b −128…127."""
        return self._mix("LAB", (round(lightness * 2.55), round(a) % 256, round(b) % 256), b"")

    def black(self, lightness: float) -> float:
        """Return how much black alone, 0–1, prints a grey of this L*, 0–100.

        The luminance is scaled between paper and full black, as black point compensation does.
        """
        darkest = luminance(self._ramp[0])
        wanted = darkest + (1 - darkest) * luminance(lightness)
        ramp = [luminance(level) for level in self._ramp]
        above = bisect_left(ramp, wanted)
        if above == 0:
            return 1.0
        if wanted >= ramp[-1]:
            return 0.0
        low, high = ramp[above - 1], ramp[above]
        part = (wanted - low) / (high - low) if high > low else 1.0
        return max(0.0, 1 - (above - 1 + part) / 255)

    def lightness(self, colour: tuple[int, ...], profile: bytes = b"") -> float:
        """Return L*, 0–100, of a colour of one or three components of 8 bits in a profile."""
        mode = "L" if len(colour) == 1 else "RGB"
        key = (f"{mode} to LAB", profile)
        if key not in self._transforms:
            source = open_profile(profile) if profile else srgb_profile()
            self._transforms[key] = _to_lab(source, mode)
        return applied(self._transforms[key], mode, bytes(colour), "LAB")[0] / 2.55

    def prove(self) -> None:
        """Mix a colour, one of CIELAB and a grey. Raises `BadProfile` where a table is wanting."""
        self.rgb((0, 0, 0))
        self.lab(50, 0, 0)
        self.black(50)

    def _mix(self, mode: str, colour: tuple[int, int, int], profile: bytes) -> Cmyk:
        known = (mode, profile)
        if known not in self._transforms:
            named = srgb_profile() if mode == "RGB" else _lab()
            source = open_profile(profile) if profile else named
            self._transforms[known] = build_transform(source, self._profile, mode, "CMYK")
        cyan, magenta, yellow, key = applied(self._transforms[known], mode, bytes(colour), "CMYK")
        return cyan / 255, magenta / 255, yellow / 255, key / 255

    @cached_property
    def _ramp(self) -> list[float]:
        """L* of black alone in 256 steps, from full black to paper; it never falls."""
        steps = bytes(value for step in range(256) for value in (0, 0, 0, 255 - step))
        found = applied(_to_lab(self._profile, "CMYK"), "CMYK", steps, "LAB")[::3]
        rising = [max(found[: step + 1]) for step in range(256)]
        return [level / 2.55 for level in rising]


def srgb_level(lightness: float) -> float:
    """Return the grey of sRGB, 0–1, of a CIE L*, 0–100 (IEC 61966-2-1)."""
    linear = luminance(lightness)
    return 1.055 * linear ** (1 / 2.4) - 0.055 if linear > 0.0031308 else 12.92 * linear


def luminance(lightness: float) -> float:
    """Return Y, 0–1, of a CIE L*, 0–100 (CIE 15)."""
    root = (lightness + 16) / 116
    return root**3 if lightness > 8 else lightness / 903.3


def open_profile(profile: bytes) -> ImageCms.ImageCmsProfile:
    """Return a profile from its bytes. Raises `BadProfile`."""
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError) as error:
        raise BadProfile("is no ICC profile that littleCMS can read") from error


@lru_cache(maxsize=16)
def is_srgb(profile: bytes) -> bool:
    """Whether a profile says that it is sRGB, or is none at all."""
    return not profile or "srgb" in ImageCms.getProfileDescription(open_profile(profile)).lower()


@cache
def srgb_profile() -> ImageCms.ImageCmsProfile:
    """Return the profile of colours that say nothing else."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@cache
def _lab() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))


def build_transform(
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    mode: str,
    to: str,
    intent: ImageCms.Intent = _RELATIVE,
) -> ImageCms.ImageCmsTransform:
    """Return a transform between two profiles, with black point compensation; or `BadProfile`."""
    try:
        return ImageCms.buildTransform(source, target, mode, to, intent, _CAREFUL)
    except ImageCms.PyCMSError as error:
        raise BadProfile("does not fit its colours, or lacks a table") from error


def _to_lab(source: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    try:
        return ImageCms.buildTransform(source, _lab(), mode, "LAB", _RELATIVE)
    except ImageCms.PyCMSError as error:
        raise BadProfile("does not fit its colours, or lacks a table") from error


def applied(transform: ImageCms.ImageCmsTransform, mode: str, data: bytes, to: str) -> bytes:
    """Return samples converted; past `applyTransform`, which writes the profile out each time."""
    given = Image.frombytes(mode, (len(data) // Image.getmodebands(mode), 1), data)
    made = Image.new(to, given.size)
    transform.transform.apply(given.getim(), made.getim())
    return made.tobytes()
