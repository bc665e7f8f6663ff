"""What is damaged or lost is said, in every profile: nothing else would be found on such a page."""

import re

import pytest
from pikepdf import Array, Dictionary, Name
from tinyx4 import saved, sound, sound_bytes

from publisher.preflight.document import open_document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.objects import bounded
from publisher.preflight.profiles import PROFILES


def _found(data, profile="x4"):
    with bounded():
        document = open_document(data)
        document.limits = PROFILES[profile].limits
        results = list(inspect(document, PROFILES[profile]))
    assert not [each for each in results if each.status is Status.ERROR]
    return {each.rule.id for each in results if each.status is Status.FAIL}


def _swapped(old, new):
    """Return the sound file with some bytes of the second page changed, and none moved."""
    data = sound_bytes()
    at = re.search(rb"/Type /Page\n|/Type /Page >>", data).start()
    start = data.rindex(b" obj", 0, at)
    here = data.index(old, data.rindex(b"\n", 0, start))
    assert len(old) == len(new)
    return data[:here] + new + data[here + len(old) :]


def _with_kids(change):
    pdf = sound()
    change(pdf, pdf.Root.Pages)
    return saved(pdf)


def _lost(pdf, tree):
    tree.Kids.append(pdf.make_indirect(Dictionary(Nothing=1)))
    tree.Kids[2] = Array([])


def _looped(pdf, tree):
    tree.Kids.append(tree)


def _no_page(pdf, tree):
    tree.Kids[1].Type = Name.Font


def _miscounted():
    data = sound_bytes()
    assert data.count(b"/Count 2") == 1
    return data.replace(b"/Count 2", b"/Count 3")


LOST = {
    "an object that bears another number": (lambda: _swapped(b" 0 obj", b" 9 obj"), True),
    "a dictionary that does not end": (lambda: _swapped(b"/TrimBox [", b"/TrimBox ("), True),
    "a kid that is no page": (lambda: _with_kids(_lost), False),
    "a loop": (lambda: _with_kids(_looped), False),
    "a page that says it is a font": (lambda: _with_kids(_no_page), False),
    "a wrong count": (_miscounted, False),
}


@pytest.mark.parametrize("profile", ["x4", "sheet", "screen", "archive"])
@pytest.mark.parametrize("name", LOST)
def test_a_page_that_is_lost_is_found_in_every_profile(name, profile):
    make, mended = LOST[name]
    found = _found(make(), profile)
    assert "x4-pages" in found
    assert ("x4-syntax" in found) == mended


@pytest.mark.parametrize("name", ["length", "offset"])
def test_an_object_that_was_mended_when_it_was_read_is_found(name):
    data = sound_bytes()
    if name == "length":
        old = re.search(rb"/Length (\d\d\d\d?)\b", data)[0]
        broken = data.replace(old, old[:-1] + (b"1" if old[-1:] != b"1" else b"2"), 1)
    else:
        entry = re.findall(rb"\d{10} 00000 n", data)[3]
        broken = data.replace(entry, b"0000000100 00000 n", 1)
    assert _found(broken) == {"x4-syntax"}
    assert "x4-syntax" in _found(broken, "screen")


def test_an_advertisement_of_which_a_page_was_lost_is_not_one_page():
    assert "ghent-one-page" in _found(_swapped(b" 0 obj", b" 9 obj"), "magazine")
    pdf = sound()
    del pdf.pages[1]
    assert "ghent-one-page" not in _found(saved(pdf), "magazine")


def test_a_tree_of_several_levels_is_sound():
    pdf = sound()
    tree = pdf.Root.Pages
    inner = pdf.make_indirect(Dictionary(Type=Name.Pages, Parent=tree, Kids=tree.Kids, Count=2))
    for page in inner.Kids:
        page.Parent = inner
    tree.Kids = Array([inner])
    assert _found(saved(pdf)) == set()
    direct = Dictionary(Type=Name.Pages, Kids=Array([inner.Kids[1]]), Count=1)
    tree.Kids = Array([Dictionary(Type=Name.Pages, Kids=Array([inner.Kids[0]]), Count=1), direct])
    assert _found(saved(pdf)) == set()
