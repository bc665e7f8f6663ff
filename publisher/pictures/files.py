"""The picture files of an issue, checked before anything is laid out."""

from __future__ import annotations

import io
import math
import re
import struct
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from PIL import Image, UnidentifiedImageError

from publisher.manifest.faults import nearest
from publisher.pictures.standin import FORMATS, identify
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Folder, Outside

MAX_BYTES = 256 * 1024 * 1024  #: no picture file is larger than 256 MiB
MAX_PIXELS = 200_000_000  #: nor has more than 200 megapixels: A2 at 600 ppi has 139
MAX_HINT = 200  #: a longer list of files is no help
SVG_SIDE = 1000  #: px, the longer side of a drawing: only its proportions count
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.I)
MAX_SVG_BYTES = 8 * 1024 * 1024
_TURNED = (5, 6, 7, 8)  #: EXIF orientations that swap width and height
_PNG_EXIF = (b"eXIf", b"Raw profile type exif", b"XML:com.adobe.xmp")  #: where PNGs keep it

Image.MAX_IMAGE_PIXELS = None  # our own bound speaks in megapixels, with a place


@dataclass(frozen=True)
class PictureFile:
    """A picture file: `id` is a hash of its bytes, width and height in px as it is seen."""

    path: Path
    id: str
    width: int
    height: int
    vector: bytes | None = None  #: the SVG, where it is one
    line_art: bool = False  #: whether it has one bit a pixel

    @property
    def url(self) -> str:
        """The address that layout knows it by."""
        return f"picture:{self.id}" + (".svg" if self.vector else "")

    @property
    def stand_in(self) -> tuple[int, int] | bytes:
        """What layout sees of it: its proportions, or a drawing itself."""
        return self.vector or (self.width, self.height)


class _Bad(ValueError):
    """Why a picture cannot be used: code, message, hint."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def open_pictures(
    named: Iterable[tuple[str, Place | None]], folder: Folder, problems: Problems
) -> dict[str, PictureFile]:
    """Return the picture files that an issue names, by name, after reporting the unusable ones.

    `named` pairs each file name, relative to `folder`, with the place that names it.
    """
    pictures: dict[str, PictureFile] = {}
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            continue
        seen.add(name)
        try:
            pictures[name] = _open(name, folder)
        except _Bad as bad:
            problems.add(Problem(bad.code, str(bad), place, bad.hint, step=ExitCode.PICTURE))
    return pictures


def _open(name: str, folder: Folder) -> PictureFile:
    path = _confined(name, folder)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        message = f'picture "{name}" cannot be read: {(error.strerror or "unknown").lower()}'
        raise _Bad("picture-unreadable", message, "see its rights") from None
    if not data:
        message = f'picture "{name}" is {"empty" if not size else "larger than 256 MiB"}'
        raise _Bad("picture-unreadable", message, "export it again")
    identity = identify(data)
    if path.suffix.lower() == ".svg":
        across, down = _checked_svg(name, data)
        scale = SVG_SIDE / max(across, down)
        width, height = max(1, round(across * scale)), max(1, round(down * scale))
        return PictureFile(path, identity, width, height, data)
    width, height, line_art = _measure(name, data)
    return PictureFile(path, identity, width, height, line_art=line_art)


def _confined(name: str, folder: Folder) -> Path:
    try:
        path = folder.path(name)
    except Outside as reason:
        hint = "name a file inside the issue's folder, e.g. pictures/minsk.jpg"
        raise _Bad("outside", f'picture "{name}" {reason}', hint) from None
    try:
        if path.is_file():
            return path
        kind, hint = "does not exist", _missing_hint(name, path, folder)
        if path.is_dir():
            kind, hint = "is a folder", "name a file in it"
    except OSError:
        kind, hint = "does not exist", "its name is too long for any file"
    raise _Bad("missing-picture", f'picture "{name}" {kind}', hint)


def _missing_hint(name: str, path: Path, folder: Folder) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {PurePosixPath(name).parent}/"
    beside = (other for other in path.parent.iterdir() if other.is_file())
    hint = nearest(name, {other.relative_to(folder.root).as_posix() for other in beside})
    if hint and len(hint) <= MAX_HINT:
        return hint
    return f"put the file into {PurePosixPath(name).parent}/, or correct its name"


def _measure(name: str, data: bytes) -> tuple[int, int, bool]:
    """Return width and height in px as EXIF turns them, and whether it has one bit a pixel."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                _check_size(name, width, height)
                _check_end(name, image.format, data)
                turned, line_art = _is_turned(image, data), image.mode == "1"
    except UnidentifiedImageError:
        hint = f"use one of {', '.join(FORMATS)} or SVG"
        message = f'picture "{name}" is in no format that can be printed'
        raise _Bad("picture-unreadable", message, hint) from None
    except _Bad:
        raise
    except Exception as error:  # Pillow's readers raise what they like on broken files
        message = f'picture "{name}" is damaged: {str(error)[:80] or type(error).__name__}'
        raise _Bad("picture-unreadable", message, "export it again") from None
    return (height, width, line_art) if turned else (width, height, line_art)


def _is_turned(image: Image.Image, data: bytes) -> bool:
    """Whether EXIF says so; a PNG is only asked if it holds any, because it is read whole then."""
    if image.format == "TIFF":
        return False  # Pillow gives a TIFF's size as it is seen
    if image.format == "PNG" and not any(key in data for key in _PNG_EXIF):
        return False
    return image.getexif().get(0x0112) in _TURNED


def _check_size(name: str, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        many, enough = round(width * height / 1e6), MAX_PIXELS // 10**6
        message = f'picture "{name}" has {many} megapixels; {enough} are the most'
        raise _Bad("picture-too-large", message, "scale it to 300 ppi of its printed size")


def _check_end(name: str, kind: str | None, data: bytes) -> None:
    """A file that lost its end is found here, before hours of layout."""
    whole = _WHOLE.get(kind or "")
    if whole is not None and not whole(data):
        message = f'picture "{name}" is truncated: its end is missing'
        raise _Bad("picture-truncated", message, "copy or export it again")


def _whole_jpeg(data: bytes) -> bool:
    """Whether its own scan ends: a thumbnail before it and a film behind it have ends as well."""
    place = 2
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] != b"\xda":
        filling = data[place + 1 : place + 2] == b"\xff"
        place += 1 if filling else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return data.find(b"\xff\xd9", place) >= 0


def _whole_png(data: bytes) -> bool:
    """Whether the chunks lead to the one that ends a PNG."""
    start = 8
    while start + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, start)
        if kind == b"IEND":
            return True
        start += 12 + length
    return False


def _whole_webp(data: bytes) -> bool:
    """Whether all the bytes are there that the head promises."""
    return len(data) >= 8 + int(struct.unpack_from("<I", data, 4)[0])


_WHOLE = {"JPEG": _whole_jpeg, "PNG": _whole_png, "WEBP": _whole_webp}


def _checked_svg(name: str, data: bytes) -> tuple[float, float]:
    """Return width and height of a sound drawing, in units of its own; raises `_Bad`."""
    if len(data) > MAX_SVG_BYTES:
        message = f'picture "{name}" is larger than 8 MiB'
        raise _Bad("picture-too-large", message, "simplify its paths")
    parser = expat.ParserCreate()
    roots: list[str] = []
    size: list[float] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append(tag.rpartition(":")[2])
            size.extend(_size(name, attributes))

    parser.StartDoctypeDeclHandler = _refuse_entities(name)
    parser.StartElementHandler = begin
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f'picture "{name}" is damaged: {expat.ErrorString(error.code)}'
        hint = f"look at its line {error.lineno}, or export it again"
        raise _Bad("picture-unreadable", message, hint) from None
    if roots != ["svg"]:
        raise _Bad("picture-unreadable", f'picture "{name}" is no SVG', "export it again")
    return size[0], size[1]


def _size(name: str, attributes: dict[str, str]) -> tuple[float, float]:
    """Return the size that the root of an SVG states: its view box, or width and height."""
    box = attributes.get("viewBox")
    words = re.split(r"[\s,]+", box.strip()) if box is not None else []
    if box is None:
        words = ["0", "0", *(attributes.get(key, "") for key in ("width", "height"))]
        words = [re.sub(r"(px|pt|mm|cm|in|pc|q)$", "", word.strip(), flags=re.I) for word in words]
        if not all(_NUMBER.fullmatch(word) for word in words):
            return 1.0, 1.0  # nothing is stated, or in per cent: any shape will do
    if len(words) == 4 and all(_NUMBER.fullmatch(word) for word in words):
        width, height = float(words[2]), float(words[3])
        if 0 < width < math.inf and 0 < height < math.inf:
            return width, height
    message = f'picture "{name}" has a view box that cannot be read: "{box or words}"'
    raise _Bad("picture-unreadable", message, 'write it as viewBox="0 0 300 200"')


def _refuse_entities(name: str) -> Callable[[str, str | None, str | None, bool], None]:
    """Return a handler that refuses a DOCTYPE with declarations of its own."""

    def declare(root: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal:
            message = f'picture "{name}" declares entities'
            raise _Bad("picture-unreadable", message, "save it as plain SVG")

    return declare
