"""Profiles: which checks are asked, how much each weighs, and against which measures. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.preflight.checks import CHECKS, checks_of
from publisher.preflight.finding import Status
from publisher.preflight.limits import Limits

#: What a file may claim to be for those who cannot see it, as `claims_of` tells it.
CLAIMS = {"A": "PDF/A of level A", "U": "PDF/A of level U", "UA": "PDF/UA"}


@dataclass(frozen=True)
class Level:
    """How much a check weighs in a profile; None: as much as it says itself."""

    status: Status | None = None
    reason: str = ""  #: why a printer grades it so
    claims: tuple[str, ...] = ()  #: asked only of files that claim one of `CLAIMS`; (): of all


@dataclass(frozen=True)
class Profile:
    """Checks by their ids with their levels, in the order of reports, and measures."""

    name: str
    title: str
    levels: Mapping[str, Level]
    limits: Limits = field(default_factory=Limits)


E_, W_ = Status.FAIL, Status.WARN

#: The variants of Ghent 2022: magazine, newspaper, sheet, web, web-news.
VARIANTS = ("magazine", "newspaper", "sheet", "web", "web-news")
TITLES = {
    "magazine": "Ghent 2022, magazine advertisements",
    "newspaper": "Ghent 2022, newspaper advertisements",
    "sheet": "Ghent 2022, sheetfed offset",
    "web": "Ghent 2022, heatset web offset",
    "web-news": "Ghent 2022, coldset web offset on newsprint",
}

#: What a check weighs in each variant; None where a variant does not ask it. Which rule it is
#: of stands in `standards`.
GHENT: dict[str, tuple[Status | None, ...]] = {
    "ghent-user-unit": (E_, E_, E_, E_, E_),
    "ghent-crop-box": (E_, E_, E_, E_, E_),
    "ghent-trim-size": (None, None, W_, E_, E_),
    "ghent-rotate": (None, None, W_, E_, E_),
    "ghent-empty-page": (E_, E_, W_, E_, E_),
    "ghent-one-page": (E_, E_, None, None, None),
    "ghent-white-text": (E_, E_, E_, E_, E_),
    "ghent-white-path": (W_, W_, W_, W_, W_),
    "ghent-black-text": (W_, W_, W_, W_, W_),
    "ghent-black-line": (W_, W_, W_, W_, W_),
    "ghent-gray-text": (W_, W_, W_, W_, W_),
    "ghent-gray-line": (W_, W_, W_, W_, W_),
    "ghent-gray-overprint": (W_, W_, W_, W_, W_),
    "ghent-courier": (W_, W_, W_, W_, W_),
    "ghent-rich-black": (W_, W_, W_, W_, W_),
    "ghent-small-white-text": (W_, W_, W_, W_, W_),
    "ghent-small-text": (W_, W_, W_, W_, W_),
    "ghent-thin-white-line": (W_, W_, W_, W_, W_),
    "ghent-thin-line": (W_, W_, W_, W_, W_),
    "ghent-spots": (E_, E_, E_, E_, E_),
    "ghent-all": (W_, W_, W_, W_, W_),
    "ghent-ink": (W_, W_, W_, W_, W_),
    "ghent-early-binding": (E_, E_, E_, E_, E_),
    "ghent-group-space": (E_, E_, E_, E_, E_),
    "ghent-picture-ppi": (E_, E_, E_, E_, E_),
    "ghent-bitmap-ppi": (E_, E_, E_, E_, E_),
    "ghent-whole-picture": (E_, E_, None, None, None),
    "ghent-layer-sets": (E_, E_, None, None, None),
    "ghent-cmyk-intent": (E_, E_, E_, E_, E_),
}

#: The form of a variant in which pictures may be RGB asks R0028 in the place of R0027.
RGB_FORM = {"ghent-early-binding": "ghent-late-pictures"}

_NEWS = {"rich_black": 2.2, "small_text": 10.0, "ink": 245.0, "picture": (99.0, 149.0)}

#: Measures of the variants where they differ from those of magazines.
MEASURES: dict[str, Limits] = {
    "magazine": Limits(pages=1),
    "newspaper": Limits(pages=1, whole=(99.0, 449.0), **_NEWS),  # type: ignore[arg-type]
    "sheet": Limits(small_text=8.0, ink=320.0),
    "web": Limits(),
    "web-news": Limits(**_NEWS),  # type: ignore[arg-type]
}


def _levels(*families: str) -> dict[str, Level]:
    return {check.id: Level() for check in checks_of(*families)}


def _ghent(variant: str, *, rgb: bool = False) -> Profile:
    at = VARIANTS.index(variant)
    graded = {id: row[at] for id, row in GHENT.items()}
    asked = {
        (RGB_FORM.get(id, id) if rgb else id): Level(status)
        for id, status in graded.items()
        if status is not None
    }
    known = {id: level for id, level in asked.items() if id in CHECKS}
    name, title = (
        (f"{variant}-rgb", f"{TITLES[variant]} with RGB") if rgb else (variant, TITLES[variant])
    )
    return Profile(
        name, title, _levels("x4", "claim") | known | _levels("house"), MEASURES[variant]
    )


#: What cannot be read passes nowhere: other checks would find nothing on such a page.
_READABLE = {id: Level() for id in ("x4-syntax", "x4-pages", "x4-content")}

#: What PDF/A leaves to PDF/UA: title, language, and what helps a reader to find the way.
_ACCESSIBLE = (
    *("screen-title", "screen-display-title", "screen-lang"),
    *("screen-bookmarks", "screen-contrast", "screen-tab-order"),
)


def _archive() -> dict[str, Level]:
    """PDF/A of level B asks for fonts, level U for characters too, and level A for tags."""
    tagged = {id: Level(claims=("A", "UA")) for id in _levels("screen")}
    accessible = {id: Level(claims=("UA",)) for id in _ACCESSIBLE}
    readable = {"screen-to-unicode": Level(claims=("A", "U", "UA"))}
    return tagged | accessible | readable | {"screen-font-embedded": Level()}


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("x4", "PDF/X-4", _levels("x4", "claim", "house")),
        *(_ghent(variant) for variant in VARIANTS),
        *(_ghent(variant, rgb=True) for variant in VARIANTS),
        Profile("screen", "PDF/UA for screens", _READABLE | _levels("screen")),
        Profile("archive", "PDF/A for archives", _READABLE | _archive() | _levels("archive")),
    )
}
