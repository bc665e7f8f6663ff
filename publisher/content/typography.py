"""Typography made right for a language: quotation marks, apostrophes, dashes, spaces.

The runs of a paragraph (the pieces between its tags) are typeset as one text and cut again where
they were: a quotation may open in one run and close in another. Doing it twice changes nothing
more: quotations written as the language writes them are left alone, and all other rules ask only
what kind of neighbours there are, which no later rule changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from re import Pattern

from publisher.content.languages import NBSP, Habits, habits_of, unbroken

Edit = tuple[int, int, str]  #: start and end of what is replaced, and by what
Rule = tuple[Pattern[str], str]  #: a pattern, and what replaces its first group

MASK = "ꙮ"  #: a letter that stands for each character of what must stay as it is
_FIRM = "’"  #: the apostrophe, and in some languages the end of an inner quotation
_SINGLE = "'‘’‚‛`´‹›"
_QUOTES = '"“”„‟«»' + _SINGLE
_SURE = "‘‚‹"  #: single marks that are never an apostrophe
_BEFORE = "([{<—–-/¿¡="  #: like spaces, these stand before a quotation
_AFTER = ")]}>—–-/,.;:!?"  #: and these behind it
_PRIMES = {"'": "′", '"': "″"}
_OPENS, _CLOSES = "opens", "closes"
_CLUSTER = re.compile(f"[{_QUOTES}]+")

_URL = rf"(?:[^\s<>{_QUOTES}…–—′″]|'(?=[\w/&=%#]))"
_SUSPECT = re.compile(rf"[@/{MASK}]|:\S|www\.|\+\d|IS[BS]N")
_KEPT = re.compile(
    rf"\b(?:https?://|ftp://|www\.){_URL}++"
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]++"
    rf"|(?<![\w.+-])(?=[\w+-]++\.\w)[\w.+-]++/{_URL}*+"
    r"|(?<!\w)[a-z]++:[a-z\d][\w/.#-]*+"
    r"|\bIS[BS]N(?:-1[03])?:?\s*+[\d-]+[\dXx]"
    r"|\+\d[\d\s()-]*\d"
    rf"|{MASK}++"
)  #: addresses, slugs, the numbers of books and telephones

_EARLY: tuple[Rule, ...] = (
    (re.compile(r"(\.(?<!\.\.)\.\.)(?!\.)"), "…"),
    (re.compile(r"('(?<=\d'))(?=\d\d?(?!\d))"), "′"),
    (re.compile(r'("(?:(?<=′\d")|(?<=′\d\d")))'), "″"),
)
_TIGHT: tuple[Rule, ...] = (  # no spaces inside guillemets, while it is still seen that they were
    (re.compile(r"[«‹](?<![\w.,;:!?)\]][«‹])(\s++)(?=\S)"), ""),
    (re.compile(r"(?<=\S)(\s++)[»›](?!\w)"), ""),
)
_MONTH = r"\d\d(?:1[3-9]|[2-9]\d)-(?:0\d|1[0-2])(?!\d)"  # 2023-12, but 2009-10 are two years
_NUMBER = r"\d{1,4}+(?:[.,:]\d{1,3}+)?"
_RANGE: Rule = (
    re.compile(
        rf"(?=\d)(?<![\w.,:/+–-])(?<!\)\s)(?!{_MONTH}|\d{{3}}-\d{{4}}|0\d+-){_NUMBER}"
        rf"(-{{1,3}})(?=[$€£₸]?{_NUMBER}(?![\w–-]|[.,:/]\w))"
    ),
    "–",
)


@dataclass
class _Line:
    """A paragraph as one text, and where its runs end."""

    text: str
    cuts: list[int]

    def rewrite(self, rules: Iterable[Rule]) -> None:
        """Apply rules one after another, so that each sees what the one before it wrote."""
        for pattern, new in rules:
            self.edit([(*match.span(1), new) for match in pattern.finditer(self.text)])

    def edit(self, edits: Sequence[Edit]) -> None:
        """Replace parts of the text, in order; the cuts stay between the same letters."""
        edits = [edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]]
        if edits:
            ends = [0, *(end for _, end, _ in edits)]
            pieces = [self.text[e:s] + new for e, (s, _, new) in zip(ends, edits, strict=False)]
            self.text = "".join(pieces) + self.text[ends[-1] :]
            self.cuts = list(_moved(self.cuts, edits))


@dataclass
class _Mark:
    """A quotation mark or apostrophe: what stands beside it, and what it turns out to be."""

    at: int
    glyph: str
    lean: int  #: 1 to a word that follows, -1 to one before, 0 to both or neither
    inside: bool  #: a word
    elides: bool  #: the word that follows is known to begin with an apostrophe
    figure: bool  #: a figure stands before
    single: bool  #: may be an apostrophe
    role: str = _FIRM  #: _OPENS or _CLOSES, or the glyph itself


@dataclass(frozen=True)
class _Rules:
    """The habits of a language made into patterns; `late` rules in the order of their use."""

    habits: Habits
    quoted: Pattern[str]
    elision: Pattern[str]
    late: tuple[Rule, ...]


def typeset(runs: Sequence[str], language: str) -> list[str]:
    """Return the runs of a paragraph, each with its letters, in the typography of `language`."""
    rules = _rules_of(language)
    text = "".join(runs)
    kept = "".join(_KEPT.findall(text)) if _SUSPECT.search(text) else ""
    text = _KEPT.sub(lambda match: MASK * len(match[0]), text) if kept else text
    line = _Line(text, list(accumulate(map(len, runs))))
    line.rewrite(_EARLY)
    if not rules.quoted.fullmatch(line.text):
        line.rewrite(_TIGHT)
        line.edit(list(_quotations(line.text, rules)))
    line.rewrite(rules.late)
    letters = iter(kept)
    text = re.sub(MASK, lambda _: next(letters), line.text) if kept else line.text
    return [text[start:end] for start, end in zip([0, *line.cuts], line.cuts, strict=False)]


def typeset_text(text: str, language: str) -> str:
    """Return one text (a headline, a caption) with the typography of `language`."""
    return typeset([text], language)[0]


def _moved(cuts: Iterable[int], edits: Sequence[Edit]) -> Iterator[int]:
    """Yield where cuts come to lie once edits are made; a cut in an edited part stays in it."""
    at = shift = 0
    for cut in cuts:
        while at < len(edits) and edits[at][1] <= cut:
            start, end, new = edits[at]
            shift += len(new) - (end - start)
            at += 1
        start, _, new = edits[at] if at < len(edits) else (cut, cut, "")
        yield shift + (min(cut, start + len(new)) if start < cut else cut)


def _quotations(text: str, rules: _Rules) -> Iterator[Edit]:
    """Yield the edits that give every mark the shape that its role has in the language."""
    outer, inner = rules.habits.outer, rules.habits.inner
    depth = 0
    for mark in _read(_marks(text, rules.elision)):
        new = mark.role
        if new == _OPENS:
            new = inner[0] if depth else outer[0]
            depth += 1
        elif new == _CLOSES:
            new = inner[1] if depth > 1 else outer[1]
            depth = max(depth - 1, 0)
        yield mark.at, mark.at + 1, new


def _marks(text: str, elision: Pattern[str]) -> Iterator[_Mark]:
    """Yield the marks of a text; those that touch share the neighbours of all of them."""
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        opens = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE
        closes = end == len(text) or text[end].isspace() or text[end] in _AFTER
        inside = not opens and not closes
        for at in range(start, end):
            lean = opens - closes
            if inside:  # l'"Europe", "Ankara"'nın
                lean = (text[at - 1] in _SINGLE) - (text[at + 1] in _SINGLE)
            elides = at == end - 1 and bool(elision.match(text, end))
            figure, single = text[at - 1 : at].isdecimal(), text[at] in _SINGLE
            yield _Mark(at, text[at], lean, inside, elides, figure, single)


def _read(marks: Iterable[_Mark]) -> list[_Mark]:
    """Return the marks with their roles, found by pairing those that open and close.

    A single mark that opens but has no end was an apostrophe, unless its glyph is sure.
    """
    known: list[_Mark] = []
    opened: list[_Mark] = []
    doubles = 0
    for mark in marks:
        known.append(mark)
        if (mark.single and mark.inside) or (mark.elides and (mark.single or opened)):
            continue
        closable = bool(opened and opened[-1].single) if mark.single else doubles > 0
        prime = _PRIMES.get(mark.glyph) if mark.figure and not closable else None
        if mark.lean > 0 or not (mark.lean or mark.single or closable or prime):
            mark.role = _OPENS
            opened.append(mark)
            doubles += not mark.single
        elif closable:
            mark.role = _CLOSES
            doubles -= _close(opened, mark)
        elif prime or not mark.single:
            mark.role = prime or _CLOSES
    for mark in opened:
        mark.role = _FIRM if mark.single and mark.glyph not in _SURE else _OPENS
    return known


def _close(opened: list[_Mark], mark: _Mark) -> bool:
    """Take from the open marks the one that `mark` closes; return whether it is a double one."""
    while opened[-1].single and not mark.single:
        opened.pop().role = _FIRM
    return not opened.pop().single


@lru_cache(maxsize=64)
def _rules_of(language: str) -> _Rules:
    """Return the rules of a language, compiled once; rules that bring spaces precede dashes."""
    habits = habits_of(language)
    elision = rf"(?:{habits.elisions}|n[{_QUOTES}](?!\w))" if habits.elisions else r"(?!)"
    late = (*_inner_spaces(habits), *_dashes(habits), _RANGE, (re.compile(unbroken(habits)), NBSP))
    return _Rules(habits, _quoted(habits, elision), re.compile(elision, re.IGNORECASE), late)


def _quoted(habits: Habits, elision: str) -> Pattern[str]:
    """Return the pattern of texts whose quotations are as this language writes them.

    All that `_quotations` writes is among them: that makes typesetting twice the same as once.
    """
    (opening, closing), (inner, inner_end) = habits.outer, habits.inner
    plain = f"[^{_QUOTES}]++|{_FIRM}"
    within = rf"(?:{plain}|{inner}(?!{elision})|{inner_end})*+(?:{closing}|\Z)"
    return re.compile(rf"(?:{plain}|{closing}(?!\w)|{opening}{within})*+", re.IGNORECASE)


def _inner_spaces(habits: Habits) -> Iterator[Rule]:
    """Yield the rules for the spaces before `; : ! ?` and within the marks of quotations."""
    (opening, closing), (inner, _) = habits.outer, habits.inner
    if habits.before:
        behind = rf"(?=[;:!?]++(?:[\s{_QUOTES})\]…]|\Z))"
        yield re.compile(rf"(?<=[^\s(\[{{;:!?{opening}{inner}])(\s*+){behind}"), habits.before
    yield re.compile(rf"{opening}(\s*+)(?=[^\s{closing}])"), habits.inside
    yield re.compile(rf"(?<=[^\s{opening}])(\s*+){closing}"), habits.inside


def _dashes(habits: Habits) -> Iterator[Rule]:
    """Yield the rules that make hyphens between words the dash of the language."""
    dash, word = r"(?:-{1,3}|[–—])", r"[^\W\d]"
    yield re.compile(rf"(?<=[^\s{habits.outer[0]}])(\s++{dash})(?=\s)"), NBSP + habits.dash
    tight = rf"(-(?:(?<={word}-)-{{1,2}}(?=\w)|(?<=\d-)-{{1,2}}(?={word})))"
    yield re.compile(tight), f"{NBSP}{habits.dash} "
    yield re.compile(rf"\A({dash}\s++)(?=[\w{habits.outer[0]}])"), habits.dash + NBSP
