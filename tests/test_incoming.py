"""PDFs from elsewhere come in by one door, whoever asks for them, and hostile ones do not."""

import ast
import io
import zlib
from pathlib import Path

import pytest
from advertising import draw, saved
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import publisher
from publisher import ExitCode, Faulty, impose, separate
from publisher.incoming import Refused, opened

PACKAGE = Path(publisher.__file__).parent
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<<%s>>>>"


def written(*objects: bytes) -> bytes:
    """Return a PDF of objects as they are written, the first of which is its catalog."""
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start, size = out.tell(), len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


def tree(
    *kids: str, count: int | None = None, page: bytes = PAGE % b"", more: bytes = b""
) -> bytes:
    """Return a PDF whose root of pages has these kids; object 3 is a page."""
    number = len(kids) if count is None else count
    root = f"<</Type/Pages/Count {number}/Kids[{' '.join(kids)}]>>".encode()
    return written(CATALOG, root, page, *([more] if more else []))


def pictured(data: bytes, filters: bytes) -> bytes:
    """Return a PDF of a page with a picture of one pixel, whose data is something else."""
    keys = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    stream = b"<<%b/Filter%b/Length %d>>stream\n%b\nendstream" % (keys, filters, len(data), data)
    return tree("3 0 R", page=PAGE % b"/XObject<</I 4 0 R>>", more=stream)


def jpeg(size: tuple[int, int]) -> bytes:
    """Return a progressive JPEG that claims a size, and is as small as one of one pixel."""
    stream = io.BytesIO()
    Image.new("L", (1, 1)).save(stream, "JPEG", progressive=True)
    data = bytearray(stream.getvalue())
    at = data.index(b"\xff\xc2") + 5
    data[at : at + 4] = size[1].to_bytes(2) + size[0].to_bytes(2)
    return bytes(data)


BOMB = zlib.compress(bytes(1 << 22))
HOSTILE = {
    "a letter": (b"Dear Sir or Madam", "pdf-not-one"),
    "a head alone": (b"%PDF-1.7\n", "pdf-damaged"),
    "cut off": (saved(draw())[:-60], "pdf-damaged"),
    "no page tree": (written(b"<</Type/Catalog>>"), "pdf-damaged"),
    "a tree of nothing": (tree(), "pdf-extent"),
    "a tree within itself": (tree("2 0 R"), "pdf-damaged"),
    "a branch to the root": (
        tree("3 0 R", "4 0 R", more=b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>"),
        "pdf-damaged",
    ),
    "a tree too deep": (
        written(
            CATALOG,
            *(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (at + 3) for at in range(20_000)),
            PAGE % b"",
        ),
        "pdf-damaged",
    ),
    "a page twice": (tree("3 0 R", "3 0 R"), "pdf-damaged"),
    "a page that is nowhere": (tree("3 0 R", "9 0 R"), "pdf-damaged"),
    "a wrong count": (tree("3 0 R", count=7), "pdf-damaged"),
    "a bomb": (pictured(BOMB, b"/FlateDecode"), "pdf-swelling"),
    "a bomb in a bomb": (
        pictured(zlib.compress(BOMB), b"[/FlateDecode/FlateDecode]"),
        "pdf-swelling",
    ),
    "a bomb of runs": (pictured(b"\x81\0" * 40_000 + b"\x80", b"/RunLengthDecode"), "pdf-swelling"),
    "a JPEG of gigapixels": (pictured(jpeg((60_000, 60_000)), b"/DCTDecode"), "pdf-swelling"),
    "a spoilt stream": (pictured(b"not deflated", b"/FlateDecode"), "pdf-damaged"),
}


@pytest.fixture
def low(monkeypatch):
    """Limits so low that no bomb has to be large."""
    monkeypatch.setattr("publisher.incoming.MAX_UNPACKED", 1 << 20)


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_reason_and_hint(low, data, code):
    with pytest.raises(Refused) as refused, opened(data):
        pass
    assert refused.value.code == code
    assert refused.value.hint and "0x" not in refused.value.reason
    assert "\n" not in refused.value.reason


@pytest.mark.parametrize("command", [impose, separate])
@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_whoever_asks_refuses_it_with_the_same_code(low, tmp_path, command, data, code):
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    with pytest.raises(Faulty) as faulty:
        command(path)
    (problem,) = faulty.value.problems
    assert (problem.code, problem.step) == (code, ExitCode.PDF)
    assert problem.render(tmp_path).startswith("copy.pdf: ")
    assert [each.name for each in tmp_path.iterdir()] == ["copy.pdf"]


def test_a_sound_file_comes_in_from_a_path_and_from_bytes(tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(tree("3 0 R"))
    for source in (path, path.read_bytes()):
        with opened(source) as pdf:
            assert len(pdf.pages) == 1


def test_limits_are_as_before_once_a_file_is_closed():
    import pikepdf

    with pytest.raises(Refused), opened(b"%PDF-"):
        pass
    assert pikepdf.settings.set_qpdf_limits(flate_max_memory=0)["flate_max_memory"] == 0


def test_a_reason_is_the_same_every_time():
    reasons = set()
    for _ in range(3):
        with pytest.raises(Refused) as refused, opened(tree("2 0 R")):
            pass
        reasons.add(refused.value.reason)
    assert len(reasons) == 1


@given(st.data())
def test_any_bytes_are_taken_or_refused(data):
    whole = bytearray(saved(draw()))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        with opened(bytes(whole)) as pdf:
            assert len(pdf.pages) == 1
    except Refused as refused:
        assert refused.code.startswith("pdf-")


#: Who opens PDFs besides: what the publisher wrote itself, or in a process of its own.
OWN = {
    "incoming.py", "pages/excerpt.py",
    "pages/join.py",
    "pages/spans.py", "pages/paint.py", "editions/stamping.py", "editions/press.py",
    "editions/ticket.py", "preflight/document.py", "preflight/sendable.py", "inspector.py",
}  # fmt: skip


def test_nothing_else_opens_a_file_from_elsewhere():
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("pikepdf.open", "pikepdf.Pdf.open", "Pdf.open")
    }
    assert users == OWN
