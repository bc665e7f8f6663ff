"""Resolution: whether every picture has pixels enough for the size at which it was placed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.editions.placing import reach_of
from publisher.manifest.printer import Printer
from publisher.pages.fragment import Frame
from publisher.pages.geometry import PT_PER_MM, intersect, shares
from publisher.pages.join import Master
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Place, Problem, Problems


@dataclass(frozen=True)
class _Coarse:
    """A picture with too few pixels for its place; sizes in mm, of the whole picture."""

    picture: PictureFile
    part: str  #: the title of the part that it stands in
    size: tuple[int, int]
    fit: tuple[int, int]  #: the size at which it would do
    ppi: int


def check_resolution(
    master: Master,
    printer: Printer,
    pictures: Mapping[str, PictureFile],
    places: Mapping[str, Place],
    problems: Problems,
) -> None:
    """Report pictures below the printer's fewest pixels per inch, each where it was placed.

    `places` says by a picture's id where the issue names it. The ppi is that of the worse axis
    (Ghent R0031); a picture that no pixel of is seen is left alone, and so is an
    advertisement's own page, which is placed as it is. The halves of a spread are one picture.
    """
    pages: dict[_Coarse, list[int]] = {}
    reach = reach_of(master, printer.entry.bleed)
    titles = {page: part.title if part else "" for page, part in master.plan.pages()}
    for frame in master.frames:
        page, picture = master.first + frame.page, pictures.get(frame.picture)
        if picture is None or picture.vector is not None or _unseen(frame, reach):
            continue
        coarse = _coarse(frame, picture, titles[page], _least(picture, printer))
        if coarse:
            pages.setdefault(coarse, []).append(page)
    for coarse, found in pages.items():
        least, place = _least(coarse.picture, printer), places.get(coarse.picture.id)
        problems.add(_problem(coarse, found, f"{printer.name} takes {least} or more", place))


def _least(picture: PictureFile, printer: Printer) -> int:
    limits = printer.entry.pictures
    return limits.line_art_minimum if picture.line_art else limits.minimum


def _coarse(frame: Frame, picture: PictureFile, part: str, least: int) -> _Coarse | None:
    width, height, ppi = _placed(frame, picture)
    if round(ppi) >= least:
        return None
    fit = round(width * ppi / least), round(height * ppi / least)
    return _Coarse(picture, part, (round(width), round(height)), fit, round(ppi))


def _problem(coarse: _Coarse, pages: Sequence[int], wanted: str, place: Place | None) -> Problem:
    on = " and ".join(map(str, dict.fromkeys(pages)))
    width, height = coarse.size
    message = (
        f'picture "{coarse.picture.path.name}" has {coarse.ppi} ppi at {width} × {height} mm '
        f'on page{"s" if " " in on else ""} {on} ("{coarse.part}"); {wanted}'
    )
    width, height = coarse.fit
    hint = f"it would do at {width} × {height} mm; bring a larger file"
    return Problem("picture-ppi", message, place, hint, step=ExitCode.PRINTER)


def _unseen(frame: Frame, reach: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = shares(frame.matrix, intersect(frame.clip, reach))
    return right <= left or bottom <= top


def _placed(frame: Frame, picture: PictureFile) -> tuple[float, float, float]:
    """Return width and height of the whole picture as placed, in mm, and its lesser ppi."""
    a, b, c, d, _, _ = frame.matrix
    width, height = math.hypot(a, b), math.hypot(c, d)
    ppi = min(picture.width / max(width, 1e-6), picture.height / max(height, 1e-6)) * 72
    return width / PT_PER_MM, height / PT_PER_MM, ppi
