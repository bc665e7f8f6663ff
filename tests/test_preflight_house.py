"""House checks: a sound press file passes; each break is found as itself alone."""

import io
import random
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image
from tinyx4 import MM, TRIM, draw, form, image, saved, spot, type3
from tinyx4 import sound as press

from publisher.preflight.checks import CHECKS, checks_of
from publisher.preflight.document import Document, open_document
from publisher.preflight.facts import Focus
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import Result, ask
from publisher.preflight.limits import Limits
from publisher.preflight.profiles import Level
from publisher.preflight.topics.bleeds import _bare, _merged
from publisher.preflight.topics.jpeg import quality

Break = Callable[[pikepdf.Pdf], object]
WIDTH, HEIGHT = (side * MM for side in TRIM)
OVER = 3 * MM


def sound() -> pikepdf.Pdf:
    """Return the sound press file, its face as a subset with a map of characters."""
    pdf = press()
    font = pdf.pages[0].obj.Resources.Font.Face
    font.BaseFont = Name("/ABCDEF+SourceSans3-Regular")
    font.ToUnicode = pdf.make_stream(b"begincmap endcmap")
    return pdf


def _results(pdf: pikepdf.Pdf, limits: Limits | None = None) -> list[Result]:
    document = Document(open_document(saved(pdf)).pdf, limits)
    results = [ask(check, document, Level()) for check in checks_of("house")]
    assert [r.note for r in results if r.status is Status.ERROR] == []
    return results


def _found(act: Break, limits: Limits | None = None) -> set[tuple[str, int | None]]:
    pdf = sound()
    act(pdf)
    return {(f.rule, f.page) for result in _results(pdf, limits) for f in result.findings}


def _draw(code: str, **resources: dict[str, pikepdf.Object]) -> Break:
    return lambda pdf: draw(pdf, code, **resources)


def _text(x: float, y: float, size: float = 10, colour: str = "0 0 0 1 k", turn: str = "") -> Break:
    """Set two letters at a place in pt, in the face of the first page."""

    def act(pdf: pikepdf.Pdf) -> None:
        face = pdf.pages[0].obj.Resources.Font.Face
        place = f"{turn or '1 0 0 1'} {x} {y} Tm"
        draw(pdf, f"BT {colour} /F {size} Tf {place} <00240025> Tj ET", Font={"F": face})

    return act


def _fill(*box: float, colour: str = "0 0 0 1 k") -> Break:
    left, bottom, right, top = box
    return _draw(f"{colour} {left} {bottom} {right - left} {top - bottom} re f")


def _font(**entries: object) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del pdf.pages[0].obj.Resources.Font.Face[f"/{key}"]
            else:
                pdf.pages[0].obj.Resources.Font.Face[f"/{key}"] = value

    return act


def _simple(pdf: pikepdf.Pdf, *names: str) -> None:
    """Show a letter of a simple font whose glyphs have names."""
    differences = Array([97, *(Name(f"/{name}") for name in names)])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Own"))
    font.Encoding = Dictionary(Differences=differences)
    draw(pdf, "0 0 0 1 k BT /F 10 Tf 100 100 Td (a) Tj ET", Font={"F": font})


#: Light that falls off from a corner.
_SLOPE = bytes(2 * (x + y) for y in range(64) for x in range(64))


def _grain(side: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(side * side)


def _placed(side: int, wide: float, seed: int = 1, name: str = "P", **entries: object) -> Break:
    """Place a grey picture of some pixels, so many pt wide."""

    def act(pdf: pikepdf.Pdf) -> None:
        given = {"Width": side, "Height": side, **entries}
        picture = image(pdf, Name.DeviceGray, _grain(side, seed), **given)
        held = pdf.pages[1].obj.Resources.get("/XObject", Dictionary())
        kept = {key[1:]: value for key, value in held.items()}
        code = f"q {wide} 0 0 {wide} 50 50 cm /{name} Do Q"
        draw(pdf, code, XObject={**kept, name: picture})

    return act


def _both(*acts: Break) -> Break:
    return lambda pdf: [act(pdf) for act in acts]


def _jpeg(packed: int, of: bytes = _SLOPE) -> Break:
    data = _jpeg_data(packed, of)
    return lambda pdf: _placed(64, 50, Filter=Name.DCTDecode)(pdf) or _fill_picture(pdf, data)


def _fill_picture(pdf: pikepdf.Pdf, data: bytes) -> None:
    pdf.pages[1].obj.Resources.XObject.P.write(data, filter=Name.DCTDecode)


def _jpeg_data(packed: int, data: bytes = _SLOPE) -> bytes:
    stream = io.BytesIO()
    Image.frombytes("L", (64, 64), data).save(stream, "JPEG", quality=packed)
    return stream.getvalue()


def _spots(*names: str) -> Break:
    spaces = {f"S{at}": spot(name) for at, name in enumerate(names)}
    code = " ".join(f"/{key} cs 1 scn 50 50 20 20 re f" for key in spaces)
    return _draw(code, ColorSpace=spaces)


def _empty(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 0 0 k 0 0 90 90 re f")


CASES: dict[str, tuple[Break, str]] = {
    "ends at the trim": (_fill(0, 100, 50, 200), "house-bleed"),
    "ends at the trim above": (_fill(100, 300, 200, HEIGHT), "house-bleed"),
    "ends too early": (_fill(WIDTH - 50, 100, WIDTH + 0.8 * OVER, 200), "house-bleed"),
    "covered in part": (
        _both(_fill(0, 100, 50, 200), _fill(-OVER, 100, 50, 150)),
        "house-bleed",
    ),
    "bleed beneath white": (
        _both(_fill(-OVER, 100, 50, 200), _fill(-20, 90, 0, 210, colour="0 0 0 0 k")),
        "house-bleed",
    ),
    "clipped at the trim": (
        _draw(f"0 0 {WIDTH} {HEIGHT} re W n 0 0 0 1 k -20 -20 500 500 re f"),
        "house-bleed",
    ),
    "text at the edge": (_text(3, 200), "house-safety"),
    "text at the spine": (_text(WIDTH - 9, 200), "house-safety"),
    "text at the foot": (_text(100, 4), "house-safety"),
    "white text at the edge": (_text(3, 200, colour="0 0 0 0 k"), "house-safety"),
    "text over the edge": (_text(-1, 200), "house-safety"),
    "text mostly beyond the edge": (_text(WIDTH - 8, 200, 60), "house-safety"),
    "text mostly beyond the foot": (_text(100, -35, 60), "house-safety"),
    "blank": (_empty, "house-blank-page"),
    "registration": (_fill(50, 50, 90, 90, colour="1 1 1 1 k"), "house-registration-black"),
    "registration text": (
        _text(50, 50, 8, "0.95 0.95 0.95 1 k"),
        "house-registration-black",
    ),
    "small text": (_text(50, 50, 9, "0.6 0.4 0.3 0.2 k"), "house-four-ink-text"),
    "hairline": (_draw("0 0 0 1 K 0.2 w 50 50 m 90 50 l S"), "house-hairline"),
    "scaled hairline": (
        _draw("q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 500 500 m 900 500 l S Q"),
        "house-hairline",
    ),
    "line of no width": (_draw("0 0 0 1 K 0 w 50 50 m 90 50 l S"), "house-hairline"),
    "thin shape": (_draw("0 0 0 1 k 50 50 40 0.1 re f"), "house-hairline"),
    "fine picture": (_placed(64, 10), "house-fine-picture"),
    "JPEG of blocks": (_jpeg(20), "house-jpeg-quality"),
    "twice": (_both(_placed(40, 50), _placed(40, 50, name="Q")), "house-duplicate-picture"),
    "spelling": (_spots("PANTONE 200 C", "Pantone 200C"), "house-spot-names"),
    "plate of black": (_spots("BLACK"), "house-spot-names"),
    "no subset": (_font(BaseFont=Name("/SourceSans3-Regular")), "house-font-subset"),
    "no map": (_font(ToUnicode=None), "house-to-unicode"),
    "numbered glyphs": (lambda pdf: _simple(pdf, "g31"), "house-to-unicode"),
    "drawn letters": (
        lambda pdf: draw(
            pdf,
            "BT /F 9 Tf 50 50 Td (a) Tj ET",
            Font={"F": type3(pdf, "1000 0 d0 0 0 900 900 re f")},
        ),
        "house-type3",
    ),
}


def test_a_sound_file_passes_every_check():
    assert _found(lambda pdf: None, Limits(multiple=2)) == set()


@pytest.mark.parametrize("case", CASES)
def test_each_break_is_found_as_itself_alone(case):
    act, rule = CASES[case]
    on_page_one = case in ("no subset", "no map")
    assert _found(act) == {(rule, 1 if on_page_one else 2)}


@pytest.mark.parametrize(
    ("x", "y", "told"),
    [
        (3.0, 50.0, "stands 3.0 mm from the left edge; 8 mm are the least"),
        (50.0, 7.9, "stands 7.9 mm from the top edge; 8 mm are the least"),
        (TRIM[0] - 2, 50.0, "stands 2.0 mm from the right edge; 8 mm are the least"),
        (50.0, TRIM[1] + 1, "lies beyond the bottom edge"),
        (8.1, 8.1, ""),
        (50.0, TRIM[1] - 8.1, ""),
    ],
)
def test_the_focus_of_a_picture_keeps_away_from_the_trim(x, y, told):
    document = Document(sound())
    document.focuses = {2: [Focus("a.jpg", x, y)]}
    found = ask(CHECKS["house-focus"], document, Level()).findings
    assert [each.message for each in found] == [f"the focus of a.jpg {told}"] * bool(told)
    assert [each.page for each in found] == [2] * bool(told)


def test_focuses_are_asked_of_files_with_a_ticket_alone():
    result = ask(CHECKS["house-focus"], Document(sound()), Level())
    assert (result.status, "ticket" in result.note) == (Status.SKIP, True)


def test_an_extent_that_the_binding_cannot_hold_is_found():
    assert _found(lambda pdf: None, Limits(multiple=4)) == {("house-extent", None)}


def test_every_check_says_what_it_asks_and_that_it_is_ours():
    assert [check.id for check in checks_of("house") if "house rule" not in check.about] == []


@pytest.mark.parametrize(
    "allowed",
    [
        _fill(-OVER, 100, 50, 200),
        _fill(-OVER, -OVER, WIDTH + OVER, HEIGHT + OVER),
        _fill(0.5, 100, 50, 200),  # just inside
        _fill(-20, 100, 0, 200),  # a mark
        _fill(0, 100, 50, 200, colour="0 0 0 0 k"),
        _fill(0, 100, 50, 200, colour="1 1 1 rg"),
        _both(_fill(0, 100, 50, 200), _fill(-OVER, 90, 50, 210)),
        _both(_fill(0, 0, WIDTH, HEIGHT), _fill(-9, -9, WIDTH + 9, HEIGHT + 9)),
        _both(_fill(-20, 90, 0, 210, colour="0 0 0 0 k"), _fill(-OVER, 100, 50, 200)),
        _both(_fill(-OVER, 99, 50, 200), _fill(-OVER, 120, 30, 160, colour="0 0 0 0 k")),
        _both(_fill(-OVER, 99, 50, 200), _fill(-20, 90, -OVER, 210, colour="0 0 0 0 k")),
        _text(9, 200),
        _text(100, 12),
        _text(100, HEIGHT - 17),
        _text(WIDTH - 15, 200),
        _text(-25, 200),  # a slug
        _text(20, 200, turn="0 1 -1 0"),
        _text(50, 50, 10.5, "0.6 0.4 0.3 0.2 k"),
        _text(50, 50, 8, "0.6 0.4 0.3 0 k"),
        _fill(50, 50, 90, 90, colour="0.6 0.5 0.5 1 k"),
        _fill(-25, -25, -15, -15, colour="1 1 1 1 k"),
        _draw("0 0 0 1 K 0.25 w 50 50 m 90 50 l S"),
        _draw("0 0 0 1 K 0.1 w -30 50 m -15 50 l S"),  # a mark
        _draw("q 10 0 0 10 0 0 cm 0 0 0 1 K 0.03 w 5 5 m 9 5 l S Q"),
        _draw("0 0 0 1 k 50 50 40 0.3 re f 60 60 0.1 0.1 re f"),
        _placed(64, 11),
        _placed(16, 1),  # a tint
        _jpeg(60),
        _jpeg(20, _grain(64)),  # bits enough
        _both(_placed(40, 50), _placed(40, 50, seed=2, name="Q")),
        _both(_placed(8, 50), _placed(8, 50, name="Q")),
        _spots("PANTONE 200 C", "PANTONE 201 C", "Black"),
        lambda pdf: _simple(pdf, "a"),
        lambda pdf: _simple(pdf, "uni0410"),
    ],
)
def test_what_is_allowed_is_not_found(allowed):
    assert _found(allowed) == set()


def _mask(**entries: object) -> Dictionary:
    return Dictionary(SMask=Dictionary(S=Name.Alpha, **entries))


def test_a_soft_shadow_that_fades_at_the_edge_need_not_bleed():
    def act(pdf: pikepdf.Pdf) -> None:
        state = {"M": _mask(G=form(pdf, "0 g 0 0 50 50 re f"))}
        draw(pdf, "q /M gs 0 0 0 1 k 0 100 50 50 re f Q", ExtGState=state)

    assert _found(act) == set()
    assert _found(lambda pdf: act(pdf) or _fill(0, 9, 9, 20)(pdf)) == {("house-bleed", 2)}


def test_what_blends_may_be_what_bleeds():
    def act(pdf: pikepdf.Pdf) -> None:
        state = {"M": Dictionary(BM=Name.Multiply)}
        code = f"0 0 0 1 k 0 100 50 50 re f q /M gs {-OVER} 90 90 90 re f Q"
        draw(pdf, code, ExtGState=state)

    assert _found(act) == set()


def test_a_spine_is_not_cut_and_needs_no_bleed():
    def act(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1].obj
        page.BleedBox = Array([0, -OVER, WIDTH + OVER, HEIGHT + OVER])
        _fill(0, 100, 50, 200)(pdf)

    assert _found(act) == set()


def test_a_page_without_any_bleed_shows_white_at_its_edges():
    def act(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1].obj
        page.MediaBox = page.BleedBox = page.TrimBox
        _fill(-20, 100, 50, 200)(pdf)

    pdf = sound()
    act(pdf)
    told = [f.message for result in _results(pdf) for f in result.findings]
    assert told == ["what touches the left edge reaches 0.0 mm beyond the trim; 3 mm are due"]


def test_a_printer_may_ask_for_more_bleed():
    assert _found(_fill(-OVER, 100, 50, 200), Limits(bleed=5)) == {("house-bleed", 2)}
    assert _found(_fill(-5 * MM, 100, 50, 200), Limits(bleed=5)) == set()


def test_a_picture_is_as_fine_as_where_it_is_largest():
    code = "q 10 0 0 10 50 50 cm /P Do Q"
    assert _found(_both(_placed(64, 50), lambda pdf: _again(pdf, code))) == set()


def _again(pdf: pikepdf.Pdf, code: str) -> None:
    held = pdf.pages[1].obj.Resources.XObject.P
    draw(pdf, code, XObject={"P": held})


def test_a_finding_says_where_and_how_much():
    pdf = sound()
    _text(3, 200)(pdf)
    (found,) = [f for result in _results(pdf) for f in result.findings]
    assert found.message == "text is 1.2 mm from the trim; 3 mm are the least"
    assert found.place is not None
    assert found.place[0] == pytest.approx(3)


def test_registration_black_is_told_as_it_is():
    pdf = sound()
    _fill(50, 50, 90, 90, colour="1 1 1 0.9 k")(pdf)
    (found,) = [f for result in _results(pdf) for f in result.findings]
    assert found.message == "fill in 100 100 100 90 % of the four inks; all from 90 % is too much"


def test_a_page_of_many_faults_tells_some():
    pdf = sound()
    draw(pdf, "".join(f"0 0 0 1 k 50 {50 + at} 40 0.{at:02} re f " for at in range(24)))
    assert [len(r.findings) for r in _results(pdf) if r.findings] == [20]


@pytest.mark.parametrize("packed", [25, 50, 75, 90, 95])
def test_the_quality_of_a_jpeg_is_what_it_was_saved_with(packed):
    pdf = pikepdf.new()
    stream = pdf.make_stream(_jpeg_data(packed), Filter=Name.DCTDecode)
    assert quality(stream) == pytest.approx(packed, abs=1.5)


@given(st.binary(max_size=200))
def test_any_data_has_a_quality_or_none(data):
    pdf = pikepdf.new()
    for start in (b"", b"\xff\xd8", b"\xff\xd8\xff\xdb\x00\x43\x00"):
        found = quality(pdf.make_stream(start + data, Filter=Name.DCTDecode))
        assert found is None or 1 <= found <= 100


spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda two: tuple(sorted(two)))


@given(spans, st.lists(spans, max_size=6))
def test_what_is_bare_is_what_no_span_covers(span, covered):
    units = set(range(*span)).difference(*(range(*each) for each in covered))
    assert _bare(span, _merged(covered)) == len(units)
