"""The material of the comparisons: an issue's parts, plan and pictures, taken from a build.

The pictures come twice: as those of the screen edition (the very renditions, with equal bytes,
the largest of each picture) and as the issue's own files.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PIL import Image

from publisher import build
from publisher.copydesk import Copy, prepare
from publisher.editions.finishing import finish
from publisher.editions.job import Job, Product
from publisher.editions.placing import Darkroom
from publisher.pages.fragment import Frame
from publisher.pages.join import Master, join_pages
from publisher.pages.plan import Plan
from publisher.pages.settle import Pages
from publisher.pictures.rendition import Rendition, RenditionOrder
from publisher.problems import Problems


@dataclass(frozen=True)
class Material:
    """An issue as both comparisons use it."""

    copy: Copy
    plan: Plan
    fits: Mapping[str, int]  #: lines that the pictures of each part gained
    renditions: Mapping[str, str]  #: file name in the folder, by the picture's url in the parts
    files: Mapping[str, str]  #: the same for the issue's own files
    sizes: Mapping[str, tuple[float, float]]  #: pt, as placed in the build, by the picture's url
    folder: Path


class _Recorder(Darkroom):
    """A darkroom that keeps the largest rendition of each picture it develops."""

    def develop(self, orders: Sequence[RenditionOrder]) -> dict[str, Rendition]:
        made = super().develop(orders)
        for order in orders:
            known = RECORDED.get(order.id)
            fresh = made[order.key]
            if known is None or known.width * known.height < fresh.width * fresh.height:
                RECORDED[order.id] = fresh
        return made


RECORDED: dict[str, Rendition] = {}


def take(path: Path, folder: Path) -> Material:
    """Build an issue and return its material, with the pictures written into `folder`."""
    plans: list[Plan] = []
    frames: list[Frame] = []

    def spy(edition: str, master: Master, job: Job, darkroom: Darkroom) -> list[Product]:
        plans.append(master.plan)
        frames.extend(master.frames)
        values: dict[str, Any] = {f.name: getattr(darkroom, f.name) for f in fields(Darkroom)}
        return finish(edition, master, job, _Recorder(**values))

    fits: dict[str, int] = {}

    def join(pages: Pages, *rest: Any, **options: Any) -> Master:
        fits.update({part: fragment.fit for part, fragment in pages.fragments.items()})
        return join_pages(pages, *rest, **options)

    with patch("publisher.finisher.finish", spy), patch("publisher.finisher.join_pages", join):
        build(path, out=folder)
    problems = Problems()
    copy = prepare(path, problems, lambda *_: None)
    problems.stop()
    assert copy is not None
    (folder / "renditions").mkdir(parents=True, exist_ok=True)
    (folder / "files").mkdir(exist_ok=True)
    renditions: dict[str, str] = {}
    files: dict[str, str] = {}
    for picture in copy.pictures.values():
        files[picture.url] = f"files/{picture.id}{picture.path.suffix.lower()}"
        shutil.copy(picture.path, folder / files[picture.url])
        if picture.id in RECORDED:
            renditions[picture.url] = _write(RECORDED[picture.id], picture.id, folder)
        else:
            renditions[picture.url] = files[picture.url]
    for name, data in copy.layout.assets.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    sizes = dict(sorted((f"picture:{frame.picture}", _size(frame)) for frame in frames))
    return Material(copy, plans[0], fits, renditions, files, sizes, folder)


def _size(frame: Frame) -> tuple[float, float]:
    """Return the width and height in pt of what shows of a picture on its page."""
    a, b, c, d, _, _ = frame.matrix
    if frame.clip is None:
        return math.hypot(a, b), math.hypot(c, d)
    left, bottom, right, top = frame.clip
    return right - left, top - bottom


def _write(rendition: Rendition, identity: str, folder: Path) -> str:
    name = f"renditions/{identity}.{'jpg' if rendition.jpeg else 'png'}"
    if rendition.jpeg:
        (folder / name).write_bytes(rendition.data)
    else:
        size = (rendition.width, rendition.height)
        image = Image.frombytes("RGB", size, rendition.data)
        if rendition.mask is not None:
            image.putalpha(Image.frombytes("L", size, rendition.mask))
        image.save(folder / name)
    return name
