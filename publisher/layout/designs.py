"""Designs: the table that gives each story of an issue the design of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from publisher.content import Article
from publisher.manifest.faults import nearest
from publisher.manifest.layout import Conditions, DesignRow
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Place, Problem, Problems, Severity

FALLBACK = "story"  #: the design where no row holds: that of every layout
LATER = 3.0  #: the cost of each row that is passed over,
BESIDE = 100.0  #: of looking like the neighbour,
NEAR = 10.0  #: and of looking like the page before that
Ways = dict[tuple[str, str], tuple[float, tuple[str, ...]]]  #: last looks -> cost, designs
_WIDE, _TALL = 1.15, 0.87  #: proportions from which a picture is wide, and up to which it is tall
_VIEW = re.compile(rb"""viewBox=["']\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)""")


@dataclass(frozen=True)
class Table:
    """The rows of a layout, and the pictures whose shapes they ask for."""

    rows: tuple[DesignRow, ...]
    pictures: Mapping[str, PictureFile]

    def choose(self, pages: Sequence[Sequence[Article]]) -> list[str]:
        """Return the design of each page, given the stories on it, in the order of the issue.

        What the front matter asks for stands. Otherwise the first rows that hold are best, but not
        beside their like: of all ways through the issue, the one that costs least is taken.
        """
        ways: Ways = {("", ""): (0.0, ())}
        for stories in pages:
            ways = _cheapest(ways, self._offers(stories))
        return list(min(ways.values())[1])

    def _offers(self, stories: Sequence[Article]) -> list[tuple[str, str]]:
        """Return the designs that a page may have, with what they look like, the best first."""
        looks = {row.design: row.look or row.design for row in reversed(self.rows)}
        named = next((story.matter.design for story in stories if story.matter.design), None)
        if named:
            return [(named, looks.get(named, named))]
        holding = [row.design for row in self.rows if self._holds(row.when, stories)]
        return [(name, looks[name]) for name in dict.fromkeys(holding)] or [(FALLBACK, FALLBACK)]

    def _holds(self, when: Conditions, stories: Sequence[Article]) -> bool:
        first = stories[0]
        return (
            (not when.kind or first.kind in when.kind)
            and when.stories.holds(len(stories))
            and when.words.holds(sum(story.word_count for story in stories))
            and when.headline.holds(max(len(story.headline) for story in stories))
            and when.pictures.holds(sum(len(story.pictures) for story in stories))
            and (not when.shape or self._shape(first) in when.shape)
            and when.figures in (None, any(story.figures for story in stories))
        )

    def _shape(self, story: Article) -> str:
        """Return the shape of a story's first picture: wide, square or tall, or none."""
        file = self.pictures.get(story.pictures[0].file) if story.pictures else None
        if file is None:
            return ""
        ratio = proportion(file)
        return "wide" if ratio >= _WIDE else "tall" if ratio <= _TALL else "square"


def proportion(file: PictureFile) -> float:
    """Return width by height of a picture; of a drawing, those of its view box."""
    if file.vector is None:
        return file.width / max(file.height, 1)
    view = _VIEW.search(file.vector[:4096])
    return float(view[1]) / max(float(view[2]), 1e-6) if view else 1.0


def _cheapest(ways: Ways, offers: Sequence[tuple[str, str]]) -> Ways:
    """Return the ways through the issue one page on: the cheapest for each pair of last looks."""
    found: Ways = {}
    for (before, last), (cost, chosen) in ways.items():
        for rank, (design, look) in enumerate(offers):
            alike = BESIDE * (look == last) + NEAR * (look == before)
            total = cost + LATER * rank + alike
            if (last, look) not in found or total < found[last, look][0]:
                found[last, look] = (total, (*chosen, design))
    return found


def check_designs(
    stories: Mapping[str, Article], designs: Sequence[str], problems: Problems
) -> None:
    """Report articles that ask for a design which the layout does not have."""
    for story in stories.values():
        asked = story.matter.design
        if asked and asked not in designs:
            message = f'article "{story.slug}": the layout has no design "{asked}"'
            place, hint = story.matter.place_of("design"), nearest(asked, designs)
            problems.add(Problem("unknown-design", message, place, hint, step=ExitCode.LAYOUT))


def check_shown(
    stories: Sequence[Article],
    html: str,
    design: str,
    files: Mapping[str, PictureFile],
    problems: Problems,
) -> None:
    """Warn of what a story has and its design leaves out: nothing is lost without a word."""
    for story in stories:
        for place, what, mark in _holdings(story, files):
            if mark not in html:
                message = f'article "{story.slug}": the design "{design}" does not print {what}'
                hint = "choose another design, or take it out of the front matter"
                step, warning = ExitCode.LAYOUT, Severity.WARNING
                problems.add(Problem("left-out", message, place, hint, warning, step))


def _holdings(
    story: Article, files: Mapping[str, PictureFile]
) -> Iterator[tuple[Place | None, str, str]]:
    """Yield what a story wants printed: where it says so, what it is, how it is known in HTML."""
    for picture in story.pictures:
        if picture.file in files:
            yield picture.place, f'the picture "{picture.file}"', files[picture.file].url
    for quote in story.pull_quotes:
        yield story.matter.place_of("pull_quotes"), "the pull quote", str(escape(quote))
    for figure in story.figures:
        yield story.matter.place_of("figures"), "the figures", str(escape(figure.label))
