"""Ink: which plates count towards a limit, how it is told, and what becomes of it without time."""

import shutil

import pytest
from PIL import Image
from tinyx4 import draw, saved, sound, spot

from publisher.pictures.coverage import Coverage, counts, measure
from publisher.preflight import plates
from publisher.preflight.checks import CHECKS
from publisher.preflight.document import Document
from publisher.preflight.facts import PageInk
from publisher.preflight.limits import Limits
from publisher.preflight.plates import Allowance, NoPlates, measure_ink
from publisher.preflighting import Wishes, examine_files
from publisher.report import charts
from publisher.report.report import InkPage

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
needs_gs = pytest.mark.skipif(not shutil.which("gs"), reason="needs Ghostscript")


def _measured(tmp_path, *, spots, **inks):
    """Return the coverage of a square of 30 mm that is all in some inks, in %."""
    named = {}
    for name, ink in inks.items():
        named[name] = tmp_path / f"{name}.png"
        Image.new("L", (85, 85), round(255 - 2.55 * ink)).save(named[name])
    return measure(named, 72, spots=spots)


def test_spot_inks_count_where_they_are_asked_for_alone(tmp_path):
    inks = {"Cyan": 80, "Magenta": 60, "Yellow": 60, "Black": 40, "Gold": 100}
    of_process = _measured(tmp_path, spots=False, **inks)
    assert round(of_process.mean) == round(of_process.most) == 240
    assert of_process.spots == {}
    assert round(of_process.plates["Gold"]) == 100
    of_all = _measured(tmp_path, spots=True, **inks)
    assert round(of_all.mean) == 340
    assert {name: round(share) for name, share in of_all.spots.items()} == {"Gold": 100}


@pytest.mark.parametrize(
    "name",
    ["Varnish", "UV spot gloss", "Foil", "Folie gold", "Die line", "CutContour", "Drucklack"],
)
def test_what_finishes_a_sheet_is_no_ink(tmp_path, name):
    assert not counts(name, spots=True)
    inks = {**dict.fromkeys(PROCESS, 20), name: 100}
    assert round(_measured(tmp_path, spots=True, **inks).mean) == 80


@pytest.mark.parametrize(
    "name", ["PANTONE 200 C", "Gold", "Black 2", "Laguna", "Cutty Sark red", "Perfect Green"]
)
def test_an_ink_of_any_name_counts(name):
    assert counts(name, spots=True)
    assert not counts(name, spots=False)


def test_plates_of_no_counted_ink_are_no_ink(tmp_path):
    assert _measured(tmp_path, spots=False, Gold=100).most == 0


def test_the_spot_inks_in_a_square_are_named():
    document = Document(sound(), Limits(ink=300))
    square = (10.0, 10.0, 15.0, 15.0)
    found = Coverage({}, 360, (0, 0), 340.2, square, (), b"", {"Foo": 99.7, "Bar": 0.2})
    document.inks = (PageInk(2, found),)
    (fault,) = CHECKS["ghent-ink"].findings(document)
    told = "340 % of ink in a square of 15 mm, of which 100 % Foo; 300 % is most"
    assert fault.message == told


def _with_a_spot(tmp_path):
    pdf = sound()
    code = "/S CS 0.8 0.6 0.6 0.4 k 100 100 99 99 re f /G gs /S cs 1 scn 100 100 99 99 re f"
    draw(pdf, code.replace("/S CS ", ""), ColorSpace={"S": spot("Foo")},
         ExtGState={"G": {"/OP": True, "/op": True, "/OPM": 1}})  # fmt: skip
    path = tmp_path / "spot.pdf"
    path.write_bytes(saved(pdf))
    return path


@needs_gs
def test_a_spot_ink_over_others_counts_for_a_printer_and_not_for_ghent(tmp_path):
    path = _with_a_spot(tmp_path)
    without, within = (measure_ink(path, 2, spots=spots)[1].coverage for spots in (False, True))
    assert (round(without.mean), round(within.mean)) == (240, 340)
    assert round(within.spots["Foo"]) == 100


@needs_gs
def test_ink_that_takes_too_long_is_skipped_and_the_report_is_there(tmp_path, monkeypatch):
    path = _with_a_spot(tmp_path)
    with pytest.raises(NoPlates, match="--timeout"):
        measure_ink(path, 2, allowance=Allowance(0.0))
    monkeypatch.setattr(plates, "PAGE_SECONDS", 1e-4)
    with pytest.raises(NoPlates, match="--no-ink"):
        measure_ink(path, 2, allowance=Allowance(60.0))


@needs_gs
def test_a_ghostscript_that_never_ends_costs_the_ink_alone(tmp_path, monkeypatch):
    slow = tmp_path / "gs"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    wishes = Wishes("sheet", seconds=10.0)
    (found,) = examine_files([_with_a_spot(tmp_path)], wishes, lambda *_: None)
    ended = {each.id: each for each in found.report.outcomes}
    assert ended["ghent-ink"].status == "skip"
    assert "--timeout" in ended["ghent-ink"].note
    assert ended["ghent-spots"].status == "fail"


def test_the_last_bar_takes_all_that_is_more():
    histogram = (9000, *[0] * 18, 300, 700)
    inks = InkPage(1, 400, (0, 0), 400, (0, 0, 15, 15), {}, histogram)
    last = charts.bars(inks, 305)[-1]
    assert (last.x, last.height, last.over) == (380, charts.HEIGHT, True)
    assert charts.shares(inks).endswith("≥ 380 % ink: 10.0 %")
    assert charts.bars(InkPage(1, 0, (0, 0), 0, (0, 0, 0, 0), {}, ()), None) == ()
