"""Every colour space wherever a PDF may say a colour: after separation nothing but inks is left.

A walk over the pages proves it, a search of all bytes does, and Ghostscript shows the plates.
"""

import io
import shutil
import subprocess
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from plating import (
    COLOURS,
    INKS,
    families,
    form,
    linear,
    picture,
    printer,
    profiled,
    reopened,
    tiling,
    type3,
)

from publisher.editions.platemaking import separate_pages
from publisher.pictures.inks import srgb_profile
from publisher.problems import Problems

FOREIGN = (b"DeviceRGB", b"DeviceN", b"/Lab", b"/CalRGB", b"/CalGray", b"/ICCBased", b"/Matte")
WHITE = Dictionary(WhitePoint=[0.9642, 1, 0.8249])
LAB = [Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-100, 100, -100, 100])]


def colorants(pdf, names, alternate, program, outputs):
    """Return a DeviceN space by a calculator."""
    spread = [0, 100, -100, 100, -100, 100] if isinstance(alternate, Array) else [0, 1] * outputs
    mix = pdf.make_stream(program, FunctionType=4, Domain=[0, 1] * len(names), Range=spread)
    return Array([Name.DeviceN, Array([Name(f"/{name}") for name in names]), alternate, mix])


def plain_spaces(pdf):
    """Return the spaces by name, each with the number of its components."""
    inks, lab = Name.DeviceCMYK, Array(LAB)
    lightness = b"{exch pop 1 exch sub 100 mul 0 0}"
    return {
        "grey": (Name.DeviceGray, 1),
        "rgb": (Name.DeviceRGB, 3),
        "inks": (inks, 4),
        "calibrated grey": (Array([Name.CalGray, WHITE]), 1),
        "calibrated rgb": (Array([Name.CalRGB, WHITE]), 3),
        "lab": (lab, 3),
        "profiled rgb": (profiled(pdf, srgb_profile().tobytes(), 3), 3),
        "damaged profile": (profiled(pdf, b"none", 1), 1),
        "profiled inks": (profiled(pdf, b"", 4), 4),
        "spot by lab": (
            Array([Name.Separation, Name.Gold, lab, linear([100, 0, 0], [80, 10, 60])]),
            1,
        ),
        "all": (Array([Name.Separation, Name.All, Name.DeviceGray, linear([1], [0])]), 1),
        "none": (Array([Name.Separation, Name("/None"), Name.DeviceGray, linear([1], [0])]), 1),
        "black": (Array([Name.Separation, Name.Black, Name.DeviceGray, linear([1], [0])]), 1),
        "duotone by lab": (colorants(pdf, ["Gold", "Black"], lab, lightness, 3), 2),
        "process plates": (colorants(pdf, ["Cyan", "Magenta"], inks, b"{0 0}", 4), 2),
        "five plates": (
            colorants(pdf, ["Cyan", "Magenta", "Yellow", "Black", "Gold"], inks, b"{pop}", 4),
            5,
        ),
        "nowhere twice": (colorants(pdf, ["None", "None"], inks, b"{0 0}", 4), 2),
        "all and gold": (colorants(pdf, ["All", "Gold"], inks, b"{0 0}", 4), 2),
    }


def spaces(pdf):
    """Return the spaces, and tables of four colours of each; with each a colour as operands."""
    found = plain_spaces(pdf)
    for name, (space, count) in found.items():
        yield (
            name,
            pdf.make_indirect(space) if isinstance(space, Array) else space,
            count,
            ".5 " * count,
        )
        table = String(bytes(37 * at % 256 for at in range(4 * count)))
        yield f"table of {name}", Array([Name.Indexed, space, 3, table]), 1, "2 "


def held(space):
    return {"ColorSpace": {"X": space}}


def transparency(space=Name.DeviceRGB):
    return Dictionary(S=Name.Transparency, CS=space)


def resources(**kinds):
    return Dictionary({
        f"/{kind}": Dictionary({f"/{name}": value for name, value in named.items()})
        for kind, named in kinds.items()
    })  # fmt: skip


def _fill(pdf, space, count, value):
    return f"/X cs {value} scn 0 0 50 50 re f /X CS {value} SCN 9 w 0 0 60 60 re S", held(space)


def _initial(pdf, space, count, value):
    return "/X cs /X CS 0 0 50 50 re B", held(space)


def _stencil_pattern(pdf, space, count, value):
    named = {"P": Array([Name.Pattern, space])}
    pattern = tiling(pdf, "0 0 5 5 re f", paint=2, Resources=Dictionary())
    return f"/P cs {value} /T scn 0 0 50 50 re f", {"ColorSpace": named, "Pattern": {"T": pattern}}


def _pattern(pdf, space, count, value):
    code = f"/X cs {value} scn 0 0 5 5 re f"
    pattern = tiling(pdf, code, Resources=resources(**held(space)))
    return "/Pattern CS /T SCN 9 w 0 0 50 50 re S", {"Pattern": {"T": pattern}}


def _glyph(pdf, space, count, value):
    code = f"1000 0 d0 /X cs {value} scn 0 0 500 500 re f"
    drawn = type3(pdf, code, Resources=resources(**held(space)))
    plain = type3(pdf, "1000 0 0 0 1000 1000 d1 1 0 0 rg 0 0 500 500 re f", Resources=resources())
    code = f"BT /F 20 Tf 9 9 Td (A) Tj /X cs {value} scn /G 20 Tf (A) Tj ET"
    return code, {"Font": {"F": drawn, "G": plain}, **held(space)}


def _gradient(pdf, space, count, value):
    ends = [0.1] * count, [0.9] * count
    axial = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 50, 50])
    axial.Function, axial.Background = linear(*ends), Array(ends[0])
    radial = Dictionary(ShadingType=3, ColorSpace=space, Coords=[50, 50, 0, 50, 50, 50])
    radial.Function = Array([linear([0.2], [0.8])] * count)
    pattern = Dictionary(PatternType=2, Shading=radial)
    code = "/S sh /Pattern cs /P scn 0 0 50 50 re f"
    return code, {"Shading": {"S": axial}, "Pattern": {"P": pattern}}


def _mesh(pdf, space, count, value):
    corners = ((0, 0, 9), (255, 0, 128), (0, 255, 255))
    data = b"".join(bytes([0, x, y] + [level] * count) for x, y, level in corners)
    mesh = pdf.make_stream(
        data, ShadingType=4, ColorSpace=space, Decode=Array([0, 50, 0, 50] + [0, 1] * count),
        BitsPerCoordinate=8, BitsPerComponent=8, BitsPerFlag=8,
    )  # fmt: skip
    return "/S sh", {"Shading": {"S": mesh}}


def _picture(pdf, space, count, value):
    data = bytes(29 * at % 256 for at in range(4 * count))
    mask = picture(pdf, b"\xff\x80\x40\0", Name.DeviceGray, (2, 2))
    whole = picture(pdf, data, space, (2, 2), SMask=mask)
    coarse = picture(pdf, data, space, (2, 2), BitsPerComponent=4)
    code = "q 50 0 0 50 0 0 cm /I Do Q q 50 0 0 50 50 0 cm /J Do Q"
    return code, {"XObject": {"I": whole, "J": coarse}}


def _inline(pdf, space, count, value):
    data = bytes(65 + 3 * at % 20 for at in range(4 * count))
    return b"q 50 0 0 50 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /X ID " + data + b" EI Q", held(space)


def _mask(pdf, space, count, value):
    code = f"/X cs {value} scn 0 0 50 50 re f"
    drawing = form(pdf, code, Group=transparency(), Resources=resources(**held(space)))
    masks = {
        kind: Dictionary(SMask=Dictionary(S=Name(f"/{kind}"), G=drawing))
        for kind in ("Luminosity", "Alpha")
    }
    return "/Luminosity gs 1 0 0 rg 0 0 90 90 re f /Alpha gs 0 0 90 90 re f", {"ExtGState": masks}


def _group(pdf, space, count, value):
    """A form that takes its colour, and the names it does not have, from its caller."""
    within = form(pdf, "0 0 40 40 re f", Resources=Dictionary())
    code = f"/X cs {value} scn /W Do 0 0 20 20 re f"
    named = resources(XObject={"W": within}, **held(space))
    outer = form(pdf, code, Group=transparency(space), Resources=named)
    return "/O Do", {"XObject": {"O": outer}}


PLACES = [_fill, _initial, _stencil_pattern, _pattern, _glyph, _gradient, _mesh, _picture, _inline,
          _mask, _group]  # fmt: skip


@cache
def separated(place):
    """Return a file in inks, a page for each colour space in a place."""
    whole = pikepdf.new()
    for _, space, count, value in spaces(whole):
        code, held_by_page = place(whole, space, count, value)
        page = whole.add_blank_page(page_size=(100, 100)).obj
        page.Contents = whole.make_stream(code if isinstance(code, bytes) else code.encode())
        page.Resources = resources(**held_by_page)
    problems = Problems()
    separate_pages(whole, COLOURS, printer(), problems)
    assert {problem.code for problem in problems.sorted} <= {"ink-limit", "spot-lost"}
    return reopened(whole)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__.strip("_"))
def test_whatever_says_a_colour_says_it_in_inks(place):
    out = separated(place)
    assert len(out.pages) > 30
    assert families(out) <= {*INKS, "Indexed"}
    stream = io.BytesIO()
    out.save(stream, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert [word for word in FOREIGN if word in stream.getvalue()] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__.strip("_"))
def test_ghostscript_finds_no_plates_but_those_of_the_inks(place, tmp_path):
    if shutil.which("gs") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: gs is not installed")
    path = tmp_path / "out.pdf"
    separated(place).save(path)
    options = ["-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=tiffsep"]
    command = ["gs", *options, "-r18", f"-sOutputFile={tmp_path}/%d.tif", path]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    names = {file.stem.partition("(")[2].rstrip(")") for file in tmp_path.glob("*(*.tif")}
    assert names <= {"Cyan", "Magenta", "Yellow", "Black", "Gold"}
