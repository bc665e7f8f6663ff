"""The handbook of checks: docs/preflight.md, written from the checks themselves."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight import standards
from publisher.preflight.checks import CHECKS
from publisher.preflight.finding import Rule
from publisher.preflight.profiles import GHENT, PROFILES, RGB_FORM, VARIANTS

FAMILIES = {
    "x4": "PDF/X-4",
    "ghent": "Ghent Workgroup 2022",
    "claim": "Older claims",
    "house": "House checks",
    "screen": "For screens: PDF/UA",
    "archive": "For archives: PDF/A",
}
BEGINNING = """# Preflight

    publisher preflight FILE.pdf…                     # by what each file claims to be
    publisher preflight FILE.pdf --profile magazine --html report.html
    publisher preflight FILE.pdf --profile printer:newsprint --fail-on warn
    publisher preflight --explain x4-trim-box

Reads any PDF and says what is wrong, where, why it matters and what to do. Each file is read in a
process of its own, with limits of time (`--timeout`) and memory (`--memory`); nothing is written
but the report that is asked for.

A check ends with PASS, SKIP (it could not be asked: a blind spot), INFO, WARN, FAIL or ERROR (our
own fault); the worst is the file's. Exit codes: 0 it passes, 12 it does not, 11 it cannot be
read, 1 a fault of the publisher.

A build lays a job ticket (`….ticket.json`) beside each PDF: which part stands on which page, from
which file and line, which pictures, and where the focus of each stands that an author has set.
Preflight finds it by the file's name and trusts it by the PDF's id; findings then name part,
article and source (the line of the headline), and `house-focus` is asked, which without a ticket
nothing could answer. Faces themselves are not looked for: it takes a trained network to find them,
and one that misses some would promise more than it keeps.

A printer's file may weigh a check otherwise, with a reason that reports print:

    checks:
      x4-trapped: {status: warn, reason: our RIP traps all files alike}
      house-safety: {status: off, reason: bound by hand}

Ink is measured by Ghostscript's separations at 72 ppi: the mean of each square of 15 mm, and the
most at any point. Ghent counts the process inks alone, a printer's limit spot inks too; varnish,
foil and cutting lines, told by their names, never count. Without Ghostscript the check is skipped,
never passed; so it is when it takes more than half of `--timeout`. Text counts by its size
on the page, lines by their width there, through all transformations; thin filled shapes are lines,
also where clips have made them thin; what lies beyond the trim, wholly outside of its clip, in
layers that are off or in soft masks is no part of Ghent's rules.

"""


def handbook() -> str:
    """Return the handbook as Markdown."""
    return BEGINNING + "".join((*_profiles(), *_demands(), *_rules(), *_families()))


def _profiles() -> Iterator[str]:
    yield "## Profiles\n\n| profile | what | checks |\n|---|---|---|\n"
    for profile in PROFILES.values():
        yield f"| `{profile.name}` | {profile.title} | {len(profile.levels)} |\n"
    yield "| `printer:NAME` | PDF/X-4, Ghent, and the measures of a printer's file | |\n"


def _demands() -> Iterator[str]:
    yield "\n## What PDF/X-4 asks\n\n| of | what | asked by |\n|---|---|---|\n"
    for part, demands in standards.X4.items():
        for demand, ids in demands.items():
            yield f"| {part} | {demand} | {_quoted(ids)} |\n"


def _rules() -> Iterator[str]:
    yield "\n## What the Ghent Workgroup asks\n\n"
    yield f"| rule | asked by | {' | '.join(VARIANTS)} |\n|---|---|{'---|' * len(VARIANTS)}\n"
    yield f"| R0001 | all of PDF/X-4 |{' FAIL |' * len(VARIANTS)}\n"
    usual = {late: early for early, late in RGB_FORM.items()}
    for rule, ids in standards.GHENT.items():
        row = GHENT[usual.get(ids[0], ids[0])]
        weights = " | ".join(each.name if each else "–" for each in row)
        late = ", in the forms with RGB" if ids[0] in usual else ""
        yield f"| {rule} | {_quoted(ids)}{late} | {weights} |\n"


def _quoted(ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{id}`" for id in ids)


def _families() -> Iterator[str]:
    for family, title in FAMILIES.items():
        yield f"\n## {title}\n\n"
        for id, check in CHECKS.items():
            if id.split("-")[0] == family:
                yield _entry(check)


def _entry(check: Rule) -> str:
    about = " ".join(check.about.split())
    return f"- **`{check.id}`** ({check.status.name}) {about} *What to do:* {check.hint}.\n"
