"""The measures that checks hold files against; profiles and printers set them."""

from __future__ import annotations

from dataclasses import dataclass

Grades = tuple[float, float]  #: below or at the first a failure, below or at the second a warning


@dataclass(frozen=True)
class Limits:
    """Thresholds of checks. The defaults are those of Ghent's MagazineAds (2022) and house rules.

    None stands for no limit.
    """

    overprint_text: float = 12.0  #: pt below which black text overprints (R0009)
    overprint_line: float = 2.0  #: pt below which black lines overprint (R0010)
    rich_black: float = 2.8  #: inks of black text together, 1 being one ink in full (R0015)
    small_text: float = 9.0  #: pt of white text and of text in several inks (R0016, R0017)
    thin_line: float = 0.25  #: pt of white lines and of lines in several inks (R0018, R0019)
    spots: int | None = 0  #: spot inks (R0020)
    ink: float | None = 305.0  #: % of all inks together, the mean of any 15 mm square (R0026)
    spot_ink: bool = False  #: whether spot inks count towards `ink`; Ghent's limit is of CMYK alone
    picture: Grades | None = (149.0, 224.0)  #: ppi of pictures in tones (R0031)
    bitmap: Grades | None = (549.0, 799.0)  #: ppi of 1-bit pictures (R0032)
    whole: Grades | None = (149.0, 449.0)  #: ppi of a picture that is a whole page (R0033)
    pages: int | None = None  #: pages that the file must have (R0006)
    multiple: int | None = None  #: of which the number of pages must be one: the binding
    bleed: float = 3.0  #: mm that what touches the trim reaches beyond it
    safety: float = 3.0  #: mm that text keeps from the trim
    focus: float = 8.0  #: mm that the focus of a picture keeps from the trim: half a small head
    hairline: float = 0.25  #: pt of any line
    contrast: float = 4.5  #: of text to its background (WCAG 2.2, 1.4.3)
    large_contrast: float = 3.0  #: of text of 18 pt or more
    four_ink_text: float = 10.0  #: pt below which text in all four inks blurs
    fine_picture: float | None = 450.0  #: ppi beyond which a picture only makes the file larger
    jpeg_quality: float = 50.0  #: 1–100, as libjpeg counts; below, blocks show in print
