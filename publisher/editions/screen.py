"""The screen edition: PDF/UA-1 with pictures for the screen, in the order in which it is loaded."""

from __future__ import annotations

import pikepdf

from publisher.editions.edition import SCREEN
from publisher.editions.job import Job, Product
from publisher.editions.placing import Darkroom
from publisher.editions.reading import folios_of, make_readable
from publisher.pages.join import Master


def finish_screen(master: Master, job: Job, darkroom: Darkroom) -> Product:
    """Return the finished screen edition; the master is used up."""
    make_readable(master, SCREEN, job, darkroom, job.record())
    path = job.path("screen")
    with path.open("wb") as stream:
        master.pdf.save(
            stream,
            linearize=True,
            deterministic_id=True,
            min_version="1.7",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return Product("screen", path, folios_of(master))
