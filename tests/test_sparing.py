"""What spares WeasyPrint work must not change a page."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

COMPARE = """
import contextlib, io, pickle, sys
import pikepdf
from publisher.pages import paint as painter

def contents(order):
    pdf = pikepdf.open(io.BytesIO(painter.paint(order).pdf))
    return [page.Contents.read_bytes() for page in pdf.pages]

orders = pickle.load(open(sys.argv[1], "rb"))
spared, composed = painter.spared_work, painter.composed
pages = {}
for composer in (composed, contextlib.nullcontext):
    for sparing in (spared, contextlib.nullcontext):
        painter.composed, painter.spared_work = composer, sparing
        pages[composer, sparing] = [contents(order) for order in orders]
    assert pages[composer, spared] == pages[composer, contextlib.nullcontext]
assert pages[composed, spared] != pages[contextlib.nullcontext, spared]
print(sum(len(part) for part in pages[composed, spared]))
"""


def test_pages_are_the_same_with_and_without_spared_work(tmp_path: Path) -> None:
    """Every fourth part of the sample, painted both ways in one process: equal operators.

    Once with WeasyPrint's own lines, once with the composer's.
    """
    from publisher.house import House
    from publisher.pages.kit import make_kit
    from publisher.pages.plan import make_plan
    from publisher.pages.settle import Settler
    from publisher.press import prepare
    from publisher.problems import Problems

    issue = ROOT / "issues/2023-q4"
    copy = prepare(issue, Problems(), lambda *_: None)
    settler = Settler(
        None, make_kit(copy.layout), copy.pictures.values(), copy.compositor, Problems()
    )
    plan = make_plan(copy.parts, {}, {})
    orders = [settler._order(part, plan) for part in copy.parts[1::4]]
    (tmp_path / "orders").write_bytes(pickle.dumps(orders))
    environment = {**os.environ, **House.of(issue / "issue.yaml").environment()}
    run = subprocess.run(
        [sys.executable, "-c", COMPARE, str(tmp_path / "orders")],
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= len(orders)
