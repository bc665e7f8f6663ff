"""A printer's own profile: PDF/X-4, what Ghent asks of all, and the measures of the printer."""

from __future__ import annotations

from dataclasses import replace

from publisher.manifest.printer import PrinterEntry
from publisher.preflight.check import RULES
from publisher.preflight.checks import CHECKS, checks_of
from publisher.preflight.finding import Status
from publisher.preflight.limits import Limits
from publisher.preflight.profiles import Level, Profile

#: What Ghent says of text, lines and pictures: it has its measures from the printer.
MEASURED = (
    *("ghent-black-text", "ghent-black-line", "ghent-rich-black", "ghent-small-white-text"),
    *("ghent-thin-white-line", "ghent-thin-line", "ghent-spots", "ghent-ink"),
    *("ghent-picture-ppi", "ghent-bitmap-ppi"),
)


def printer_profile(printer: PrinterEntry) -> Profile:
    """Return the profile of a printer, with the checks that its file grades otherwise.

    Raises KeyError, with the id, where it grades a check that there is not.
    """
    asked = [rule.id for rule in (*RULES, *checks_of("house"))]
    asked += [id for id in MEASURED if id in CHECKS and id not in asked]
    levels = {id: Level() for id in asked}
    for id, grade in printer.checks.items():
        CHECKS[id]  # a check that there is not is said by its id
        if grade.status == "off":
            levels.pop(id, None)
        else:
            levels[id] = Level(Status[grade.status.upper()], grade.reason)
    return Profile(f"printer:{printer.name}", printer.title, levels, measures(printer))


def measures(printer: PrinterEntry) -> Limits:
    """Return the measures of a printer's file; whatever it does not say is as usual."""
    pictures = printer.pictures
    return replace(
        Limits(),
        overprint_text=printer.overprint.text,
        overprint_line=printer.overprint.lines,
        spots=None if printer.inks.spots == "keep" else 0,
        ink=float(printer.inks.limit),
        spot_ink=True,
        picture=(pictures.minimum - 1.0, pictures.minimum - 1.0),
        bitmap=(pictures.line_art_minimum - 1.0, pictures.line_art_minimum - 1.0),
        bleed=printer.bleed,
    )
