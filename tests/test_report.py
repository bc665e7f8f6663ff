"""Reports of preflight: on a terminal, as a page in a browser and on paper, as JSON."""

import dataclasses
import html as entities
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from publisher.report import page as page_module
from publisher.report.page import TEMPLATES, html
from publisher.report.report import (
    FontUse,
    InkPage,
    Outcome,
    PageSheet,
    PictureUse,
    Report,
    Spot,
    Verdict,
    to_json,
)
from publisher.report.schema import schema_text
from publisher.report.terminal import MESSAGES, Line, report_lines, summary_lines
from publisher.report.wording import file_size, page_ranges, place_text, worst_first

ROOT = Path(__file__).resolve().parents[1]
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8A"
    "AAAASUVORK5CYII="
)
BROWSERS = ("chromium", "chromium-browser", "chromium-headless-shell", "google-chrome")
NODE = ("/usr/share/nodejs", "/usr/lib/node_modules", "/usr/local/lib/node_modules")
AXE = (ROOT.parent / "shared/tools", ROOT / "node_modules", *map(Path, NODE))
SHOTS = {"fail": "colour in RGB", "warn": "text 1.4 mm from the trim", "info": "stored twice"}


def a_page(number: int, **other: Any) -> PageSheet:
    return PageSheet(number, 210.0, 297.0, (-9, -9, 228, 315), (-3, -3, 216, 303), **other)


def an_outcome(id: str, status: str, *pages: int | None, **other: Any) -> Outcome:
    message, hint = SHOTS.get(status, ""), f"mend {id}"
    spots = [
        Spot(message, status, page, None if page is None else (10 + at, 20, 30, 0.1), hint)
        for at, page in enumerate(pages)
    ]
    return Outcome(id, f"title of {id}", f"reason of {id}", status, findings=tuple(spots), **other)


def a_report(extent: int = 9, outcomes: tuple[Outcome, ...] | None = None, **other: Any) -> Report:
    if outcomes is None:
        outcomes = (
            an_outcome("all-well", "pass"),
            an_outcome("too-near", "warn", 2),
            an_outcome("is-rgb", "fail", 3, 4, 4, 5, 9, note="asked for by the printer"),
            an_outcome("not-asked", "skip", note="no Ghostscript; install it"),
            an_outcome("of-the-file", "info", None),
        )
    histogram = (7000, 2000, 600, 400, *(0,) * 16)
    values: dict[str, Any] = {
        "status": worst_first(outcomes)[0].status if outcomes else "pass",
        "claims": ("PDF/X-4",),
        "pages": tuple(a_page(number) for number in range(1, extent + 1)),
        "outcomes": outcomes,
        "fonts": (FontUse("Serif-Regular", "TrueType", True, True, False, (1, 2)),),
        "pictures": (PictureUse(1, (0, 0, 90, 60), (900, 600), 254, "CMYK", 8, "JPEG", 1234),),
        "inks": (InkPage(1, 310, (5, 6), 290, (5, 5, 15, 15), {"Cyan": 12.5}, histogram, PIXEL),),
        "verdicts": (Verdict("veraPDF", "PDF/A-2b", False, "no output intent"),),
        "thumbnails": dict.fromkeys(range(1, extent + 1), PIXEL),
        "ink_limit": 305.0,
    }
    return Report(
        "a.pdf", "0" * 64, 4_200_000, "magazine", "Magazine", "as asked", **values | other
    )


# Words that every form of a report shares.


@given(st.sets(st.integers(1, 400)))
def test_page_ranges_name_every_page_once(pages):
    named = []
    for run in filter(None, page_ranges(pages).split(", ")):
        first, _, last = run.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(pages)


def test_page_ranges_join_what_follows_one_another():
    assert page_ranges([9, 5, 3, 4, 4]) == "3–5, 9"
    assert page_ranges([]) == ""


@pytest.mark.parametrize(
    ("size", "told"),
    [(1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (999_999, "1.0 MB"), (5e12, "5000.0 GB")],
)
def test_sizes_are_told_in_steps_of_a_thousand(size, told):
    assert file_size(size) == told


# On a terminal.


def text_of(report: Report) -> str:
    return "\n".join(line.text for line in report_lines(report))


def test_a_terminal_tells_the_worst_check_first():
    told = re.findall(r"^([A-Z]{4})  +([\w-]+):", text_of(a_report()), re.M)
    ids = ["is-rgb", "too-near", "of-the-file", "not-asked"]
    assert [id for _, id in told] == ids
    assert [status for status, _ in told] == ["FAIL", "WARN", "INFO", "SKIP"]


def test_a_check_is_told_with_pages_count_hint_and_note():
    text = text_of(a_report())
    assert "is-rgb: colour in RGB\n       pages 3–5, 9 (5 findings)" in text
    assert "too-near: text 1.4 mm from the trim\n       page 2 (1 finding)" in text
    assert "of-the-file: stored twice\n       the file (1 finding)" in text
    assert text.count("hint: mend is-rgb") == 1
    assert "note: asked for by the printer" in text
    assert "SKIP   not-asked: no Ghostscript; install it" in text


def test_a_check_that_found_something_is_not_headed_by_what_it_asks():
    report = a_report()
    text = text_of(report)
    assert "asked: title of is-rgb" in text
    assert "is-rgb: title of is-rgb" not in text
    page = html(report)
    heads = re.findall(r"<h3>(.*?)</h3>", page)
    assert {"Colour in RGB", "Text 1.4 mm from the trim", "Stored twice"} <= set(heads)
    assert not any("title of is-rgb" in head for head in heads)
    assert "<b>Asked:</b> reason of is-rgb" in page
    assert "title of all-well" in page  # what holds is told as it is asked


def test_checks_that_are_skipped_for_one_reason_are_told_together():
    skipped = [an_outcome(id, "skip", note="no intent") for id in ("one", "two")]
    text = text_of(a_report(outcomes=(*skipped, an_outcome("three", "skip", note="no plates"))))
    assert "SKIP   one, two: no intent\n" in text
    assert "SKIP   three: no plates\n       asked: title of three" in text


def test_there_is_no_zero_below_zero():
    assert place_text((-0.04, -0.0, 5, 5)) == "x 0.0, y 0.0; 5.0 × 5.0 mm"
    assert place_text((-0.06, 1, 5, 5)).startswith("x −0.1")


def test_several_messages_of_a_check_are_told_apart_and_counted_together():
    spots = tuple(Spot(f"fault {at}", "fail", at) for at in range(1, MESSAGES + 4))
    text = text_of(a_report(20, (Outcome("many", "t", "r", "fail", findings=spots),)))
    assert f"pages 1–{MESSAGES + 3} ({MESSAGES + 3} findings)" in text
    assert "and 3 other messages" in text
    assert f"fault {MESSAGES}" in text
    assert f"fault {MESSAGES + 1}" not in text


def test_the_last_line_is_the_verdict_in_its_status():
    *_, last = report_lines(a_report())
    told = "1 failed, 1 warned, 1 noted, 1 skipped of 5 checks"
    assert last == Line(f"FAIL   Not to be used as it is: {told}", "fail")
    *_, last = report_lines(a_report(outcomes=(an_outcome("all-well", "pass"),)))
    assert last == Line("PASS   No faults found: 1 check passed", "pass")


def test_what_a_build_has_recorded_is_named_with_the_page():
    pages = (a_page(1), a_page(2, part="The Long Read", source="articles/long.md:12"))
    report = a_report(outcomes=(an_outcome("near", "warn", 2),))
    text = text_of(dataclasses.replace(report, pages=pages))
    assert "page 2, “The Long Read” in articles/long.md:12 (1 finding)" in text


def test_a_message_names_three_sources_at_the_most():
    pages = tuple(a_page(number, source=f"a.md:{number}") for number in range(1, 6))
    report = a_report(outcomes=(an_outcome("x", "fail", 1, 2, 3, 4, 5),))
    text = text_of(dataclasses.replace(report, pages=pages))
    assert "pages 1–5, a.md:1, a.md:2, a.md:3 and 2 more (5 findings)" in text


def test_other_programs_are_told_by_name():
    lines = [*report_lines(a_report())]
    assert Line("FAIL   veraPDF, PDF/A-2b: no output intent", "fail") in lines


def test_nothing_of_a_file_reaches_the_terminal_as_a_command():
    report = a_report(
        outcomes=(Outcome("x", "t", "r", "fail", findings=(Spot("\x1b[2Jgone\u202e", "fail"),)),),
        claims=("\x1b]0;owned\x07",),
    )
    for line in [*report_lines(report), *summary_lines([(report.file, report)])]:
        assert line.text.isprintable()


def test_a_table_of_files_has_the_worst_first_and_counts_verdicts():
    well = a_report(outcomes=(an_outcome("all-well", "pass"),))
    files = [("s1/a.pdf", well), ("s2/a.pdf", a_report()), ("b.pdf", well)]
    head, first, second, third, _, last = summary_lines(files)
    assert head.text.split() == ["verdict", "fail", "warn", "skip", "pages", "profile", "file"]
    assert first.text.split() == ["FAIL", "1", "1", "1", "9", "magazine", "s2/a.pdf"]
    assert [line.status for line in (first, second, third)] == ["fail", "pass", "pass"]
    assert [line.text.split()[-1] for line in (second, third)] == ["s1/a.pdf", "b.pdf"]
    assert last.text == "3 files: 1 FAIL, 2 PASS"


def test_a_table_of_files_has_those_that_cannot_be_read():
    _, first, second, _, last = summary_lines([("a.pdf", a_report()), ("b.pdf", None)])
    assert first.text.split() == ["UNREADABLE", "b.pdf"]
    assert first.text.index("b.pdf") == second.text.index("a.pdf")
    assert last.text == "2 files: 1 UNREADABLE, 1 FAIL"


# As a page.


class Reader(HTMLParser):
    """What a page is made of: its elements, the text of some, and no more."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def named(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.elements if tag in tags)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]

    @property
    def targets(self) -> list[str]:
        return [(link["href"] or "")[1:] for link in self.named("a")]


HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}"


def with_text(value: Any, text: str) -> Any:
    """Return a value with every text in it replaced, but for those that are words of ours."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kept = {"status", "id", "version", "sha256", "map", "thumbnails"}
        new = {
            each.name: with_text(getattr(value, each.name), text)
            for each in dataclasses.fields(value)
            if each.name not in kept
        }
        return dataclasses.replace(value, **new)
    if isinstance(value, tuple):
        return tuple(with_text(each, text) for each in value)
    if isinstance(value, dict):
        return {text if isinstance(key, str) else key: each for key, each in value.items()}
    return text if isinstance(value, str) else value


def test_no_text_of_a_file_becomes_markup():
    plain, hostile = Reader(html(a_report())), Reader(html(with_text(a_report(), HOSTILE)))
    sound = Reader(html(with_text(a_report(), "harmless")))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in sound.elements]
    assert len([*hostile.named("script")]) == len([*plain.named("script")]) == 1
    assert not any(name.startswith("on") for _, has in hostile.elements for name in has)
    assert HOSTILE in "".join(hostile.words)


def test_what_is_not_seen_is_shown_as_a_sign():
    words = "".join(Reader(html(with_text(a_report(), "a\u202eb\x00c"))).words)
    assert "a\ufffdb\ufffdc" in words
    assert "\u202e" not in words


@settings(max_examples=20)
@given(st.text(max_size=40))
def test_any_name_of_a_file_is_shown(name):
    report = dataclasses.replace(a_report(1, ()), file=name)
    assert Reader(html(report)).ids[0] == "top"


@pytest.mark.parametrize(
    "uri", ["https://example.org/a.png", "data:image/svg+xml;base64,AAAA", "x"]
)
def test_pictures_come_out_of_the_report_alone(uri):
    inks = (dataclasses.replace(a_report().inks[0], map=uri),)
    reader = Reader(html(a_report(thumbnails={1: uri}, inks=inks)))
    assert [*reader.named("image", "img")] == []


def test_the_page_asks_nothing_of_the_network():
    reader = Reader(html(a_report()))
    asked = [
        value
        for tag, attributes in reader.elements
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "data", "action") and tag != "a"
    ]
    assert {*asked} == {PIXEL}
    assert all(link.startswith("#") for link in ("#" + target for target in reader.targets))
    policy = next(meta["content"] for meta in reader.named("meta") if "http-equiv" in meta)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")


def test_every_finding_is_reached_by_an_anchor_and_leads_to_its_place():
    reader = Reader(html(a_report()))
    ids, targets = {*reader.ids}, {*reader.targets}
    assert {f"finding-{number}" for number in range(1, 8)} <= ids
    assert {f"finding-{number}" for number in range(1, 7)} <= targets  # the last has no page
    assert {f"at-{number}" for number in range(1, 7)} <= ids & targets
    assert targets <= ids


def test_ids_are_there_once():
    ids = Reader(html(a_report())).ids
    assert len(ids) == len({*ids})


def test_a_finding_on_a_page_that_could_not_be_read_leads_nowhere():
    reader = Reader(html(a_report(2)))
    assert {*reader.targets} <= {*reader.ids}


def test_a_frame_is_large_enough_to_be_seen_and_stays_on_its_place():
    frame = next(has for has in Reader(html(a_report())).named("rect") if has.get("id") == "at-1")
    x, y, width, height = (float(frame[name] or 0) for name in ("x", "y", "width", "height"))
    assert (width, height) == (31.2, 4.0)
    assert (x + width / 2, y + height / 2) == pytest.approx((25, 20.05))


def test_smaller_frames_lie_above_larger_ones():
    spots = (Spot("small", "fail", 1, (50, 50, 5, 5)), Spot("large", "fail", 1, (0, 0, 200, 200)))
    report = a_report(1, (Outcome("x", "t", "r", "fail", findings=spots),))
    frames = [id for id in Reader(html(report)).ids if id.startswith("at-")]
    assert frames == ["at-2", "at-1"]


def test_places_are_told_in_mm_from_the_trim():
    spots = (Spot("out", "fail", 1, (-3, 12.34, 5, 6)),)
    words = "".join(Reader(html(a_report(1, (Outcome("x", "t", "r", "fail", "", spots),)))).words)
    assert "x −3.0, y 12.3; 5.0 × 6.0 mm" in words


def test_a_finding_names_what_a_build_has_recorded_of_its_page():
    page = a_page(1, part="The Long Read", source="articles/long.md:12")
    text = html(a_report(outcomes=(an_outcome("near", "warn", 1),), pages=(page,)))
    assert "<small>“The Long Read” in articles/long.md:12</small>" in text


def test_ink_over_the_limit_is_marked():
    inks = a_report().inks[0]
    too_much = dataclasses.replace(inks, mean=306.0)
    marked = [html(a_report(inks=(each,))).count('"number over"') for each in (inks, too_much)]
    assert marked == [0, 1]


def test_the_same_report_gives_the_same_page():
    first = html(a_report())
    page_module._environment.cache_clear()
    assert html(a_report()) == first


@pytest.mark.parametrize("pages", [0, 1, 60])
def test_a_page_is_made_of_any_extent(pages):
    reader = Reader(html(a_report(pages)))
    assert len([id for id in reader.ids if re.fullmatch(r"page-\d+", id)]) == pages


def test_four_hundred_findings_are_all_there():
    reader = Reader(
        html(a_report(9, (an_outcome("rgb", "fail", *(1 + n % 9 for n in range(400))),)))
    )
    assert len([id for id in reader.ids if id.startswith("finding-")]) == 400


# For readers of every kind.


def test_a_page_says_its_language_title_and_headings_in_order():
    text = html(a_report())
    reader = Reader(text)
    assert next(reader.named("html"))["lang"] == "en"
    assert "<title>FAIL – a.pdf – preflight report</title>" in text
    levels = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_drawing_has_a_name_or_is_left_out():
    for drawing in Reader(html(a_report())).named("svg"):
        assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true"


def test_every_table_has_heads_and_a_region_to_scroll_in():
    reader = Reader(html(a_report()))
    assert all(head.get("scope") in ("col", "row") for head in reader.named("th"))
    regions = [has["aria-label"] for has in reader.named("div") if has.get("role") == "region"]
    assert len(regions) == len([*reader.named("table")]) == len({*regions})


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_can_be_read():
    sheet = (TEMPLATES / "values.css").read_text("utf-8")
    colours = dict(re.findall(r"--(\w+): (#\w+);", sheet))
    grounds = ["#fff", colours["tint"], "#fff3c4"]
    for name in ("ink", "soft", "fail", "warn", "info", "pass", "skip", "error"):
        for ground in grounds:
            light, dark = luminance(ground), luminance(colours[name])
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


# In a browser.


def browse(page: Path, *options: str) -> str:
    """Return a page as a browser has it once its scripts have run."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no Chromium")
    common = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files")
    command = [
        browser,
        *common,
        f"--user-data-dir={page.parent / 'browser'}",
        *options,
        page.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def result(document: str) -> Any:
    found = re.search(r'<pre id="result">(.*?)</pre>', document, re.S)
    assert found, document[-2000:]
    return json.loads(entities.unescape(found[1]))


PROBE = """<!DOCTYPE html><iframe sandbox="allow-same-origin SANDBOX" src="report.html"
 style="width:1200px;height:900px"></iframe><script>
const frame = document.querySelector("iframe");
const tell = (what) => {
  const out = document.createElement("pre");
  out.id = "result";
  out.textContent = JSON.stringify(what);
  document.body.append(out);
};
const settled = () => new Promise((done) => setTimeout(done, 100));
const click = (page, chosen) => {
  page.querySelector(chosen).dispatchEvent(new MouseEvent("click", { bubbles: true }));
  return settled();
};
frame.addEventListener("load", async () => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const sheet = page.getElementById("page-3"), about = sheet.querySelector(".about");
  const shown = () => view.getComputedStyle(about).display !== "none";
  const told = { before: [shown(), sheet.getBoundingClientRect().width] };
  await click(page, 'a[href="#at-1"]');
  told.after = [shown(), sheet.getBoundingClientRect().width];
  told.lit = view.getComputedStyle(page.getElementById("at-1")).strokeWidth;
  const box = sheet.getBoundingClientRect();
  told.seen = box.top < 900 && box.bottom > 0;
  await click(page, 'a[href="#picture-place-1"]');
  told.picture = view.getComputedStyle(page.getElementById("picture-place-1")).display;
  await click(page, '.sheet a[href="#finding-1"]');
  told.row = view.getComputedStyle(page.querySelector("#finding-1 td")).backgroundColor;
  told.sorts = page.querySelectorAll("th button").length;
  told.styled = view.getComputedStyle(page.querySelector("h1")).overflowWrap;
  tell(told);
}, { once: true });
</script>"""


@pytest.mark.parametrize(("sandbox", "scripts"), [("allow-scripts", True), ("", False)])
def test_a_finding_opens_its_page_with_and_without_scripts(tmp_path, sandbox, scripts):
    fonts = a_report().fonts * 6
    (tmp_path / "report.html").write_text(html(a_report(fonts=fonts)), "utf-8")
    probe = tmp_path / "probe.html"
    probe.write_text(PROBE.replace("SANDBOX", sandbox), "utf-8")
    told = result(browse(probe, "--virtual-time-budget=5000", "--dump-dom"))
    assert told["before"][0] is False
    assert told["after"][0] is True
    assert told["after"][1] > 3 * told["before"][1]
    assert told["lit"] == "4px"
    assert told["seen"]
    assert told["picture"] != "none"
    assert told["row"] == "rgb(255, 243, 196)"
    assert told["styled"] == "anywhere"
    assert (told["sorts"] > 0) is scripts  # heads sort tables of more than five rows


TROUBLE = """<script>const trouble = [];
addEventListener("error", (event) => trouble.push(String(event.message)), true);
addEventListener("securitypolicyviolation", (event) => trouble.push(event.violatedDirective));
</script>"""
SORTING = """<script>document.querySelector("#fonts th button").click();
const out = document.createElement("pre"); out.id = "result";
const names = [...document.querySelectorAll("#fonts tbody th")].map((cell) => cell.textContent);
setTimeout(() => {
  out.textContent = JSON.stringify([trouble, names]);
  document.body.append(out);
});
</script>"""


def test_long_tables_are_sorted_by_their_heads(tmp_path):
    fonts = tuple(FontUse(name, "TrueType", True, True, True, (1,)) for name in "fbdace")
    text = html(a_report(fonts=fonts))
    text = re.sub(r"<meta http-equiv[^>]*>", TROUBLE, text).replace("</body>", f"{SORTING}</body>")
    (tmp_path / "report.html").write_text(text, "utf-8")
    told = result(browse(tmp_path / "report.html", "--virtual-time-budget=5000", "--dump-dom"))
    assert told == [[], ["a", "b", "c", "d", "e", "f"]]


MEASURING = """<script>
const out = document.createElement("pre"); out.id = "result";
const box = (name) => document.querySelector(`.finding ${name}`).getBoundingClientRect();
const [number, what, place] = [".number", ".what", ".place"].map(box);
const gaps = [what.top - number.bottom, place.top - what.bottom];
out.textContent = JSON.stringify([innerWidth, what.width, ...gaps]);
document.body.append(out);
</script>"""


@pytest.mark.parametrize("width", [520, 1200])
def test_a_finding_is_a_block_of_its_own_where_there_is_no_room_for_a_row(tmp_path, width):
    text = re.sub(r"<meta http-equiv[^>]*>", "", html(a_report()))
    (tmp_path / "report.html").write_text(text.replace("</body>", f"{MEASURING}</body>"), "utf-8")
    shown = f"--window-size={width},900"
    inner, what, below, beneath = result(browse(tmp_path / "report.html", shown, "--dump-dom"))
    narrow = inner < 704
    assert narrow == (width == 520)
    assert what > (0.8 if narrow else 0.3) * inner
    assert (below >= -4) == (beneath >= -1) == narrow


def test_paper_has_what_is_folded_away_on_screens(tmp_path):
    pages = (1 + n % 9 for n in range(60))
    text = html(a_report(9, (an_outcome("rgb", "fail", *pages), an_outcome("all-well", "pass"))))
    text = re.sub(r"script-src [^\"]*", "script-src 'none'", text)
    (tmp_path / "report.html").write_text(text, "utf-8")
    browse(tmp_path / "report.html", f"--print-to-pdf={tmp_path / 'report.pdf'}")
    printed = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert printed.count("colour in RGB") == 60
    assert "title of all-well" in printed
    assert "Serif-Regular" in printed


AUDIT = """<script>SOURCE</script><script>
document.querySelectorAll("details").forEach((each) => (each.open = true));
axe.run(document, { resultTypes: ["violations"] }).then((told) => {
  const out = document.createElement("pre"); out.id = "result";
  out.textContent = JSON.stringify(told.violations.map((each) => [each.id, each.nodes[0].html]));
  document.body.append(out);
});</script>"""


@pytest.mark.parametrize("findings", [True, False])
def test_axe_finds_no_fault_in_a_report(tmp_path, findings):
    files = [folder / "axe-core/axe.min.js" for folder in AXE]
    axe = next((file for file in files if file.exists()), None)
    if axe is None:
        pytest.skip("no axe-core")
    text = html(a_report(outcomes=None if findings else (an_outcome("all-well", "pass"),)))
    source = axe.read_text("utf-8").replace("</script", "<\\/script")
    text = re.sub(r"<meta http-equiv[^>]*>", "", text)
    text = text.replace("</body>", AUDIT.replace("SOURCE", source) + "</body>")
    (tmp_path / "report.html").write_text(text, "utf-8")
    page = tmp_path / "report.html"
    assert result(browse(page, "--virtual-time-budget=20000", "--dump-dom")) == []


# As JSON.


def faults(value: Any, schema: Any, top: Any, at: str = "") -> Iterator[str]:
    """Yield where a value is not as a schema says: as much of JSON Schema as ours uses."""
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list}
    kinds |= {"object": dict, "null": type(None)}
    if "$ref" in schema:
        yield from faults(value, top["$defs"][schema["$ref"].rpartition("/")[2]], top, at)
    if "const" in schema and value != schema["const"]:
        yield at
    if "enum" in schema and value not in schema["enum"]:
        yield at
    if "anyOf" in schema and all([*faults(value, each, top)] for each in schema["anyOf"]):
        yield at
    if "type" in schema:
        numeric = schema["type"] in ("integer", "number")
        if not isinstance(value, kinds[schema["type"]]) or (numeric and isinstance(value, bool)):
            yield at
        elif isinstance(value, list):
            least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
            if not least <= len(value) <= most:
                yield at
            for number, each in enumerate(value):
                yield from faults(each, schema["items"], top, f"{at}/{number}")
        elif isinstance(value, dict):
            yield from _key_faults(value, schema, top, at)


def _key_faults(value: dict[str, Any], schema: Any, top: Any, at: str) -> Iterator[str]:
    known, other = schema.get("properties", {}), schema["additionalProperties"]
    pattern = schema.get("propertyNames", {}).get("pattern", "")
    yield from (f"{at}/{key}" for key in schema.get("required", ()) if key not in value)
    for key, each in value.items():
        if not re.search(pattern, key) or (key not in known and other is False):
            yield f"{at}/{key}"
        else:
            yield from faults(each, known.get(key, other), top, f"{at}/{key}")


SCHEMA = json.loads(schema_text())


def travelled(report: Report) -> Any:
    return json.loads(json.dumps(to_json(report)))


def test_the_schema_is_the_one_that_is_committed():
    assert (ROOT / "docs/schema/report.json").read_text("utf-8") == schema_text()


def test_a_report_is_as_its_schema_says():
    assert [*faults(travelled(a_report()), SCHEMA, SCHEMA)] == []


@settings(max_examples=30)
@given(
    st.from_type(PictureUse), st.from_type(InkPage), st.from_type(FontUse), st.from_type(Verdict)
)
def test_any_report_is_as_its_schema_says(picture, inks, font, verdict):
    report = a_report(1, pictures=(picture,), inks=(inks,), fonts=(font,), verdicts=(verdict,))
    assert [*faults(travelled(report), SCHEMA, SCHEMA)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("status",), "good"),
        (("version",), 0),
        (("pages", 0, "media"), [0, 0, 0]),
        (("outcomes", 1, "findings", 0, "status"), "pass"),
        (("thumbnails",), {"first": PIXEL}),
        (("extra",), 1),
        (("bytes",), "many"),
    ],
)
def test_what_is_no_report_is_not_as_the_schema_says(path, value):
    report = inner = travelled(a_report())
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert [*faults(report, SCHEMA, SCHEMA)]


def test_every_key_says_what_it_is_where_its_name_does_not():
    assert SCHEMA["properties"]["chosen"]["description"].startswith("why this profile")
    assert SCHEMA["$defs"]["Spot"]["properties"]["status"] == {"enum": ["info", "warn", "fail"]}
