"""`publisher separate`: any PDF in, a press file out, or a problem that says why not."""

import io
import shutil
import subprocess

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from plating import (
    COLOURS,
    INKS,
    families,
    form,
    page_of,
    picture,
    printer,
    spot,
    tiling,
    type3,
)
from pressroom import plates
from tinyx4 import locked, sound, sound_bytes

import publisher
from publisher import ExitCode, Faulty, separate
from publisher.cli import main
from publisher.editions.platemaking import separate_pages
from publisher.preflight import RULES, check_x4
from publisher.problems import Problems, Severity

SQUARE = "0 0 50 50 re f"


@pytest.fixture
def advert(tmp_path):
    """A function that writes a PDF, and returns its path."""

    def written(pdf, name="advert.pdf"):
        path = tmp_path / name
        if isinstance(pdf, bytes):
            path.write_bytes(pdf)
        else:
            pdf.save(path, deterministic_id=True)
        return path

    return written


def helvetica():
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def coloured(code="1 0 0 rg 0 0 50 50 re f", **resources):
    return boxed(page_of(code, **resources))


def boxed(pdf):
    """Give every page of 100 × 100 pt a trim with bleed around it."""
    for page in pdf.pages:
        page.TrimBox, page.BleedBox = Array([10, 10, 90, 90]), Array([0, 0, 100, 100])
    return pdf


def codes(faulty):
    return [problem.code for problem in faulty.value.problems]


def test_a_sound_file_is_pdf_x_4_afterwards(advert, tmp_path):
    made = separate(advert(sound_bytes()), out=tmp_path / "out.pdf")
    assert (made.standard, made.pages, made.problems) == ("PDF/X-4", 2, ())
    assert check_x4(made.path.read_bytes()) == ()
    assert made.size == made.path.stat().st_size


def test_colours_become_inks_and_the_intent_is_the_printer_s(advert):
    made = separate(advert(coloured()))
    assert made.path.name == "advert-press.pdf"
    with pikepdf.open(made.path) as pdf:
        assert families(pdf) <= {*INKS}
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == printer().profile
        assert pdf.trailer.Info.Trapped == "/False"
    assert made.standard == "PDF/X-4"


def test_a_file_that_breaks_a_rule_says_so_and_claims_nothing(advert):
    code = "BT /F 10 Tf 10 10 Td (A) Tj ET"
    made = separate(advert(coloured(code, Font={"F": helvetica()})))
    assert made.standard == ""
    assert {problem.severity.name for problem in made.problems} == {"WARNING"}
    assert any("font" in problem.code for problem in made.problems)
    assert b"GTS_PDFXVersion" not in made.path.read_bytes()
    assert b"pdfuaid" not in made.path.read_bytes()


def test_under_strict_a_file_that_breaks_a_rule_is_not_written(advert):
    path = advert(coloured("BT /F 10 Tf 10 10 Td (A) Tj ET", Font={"F": helvetica()}))
    with pytest.raises(Faulty) as faulty:
        separate(path, strict=True)
    assert faulty.value.exit_code is ExitCode.STRICT
    assert [each.name for each in path.parent.iterdir()] == ["advert.pdf"]


@pytest.mark.parametrize(
    ("given", "trim", "bleed"),
    [
        ({}, [0, 0, 100, 100], None),
        ({"TrimBox": [10, 10, 90, 90], "ArtBox": [20, 20, 80, 80]}, [10, 10, 90, 90], None),
        ({"ArtBox": [20, 20, 80, 80]}, [20, 20, 80, 80], None),
        ({"CropBox": [5, 5, 95, 95]}, [5, 5, 95, 95], None),
        (
            {"TrimBox": [10, 10, 90, 90], "BleedBox": [-9, 5, 200, 95]},
            [10, 10, 90, 90],
            [0, 5, 100, 95],
        ),
        (
            {"TrimBox": [10, 10, 90, 90], "BleedBox": [20, 20, 80, 80]},
            [10, 10, 90, 90],
            [10, 10, 90, 90],
        ),
        ({"TrimBox": [90, 90, 10, 10]}, [10, 10, 90, 90], None),
        ({"TrimBox": [200, 200, 300, 300]}, [0, 0, 100, 100], None),
        ({"TrimBox": ["no", 1, 2]}, [0, 0, 100, 100], None),
        ({"TrimBox": [10, 10, 10, 90]}, [0, 0, 100, 100], None),
    ],
)
def test_boxes_are_put_in_order(advert, given, trim, bleed):
    pdf = page_of(SQUARE)
    for key, value in given.items():
        pdf.pages[0][f"/{key}"] = Array([String(v) if isinstance(v, str) else v for v in value])
    with pikepdf.open(separate(advert(pdf)).path) as made:
        page = made.pages[0].obj
        assert [float(side) for side in page.TrimBox] == trim
        found = page.get("/BleedBox")
        assert bleed is None if found is None else [float(side) for side in found] == bleed
        assert "/ArtBox" not in page and "/CropBox" not in page


@pytest.mark.parametrize(
    "box",
    [
        [0, 0, 0, 100],
        [0, 0, 100, 0],
        [50, 50, 50, 50],
        [0, 0, 1, 1],
        [0, 0, 1e6, 1e6],
        [0, 0, 1e7, 100],
        [10**9, 0, 10**9 + 100, 100],
    ],
)
def test_a_page_without_a_sound_size_is_refused(advert, box):
    pdf = coloured()
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[1].MediaBox = Array(box)
    with pytest.raises(Faulty) as faulty:
        separate(advert(pdf))
    (problem,) = faulty.value.problems
    assert (problem.code, problem.step) == ("pdf-page-box", ExitCode.PDF)
    assert problem.message == "has no sound media box on page 2"


def test_a_small_page_of_large_units_has_a_size(advert):
    pdf = coloured()
    pdf.pages[0].MediaBox, pdf.pages[0].UserUnit = Array([0, 0, 10, 10]), 10
    assert separate(advert(pdf)).pages == 1


def test_inks_above_the_limit_are_lowered_with_a_note(advert):
    pdf = coloured("1 1 1 1 k 0 0 9 9 re f 1 1 1 .9 k 9 9 9 9 re f 1 0 0 0 k 0 9 9 9 re f")
    pdf.add_blank_page(page_size=(100, 100))
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[2].Contents = pdf.make_stream(b"/I Do")
    plates = picture(pdf, b"\xff" * 4, Name.DeviceCMYK)
    pdf.pages[2].Resources = Dictionary(XObject=Dictionary(I=plates))
    made = separate(advert(boxed(pdf)), strict=True)
    (note,) = made.problems
    assert (note.code, note.severity) == ("ink-limit", Severity.NOTE)
    limit = printer().entry.inks.limit
    assert note.message == (
        f"3 ink builds lay more than {limit:g} % of ink on pages 1, 3 and were lowered"
    )


def test_inks_within_the_limit_are_nothing_to_speak_of(advert):
    assert separate(advert(coloured("1 0.5 0.5 0.3 k 0 0 9 9 re f"))).problems == ()


def duotone(pdf):
    program = pdf.make_stream(b"{0 exch 0 exch}", FunctionType=4, Domain=[0, 1] * 2)
    program.Range = Array([0, 1] * 4)
    return Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceCMYK, program])


def test_a_lost_spot_plate_is_told_and_no_space_of_several_plates_is_left(advert):
    pdf = coloured("/I Do")
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(I=picture(pdf, b"\x33\x66", duotone(pdf)))
    )
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[1].Contents = pdf.make_stream(b"/D cs 0.2 0.3 scn 0 0 9 9 re f")
    pdf.pages[1].Resources = Dictionary(ColorSpace=Dictionary(D=duotone(pdf)))
    made = separate(advert(boxed(pdf)))
    (warning,) = made.problems
    assert (warning.code, warning.severity) == ("spot-lost", Severity.WARNING)
    assert warning.message == 'the spot ink "Gold" is mixed from process inks on pages 1, 2'
    with pikepdf.open(made.path) as found:
        spaces = [each for each in found.objects if isinstance(each, Array) and len(each)]
        assert not any(each[0] == "/DeviceN" for each in spaces)
        assert families(found) == {"DeviceCMYK"}


def test_every_finding_says_how_to_mend_it(advert):
    pdf = coloured("BT /F 10 Tf 10 10 Td (A) Tj ET", Font={"F": helvetica()})
    pdf.pages[0].Rotate = 90
    hints = {problem.code: problem.hint for problem in separate(advert(pdf)).problems}
    assert hints["ghent-rotate"] == "export the page upright"
    assert hints["x4-font-embedded"].startswith("export the file again with all fonts")
    assert all(rule.hint for rule in RULES)


def test_title_and_date_are_those_of_the_file(advert):
    pdf = coloured()
    pdf.trailer.Info = Dictionary(
        Title=String("A <bold> & new\x01 thing"), CreationDate=String("D:20230915101500+02'00'")
    )
    made = separate(advert(pdf)).path
    with pikepdf.open(made) as found:
        assert str(found.trailer.Info.Title) == "A <bold> & new thing"
        assert str(found.trailer.Info.CreationDate).startswith("D:20230915")
        assert b"<xmp:CreateDate>2023-09-15" in found.Root.Metadata.read_bytes()


def test_a_file_without_title_and_date_has_its_name_and_a_date_that_never_changes(advert):
    with pikepdf.open(separate(advert(coloured())).path) as found:
        assert str(found.trailer.Info.Title) == "advert"
        assert str(found.trailer.Info.CreationDate).startswith("D:20000101")


def test_what_only_screens_need_is_gone_and_what_prints_stays(advert):
    pdf = coloured()
    stamp = form(pdf, "0 0 1 rg 0 0 10 10 re f", BBox=Array([0, 0, 10, 10]))
    rectangle = Array([60, 60, 70, 70])
    pdf.pages[0].Annots = Array([
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, A=Dictionary(
            S=Name.URI, URI=String("https://example.org"))),
        Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=rectangle, F=4, AP=Dictionary(N=stamp)
        ),
    ])  # fmt: skip
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.attachments["note.txt"] = b"note"
    made = separate(advert(pdf))
    assert made.standard == "PDF/X-4"
    with pikepdf.open(made.path) as found:
        assert "/Annots" not in found.pages[0].obj and len(found.pages[0].Resources.XObject) == 1
        assert not {"/OpenAction", "/Names", "/AcroForm"} & {*found.Root.keys()}


def test_spot_inks_are_kept_or_mixed_as_the_printer_says(advert, tmp_path):
    space = {"S": spot("Gold", Name.DeviceCMYK, 0, 0.3, 0.9, 0.1)}
    path = advert(coloured("/S cs 1 scn 0 0 50 50 re f", ColorSpace=space))
    with pikepdf.open(separate(path).path) as kept:
        assert "Separation" in families(kept)
    source = publisher.house.House.of(path).printers / "coated-fogra39.yaml"
    text = source.read_text("utf-8").replace("spots: keep", "spots: convert")
    own = tmp_path / "mixed.yaml"
    own.write_text(text.replace("coated-fogra39", "mixed"), "utf-8")
    with pikepdf.open(separate(path, printer=str(own)).path) as mixed:
        assert families(mixed) == {"DeviceCMYK"}


def test_twice_made_it_has_equal_bytes(advert, tmp_path):
    path = advert(coloured())
    one, two = (separate(path, out=tmp_path / f"{n}/out.pdf").path for n in "ab")
    assert one.read_bytes() == two.read_bytes()


# What is refused


REFUSED = {
    "pdf-not-one": lambda: b"Dear Sir or Madam",
    "pdf-damaged": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 9,
    "pdf-encrypted": lambda: locked(sound(), "secret"),
    "pdf-extent": pikepdf.new,
    "separation": lambda: coloured("1 0 rg 0 0 9 9 re f"),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_by_name(advert, code):
    path = advert(REFUSED[code]())
    with pytest.raises(Faulty) as faulty:
        separate(path)
    assert codes(faulty) == [code]
    expected = ExitCode.PRINTER if code == "separation" else ExitCode.PDF
    assert faulty.value.exit_code is expected
    assert [each.name for each in path.parent.iterdir()] == ["advert.pdf"]


def test_a_file_cut_in_half_makes_no_file_and_spares_the_last(advert, tmp_path):
    whole = sound_bytes()
    out = tmp_path / "out.pdf"
    out.write_bytes(b"the last good one")
    with pytest.raises(Faulty) as faulty:
        separate(advert(whole[: len(whole) // 2]), out=out)
    assert faulty.value.exit_code is ExitCode.PDF
    assert out.read_bytes() == b"the last good one"


def test_a_file_that_only_forbids_is_refused_too(advert):
    with pytest.raises(Faulty) as faulty:
        separate(advert(locked(sound(), "")))
    assert codes(faulty) == ["pdf-encrypted"]


def test_a_file_that_is_nowhere_or_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "no.pdf", tmp_path):
        with pytest.raises(Faulty) as faulty:
            separate(path, out=tmp_path / "x/out.pdf")
        assert codes(faulty) == ["pdf-missing"]
    assert [*tmp_path.iterdir()] == []


def test_a_file_too_large_is_refused(advert, monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_BYTES", 1000)
    with pytest.raises(Faulty) as faulty:
        separate(advert(sound_bytes()))
    assert codes(faulty) == ["pdf-too-large"]


def test_a_stream_that_swells_is_refused(advert, monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_UNPACKED", 10_000)
    pdf = coloured("/I Do")
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(I=picture(pdf, bytes(30_000), Name.DeviceRGB, (100, 100)))
    )
    with pytest.raises(Faulty) as faulty:
        separate(advert(pdf))
    assert codes(faulty) == ["pdf-swelling"]


@pytest.mark.parametrize("link", [False, True])
def test_the_file_itself_is_never_overwritten(advert, tmp_path, link):
    path, out = advert(coloured()), tmp_path / "advert.pdf"
    before = path.read_bytes()
    if link:
        out = tmp_path / "link.pdf"
        out.symlink_to(path)
    with pytest.raises(Faulty) as faulty:
        separate(path, out=out)
    assert codes(faulty) == ["output"] and path.read_bytes() == before


def test_an_unknown_printer_and_a_place_that_cannot_be_written_are_said(advert, tmp_path):
    path = advert(coloured())
    with pytest.raises(Faulty) as faulty:
        separate(path, printer="nobody")
    assert codes(faulty) == ["unknown-printer"]
    (tmp_path / "folder").mkdir()
    for out in (tmp_path / "folder", path / "out.pdf"):
        with pytest.raises(Faulty) as faulty:
            separate(path, out=out)
        assert codes(faulty) == ["output"]


def test_a_page_that_cannot_be_separated_is_named_with_a_reason(advert):
    pdf = coloured()
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[1].Contents = pdf.make_stream(b"/Nowhere cs")
    with pytest.raises(Faulty) as faulty:
        separate(advert(boxed(pdf)))
    (problem,) = faulty.value.problems
    assert problem.message.startswith("page 2 cannot be separated: a colour space /Nowhere")


# The command


def test_the_command_says_what_it_made(advert, tmp_path, capfd):
    path = advert(sound_bytes())
    with pytest.raises(SystemExit) as ended:
        main(["separate", str(path), "--printer", "coated-fogra39", "-o", str(tmp_path / "o.pdf")])
    said = capfd.readouterr()
    assert ended.value.code == 0 and "2 pages" in said.out and "PDF/X-4" in said.out


@pytest.mark.parametrize(
    ("turn", "owner", "said"),
    [
        (90, "Ghent Workgroup", "not called PDF/X-4 (breaks Ghent Workgroup rules)"),
        (0, "PDF/X-4", "not PDF/X-4"),
    ],
)
def test_whose_rules_a_file_breaks_is_said(advert, capfd, turn, owner, said):
    code = "" if turn else "BT /F 10 Tf 10 10 Td (A) Tj ET"
    pdf = coloured(code, Font={"F": helvetica()})
    pdf.pages[0].obj.Rotate = turn
    path = advert(pdf)
    assert separate(path).broken == (owner,)
    with pytest.raises(SystemExit):
        main(["separate", str(path)])
    told = capfd.readouterr()
    assert f", {said}, " in told.out
    assert f"({owner}) on page 1" in told.err


def test_the_command_ends_with_the_code_of_a_pdf_handed_in(advert, capfd):
    with pytest.raises(SystemExit) as ended:
        main(["separate", str(advert(b"no"))])
    assert ended.value.code == ExitCode.PDF
    assert "is not a PDF" in capfd.readouterr().err


# Outside witnesses


def outside(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"OUTSIDE WITNESS MISSING: {command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_qpdf_finds_nothing_wrong(advert):
    run = outside("qpdf", "--check", str(separate(advert(coloured())).path))
    assert run.returncode == 0, run.stdout + run.stderr


def test_ghostscript_lays_text_on_black_and_a_spot_on_its_own_plate(advert, tmp_path):
    if shutil.which("gs") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: gs is not installed")
    code = (
        "0 0 1 rg 0 0 100 40 re f 0 0 0 rg BT /F 10 Tf 1 0 0 1 10 10 Tm (IIIII) Tj "
        "1 0 0 1 10 60 Tm (IIIII) Tj ET /S cs 0.5 scn 60 60 30 30 re f"
    )
    space = {"S": spot("Gold", Name.DeviceRGB, 1, 0.8, 0)}
    made = separate(advert(coloured(code, ColorSpace=space, Font={"F": helvetica()})))
    found = plates(made.path, tmp_path, 72)
    assert {*found} == {"Cyan", "Magenta", "Yellow", "Black", "Gold"}
    gold = found.pop("Gold")
    assert gold[25, 75] == pytest.approx(0.5, abs=0.01) and not gold[:, :55].any()
    assert not any(plate[:35, 55:].any() for plate in found.values())
    upper = {name: plate[30:42, 5:50].max() for name, plate in found.items()}
    assert upper.pop("Black") > 0.3 and not any(upper.values())
    cyan = found["Cyan"][65:95, 2:98]  # under the text too: it overprints
    assert cyan.min() == cyan.max() > 0.5


# Hostile content


def rich():
    """Return the content of a page, and the page, on which most operators are."""
    pdf = page_of("")
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=ramp)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mask = Dictionary(S=Name.Luminosity, G=form(pdf, SQUARE, Group=group), BC=Array([0, 0, 0]))
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(
            F=form(pdf, SQUARE, Group=group), I=picture(pdf, b"abc", Name.DeviceRGB)
        ),
        Shading=Dictionary(S=axial),
        Pattern=Dictionary(P=tiling(pdf, SQUARE)),
        ColorSpace=Dictionary(C=spot("Gold", Name.DeviceRGB, 1, 0.8, 0)),
        Font=Dictionary(T=type3(pdf, f"1000 0 d0 {SQUARE}")),
        ExtGState=Dictionary(G=Dictionary(OP=True, OPM=1, LW=2, SMask=mask)),
    )  # fmt: skip
    return pdf


CONTENT = (
    b"q 1 0 0 1 0 0 cm /G gs 1 0 0 rg /C cs .5 scn /F Do /I Do Q /S sh /Pattern cs /P scn 0 0 9 9 "
    b"re B BT /T 8 Tf 1 0 0 1 0 0 Tm 1 Tr (A) Tj [(A) 9] TJ ET 2 w 0 0 m 9 9 l S /OC /X BDC EMC "
    b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI "
)
WORDS = CONTENT.split(b" ")
words = st.sampled_from([*WORDS, b"<<>>", b"[1", b"]", b"null", b"true", b"(", b"1e99", b"/X"])


def attempt(pdf):
    """Separate a file; return the codes of what was wrong with it."""
    problems = Problems()
    try:
        separate_pages(pdf, COLOURS, printer(), problems)
    except Faulty as faulty:
        return [problem.code for problem in faulty.problems]
    return []


def test_the_content_that_is_mutated_below_is_sound():
    pdf = rich()
    pdf.pages[0].Contents = pdf.make_stream(CONTENT)
    assert attempt(pdf) == []


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(WORDS) - 1), words), min_size=1, max_size=5))
@example([(3, b"null")])
def test_any_content_is_separated_or_refused(changes):
    pdf, mutated = rich(), list(WORDS)
    for at, word in changes:
        mutated[at] = word
    pdf.pages[0].Contents = pdf.make_stream(b" ".join(mutated))
    assert attempt(pdf) in ([], ["separation"])


@settings(max_examples=150)
@given(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=4))
def test_any_bytes_are_separated_or_refused(at, data):
    pdf = rich()
    pdf.pages[0].Contents = pdf.make_stream(CONTENT[:at] + data + CONTENT[at + len(data) :])
    assert attempt(pdf) in ([], ["separation"])


VALUES = [
    lambda: 1,
    lambda: True,
    lambda: Name.X,
    lambda: String("x"),
    lambda: Array([]),
    lambda: Array([Name.Separation, Name.X, 5, 6]),
    Dictionary,
    lambda: None,
]


def entries(pdf):
    """Return every entry of every dictionary that the page's resources lead to."""
    found, stack = [], [pdf.pages[0].Resources]
    while stack:
        holder = stack.pop()
        for key in sorted({*holder.keys()} - {"/Length"}):
            found.append((holder, key))
            if isinstance(holder[key], Dictionary | pikepdf.Stream):
                stack.append(holder[key])
    return found


@settings(max_examples=120)
@given(st.integers(0, 200), st.sampled_from(VALUES))
def test_any_object_of_a_wrong_kind_is_separated_or_refused(at, value):
    pdf = rich()
    pdf.pages[0].Contents = pdf.make_stream(CONTENT)
    held = entries(pdf)
    holder, key = held[at % len(held)]
    made = value()
    if made is None:
        del holder[key]
    else:
        holder[key] = made
    assert attempt(pdf) in ([], ["separation"])


@settings(max_examples=40)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
def test_a_file_with_any_bytes_in_it_raises_nothing_else(tmp_path_factory, at, data):
    whole = _saved(rich())
    at %= len(whole)
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "in.pdf").write_bytes(whole[:at] + data + whole[at + len(data) :])
    try:
        separate(folder / "in.pdf")
    except Faulty as faulty:
        assert faulty.exit_code in (ExitCode.PDF, ExitCode.PRINTER)


def _saved(pdf):
    pdf.pages[0].Contents = pdf.make_stream(CONTENT)
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True, compress_streams=False)
    return stream.getvalue()


def test_a_trim_beyond_the_sheet_is_said(advert):
    pdf = coloured()
    left, bottom, right, top = (float(side) for side in pdf.pages[0].obj.MediaBox)
    pdf.pages[0].obj.TrimBox = Array([left - 50, bottom - 50, right + 50, top + 50])
    found = [problem.code for problem in separate(advert(pdf)).problems]
    assert "pdf-trim-box" in found


@pytest.mark.parametrize(
    ("trim", "bleed", "said"),
    [
        ([10, 10, 90, 90], [0, 0, 100, 100], []),
        ([10, 10, 90, 90], None, ["pdf-bleed-missing"]),
        ([10, 10, 90, 90], [10, 5, 95, 95], ["pdf-bleed-short"]),
        ([2, 10, 90, 90], None, ["pdf-bleed-short"]),
        (None, None, ["pdf-trim-missing", "pdf-bleed-short"]),
        (None, [0, 0, 100, 100], ["pdf-trim-missing", "pdf-bleed-short"]),
    ],
)
def test_boxes_that_leave_the_printer_to_guess_are_said(advert, trim, bleed, said):
    pdf = page_of(SQUARE)
    for key, box in (("/TrimBox", trim), ("/BleedBox", bleed)):
        if box:
            pdf.pages[0][key] = Array(box)
    problems = separate(advert(pdf)).problems
    assert [problem.code for problem in problems] == said
    for problem in problems:
        assert "on page 1: " in problem.message
        noted = problem.code == "pdf-bleed-missing"
        assert problem.severity is (Severity.NOTE if noted else Severity.WARNING)
