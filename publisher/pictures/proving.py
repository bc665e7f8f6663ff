"""Proving: whether a printer's profile can be worked with, before anything is made for it."""

from __future__ import annotations

from publisher.manifest.printer import Printer
from publisher.pictures.inks import BadProfile, Mixer
from publisher.problems import ExitCode, Problem, Problems


def check_profile(printer: Printer, problems: Problems) -> None:
    """Report a profile that littleCMS cannot mix colours and greys by, both ways."""
    try:
        Mixer(printer.profile).prove()
    except BadProfile as error:
        message = f'profile "{printer.profile_path.name}" {error}'
        place, hint = printer.entry.output.place_of("profile"), "copy it again, or name another"
        problems.add(Problem("profile-damaged", message, place, hint, step=ExitCode.PRINTER))
