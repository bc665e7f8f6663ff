"""Writing layers as a standalone SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from studio.colours import NAVY, PAPER, Color, mix
from studio.layers import Glow, Layer, Point, Shape, Sky, Stroke, modelled
from studio.plates import Picture
from studio.raster import seed_of, stage_of, warmed

SPECKS = 1000
SLACK = 0.22  # units that a path may be off


def number(v: float) -> str:
    """A coordinate, rounded to a tenth."""
    text = f"{v:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if abs(v) < 1 else text


def hexed(c: Color) -> str:
    """A colour for SVG, as on warm paper."""
    r, g, b = (round(min(255, v)) for v in warmed(np.array(c, np.float32)))
    return f"#{r:02x}{g:02x}{b:02x}"


def thinned(pts: Sequence[Point]) -> list[Point]:
    """The points of a line without those that lie within SLACK of their neighbours' chord."""
    kept = [pts[0]]
    for i in range(1, len(pts) - 1):
        (ax, ay), (bx, by), (px, py) = kept[-1], pts[i + 1], pts[i]
        chord = math.hypot(bx - ax, by - ay)
        off = abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / chord if chord else 9.0
        if off > SLACK or chord > 60:
            kept.append(pts[i])
    return [*kept, pts[-1]]


def path_data(pts: Sequence[Point], closed: bool) -> str:
    """Path of straight lines through points, in steps of tenths."""
    spots = [(round(x * 10), round(y * 10)) for x, y in thinned(pts)]
    steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(spots)]
    run = "".join(f"l{number(a / 10)} {number(b / 10)}" for a, b in steps if a or b)
    x, y = spots[0]
    return f"M{number(x / 10)} {number(y / 10)}{run}" + ("z" if closed else "")


class Drawing:
    """An SVG in the making: definitions and body."""

    def __init__(self, size: tuple[int, int], w: float, h: float) -> None:
        self.size, self.w, self.h = size, w, h
        self.defs: list[str] = []
        self.body: list[str] = []

    def gradient(self, kind: str, stops: list[tuple[float, Color, float]], place: str) -> str:
        """Define a gradient, return the reference to it."""
        inner = "".join(
            f'<stop offset="{round(t, 3)}" stop-color="{hexed(c)}"'
            + (f' stop-opacity="{round(a, 3)}"' if a < 1 else "")
            + "/>"
            for t, c, a in stops
        )
        name = f"g{len(self.defs)}"
        self.defs.append(
            f'<{kind}Gradient id="{name}" gradientUnits="userSpaceOnUse" {place}>'
            f"{inner}</{kind}Gradient>"
        )
        return f"url(#{name})"

    def linear(self, top: float, foot: float, stops: list[tuple[float, Color, float]]) -> str:
        """Define a gradient from one height to another, return the reference to it."""
        place = f'x1="0" y1="{number(top)}" x2="0" y2="{number(foot)}"'
        return self.gradient("linear", stops, place)

    def add(self, layer: Layer) -> None:
        """Write one layer."""
        match layer:
            case Sky():
                ref = self.linear(0, self.h, [(t, c, 1) for t, c in layer.stops])
                self.body.append(
                    f'<path d="M0 0H{number(self.w)}V{number(self.h)}H0Z" fill="{ref}"/>'
                )
            case Shape():
                self.shape(layer)
            case Stroke():
                self.body.append(
                    f'<path d="{path_data(layer.pts, False)}" fill="none"'
                    f' stroke="{hexed(layer.fill)}" stroke-width="{number(layer.width)}"'
                    f' stroke-linecap="round" stroke-linejoin="round"'
                    + (f' stroke-opacity="{layer.alpha}"' if layer.alpha < 1 else "")
                    + "/>"
                )
            case Glow():
                self.glow(layer)

    def shape(self, layer: Shape) -> None:
        """Filled path, flat or graded."""
        layer = modelled(layer)
        paint = f'fill="{hexed(layer.fill)}"'
        if layer.low is None and layer.alpha_low is None:
            paint += f' fill-opacity="{layer.alpha}"' if layer.alpha < 1 else ""
        else:
            low = layer.alpha if layer.alpha_low is None else layer.alpha_low
            stops = [(0, layer.fill, layer.alpha), (1, layer.low or layer.fill, low)]
            if layer.arched:
                stops = [stops[0], (0.5, layer.fill, low), (1, layer.fill, layer.alpha)]
            ys = [y for _, y in layer.pts]
            ref = self.linear(min(ys), max(ys), stops)
            paint = f'fill="{ref}"'
        self.body.append(f'<path d="{path_data(layer.pts, True)}" {paint}/>')

    def glow(self, layer: Glow) -> None:
        """Circle that fades outwards as in the painted pictures."""
        stops = [(t, layer.fill, layer.alpha * (1 - t) ** 2) for t in np.linspace(0, 1, 7)]
        place = f'cx="{number(layer.x)}" cy="{number(layer.y)}" r="{number(layer.r)}"'
        ref = self.gradient("radial", stops, place)
        self.body.append(f'<circle {place} fill="{ref}"/>')

    def specks(self, rng: np.random.Generator, fill: Color, opacity: float) -> None:
        """Small irregular grains, all in one path."""
        marks = []
        for x, y in rng.uniform((0, 0), (self.w, self.h), (SPECKS, 2)):
            turn, far = np.sort(rng.uniform(0, 6.283, 5)), rng.uniform(0.6, 2.0, 5)
            spots = zip(x + far * np.cos(turn), y + far * np.sin(turn), strict=True)
            marks.append(path_data(list(spots), True))
        self.body.append(
            f'<path d="{"".join(marks)}" fill="{hexed(fill)}" fill-opacity="{opacity}"/>'
        )

    def text(self) -> str:
        """The whole file."""
        w, h = number(self.w), number(self.h)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.size[0]}"'
            f' height="{self.size[1]}" viewBox="0 0 {w} {h}">\n<defs><clipPath id="frame">'
            f'<rect width="{w}" height="{h}"/></clipPath>'
            + "".join(self.defs)
            + '</defs>\n<g clip-path="url(#frame)">\n'
            + "\n".join(self.body)
            + "\n</g>\n</svg>\n"
        )


def drawing(name: str, picture: Picture) -> bytes:
    """The SVG file of a picture."""
    stage = stage_of(name, picture)
    out = Drawing(picture.size, stage.w, stage.h)
    for layer in picture.scene(stage, **picture.options):
        out.add(layer)
    rng = np.random.default_rng(seed_of(name))
    out.specks(rng, PAPER, 0.4)
    out.specks(rng, mix(NAVY, PAPER, 0.1), 0.16)
    return out.text().encode()
