"""The handbook, set by the program that it documents: it is true, whole, and well set."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pikepdf
import pytest
import yaml
from markdown_it import MarkdownIt
from readback import Inspector

import publisher
from publisher.cli import cli
from publisher.manifest.entry import Entry
from publisher.manifest.faults import check_entry
from publisher.manifest.fields import PictureEntry
from publisher.manifest.schema import KINDS
from publisher.preflight.checks import CHECKS
from publisher.problems import ExitCode, Problems
from publisher.source import Source, load_yaml

ROOT = Path(__file__).resolve().parent.parent
ISSUE = ROOT / "issues/handbook"
ARTICLES = {path.stem: path.read_text("utf-8") for path in sorted(ISSUE.glob("articles/*.md"))}
VERAPDF = ROOT.parent / "shared/tools/verapdf/verapdf"
WIDTH, HEIGHT = 419.528, 595.276
MARGIN, TEXT_SIZE, BASELINE, TOP = 51.02, 9.4, 12.5, 50.0
MEASURE = 66  #: characters of a line of code
CHAPTERS = {  #: the chapter whose tables hold the keys of a manifest
    "issue": "manifest",
    "publication": "publication-file",
    "article": "front-matter",
    "layout": "layouts",
    "printer": "printers-file",
}


def tokens(name: str) -> list[Any]:
    """Return the Markdown of an article as tokens, its front matter left out."""
    text = ARTICLES[name].split("\n---\n", 1)[1]
    return MarkdownIt("commonmark").enable("table").parse(text)


def blocks(name: str) -> Iterator[tuple[str, str]]:
    """Yield info and content of each block of code."""
    for token in tokens(name):
        if token.type in ("fence", "code_block"):
            yield token.info, token.content


def inline(name: str) -> Iterator[str]:
    """Yield each piece of code within a line."""
    for token in tokens(name):
        for child in token.children or []:
            if child.type == "code_inline":
                yield child.content


def rows(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield section, first cell and last cell of each row of an article's tables, as written."""
    section, cells = "", []
    for token in tokens(name):
        if token.type == "heading_open":
            section, cells = "", ["heading"]
        elif token.type == "tr_open":
            cells = []
        elif token.type == "inline" and cells == ["heading"]:
            section, cells = token.content, []
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close":
            yield section, cells[0], cells[-1]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Yield each `publisher …` of the handbook with its article, as words of a shell."""
    for name in ARTICLES:
        lines = [line for _, content in blocks(name) for line in content.splitlines()]
        for line in [*lines, *inline(name)]:
            found = re.match(r"(?:\s*\d\) )?\s*publisher (.*?)(?: ;;)?$", line)
            if found:
                yield name, shlex.split(found[1], comments=True)


def leaves(group: click.Group, before: str = "") -> dict[str, click.Command]:
    """Return the commands of a group by their whole names, those of groups within it as well."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        whole = f"{before}{name}"
        inner = leaves(command, f"{whole} ") if isinstance(command, click.Group) else None
        found |= inner or {whole: command}
    return found


COMMANDS = leaves(cli)


# What it says of the program


@pytest.mark.parametrize(("name", "words"), list(command_lines()), ids=lambda x: str(x)[:60])
def test_every_command_line_is_understood(name: str, words: list[str]) -> None:
    try:
        with cli.make_context("publisher", list(words)) as context:
            command = cli.get_command(context, words[0])
            assert command, f"{name}: {words}"
            if isinstance(command, click.Group) and len(words) > 1:
                words = words[1:]
                command = command.get_command(context, words[0])
                assert command, f"{name}: {words}"
            if len(words) > 1:  # else it is but named
                command.make_context(words[0], words[1:], parent=context)
    except click.exceptions.Exit:
        pass  # --help and --version say their word and leave


def test_every_command_is_named() -> None:
    assert {words[0] for _, words in command_lines()} >= {*cli.commands}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_table_of_a_command_has_all_of_its_options(command: str) -> None:
    told = {
        option
        for section, first, _ in rows("commands")
        if section == f"publisher {command}"
        for option in codes(first)
    }
    real = {
        name
        for parameter in COMMANDS[command].params
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    assert told == real


def test_no_option_is_named_that_there_is_not() -> None:
    real = {"--help", "--version", "-h"}
    for command in COMMANDS.values():
        for parameter in command.params:
            real.update((*parameter.opts, *parameter.secondary_opts))
    tokens_sheet = (ROOT / "layouts/base/sheets/tokens.css").read_text()
    real |= {*re.findall(r"--[a-z-]+", tokens_sheet)}
    real |= {"--fit", "--block-step", "--lines", "--breaks", "--navy"}
    for name in ARTICLES:
        named = {n for code in inline(name) for n in re.findall(r"(?<![\w-])--[a-z][a-z-]*", code)}
        assert named <= real, name


def test_the_table_of_exit_codes_is_the_programs() -> None:
    told = [int(first) for section, first, _ in rows("exit-codes") if first.isdigit()]
    assert told == sorted(code.value for code in ExitCode)


def test_make_has_every_target_that_is_named() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for name in ARTICLES:
        code = [*inline(name), *(line for _, text in blocks(name) for line in text.splitlines())]
        named = {found[1] for line in code if (found := re.match(r"\s*make ([a-z]+)", line))}
        assert named <= targets, name


def test_a_check_that_is_named_exists() -> None:
    words = {code for name in ARTICLES for code in inline(name)}
    words |= {word for name in ARTICLES for _, text in blocks(name) for word in text.split()}
    named = {word.rstrip(":") for word in words if re.match(r"(x4|ghent|house)-[a-z-]+:?$", word)}
    assert named and named <= {*CHECKS}


def keys(model: type[Entry], prefix: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the keys of a manifest by their paths, and whether each is required; pictures apart."""
    for key, field in model.model_fields.items():
        yield f"{prefix}{key}", field.is_required()
        for inner in _entries(field.annotation):
            if not issubclass(inner, PictureEntry) and "least" not in inner.model_fields:
                yield from keys(inner, f"{prefix}{key}.")


def _entries(annotation: Any) -> set[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return {annotation}
    return {found for inner in get_args(annotation) for found in _entries(inner)}


@pytest.mark.parametrize("kind", CHAPTERS)
def test_the_tables_of_keys_are_those_of_the_manifest(kind: str) -> None:
    tables = list(rows(CHAPTERS[kind]))
    paths = {path.split(".")[0] for path, _ in keys(KINDS[kind])}
    told = {
        code: last.endswith("Required.")
        for _, first, last in tables
        for code in codes(first)
        if code.split(".")[0] in paths
    }
    assert told == dict(keys(KINDS[kind]))


def test_the_table_of_pictures_has_every_key() -> None:
    told = {
        code: last.endswith("Required.") for _, f, last in rows("pictures") for code in codes(f)
    }
    assert told == dict(keys(PictureEntry))


def whole_examples() -> list[tuple[str, str]]:
    return [
        (found[1], content)
        for name in ARTICLES
        for info, content in blocks(name)
        if (found := re.search(r"whole=(\w+)", info))
    ]


@pytest.mark.parametrize(("kind", "text"), whole_examples())
def test_whole_examples_are_valid(kind: str, text: str) -> None:
    problems = Problems()
    data = load_yaml(Source(Path(f"{kind}.yaml"), text), problems)
    assert data is not None
    assert check_entry(KINDS[kind], data, "", problems), problems.sorted


def test_every_kind_of_manifest_has_a_whole_example() -> None:
    assert {kind for kind, _ in whole_examples()} == {*KINDS}


@pytest.fixture
def first_issue(tmp_path: Path) -> Path:
    """The issue that the handbook begins with, as a reader would make it."""
    publication, manifest, article = (text for _, text in list(blocks("first-issue"))[:3])
    issue = tmp_path / "issues/2024-05"
    (issue / "articles").mkdir(parents=True)
    (issue / "pictures").mkdir()
    (tmp_path / "issues/gazette.yaml").write_text(publication)
    (issue / "issue.yaml").write_text(manifest)
    (issue / "articles/harbour-wall.md").write_text(article)
    shutil.copy(ROOT / "tests/issues/small/pictures/cover.jpg", issue / "pictures/harbour.jpg")
    return issue


def test_the_first_issue_is_built_as_it_is_told(first_issue: Path, tmp_path: Path) -> None:
    made = publisher.build(first_issue, out=tmp_path / "out", strict=True)
    assert made.files[0].path.name == "gazette-2024-05-screen.pdf"
    said = " ".join(Inspector(made.files[0].path).page_text(page) for page in (1, 2, 3))
    assert "“It is all there,”" in said


def test_the_message_of_a_mistake_is_as_it_is_told(first_issue: Path, tmp_path: Path) -> None:
    manifest = first_issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("articles:", "artciles:"))
    with pytest.raises(publisher.Faulty) as caught:
        publisher.check(first_issue)
    shown = next(p.render(tmp_path) for p in caught.value.problems if "artciles" in p.message)
    told = next(text for _, text in blocks("first-issue") if "artciles" in text)
    assert shown.split() == told.split()


def test_the_message_that_explains_problems_is_that_of_the_readme() -> None:
    """Where a test of its own holds it against the program."""
    told = next(text for _, text in blocks("exit-codes") if "artciles" in text)
    readme = " ".join((ROOT / "README.md").read_text().split())
    assert " ".join(told.split()) in readme


@pytest.mark.parametrize("name", ARTICLES)
def test_examples_in_yaml_can_be_read(name: str) -> None:
    for info, content in blocks(name):
        if info.startswith("yaml"):
            list(yaml.safe_load_all(content.split("\nThe wall was")[0]))


# How it is set


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    result = publisher.build(ISSUE, out=tmp_path_factory.mktemp("handbook"), strict=True)
    assert result.problems == ()
    return Inspector(result.files[0].path)


def test_is_a_book_of_whole_sheets_without_blanks(handbook: Inspector) -> None:
    assert 40 <= handbook.extent <= 96
    assert handbook.extent % 4 == 0
    for page in range(1, handbook.extent + 1):
        assert handbook.page_text(page).strip(), page


def test_pages_are_cut_to_a5(handbook: Inspector) -> None:
    for page in handbook.pdf.pages:
        sides = [float(side) for side in page.obj.TrimBox]
        assert sides == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


def test_text_stands_on_the_grid(handbook: Inspector) -> None:
    body = [
        line
        for line in handbook.lines
        if abs(line.size - TEXT_SIZE) < 0.01 and line.face.startswith("SourceSerif4-Regular")
        if len(line.text) > 25
    ]
    offsets = Counter(round((HEIGHT - line.y) % BASELINE, 1) for line in body)
    (offset, many), *_ = offsets.most_common(1)
    strays = [x for x in body if abs((HEIGHT - x.y - offset + 6) % BASELINE - 6) > 0.15]
    assert many > 150
    assert len(body) > 500
    assert not strays, strays[:3]


def test_no_text_stands_outside_the_margins(handbook: Inspector) -> None:
    for line in handbook.lines:
        if 1 < line.page < handbook.extent:
            assert MARGIN - 1 <= line.x <= line.right <= WIDTH - MARGIN + 1, line
            assert 28 < line.y < HEIGHT - 20, line


def test_no_page_ends_after_a_heading_or_a_line_or_two(handbook: Inspector) -> None:
    """No heading is left at the foot, and no chapter runs over for less than three lines."""
    for page in range(5, handbook.destinations["index"][0]):
        lines = [x for x in handbook.page_lines(page) if 50 < x.y < HEIGHT - TOP]
        foot = min(lines, key=lambda line: line.y)
        assert not (foot.face.startswith("SourceSans3") and foot.size > 10), (page, foot.text)
        assert len({round(line.y) for line in lines}) > 2, page


def test_code_is_set_in_a_face_of_its_own(handbook: Inspector) -> None:
    page = handbook.destinations["first-issue"][0]
    code = [line for line in handbook.page_lines(page) if line.face == "SourceCodePro-Regular"]
    assert any(line.text.startswith("title: The Gazette") for line in code)


def test_lines_of_code_fit_their_measure() -> None:
    """But for two in the chapter that shows what becomes of others."""
    long = [
        line
        for name in ARTICLES
        for _, text in blocks(name)
        for line in text.splitlines()
        if len(line) > MEASURE
    ]
    assert len(long) == 2
    assert all(line in ARTICLES["markdown"] for line in long)


def test_a_line_of_code_that_is_too_long_goes_on_between_words(handbook: Inspector) -> None:
    page = handbook.destinations["markdown"][0] + 1
    lines = [line for line in handbook.page_lines(page) if line.face == "SourceCodePro-Regular"]
    first = next(i for i, x in enumerate(lines) if x.text.startswith("publisher build issues"))
    assert lines[first + 1].x > lines[first].x + 15
    assert lines[first + 1].text.startswith("--")


def test_marks_in_code_stay_as_they_are_written(handbook: Inspector) -> None:
    page = handbook.destinations["markdown"][0]
    assert "{page:cica-day}" in handbook.page_text(page)
    assert '"At first light"' in handbook.page_text(page + 1)


def test_tables_go_on_overleaf_with_their_heads(handbook: Inspector) -> None:
    page = handbook.destinations["layouts"][0]
    assert "key what it is" in re.sub(r"\s+", " ", handbook.page_text(page + 1))


def test_code_is_tagged_as_code(handbook: Inspector) -> None:
    kinds = Counter(tag.strip() for tag in handbook.tags)
    assert kinds["Code"] > 500
    assert kinds["Table"] > 40
    assert kinds["TH"] > 80


def test_the_index_leads_to_the_pages_on_which_terms_stand(handbook: Inspector) -> None:
    first = handbook.destinations["index"][0]
    anchors = {link.target: link for link in handbook.links if "--" in link.target}
    assert len(anchors) > 120
    for name, link in anchors.items():
        assert first <= link.page < handbook.extent
        page, x, y = handbook.destinations[name]
        assert handbook.destinations[name.partition("--")[0]][0] <= page
        near = [g for g in handbook.glyphs if g.page == page and abs(g.x - x) < 3]
        assert any(0 < y - g.y < 16 for g in near), (name, page, x, y)


def test_the_index_prints_the_folios_that_it_leads_to(handbook: Inspector) -> None:
    first = handbook.destinations["index"][0]
    text = " ".join(handbook.page_text(page) for page in range(first, handbook.extent))
    text = re.sub(r"\s+", " ", text)
    folio = handbook.destinations["markdown"][0] + 1
    assert re.search(rf"\bfolio, {folio}, \d+\b", text)
    assert re.search(r"\bimposition, (\d+)\b", text)
    assert text.index("advertisement,") < text.index("back issue,") < text.index("wrap,")


def test_two_builds_are_of_equal_bytes(handbook: Inspector, tmp_path: Path) -> None:
    again = publisher.build(ISSUE, out=tmp_path, jobs=1).files[0].path
    assert again.read_bytes() == handbook.path.read_bytes()


def test_page_validation_confirms_pdf_ua_1(handbook: Inspector) -> None:
    page = pytest.importorskip("page")
    report = page.validate_pdf(handbook.path, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_verapdf_confirms_pdf_ua_1(handbook: Inspector) -> None:
    if not VERAPDF.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    command = [str(VERAPDF), "ua1", str(handbook.path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert '"compliant":true' in run.stdout, run.stdout + run.stderr


def test_words_come_out_unbroken(handbook: Inspector) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("OUTSIDE WITNESS MISSING: pdftotext is not here")
    command = [program, str(handbook.path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "publisher build ISSUE --edition press --printer newsprint" in text
    assert "\u00ad" not in text and "\u2060" not in text


def test_nothing_is_said_in_the_press_edition_that_stops_it(tmp_path: Path) -> None:
    made = publisher.build(ISSUE, out=tmp_path, editions=["press"])
    assert made.files
    with pikepdf.open(made.files[0].path) as pdf:
        assert pdf.Root.OutputIntents[0].OutputConditionIdentifier == "FOGRA39"


def test_the_list_of_commands_is_whole() -> None:
    told = [codes(first)[0] for _, first, _ in rows("setting-up") if "`publisher " in first]
    assert {line.removeprefix("publisher ") for line in told} == {*cli.commands}


def test_the_table_of_functions_is_the_librarys() -> None:
    told = {name for _, first, _ in rows("in-python") for name in codes(first)}
    functions = {name for name in publisher.__all__ if name.islower() and name != "__version__"}
    assert told == functions
