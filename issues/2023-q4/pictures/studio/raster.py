"""Painting layers as pixels, in the manner of a hand-pulled lithograph.

Tones between two colours are not smooth: crayon grain decides, dot by dot,
which of a few steps is printed.  The painting is done at twice the size.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from studio.colours import MOODS, PAPER, Color
from studio.layers import Glow, Layer, Point, Shape, Sky, Stage, Stroke, modelled
from studio.plates import Picture
from studio.stone import enlarged, texture

Box = tuple[int, int, int, int]

OVERSAMPLE = 2
GRAINED = 0.66  # share of a tone that is grain; the rest is smooth
STEP = 64  # grain units from one step of a tone to the next
TONE = 34  # difference of colour from one step to the next
VEILS = 5  # steps of a veil from clear to opaque
DRIFT = (0.34, -0.26)  # how far the warm colours are printed off the others, in units
CREAM = np.array([248, 243, 230], np.float32)


def distance(a: Color, b: Color) -> int:
    """How far two colours are apart."""
    return max(1, *(abs(p - q) for p, q in zip(a, b, strict=True)))


def seed_of(name: str) -> int:
    """Stable seed of a picture."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def stage_of(name: str, picture: Picture) -> Stage:
    """The stage of a picture; its short side is 1000 units long."""
    w, h = picture.size
    unit = min(w, h) / 1000
    return Stage(w / unit, h / unit, MOODS[picture.mood], random.Random(seed_of(name)))


class Press:
    """One picture in the making: the sheet at twice its size and the grain of the stone."""

    def __init__(self, size: tuple[int, int], seed: int) -> None:
        self.size, self.seed = size, seed
        self.scale = min(size) / 1000 * OVERSAMPLE
        self.sheet = Image.new("RGB", (size[0] * OVERSAMPLE, size[1] * OVERSAMPLE), PAPER)
        self.grain = enlarged(texture(size, seed, 6, 2.5), 40, OVERSAMPLE)

    def print(self, layer: Layer) -> None:
        """Lay one layer onto the sheet."""
        match layer:
            case Sky():
                self.sky(layer)
            case Shape():
                self.shape(layer)
            case Stroke():
                self.stroke(layer)
            case Glow():
                self.glow(layer)

    def grained(self, tone: np.ndarray, steps: int, box: Box) -> np.ndarray:
        """A tone from 0 to 1 as bytes, most of it broken into steps by the grain in the box."""
        x0, y0, x1, y1 = box
        level = (tone * (steps * STEP) + STEP / 2).astype(np.int16)
        level = (level + self.grain[y0:y1, x0:x1]) >> 6
        np.clip(level, 0, steps, out=level)
        table = np.linspace(0, 255 * GRAINED, steps + 1).astype(np.uint8)
        smooth = np.broadcast_to(tone * (255 * (1 - GRAINED)), level.shape).astype(np.uint8)
        return table[level] + smooth

    def sky(self, layer: Sky) -> None:
        """Vertical gradient over the whole sheet."""
        w, h = self.sheet.size
        at, inks = zip(*layer.stops, strict=True)
        gaps = [0.0, *(distance(a, b) for a, b in pairwise(inks))]
        path = np.cumsum(gaps)
        tone = np.interp(np.linspace(0, 1, h), at, path / max(path[-1], 1))
        box = (0, 0, w, h)
        self.sheet.paste(self.blend(tone.astype(np.float32)[:, None], inks, path, box))

    def blend(
        self, tone: np.ndarray, inks: Sequence[Color], path: np.ndarray, box: Box
    ) -> Image.Image:
        """A patch in grain that goes with the tone through inks so far apart on a path."""
        t = Image.fromarray(self.grained(tone, max(1, round(path[-1] / TONE)), box))
        at = np.linspace(0, path[-1], 256)
        tables = [np.interp(at, path, [ink[k] for ink in inks]).round() for k in range(3)]
        return Image.merge("RGB", [t.point([int(v) for v in table]) for table in tables])

    def placed(self, pts: list[Point] | tuple[Point, ...], fill: Color) -> list[Point]:
        """Points in pixels of the sheet; warm colours are a hair off the others."""
        dx, dy = DRIFT if fill[0] > fill[2] + 70 else (0.0, 0.0)
        return [((x + dx) * self.scale, (y + dy) * self.scale) for x, y in pts]

    def box_of(self, pts: list[Point], margin: float = 0) -> Box:
        """The part of the sheet that points with a margin cover; may be empty."""
        xs, ys = [p[0] for p in pts], [p[1] for p in pts]
        w, h = self.sheet.size
        return (
            max(0, math.floor(min(xs) - margin)),
            max(0, math.floor(min(ys) - margin)),
            min(w, math.ceil(max(xs) + margin) + 1),
            min(h, math.ceil(max(ys) + margin) + 1),
        )

    def shape(self, layer: Shape) -> None:
        """Polygon, flat or graded from its top to its bottom."""
        layer = modelled(layer)
        pts = self.placed(list(layer.pts), layer.fill)
        veil = layer.alpha != 1.0 or layer.alpha_low is not None
        if layer.low is None and not veil:
            ImageDraw.Draw(self.sheet).polygon(pts, fill=layer.fill)
            return
        box = x0, y0, x1, y1 = self.box_of(pts)
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(mask).polygon([(x - x0, y - y0) for x, y in pts], fill=255)
        top, foot = min(p[1] for p in pts), max(p[1] for p in pts)
        tone = (np.arange(y0, y1, dtype=np.float32)[:, None] - top) / max(foot - top, 1)
        np.clip(tone, 0, 1, out=tone)
        if veil:
            low = layer.alpha if layer.alpha_low is None else layer.alpha_low
            climb = 1 - np.abs(2 * tone - 1) if layer.arched else tone
            opacity = self.grained(layer.alpha + (low - layer.alpha) * climb, VEILS, box)
            mask = Image.fromarray(np.minimum(np.asarray(mask), opacity))
        if layer.low is None:
            self.sheet.paste(layer.fill, box, mask)
        else:
            path = np.array([0, distance(layer.fill, layer.low)])
            self.sheet.paste(self.blend(tone, (layer.fill, layer.low), path, box), box, mask)

    def stroke(self, layer: Stroke) -> None:
        """Line with round joints and ends."""
        pts = self.placed(list(layer.pts), layer.fill)
        width = max(1, round(layer.width * self.scale))
        if layer.alpha == 1.0:
            draw_line(self.sheet, pts, width, layer.fill)
            return
        box = x0, y0, x1, y1 = self.box_of(pts, width)
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0), 0)
        draw_line(mask, [(x - x0, y - y0) for x, y in pts], width, round(255 * layer.alpha))
        self.sheet.paste(layer.fill, box, mask)

    def glow(self, layer: Glow) -> None:
        """Soft round light in grain."""
        x, y, r = (v * self.scale for v in (layer.x, layer.y, layer.r))
        box = x0, y0, x1, y1 = self.box_of([(x - r, y - r), (x + r, y + r)])
        if x1 <= x0 or y1 <= y0:
            return
        dx = np.arange(x0, x1, dtype=np.float32)[None, :] - np.float32(x)
        dy = np.arange(y0, y1, dtype=np.float32)[:, None] - np.float32(y)
        far = np.sqrt(dx * dx + dy * dy) / np.float32(r)
        light = np.square(np.clip(1 - far, 0, 1)) * np.float32(layer.alpha)
        self.sheet.paste(layer.fill, box, Image.fromarray(self.grained(light, VEILS, box)))

    def pull(self) -> Image.Image:
        """The finished picture: dry edges, size, tooth and mottling of the stone, warm paper."""
        self.dry_edges()
        img = np.asarray(self.sheet.reduce(OVERSAMPLE), np.float32)
        cloud = texture(self.size, self.seed // 7, 500, 150)[:, :, None]
        tooth = texture(self.size, self.seed // 11, 7, 2.6)[:, :, None] + 0.12 * cloud
        img = warmed(img) * (1 + 0.004 * cloud)
        img += (CREAM - img) * (0.11 * np.clip(tooth - 1.15, 0, 1.5))  # where the ink did not take
        img *= 1 - 0.035 * np.clip(-tooth - 1.2, 0, 1)
        return Image.fromarray(np.clip(img + 0.5, 0, 255).astype(np.uint8))

    def dry_edges(self) -> None:
        """Move every edge by about a pixel, unevenly, and leave a few specks bare."""
        w, h = self.sheet.size
        shift = [enlarged(texture(self.size, self.seed // k, 40, 4), 0.72, 1) for k in (3, 5)]
        pixels = np.asarray(self.sheet)
        out = np.empty_like(pixels)
        rows, cols = np.arange(h), np.arange(w)
        for y0 in range(0, h, 512):
            part = slice(y0 // OVERSAMPLE, (min(y0 + 512, h) + 1) // OVERSAMPLE)
            dy, dx = (
                np.repeat(np.repeat(s[part], OVERSAMPLE, 0), OVERSAMPLE, 1).astype(np.int32)
                for s in shift
            )
            y = np.clip(rows[y0 : y0 + 512, None] + dy, 0, h - 1)
            x = np.clip(cols[None, :] + dx, 0, w - 1)
            out[y0 : y0 + 512] = pixels[y, x]
        self.sheet = Image.fromarray(out)


def draw_line(img: Image.Image, pts: list[Point], width: int, fill: Color | int) -> None:
    """Line of a width in pixels with round joints and ends."""
    pen = ImageDraw.Draw(img)
    pen.line(pts, fill=fill, width=width, joint="curve")
    if width > 4:
        for x, y in (pts[0], pts[-1]):
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=fill)


def warmed(img: np.ndarray) -> np.ndarray:
    """Colours as on warm paper: the lighter, the more red and the less blue."""
    light = (img / 255) ** 2
    return img + light * np.array([9, -1, -11], np.float32)


def render(name: str, picture: Picture) -> Image.Image:
    """Paint one picture."""
    press = Press(picture.size, seed_of(name))
    for layer in picture.scene(stage_of(name, picture), **picture.options):
        press.print(layer)
    return press.pull()
