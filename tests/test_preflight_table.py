"""Every rule of the standards has checks; every check has a break, a reason and its page.

Most breaks are cases of the tests beside this one, which expect one id each. What takes more than
a change of one object is broken here.
"""

from collections.abc import Callable, Iterable

import pikepdf
import pytest
import test_preflight_ghent
import test_preflight_house
import test_preflight_screen
import test_preflight_x4
import tinyua
from pikepdf import Array, Name, String
from tinyx4 import bare_profile, draw, image, locked, saved, set_intent, sound, sound_bytes

from publisher.pictures.coverage import Coverage
from publisher.preflight import standards
from publisher.preflight.checks import CHECKS, IDS, checks_of
from publisher.preflight.document import Document, open_document
from publisher.preflight.facts import Focus, PageInk
from publisher.preflight.finding import Rule, Status
from publisher.preflight.handbook import handbook
from publisher.preflight.inspecting import ask
from publisher.preflight.limits import Limits
from publisher.preflight.profiles import GHENT, PROFILES, RGB_FORM, Level
from publisher.preflight.topics.placed import graded

SOURCES = ("ISO ", "PDFlib", "callas", "R00", "house rule", "WCAG")


def _for_rgb(code: bytes) -> Document:
    """Return a file for a press of RGB, with some content on its second page."""
    pdf = sound()
    set_intent(pdf, bare_profile(b"RGB "), 3)
    for page in pdf.pages:
        del page.obj.Group
        page.obj.Contents = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    pdf.pages[1].obj.Contents = pdf.make_stream(code)
    return Document(pdf)


def _without(key: bytes) -> Document:
    """Return the sound file with a key of its trailer spelled otherwise."""
    data = sound_bytes()
    at = data.rindex(key)
    return open_document(data[:at] + key[:-1] + b"X" + data[at + len(key) :])


def _without_pages() -> Document:
    pdf = sound()
    del pdf.pages[:]
    return open_document(saved(pdf))


def _repaired() -> Document:
    data = sound_bytes()
    return open_document(data[: data.rindex(b"startxref")])


def _inked() -> Document:
    document = Document(sound(), PROFILES["sheet"].limits)
    square = (10.0, 10.0, 15.0, 15.0)
    document.inks = (PageInk(2, Coverage({}, 400.0, (12.0, 12.0), 320.1, square, (), b"")),)
    return document


def _cropped() -> Document:
    document = Document(test_preflight_house.sound())
    document.focuses = {2: [Focus("pictures/a.jpg", 3.0, 50.0)]}
    return document


def _late() -> Document:
    """Return a file with a picture in a space that may not be bound late."""
    pdf = sound()
    space = Array([Name.CalGray, pikepdf.Dictionary(WhitePoint=Array([1, 1, 1]))])
    picture = image(pdf, space, b"\x40")
    draw(pdf, "q 9 0 0 9 60 150 cm /I Do Q", XObject={"I": picture})
    return Document(pdf)


def _claiming(claim: str) -> Document:
    pdf = sound()
    pdf.trailer.Info["/GTS_PDFXVersion"] = String(claim)
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")
    return open_document(saved(pdf, "1.4"))


def _unidentified() -> Document:
    document = open_document(tinyua.sound_bytes())
    del document.pdf.trailer["/ID"]
    return document


def _of_rgb() -> tuple[Rule, ...]:
    """Return what Ghent asks where pictures may be RGB, but for the number of pages and spots."""
    left_out = {"ghent-one-page", "ghent-spots"}
    ids = (RGB_FORM.get(id, id) for id in GHENT)
    return tuple(CHECKS[id] for id in ids if id not in left_out)


X4, ARCHIVE = checks_of("x4"), checks_of("screen", "archive")

#: What breaks a check: a document, and the checks that are asked of it.
ODD: dict[str, tuple[Callable[[], Document], Iterable[Rule]]] = {
    "x4-header": (lambda: open_document(saved(sound(), "1.7")), X4),
    "x4-id": (lambda: _without(b"/ID"), X4),
    "x4-encrypted": (lambda: open_document(locked(sound(), "")), X4),
    "x4-syntax": (_repaired, X4),
    "x4-pages": (_without_pages, X4),
    "x4-device-cmyk": (lambda: _for_rgb(b"0 0 0 1 k 0 0 9 9 re f"), X4),
    "x4-device-gray": (lambda: _for_rgb(b"0 g 0 0 9 9 re f"), X4),
    "ghent-ink": (_inked, _of_rgb()),
    "ghent-late-pictures": (_late, _of_rgb()),
    "claim-x1a": (lambda: _claiming("PDF/X-1a:2003"), checks_of("claim")),
    "claim-x3": (lambda: _claiming("PDF/X-3:2003"), checks_of("claim")),
    "house-extent": (
        lambda: Document(test_preflight_house.sound(), Limits(multiple=4)),
        checks_of("house"),
    ),
    "house-focus": (_cropped, checks_of("house")),
    "archive-encrypted": (lambda: open_document(locked(tinyua.sound(), "")), ARCHIVE),
    "archive-id": (_unidentified, ARCHIVE),
}

#: The ids that the cases of the other tests expect, each alone.
CASED = {
    *(rule for _, _, rule, _ in test_preflight_x4.X4_CASES),
    *(rule for _, _, rule, _ in test_preflight_x4.GHENT_CASES),
    *(rule for _, _, rule in test_preflight_ghent.CASES),
    *(rule for _, rule in test_preflight_house.CASES.values()),
    *(rule for _, rule, _ in test_preflight_screen.CASES.values()),
}

DEMANDS = [
    *((f"PDF/X-4, {demand}", ids) for of in standards.X4.values() for demand, ids in of.items()),
    *((f"Ghent {rule}", ids) for rule, ids in standards.GHENT.items()),
]


@pytest.mark.parametrize("id", ODD)
def test_what_is_broken_here_is_found_as_itself_alone(id):
    make, asked = ODD[id]
    document = make()
    results = [ask(check, document, Level()) for check in asked]
    assert [r.note for r in results if r.status is Status.ERROR] == []
    assert {finding.rule for result in results for finding in result.findings} == {id}


@pytest.mark.parametrize(("demand", "ids"), DEMANDS, ids=[demand for demand, _ in DEMANDS])
def test_every_demand_has_checks_that_break_say_why_and_have_a_page(demand, ids):
    assert ids
    for id in ids:
        assert id in CASED | ODD.keys()
        assert any(source in CHECKS[id].about for source in SOURCES)
        assert f"- **`{id}`**" in handbook()
        if demand.startswith("Ghent"):
            assert demand.removeprefix("Ghent ") in CHECKS[id].about


@pytest.mark.parametrize("id", IDS)
def test_every_check_is_broken_says_why_and_has_a_page(id):
    check = CHECKS[id]
    assert id in CASED | ODD.keys()
    assert any(source in check.about for source in SOURCES)
    assert check.hint
    assert f"- **`{id}`** ({check.status.name})" in handbook()


def test_nothing_is_broken_that_is_no_check():
    assert set(IDS) >= CASED | ODD.keys()


def test_every_check_of_the_standards_stands_in_their_tables():
    told = {id for _, ids in DEMANDS for id in ids}
    assert {check.id for check in checks_of("x4", "ghent")} == told


def test_every_check_is_asked_by_a_profile():
    assert {id for profile in PROFILES.values() for id in profile.levels} == set(IDS)


def test_a_check_weighs_by_itself_what_every_variant_makes_of_it():
    for id, row in GHENT.items():
        weights = set(row) - {None}
        if len(weights) == 1:
            assert {CHECKS[id].status} == weights


@pytest.mark.parametrize("id", IDS)
def test_a_reason_stands_at_the_margin(id):
    assert not any(line.startswith(" ") for line in CHECKS[id].about.splitlines())


def test_one_number_is_told_where_two_grades_are_one():
    mark = next(mark for _, mark in Document(sound()).survey.marks() if mark.kind == "image")
    (one,) = graded(1, mark, (149.0, 149.0), "a picture")
    assert one.message.endswith("150 ppi are the least")
    (two,) = graded(1, mark, (149.0, 224.0), "a picture")
    assert two.message.endswith("225 ppi are wanted, 150 the least")
