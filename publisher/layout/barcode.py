"""The barcode of a periodical: its ISSN as EAN-13 with the issue's number as EAN-2, as SVG.

Rules: GS1 General Specifications, EAN/UPC symbology; ISSN in EAN-13: prefix 977, the first
seven digits of the ISSN, a variant of two digits, a check digit.
"""

from __future__ import annotations

from markupsafe import Markup

MODULE = 0.33  #: mm, the width of the narrowest bar at 100 %
HEIGHT = 22.85  #: mm, of the bars at 100 %
_LEFT_QUIET, _GAP, _RIGHT_QUIET = 11, 9, 5  #: modules

_L = ("0001101", "0011001", "0010011", "0111101", "0100011",
      "0110001", "0101111", "0111011", "0110111", "0001011")  # fmt: skip
_R = tuple(code.translate(str.maketrans("01", "10")) for code in _L)
_G = tuple(code[::-1] for code in _R)
_FIRST = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
          "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")  # fmt: skip
_ADD_ON = ("LL", "LG", "GL", "GG")


def ean13_of_issn(issn: str, variant: int = 0) -> str:
    """Return the thirteen digits that stand for an ISSN such as 1234-5679."""
    digits = "977" + issn.replace("-", "")[:7] + f"{variant:02d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def ean13_modules(digits: str) -> str:
    """Return the 95 modules of an EAN-13, 1 for a bar and 0 for a space."""
    tables = {"L": _L, "G": _G}
    left = "".join(
        tables[kind][int(digit)]
        for kind, digit in zip(_FIRST[int(digits[0])], digits[1:7], strict=True)
    )
    right = "".join(_R[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101"


def ean2_modules(number: int) -> str:
    """Return the 20 modules of a two-digit add-on."""
    tables = {"L": _L, "G": _G}
    first, second = divmod(number % 100, 10)
    kinds = _ADD_ON[number % 4]
    return f"1011{tables[kinds[0]][first]}01{tables[kinds[1]][second]}"


def barcode(issn: str, number: int) -> Markup:
    """Return the barcode of an issue as an inline SVG, its size in mm, with a title for readers."""
    digits = ean13_of_issn(issn)
    main, add_on = ean13_modules(digits), ean2_modules(number)
    start = _LEFT_QUIET + len(main) + _GAP
    width = start + len(add_on) + _RIGHT_QUIET
    bars = _bars(main, _LEFT_QUIET, 0, HEIGHT) + _bars(add_on, start, 3.0, HEIGHT - 3.0)
    size = f'width="{width * MODULE:.2f}mm" height="{HEIGHT:.2f}mm"'
    return Markup(  # noqa: S704 – made of numbers alone
        f'<svg xmlns="http://www.w3.org/2000/svg" class="barcode-bars" {size} '
        f'viewBox="0 0 {width * MODULE:.2f} {HEIGHT:.2f}">'
        f"<title>Barcode {digits} {number % 100:02d}, ISSN {issn}</title>"
        f'<path fill="#000000" d="{bars}"/></svg>'
    )


def _bars(modules: str, start: int, top: float, height: float) -> str:
    """Return the bars as one path; neighbouring dark modules make one bar."""
    path, place = "", 0
    while place < len(modules):
        run = len(modules[place:]) - len(modules[place:].lstrip(modules[place]))
        if modules[place] == "1":
            x, width = (start + place) * MODULE, run * MODULE
            path += f"M{x:.3f} {top:g}h{width:.3f}v{height:g}h-{width:.3f}z"
        place += run
    return path
