"""Spreads: one picture across two pages, read back from both editions of the small issue."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from breakage import HOUSE, small_house
from hypothesis import given
from hypothesis import strategies as st
from marks import Drawn, Mark, Walk
from PIL import Image
from readback import Inspector

import publisher
from publisher.copydesk import prepare
from publisher.layout import Part
from publisher.manifest.issue import Advertisement, Spread
from publisher.pages.plan import make_plan, side
from publisher.pages.spreads import check_spreads
from publisher.problems import ExitCode, Faulty, Problems

MM = 72 / 25.4
WIDTH, HEIGHT, OVER = 210 * MM, 297 * MM, 3 * MM
PICTURE = 2600, 2400  #: px; higher than a spread is, so that its focus counts
FOCUS = 0.25
VERAPDF = HOUSE.parent / "shared/tools/verapdf/verapdf"
ENTRY = {"id": "hills", "picture": {"file": "pictures/hills.png", "alt": "Hills upon hills"}}
SPREADS = f"""
spreads:
  - id: hills
    after: contents
    picture:
      file: pictures/hills.png
      alt: Hills upon hills
      caption: The hills in May
      credit: "Photograph: A. Walker"
      focus: [0.5, {FOCUS}]
"""


def with_spread(folder: Path, more: str = "", after: str = "contents") -> Path:
    """Put the small issue with a spread into a folder, its pictures large enough for a press."""
    issue = small_house(folder)
    for path in (issue / "pictures").glob("*.[jp][pn]g"):
        picture = Image.open(path)
        picture.resize((picture.width * 8, picture.height * 8)).save(path)
    down = Image.linear_gradient("L").resize(PICTURE)
    across = Image.linear_gradient("L").rotate(90).resize(PICTURE)
    Image.merge("RGB", (across, down, across)).save(issue / "pictures/hills.png")
    manifest = issue / "issue.yaml"
    spreads = SPREADS.replace("after: contents", f"after: {after}")
    manifest.write_text(manifest.read_text() + spreads + more)
    return issue


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Inspector]:
    """Both editions of the small issue, its spread on pages 4 and 5, bound with an inner bleed."""
    folder = tmp_path_factory.mktemp("spread")
    printer = (HOUSE / "assets/printers/coated-fogra39.yaml").read_text()
    path = folder / "coated-fogra39.yaml"
    path.write_text(printer + "inner_bleed: 3\n")
    issue = with_spread(folder, "extent: {multiple: 8, fill: notes}\n")
    result = publisher.build(
        issue, editions=["screen", "press"], out=folder / "out", printer=str(path), jobs=2
    )
    assert {problem.code for problem in result.problems} <= {"spine-narrow"}
    return {file.edition: Inspector(file.path) for file in result.files}


def shown(inspector: Inspector, page: int) -> tuple[float, float, float, float]:
    """Return the box of the one picture that a page shows."""
    marks = [m for m in Walk(inspector.path).marks() if isinstance(m, Drawn) and m.page == page]
    (picture,) = (mark for mark in marks if mark.kind == "picture")
    return picture.box


def halves(inspector: Inspector) -> Iterator[tuple[tuple[float, ...], pikepdf.Object]]:
    """Yield which shares (left, bottom, width, height) pages 4 and 5 show, and of which image."""
    for number in (3, 4):
        page = inspector.pdf.pages[number]
        (form,) = _placed(page, page.obj.Resources)
        width, _, _, height, left, bottom = map(float, form.read_bytes().split()[:6])
        yield (left, bottom, width, height), form.Resources.XObject.Picture


def _placed(
    holder: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object
) -> Iterator[pikepdf.Object]:
    """Yield the forms, at any depth, that a page draws a picture's rendition by."""
    for operands, _ in pikepdf.parse_content_stream(holder, "Do"):
        drawn = resources.XObject[operands[0]]
        within = drawn.get("/Resources", pikepdf.Dictionary())
        if "/Picture" in within.get("/XObject", pikepdf.Dictionary()):
            yield drawn
        elif drawn.Subtype == "/Form":
            yield from _placed(drawn, within)


def test_a_picture_fills_two_facing_pages(built):
    screen = built["screen"]
    assert screen.destinations["hills"][0] == 4
    for page in (4, 5):
        assert shown(screen, page) == pytest.approx((0, 0, WIDTH, HEIGHT), abs=0.01)


def test_its_halves_meet_at_the_spine(built):
    (verso, _), (recto, _) = halves(built["screen"])
    assert verso[0] + verso[2] == pytest.approx(recto[0], abs=2e-6)
    assert verso[2] == pytest.approx(recto[2], abs=2e-6)
    assert (verso[1], verso[3]) == pytest.approx((recto[1], recto[3]), abs=2e-6)


def test_nothing_is_seen_of_the_seam(built):
    left = built["screen"].render(4, 72).convert("RGB").crop((594, 300, 595, 700))
    right = built["screen"].render(5, 72).convert("RGB").crop((0, 300, 1, 700))
    for one, other in zip(left.tobytes(), right.tobytes(), strict=True):
        assert abs(one - other) <= 6


def test_its_focus_is_kept_in_view(built):
    """It is cut above and below by the share that the focus says, bleed counted."""
    bleed = 5  # mm, the layout's
    high = (2 * 210 + 2 * bleed) * PICTURE[1] / PICTURE[0]
    cut = (high - 297 - 2 * bleed) * FOCUS + bleed
    for (_, bottom, _, height), _ in halves(built["screen"]):
        assert 1 - bottom - height == pytest.approx(cut / high, abs=1e-4)
        assert height == pytest.approx(297 / high, abs=1e-4)


def test_it_runs_on_into_the_bleed_of_all_four_sides(built):
    for page in (4, 5):
        box = (-OVER, -OVER, WIDTH + OVER, HEIGHT + OVER)
        assert shown(built["press"], page) == pytest.approx(box, abs=0.01)
        assert [float(x) for x in built["press"].pdf.pages[page - 1].obj.BleedBox] == (
            pytest.approx(box, abs=0.01)
        )
    (verso, _), (recto, _) = halves(built["press"])
    shared = verso[0] + verso[2] - recto[0]
    assert shared == pytest.approx(6 / (2 * 210 + 2 * 5), abs=1e-5)  # each half runs on by 3 mm


def test_both_halves_have_all_pixels_of_the_file(built):
    for share, image in halves(built["press"]):
        assert int(image.Width) == pytest.approx(share[2] * PICTURE[0], abs=2)
        assert int(image.Height) == pytest.approx(share[3] * PICTURE[1], abs=2)


def test_no_furniture_stands_on_it(built):
    for page in (4, 5):
        assert "/Furniture" not in built["screen"].pdf.pages[page - 1].obj.Resources.XObject
    assert built["screen"].page_lines(5) == []


def test_its_caption_and_credit_stand_on_it(built):
    lines = [line.text.strip() for line in built["screen"].page_lines(4)]
    assert " ".join(lines) == "The hills in May Photograph: A. Walker"


def test_it_is_read_once(built):
    objects = (item for item in built["screen"].pdf.objects if isinstance(item, pikepdf.Dictionary))
    assert sum(item.get("/Alt") == "Hills upon hills" for item in objects) == 1
    owned = {m.page: m.owner.kind for m in Walk(built["screen"].path).marks() if _picture(m)}
    assert (owned[4], 5 in owned) == ("Figure", False)


def _picture(mark: Mark) -> bool:
    return isinstance(mark, Drawn) and mark.kind == "picture" and mark.owner is not None


def test_bookmarks_lead_to_it(built):
    assert "The hills in May 4" in built["screen"].bookmarks


def test_notes_and_a_spread_are_pdf_ua_1(built):
    if not VERAPDF.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    command = [str(VERAPDF), "ua1", str(built["screen"].path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert '"compliant":true' in run.stdout, run.stdout + run.stderr


def order(issue: Path) -> list[str]:
    problems = Problems()
    copy = prepare(issue, problems, lambda *_: None)
    problems.stop()
    return [part.id for part in copy.parts] if copy else []


def test_a_spread_stands_nearer_to_a_part_than_an_advertisement(tmp_path):
    parts = order(with_spread(tmp_path, after="spring"))
    assert parts[parts.index("market") :][:3] == ["market", "hills", "bakery"]


def test_what_follows_another_waits_for_it(tmp_path):
    issue = with_spread(tmp_path)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("    after: spring\n", "    after: hills\n"))
    assert order(issue)[1:4] == ["contents", "hills", "bakery"]


def test_a_spread_follows_an_advertisement(tmp_path):
    parts = order(with_spread(tmp_path, after="bakery"))
    assert parts[parts.index("bakery") + 1] == "hills"


def test_two_that_follow_each_other_are_no_endless_search(tmp_path):
    issue = with_spread(tmp_path, after="bakery")
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("    after: spring\n", "    after: hills\n"))
    problems = Problems()
    copy = prepare(issue, problems, lambda *_: None)
    assert copy is not None
    assert {"hills", "bakery"} <= {part.id for part in copy.parts}
    assert [problem.code for problem in problems.sorted] == ["after-circle"]


def test_a_spread_from_recto_to_verso_is_refused(tmp_path):
    issue = with_spread(tmp_path, after="foreword")
    with pytest.raises(Faulty) as caught:
        publisher.build(issue, out=tmp_path / "out", jobs=1)
    (problem,) = caught.value.problems
    assert (problem.code, problem.step) == ("spread-side", ExitCode.PAGES)
    assert problem.message == 'spread "hills" would begin on page 5, a right-hand page'
    assert problem.hint == (
        'put it after "contents", on pages 4 and 5, or after "market", on pages 8 and 9'
    )
    assert problem.place is not None
    assert problem.place.source.lines[problem.place.line - 1] == "  - id: hills"
    assert not (tmp_path / "out").exists() or not [*(tmp_path / "out").iterdir()]


@pytest.mark.parametrize(
    ("after", "code"), [("bakery", "spread-side"), ("cover", ""), ("contents", "")]
)
def test_a_check_tells_of_spreads_that_no_story_can_move(tmp_path, after, code):
    """Behind the cover and an advertisement it begins on page 3, whatever else there is."""
    issue = with_spread(tmp_path, after=after)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("    after: spring\n", "    after: cover\n"))
    if not code:
        assert publisher.check(issue) == ()
        return
    with pytest.raises(Faulty) as caught:
        publisher.check(issue)
    (problem,) = caught.value.problems
    assert (problem.code, problem.step) == (code, ExitCode.PAGES)
    assert problem.message == 'spread "hills" would begin on page 3, a right-hand page'
    assert problem.hint == 'put it after "cover", on pages 2 and 3'


def test_a_spread_with_too_few_pixels_is_told_once_with_both_its_pages(tmp_path):
    issue = with_spread(tmp_path, "extent: {multiple: 8, fill: notes}\n")
    picture = issue / "pictures/hills.png"
    Image.open(picture).resize((650, 600)).save(picture)
    with pytest.raises(Faulty) as caught:
        publisher.build(issue, editions=["press"], out=tmp_path / "out", jobs=2)
    [problem] = [p for p in caught.value.problems if p.code == "picture-ppi"]
    assert 'on pages 4 and 5 ("The hills in May");' in problem.message
    assert problem.place is not None


def test_another_part_can_be_looked_at_all_the_same(tmp_path):
    issue = with_spread(tmp_path, after="foreword")
    result = publisher.build(issue, out=tmp_path / "out", only=["market"], jobs=1)
    assert [file.pages for file in result.files] == [1]


SPREAD = Spread.model_validate(ENTRY)


def part(name: str, kind: str = "article", starts: str = "any", extent: int = 1) -> Part:
    """Return a part of which only its place in the issue matters."""
    return Part(name, kind, name, "", starts, furniture=True, usual=extent)  # type: ignore[arg-type]


def judged(parts: list[Part], inserts: list[Advertisement | Spread]) -> tuple[int | None, str]:
    """Return on which page the spread begins, and the hint where it is refused."""
    plan = make_plan(parts, {}, {}, 4, lambda pages: part("notes", "notes", extent=pages))
    problems = Problems()
    check_spreads(inserts, plan, (), problems)
    hints = [p.hint or "" for p in problems.sorted if 'spread "hills"' in p.message]
    return plan.page("hills"), "".join(hints)


ROWS = st.lists(
    st.tuples(st.sampled_from(["any", "recto", "verso"]), st.integers(1, 5)), min_size=1, max_size=9
)


@given(ROWS, st.integers(0, 9), st.booleans(), st.lists(st.integers(1, 3), max_size=2))
def test_every_proposal_is_true(rows, at, covered, followers):
    """Moved where it is told to go, with what follows it, a spread is refused no more."""
    parts = [part(f"part-{n}", "article", *row) for n, row in enumerate(rows)]
    parts += [part("back", "back-cover", "verso")] if covered else []
    block = [part("hills", "spread", extent=2)]
    inserts: list[Advertisement | Spread] = [SPREAD]
    for n, extent in enumerate(followers):
        after = block[-1].id
        block.append(part(f"ad-{n}", "advertisement", extent=extent))
        inserts.append(Advertisement(id=f"ad-{n}", advertiser="A", after=after))
    page, hint = judged([*parts[:at], *block, *parts[at:]], inserts)
    assert (hint == "") == (side(page) == "verso")
    for name, first in re.findall(r'after "([^"]+)", on pages (\d+)', hint):
        behind = next(n for n, other in enumerate(parts) if other.id == name) + 1
        moved = judged([*parts[:behind], *block, *parts[behind:]], inserts)
        assert moved == (int(first), "")


def test_a_proposal_counts_what_follows_the_spread():
    """An advertisement goes with it, and a spread behind would come to begin on a recto."""
    names = [("cover", 1), ("a", 1), ("b", 1), ("c", 1), ("d", 1), ("back", 1)]
    parts = [part(name, extent=extent) for name, extent in names]
    block = [part("hills", "spread", extent=2), part("ad", "advertisement")]
    follows = Advertisement(id="ad", advertiser="A", after="hills")
    lake = Spread.model_validate(ENTRY | {"id": "lake"})
    alone = judged([*parts[:4], *block, *parts[4:]], [SPREAD, follows])
    assert alone == (5, 'put it after "b", on pages 4 and 5, or after "d", on pages 6 and 7')
    there = [*parts[:4], *block, part("lake", "spread", extent=2), *parts[4:]]
    assert judged(there, [SPREAD, follows, lake])[1].startswith('put it after "b", on pages 4')


def test_a_proposal_carried_out_in_the_manifest_is_true(tmp_path):
    """With an advertisement after the spread, the build says what another build then does."""
    issue = with_spread(tmp_path, after="foreword")
    manifest = issue / "issue.yaml"
    text = manifest.read_text().replace("    after: spring\n", "    after: hills\n")
    manifest.write_text(text)
    with pytest.raises(Faulty) as caught:
        publisher.build(issue, out=tmp_path / "out", jobs=1)
    (problem,) = caught.value.problems
    proposed = re.findall(r'after "([^"]+)", on pages (\d+)', problem.hint or "")
    assert len(proposed) == 2
    for name, first in proposed:
        manifest.write_text(text.replace("    after: foreword\n", f"    after: {name}\n"))
        result = publisher.build(issue, out=tmp_path / "out", jobs=1)
        assert Inspector(result.files[0].path).destinations["hills"][0] == int(first)


def test_a_spread_that_its_layout_begins_on_a_recto_is_told_so():
    parts = [part("cover"), part("hills", "spread", "recto", 2), part("end")]
    _, hint = judged(parts, [SPREAD])
    assert hint == "let it begin on either side: see what its layout and `recto` say"


def test_where_no_place_would_do_a_page_more_or_less_is_proposed():
    parts = [part("cover", extent=2), part("hills", "spread", extent=2), part("end")]
    _, hint = judged(parts, [SPREAD])
    assert hint == "lengthen or shorten what stands before it by a page"
