"""Reading a printer's file, by name or path, with the ICC profile that it names."""

from __future__ import annotations

from pathlib import Path

from publisher.house import House
from publisher.manifest.faults import check_entry, nearest
from publisher.manifest.printer import Printer, PrinterEntry
from publisher.problems import ExitCode, Place, Problem
from publisher.source import Sources, load_yaml

DEFAULT = "coated-fogra39"  #: the printer where none is named
MAX_PROFILE = 16 * 1024 * 1024  #: bytes; profiles with the finest tables have 4 MiB
HEADER = 128  #: bytes of an ICC profile before its table of tags (ICC.1:2010, 7.2)
_SPACES = {b"RGB ": "RGB", b"GRAY": "grey", b"Lab ": "Lab", b"XYZ ": "XYZ"}


class _Bad(ValueError):
    """Why an ICC file cannot be used: code, message, hint."""

    def __init__(self, code: str, message: str, hint: str | None) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def load_printer(
    name: str, house: House, sources: Sources, place: Place | None = None
) -> Printer | None:
    """Return a printer by its name in `assets/printers/`, or by the path of a file of its own.

    What is wrong is added to `sources.problems`, with None returned; `place` is where the issue
    names the printer, if it does.
    """
    path = printer_file(name, house)
    entry = load_printer_entry(name, house, sources, place)
    return _with_profile(entry, path.parent, house, sources) if entry else None


def load_printer_entry(
    name: str, house: House, sources: Sources, place: Place | None = None
) -> PrinterEntry | None:
    """Return what a printer's file says, without its profile, for work that lays no ink.

    Arguments and problems are those of `load_printer`.
    """
    problems, path = sources.problems, printer_file(name, house)
    if not path.is_file():
        problems.add(_unknown(name, path, house, place))
        return None
    source = sources.read(path, place, "printer", step=ExitCode.PRINTER)
    data = load_yaml(source, problems, step=ExitCode.PRINTER) if source else None
    if data is None:
        return None
    entry = check_entry(PrinterEntry, data, "", problems, ExitCode.PRINTER)
    of_the_house = path.parent.resolve() == house.printers.resolve()
    if entry and of_the_house and entry.name != path.stem:
        problems.add(_misnamed(entry, path))
    return entry


def printer_file(name: str, house: House) -> Path:
    """Return the path of a printer's file, by its name in the house or a path of its own."""
    return Path(name) if _is_path(name) else house.printers / f"{name}.yaml"


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith((".yaml", ".yml"))


def _unknown(name: str, path: Path, house: House, place: Place | None) -> Problem:
    """Return the problem of a name that no printer has, or of a path where no file lies."""
    message = f'unknown printer "{name}"'
    hint = nearest(name, [other.stem for other in house.printers.glob("*.yaml")])
    if _is_path(name):
        message = f'there is no printer\'s file "{name}"'
        close = nearest(path.name, [other.name for other in path.parent.glob("*.yaml")])
        hint = close if close and close.startswith("did") else "a path begins where you stand"
    return Problem("unknown-printer", message, place, hint, step=ExitCode.PRINTER)


def _misnamed(entry: PrinterEntry, path: Path) -> Problem:
    """Return the problem of a printer that is asked for by one name and calls itself another."""
    message = f'name "{entry.name}" is not that of its file'
    hint = f'write "name: {path.stem}", or give the file that name'
    place = entry.place_of("name")
    return Problem("printer-name", message, place, hint, step=ExitCode.PRINTER)


def _with_profile(
    entry: PrinterEntry, folder: Path, house: House, sources: Sources
) -> Printer | None:
    named = entry.output.profile
    apart = "/" in named or (folder / named).is_file()
    path = folder / named if apart else house.profiles / named
    known = [other.name for other in house.profiles.glob("*.ic[cm]")]
    try:
        return Printer(entry, _read_profile(named, path, known), path)
    except _Bad as bad:
        place = entry.output.place_of("profile")
        problem = Problem(bad.code, str(bad), place, bad.hint, step=ExitCode.PRINTER)
        sources.problems.add(problem)
        return None


def _read_profile(named: str, path: Path, known: list[str]) -> bytes:
    """Return the bytes of a CMYK printer profile. Raises `_Bad` where it is something else."""
    if not path.is_file():
        hint = (
            nearest(named, known) if "/" not in named else "its path begins at the printer's file"
        )
        reason = "is no file" if path.exists() else "does not exist"
        raise _Bad("profile-missing", f'profile "{named}" {reason}', hint)
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_PROFILE else b""
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise _Bad("profile-damaged", f'profile "{named}" cannot be read: {reason}', None) from None
    if len(data) < HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4]) != len(data):
        hint = "copy it again, or name another"
        raise _Bad("profile-damaged", f'profile "{named}" is damaged, or no ICC profile', hint)
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        space = _SPACES.get(data[16:20], data[16:20].decode("latin-1").strip())
        kind = f"describes {space}" if data[16:20] != b"CMYK" else "is not a printer's"
        hint = "name the CMYK profile of the printing condition"
        raise _Bad("profile-space", f'profile "{named}" {kind}, not a CMYK press', hint)
    return data
