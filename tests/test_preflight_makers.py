"""Files of other makers: whatever preflight says of them is true, and nothing else is said."""

import shutil
import subprocess
from pathlib import Path

import pytest
import weasyprint

from publisher.preflight.document import open_document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.profiles import PROFILES

POSTSCRIPT = """%!PS
<< /PageSize [300 400] >> setpagedevice
/Helvetica 14 selectfont 40 300 moveto (A line of text) show
0.5 setlinewidth 40 200 moveto 200 200 lineto stroke
0.2 0.5 0.1 0 setcmykcolor 40 100 100 60 rectfill
showpage
"""
HTML = (
    "<html lang=en><title>A title</title><h1>A heading</h1><p>Some text."
    "<table><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>"
)
#: What is true of a plain file that was made for no press.
PLAIN = {"x4-header", "x4-id", "x4-metadata", "x4-claim", "x4-properties", "x4-trapped"}
PLAIN |= {"x4-intent", "x4-trim-box"}


def found(path: Path, profile: str) -> set[str]:
    """Return the checks that fail, warn or break."""
    results = inspect(open_document(path.read_bytes()), PROFILES[profile])
    return {result.rule.id for result in results if result.status >= Status.WARN}


def program(*names: str) -> str:
    have = next((path for name in names if (path := shutil.which(name))), None)
    if have is None:
        pytest.skip(f"{names[0]} IS NOT INSTALLED")
    return have


@pytest.fixture(scope="module")
def pdfwrite(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("gs")
    (folder / "page.ps").write_text(POSTSCRIPT)
    command = [program("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", "page.pdf"]
    subprocess.run([*command, "page.ps"], cwd=folder, check=True, timeout=60)
    return folder / "page.pdf"


@pytest.fixture(scope="module")
def tagged(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("weasyprint") / "page.pdf"
    weasyprint.HTML(string=HTML).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Path:
    browser = program("chromium", "chromium-browser", "google-chrome")
    folder = tmp_path_factory.mktemp("chromium")
    (folder / "page.html").write_text(HTML)
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/own",
         f"--print-to-pdf={folder}/page.pdf", str(folder / "page.html")],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    return folder / "page.pdf"


def test_ghostscript_is_told_of_what_is_missing_and_no_more(pdfwrite):
    assert found(pdfwrite, "x4") <= PLAIN | {"x4-font-embedded"}
    assert found(pdfwrite, "sheet") <= PLAIN | {"x4-font-embedded", "ghent-ink"}
    untagged = {"screen-lang", "screen-display-title", "screen-tagged", "screen-font-embedded"}
    assert found(pdfwrite, "screen") == untagged


def test_weasyprint_passes_as_it_claims(tagged):
    assert found(tagged, "screen") == set()
    assert found(tagged, "x4") <= PLAIN


def test_chromium_is_told_of_what_is_missing_and_no_more(printed):
    assert found(printed, "screen") <= {"screen-title", "screen-display-title"}
    assert found(printed, "sheet") <= PLAIN | {"ghent-early-binding", "ghent-ink"}
