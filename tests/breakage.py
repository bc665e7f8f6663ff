"""Broken sources: a small good issue with one thing changed, and the message that must follow.

A file of `tests/errors/` says in its first line what is broken. Sections follow, each begun by
`=== path`: below it stand lines to be taken out (`-`) and put in their place (`+`); a section
with `+` alone is a new file. After the path may stand what else happens to a file:

    remove | folder | cut 300 | link ../target | fill "[" 1000000 | png 20000 20000
    bytes b"old" b"new" | icc RGB

The last section, `=== message`, is what the publisher says, to the letter.
"""

import ast
import shlex
import shutil
import struct
import zlib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import publisher.layout.templates
from publisher import Faulty, check

TESTS = Path(__file__).parent
HOUSE = TESTS.parent
LAST = "message"


@dataclass(frozen=True)
class Case:
    """One broken source."""

    path: Path
    title: str
    changes: tuple[tuple[str, list[str]], ...]
    message: str

    @classmethod
    def read(cls, path: Path) -> "Case":
        title, *rest = path.read_text("utf-8").split("\n=== ")
        sections = [section.split("\n") for section in rest]
        changes = tuple((head, lines) for head, *lines in sections if head != LAST)
        message = next(("\n".join(lines) for head, *lines in sections if head == LAST), "")
        return cls(path, title.strip(), changes, message.strip("\n"))


def small_house(folder: Path) -> Path:
    """Put the small issue, its publication and the layouts into a folder; return the issue."""
    shutil.copytree(TESTS / "issues" / "small", folder / "small")
    shutil.copy(TESTS / "issues" / "gazette.yaml", folder)
    shutil.copytree(HOUSE / "layouts", folder / "layouts")
    (folder / "fonts").symlink_to(HOUSE / "fonts")
    (folder / "assets").mkdir()
    (folder / "assets/profiles").symlink_to(HOUSE / "assets/profiles")
    for name in ("logos", "printers"):
        shutil.copytree(HOUSE / "assets" / name, folder / "assets" / name)
    return folder / "small"


def messages(issue: Path, base: Path, printer: str | None = None) -> str:
    """Return all that the publisher has to say of an issue, for a printer if one is named."""
    try:
        problems = check(issue, printer=printer)
    except Faulty as faulty:
        problems = faulty.problems
    return "\n\n".join(problem.render(base) for problem in problems)


def break_and_check(case: Case, folder: Path, monkeypatch) -> str:
    """Return the messages about the small issue with a case's changes."""
    monkeypatch.setattr(publisher.layout.templates, "SECONDS", 2)
    issue = small_house(folder)
    for head, lines in case.changes:
        name, *deed = shlex.split(head)
        path = folder / name
        if deed:
            _DEEDS[deed[0]](path, *deed[1:])
        else:
            _change(path, lines)
    changed = [Path(head.split()[0]) for head, _ in case.changes]
    printers = [path.stem for path in changed if path.match("assets/printers/*.yaml")]
    if printers:
        return messages(issue, folder, printers[0])
    if not any(head.startswith("nowhere") for head, _ in case.changes):
        return messages(issue, folder)
    return messages(folder / "smal", folder)


def _change(path: Path, lines: list[str]) -> None:
    """Take out and put in whole lines; a run of `-` lines goes together with the `+` after it."""
    runs = [
        (sign, [line[1:] for line in run])
        for sign, run in groupby((line for line in lines if line), key=lambda line: line[0])
    ]
    text = path.read_text("utf-8") if runs[0][0] == "-" else ""
    if not text:
        path.parent.mkdir(parents=True, exist_ok=True)
        text, runs = "", [("-", [""]), *runs] if runs[0][0] == "+" else runs
    for (_, old), (_, new) in zip(runs[::2], [*runs[1::2], ("+", [])], strict=False):
        before = "".join(f"{line}\n" for line in old) if old != [""] else ""
        assert before in text, f"{path} has no {before!r}"
        text = text.replace(before, "".join(f"{line}\n" for line in new), 1)
    path.write_text(text, "utf-8")


def _bytes(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert ast.literal_eval(old) in data
    path.write_bytes(data.replace(ast.literal_eval(old), ast.literal_eval(new), 1))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path, target: str) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def _png(path: Path, width: str, height: str) -> None:
    """Write a PNG that claims a size and holds one grey line."""
    head = struct.pack(">IIBBBBB", int(width), int(height), 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        data += struct.pack(">I", len(body)) + kind + body
        data += struct.pack(">I", zlib.crc32(kind + body))
    path.write_bytes(data)


def _icc(path: Path, space: str) -> None:
    """Write the head of an ICC profile of a printer, or of whatever speaks of that space."""
    head = (128).to_bytes(4) + bytes(8) + b"prtr" + space.ljust(4).encode() + bytes(16) + b"acsp"
    path.write_bytes(head.ljust(128, b"\0"))


_DEEDS = {
    "remove": Path.unlink,
    "folder": _folder,
    "cut": lambda path, count: path.write_bytes(path.read_bytes()[: int(count)]),
    "link": _link,
    "fill": lambda path, text, count: path.write_text(
        text.replace("\\n", "\n") * int(count), "utf-8"
    ),
    "png": _png,
    "icc": _icc,
    "bytes": _bytes,
    "elsewhere": lambda path: None,
    "mkdir": lambda path: path.mkdir(),
}
