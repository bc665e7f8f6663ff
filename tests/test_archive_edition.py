"""The archive edition: PDF/A-3a and PDF/UA-1 in one file, with whole pictures in sRGB."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from parcels import ROOT, small_house
from readback import Inspector

import publisher
from publisher.report.outsiders import verdicts

VERAPDF = ROOT.parent / "shared/tools/verapdf/verapdf"


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_house(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def archive(issue: Path) -> Inspector:
    built = publisher.build(issue, editions=("screen", "archive"))
    return Inspector(next(file.path for file in built.files if file.edition == "archive"))


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        value
        for value in pdf.objects
        if isinstance(value, pikepdf.Stream) and value.get("/Subtype") == "/Image"
    ]


def test_it_claims_both_standards_in_metadata_that_anyone_can_read(archive: Inspector) -> None:
    packet = archive.pdf.Root.Metadata.read_raw_bytes().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "/Filter" not in archive.pdf.Root.Metadata


def test_every_property_of_our_own_is_explained(archive: Inspector) -> None:
    packet = archive.pdf.Root.Metadata.read_raw_bytes().decode()
    for name in ("publicationName", "issueIdentifier", "coverDate"):
        assert f"<prism:{name}>" in packet
        assert f"<pdfaProperty:name>{name}</pdfaProperty:name>" in packet


@pytest.mark.parametrize("claim", ["PDF/A-3a", "PDF/UA-1"])
def test_page_validation_confirms_it(archive: Inspector, claim: str) -> None:
    found = list(verdicts(archive.path, (claim,)))
    assert found and all(verdict.passed for verdict in found), found


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_confirms_it(archive: Inspector, flavour: str) -> None:
    if not VERAPDF.is_file() or not shutil.which("java"):
        pytest.skip("veraPDF or Java is not here")
    command = [str(VERAPDF), flavour, str(archive.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout.splitlines()[0])
    assert told["compliant"] and told["checks"] > 1000, told


def test_its_pages_are_those_of_the_screen_edition(archive: Inspector) -> None:
    screen = Inspector(archive.path.with_name(archive.path.name.replace("archive", "screen")))
    assert archive.extent == screen.extent
    for page in range(1, screen.extent + 1):
        assert archive.page_text(page) == screen.page_text(page)


def test_rgb_is_explained_by_the_one_output_intent(archive: Inspector) -> None:
    (intent,) = archive.pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == (ROOT / "assets/profiles/srgb.icc").read_bytes()
    assert profile[16:20] == b"RGB " and profile[8:10] == bytes((4, 0x20))


def test_photographs_in_srgb_keep_every_byte(issue: Path, archive: Inspector) -> None:
    embedded = {
        hashlib.sha256(image.read_raw_bytes()).digest()
        for image in images(archive.pdf)
        if image.get("/Filter") == "/DCTDecode"
    }
    for name in ("bridge.jpg", "market.jpg"):
        assert hashlib.sha256((issue / "pictures" / name).read_bytes()).digest() in embedded


def test_pictures_can_be_held_to_300_ppi(issue: Path, archive: Inspector, tmp_path: Path) -> None:
    built = publisher.build(issue, editions=("archive",), pictures="300", out=tmp_path)
    with pikepdf.open(built.files[0].path) as pdf:
        assert max(int(image.Width) for image in images(pdf)) <= max(
            int(image.Width) for image in images(archive.pdf)
        )
        assert all(image.ColorSpace in ("/DeviceRGB", "/DeviceGray") for image in images(pdf))


def test_nothing_in_it_acts_or_is_smoothed(archive: Inspector) -> None:
    for value in archive.pdf.objects:
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            assert not value.get("/Interpolate")
            assert value.get("/S") not in ("/JavaScript", "/Launch")
    for page in archive.pdf.pages:
        assert all(annotation.F == 4 for annotation in page.obj.get("/Annots", []))


def test_a_part_alone_is_an_archive_without_a_parcel(issue: Path, tmp_path: Path) -> None:
    built = publisher.build(issue, editions=("archive",), only=("market",), out=tmp_path)
    with pikepdf.open(built.files[0].path) as pdf:
        assert "/AF" not in pdf.Root or len(pdf.Root.AF) == 0


def test_the_archive_profile_of_preflight_passes(archive: Inspector) -> None:
    command = [sys.executable, "-m", "publisher", "preflight", str(archive.path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (report,) = json.loads(done.stdout)["files"]
    assert report["profile"] == "archive"
    failed = [each["id"] for each in report["outcomes"] if each["status"] in ("fail", "warn")]
    assert failed == []
