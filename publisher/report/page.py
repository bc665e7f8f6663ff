"""A report as one HTML file to keep: no network, no script needed, fit for paper.

What a file says of itself (names, messages, titles) is text of strangers. It is escaped wherever
it stands, pictures are data URIs of two kinds alone, and a policy in the page lets a browser load
nothing and run no script but the one that belongs to it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.problems import visible
from publisher.report import charts, wording
from publisher.report.marking import by_outcome, maps, marked, sheets
from publisher.report.report import Report

TEMPLATES = Path(__file__).parent / "page"
FEW = 20  #: findings of a check that are shown at once; the others unfold


def html(report: Report) -> str:
    """Return the page of a report; the same report gives the same page."""
    environment = _environment()
    marks = marked(report)
    return environment.get_template("report.html").render(
        report=report,
        outcomes=tuple(by_outcome(report, marks)),
        tally=wording.tally(report),
        known=frozenset(page.number for page in report.pages),
        sheets=tuple(sheets(report, marks)),
        maps=tuple(maps(report)),
        plates=charts.plates(report.inks),
        policy=policy(environment, "report.css", "report.js"),
    )


@cache
def _environment() -> Environment:
    environment = environment_of(TEMPLATES)
    environment.globals.update(words=wording, charts=charts, few=FEW)
    return environment


def environment_of(*folders: Path) -> Environment:
    """Return what fills the templates of a page to keep: all that it is told is escaped.

    `folders` are where they lie; what all such pages share lies with the reports of preflight.
    """
    environment = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["mm"] = _measure
    return environment


def _shown(value: Any) -> Any:
    """Return a text with nothing in it that is not seen; what is markup already stays."""
    return visible(value) if type(value) is str and not value.isprintable() else value


def _measure(value: float, digits: int = 1) -> str:
    """Return a number as people read it: no zeros at its end, a minus and no hyphen."""
    value = round(value, digits) + 0.0  # not −0
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return text.replace("-", "−")


def policy(environment: Environment, style: str, script: str = "") -> str:
    """Return a content security policy: the page's own sheet and script, told by their hashes."""
    sheet = _hash(environment, style)
    run = _hash(environment, script) if script else "'none'"
    return f"default-src 'none'; img-src data:; style-src {sheet}; script-src {run}"


def _hash(environment: Environment, name: str) -> str:
    text = environment.get_template(name).render().encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
