"""A job ticket: a small record beside a finished PDF that says what stands on its pages.

Preflight finds it by the file's name, trusts it by the PDF's id, and names part, article and
source beside each finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from publisher.editions.job import Product
from publisher.layout import Part
from publisher.manifest.issue import Issue
from publisher.pages.geometry import PT_PER_MM, apart, box_of, intersect, transform
from publisher.pages.join import Master
from publisher.pages.plan import Plan
from publisher.pictures.files import PictureFile

VERSION = 1
SUFFIX = ".ticket.json"  #: in the place of .pdf
_SQUARE = (0.0, 0.0, 1.0, 1.0)

#: A picture on a page of the issue: its source, and x and y of the middle of
#: what shows of it, in mm from the upper left of the trim.
Placed = tuple[str, float, float]


def placed_pictures(
    master: Master, pictures: Mapping[str, PictureFile], folder: Path, height: float
) -> dict[int, list[Placed]]:
    """Return the pictures on each page of the issue; `height` of the trim in pt."""
    found: dict[int, list[Placed]] = {}
    for frame in master.frames:
        picture = pictures.get(frame.picture)
        if picture is not None:
            whole = box_of(frame.matrix, _SQUARE)
            left, bottom, right, top = intersect(whole, frame.clip) or whole
            x, y = (left + right) / 2 / PT_PER_MM, (height - (bottom + top) / 2) / PT_PER_MM
            source = (_within(picture.path, folder), round(x, 1), round(y, 1))
            found.setdefault(master.first + frame.page, []).append(source)
    return found


def placed_focuses(
    master: Master,
    pictures: Mapping[str, PictureFile],
    focuses: Mapping[str, tuple[float, float]],
    folder: Path,
    height: float,
) -> dict[int, list[Placed]]:
    """Return where the focuses that authors chose stand on each page of the issue, if seen there.

    `focuses` are those of pictures by their ids, 0–1 from the left and from the top; `height` of
    the trim in pt.
    """
    found: dict[int, list[Placed]] = {}
    for frame in master.frames:
        if frame.picture in focuses and frame.picture in pictures:
            across, down = focuses[frame.picture]
            x, y = transform(frame.matrix, across, 1 - down)
            if not apart((x, y, x, y), frame.clip):
                source = _within(pictures[frame.picture].path, folder)
                place = round(x / PT_PER_MM, 1), round((height - y) / PT_PER_MM, 1)
                found.setdefault(master.first + frame.page, []).append((source, *place))
    return found


def write_ticket(
    product: Product,
    issue: Issue,
    plan: Plan,
    pictures: Mapping[int, Sequence[Placed]],
    focuses: Mapping[int, Sequence[Placed]],
) -> None:
    """Write the ticket of a finished file beside it. Raises OSError.

    Focuses stand where a page of the file is one page of the issue: a wrap is measured otherwise.
    """
    with pikepdf.open(product.path) as pdf:
        identifier = bytes(pdf.trailer.ID[0]).hex()
    parts = {page: part for page, part in plan.pages() if part}
    ticket = {
        "version": VERSION,
        "id": identifier,
        "pages": [
            {
                "parts": [_part(parts[folio], issue) for folio in folios if folio in parts],
                "pictures": [list(each) for folio in folios for each in pictures.get(folio, ())],
                "focuses": [
                    list(each)
                    for folio in folios
                    if len(folios) == 1
                    for each in focuses.get(folio, ())
                ],
            }
            for folios in product.folios
        ],
    }
    path = product.path.with_suffix(SUFFIX)
    path.write_text(json.dumps(ticket, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _part(part: Part, issue: Issue) -> dict[str, Any]:
    source = next(_sources(part, issue), "issue.yaml")
    return {"title": part.title, "source": source}


def _sources(part: Part, issue: Issue) -> Iterator[str]:
    """Yield the articles that stand in a part: each file, and the line of its headline."""
    slugs = {part.id, *part.names, *(slug for slug, _ in part.articles)}
    listed = [article for section in issue.sections for article in section.articles]
    for article in (*listed, *([issue.foreword] if issue.foreword else [])):
        if article.slug in slugs:
            place = article.matter.place_of("headline")
            file = _within(Path(article.source.path), issue.folder.root)
            yield f"{file}:{place.line}" if place else file


def _within(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name
