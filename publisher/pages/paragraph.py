"""A paragraph as the composer sees it: text boxes as one text, measured, and where it may break.

Break points are Pango's (UAX 14) after spaces, hyphens and dashes; in words pyphen's, under
the style's `hyphens` and `hyphenate-limit-chars`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import pyphen
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import get_log_attrs

from publisher.pages.breaks import HYPHEN, Stop
from publisher.pages.glyphs import advances, width_of
from publisher.pages.sense import sense

_NAME = 9  #: how much dearer it is to break a name than a word
_MOST_LEAVES = 400  #: text boxes; each line looks for its own among all of them
_LONGEST = 20_000  #: characters; a longer text is no paragraph
_BREAK = re.compile(r"(?<=[ \-‐–—/…])(?=[^ ])")  #: where it is worth asking Pango
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CHUNK = re.compile(r"[^ \u00a0]+")
_ADDRESS = re.compile(r"[@/\d_\\]|\w\.\w")
#: What is measured or broken otherwise: soft hyphens, controls, right-to-left and complex scripts.
_FOREIGN = re.compile(
    "[\x00-\x1f\u00ad\u0590-\u1dff\u200b-\u200f\u2028-\u202e\u2066-\u206f\u2e80-\ua63f\ua6a0-\ufaff\ufb07-\uffff"
    "\U00010000-\U0010ffff]"
)
Spaces = dict[int, tuple[float, float]]  #: by style: a word space and a hyphen, px


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text box within a run: the characters from `start` to `end` of it."""

    box: Any
    start: int
    end: int


class Run:
    """Text boxes that follow one another with nothing but text between them."""

    def __init__(self, found: list[Any], closed: bool, spaces: Spaces) -> None:
        ends = list(accumulate(len(box.text) for box in found))
        self.leaves = [
            Leaf(box, end - len(box.text), end) for box, end in zip(found, ends, strict=True)
        ]
        self.closed = closed  #: ends with the paragraph or a forced break
        self.styles = [box.style for box in found]
        self.text = "".join(box.text for box in found)
        self.key = (closed, *((box.text, id(box.style)) for box in found))
        self._spaces = spaces
        self._known: list[Stop] | None = None

    @cached_property
    def composable(self) -> bool:
        """Whether it can be composed: alphabets written from left to right, of sane length."""
        return (
            2 < len(self.text) < _LONGEST
            and len(self.leaves) <= _MOST_LEAVES
            and _FOREIGN.search(self.text) is None
            and all(style["direction"] == "ltr" for style in self.styles)
        )

    def leaf(self, box: Any) -> Leaf | None:
        """Return the leaf that is this very text box."""
        return next((leaf for leaf in self.leaves if leaf.box is box), None)

    def space(self, style: Any) -> tuple[float, float]:
        """Return the natural widths of a word space and of a hyphen in this style, px."""
        if id(style) not in self._spaces:
            widths = (width_of(" ", style), width_of(style["hyphenate_character"], style))
            self._spaces[id(style)] = widths
        return self._spaces[id(style)]

    @cached_property
    def edges(self) -> list[float]:
        """Where each character begins, from the run's beginning, in px; the end as well."""
        widths = [0.0]
        for leaf in self.leaves:
            widths += advances(leaf.box.text, leaf.box.style)
        return list(accumulate(widths))

    def stops(self, context: Any, start: int, balanced: bool) -> list[Stop]:
        """Return where lines may end, from `start` on; the first stop is `start` itself."""
        found = self._sensible if balanced else self._all_stops(context)
        first = next((stop for stop in found if stop.position == start), None)
        if first is None:
            first = self._stop(start, start)
        return [first, *(stop for stop in found if stop.position > start)]

    def _all_stops(self, context: Any) -> list[Stop]:
        if self._known is None:
            stops = [*self._natural, *self._hyphens(context)]
            self._known = sorted(stops, key=lambda stop: stop.position)
        return self._known

    @cached_property
    def _sensible(self) -> list[Stop]:
        """The natural stops, judged as the ends of display lines; the last is judged by no one."""
        language = self.styles[0]["lang"] or ""
        *inner, last = self._natural
        judged = [
            self._stop(stop.position, stop.end, self._sense(stop, language))
            for stop in inner
            if not stop.hyphen
        ]
        return [*judged, last]

    def _sense(self, stop: Stop, language: str) -> float:
        return sense(self.text[: stop.end], self.text[stop.position :], language)

    @cached_property
    def _natural(self) -> list[Stop]:
        """The stops that the text itself has: spaces, hyphens, dashes, its end."""
        allowed = get_log_attrs(self.text, self.styles[0]["lang"])
        kept = {leaf.start for leaf in self.leaves} | self._unbroken
        found = []
        for match in _BREAK.finditer(self.text):
            at = match.start()
            spaced = self.text[at - 1] == " "
            if allowed[at].is_line_break and (spaced or at not in kept):
                hyphen = self.text[at - 1] in "-‐–"
                cost = HYPHEN / 2 * hyphen
                if self.text[at] in "–—" or (hyphen and self.text[at].isupper()):
                    cost = 2 * HYPHEN  # a dash begins no line, a double name is one
                found.append(self._stop(at, at - spaced, cost, hyphen))
        return [*found, self._stop(len(self.text), len(self.text.rstrip(" ")))]

    @property
    def _unbroken(self) -> set[int]:
        """Where the style says that lines break at spaces alone: `--breaks: spaces`, for code."""
        code = [x for x in self.leaves if word_of(x.box.style["__breaks"]) == "spaces"]
        return {at for leaf in code for at in range(leaf.start, leaf.end + 1)}

    def _stop(self, position: int, end: int, penalty: float = 0.0, hyphen: bool = False) -> Stop:
        count = self._counts
        widths = (self.edges[end], self.edges[position])
        return Stop(position, end, *widths, count[end], count[position], penalty, hyphen)

    @cached_property
    def _counts(self) -> list[int]:
        """How many expandable spaces stand before each character."""
        return list(accumulate((char in " \u00a0" for char in self.text), initial=0))

    def _hyphens(self, context: Any) -> Iterator[Stop]:
        """Yield the stops within words."""
        for leaf in self.leaves:
            dictionary = _dictionary(leaf.box.style, context)
            if dictionary is None:
                continue
            hyphen = self.space(leaf.box.style)[1]
            least = leaf.box.style["hyphenate_limit_chars"][0]
            for start, word, dear in _words(leaf.box.text, least):
                for part in dictionary.positions(word):
                    if part.data is None:  # else the word would be spelled anew
                        at = leaf.start + start + part
                        yield self._broken(at, hyphen, HYPHEN * (1 + _NAME * dear))

    def _broken(self, at: int, hyphen: float, penalty: float) -> Stop:
        """Return a stop within a word; a ligature there is taken for two halves."""
        edges, spaces = self.edges, self._counts[at]
        edge = edges[at]
        if edges[at + 1] == edge:
            edge = (edge + edges[bisect_left(edges, edge) - 1]) / 2
        return Stop(at, at, edge + hyphen, edge, spaces, spaces, penalty, True, True)


def word_of(tokens: Any) -> str:
    """Return the word that a custom property holds."""
    return next((token.lower_value for token in tokens or () if token.type == "ident"), "")


def runs(linebox: Any, spaces: Spaces) -> list[Run]:
    """Return the runs of a line box; what is no plain text parts them.

    There are none if a float comes after text: WeasyPrint 70 loses words where a line breaks
    before a float that it has set already, and such breaks must not become more frequent.
    """
    found: list[Run] = []
    gathered: list[Any] = []
    for item in [*_items(linebox), True]:
        if item is None and (found or gathered):
            return []
        if isinstance(item, boxes.TextBox):
            gathered.append(item)
        elif gathered:
            found.append(Run(gathered, item, spaces))
            gathered = []
    return found


def _items(box: Any) -> Iterator[Any]:
    """Yield text boxes, True where a line must end, None for floats, False for what else there is.

    WeasyPrint forgets the left padding of an inline box when it fills a line, and mends it
    afterwards; what such a box holds is left to it.
    """
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            if child.style["white_space"] == "normal":
                yield child
            else:
                yield "\n" in child.text
        elif not child.is_in_normal_flow():
            if child.is_floated():
                yield None
        elif _is_bare(child):
            yield from _items(child)
        else:
            yield False


def _is_bare(box: Any) -> bool:
    """Tell whether it is an inline box without margin, border or padding at its sides."""
    return (
        isinstance(box, boxes.InlineBox)
        and not box.is_leader
        and not any(
            box.style[f"border_{side}_width"]
            or getattr(box.style[f"margin_{side}"], "value", 1)
            or getattr(box.style[f"padding_{side}"], "value", 1)
            for side in ("left", "right")
        )
    )


def _words(text: str, least: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the words that may be broken, with their places; addresses and figures may not.

    The third value tells that the word is better left whole: a name or a part of a compound.
    """
    for chunk in _CHUNK.finditer(text):
        if len(chunk[0]) < least or _ADDRESS.search(chunk[0]):
            continue
        for word in _WORD.finditer(chunk[0]):
            if len(word[0]) >= least:
                dear = word[0][0].isupper() or "-" in chunk[0]
                yield chunk.start() + word.start(), word[0], dear


def _dictionary(style: Any, context: Any) -> Any:
    """Return the hyphenation of a style, the very one that WeasyPrint uses; None without."""
    lang = style["lang"] and pyphen.language_fallback(style["lang"])
    if style["hyphens"] != "auto" or not lang:
        return None
    total, left, right = style["hyphenate_limit_chars"]
    key = (lang, left, right, total)
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=lang, left=left, right=right)
    return context.dictionaries[key]
