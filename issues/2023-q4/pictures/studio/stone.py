"""The lithographic stone: textures that depend only on a seed and a size."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image

SIDES = (1021, 787)  # two tiles of different size, so that their sum does not repeat visibly


@cache
def tile(side: int, coarse: float, fine: float) -> np.ndarray:
    """Seamless noise whose blobs measure between these two sizes in pixels; deviation 1."""
    rng = np.random.default_rng(round(side * 1000 + coarse * 10))
    freq = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :])
    band = np.exp(-((freq * fine) ** 2)) - np.exp(-((freq * coarse) ** 2))
    spectrum = np.fft.rfft2(rng.standard_normal((side, side))) * band
    field = np.fft.irfft2(spectrum, s=(side, side))
    return (field / field.std()).astype(np.float32)


def texture(size: tuple[int, int], seed: int, coarse: float, fine: float) -> np.ndarray:
    """Noise of a picture's size (width, height); deviation 1."""
    w, h = size
    total = np.zeros((h, w), np.float32)
    for side in SIDES:
        part = np.roll(tile(side, coarse, fine), (seed % side, seed // side % side), (0, 1))
        total += np.tile(part, (h // side + 1, w // side + 1))[:h, :w]
    return total / np.float32(np.sqrt(len(SIDES)))


def enlarged(field: np.ndarray, scale: float, times: int) -> np.ndarray:
    """A texture as whole numbers from -127 to 127, enlarged smoothly."""
    whole = np.clip(field * scale + 128, 1, 255).astype(np.uint8)
    size = (field.shape[1] * times, field.shape[0] * times)
    big = Image.fromarray(whole).resize(size, Image.Resampling.BILINEAR)
    return (np.asarray(big).astype(np.int16) - 128).astype(np.int8)
