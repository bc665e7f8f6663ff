"""The barcode: right digits and modules, and bars that a reader reads."""

import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from publisher.layout.barcode import (
    HEIGHT,
    MODULE,
    barcode,
    ean2_modules,
    ean13_modules,
    ean13_of_issn,
)
from publisher.manifest.publication import issn_check

SVG = "{http://www.w3.org/2000/svg}"
PX_PER_MODULE = 4
BAR = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z")

stems = st.text("0123456789", min_size=7, max_size=7)
issns = stems.map(lambda stem: f"{stem[:4]}-{stem[4:]}{issn_check(stem)}")
few = settings(max_examples=60, deadline=None, database=None, derandomize=True)


def bars(svg: str) -> list[tuple[float, ...]]:
    """Return x, y, width and height in mm of each bar of the path, which holds nothing else."""
    (path,) = ElementTree.fromstring(svg).iter(f"{SVG}path")
    assert BAR.sub("", path.get("d", "")) == ""
    found = [tuple(map(float, match.groups())) for match in BAR.finditer(path.get("d", ""))]
    assert all(width == back for _, _, width, _, back in found)
    return [bar[:4] for bar in found]


def drawn(svg: str) -> Image.Image:
    """Draw the barcode as black bars on white paper of its own size."""
    _, _, width, height = map(float, ElementTree.fromstring(svg).get("viewBox", "").split())
    scale = PX_PER_MODULE / MODULE
    image = Image.new("L", (round(width * scale), round(height * scale)), 255)
    pen = ImageDraw.Draw(image)
    for x, y, wide, high in bars(svg):
        box = [round(side * scale) for side in (x, y, x + wide, y + high)]
        pen.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=0)
    return image


def read(svg: str) -> str:
    """Return what a reader sees that refuses a code without its add-on."""
    found = zxingcpp.read_barcodes(
        drawn(svg),
        formats=zxingcpp.BarcodeFormat.EAN13,
        ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require,
        try_downscale=False,  # it guesses add-ons anew from a picture of a third of the size
    )
    (text,) = {code.text for code in found}
    return text


@pytest.mark.parametrize(
    ("issn", "digits"),
    [
        ("1234-5679", "9771234567003"),
        ("0317-8471", "9770317847001"),
        ("1050-124X", "9771050124008"),
        ("2079-8490", "9772079849002"),
        ("0000-0000", "9770000000003"),
    ],
)
def test_an_issn_becomes_thirteen_digits_with_their_check(issn, digits):
    assert ean13_of_issn(issn) == digits


def test_a_variant_stands_before_the_check_digit():
    assert ean13_of_issn("1234-5679", variant=7).startswith("977123456707")


@given(issns, st.integers(0, 99))
@few
def test_the_weighted_sum_of_the_digits_is_a_multiple_of_ten(issn, variant):
    digits = [*map(int, ean13_of_issn(issn, variant))]
    assert len(digits) == 13
    assert (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


@given(issns)
@few
def test_the_modules_have_guards_and_seven_modules_a_digit(issn):
    modules = ean13_modules(ean13_of_issn(issn))
    assert len(modules) == 95
    assert (modules[:3], modules[45:50], modules[92:]) == ("101", "01010", "101")
    digits = [modules[place : place + 7] for place in (*range(3, 45, 7), *range(50, 92, 7))]
    assert all(len(re.findall("0+|1+", digit)) == 4 for digit in digits)


@pytest.mark.parametrize("number", [0, 4, 99, 104, 9999])
def test_the_add_on_is_the_last_two_digits_of_the_number(number):
    assert ean2_modules(number) == ean2_modules(number % 100)
    assert len(ean2_modules(number)) == 20
    assert read(barcode("1234-5679", number)) == f"9771234567003{number % 100:02d}"


@given(issns, st.integers(0, 9999))
@few
def test_a_reader_reads_code_and_add_on(issn, number):
    assert read(barcode(issn, number)) == f"{ean13_of_issn(issn)}{number % 100:02d}"


def test_every_number_of_two_digits_is_read():
    read_back = {read(barcode("2079-8490", number)) for number in range(100)}
    assert read_back == {f"9772079849002{number:02d}" for number in range(100)}


@given(issns, st.integers(0, 99))
@few
def test_quiet_zones_and_sizes_are_those_of_the_standard(issn, number):
    svg = barcode(issn, number)
    found = sorted(bars(svg))
    _, _, width, height = map(float, ElementTree.fromstring(svg).get("viewBox", "").split())
    assert found[0][0] >= 11 * MODULE - 0.001
    assert width - (found[-1][0] + found[-1][2]) >= 5 * MODULE - 0.01
    assert height == pytest.approx(HEIGHT)
    widths = [wide / MODULE for _, _, wide, _ in found]
    assert all(1 <= round(wide) <= 4 and abs(wide - round(wide)) < 0.01 for wide in widths)
    code = [bar for bar in found if bar[1] == 0]
    add_on = [bar for bar in found if bar[1] > 0]
    assert len(code) == 30
    assert 7 <= (add_on[0][0] - (code[-1][0] + code[-1][2])) / MODULE + 0.01 <= 12.01


def test_the_picture_has_a_title_for_those_who_cannot_see_it():
    tree = ElementTree.fromstring(barcode("1234-5679", 4))
    assert tree.findtext(f"{SVG}title") == "Barcode 9771234567003 04, ISSN 1234-5679"
    assert tree.get("width", "").endswith("mm")


@pytest.mark.parametrize(
    ("issn", "number"), [("1234-5679", 4), ("0317-8471", 51), ("1050-124X", 7), ("2079-8490", 98)]
)
def test_another_program_makes_the_same_modules(issn, number):
    if shutil.which("zint") is None:
        pytest.skip("ZINT IS NOT INSTALLED: the barcode is not held against another program")
    digits = ean13_of_issn(issn)
    command = ["zint", "--barcode=EANX", f"--data={digits}+{number:02d}", "--dump"]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = {bin(int("1" + line.replace(" ", ""), 16))[3:] for line in dumped.splitlines() if line}
    wanted = f"{ean13_modules(digits)}0*{ean2_modules(number)}0*"
    assert any(re.fullmatch(wanted, row) for row in rows), rows
