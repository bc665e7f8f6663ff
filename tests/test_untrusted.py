"""Sources are untrusted: what a template, a picture or a text tries must not get anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from readback import Inspector

import publisher

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/issues/small"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with the small issue and a layout of its own that extends base."""
    issue = tmp_path / "issues/small"
    shutil.copytree(SMALL, issue)
    shutil.copy(SMALL.parent / "gazette.yaml", issue.parent)
    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    for name in ("fonts", "assets"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def codes(house: Path, run: Callable[..., object] = publisher.check) -> set[str]:
    try:
        run(house / "issues/small")
    except publisher.Faulty as faulty:
        return {problem.code for problem in faulty.problems}
    return set()


@pytest.mark.parametrize(
    "attempt",
    [
        'issue.place_of("layout").source.path.read_text()',
        "issue.place_of",
        "issue.model_dump()",
        "issue.__class__.__mro__",
        "part.section.articles[0].source.path",
        "article.matter.place_of()",
        "article.pictures[0].place.source.path",
        "sections[0].picture.place",
        "issue._data",
        "publication.model_fields",
        "publication.copy()",
        "lipsum(n=100000)",
        "dateline.__globals__",
        "''.__class__",
        "cycler.__init__.__globals__",
        "self._TemplateReference__context",
    ],
)
def test_templates_read_values_and_nothing_behind_them(house: Path, attempt: str) -> None:
    template = house / "layouts/base/templates/story.html"
    template.write_text(f"{{{{ {attempt} }}}}{template.read_text()}")
    assert codes(house) == {"template-value"}


def test_a_template_that_runs_for_ever_is_stopped(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.layout.templates.SECONDS", 1)
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (house / "layouts/base/templates/signature.html").write_text(loop)
    assert codes(house) == {"template-time"}


def test_a_face_file_is_not_taken_from_a_page(house: Path) -> None:
    assets = house / "layouts/base/assets"
    assets.mkdir(exist_ok=True)
    shutil.copy(ROOT / "fonts/source-sans-3/SourceSans3_900Black.ttf", assets / "own.ttf")
    template = house / "layouts/base/templates/part.html"
    face = "@font-face{font-family:Own;src:url(own.ttf)}"
    rule = f"<style>{face}h3{{font-family:Own,'Source Serif 4'}}</style>"
    template.write_text(template.read_text().replace("</head>", f"{rule}</head>"))
    result = publisher.build(house / "issues/small", out=house)
    made = Inspector(result.files[0].path)
    faces = {str(font.FontName).split("+")[1] for font in made.fonts}
    assert "SourceSans3-Black" not in faces


def test_a_family_that_the_layout_does_not_declare_is_a_problem(house: Path) -> None:
    layout = house / "layouts/base/layout.yaml"
    layout.write_text(
        layout.read_text().replace("[Source Serif 4, Source Sans 3]", "[Source Serif 4]")
    )
    assert codes(house, publisher.build) == {"stray-face"}


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg [<!ENTITY a "A">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?x <!-- ?><!DOCTYPE svg [<!ENTITY a "A">]><?y --> ?>'
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "<html/>",
        "<!--" * 500_000,
    ],
    ids=["plain", "hidden in a comment that is none", "not an svg", "half a megabyte of comments"],
)
def test_svgs_with_entities_or_without_sense_are_refused(house: Path, svg: str) -> None:
    (house / "issues/small/pictures/drawing.svg").write_text(svg)
    manifest = house / "issues/small/issue.yaml"
    manifest.write_text(manifest.read_text().replace("pictures/stall.png", "pictures/drawing.svg"))
    assert codes(house) == {"picture-unreadable"}


def test_an_id_in_a_text_leads_no_link_astray(house: Path) -> None:
    plain = Inspector(publisher.build(house / "issues/small", out=house / "a").files[0].path)
    article = house / "issues/small/articles/market.md"
    article.write_text(f"{article.read_text()}\n\n{{#bridge}}\nOne more paragraph.\n")
    marked = Inspector(publisher.build(house / "issues/small", out=house / "b").files[0].path)
    assert marked.destinations["bridge"][0] == plain.destinations["bridge"][0]


def test_page_references_in_captions_and_standfirsts_are_filled(house: Path) -> None:
    article = house / "issues/small/articles/market.md"
    text = article.read_text().replace("---\n", "---\nstandfirst: See page {page:bridge}.\n", 1)
    if text.count("standfirst:") > 1:
        lines = text.split("\n")
        extra = [i for i, line in enumerate(lines) if line.startswith("standfirst:")][1:]
        text = "\n".join(line for i, line in enumerate(lines) if i not in extra)
    article.write_text(text)
    made = Inspector(publisher.build(house / "issues/small", out=house).files[0].path)
    page = made.destinations["bridge"][0]
    words = " ".join(made.page_text(made.destinations["market"][0]).split())
    assert f"See page {page}." in words


def test_text_that_runs_off_the_side_of_a_page_is_said(house: Path) -> None:
    article = house / "issues/small/articles/market.md"
    row = "| " + " | ".join(["incomprehensibility"] * 15) + " |"
    rule = "|" + "---|" * 15
    article.write_text(f"{article.read_text()}\n\n{row}\n{rule}\n{row}\n")
    result = publisher.build(house / "issues/small", out=house)
    assert "overset" in {problem.code for problem in result.problems}


def test_folios_do_not_depend_on_what_was_built_before(house: Path, tmp_path: Path) -> None:
    issue, article = house / "issues/small", house / "issues/small/articles/market.md"
    before = article.read_text()
    first = publisher.build(issue, out=tmp_path / "a").files[0].path.read_bytes()
    article.write_text(before + "\n\nMany words more. " * 900)
    publisher.build(issue, out=tmp_path / "b")
    article.write_text(before)
    again = publisher.build(issue, out=tmp_path / "c").files[0].path.read_bytes()
    assert again == first


def test_a_design_named_like_another_part_is_a_problem(house: Path) -> None:
    layout = house / "layouts/base/layout.yaml"
    layout.write_text(layout.read_text().replace("{design: story,", "{design: cover,"))
    assert "design-name" in codes(house, publisher.build)


@pytest.mark.parametrize("fit", ["8 -8", "-3, 3", "5", "-9999 9999"])
def test_a_fit_that_cannot_be_read_is_a_problem(house: Path, fit: str) -> None:
    template = house / "layouts/base/templates/story.html"
    template.write_text(template.read_text().replace('"-14 10"', f'"{fit}"'))
    assert codes(house, publisher.build) == {"template-value"}
