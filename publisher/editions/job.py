"""A job: what an edition is finished for and from, beside the master; and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.editions.enclosing import Enclosure
from publisher.editions.record import Record, make_article_record, make_record
from publisher.indexing import ArticleRecord, IssueRecord
from publisher.layout import Layout, Part
from publisher.manifest.issue import Issue
from publisher.manifest.printer import Printer
from publisher.pages.fragment import Fragment
from publisher.pages.spans import articles_of
from publisher.problems import Place, Problems


@dataclass(frozen=True)
class Archived:
    """What an archive edition holds that others do not."""

    pictures: str = "original"  #: how fine they are: one of PICTURES
    parcel: Sequence[Enclosure] = ()  #: the sources that travel within it


@dataclass(frozen=True)
class Job:
    """An issue, or the one part of it that is wanted; for the press with its printer."""

    issue: Issue
    layout: Layout
    problems: Problems
    index: IssueRecord
    only: Part | None = None
    article: ArticleRecord | None = None  #: of that part, where the file is that article's own
    places: Mapping[str, Place] | None = None  #: where the issue names pictures, by their ids
    printer: Printer | None = None
    spine: Fragment | None = None  #: of the wrap, if there is to be one
    archived: Archived = Archived()
    stem: Path = Path()  #: folder and beginning of the names of finished files

    def record(self) -> Record:
        """Return what a finished file tells of itself, and of the articles that it holds."""
        if self.article is not None:
            return make_article_record(self.issue, self.index, self.article)
        held, only = self.index.articles, self.only
        if only is not None:
            held = tuple(each for each in held if each.slug in articles_of(only))
        return make_record(self.issue, only.title if only else "", held)

    def path(self, kind: str) -> Path:
        """Return where a finished file goes."""
        return self.stem.with_name(f"{self.stem.name}-{kind}.pdf")


@dataclass(frozen=True)
class Product:
    """A finished file, and for each of its pages those of the issue that it shows."""

    kind: str  #: screen, archive, press, press-cover or press-inside
    path: Path
    folios: tuple[tuple[int, ...], ...]
    trim: tuple[float, float] = (0.0, 0.0)  #: pt

    @property
    def edition(self) -> str:
        """The edition that it is a file of."""
        return self.kind.split("-", maxsplit=1)[0]
