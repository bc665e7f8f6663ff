"""Draws the pictures of the sampler: ink and one accent, at about the size they are printed."""

# ruff: noqa: E501 – paths are not wrapped

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

INK, ACCENT, STOCK = "#1f1a16", "#b5361a", "#f5eddf"
Points = Iterable[tuple[float, float]]


def line(points: Points, colour: str = INK, width: float = 0.6, fill: str = "none") -> str:
    """Return a run of straight strokes, short enough to look like a curve."""
    data = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return path(f"M{data}", colour, width, fill)


def path(data: str, colour: str = INK, width: float = 0.6, fill: str = "none") -> str:
    return f'<path d="{data}" stroke="{colour}" stroke-width="{width}" fill="{fill}"/>'


def circle(  # noqa: PLR0917
    x: float, y: float, r: float, colour: str = INK, width: float = 0.6, fill: str = "none"
) -> str:
    return ellipse(x, y, r, r, colour, width, fill)


def ellipse(  # noqa: PLR0917
    x: float,
    y: float,
    rx: float,
    ry: float,
    colour: str = INK,
    width: float = 0.6,
    fill: str = "none",
) -> str:
    where = f'cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"'
    return f'<ellipse {where} stroke="{colour}" stroke-width="{width}" fill="{fill}"/>'


def words(x: float, y: float, text: str, anchor: str = "middle", size: float = 8.5) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-family="Source Serif 4" font-style="italic" font-size="{size}" text-anchor="{anchor}" fill="{INK}">{text}</text>'


def save(name: str, width: float, height: float, strokes: Iterable[str]) -> None:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" stroke-linecap="round" stroke-linejoin="round">'
    body = "\n".join([head, *strokes, "</svg>\n"])
    (Path(__file__).parent / f"{name}.svg").write_text(body)


def tide(hour: float) -> float:
    """Return the height of a tide of moon and sun, -1 to 1; at hour 0 they pull together."""
    moon, sun = math.cos(2 * math.pi * hour / 12.4206), math.cos(2 * math.pi * hour / 12)
    return 0.72 * moon + 0.28 * sun


def month() -> None:
    """One row for each day from the new moon of 10 March 2024 on; the full moon was on the 25th."""
    strokes = []
    for day in range(30):
        y, marked = 22 + 9.4 * day, day in (0, 15, 29)
        hours = [step / 5 for step in range(5 * 24 + 1)]
        wave = [(22 + 11.4 * h, y - 15 * tide(day * 24 + h - 5)) for h in hours]
        strokes.append(line(wave, ACCENT if marked else INK, 1.3 if marked else 0.55))
        if marked:
            left = wave[0][1]
            strokes.append(circle(10, left, 3.2, ACCENT, 0.8, "none" if day == 15 else ACCENT))
    save("month", 318, 316, strokes)


def predictor() -> None:
    """The wire falls on the left of each moving pulley, passes under it, and rises on its right."""
    cranks = [("M₂", 15, 40), ("S₂", 11, 200), ("N₂", 8.5, 320), ("M₄", 6.5, 120), ("K₁", 4.5, 250), ("O₁", 4.5, 80)]  # fmt: skip
    top, r, strokes, wire = 24, 8, [], "M22 8"
    for number, (name, throw, angle) in enumerate(cranks):
        x, hub = 30 + 32 * number, 120
        px, py = (
            x + throw * math.cos(math.radians(angle)),
            hub - throw * math.sin(math.radians(angle)),
        )
        low = py - 50
        wire += f"V{low:.1f}A{r} {r} 0 0 0 {x + r} {low:.1f}V{top}A{r} {r} 0 0 1 {x + 3 * r} {top}"
        strokes += [
            circle(x, hub, 15.5),
            circle(x, hub, 13.8, width=0.3),
            circle(x, hub, 1.4, fill=INK),
        ]
        strokes += [
            line([(x, hub), (px, py)], ACCENT, 1.6),
            circle(px, py, 1.7, ACCENT, 0.6, ACCENT),
        ]
        strokes.append(path(f"M{x - 15} {py - 1.9:.1f}h30v3.8h-30z", width=0.5))
        strokes += [
            line([(x, low), (x, py - 1.9)], width=1),
            circle(x, low, r),
            circle(x, low, 1.2, fill=INK),
        ]
        strokes += [circle(x + 2 * r, top, r), circle(x + 2 * r, top, 1.2, fill=INK)]
        strokes.append(words(x, 150, name, size=8))
    pen = 80
    strokes.append(path(f"{wire}V{pen}", ACCENT, 0.9))
    strokes += [
        path(f"M210 {pen}h8v14h-8z", fill=INK),
        line([(218, pen + 7), (234, pen + 7)], width=0.9),
    ]
    strokes += [
        path("M2 4h228v4h-228z"),
        path("M2 157h312v4h-312z"),
        path("M2 8v149M6 8v149"),
        path("M226 8v149M230 8v149"),
    ]
    strokes += [
        path("M234 40v96M308 40v96", width=0.8),
        ellipse(271, 40, 37, 6),
        path("M234 136C234 144 308 144 308 136", width=0.6),
    ]
    strokes += [path("M267 142v15M275 142v15M271 34v-10M268 24h6")]
    curve = [
        (234 + s / 4, 87 + 20 * (tide(s / 4 * 1.02) - tide(0)) * (1 - s / 700) + 0.6)
        for s in range(296)
    ]
    strokes += [
        line(
            [(x, 87 + (y - 87) + 3 * math.sin((x - 234) / 74 * math.pi)) for x, y in curve],
            ACCENT,
            0.9,
        )
    ]
    save("predictor", 316, 164, strokes)


def ripple(left: float, right: float, y: float, seed: int, low: float = 1.0) -> list[str]:
    """Return a row of water: a wavy line with gaps that look like chance."""
    strokes, x, turn = [], left, seed
    while x < right:
        turn = (turn * 73 + 41) % 97
        end = min(x + 14 + turn * 0.55, right)
        count = int((end - x) / 1.5)
        if count > 3:
            xs = [x + 1.5 * step for step in range(count + 1)]
            strokes.append(
                line(((at, y + low * math.sin(at / 4.2 + seed)) for at in xs), width=0.5)
            )
        x = end + 4 + turn % 11
    return strokes


def staff() -> None:
    strokes, left, right = [], 146, 170
    for row in range(9):
        y = 78 + row * (5 + row * 0.75)
        inset = 64 - 8.4 * row if row < 7 else 6
        strokes += ripple(max(4, inset), 90 if 98 < y < 126 else left - 5, y, 3 + row) + ripple(
            right + 5, min(313, 317 - inset), y, 50 + row
        )
    strokes.append(
        path(f"M{left} 6h{right - left}v132h-{right - left}z", width=0.8, fill="#ffffff")
    )
    for mark in range(24):
        y = 10 + 5 * mark
        wide = 13 if mark % 4 == 0 else 7
        if mark % 2 == 0:
            strokes.append(path(f"M{right} {y}h-{wide}v5h{wide}z", width=0.3, fill=INK))
        if mark % 8 == 0:
            strokes.append(words(left + 5.5, y + 6, str(4 - mark // 8), size=9))
    strokes += [path("M120 122h22", ACCENT, 0.9), path("M120 105h22", ACCENT, 0.9)]
    strokes += [path("M130 121v-14M127.6 110.4L130 106.6L132.4 110.4", ACCENT, 0.9)]
    strokes += [words(116, 116, "11 cm", "end", 8)]
    strokes += [
        ellipse(200, 134, 7, 4.2, colour=ACCENT, width=0.9),
        path("M196 130.4l-1.2-3M204 130.4l1.2-3", ACCENT, 0.8),
    ]
    for side in (-1, 1):
        for leg in range(3):
            x = 200 + side * (4.4 + leg)
            strokes.append(
                path(
                    f"M{x:.1f} {136 - leg * 1.4:.1f}l{side * 5} {1.6 - leg}l{side * 1.6} 3",
                    ACCENT,
                    0.7,
                )
            )
        strokes.append(
            path(
                f"M{200 + side * 6.4:.1f} 131.6l{side * 5} -3.4c{side * 4} -1 {side * 4} -5 0 -5.4"
                f"l{side * 1.4} 2.6l{-side * 3} -.6",
                ACCENT,
                0.8,
            )
        )
    save("staff", 317, 146, strokes)


def leaf(x: float, y: float, lean: float, length: float, near: float) -> str:
    """Return a leaf that grows upwards from a stem, leaning to one side."""
    ax, ay = math.sin(lean) * length, -math.cos(lean) * length
    wide = 0.2
    one = f"{x + ax * 0.45 - ay * wide:.1f} {y + ay * 0.45 + ax * wide:.1f}"
    other = f"{x + ax * 0.45 + ay * wide:.1f} {y + ay * 0.45 - ax * wide:.1f}"
    data = f"M{x:.1f} {y:.1f}Q{one} {x + ax:.1f} {y + ay:.1f}Q{other} {x:.1f} {y:.1f}"
    return path(data, ACCENT, 0.3 + 0.45 * near, "#ffffff" if near > 0.3 else "none")


def sands() -> None:
    horizon, strokes = 22, [path("M0 22C40 20.6 70 22.4 110 21.6S240 22.8 317 21.4", width=0.7)]
    strokes += [path("M196 21.8c8-5 20-7 32-6.4s20 4 34 2.6 34-2 55 1.6", width=0.5)]
    for number in range(26):
        near = (number / 25) ** 1.9
        y = horizon + 4 + 112 * near
        strokes += (
            ripple(4 + number * 7 % 40, 313 - number * 13 % 46, y, number * 7 + 2, 0.3 + 1.5 * near)
            if number % 2
            else []
        )
    for number in range(11):
        near = (number + 0.4) / 11
        x = 176 + 74 * math.sin(near * 4.4 + 0.5) * (0.25 + near) - 26 * near
        foot, size = horizon + 3 + 100 * near**1.7, 3.5 + 34 * near**1.5
        strokes.append(line([(x, foot), (x + size * 0.05, foot - size)], ACCENT, 0.45 + 0.8 * near))
        for up, lean in ((0.34, -1.0), (0.46, 1.0), (0.62, -0.9), (0.74, 0.9), (1.0, 0.08)):
            strokes.append(leaf(x + size * 0.05 * up, foot - size * up, lean, size * 0.42, near))
    for x, y in ((84, 12), (93, 8.5), (101, 13), (112, 9.5)):
        strokes.append(path(f"M{x} {y}q2.4-2.6 4 0q1.8-2.4 4-.4", width=0.6))
    save("sands", 317, 132, strokes)


def estuary() -> None:
    def middle(x: float) -> float:
        return 54 + 15 * math.sin(x / 34) * (1 - x / 420) - 6 * math.sin(x / 90)

    def half(x: float) -> float:
        return 3.6 + 40 * (x / 317) ** 2.3 + 2.2 * math.sin(x / 13)

    xs, strokes = [2 * step for step in range(157)], []
    for depth in [0, 1.7, 3.6, 5.8, 8.4, 11.4, 14.9, 19, 23.8]:
        wide = [x for x in xs if half(x) > depth + 0.9]
        for side in (-1, 1):
            shore = [(x, middle(x) + side * (half(x) - depth)) for x in wide]
            strokes.append(line(shore, width=0.9 if depth == 0 else 0.35))
    stations = [
        (30, "Eelby bridge", -1),
        (118, "Hythe Marr", 1),
        (196, "Corran Hard", -1),
        (282, "The Perch", 1),
    ]
    for x, name, side in stations:
        y = middle(x) + side * half(x) if name != "The Perch" else middle(x)
        strokes.append(
            circle(x, y, 2.4, ACCENT, 0.8, ACCENT if name == "Corran Hard" else "#ffffff")
        )
        if name == "The Perch":
            strokes.append(words(x - 6, y + 2.6, name, "end"))
        else:
            strokes.append(words(x, y + (-8 if side < 0 else 15), name))
    x = 30
    strokes.append(line([(x + 9, middle(x) - 9), (x + 9, middle(x) + 9)], width=1.4))
    strokes += [path("M20 100V80M16.8 85L20 79.5L23.2 85"), words(20, 109, "N")]
    save("estuary", 317, 112, strokes)


def moons() -> None:
    """The dark part of each moon in the accent: between one limb and the edge of the light."""
    strokes, r, y = [], 9.6, 14
    for phase in range(9):
        x, edge = 14 + 29 * phase, math.cos(2 * math.pi * phase / 8)
        turns = [math.pi * step / 24 for step in range(25)]
        limb = -1 if phase <= 4 else 1  # the light grows from the right
        dark = [(x + limb * r * math.sin(t), y - r * math.cos(t)) for t in turns]
        dark += [(x - limb * edge * r * math.sin(t), y - r * math.cos(t)) for t in reversed(turns)]
        if phase != 4:
            strokes.append(line(dark, ACCENT, 0.3, ACCENT))
        strokes.append(circle(x, y, r, ACCENT, 0.8))
    save("moons", 260, 28, strokes)


def wrack() -> None:
    """Bladder wrack forks again and again, with a pair of bladders below each fork."""
    strokes: list[str] = []

    def branch(x: float, y: float, turn: float, length: float, depth: int) -> None:
        bend = 0.2 if depth % 2 else -0.2
        ex, ey = x + length * math.cos(turn), y - length * math.sin(turn)
        mx, my = x + length * 0.6 * math.cos(turn + bend), y - length * 0.6 * math.sin(turn + bend)
        strokes.append(
            path(f"M{x:.1f} {y:.1f}Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}", INK, 0.6 + 0.4 * depth)
        )
        if depth in (1, 2, 3):
            for way in (-1, 1):
                at, out = turn + way * math.pi / 2, 1.6 + 0.55 * depth
                strokes.append(
                    circle(
                        mx + out * math.cos(at),
                        my + out * math.sin(at),
                        1.7,
                        ACCENT,
                        0.8,
                        "#ffffff",
                    )
                )
        if depth == 0:
            strokes.append(ellipse(ex, ey, 1.8, 1.5, fill=INK))
            return
        spread = 0.30 + 0.03 * depth
        branch(ex, ey, turn + spread, length * 0.80, depth - 1)
        branch(ex, ey, turn - spread * 0.9, length * 0.74, depth - 1)

    branch(4, 50, 0.02, 40, 3)
    save("wrack", 126, 92, strokes)


def lantern() -> None:
    upright = [
        path("M-13 0h26v4h-26z"), path("M-11 0L-9-6h18L11 0"), path("M-9-6C-16-16-12-30-7-34h14C12-30 16-16 9-6", width=0.8),
        path("M-7-34h14v-3h-14z"), path("M-9-37h18l-4-7h-10z"), path("M-3-44h6v-4h-6z"),
        path("M-15 1C-19-14-19-30-10-40M15 1C19-14 19-30 10-40"), path("M-16-8C-30-40-16-62 0-62S30-40 16-8", width=0.8),
        path("M-14-12C-6-10 6-10 14-12M-13-27C-6-25 6-25 13-27", width=0.4),
    ]  # fmt: skip
    flame = path(
        "M0 19C-1.6 24-5.4 26-4.6 30.4C-3.8 33.6 3.8 33.6 4.6 30.4C5.2 26.6 1 24.4 0 19z",
        ACCENT,
        0.6,
        ACCENT,
    )
    body = [
        '<g transform="translate(40 6)">',
        '<g transform="scale(1 -1)">',
        *upright,
        "</g>",
        flame,
        "</g>",
    ]
    save("lantern", 80, 72, body)


def cork() -> None:
    strokes = []
    for ring in range(8):
        rx = 20 + 16 * ring + ring * ring * 0.45
        strokes.append(ellipse(158, 46, rx, rx * 0.24, width=round(0.9 - 0.085 * ring, 2)))
    strokes += [
        path("M149 30l3 17c3 1.8 9 1.8 12 0l3-17", ACCENT, 0.9, "#ffffff"),
        ellipse(158, 30, 9, 2.8, colour=ACCENT, width=0.9, fill="#ffffff"),
    ]
    strokes += [path("M153.4 36l.8 2.4M160 40l-.4 2.6M163 35l-.6 2", ACCENT, 0.7)]
    save("cork", 316, 92, strokes)


def spring() -> None:
    """Every high water from 20 March to 31 May 2024, and the five that are great."""
    crests = {6: "26 March", 21: "10 April", 36: "25 April", 50: "9 May", 66: "25 May"}
    strokes, heights = [], {6: 7.0, 21: 7.6, 36: 6.9, 50: 7.3, 66: 6.7}
    days = sorted(crests)

    def high(day: float) -> float:
        """Return a height between neaps of 4.6 m and the nearest great tide."""
        near = min(days, key=lambda crest: abs(crest - day))
        return (
            4.6 + (heights[near] - 4.6) * max(0.0, math.cos(math.pi * (day - near) / 15.2)) ** 1.4
        )

    for tide_number in range(142):
        day = tide_number * 12.4206 / 24
        x, top = 4 + day * 4.24, 96 - (high(day) - 4) * 20
        great = any(abs(day - crest) < 0.27 for crest in days)
        strokes.append(line([(x, 96), (x, top)], ACCENT if great else INK, 1.1 if great else 0.45))
    for crest, name in crests.items():
        x, top = 4 + crest * 4.24, 96 - (heights[crest] - 4) * 20
        strokes += [
            circle(x, top - 3, 2, ACCENT, 0.8, ACCENT if crest in (21, 50) else "#ffffff"),
            words(x, top - 9, name),
        ]
    strokes.append(path("M2 96h313", width=0.6))
    save("spring", 317, 99, strokes)


for draw in (month, predictor, staff, sands, estuary, moons, wrack, lantern, cork, spring):
    draw()
