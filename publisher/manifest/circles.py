"""Circles: advertisements and spreads that wait for one another, so that none has a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.manifest.issue import Advertisement, IssueEntry, Spread
from publisher.problems import Problem

SHOWN = 8  #: names of a circle that a message lists


def circle_problems(entry: IssueEntry) -> Iterator[Problem]:
    """Yield a problem for each circle of `after`, at one that stands in it."""
    listed: list[Advertisement | Spread] = [*entry.advertisements, *entry.spreads]
    placed = {item.id: item for item in listed}
    for circle in find_circles({name: item.after for name, item in placed.items()}):
        yield _problem(circle, placed[circle[0]])


def find_circles(after: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield the names of each circle, every one followed by what it stands after.

    Each name is passed once, so that thousands take no time.
    """
    passed: set[str] = set()
    for start in after:
        way: list[str] = []
        name: str | None = start
        while name is not None and name in after and name not in passed:
            passed.add(name)
            way.append(name)
            name = after[name]
        if name in way:
            yield way[way.index(name) :]


def _problem(circle: Sequence[str], first: Advertisement | Spread) -> Problem:
    kind = "spread" if isinstance(first, Spread) else "advertisement"
    others = [f'"{name}"' for name in (*circle[1:], circle[0])]
    if len(others) > SHOWN:
        others[SHOWN - 2 : -1] = ["…"]
    alone = len(circle) == 1
    way = "itself" if alone else ", which follows ".join(others)
    hint = f"{'name' if alone else 'let one of them follow'} a section, an article or another part"
    message = f'{kind} "{first.id}" follows {way}'
    return Problem("after-circle", message, first.place_of("after"), hint)
