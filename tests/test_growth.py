"""Contents that grow: nothing is lost from them, and every folio after them moves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from readback import Inspector

import publisher

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests/issues/small"
STORIES = 110


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    """The small issue with a hundred stories more, twelve to a part, in its last section."""
    folder = tmp_path_factory.mktemp("grown") / "issues" / "small"
    shutil.copytree(SMALL, folder)
    shutil.copy(SMALL.parent / "gazette.yaml", folder.parent)
    for name in ("layouts", "fonts", "assets"):
        (folder.parent.parent / name).symlink_to(ROOT / name)
    slugs = [f"story-{number:03}" for number in range(STORIES)]
    for number, slug in enumerate(slugs):
        matter = f"kind: notice\nheadline: Story number {number} of the hundred"
        (folder / "articles" / f"{slug}.md").write_text(f"---\n{matter}\n---\nSome words.\n")
    runs = [slugs[start : start + 12] for start in range(0, STORIES, 12)]
    listed = "".join(f"\n      - [{', '.join(run)}]" for run in runs)
    manifest = folder / "issue.yaml"
    text = manifest.read_text()
    last = text.rindex("    articles:")
    end = text.index("\n", text.rindex("      - ", last, text.index("\n\n", last)))
    manifest.write_text(text[:end] + listed + text[end:])
    result = publisher.build(folder, out=folder.parent)
    return Inspector(result.files[0].path)


def test_every_story_is_in_the_contents_with_its_page(grown: Inspector) -> None:
    first, last = grown.destinations["contents"][0], grown.destinations["foreword"][0]
    assert last - first >= 3
    words = " ".join(" ".join(grown.page_text(page) for page in range(first, last)).split())
    for number in range(STORIES):
        page = grown.destinations[f"story-{number:03}"][0]
        assert f"{page} Story number {number} of the hundred" in words


def test_every_contents_line_still_leads_to_its_story(grown: Inspector) -> None:
    targets = {link.target for link in grown.links}
    assert {f"story-{number:03}" for number in range(STORIES)} <= targets
    for number in range(STORIES):
        page = grown.destinations[f"story-{number:03}"][0]
        assert f"Story number {number} of" in " ".join(grown.page_text(page).split())
