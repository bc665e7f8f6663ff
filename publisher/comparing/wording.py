"""What a comparison says in the same words on a terminal and on its page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from publisher.comparing.result import Diff, PageDiff, Passage
from publisher.report.wording import counted

KINDS = {
    "changed": "changed",
    "inserted": "inserted",
    "removed": "removed",
    "moved": "moved",
    "folio": "folio alone",
    "same": "the same",
}
WAYS = {"replaced": "Replaced", "added": "Added", "cut": "Cut", "moved": "Moved here"}


SPARED = 4  #: words that are not worth leaving out


def kind(page: PageDiff) -> str:
    """Return what became of a page; a page that has only moved is one of these as well."""
    return "moved" if page.moved and page.kind in ("same", "folio") else page.kind


def tally(diff: Diff) -> dict[str, int]:
    """Return how many pages became what, for all that there are."""
    kinds = [kind(page) for page in diff.pages]
    return {each: kinds.count(each) for each in KINDS if each in kinds}


def telling(diff: Diff) -> tuple[PageDiff, ...]:
    """Return the pages of which there is something to tell: those of the folio alone are not."""
    return tuple(page for page in diff.pages if kind(page) not in ("same", "folio"))


def by_part(pages: Iterable[PageDiff]) -> list[tuple[str, str, list[PageDiff]]]:
    """Return pages by what stands on them: its title, its source, and its pages."""
    grouped = groupby(pages, key=lambda page: (page.leaf.part, page.leaf.source))
    return [(part, source, list(run)) for (part, source), run in grouped]


def page_name(page: PageDiff) -> str:
    """Return a page by its folios: "page 12", "page 14, before: 12"."""
    old, new = page.before, page.after
    if old and new and old.folio != new.folio:
        return f"page {new.folio}, before: {old.folio}"
    return f"page {page.leaf.folio}"


def looks(page: PageDiff) -> str:
    """Return how much of a page looks different, and where it does not read so why."""
    if page.kind in ("inserted", "removed"):
        return ""
    if not page.regions:
        return "it looks the same: only the text behind it differs" if page.passages else ""
    share = f"{page.share * 100:.1f} %" if page.share >= 0.001 else "less than 0.1 %"
    verb = "looks" if len(page.regions) == 1 else "look"
    told = f"{counted(len(page.regions), 'region')} {verb} different, {share} of the page"
    return told if page.passages else f"{told}; its words are the same"


def sizes(page: PageDiff) -> str:
    """Return how the trim of a page differs, if it does."""
    if page.resized and page.before and page.after:
        return f"its trim was {page.before.size} and is {page.after.size}"
    return ""


def shortened(text: str, words: int) -> str:
    """Return a text of many words by its first and last ones."""
    listed = text.split(" ")
    if len(listed) <= words + SPARED:
        return text
    half = words // 2
    between = len(listed) - 2 * half
    return f"{' '.join(listed[:half])} … [{between:,} words] … {' '.join(listed[-half:])}"


def told(passage: Passage, words: int) -> str:
    """Return a change of words in a line."""
    before, after = (f"“{shortened(text, words)}”" for text in (passage.before, passage.after))
    sentence = {
        "replaced": f"replaced {before} by {after}",
        "added": f"added {after}",
        "cut": f"cut {before}",
        "moved": f"moved here {after}",
    }[passage.way]
    around = f"{passage.left} | {passage.right}" if passage.left or passage.right else ""
    return f"{sentence} ({around})" if around else sentence
