"""`python -m bench.prepare ISSUE FOLDER`: an issue written out for the other side.

Builds the issue once (with the cache that $PUBLISHER_CACHE names) and writes it as one HTML
document, plain.html, and as two Typst sources: renditions.typ with the pictures as the screen
edition has them, files.typ with the issue's own picture files.
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
    material = take(path, folder)
    (folder / "plain.html").write_text(plain_document(material), encoding="utf-8")
    for name, pictures in (("renditions", material.renditions), ("files", material.files)):
        source = typst_source(material, pictures)
        (folder / f"{name}.typ").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
