"""Designs: the table that gives each story of an issue the design of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.content import Article
from publisher.manifest.faults import nearest
from publisher.manifest.layout import Conditions, DesignRow
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Problem, Problems

FALLBACK = "story"  #: the design where no row holds: that of every layout
APART = 2  #: stories that a design stays away from itself, where the table leaves a choice
_WIDE, _TALL = 1.15, 0.87  #: proportions from which a picture is wide, and up to which it is tall
_VIEW = re.compile(rb"""viewBox=["']\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)""")


@dataclass(frozen=True)
class Table:
    """The rows of a layout, and the pictures whose shapes they ask for."""

    rows: tuple[DesignRow, ...]
    pictures: Mapping[str, PictureFile]

    def choose(self, pages: Sequence[Sequence[Article]]) -> list[str]:
        """Return the design of each page, given the stories on it, in the order of the issue.

        What the front matter asks for stands. Otherwise it is the first row that holds and was
        not chosen for one of the two stories before, if there is one: neighbours look alike only
        where the table gives no choice.
        """
        chosen: list[str] = []
        for stories in pages:
            named = next((story.matter.design for story in stories if story.matter.design), None)
            chosen.append(named or _fresh(list(self._holding(stories)), chosen))
        return chosen

    def _holding(self, stories: Sequence[Article]) -> Iterator[str]:
        for row in self.rows:
            if self._holds(row.when, stories):
                yield row.design

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


def _fresh(holding: Sequence[str], chosen: Sequence[str]) -> str:
    """Return the first design that was not chosen of late; else the one chosen longest ago."""
    for reach in range(APART, 0, -1):
        late = chosen[-reach:]
        if fresh := next((design for design in holding if design not in late), None):
            return fresh
    return holding[0] if holding else FALLBACK


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
