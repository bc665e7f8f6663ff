"""The finisher: settled pages become the files of editions, and press files are checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher.copydesk import Copy, Progress
from publisher.editions.finishing import finish
from publisher.editions.job import Archived, Job, Product
from publisher.editions.placing import Darkroom
from publisher.editions.ticket import placed_focuses, placed_pictures, write_ticket
from publisher.house import CMYK_PROFILE
from publisher.indexing import IssueRecord, index_issue
from publisher.layout import Part
from publisher.pages.fragment import Fragment
from publisher.pages.geometry import PT_PER_MM
from publisher.pages.join import Master, join_pages
from publisher.pages.settle import Pages
from publisher.preflight.printers import printer_profile
from publisher.preflight.products import Inspection
from publisher.problems import ExitCode, Problem, Problems
from publisher.store import Store, settle
from publisher.workshop import Workshop


@dataclass(frozen=True)
class Finisher:
    """Finishes editions of one issue into a folder. Its problems end the run where they are."""

    copy: Copy
    pages: Pages
    spine: Fragment | None  #: of the wrap, if there is to be one
    folder: Path
    workshop: Workshop
    problems: Problems
    progress: Progress
    archived: Archived

    @cached_property
    def index(self) -> IssueRecord:
        """The records of the issue and its articles, which every file of it carries."""
        return index_issue(self.copy.issue, self.pages)

    def finish_all(
        self, editions: Sequence[str], wanted: Sequence[tuple[str, Part | None]]
    ) -> list[Product]:
        """Return the files of editions, each of the whole issue or of parts of it."""
        # The press edition comes first: its files are checked while the screen edition is made.
        ordered = sorted(editions, key=lambda edition: edition != "press")
        orders = [(edition, *wish) for edition in ordered for wish in wanted]
        products: list[Product] = []
        inspection = self._inspection()
        for number, (edition, name, part) in enumerate(orders):
            self.progress("edition", number, len(orders), edition)
            for product in self._finish(edition, name, part):
                products.append(product)
                settle(product.path)
                if edition == "press" and inspection:
                    inspection.begin(product)
        if inspection:
            inspection.report(self.problems)
        return sorted(products, key=lambda product: editions.index(product.edition))

    def _inspection(self) -> Inspection | None:
        if self.copy.printer is None:
            return None
        entry = self.copy.printer.entry
        self.workshop.warm().learn()  # while the press edition is made
        return Inspection(entry, printer_profile(entry), self.pages.plan, self.workshop)

    def _finish(self, edition: str, name: str, part: Part | None) -> Iterator[Product]:
        copy, printer = self.copy, self.copy.printer
        tagged = edition != "press"
        master = join_pages(self.pages, copy.layout, part, tagged=tagged)
        check_faces(master, self.problems)
        job = Job(
            issue=copy.issue,
            layout=copy.layout,
            problems=self.problems,
            index=self.index,
            only=part,
            places=copy.places,
            printer=printer,
            spine=self.spine,
            archived=self.archived,
            stem=self.folder / (f"{copy.issue.name}-{name}" if part else copy.issue.name),
        )
        issue, height = copy.issue, copy.layout.trim.height * PT_PER_MM
        by_id = {picture.id: picture for picture in copy.pictures.values()}
        placed = placed_pictures(master, by_id, issue.folder.root, height)
        focuses = placed_focuses(master, by_id, copy.focuses, issue.folder.root, height)
        for product in finish(edition, master, job, self._darkroom()):
            write_ticket(product, issue, self.pages.plan, placed, focuses)
            yield product

    def _darkroom(self) -> Darkroom:
        return darkroom_of(self.copy, self.workshop, self.problems, self.progress)


def darkroom_of(copy: Copy, workshop: Workshop, problems: Problems, progress: Progress) -> Darkroom:
    """Return the darkroom in which the pictures of an issue become renditions."""
    return Darkroom(
        pictures={picture.id: picture for picture in copy.pictures.values()},
        cmyk_profile=copy.issue.house.profiles / CMYK_PROFILE,
        workshop=workshop,
        store=Store.of("renditions"),
        problems=problems,
        progress=progress,
        advertisements={file.id: file for file in copy.advertisements.values()},
    )


def check_faces(master: Master, problems: Problems) -> None:
    """Report faces that the layout does not declare. Raises `Faulty` if there are any."""
    for name in sorted(master.strays):
        message = f'the face "{name}" is used, but its family is not among the layout\'s faces'
        hint = "declare the family in layout.yaml, or correct font-family in a sheet"
        problems.add(Problem("stray-face", message, None, hint, step=ExitCode.LAYOUT))
    problems.stop()
