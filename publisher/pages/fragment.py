"""A fragment: the pages of one part, painted alone, and what joining needs to know of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from publisher.store import fingerprint

VERSION = "31"  #: raised whenever equal orders give other fragments


@dataclass(frozen=True)
class Kit:
    """What all parts of a layout share: page size in mm, sheets, other files, faces."""

    width: float
    height: float
    bleed: float
    sheets: tuple[tuple[str, str], ...]  #: (name, CSS), in order
    assets: Mapping[str, bytes]  #: by path within the layout or the house's assets
    versions: str  #: of all software that shapes pages
    faces: str  #: fingerprint of the faces

    def page_rule(self) -> str:
        """Return the sheet that sets the size of the page."""
        return f"@page {{ size: {self.width:g}mm {self.height:g}mm; bleed: {self.bleed:g}mm; }}"

    @property
    def key(self) -> str:
        """A fingerprint of the whole kit."""
        sheets = [text for sheet in self.sheets for text in sheet]
        assets = [item for pair in sorted(self.assets.items()) for item in pair]
        return fingerprint(self.page_rule(), self.versions, self.faces, *sheets, *assets)


@dataclass(frozen=True)
class PaintOrder:
    """One part to be painted: its HTML and the pictures it names, as (width, height) or SVG."""

    part: str
    html: str
    kit: Kit
    kit_key: str
    pictures: Mapping[str, tuple[int, int] | bytes]
    tagged: bool = True

    @property
    def key(self) -> str:
        """The fingerprint of all that goes into the fragment."""
        named = [
            text
            for url, given in sorted(self.pictures.items())
            for text in (url, given if isinstance(given, bytes) else f"{given[0]}x{given[1]}")
        ]
        return fingerprint(VERSION, self.kit_key, self.html, str(self.tagged), *named)


@dataclass(frozen=True)
class Frame:
    """A picture as it stands on a page.

    `name` is its resource name, which in the fragment it shares only with itself: as a picture of a
    form that is drawn several times. `matrix` carries the unit square to
    the page's user space in pt; `clip` is the visible rectangle there (left, bottom, right,
    top), or None where nothing is clipped.
    """

    name: str
    picture: str
    page: int
    matrix: tuple[float, float, float, float, float, float]
    clip: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Fragment:
    """The pages of a part: a tagged PDF, its extent, its frames, and what the painter said."""

    pdf: bytes
    extent: int
    frames: tuple[Frame, ...] = ()
    anchors: Mapping[str, int] = field(default_factory=dict)  #: id -> page, counted from 0
    remarks: tuple[str, ...] = ()
    full: tuple[int, ...] = ()  #: pages that a picture fills: no folio is laid over them
    fit: int = 0  #: lines of the baseline that its pictures gained to fill its pages

    def pack(self) -> bytes:
        """Return the fragment as one piece of bytes for the store."""
        head = {
            "extent": self.extent,
            "frames": [asdict(frame) for frame in self.frames],
            "anchors": dict(self.anchors),
            "remarks": self.remarks,
            "full": self.full,
            "fit": self.fit,
            "size": len(self.pdf),
        }
        return json.dumps(head).encode() + b"\n" + self.pdf

    @classmethod
    def unpack(cls, packed: bytes) -> Fragment | None:
        """Return what was packed, or None if the bytes are not whole."""
        line, _, pdf = packed.partition(b"\n")
        try:
            head = json.loads(line)
            if head["size"] != len(pdf):
                return None
            frames = tuple(_frame(values) for values in head["frames"])
            remarks, full = tuple(head["remarks"]), tuple(head["full"])
            return cls(pdf, head["extent"], frames, head["anchors"], remarks, full, head["fit"])
        except (ValueError, KeyError, TypeError):
            return None


def _frame(values: dict[str, object]) -> Frame:
    matrix, clip = values.pop("matrix"), values.pop("clip")
    return Frame(
        **values,  # type: ignore[arg-type]
        matrix=tuple(matrix),  # type: ignore[arg-type]
        clip=tuple(clip) if clip else None,  # type: ignore[arg-type]
    )
