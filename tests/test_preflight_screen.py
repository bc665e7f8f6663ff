"""Checks of screen and archive files: a sound file passes; each break is found as itself alone."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from tinyua import (
    PROPERTIES,
    add,
    attachment,
    draw,
    element,
    set_intent,
    set_packet,
    sound,
    sound_bytes,
)
from tinyx4 import form, image, locked, put, saved

from publisher.preflight.checks import checks_of
from publisher.preflight.document import Unreadable, open_document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import ask, inspect
from publisher.preflight.profiles import PROFILES, Level
from publisher.preflight.topics import contrast, structure

Break = Callable[[pikepdf.Pdf], object]
FAMILIES = ("screen", "archive")


def _found(data: bytes) -> set[tuple[str, int | None]]:
    document = open_document(data)
    results = [ask(check, document, Level()) for check in checks_of(*FAMILIES)]
    assert [r.note for r in results if r.status is Status.ERROR] == []
    return {(f.rule, f.page) for result in results for f in result.findings}


def _broken(act: Break) -> bytes:
    pdf = sound()
    act(pdf)
    return saved(pdf, "1.7")


def _root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root


def _page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def _link(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return _page(pdf).Annots[0]


def _face(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[1].obj.Resources.Font.Face


def _descriptor(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return _face(pdf).DescendantFonts[0].FontDescriptor


def _part(at: int) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    return lambda pdf: pdf.Root.StructTreeRoot.K[0].K[at]


def _draw(code: str, **resources: dict[str, pikepdf.Object]) -> Break:
    return lambda pdf: draw(pdf, code, **resources)


def _text(colour: str, size: float = 10, before: str = "", after: str = "") -> Break:
    shown = f"BT /Face {size} Tf 100 100 Td <00240025> Tj ET"
    return _draw(f"/P <</MCID 2>> BDC {before} {colour} {shown} {after} EMC")


def _placed(make: Callable[[pikepdf.Pdf], pikepdf.Object]) -> Break:
    code = "/Artifact BMC /Thing Do EMC"
    return lambda pdf: draw(pdf, code, XObject={"Thing": make(pdf)})


def _act(**action: object) -> Break:
    return put(_link, A=Dictionary(**action))


def _attach(**entries: object) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AF = Array([attachment(pdf, **entries)])

    return act


def _claim(**changes: str) -> Break:
    new = PROPERTIES | {f"pdfaid:{key}": value for key, value in changes.items()}
    return lambda pdf: set_packet(pdf, new)


def _longer(pdf: pikepdf.Pdf) -> None:
    for _ in range(19):
        pdf.add_blank_page(page_size=(298, 420))


_SCOPE = Dictionary(O=Name.Table, Scope=Name.Row)


def _spanning(**entries: object) -> Dictionary:
    return Dictionary(O=Name.Table, Scope=Name.Both, **entries)


#: Cells by letters, as kinds with what they say of themselves.
_CELLS = {
    "h": ("TH", {"A": _SCOPE}),
    "d": ("TD", {}),
    "H": ("TH", {}),  # of nothing
    "t": ("TH", {"ID": String("top")}),
    "b": ("TD", {"A": Dictionary(O=Name.Table, Headers=Array([String("top")]))}),
    "c": ("TH", {"C": Name.Heads}),  # by its class
    "w": ("TH", {"A": Array([Dictionary(O=Name.Layout), _spanning(ColSpan=2)])}),
    "l": ("TH", {"A": _spanning(RowSpan=2)}),
    "m": ("TH", {"A": _spanning(RowSpan=10**9, ColSpan=10**9)}),
}


def _table(*rows: str) -> Break:
    """Break a file by a table whose rows are cells by letters: "hd" a header and a datum."""

    def act(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(Heads=_SCOPE)
        made = [[_CELLS[letter] for letter in row] for row in rows]
        lines = [
            element(pdf, "TR", 2, *(element(pdf, kind, 2, **says) for kind, says in row))
            for row in made
        ]
        add(pdf, element(pdf, "Table", 2, *lines))

    return act


def _formed(outer: str, inner: str, **entries: object) -> Break:
    """Draw a form within marked content, which marks content of its own."""

    def act(pdf: pikepdf.Pdf) -> None:
        made = form(pdf, f"{inner} 0 0 9 9 re f EMC")
        draw(pdf, f"{outer} /Form Do EMC", XObject={"Form": made})
        if entries:
            piece = Dictionary(Type=Name.MCR, Stm=made, **entries)
            add(pdf, element(pdf, "P", 2, piece))

    return act


def _add(kind: str, **more: object) -> Break:
    return lambda pdf: add(pdf, element(pdf, kind, 2, **more))


def _picture(**entries: object) -> Break:
    return _placed(lambda pdf: image(pdf, Name.DeviceRGB, b"\0\0\0", **entries))


def _one(then: Break) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        _claim(part="1", conformance="B")(pdf)
        then(pdf)

    return act


def _group(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return form(pdf, "0 0 0 rg 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency))


def _scripts(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("1"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


CASES: dict[str, tuple[Break, str, int | None]] = {
    "no language": (put(_root, Lang=None), "screen-lang", None),
    "no sound language": (put(_root, Lang=String("English (UK)")), "screen-lang", None),
    "no title": (lambda pdf: set_packet(pdf, PROPERTIES, title=" "), "screen-title", None),
    "title unseen": (put(_root, ViewerPreferences=None), "screen-display-title", None),
    "untagged": (put(_root, StructTreeRoot=None), "screen-tagged", None),
    "unmarked": (put(_root, MarkInfo=Dictionary(Marked=False)), "screen-tagged", None),
    "content outside": (_draw("40 50 10 10 re f"), "screen-untagged-content", 2),
    "text outside": (
        _draw("BT /Face 9 Tf 40 50 Td <0024> Tj ET"),
        "screen-untagged-content",
        2,
    ),
    "figure without words": (put(_part(2), Alt=None), "screen-alternate-text", 1),
    "figure with empty words": (put(_part(2), Alt=String(" ")), "screen-alternate-text", 1),
    "formula without words": (_add("Formula"), "screen-alternate-text", 2),
    "level left out": (put(_part(4), S=Name.H3), "screen-heading-order", 2),
    "second level first": (put(_part(0), S=Name.P), "screen-heading-order", 2),
    "table without headers": (_table("dd", "dd"), "screen-table-headers", 2),
    "header of nothing": (_table("hH", "hd"), "screen-header-scope", 2),
    "headers unnamed": (_table("tH", "bd"), "screen-header-scope", 2),
    "row too short": (_table("hh", "hd", "h"), "screen-table-rows", 2),
    "row too short beneath a span": (_table("w", "hdd"), "screen-table-rows", 2),
    "row too long beside a span": (_table("lh", "dd"), "screen-table-rows", 2),
    "span without end": (_table("m", "d"), "screen-table-rows", 2),
    "content that nothing owns": (
        _draw("/P <</MCID 9>> BDC 40 50 10 10 re f EMC"),
        "screen-unowned-content",
        2,
    ),
    "content of no number": (
        _draw("/P <</MCID /Odd>> BDC 40 50 10 10 re f EMC"),
        "screen-unowned-content",
        2,
    ),
    "form that nothing owns": (
        _formed("/Span BMC", "/P <</MCID 2>> BDC"),
        "screen-unowned-content",
        2,
    ),
    "link without words": (put(_link, Contents=None), "screen-link-contents", 1),
    "link outside": (
        lambda pdf: _part(3)(pdf).K.__delitem__(1),
        "screen-link-tagged",
        1,
    ),
    "link as paragraph": (put(_part(3), S=Name.P), "screen-link-tagged", 1),
    "tabs across": (put(_page, Tabs=Name.R), "screen-tab-order", 1),
    "no tabs": (put(_page, Tabs=None), "screen-tab-order", 1),
    "long without bookmarks": (_longer, "screen-bookmarks", None),
    "grey on paper": (_text("0.5 0.5 0.5 rg"), "screen-contrast", 2),
    "grey of black ink on paper": (_text("0.5 g"), "screen-contrast", 2),
    "pale as large text": (_text("0.62 0.62 0.62 rg", 18), "screen-contrast", 2),
    "white on yellow": (
        _text("1 1 1 rg", before="1 1 0 rg 90 90 50 40 re f"),
        "screen-contrast",
        2,
    ),
    "black on black": (
        _text("0.2 0.2 0.2 rg", before="0 0 0 rg 90 90 50 40 re f"),
        "screen-contrast",
        2,
    ),
    "through alpha": (
        _draw(
            "/Thin gs /P <</MCID 2>> BDC 0 0 0 rg BT /Face 9 Tf 99 99 Td <0024> Tj ET EMC",
            ExtGState={"Thin": Dictionary(ca=0.3)},
        ),
        "screen-contrast",
        2,
    ),
    "font not embedded": (put(_descriptor, FontFile2=None), "screen-font-embedded", 2),
    "no map": (put(_face, ToUnicode=None), "screen-to-unicode", 2),
    "no claim": (lambda pdf: set_packet(pdf, {}), "archive-claim", None),
    "claim of no part": (_claim(part="7"), "archive-claim", None),
    "claim of no level": (_claim(conformance="X"), "archive-claim", None),
    "no intent": (put(_root, OutputIntents=None), "archive-intent", None),
    "no profile": (
        lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
        "archive-intent",
        None,
    ),
    "inks": (
        _draw("/Artifact BMC 0 0 0 1 k 40 40 9 9 re f EMC"),
        "archive-device-colour",
        2,
    ),
    "group in A-1": (_one(_placed(_group)), "archive-transparency", 2),
    "alpha in A-1": (
        _one(_draw("/Thin gs", ExtGState={"Thin": Dictionary(CA=0.5)})),
        "archive-transparency",
        2,
    ),
    "blending in A-1": (
        _one(_draw("/Thin gs", ExtGState={"Thin": Dictionary(BM=Name.Multiply)})),
        "archive-transparency",
        2,
    ),
    "scripts": (_scripts, "archive-javascript", None),
    "script of a link": (_act(S=Name.JavaScript, JS=String("1")), "archive-javascript", 1),
    "launch": (_act(S=Name.Launch, F=String("a")), "archive-action", 1),
    "print": (_act(S=Name.Named, N=Name.Print), "archive-action", 1),
    "next action": (
        _act(S=Name.URI, URI=String("a"), Next=Dictionary(S=Name.Hide, T=String("a"))),
        "archive-action",
        1,
    ),
    "page action": (
        put(_page, AA=Dictionary(O=Dictionary(S=Name.GoTo, D=String("a")))),
        "archive-additional-actions",
        1,
    ),
    "data outside": (_picture(F=String("a.raw")), "archive-external-stream", 2),
    "nameless attachment": (_attach(UF=String("")), "archive-embedded-file", None),
    "unrelated attachment": (_attach(AFRelationship=String("")), "archive-embedded-file", None),
    "attachment in A-1": (_one(_attach()), "archive-embedded-file", None),
    "film": (put(_link, Subtype=Name.Movie), "archive-annotation", 1),
    "link unprinted": (put(_link, F=0), "archive-annotation", 1),
    "link unseen": (put(_link, F=4 | 32), "archive-annotation", 1),
    "smoothed": (_picture(Interpolate=True), "archive-interpolate", 2),
    "LZW": (_picture(Filter=Name.LZWDecode), "archive-lzw", 2),
}


def test_a_sound_file_passes_every_check():
    assert _found(sound_bytes()) == set()


@pytest.mark.parametrize("case", CASES)
def test_each_break_is_found_as_itself_alone(case):
    act, rule, page = CASES[case]
    assert _found(_broken(act)) == {(rule, page)}


@pytest.mark.parametrize("name", ["screen", "archive"])
def test_a_sound_file_passes_its_profile(name):
    results = list(inspect(open_document(sound_bytes()), PROFILES[name]))
    assert {result.status for result in results} - {Status.SKIP} == {Status.PASS}
    assert sum(result.status is Status.PASS for result in results) >= 15


_UA = {"pdfuaid:part": "1"}


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        ({"pdfaid:part": "2", "pdfaid:conformance": "B"}, set()),
        ({"pdfaid:part": "2", "pdfaid:conformance": "U"}, {"screen-to-unicode"}),
        ({"pdfaid:part": "2", "pdfaid:conformance": "A"}, {"screen-to-unicode", "screen-tagged"}),
        (PROPERTIES | _UA, {"screen-to-unicode", "screen-tagged", "screen-display-title"}),
    ],
    ids=["B", "U", "A", "UA"],
)
def test_an_archive_is_asked_for_tags_only_where_it_claims_them(claim, asked):
    pdf = sound()
    del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, pdf.Root.ViewerPreferences
    set_packet(pdf, claim)
    results = {r.rule.id: r for r in inspect(open_document(saved(pdf, "1.7")), PROFILES["archive"])}
    told = {id for id, result in results.items() if result.findings}
    assert told == asked & {"screen-tagged", "screen-display-title"}
    skipped = {id for id, result in results.items() if result.status is Status.SKIP}
    some = {"screen-to-unicode", "screen-tagged", "screen-display-title"}
    assert some - skipped == asked
    assert all("it is asked of files that claim" in results[id].note for id in skipped)


@pytest.mark.parametrize("name", ["screen", "archive"])
def test_a_page_that_cannot_be_read_passes_no_profile(name):
    pdf = sound()
    pdf.pages[1].Contents = pdf.make_stream(b" ) /x")
    results = inspect(open_document(saved(pdf)), PROFILES[name])
    assert [r.findings[0].page for r in results if r.rule.id == "x4-content"] == [2]


def test_a_locked_file_is_no_archive():
    assert ("archive-encrypted", None) in _found(locked(sound(), ""))


def test_a_file_without_identity_is_no_archive():
    document = open_document(sound_bytes())
    del document.pdf.trailer["/ID"]
    results = [ask(check, document, Level()) for check in checks_of(*FAMILIES)]
    assert [r.rule.id for r in results if r.findings] == ["archive-id"]


def test_every_check_says_what_it_asks_and_where_that_is_from():
    sources = ("ISO ", "WCAG")
    assert [c.id for c in checks_of(*FAMILIES) if not any(s in c.about for s in sources)] == []


@pytest.mark.parametrize(
    "allowed",
    [
        put(_root, Lang=String("kk-Cyrl-KZ")),
        _text("0.45 0.45 0.45 rg"),
        _text("0.58 0.58 0.58 rg", 18),
        _text("1 1 1 rg", before="0 0 0.5 rg 90 90 50 40 re f"),
        # What lies behind is not known: a circle, a picture, a rectangle in part, a mixture.
        _text("1 1 1 rg", before="0 g 90 90 m 190 90 190 190 90 190 c f"),
        _text("1 1 1 rg", before="0 g 102 90 50 40 re f"),
        _text("1 1 1 rg", before="q 90 90 m 190 90 190 190 90 190 c W n 0 g 0 0 300 300 re f Q"),
        _text("0 0 0 rg", before="0 0 0 rg 100 98 20 0.8 re f"),  # a rule beneath
        _text("0.8 0.8 0.8 rg", after="0 g BT /Face 10 Tf 101 99 Td <00240025> Tj ET"),  # a shadow
        _draw("/Artifact BMC 0.8 g BT /Face 9 Tf 99 99 Td <0024> Tj ET EMC"),
        _draw("/Artifact BMC /Span <</Lang (ru)>> BDC 40 40 9 9 re f EMC EMC"),
        _draw("/P <</MCID 2>> BDC /Span BMC 40 40 9 9 re f EMC EMC"),
        _draw("/Artifact BMC 0 g 40 40 9 9 re f EMC"),
        _table("d"),
        _table("hd", "hd"),
        _table("tt", "bb"),
        _table("cc", "dd"),
        _table("w", "hd"),
        _table("lh", "d", "hd"),
        _draw("/P <</MCID 9>> BDC EMC"),
        _draw("/P <</MCID 9>> BDC 3 Tr BT ET 40 50 10 10 re n EMC"),
        _draw("/P <</MCID 2>> BDC /Span <</MCID 9>> BDC 40 50 10 10 re f EMC EMC"),
        _draw("/Artifact BMC /P <</MCID 9>> BDC 40 50 10 10 re f EMC EMC"),
        _formed("/P <</MCID 2>> BDC", "/P <</MCID 9>> BDC"),
        _formed("/Span BMC", "/P <</MCID 9>> BDC", MCID=9),
        _add("Figure", ActualText=String("fig")),
        _add("H2"),
        _add("H1"),
        _add("Formula", Alt=String("x squared")),
        _act(S=Name.Named, N=Name.NextPage),
        _act(S=Name.GoTo, D=String("a")),
        put(_root, OpenAction=Dictionary(S=Name.GoTo, D=String("a"))),
        _attach(),
        _placed(_group),
        _claim(part="2", conformance="U"),
        _claim(part="4", conformance=""),
        _one(_draw("/Full gs", ExtGState={"Full": Dictionary(CA=1, BM=Name.Normal)})),
        _picture(Interpolate=False),
    ],
)
def test_what_is_allowed_is_not_found(allowed):
    assert _found(_broken(allowed)) == set()


def test_words_of_the_element_stand_for_those_of_the_link():
    pdf = sound()
    del _link(pdf).Contents
    _part(3)(pdf).Alt = String("to the house")
    assert _found(saved(pdf, "1.7")) == set()


def test_a_link_that_is_hidden_need_not_say_where_it_leads():
    assert _found(_broken(put(_link, F=4 | 2, Contents=None))) == {("archive-annotation", 1)}


def test_the_appearance_of_a_link_is_no_untagged_content():
    pdf = sound()
    _link(pdf).AP = Dictionary(N=form(pdf, "0 0 0 rg 0 0 20 20 re f"))
    assert _found(saved(pdf, "1.7")) == set()


def test_a_long_file_with_bookmarks_passes():
    pdf = sound()
    _longer(pdf)
    item = pdf.make_indirect(Dictionary(Title=String("x"), Dest=Array([_page(pdf), Name.Fit])))
    pdf.Root.Outlines = Dictionary(First=item, Last=item, Count=1)
    assert _found(saved(pdf, "1.7")) == set()


def test_a_twenty_page_file_needs_no_bookmarks():
    pdf = sound()
    _longer(pdf)
    del pdf.pages[20]
    assert _found(saved(pdf, "1.7")) == set()


def test_two_output_intents_contradict_each_other():
    pdf = sound()
    first = pdf.Root.OutputIntents[0]
    set_intent(pdf, b"GRAY", 1)
    pdf.Root.OutputIntents.append(first)
    assert _found(saved(pdf, "1.7")) == {("archive-intent", None)}


def test_inks_fit_an_intent_of_inks():
    pdf = sound()
    set_intent(pdf, b"CMYK", 4)
    draw(pdf, "/Artifact BMC 0 0 0 1 k 40 40 9 9 re f 0 g 40 40 9 9 re f EMC")
    found = _found(saved(pdf, "1.7"))
    assert found == {("archive-device-colour", 1), ("archive-device-colour", 2)}  # of its RGB
    fills = {m.colour.space.family for _, m in open_document(saved(pdf)).survey.marks()}
    assert "DeviceCMYK" in fills


def test_a_structure_in_a_circle_is_read_once():
    pdf = sound()
    part = _part(1)(pdf)
    part.K.append(pdf.Root.StructTreeRoot.K[0])
    part.K.append(part)
    assert _found(saved(pdf, "1.7")) == set()


def test_headers_of_a_table_within_another_are_its_own():
    pdf = sound()
    inner = element(pdf, "Table", 2, element(pdf, "TR", 2, element(pdf, "TH", 2, A=_SCOPE)))
    rows = [element(pdf, "TR", 2, element(pdf, "TD", 2, *held)) for held in ([inner], [])]
    add(pdf, element(pdf, "Table", 2, *rows))
    assert _found(saved(pdf, "1.7")) == {("screen-table-headers", 2)}


def test_a_role_in_a_circle_ends():
    pdf = sound()
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Title=Name.H1, A=Name.B, B=Name.A)
    add(pdf, element(pdf, "A", 2))
    assert _found(saved(pdf, "1.7")) == set()


@pytest.mark.parametrize(
    ("name", "bound"), [("MAX_ELEMENTS", 5), ("MAX_DEPTH", 1), ("MAX_KIDS", 9)]
)
def test_a_structure_beyond_the_bounds_is_told_and_not_passed(monkeypatch, name, bound):
    monkeypatch.setattr(structure, name, bound)
    document = open_document(sound_bytes())
    skipped = [r.rule.id for c in checks_of("screen") if (r := ask(c, document, Level())).note]
    assert skipped == [
        *("screen-alternate-text", "screen-heading-order", "screen-table-headers"),
        *("screen-link-contents", "screen-link-tagged", "screen-unowned-content"),
        *("screen-header-scope", "screen-table-rows"),
    ]


def test_a_deep_structure_is_read_without_recursion():
    pdf = sound()
    inner = element(pdf, "P", 2)
    for _ in range(400):
        inner = element(pdf, "Sect", 2, inner)
    add(pdf, inner)
    assert len(open_document(saved(pdf)).structure.elements) == 412


colours = st.tuples(*[st.floats(0, 1)] * 3)


@given(colours, colours)
def test_contrast_is_between_one_and_twenty_one_whichever_comes_first(one, other):
    assert 1 <= contrast.ratio(one, other) <= 21.0001
    assert contrast.ratio(one, other) == contrast.ratio(other, one)
    assert contrast.ratio(one, one) == 1


def test_contrast_is_that_of_the_guidelines():
    assert round(contrast.ratio((0, 0, 0), (1, 1, 1)), 3) == 21
    grey = (0x76 / 255,) * 3  # the palest grey that passes on white
    assert round(contrast.ratio(grey, (1, 1, 1)), 2) == 4.54


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 2**31), st.binary(min_size=1, max_size=8)), max_size=6))
def test_no_damage_to_the_bytes_breaks_a_check(damage):
    pdf = pikepdf.open(io.BytesIO(sound_bytes()))
    for page in pdf.pages:
        del page.obj.Resources.Font
    data = bytearray(saved(pdf, "1.7"))
    for place, junk in damage:
        at = place % len(data)
        data[at : at + len(junk)] = junk
    try:
        document = open_document(bytes(data))
    except Unreadable:
        return
    for check in checks_of(*FAMILIES):
        assert ask(check, document, Level()).status is not Status.ERROR
