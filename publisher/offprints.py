"""Offprints: each article as a PDF of its own, with its own record and its true folios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher.composing import settle_pages, settler_of
from publisher.copydesk import Copy, Progress, prepare
from publisher.editions.finishing import finish
from publisher.editions.job import Job, Product
from publisher.exporting import check_targets, sources_of, unwritten
from publisher.finisher import check_faces, darkroom_of
from publisher.indexing import IssueRecord, index_issue
from publisher.layout import Part
from publisher.manifest.faults import nearest
from publisher.pages.excerpt import excerpt_pages
from publisher.pages.join import join_pages
from publisher.pages.settle import Pages
from publisher.pages.spans import articles_of
from publisher.problems import ExitCode, Faulty, Problem, Problems
from publisher.store import Drafts, trim_cache
from publisher.workshop import Workshop

EDITIONS = ("screen",)  #: of which an article can be a file of its own


@dataclass(frozen=True)
class Wish:
    """What offprints are asked for."""

    path: Path  #: of the issue's folder, or of its issue.yaml
    edition: str
    out: Path | None  #: the folder for the files; by default output/<id>/articles of the house
    only: Sequence[str]  #: slugs of articles; by default all
    strict: bool  #: whether warnings end the run


@dataclass(frozen=True)
class Offprint:
    """An offprint: where it lies, the pages it holds, and its size in bytes."""

    path: Path
    pages: int
    size: int


@dataclass(frozen=True)
class OffprintRoom:
    """Makes offprints, with a workshop to work in and a collection for problems."""

    workshop: Workshop
    problems: Problems
    progress: Progress

    def run(self, wish: Wish) -> list[Offprint]:
        """Make and write all offprints that are asked for, or none. Raises `Faulty`."""
        problems = self.problems
        _check_edition(wish.edition, problems)
        copy = prepare(wish.path, problems, self.progress)
        problems.stop(wish.strict)
        if copy is None:
            return []
        wanted = _wanted(copy, wish.only, problems)
        problems.stop(wish.strict)
        pages = settle_pages(copy, settler_of(copy, self.workshop, problems, self.progress))
        problems.stop(wish.strict)
        folder = wish.out or copy.issue.house.output / copy.issue.entry.id / "articles"
        names = [f"{copy.issue.name}-{slug}.pdf" for slug in wanted]
        check_targets((folder / name for name in names), sources_of(copy))
        try:
            with (drafts := Drafts(folder)) as beside:
                made = list(self._make(copy, pages, wanted, wish.edition, beside))
                problems.stop(wish.strict)
                drafts.publish()
        except OSError as error:
            raise Faulty([unwritten(folder, error)]) from None
        trim_cache()
        return [
            _offprint(product, folder / name) for product, name in zip(made, names, strict=True)
        ]

    def _make(
        self, copy: Copy, pages: Pages, wanted: Sequence[str], edition: str, folder: Path
    ) -> Iterator[Product]:
        finisher = _Finisher(copy, pages, edition, folder, self.workshop, self.problems)
        for number, slug in enumerate(wanted):
            self.progress("articles", number, len(wanted), slug)
            yield finisher.finish(slug)
        self.progress("articles", len(wanted), len(wanted), wanted[-1])


@dataclass(frozen=True)
class _Finisher:
    """Finishes articles of one issue into a folder."""

    copy: Copy
    pages: Pages
    edition: str
    folder: Path
    workshop: Workshop
    problems: Problems

    @cached_property
    def index(self) -> IssueRecord:
        return index_issue(self.copy.issue, self.pages)

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The part in which each article stands."""
        runs = self.pages.plan.runs
        return {slug: run.part for run in runs for slug in articles_of(run.part)}

    def finish(self, slug: str) -> Product:
        """Return an article's file: the pages it stands on, which it may share with others."""
        copy, part = self.copy, self.parts[slug]
        article = next(record for record in self.index.articles if record.slug == slug)
        pages = excerpt_pages(self.pages, part, (article.first, article.last))
        master = join_pages(pages, copy.layout, part)
        check_faces(master, self.problems)
        job = Job(
            issue=copy.issue,
            layout=copy.layout,
            problems=self.problems,
            index=self.index,
            only=part,
            article=article,
            places=copy.places,
            stem=self.folder / self.index.key(article),
        )
        darkroom = darkroom_of(copy, self.workshop, self.problems, _unwatched)
        product = next(finish(self.edition, master, job, darkroom))
        product.path.rename(job.stem.with_name(f"{job.stem.name}.pdf"))
        return product


def _check_edition(name: str, problems: Problems) -> None:
    if name not in EDITIONS:
        message = f'articles cannot be files of their own in the edition "{name}"'
        hint = f"there is {' and '.join(EDITIONS)}"
        problems.add(Problem("unknown-edition", message, None, hint, step=ExitCode.USAGE))


def _wanted(copy: Copy, only: Sequence[str], problems: Problems) -> list[str]:
    """Return the slugs of articles that are asked for, in reading order."""
    known = list(copy.issue.articles)
    for name in only:
        if name not in known:
            message = f'the issue has no article "{name}"'
            hint = nearest(name, known) or "an article goes by the name of its file without .md"
            problems.add(Problem("unknown-article", message, None, hint, step=ExitCode.USAGE))
    return [slug for slug in known if not only or slug in only]


def _offprint(product: Product, path: Path) -> Offprint:
    return Offprint(path, len(product.folios), path.stat().st_size)


def _unwatched(step: str, done: int, total: int, name: str) -> None:
    """The progress of one article's pictures, which is too quick to watch."""
