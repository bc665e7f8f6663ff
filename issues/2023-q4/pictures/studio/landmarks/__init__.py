"""Buildings that stand for a town; all share one signature."""

from __future__ import annotations

from collections.abc import Callable

from studio.colours import Mood
from studio.landmarks.astana import cone_tower, glass_tower, globe_tower, palace, pyramid, tent
from studio.landmarks.east import grey_hall, mosque, palace_hall
from studio.landmarks.north import crystal, gate_tower, onion_church, red_tower, wedding_tower
from studio.landmarks.south import ball_tower, flames, hill_fort, open_tower, rampart
from studio.landmarks.steppe import campus_hall, madrasa, mausoleum, parliament, tv_tower, yurt
from studio.landmarks.west import (
    crown_tower,
    domed_castle,
    gothic_tower,
    slab,
    stepped_tower,
    twin_spires,
)
from studio.layers import Layers

Landmark = Callable[[float, float, float, Mood], Layers]

LANDMARKS: dict[str, Landmark] = {
    f.__name__: f
    for f in (
        globe_tower,
        tent,
        palace,
        cone_tower,
        pyramid,
        glass_tower,
        madrasa,
        mausoleum,
        palace_hall,
        grey_hall,
        stepped_tower,
        crown_tower,
        slab,
        gate_tower,
        crystal,
        mosque,
        flames,
        rampart,
        hill_fort,
        gothic_tower,
        twin_spires,
        domed_castle,
        onion_church,
        wedding_tower,
        red_tower,
        open_tower,
        ball_tower,
        parliament,
        tv_tower,
        campus_hall,
        yurt,
    )
}
