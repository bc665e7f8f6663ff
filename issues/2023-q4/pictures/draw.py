"""Draw every picture of issue 2023-Q4 into the folder of this script.

One style throughout, that of a series of lithographed posters: flat layered
shapes in eight colours and their mixtures, tones in crayon grain, warm paper.
There is no text, no face and no emblem in any picture.

    python draw.py              draw everything
    python draw.py cover cica-day    draw these pictures only
    python draw.py --list       print the names

The drawing is deterministic: every random choice comes from a seed derived
from the name of the picture.  Needs Python 3.11, Pillow and numpy.

How it works: the table in `studio/plates.py` gives each picture a size, a
light and a scene; a scene is a pure function from a Stage (size, mood, random
source) to a list of layers; `studio/raster.py` prints the layers as a JPEG,
`studio/vector.py` writes them as an SVG.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image, ImageCms

from studio.plates import SCENES
from studio.raster import render
from studio.vector import drawing

FOLDER = Path(__file__).resolve().parent
QUALITY = 62


def srgb_profile() -> bytes:
    """The sRGB profile without its date, so that files stay the same."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return raw[:24] + bytes(12) + raw[36:]


def encode(img: Image.Image) -> bytes:
    """The JPEG file of a picture."""
    out = io.BytesIO()
    img.save(
        out,
        "JPEG",
        quality=QUALITY,
        optimize=True,
        progressive=True,
        dpi=(300, 300),
        icc_profile=srgb_profile(),
    )
    return out.getvalue()


def draw(name: str) -> Path:
    """Draw one picture into the folder in the form that the table asks for."""
    picture = SCENES[name]
    data = drawing(name, picture) if picture.form == "svg" else encode(render(name, picture))
    path, part = FOLDER / f"{name}.{picture.form}", FOLDER / f"{name}.part"
    part.write_bytes(data)
    return part.replace(path)


def main(args: Sequence[str]) -> int:
    """Draw the pictures named, or all, on all processors."""
    if {"-h", "--help"} & {*args}:
        print(__doc__)
        return 0
    if "--list" in args:
        print("\n".join(SCENES))
        return 0
    if unknown := [a for a in args if a not in SCENES]:
        print("unknown picture:", ", ".join(unknown), file=sys.stderr)
        return 2
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for path in pool.map(draw, args or SCENES):
            print(f"{path.name}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
