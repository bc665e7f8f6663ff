"""`python -m bench.prepare ISSUE FOLDER [--originals]`: an issue written out for the other side.

Builds the issue once (with the cache that $PUBLISHER_CACHE names) and writes it as one HTML
document, plain.html, and as one Typst source, issue.typ, beside their pictures: the screen
edition's renditions, or the issue's own files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.material import take
from bench.plain import plain_document
from bench.typst_source import typst_source


def main() -> None:
    """Write both documents for the issue and into the folder of the command line."""
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    material = take(path, folder, "--originals" in sys.argv[3:])
    (folder / "plain.html").write_text(plain_document(material), encoding="utf-8")
    (folder / "issue.typ").write_text(typst_source(material), encoding="utf-8")


if __name__ == "__main__":
    main()
