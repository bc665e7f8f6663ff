"""Shadings turned into inks: exact ends, no jumps, hard stops, spot inks, meshes."""

import shutil
import struct
import subprocess
import time
from itertools import chain, pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inkwell import (
    CORAL,
    CORAL_INKS,
    NAVY,
    NAVY_INKS,
    SPOT,
    SPOT_INKS,
    SPOTTED,
    WHITE,
    Grey,
    Rgb,
    Varnish,
    blended,
)
from pikepdf import Array, Dictionary, Name
from plating import page_of as tiny_page
from plating import separate as press
from test_functions import calculator, exponential, packed, sampled, stitched

from publisher.separation.entries import bits
from publisher.separation.functions import read_function
from publisher.separation.ink import PAPER, BadColour, Ink
from publisher.separation.meshes import read_mesh
from publisher.separation.shadings import separate_shading

PDF = pikepdf.new()
RGB = Rgb()
PAINT = (0.3, 0.6, 0.9)  #: no token

colours = st.tuples(*[st.integers(0, 100).map(lambda n: n / 100)] * 3)
tokens = st.sampled_from([NAVY, CORAL, WHITE, PAINT])


def spot_space(name):
    alternate = exponential(PAPER, SPOT_INKS)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, alternate])


def axial(function, **more):
    entries = {"Coords": Array([50, 0, 250, 0]), "Function": function} | more
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, **entries)


def radial(function, **more):
    entries = {"Coords": Array([9, 9, 0, 9, 9, 5]), "Function": function} | more
    return Dictionary(ShadingType=3, ColorSpace=Name.DeviceRGB, **entries)


def separate(shading, space=RGB, pdf=PDF, **more):
    return separate_shading(pdf, shading, space, spot_space, **more)


def function_of(shading, space=RGB, **more):
    return read_function(separate(shading, space, **more).Function)


def near(values, off=1e-4):
    return pytest.approx(tuple(values), abs=off)


# Gradients


def test_a_gradient_between_tokens_has_exactly_their_inks_at_its_ends():
    function = function_of(axial(exponential(NAVY, CORAL)))
    assert function((0,)) == near(NAVY_INKS)
    assert function((1,)) == near(CORAL_INKS)


@given(tokens, tokens, st.sampled_from([1, 0.4, 1.7, 3]))
def test_a_gradient_runs_without_a_jump(first, last, exponent):
    function = function_of(axial(exponential(first, last, exponent)))
    values = [function((n / 500,)) for n in range(501)]
    steepest = 0.02 if exponent >= 1 else 0.1
    for one, other in pairwise(values):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < steepest


@given(colours, colours, st.floats(0, 1))
def test_between_colours_that_are_no_tokens_the_inks_are_those_of_the_profile(first, last, share):
    function = function_of(axial(exponential(first, last)))
    colour = [a + share * (b - a) for a, b in zip(first, last, strict=True)]
    assert function((share,)) == near(blended(colour), 0.02)


def test_a_single_colour_stays_a_single_colour():
    found = separate(axial(exponential(NAVY, NAVY, 1.44)))
    assert found.Function.FunctionType == 2
    assert read_function(found.Function)((0.3,)) == near(NAVY_INKS)


def test_a_hard_stop_stays_hard():
    ramps = [exponential(NAVY, CORAL), exponential(WHITE, WHITE), exponential(PAINT, NAVY)]
    found = separate(axial(stitched(ramps, [0.25, 0.5])))
    assert found.Function.FunctionType == 3
    assert [float(bound) for bound in found.Function.Bounds] == [0.25, 0.5]
    function = read_function(found.Function)
    assert function((0.249999,)) == near(CORAL_INKS)
    assert function((0.25,)) == function((0.499999,)) == near(PAPER)
    assert function((0.5,)) == near(blended(PAINT))
    assert function((1,)) == near(NAVY_INKS)


def test_stitching_within_stitching_is_laid_out_flat():
    inner = stitched([exponential(NAVY, NAVY), exponential(CORAL, CORAL)], [0.5])
    found = separate(axial(stitched([inner, inner], [0.5], [0, 1, 1, 0])))
    assert [float(bound) for bound in found.Function.Bounds] == [0.25, 0.5, 0.75]
    function = read_function(found.Function)
    order = [NAVY_INKS, CORAL_INKS, CORAL_INKS, NAVY_INKS]
    assert [function((0.12 + n / 4,)) for n in range(4)] == [near(inks) for inks in order]


def test_functions_listed_one_by_one_keep_all_their_stops():
    red = stitched([exponential([1], [1]), exponential([0], [0])], [0.3])
    green = stitched([exponential([1], [1]), exponential([0], [0])], [0.6])
    found = separate(axial(Array([red, green, exponential([1], [1])])))
    assert [float(bound) for bound in found.Function.Bounds] == [0.3, 0.6]
    function = read_function(found.Function)
    stops = [(1, 1, 1), (0, 1, 1), (0, 0, 1)]
    assert [function((t,)) for t in (0.2999, 0.3, 0.6)] == [near(blended(rgb)) for rgb in stops]


def test_a_gradient_over_part_of_its_function_ends_where_it_ended():
    ramp = exponential((0, 0, 0), (1, 1, 1))
    found = separate(axial(ramp, Domain=Array([0.1, 0.4])), Rgb({}))
    function = read_function(found.Function)
    assert function.domain == ((0.1, 0.4),)
    assert function((0.1,)) == near(blended([0.1] * 3))
    assert function((0.4,)) == near(blended([0.4] * 3))


def test_a_wider_domain_is_kept():
    ramp = exponential(NAVY, CORAL, domain=[0, 800])
    found = separate(axial(ramp, Domain=Array([0, 800])), RGB)
    assert [int(edge) for edge in found.Domain] == [0, 800]
    assert read_function(found.Function).domain == ((0, 800),)


def test_a_range_that_clips_nothing_leaves_stops_hard():
    ramps = [exponential(NAVY, NAVY), exponential(CORAL, CORAL)]
    found = separate(axial(stitched(ramps, [0.5], Range=Array([0, 1] * 3))))
    assert read_function(found.Function)((0.4999,)) == near(NAVY_INKS)


@given(st.lists(colours, min_size=2, max_size=40))
def test_a_sampled_gradient_goes_through_all_its_samples(entries):
    flat = [round(value * 255) for rgb in entries for value in rgb]
    function = function_of(axial(sampled(flat, [len(entries)], reach=[0, 1] * 3)), Rgb({}))
    for n in range(len(entries)):
        exact = [value / 255 for value in flat[3 * n : 3 * n + 3]]
        assert function((n / (len(entries) - 1),)) == near(blended(exact))


def test_a_calculated_gradient_is_sampled():
    found = separate(axial(calculator("{dup dup mul exch dup 2 div}", outputs=3, wide=1)), Rgb({}))
    assert found.Function.FunctionType == 0
    assert (found.Function.Size[0], found.Function.BitsPerSample) == (256, 16)
    assert read_function(found.Function)((0.5,)) == near(blended([0.25, 0.5, 0.25]), 1e-3)


@given(tokens, tokens, st.floats(1, 4))
def test_no_more_ink_than_the_limit_is_laid(first, last, limit):
    function = function_of(axial(exponential(first, last)), limit=limit)
    for n in range(101):
        assert sum(function((n / 100,))) <= limit + 1e-3


def test_all_that_is_no_colour_is_kept():
    kept = {
        "BBox": Array([0, 1, 2, 3]),
        "AntiAlias": True,
        "Domain": Array([0, 1]),
        "Coords": Array([9, 9, 0, 9, 9, 5]),
        "Extend": Array([True, False]),
    }
    found = separate(radial(exponential(NAVY, CORAL), Background=Array(NAVY), **kept))
    assert found.is_indirect and found.ColorSpace == "/DeviceCMYK" and found.ShadingType == 3
    for key, value in kept.items():
        assert found[f"/{key}"] == value
    assert [float(ink) for ink in found.Background] == list(NAVY_INKS)


def test_the_shading_itself_is_not_touched():
    shading = axial(exponential(NAVY, CORAL), Background=Array(NAVY), BBox=Array([0, 1, 2, 3]))
    before = shading.unparse(resolved=True)
    separate(shading).BBox[0] = 9
    assert shading.unparse(resolved=True) == before


# Spot inks


def tint(function, *places):
    return [read_function(function)((place,))[0] for place in places]


def test_a_gradient_from_paper_to_a_spot_ink_lies_on_its_plate():
    found = separate(axial(exponential(WHITE, NAVY)), SPOTTED)
    assert found.ColorSpace[0] == "/Separation" and found.ColorSpace[1] == f"/{SPOT}"
    assert tint(found.Function, 0, 0.25, 1) == near([0, 0.25, 1])


def test_an_exponent_bends_tints_too():
    found = separate(axial(exponential(NAVY, WHITE, 2)), SPOTTED)
    assert tint(found.Function, 0, 0.5, 1) == near([1, 0.75, 0], 1e-3)


def test_a_sampled_line_between_paper_and_a_spot_ink_is_tints():
    line = [[round(255 * (1 - t + t * ink)) for ink in NAVY] for t in (0, 0.25, 0.5, 0.75, 1)]
    navy = tuple(round(value / 255, 4) for value in line[-1])
    space = Rgb({navy: Ink(SPOT_INKS, SPOT, 1.0), WHITE: Ink(PAPER)})
    found = separate(axial(sampled([*chain(*line)], [5], reach=[0, 1] * 3)), space)
    assert found.ColorSpace[0] == "/Separation"
    assert tint(found.Function, 0, 0.5, 1) == near([0, 0.5, 1], 0.01)


def test_hard_stops_of_tints_stay_hard():
    ramps = [exponential(NAVY, NAVY), exponential(WHITE, WHITE)]
    found = separate(axial(stitched(ramps, [0.5]), Background=Array(NAVY)), SPOTTED)
    assert tint(found.Function, 0.4999, 0.5) == near([1, 0])
    assert [float(value) for value in found.Background] == [1]


@pytest.mark.parametrize(
    "shading",
    [
        axial(exponential(NAVY, CORAL)),
        axial(exponential(NAVY, PAINT)),
        axial(exponential(NAVY, WHITE), Background=Array(CORAL)),
        axial(stitched([exponential(NAVY, WHITE), exponential(WHITE, PAINT)], [0.5])),
        axial(exponential(WHITE, WHITE)),
    ],
)
def test_with_other_colours_a_spot_ink_is_mixed(shading):
    found = separate(shading, SPOTTED)
    assert found.ColorSpace == "/DeviceCMYK"
    first = [float(value) for value in shading.Function.get("/C0", NAVY)]
    expected = SPOT_INKS if first == list(NAVY) else PAPER
    assert read_function(found.Function)((0,)) == near(expected)


def test_two_spot_inks_are_mixed():
    space = Rgb({NAVY: Ink(SPOT_INKS, SPOT, 1.0), CORAL: Ink(CORAL_INKS, "Coral", 1.0)})
    assert separate(axial(exponential(NAVY, CORAL)), space).ColorSpace == "/DeviceCMYK"


def test_tints_of_a_separation_stay_tints_whatever_the_curve():
    function = sampled([0, 255, 51, 255, 0], [5])
    found = separate(axial(function), Varnish())
    assert found.ColorSpace[1] == f"/{SPOT}"
    assert tint(found.Function, 0, 0.25, 0.5, 1) == near([0, 1, 0.2, 0])


# Soft masks


def test_within_a_luminosity_mask_a_gradient_is_grey():
    found = separate(axial(exponential([0.94], [0.25]), Background=Array([0.5])), Grey(), grey=True)
    assert found.ColorSpace == "/DeviceGray"
    assert found.Function.FunctionType == 2
    assert tint(found.Function, 0, 0.5, 1) == near([0.94, 0.595, 0.25])
    assert float(found.Background[0]) == 0.5


def test_a_mask_of_spot_colours_is_grey_too():
    found = separate(axial(exponential(WHITE, NAVY)), SPOTTED, grey=True)
    assert found.ColorSpace == "/DeviceGray"
    assert tint(found.Function, 1) == near([1 - SPOT_INKS[3]])


# Functions of the plane


def plane(function, **more):
    return Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB, Function=function, **more)


def test_a_function_of_the_plane_is_sampled():
    program = calculator("{2 copy mul 2 div}", inputs=2, outputs=3, wide=10)
    shading = plane(program, Domain=Array([0, 1, 0, 1]), Matrix=Array([9, 0, 0, 9, 1, 2]))
    found = separate(shading, Rgb({}))
    assert [int(value) for value in found.Matrix] == [9, 0, 0, 9, 1, 2]
    function = read_function(found.Function)
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1), (0.3, 0.8)):
        assert function((x, y)) == near(blended([x, y, x * y / 2]), 0.02)


def test_the_corners_of_a_plane_have_their_tokens_inks():
    corners = [NAVY, WHITE, CORAL, PAINT]
    flat = [round(value * 65535) for rgb in corners for value in rgb]
    shading = plane(sampled(flat, [2, 2], 16, reach=[0, 1] * 3))
    function = function_of(shading)
    assert function((0, 0)) == near(NAVY_INKS)
    assert function((1, 0)) == near(PAPER)
    assert function((0, 1)) == near(CORAL_INKS)
    assert function((1, 1)) == near(blended(PAINT))
    assert max(abs(a - b) for a, b in zip(function((0.02, 0)), NAVY_INKS, strict=True)) < 0.05


def test_a_plane_of_tints_lies_on_its_plate():
    found = separate(plane(sampled([0, 255, 0, 255], [2, 2])), Varnish())
    assert found.ColorSpace[0] == "/Separation"
    assert read_function(found.Function)((0.5, 0.5)) == near([0.5])


# Meshes

CORNERS = {4: [0, 0, 0, 1, 2], 5: [None] * 6, 6: [0, 1, 2, 3], 7: [0, 1, 3]}  #: flags of records


def mesh(kind, widths, codes, *, decode=(0, 1) * 3, tail=b"", function=None):
    """Return a mesh (and its coordinates) whose records take their colours from `codes` in turn."""
    coordinate, component, flag = widths
    data, points, codes, seed = b"", [], iter(codes), 1
    for mark in CORNERS[kind]:
        fields = [] if mark is None else [(mark, flag)]
        count, corners = (1, 1) if kind in (4, 5) else (
            ({6: 12, 7: 16}[kind], 4) if mark == 0 else ({6: 8, 7: 12}[kind], 2)
        )  # fmt: skip
        for _ in range(2 * count):
            seed = seed * 75 % 65537
            points.append(seed % (1 << coordinate))
            fields.append((points[-1], coordinate))
        fields += [(value, component) for _ in range(corners) for value in next(codes)]
        whole = "".join(f"{value:0{width}b}" for value, width in fields)
        data += packed([int(digit) for digit in whole], 1)
    entries = {} if function is None else {"Function": function}
    if kind == 5:
        entries["VerticesPerRow"] = 3
    else:
        entries["BitsPerFlag"] = flag
    return points, PDF.make_stream(
        data + tail,
        ShadingType=kind,
        ColorSpace=Name.DeviceRGB,
        BitsPerCoordinate=coordinate,
        BitsPerComponent=component,
        Decode=Array([-5, 5, 0, 9, *decode]),
        **entries,
    )


def coordinates(found):
    """Return the coordinates of a separated mesh, read by themselves."""
    read = read_mesh(found, int(found.ShadingType), len(found.Decode) // 2 - 2)
    width = read.coordinate
    for record in read.records:
        held = record.head.to_bytes(record.width // 8 + 1, "big")
        start = len(held) * 8 - record.width + read.flag
        yield from (bits(held, at, width) for at in range(start, len(held) * 8, width))


WIDTHS = [(16, 8, 8), (12, 4, 2), (1, 2, 4), (24, 12, 8), (32, 16, 2), (2, 1, 8), (4, 4, 4)]


@pytest.mark.parametrize("kind", CORNERS)
@pytest.mark.parametrize("widths", WIDTHS)
def test_the_corners_of_a_mesh_have_inks_and_stay_where_they_are(kind, widths):
    full = (1 << widths[1]) - 1
    codes = [(n * 5 % (full + 1), n * 3 % (full + 1), full) for n in range(16)]
    points, shading = mesh(kind, widths, codes, tail=b"\n" if widths[0] == 16 else b"")
    found = separate(shading)
    assert found.ShadingType == kind and found.ColorSpace == "/DeviceCMYK"
    assert [int(value) for value in found.Decode] == [-5, 5, 0, 9, *[0, 1] * 4]
    assert [*coordinates(found)] == points
    read = read_mesh(found, kind, 4)
    there = [read.colours()[packed] for record in read.records for packed in record.colours]
    exact = [RGB.ink([value / full for value in code]).process for code in codes]
    assert there == [near(inks) for inks in exact[: len(there)]]


def test_a_mesh_is_decoded_as_it_was_encoded():
    codes = [(n, 15 - n, 3) for n in range(16)]
    _, shading = mesh(4, (12, 4, 2), codes, decode=(0, 1, -1, 1, 0, 15))
    read = read_mesh(shading, 4, 3)
    assert [record.head >> 24 for record in read.records] == CORNERS[4]
    colours = [read.colours()[record.colours[0]] for record in read.records]
    assert colours == [near((n / 15, 1 - 2 * n / 15, 3)) for n in range(5)]
    written = read.written(
        {packed: tuple(v % 1 for v in c) for packed, c in read.colours().items()}
    )
    assert len(written) == 5 * 10  # 2 + 24 + 3 × 16 bits each, filled up to bytes


@pytest.mark.parametrize("kind", CORNERS)
def test_a_mesh_of_tints_lies_on_its_plate(kind):
    codes = [(n * 16,) for n in range(16)]
    _, shading = mesh(kind, (16, 8, 8), codes, decode=(0, 1))
    found = separate(shading, Varnish())
    assert found.ColorSpace[0] == "/Separation"
    read = read_mesh(found, kind, 1)
    there = [read.colours()[packed] for record in read.records for packed in record.colours]
    assert there == [near((code / 255,)) for (code,) in codes[: len(there)]]


def test_a_mesh_within_a_luminosity_mask_is_grey():
    _, shading = mesh(4, (16, 8, 8), [(n * 16,) for n in range(16)], decode=(0, 1))
    found = separate(shading, Grey(), grey=True)
    assert found.ColorSpace == "/DeviceGray"
    assert [*read_mesh(found, 4, 1).colours().values()] == [near((n * 16 / 255,)) for n in range(5)]


@pytest.mark.parametrize(
    ("space", "beyond", "inks", "grey"),
    [
        (Varnish(), 9, (1,), False),
        (Varnish(), -9, (0,), False),
        (Grey(), -9, (0, 0, 0, 1), False),
        (Grey(), 9, (1,), True),
    ],
)
def test_no_colour_is_beyond_all_ink(space, beyond, inks, grey):
    _, corners = mesh(4, (16, 8, 8), [(255,)] * 9, decode=(0, beyond))
    found = separate(corners, space, grey=grey)
    assert [*read_mesh(found, 4, len(inks)).colours().values()] == [inks]
    assert function_of(axial(exponential([0.5], [beyond])), space, grey=grey)((1,)) == near(inks)


@pytest.mark.parametrize("kind", CORNERS)
def test_a_mesh_with_a_function_keeps_its_data(kind):
    codes = [(n * 16,) for n in range(16)]
    function = exponential(NAVY, CORAL, domain=[0, 2])
    _, shading = mesh(kind, (12, 8, 8), codes, decode=(0, 1), function=function)
    found = separate(shading)
    assert found.read_bytes() == shading.read_bytes()
    for key in ("/BitsPerCoordinate", "/BitsPerComponent", "/Decode"):
        assert found[key] == shading[key]
    assert read_function(found.Function)((0,)) == near(NAVY_INKS)


# Broken shadings

RAMP = exponential(NAVY, CORAL)


def changed(shading, **entries):
    for key, value in entries.items():
        if value is None:
            del shading[f"/{key}"]
        else:
            shading[f"/{key}"] = value
    return shading


def triangle(**entries):
    return changed(mesh(4, (16, 8, 8), [(1, 2, 3)] * 9)[1], **entries)


def lattice(**entries):
    return changed(mesh(5, (16, 8, 8), [(1, 2, 3)] * 9)[1], **entries)


BROKEN = {
    "nothing": lambda: None,
    "a name": lambda: Name.Default,
    "no type": lambda: Dictionary(Function=RAMP),
    "type 8": lambda: Dictionary(ShadingType=8, Function=RAMP),
    "no coordinates": lambda: changed(axial(RAMP), Coords=None),
    "too few coordinates": lambda: radial(RAMP, Coords=Array([1, 2, 3, 4])),
    "no function": lambda: changed(axial(RAMP), Function=None),
    "too few components": lambda: axial(exponential([0], [1])),
    "two inputs": lambda: axial(sampled([0] * 12, [2, 2], reach=[0, 1] * 3)),
    "one input": lambda: plane(RAMP),
    "no length": lambda: axial(RAMP, Domain=Array([1, 1])),
    "a domain elsewhere": lambda: axial(RAMP, Domain=Array([7, 9])),
    "no area": lambda: plane(
        sampled([0] * 12, [2, 2], reach=[0, 1] * 3), Domain=Array([0, 0, 0, 1])
    ),
    "a background of one": lambda: axial(RAMP, Background=Array([1])),
    "a box of two": lambda: axial(RAMP, BBox=Array([1, 2])),
    "a program that fails": lambda: axial(calculator("{0 div dup dup}", outputs=3)),
    "no flags": lambda: triangle(BitsPerFlag=None),
    "odd flags": lambda: triangle(BitsPerFlag=3),
    "odd coordinates": lambda: triangle(BitsPerCoordinate=7),
    "no components": lambda: triangle(BitsPerComponent=None),
    "too short a decode": lambda: triangle(Decode=Array([0, 1, 0, 1, 0, 1])),
    "no rows": lambda: lattice(VerticesPerRow=None),
    "rows of one": lambda: lattice(VerticesPerRow=1),
    "too long a row": lambda: lattice(VerticesPerRow=4),
    "no data": lambda: Dictionary(
        ShadingType=4,
        BitsPerFlag=8,
        BitsPerCoordinate=8,
        BitsPerComponent=8,
        Decode=Array([0, 1] * 5),
    ),
    "an empty mesh": lambda: emptied(triangle()),
    "far too many corners": lambda: changed(
        crowded(triangle()), BitsPerFlag=2, BitsPerCoordinate=1, BitsPerComponent=1
    ),
}


def emptied(stream):
    stream.write(b"\n")
    return stream


def crowded(stream):
    stream.write(bytes(1_000_001))
    return stream


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_shading_is_refused(case):
    with pytest.raises(BadColour) as caught:
        separate(BROKEN[case]())
    assert str(caught.value) and "\n" not in str(caught.value)


@given(st.binary(max_size=200), st.sampled_from([4, 5, 6, 7]))
def test_any_data_is_a_mesh_or_refused(data, kind):
    _, shading = mesh(kind, (4, 2, 2), [(1, 2, 3)] * 16)
    shading.write(data)
    try:
        found = separate(shading)
    except BadColour:
        return
    assert read_mesh(found, kind, 4).records


# Speed, and a witness


def test_a_gradient_takes_milliseconds():
    shading = axial(stitched([exponential(NAVY, CORAL)], []))
    separate(shading)
    spent = []
    for _ in range(20):
        before = time.perf_counter()
        separate(shading)
        spent.append(time.perf_counter() - before)
    assert min(spent) < 0.005


def page_of(shading, path):
    """Write a page of 300 × 40 pt filled with a shading."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 40))
        separated = separate(shading[0], shading[1], pdf)
        pdf.pages[0].Resources = Dictionary(Shading=Dictionary(S=separated))
        pdf.pages[0].Contents = pdf.make_stream(b"/S sh")
        pdf.save(path)


@pytest.fixture
def plates(tmp_path):
    """A function from a shading to the inks on each plate at 10, 150 and 290 pt from the left."""
    image = pytest.importorskip("PIL.Image")
    if shutil.which("gs") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: gs is not installed")

    def made(shading, space):
        page_of((shading, space), tmp_path / "page.pdf")
        command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR"]
        command += ["-sDEVICE=tiffsep", "-r72", "-o", "plate.tif", "page.pdf"]
        run = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        assert (run.returncode, run.stderr) == (0, ""), run.stdout
        found = {}
        for path in sorted(tmp_path.glob("plate(*.tif")):
            with image.open(path) as plate:
                row = [1 - plate.convert("L").getpixel((x, 20)) / 255 for x in (10, 150, 290)]
            found[path.stem[6:-1]] = row
        return found

    return made


PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def test_ghostscript_lays_the_tokens_inks_at_both_ends(plates):
    shading = axial(exponential(NAVY, CORAL), Extend=Array([True, True]))
    found = plates(shading, RGB)
    assert {*found} == {*PROCESS}
    for plate, first, last in zip(PROCESS, NAVY_INKS, CORAL_INKS, strict=True):
        assert found[plate][0] == pytest.approx(first, abs=0.01)
        assert found[plate][2] == pytest.approx(last, abs=0.01)


def test_ghostscript_lays_a_spot_gradient_on_its_own_plate(plates):
    shading = axial(exponential(WHITE, NAVY), Extend=Array([True, True]))
    found = plates(shading, SPOTTED)
    assert found.pop(SPOT) == near([0, 0.5, 1], 0.01)
    assert all(row == [0, 0, 0] for row in found.values())


def test_ghostscript_lays_the_inks_of_a_mesh(plates):
    points = [(0, 0), (300, 0), (0, 300), (300, 300)]
    corners = [(25.5, 51, 102)] * 4
    data = b"".join(
        struct.pack(">BHH3H", 0 if n < 3 else 1, *at, *(round(v / 255 * 65535) for v in rgb))
        for n, (at, rgb) in enumerate(zip(points, corners, strict=True))
    )
    shading = PDF.make_stream(
        data,
        ShadingType=4,
        ColorSpace=Name.DeviceRGB,
        BitsPerFlag=8,
        BitsPerCoordinate=16,
        BitsPerComponent=16,
        Decode=Array([0, 65535, 0, 65535, *[0, 1] * 3]),
    )
    found = plates(shading, RGB)
    for plate, ink in zip(PROCESS, NAVY_INKS, strict=True):
        assert found[plate][1] == pytest.approx(ink, abs=0.01)


# Greys on the way


def ramp(*stops, space=Name.DeviceRGB, kind=axial):
    """Return the inks along a gradient through colours of the printer's own separation."""
    pdf = tiny_page("/S sh")
    legs = [exponential(one, other) for one, other in pairwise(stops)]
    places = [n / len(legs) for n in range(1, len(legs))]
    function = legs[0] if len(legs) == 1 else stitched(legs, places)
    shading = kind(function)
    shading.ColorSpace = space
    pdf.pages[0].Resources = Dictionary(Shading=Dictionary(S=shading))
    out = press(pdf)
    (made,) = out.pages[0].Resources.Shading.as_dict().values()
    function = read_function(made.Function)
    return [function((n / 255,)) for n in range(256)]


def steepest(inks):
    return max(abs(a - b) for pair in pairwise(inks) for a, b in zip(*pair, strict=True))


CAL_RGB = Array([Name.CalRGB, Dictionary(WhitePoint=[0.9505, 1, 1.089], Gamma=[2.2] * 3)])
RED, CYAN, GREY, DARK, CLEAN = (1, 0.2, 0.2), (0.2, 1, 1), (0.5,) * 3, (0,) * 3, (1,) * 3


@pytest.mark.parametrize("kind", [axial, radial])
@pytest.mark.parametrize("space", [Name.DeviceRGB, CAL_RGB])
def test_a_gradient_that_crosses_grey_has_no_stripe(kind, space):
    inks = ramp(RED, CYAN, space=space, kind=kind)
    assert steepest(inks) < 0.04
    assert min(inks[128][:3]) > 0.2


@pytest.mark.parametrize("stops", [(DARK, RED), (RED, GREY, CYAN), (DARK, GREY, RED)])
def test_a_gradient_with_a_hue_mixes_its_greys_and_blacks_too(stops):
    inks = ramp(*stops)
    assert steepest(inks) < 0.06
    assert all(min(mix[:3]) > 0 for mix in inks if mix[3] > 0.5)


def test_a_gradient_of_a_hue_begins_on_paper():
    inks = ramp(CLEAN, RED)
    assert inks[0] == near(PAPER) and steepest(inks) < 0.04


def test_a_gradient_of_greys_is_black_alone():
    inks = ramp(CLEAN, GREY, DARK)
    assert not any(any(mix[:3]) for mix in inks)
    assert (inks[0][3], inks[-1][3]) == near((0, 1)) and steepest(inks) < 0.04


def test_a_mesh_with_a_hue_mixes_its_greys_and_one_without_is_black_alone():
    def corners(*codes):
        data = b"".join(struct.pack(">BHH3B", 0, n, n * n, *code) for n, code in enumerate(codes))
        pdf = tiny_page("/S sh")
        made = pdf.make_stream(
            data, ShadingType=4, ColorSpace=Name.DeviceRGB, BitsPerCoordinate=16,
            BitsPerComponent=8, BitsPerFlag=8, Decode=Array([0, 9, 0, 9, *[0, 1] * 3]),
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(Shading=Dictionary(S=made))
        out = press(pdf)
        (found,) = out.pages[0].Resources.Shading.as_dict().values()
        return [*read_mesh(found, 4, 4).colours().values()]

    hued = corners((128, 128, 128), (255, 0, 0), (255, 255, 255))
    assert min(hued[0][:3]) > 0.1 and hued[2] == near(PAPER)
    assert all(not any(mix[:3]) for mix in corners((128,) * 3, (0,) * 3, (64,) * 3))
