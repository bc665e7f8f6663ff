"""Finishing: the master becomes the files of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.editions.archive import finish_archive
from publisher.editions.job import Job, Product
from publisher.editions.placing import Darkroom
from publisher.editions.press import finish_press
from publisher.editions.screen import finish_screen
from publisher.pages.join import Master


def finish(edition: str, master: Master, job: Job, darkroom: Darkroom) -> Iterator[Product]:
    """Yield the files of an edition as they are written; the master is used up.

    Raises `Faulty`.
    """
    if edition == "press" and job.printer is not None:
        yield from finish_press(master, job, job.printer, darkroom)
    elif edition == "archive":
        yield finish_archive(master, job, darkroom)
    else:
        yield finish_screen(master, job, darkroom)
