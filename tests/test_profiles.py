"""The press profiles: what their headers say, whose they are, and how much ink they lay down."""

import re
import runpy
import struct
from itertools import product
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageCms

FOLDER = Path(__file__).parents[1] / "assets/profiles"
PROFILES = sorted({*FOLDER.glob("*.icc")} - {FOLDER / "srgb.icc"})  # which is no press's
LIMITS = {"ISOcoated_v2_300_bas": 300, "newsprint-tr002": 240, "uncoated-fogra29": 300}
REFERENCES = {"newsprint-tr002": "CGATS TR 002", "uncoated-fogra29": "FOGRA29"}
COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION
RELATIVE, PERCEPTUAL = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL
GRID = list(product(range(0, 256, 51), repeat=3))
every_profile = pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
made_here = pytest.mark.parametrize("name", REFERENCES)


def image(mode: str, colours: list[tuple[int, ...]]) -> Image.Image:
    return Image.frombytes(
        mode, (len(colours), 1), bytes(value for one in colours for value in one)
    )


def inks(path: Path, colours, intent=RELATIVE, flags=COMPENSATED) -> numpy.ndarray:
    """Return the inks of sRGB colours in percent, a row each."""
    screen, press = ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(str(path))
    transform = ImageCms.buildTransform(screen, press, "RGB", "CMYK", intent, flags)
    separated = ImageCms.applyTransform(image("RGB", colours), transform)
    return numpy.asarray(separated).reshape(-1, 4) / 2.55


def tags(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, 128)
    entries = (struct.unpack_from(">4sII", profile, 132 + 12 * index) for index in range(count))
    return {tag: profile[offset : offset + size] for tag, offset, size in entries}


def text(tag: bytes) -> str:
    return tag[8:].rstrip(b"\0").decode("ascii")


def test_every_profile_has_a_stated_limit():
    assert [path.stem for path in PROFILES] == sorted(LIMITS)


@every_profile
def test_a_profile_has_a_licence_beside_it(path):
    licence = path.with_suffix(".txt").read_text()
    assert "zlib/libpng License" in licence and "Copyright" in licence


def test_the_measurements_have_a_licence_beside_them():
    assert "Kai-Uwe Behrmann" in (FOLDER / "data/LICENCE.txt").read_text()


@every_profile
def test_a_header_is_that_of_a_cmyk_printer_of_version_2(path):
    profile = path.read_bytes()
    size, version = struct.unpack_from(">I4xB", profile)
    assert (size, version) == (len(profile), 2)
    assert profile[12:24] == b"prtrCMYKLab "
    assert profile[36:40] == b"acsp"


@every_profile
def test_every_tag_lies_within_the_file(path):
    profile = path.read_bytes()
    (count,) = struct.unpack_from(">I", profile, 128)
    end = 132 + 12 * count
    for index in range(count):
        _, offset, size = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        assert end <= offset and offset % 4 == 0 and offset + size <= len(profile)


@every_profile
def test_white_is_bare_paper(path):
    assert inks(path, [(255, 255, 255)]).max() == 0


@every_profile
@pytest.mark.parametrize(
    ("intent", "flags"), [(RELATIVE, COMPENSATED), (RELATIVE, 0), (PERCEPTUAL, 0)]
)
def test_no_colour_exceeds_the_limit(path, intent, flags):
    assert inks(path, GRID, intent, flags).sum(axis=1).max() <= LIMITS[path.stem] + 2


@every_profile
def test_black_on_the_screen_comes_near_the_limit_and_is_mostly_black(path):
    (black,) = inks(path, [(0, 0, 0)])
    assert black.sum() >= 0.9 * LIMITS[path.stem]
    assert black[3] == black.max()


@every_profile
def test_more_black_is_never_lighter(path):
    press, lab = ImageCms.ImageCmsProfile(str(path)), ImageCms.createProfile("LAB")
    transform = ImageCms.buildTransform(press, lab, "CMYK", "LAB", RELATIVE)
    ramp = image("CMYK", [(0, 0, 0, black) for black in range(0, 256, 15)])
    lightness = numpy.asarray(ImageCms.applyTransform(ramp, transform))[0, :, 0].astype(int)
    assert (numpy.diff(lightness) < 0).all()


@every_profile
def test_a_grey_comes_back_from_the_press_as_grey(path):
    screen, press = ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(str(path))
    there = ImageCms.buildTransform(screen, press, "RGB", "CMYK", RELATIVE, COMPENSATED)
    back = ImageCms.buildTransform(press, screen, "CMYK", "RGB", RELATIVE, COMPENSATED)
    greys = image("RGB", [(level,) * 3 for level in range(64, 256, 16)])
    returned = ImageCms.applyTransform(ImageCms.applyTransform(greys, there), back)
    assert abs(numpy.asarray(returned).astype(int) - numpy.asarray(greys)).max() <= 6


@made_here
def test_a_profile_made_here_names_its_measurements_and_their_owner(name):
    found = tags((FOLDER / f"{name}.icc").read_bytes())
    assert text(found[b"targ"]) == f"ICCHDAT {REFERENCES[name]}"
    assert "Kai-Uwe Behrmann" in text(found[b"cprt"]) and "zlib" in text(found[b"cprt"])
    (length,) = struct.unpack_from(">I", found[b"desc"], 8)
    description = found[b"desc"][12 : 11 + length].decode("ascii")
    assert REFERENCES[name] in description and f"ink {LIMITS[name]} %" in description


@made_here
def test_a_profile_made_here_is_small_enough_to_travel_with_every_file(name):
    assert (FOLDER / f"{name}.icc").stat().st_size < 250_000


def test_registering_moves_no_tag_s_content():
    registered = runpy.run_path(str(FOLDER / "register.py"))["registered"]
    before = (FOLDER / "ISOcoated_v2_300_bas.icc").read_bytes()
    after = registered(before, "FOGRA39")
    added = b"text\0\0\0\0ICCHDAT FOGRA39\0"
    assert tags(after) == tags(before) | {b"targ": added}
    assert struct.unpack_from(">I", after) == (len(after),) and len(after) % 4 == 0


def test_the_readme_gives_the_inks_as_they_are():
    order = [FOLDER / f"{name}.icc" for name in ("ISOcoated_v2_300_bas", *sorted(REFERENCES)[::-1])]
    rows = re.findall(
        r"^\| \w+ (\d+), (\d+), (\d+) \| (.*) \|$", (FOLDER / "README.md").read_text(), re.M
    )
    assert len(rows) == 7
    for *colour, builds in rows:
        for path, build in zip(order, builds.split(" | "), strict=True):
            (found,) = inks(path, [tuple(map(int, colour))])
            stated = [int(ink) for ink in re.split("/| = ", build)]
            assert stated == pytest.approx([*found, found.sum()], abs=1.5), (path.stem, build)
