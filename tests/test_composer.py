"""The composer in WeasyPrint: what paragraphs look like, and that nothing of them is lost."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from publisher.pages.composer import composed
from publisher.pages.sense import sense
from publisher.pages.sparing import spared_work

FACE = next((Path(__file__).parents[1] / "fonts/source-serif-4").glob("*Regular.*")).as_uri()
FACES = FontConfiguration()

ENGLISH = (
    "The Secretary General recalled that the organisation had begun with an idea put before the "
    "United Nations, and that its transformation would take the patience of all its members. "
    "Representatives considered economic, environmental and humanitarian dimensions; they also "
    "reviewed confidence-building measures, among them the well-known exchange of observers, and "
    "agreed on an ambitious programme of conferences for the following year."
)
RUSSIAN = (
    "Генеральный секретарь напомнил, что организация началась с предложения, прозвучавшего в "
    "Организации Объединённых Наций, и что её преобразование потребует терпения всех участников. "
    "Представители обсудили экономическое, экологическое и гуманитарное измерения, рассмотрели "
    "меры укрепления доверия и согласовали программу конференций на следующий год."
)
MARKED = ENGLISH.replace("organisation", "<em>organisation</em>").replace(
    "United Nations, and", '<a href="#x">United Nations</a>, <b>and</b>'
)
HEADLINE = "Sixth Youth Council Meeting promotes youth development and regional cooperation"


def render(body: str, css: str, language: str = "en", plain: bool = False) -> Document:
    sheet = f"@font-face {{ font-family: Face; src: url({FACE}) }}"
    sheet += f"@page {{ margin: 0; size: 400px }} body {{ margin: 0 }} {css}"
    html = f'<html lang="{language}"><style>{sheet}</style>{body}'
    with spared_work(), nullcontext() if plain else composed():
        return HTML(string=html).render(font_config=FACES)


def line_boxes(document: Document) -> Iterator[boxes.LineBox]:
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox):
                yield box


def leaves(line: boxes.LineBox) -> list[boxes.TextBox]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox)]


def texts(document: Document) -> list[str]:
    return ["".join(leaf.text for leaf in leaves(line)) for line in line_boxes(document)]


def joined(lines: list[str], source: str) -> str:
    """Put lines together again: a hyphen that the source lacks was added by hyphenation."""
    text = ""
    for line in lines:
        if text.endswith("-") and source.startswith(text[:-1] + line[:1]):
            text = text[:-1] + line
        elif text.endswith("-") and source.startswith(text + line[:1]):
            text += line
        else:
            text += " " * bool(text) + line
    return text


BODY = (
    "p { font: 12px Face; margin: 0; width: %dpx; hyphens: auto; hyphenate-character: '-';"
    " hyphenate-limit-chars: 6 3 3; %s }"
)


@pytest.mark.parametrize("align", ["justify", "left", "right", "center"])
@pytest.mark.parametrize("width", [120, 171, 260, 333])
@pytest.mark.parametrize(
    ("language", "body", "source"),
    [("en", ENGLISH, ENGLISH), ("ru", RUSSIAN, RUSSIAN), ("en", MARKED, ENGLISH)],
)
def test_text_is_whole_and_within_the_measure(language, body, source, width, align):
    css = BODY % (width, f"text-align: {align}; text-indent: 14px")
    document = render(f"<p>{body}</p>", css, language)
    assert joined(texts(document), source) == source
    for line in line_boxes(document):
        assert line.position_x + line.width <= width + 0.01
        for leaf, following in zip(leaves(line), leaves(line)[1:], strict=False):
            assert leaf.position_x + leaf.width == pytest.approx(following.position_x, abs=0.01)


@pytest.mark.parametrize(("language", "body"), [("en", ENGLISH), ("ru", RUSSIAN), ("en", MARKED)])
@pytest.mark.parametrize("width", [171, 212, 260, 333])
def test_justified_lines_reach_both_edges(language, body, width):
    document = render(f"<p>{body}</p>", BODY % (width, "text-align: justify"), language)
    *lines, last = line_boxes(document)
    for line in lines:
        assert leaves(line)[0].position_x == pytest.approx(0)
        right = leaves(line)[-1]
        assert right.position_x + right.width == pytest.approx(width, abs=0.02)
    assert last.width <= width + 0.01


def test_squeezed_spaces_are_drawn_as_narrow_as_they_are_planned():
    squeezed = 0
    for width in range(200, 330, 10):
        document = render(f"<p>{MARKED}</p>", BODY % (width, "text-align: justify"))
        for line in line_boxes(document):
            spacings = {leaf.pango_layout.justification_spacing for leaf in leaves(line)}
            squeezed += min(spacings) < 0
            assert min(spacings) > -0.2 * 12 * 0.4  # no word space is wider than .4 em
    assert squeezed > 0


@pytest.mark.parametrize("width", [171, 190, 210, 230])
def test_no_ladder_no_runt_and_no_broken_last_word(width):
    for language, body in (("en", ENGLISH), ("ru", RUSSIAN)):
        lines = texts(render(f"<p>{body}</p>", BODY % (width, "text-align: left"), language))
        hyphens = "".join("-" if line.endswith("-") else " " for line in lines)
        assert "---" not in hyphens
        assert hyphens[-2] == " "
        assert len(lines[-1]) > 4


def test_lines_keep_their_breaks_over_columns_and_pages():
    css = "@page { size: 300px 90px } div { columns: 2; column-gap: 20px }"
    document = render(f"<div><p>{MARKED}</p></div>", css + BODY % (140, "text-align: justify"))
    assert len(document.pages) > 1
    assert joined(texts(document), ENGLISH) == ENGLISH


@pytest.mark.parametrize("width", [180, 260, 300, 340])
def test_a_headline_is_balanced_in_as_few_lines(width):
    css = f"h1 {{ font: 20px Face; margin: 0; width: {width}px; %s }}"
    html = f"<h1>{HEADLINE}</h1>"
    plain = list(line_boxes(render(html, css % "", plain=True)))
    balanced = list(line_boxes(render(html, css % "--lines: balanced")))
    assert len(balanced) == len(plain)
    # Sense may cost a little evenness.
    assert min(line.width for line in balanced) > 0.9 * min(line.width for line in plain)
    for line in balanced[:-1]:
        assert not leaves(line)[-1].text.endswith((" and", "-"))


def test_sense_counts_in_four_alphabets_of_words():
    assert sense("the role of", "Asia", "en") > 0 > sense("Asia:", "a role", "en-GB")
    assert sense("встреча в", "Астане", "ru") > sense("встреча в Астане", "сегодня", "ru") == 0
    assert sense("Қазақстан және", "Азия", "kk") > 0
    assert sense("l’avenir de", "l’Asie", "fr") > 0
    assert sense("he said “Peace", "now”", "en") > 0
    assert sense("on 5 October", "1992", "en") > 0


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("--lines: plain", ENGLISH),
        ("white-space: pre-wrap", ENGLISH),
        ("", ENGLISH.replace("organisation", "organi\u00adsation")),
        ("direction: rtl", "שלום עולם " * 30),
        ("width: 20px; hyphens: none", "Representatives considered"),
        ("", ENGLISH + '<span style="float: left">X</span>' + ENGLISH),
    ],
)
def test_what_is_not_composed_is_as_weasyprint_breaks_it(css, body):
    style = BODY % (171, css)
    documents = [render(f"<p>{body}</p>", style, plain=plain) for plain in (True, False)]
    assert texts(documents[0]) == texts(documents[1])


def test_forced_breaks_pictures_and_floats_part_a_paragraph():
    body = (
        f"{ENGLISH}<br>{ENGLISH}<span style='display: inline-block; width: 20px'>X</span>{ENGLISH}"
        f"<span style='padding: 0 3px'>and more</span> {ENGLISH}"
    )
    html = f"<div style='float: left; width: 60px; height: 50px'></div><p>{body}</p>"
    document = render(html, BODY % (230, "text-align: justify"))
    words = "".join(texts(document)).replace("-", "").replace(" ", "")
    assert words.count("anambitiousprogramme") == 4
    for line in line_boxes(document):
        assert line.position_x + line.width <= 230.02


def test_spaced_words_and_letters_are_measured_as_they_are_set():
    body = MARKED.replace("</em> ", "</em><b> </b>")  # a box of a single space
    for spacing in ("word-spacing: 2px", "letter-spacing: .5px", "font-variant: small-caps"):
        css = BODY % (230, f"text-align: justify; {spacing}")
        for line in line_boxes(render(f"<p>{body}</p>", css)):
            assert line.width <= 230.01


def test_first_letters_and_first_lines_stay_whole():
    css = BODY % (171, "") + "p::first-letter { font-size: 30px } .l::first-line { color: red }"
    document = render(f"<p>{ENGLISH}</p><p class=l>{ENGLISH}</p>", css)
    assert "".join(texts(document)).replace("-", "").count("following") == 2


@pytest.mark.parametrize("css", ["float: right", "float: left", "width: max-content"])
def test_a_box_made_to_fit_its_text_keeps_it_on_one_line(css):
    document = render("<div class=snug>October–December 2023</div>", f".snug {{ {css} }}")
    assert texts(document) == ["October–December 2023"]
