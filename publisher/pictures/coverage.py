"""How much ink lies on a page: plates added up, looked at in squares, and drawn as a map."""

from __future__ import annotations

import io
import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageMath

MAX_PIXELS = 60_000_000  #: of a plate: A0 at 96 ppi has 14 million
SQUARE = 15.0  #: mm: the square over which Ghent takes the mean (R0026)
CELLS = 6  #: cells along a side of the square; it is moved by one cell at a time
STEP = 20  #: % of ink: the width of a bar of the histogram
MAP_WIDTH = 240  #: px

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

#: Names of what lies over the inks or is no ink at all; nothing in a PDF tells it otherwise.
_FINISH = re.compile(
    r"varnish|lacquer|(?<!b)lack\b|laminat|foil|folie|emboss|\bdie\b|\bdie[- ]?(?:cut|line)|stanz|"
    r"\bcut(?:ter|ting|contour)?\b|\bcreas|\bperfor|\buv\b|\bgloss\b",
    re.IGNORECASE,
)

#: Colours of the map by ink in %: paper, little, much, too much.
_SCALE = ((0, (255, 255, 255)), (100, (198, 219, 239)), (200, (107, 174, 214)),
          (280, (253, 174, 97)), (320, (215, 48, 39)), (400, (103, 0, 31)))  # fmt: skip


@dataclass(frozen=True)
class Coverage:
    """The ink on one page. Points and squares are in mm from the upper left.

    What is said of all inks together holds for those that count.
    """

    plates: dict[str, float]  #: by name: % of the area that the ink covers
    most: float  #: %
    most_at: tuple[float, float]
    mean: float  #: %, the highest of any square
    mean_at: tuple[float, float, float, float]
    histogram: tuple[int, ...]  #: in 1/10000 of the area, by steps of `STEP` %
    map: bytes  #: a PNG
    spots: Mapping[str, float] = field(default_factory=dict)  #: %, counted spot inks in that square


def measure(plates: Mapping[str, Path], ppi: float, *, spots: bool = True) -> Coverage:
    """Return the ink of plates, 8-bit pictures in which black is all of an ink.

    `spots` says whether spot inks count beside those of the process; what finishes a sheet, as
    varnish does, never counts. Raises OSError for plates that cannot be read.
    """
    inked = {name: _plate(path) for name, path in plates.items()}
    whole = _total([plate for name, plate in inked.items() if counts(name, spots=spots)], inked)
    mm = 25.4 / ppi
    shares = {name: _mean(plate) / 2.55 for name, plate in inked.items()}
    top = int(whole.getextrema()[1])  # type: ignore[arg-type]
    spot = _calculated(lambda args: args["a"] >= args["top"], whole, top).getbbox()
    x, y = (spot[0] * mm, spot[1] * mm) if spot else (0.0, 0.0)
    mean, at = _densest(whole, mm)
    corners = at[0] / mm, at[1] / mm, (at[0] + at[2]) / mm, (at[1] + at[3]) / mm
    in_square = {
        name: _mean(plate.crop(tuple(map(round, corners)))) / 2.55  # type: ignore[arg-type]
        for name, plate in inked.items()
        if name not in PROCESS and counts(name, spots=spots)
    }
    quarter = _calculated(lambda args: args["a"] / 4, whole, top)
    return Coverage(shares, top / 2.55, (x, y), mean, at, _histogram(quarter),
                    _map(quarter), in_square)  # fmt: skip


def _plate(path: Path) -> Image.Image:
    with Image.open(path) as plate:
        if plate.width * plate.height > MAX_PIXELS:
            raise OSError("the page is too large to be measured")
        return ImageChops.invert(plate.convert("L"))


def counts(plate: str, *, spots: bool) -> bool:
    """Tell whether a plate adds to the ink that a paper has to take."""
    return plate in PROCESS or (spots and not _FINISH.search(plate))


def _total(plates: list[Image.Image], inked: Mapping[str, Image.Image]) -> Image.Image:
    """Return the sum of plates that count among all of a page, 255 being one ink in full."""
    total = Image.new("I", next(iter(inked.values())).size)
    for plate in plates:
        total = ImageMath.lambda_eval(lambda args: args["a"] + args["b"], a=total, b=plate)
    return total


def _calculated(how: Callable[[dict[str, Any]], Any], whole: Image.Image, top: int) -> Image.Image:
    """Return what a formula makes of each sum `a` and the greatest of them, in 8 bits."""
    made: Image.Image = ImageMath.lambda_eval(
        lambda args: args["convert"](how(args), "L"), a=whole, top=top
    )
    return made


def _mean(plate: Image.Image) -> float:
    counts = plate.histogram()
    return sum(value * count for value, count in enumerate(counts)) / max(1, sum(counts))


def _densest(whole: Image.Image, mm: float) -> tuple[float, tuple[float, float, float, float]]:
    """Return the highest mean ink of a square, in %, and the square in mm."""
    width, height = whole.width * mm, whole.height * mm
    across = max(CELLS, round(width / SQUARE * CELLS))
    down = max(CELLS, round(height / SQUARE * CELLS))
    grid = whole.convert("F").resize((across, down), Image.Resampling.BOX)
    values = array("f", grid.tobytes()).tolist()
    rows = [_windows(values[at * across : (at + 1) * across]) for at in range(down)]
    columns = [_windows([row[at] for row in rows]) for at in range(len(rows[0]))]
    best, x, y = max(
        (value, -at, -up) for at, column in enumerate(columns) for up, value in enumerate(column)
    )
    cell_x, cell_y = width / across, height / down
    square = (-x * cell_x, -y * cell_y, cell_x * CELLS, cell_y * CELLS)
    return best / CELLS**2 / 2.55, square


def _windows(values: list[float]) -> list[float]:
    """Return the sums of `CELLS` values that follow one another."""
    sums = [sum(values[:CELLS])]
    for at in range(CELLS, len(values)):
        sums.append(sums[-1] + values[at] - values[at - CELLS])
    return sums


def _histogram(quarter: Image.Image) -> tuple[int, ...]:
    counts, total = quarter.histogram(), quarter.width * quarter.height
    bars = [0] * (400 // STEP + 1)
    for value, count in enumerate(counts):
        bars[min(len(bars) - 1, int(value * 4 / 2.55 / STEP))] += count
    return tuple(round(count / total * 10_000) for count in bars)


def _map(quarter: Image.Image) -> bytes:
    """Return the ink as a small picture, from white over blue to red."""
    width = min(MAP_WIDTH, quarter.width)
    height = max(1, round(quarter.height * width / quarter.width))
    small = quarter.resize((width, height), Image.Resampling.BOX)
    small.putpalette([part for value in range(256) for part in _shade(value * 4 / 2.55)])
    stream = io.BytesIO()
    small.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _shade(ink: float) -> tuple[int, int, int]:
    for (low, below), (high, above) in pairwise(_SCALE):
        if ink <= high:
            share = (ink - low) / (high - low)
            red, green, blue = (
                round(one + (other - one) * share) for one, other in zip(below, above, strict=True)
            )
            return red, green, blue
    return _SCALE[-1][1]
