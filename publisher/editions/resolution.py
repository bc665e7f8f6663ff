"""Resolution: whether every picture has pixels enough for the size at which it was placed."""

from __future__ import annotations

import math
from collections.abc import Mapping

from publisher.editions.placing import reach_of
from publisher.manifest.printer import Printer
from publisher.pages.fragment import Frame
from publisher.pages.geometry import PT_PER_MM, intersect, shares
from publisher.pages.join import Master
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Place, Problem, Problems


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
    advertisement's own page, which is placed as it is.
    """
    limits = printer.entry.pictures
    reach = reach_of(master, printer.entry.bleed)
    titles = {page: part.title if part else "" for page, part in master.plan.pages()}
    for frame in master.frames:
        picture = pictures.get(frame.picture)
        if picture is None or picture.vector is not None or _unseen(frame, reach):
            continue
        least = limits.line_art_minimum if picture.line_art else limits.minimum
        width, height, ppi = _placed(frame, picture)
        if round(ppi) >= least:
            continue
        page = master.first + frame.page
        message = (
            f'picture "{picture.path.name}" has {ppi:.0f} ppi at {width:.0f} × {height:.0f} mm '
            f'on page {page} ("{titles[page]}"); {printer.name} takes {least} or more'
        )
        share = ppi / least
        hint = f"it would do at {width * share:.0f} × {height * share:.0f} mm; bring a larger file"
        place = places.get(frame.picture)
        problems.add(Problem("picture-ppi", message, place, hint, step=ExitCode.PRINTER))


def _unseen(frame: Frame, reach: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = shares(frame.matrix, intersect(frame.clip, reach))
    return right <= left or bottom <= top


def _placed(frame: Frame, picture: PictureFile) -> tuple[float, float, float]:
    """Return width and height of the whole picture as placed, in mm, and its lesser ppi."""
    a, b, c, d, _, _ = frame.matrix
    width, height = math.hypot(a, b), math.hypot(c, d)
    ppi = min(picture.width / max(width, 1e-6), picture.height / max(height, 1e-6)) * 72
    return width / PT_PER_MM, height / PT_PER_MM, ppi
