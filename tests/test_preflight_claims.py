"""What files claim to keep, and whether claims of PDF/X-1a and PDF/X-3 can stand."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tinyx4 import PROPERTIES, bare_profile, draw, form, image, saved, set_intent, sound, spot

from publisher.preflight import check_x4
from publisher.preflight.checks import CHECKS
from publisher.preflight.document import Document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.profiles import PROFILES
from publisher.preflight.topics.claims import claims, fitting

Break = Callable[[pikepdf.Pdf], object]

X1A_2001 = {"Version": "PDF/X-1:2001", "Conformance": "PDF/X-1a:2001"}
X1A_2003 = {"Version": "PDF/X-1a:2003"}
X3_2002, X3_2003 = {"Version": "PDF/X-3:2002"}, {"Version": "PDF/X-3:2003"}
NEWEST = {"2001": "1.3", "2002": "1.3", "2003": "1.4"}
_WHITE_POINT = Dictionary(WhitePoint=Array([1, 1, 1]))


def _older(**keys: str) -> pikepdf.Pdf:
    """Return a file without transparency that claims an older standard in Info."""
    pdf = sound()
    del pdf.Root.Metadata
    for page in pdf.pages:
        del page.obj.Group
        page.obj.Resources = Dictionary()
        page.obj.Contents = pdf.make_stream(b"0 0 0 1 k 40 40 10 10 re f")
    for key, value in keys.items():
        pdf.trailer.Info[f"/GTS_PDFX{key}"] = String(value)
    return pdf


def _found(pdf: pikepdf.Pdf, version: str) -> set[tuple[str, int | None]]:
    opened = pikepdf.open(io.BytesIO(saved(pdf, version)))
    document = Document(opened)
    checks = (CHECKS["claim-x1a"], CHECKS["claim-x3"])
    return {(f.rule, f.page) for check in checks for f in check.findings(document)}


def _packet(*descriptions: str) -> bytes:
    body = "".join(f'<rdf:Description rdf:about="" {each}/>' for each in descriptions)
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return f'<rdf:RDF xmlns:rdf="{rdf}">{body}</rdf:RDF>'.encode()


PDFA = 'xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="{}"'
PDFUA = 'xmlns:u="http://www.aiim.org/pdfua/ns/id/" u:part="{}"'
PDFX = 'xmlns:x="http://www.npes.org/pdfx/ns/id/" x:GTS_PDFXVersion="{}"'
ADOBE = 'xmlns:o="http://ns.adobe.com/pdfx/1.3/" o:GTS_PDFXVersion="{}"'


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ([], ()),
        ([PDFX.format("PDF/X-4")], ("PDF/X-4",)),
        ([PDFX.format("PDF/X-4p")], ("PDF/X-4p",)),
        ([ADOBE.format("PDF/X-3:2003")], ("PDF/X-3:2003",)),
        ([PDFA.format(3) + ' a:conformance="A"', PDFUA.format(1)], ("PDF/A-3a", "PDF/UA-1")),
        ([PDFA.format(4), PDFUA.format(2)], ("PDF/A-4", "PDF/UA-2")),
        ([PDFX.format("PDF/X-4"), PDFA.format(2) + ' a:conformance="U"'], ("PDF/X-4", "PDF/A-2u")),
    ],
)
def test_claims_are_read_from_the_packet(said, claimed):
    pdf = sound()
    pdf.Root.Metadata = pdf.make_stream(_packet(*said))
    assert claims(Document(pdf)) == claimed


@pytest.mark.parametrize(
    ("keys", "claimed"),
    [
        (X1A_2001, ("PDF/X-1a:2001",)),
        (X1A_2003, ("PDF/X-1a:2003",)),
        (X3_2002, ("PDF/X-3:2002",)),
        ({}, ()),
        ({"Version": "x" * 1000}, ("x" * 40,)),
    ],
)
def test_claims_are_read_from_info(keys, claimed):
    assert claims(Document(_older(**keys))) == claimed


def test_a_claim_made_twice_is_told_once():
    pdf = _older(**X3_2003)
    pdf.Root.Metadata = pdf.make_stream(_packet(ADOBE.format("PDF/X-3:2003")))
    assert claims(Document(pdf)) == ("PDF/X-3:2003",)


@pytest.mark.parametrize("keys", [X1A_2001, X1A_2003, X3_2002, X3_2003])
def test_a_claim_that_is_kept_stands(keys):
    version = NEWEST[keys["Version"][-4:]]
    assert _found(_older(**keys), version) == set()


def _translucent_form(pdf: pikepdf.Pdf) -> None:
    group = {"Group": Dictionary(S=Name.Transparency)}
    draw(pdf, "/F Do", XObject={"F": form(pdf, "", **group)})


def _masked(pdf: pikepdf.Pdf) -> None:
    mask = image(pdf, Name.DeviceGray, b"\0")
    draw(pdf, "/I Do", XObject={"I": image(pdf, Name.DeviceCMYK, b"\0" * 4, SMask=mask)})


def _state(**entries: object) -> Break:
    return lambda pdf: draw(pdf, "/S gs", ExtGState={"S": Dictionary(**entries)})


def _group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Group = Dictionary(S=Name.Transparency)


@pytest.mark.parametrize("keys", [X1A_2003, X3_2003])
@pytest.mark.parametrize(
    "break_it", [_translucent_form, _masked, _group, _state(ca=0.5), _state(BM=Name.Multiply)]
)
def test_transparency_belies_an_older_claim(keys, break_it):
    pdf = _older(**keys)
    break_it(pdf)
    rule = "claim-x1a" if keys is X1A_2003 else "claim-x3"
    assert _found(pdf, "1.4") == {(rule, 2)}


@pytest.mark.parametrize("harmless", [_state(ca=1, BM=Name.Normal), _state(BM=Name.Compatible)])
def test_a_state_that_covers_belies_nothing(harmless):
    pdf = _older(**X1A_2003)
    harmless(pdf)
    assert _found(pdf, "1.4") == set()


@pytest.mark.parametrize(
    ("keys", "rule"), [(X1A_2001, "claim-x1a"), (X1A_2003, "claim-x1a"), (X3_2002, "claim-x3")]
)
def test_a_newer_pdf_than_the_edition_knows_belies_the_claim(keys, rule):
    assert _found(_older(**keys), "1.5") == {(rule, None)}


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ({"Version": "PDF/X-1a:2001"}, "claim-x1a"),
        ({"Conformance": "PDF/X-1a:2001"}, "claim-x1a"),
        ({"Version": "PDF/X-1:2001", "Conformance": "PDF/X-1a:2003"}, "claim-x1a"),
        ({"Version": "PDF/X-1a"}, "claim-x1a"),
        ({"Version": "PDF/X-3:2001"}, "claim-x3"),
    ],
)
def test_keys_that_no_edition_has_belie_the_claim(keys, rule):
    assert _found(_older(**keys), "1.3") == {(rule, None)}


def test_a_claim_in_the_packet_alone_is_no_claim_of_the_older_standards():
    pdf = _older()
    pdf.Root.Metadata = pdf.make_stream(_packet(ADOBE.format("PDF/X-3:2003")))
    assert _found(pdf, "1.4") == {("claim-x3", None)}


def _late(space: object) -> Break:
    return lambda pdf: draw(pdf, "/S cs 0.5 0.5 0.5 scn 9 9 9 9 re f", ColorSpace={"S": space})


def test_colours_that_are_no_inks_belie_a_claim_of_x_1a_alone():
    lab = _late(Array([Name.Lab, _WHITE_POINT]))
    for keys, found in ((X1A_2003, {("claim-x1a", 2)}), (X3_2003, set())):
        pdf = _older(**keys)
        lab(pdf)
        assert _found(pdf, "1.4") == found


@pytest.mark.parametrize(("keys", "rule"), [(X1A_2003, "claim-x1a"), (X3_2003, "claim-x3")])
def test_rgb_of_no_known_kind_belies_both_claims(keys, rule):
    pdf = _older(**keys)
    draw(pdf, "1 0 0 rg 9 9 9 9 re f")
    assert _found(pdf, "1.4") == {(rule, 2)}


def test_x_3_may_be_for_a_press_of_rgb():
    pdf = _older(**X3_2003)
    set_intent(pdf, bare_profile(b"RGB "), 3)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(b"1 0 0 rg 9 9 9 9 re f")
    assert _found(pdf, "1.4") == set()


def test_other_claims_are_none_of_these_checks():
    pdf = sound()
    assert PROPERTIES["pdfxid:GTS_PDFXVersion"] in claims(Document(pdf))
    assert _found(pdf, "1.6") == set()


def test_profiles_for_print_ask_whether_claims_stand():
    assert {"claim-x1a", "claim-x3"} <= PROFILES["magazine"].levels.keys()
    assert {"claim-x1a", "claim-x3"} <= PROFILES["x4"].levels.keys()
    assert "claim-x1a" not in PROFILES["screen"].levels


def _without(key: str, code: str = "") -> dict[str, Status]:
    """Return how the checks of PDF/X-4 end for the sound file without an entry of its root."""
    pdf = sound()
    del pdf.Root[f"/{key}"]
    draw(pdf, code)
    return _ended(pdf)


def _ended(pdf: pikepdf.Pdf) -> dict[str, Status]:
    results = inspect(Document(pdf), PROFILES["x4"])
    return {each.rule.id: each.status for each in results if each.rule.id.startswith("x4-")}


def _those(ended: dict[str, Status], status: Status) -> set[str]:
    return {id for id, each in ended.items() if each is status}


OF_INTENTS = {
    *("x4-intent-identifier", "x4-intent-registry", "x4-profile-embedded", "x4-profile-sound"),
    *("x4-profile-class", "x4-profile-components", "x4-device-cmyk", "x4-group-space"),
    "x4-device-gray",
}


def test_what_asks_for_an_intent_is_skipped_without_one():
    ended = _without("OutputIntents")
    assert _those(ended, Status.FAIL) == {"x4-intent"}
    assert _those(ended, Status.SKIP) == OF_INTENTS


def test_what_asks_for_a_packet_is_skipped_without_one():
    ended = _without("Metadata")
    assert _those(ended, Status.FAIL) == {"x4-metadata"}
    assert _those(ended, Status.SKIP) == {"x4-claim", "x4-properties", "x4-info"}


def test_rgb_is_found_where_there_is_no_intent_either():
    ended = _without("OutputIntents", "1 0 0 rg 40 40 9 9 re f")
    assert _those(ended, Status.FAIL) == {"x4-intent", "x4-device-rgb"}


def test_rgb_with_a_default_of_its_own_is_not_found():
    pdf = sound()
    del pdf.Root.OutputIntents
    calibrated = Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))])
    draw(pdf, "1 0 0 rg 40 40 9 9 re f", ColorSpace={"DefaultRGB": calibrated})
    assert _those(_ended(pdf), Status.FAIL) == {"x4-intent"}


def test_an_intent_whose_profile_is_no_profile_is_told_once():
    pdf = sound()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"nothing", N=4)
    ended = _ended(pdf)
    assert _those(ended, Status.FAIL) == {"x4-profile-sound"}
    assert {"x4-profile-class", "x4-device-cmyk"} <= _those(ended, Status.SKIP)


def test_a_file_that_claims_nothing_is_told_what_else_can_be_asked():
    assert "--profile magazine" in fitting(())[1]
    assert "--profile" not in fitting(("PDF/X-4",))[1]


@pytest.mark.parametrize(
    ("space", "told"),
    [
        (
            Array([Name.Indexed, Name.DeviceRGB, 0, String(b"\xff\0\0")]),
            "an indexed image whose colours are DeviceRGB",
        ),
        (spot("Gold", "DeviceRGB", 1, 1, 0), "whose alternate is DeviceRGB"),
    ],
)
def test_how_a_colour_comes_to_be_rgb_is_told(space, told):
    pdf = sound()
    draw(pdf, "q 9 0 0 9 40 40 cm /I Do Q", XObject={"I": image(pdf, space, b"\0")})
    (finding,) = check_x4(pdf, [CHECKS["x4-device-rgb"]])
    assert told in finding.message
