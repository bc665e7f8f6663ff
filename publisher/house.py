"""The house: the folder that holds `layouts/`, `fonts/` and `assets/` for all its issues."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from pathlib import Path

from publisher.problems import ExitCode, Faulty, Problem
from publisher.store import cache_folder, write_whole

SRGB_PROFILE = "srgb.icc"  #: what RGB means in an archive
CMYK_PROFILE = "ISOcoated_v2_300_bas.icc"  #: how CMYK without a profile is read


@dataclass(frozen=True)
class House:
    """A house by its root folder."""

    root: Path

    @classmethod
    def of(cls, issue: Path) -> House:
        """Return the nearest house above an issue, or the one that came with the publisher."""
        ups = (up for up in issue.resolve().parents if (up / "layouts").is_dir())
        return next((cls(up) for up in ups), cls.bundled())

    @classmethod
    def bundled(cls) -> House:
        """Return the house that came with the publisher."""
        package = Path(__file__).resolve().parent
        bundled = package / "house"
        return cls(bundled if bundled.is_dir() else package.parent)

    @property
    def layouts(self) -> Path:
        """The folder of layouts."""
        return self.root / "layouts"

    @property
    def fonts(self) -> Path:
        """The folder of type families."""
        return self.root / "fonts"

    @property
    def assets(self) -> Path:
        """The folder of logos, profiles and printers' files."""
        return self.root / "assets"

    @property
    def output(self) -> Path:
        """The folder for finished files; where one stands, for a house that came installed."""
        installed = Path(__file__).resolve().parent / "house"
        return Path.cwd() / "output" if self.root == installed else self.root / "output"

    @property
    def printers(self) -> Path:
        """The folder of printers' files: the house's own, or else the publisher's."""
        return self._shipped("printers")

    @property
    def profiles(self) -> Path:
        """The folder of ICC profiles: the house's own, or else the publisher's."""
        return self._shipped("profiles")

    def _shipped(self, name: str) -> Path:
        own = self.assets / name
        return own if own.is_dir() else House.bundled().assets / name

    def environment(self, folder: Path | None = None) -> dict[str, str]:
        """Return the environment of workers: fontconfig knows the house's faces and no other.

        What fontconfig keeps goes into the cache, or into the folder given, for a house that is
        soon gone.
        """
        kept = folder or cache_folder()
        fonts, cache = escape(str(self.fonts.resolve())), escape(str(kept / "fontconfig"))
        text = f"<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>\n"
        name = hashlib.sha256(text.encode()).hexdigest()[:20]
        path = kept / "faces" / f"{name}.conf"
        if not path.is_file() or path.read_bytes() != text.encode():
            _write_configuration(path, text)
        return {"FONTCONFIG_FILE": str(path)}


def _write_configuration(path: Path, text: str) -> None:
    """Write fontconfig's file. Raises `Faulty` where the cache folder cannot be used."""
    try:
        write_whole(path, text.encode())
    except OSError as error:
        message = f"the cache folder {cache_folder()} cannot be used: {error.strerror or error}"
        hint = "set PUBLISHER_CACHE to a folder that you may write to"
        problem = Problem("cache", message, None, hint, step=ExitCode.OUTPUT)
        raise Faulty([problem]) from None
