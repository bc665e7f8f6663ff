"""A small house of its own to be frozen in, and parcels to be tampered with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/issues"


def small_house(folder: Path) -> Path:
    """Make a house with the small issue in it; return the issue's folder."""
    (folder / "layouts").mkdir(parents=True)
    shutil.copytree(ROOT / "layouts/base", folder / "layouts/base")
    shutil.copytree(ROOT / "assets", folder / "assets")
    (folder / "fonts").symlink_to(ROOT / "fonts")
    shutil.copytree(SMALL / "small", folder / "issues/small")
    shutil.copy(SMALL / "gazette.yaml", folder / "issues")
    return folder / "issues/small"


def tampered(pdf: Path, out: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """Write a PDF with something changed in it."""
    with pikepdf.open(pdf) as opened:
        change(opened)
        opened.save(out)
    return out


def attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    """Attach a file, whatever its name."""
    stream = pdf.make_stream(data)
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, UF=pikepdf.String(name), EF=pikepdf.Dictionary(F=stream)
    )
    names = pdf.Root.Names.EmbeddedFiles.Names
    names.append(pikepdf.String(name))
    names.append(pdf.make_indirect(spec))


def attached(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    """Return the file specification of an attachment."""
    names = list(pdf.Root.Names.EmbeddedFiles.Names)
    return next(spec for key, spec in zip(names[::2], names[1::2], strict=True) if key == name)
