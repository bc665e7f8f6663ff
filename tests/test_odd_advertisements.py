"""Advertisements that are odd: turned, scaled, mute, or packed to swell."""

from __future__ import annotations

import zlib

import pikepdf
import pytest
from advertising import draw, lay, mute, saved
from breakage import small_house
from pikepdf import Array, Dictionary, Name

import publisher
from publisher.incoming import Refused, opened
from publisher.preflight.legibility import is_legible

KIB = 1024


def codes(issue) -> list[str]:
    try:
        return [problem.code for problem in publisher.check(issue)]
    except publisher.Faulty as faulty:
        return [problem.code for problem in faulty.problems]


def with_key(key, value):
    pdf = draw()
    pdf.pages[0].obj[key] = value
    return pdf


def packed(data: bytes, *filters: str) -> bytes:
    """Return an advertisement with a stream that is packed in some way, and that nothing uses."""
    pdf = draw()
    names = Array([Name(f"/{name}Decode") for name in filters])
    pdf.Root.Extra = pdf.make_indirect(pikepdf.Stream(pdf, data, Filter=names))
    return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("/Rotate", 45, "turned"),
        ("/Rotate", Name.Left, "turned"),
        ("/UserUnit", -1, "unit"),
        ("/UserUnit", 0, "unit"),
        ("/UserUnit", Name.Inch, "unit"),
        ("/UserUnit", 10**6, "unit"),
    ],
)
def test_a_page_turned_or_scaled_by_nonsense_is_refused_by_name(tmp_path, key, value, code):
    issue = small_house(tmp_path)
    lay(issue, with_key(key, value))
    assert codes(issue) == [f"advertisement-{code}"]


def test_text_that_no_machine_can_read_is_a_warning(tmp_path):
    issue = small_house(tmp_path)
    lay(issue, mute())
    assert codes(issue) == ["advertisement-text"]


def test_text_with_a_table_of_unicode_is_sound():
    pdf = mute()
    font = pdf.pages[0].obj.Resources.Font.F1
    assert not is_legible(font)
    font.ToUnicode = pdf.make_stream(b"a table")
    assert is_legible(font)


@pytest.mark.parametrize(
    ("font", "legible"),
    [
        (Dictionary(Subtype=Name.Type1, Encoding=Name.WinAnsiEncoding), True),
        (Dictionary(Subtype=Name.Type1), True),
        (Dictionary(Subtype=Name.TrueType, FontDescriptor=Dictionary(Flags=4)), False),
        (Dictionary(Subtype=Name.Type3, Encoding=Dictionary(Differences=[1, Name.g12])), False),
        (Dictionary(Subtype=Name.Type1, Encoding=Dictionary(Differences=[1, Name.eacute])), True),
        (Dictionary(Subtype=Name.Type1, Encoding=Array([1])), False),
    ],
)
def test_a_font_is_legible_by_table_encoding_or_names(font, legible):
    assert is_legible(font) is legible


def refusal(data: bytes) -> str:
    try:
        with opened(data):
            return ""
    except Refused as refused:
        return refused.code


def test_streams_that_swell_only_together_are_refused(monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_ALL", 100 * KIB)
    pdf = draw()
    pdf.Root.Extra = Array([pdf.make_stream(bytes(at * KIB)) for at in range(20)])
    assert refusal(saved(pdf)) == "pdf-swelling"


def test_one_stream_up_to_the_limit_is_taken_and_one_beyond_it_is_not(monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_UNPACKED", 100 * KIB)
    assert refusal(packed(zlib.compress(bytes(90 * KIB)), "Flate")) == ""
    assert refusal(packed(zlib.compress(bytes(110 * KIB)), "Flate")) == "pdf-swelling"


def test_what_is_packed_twice_or_packed_so_that_no_reader_counts_is_refused():
    twice = zlib.compress(zlib.compress(bytes(10)))
    assert refusal(packed(twice, "Flate", "Flate")) == "pdf-swelling"
    assert refusal(packed(bytes(200 * KIB), "LZW")) == "pdf-swelling"


@pytest.mark.parametrize(("side", "found"), [(100, ["advertisement-ppi"]), (900, [])])
def test_a_coarse_picture_is_a_warning_where_the_printer_is_known(tmp_path, side, found):
    """Over 72 mm, 100 px are 35 ppi and 900 are 318."""
    pdf = draw()
    page = pdf.pages[0].obj
    picture = pdf.make_stream(bytes(side * side))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    page.Resources.XObject = Dictionary(I=picture)
    code = pikepdf.Page(page).Contents.read_bytes() + b"\nq 204 0 0 204 20 20 cm /I Do Q"
    page.Contents = pdf.make_stream(code)
    issue = small_house(tmp_path)
    lay(issue, pdf)
    assert [problem.code for problem in publisher.check(issue, printer="digital")] == found
