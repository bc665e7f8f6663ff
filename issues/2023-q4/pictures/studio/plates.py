"""The table of pictures: name, size, light, scene and the options of the scene."""

from __future__ import annotations

from dataclasses import dataclass

from studio.layers import Scene
from studio.scenes.archives import archive, guest_lecture
from studio.scenes.asia import asia
from studio.scenes.avenue import avenue
from studio.scenes.banks import river_bank
from studio.scenes.bazaar import market
from studio.scenes.campus import campus
from studio.scenes.citadel import old_town
from studio.scenes.cover import cover
from studio.scenes.desert import canyon
from studio.scenes.encounters import delegation, handshake
from studio.scenes.fields import fields
from studio.scenes.fountains import tashkent
from studio.scenes.gardens import fragrant_hills
from studio.scenes.halls import corridor, theatre
from studio.scenes.hands import harvest, together
from studio.scenes.harbour import port
from studio.scenes.heights import summit
from studio.scenes.laboratory import laboratory
from studio.scenes.meetings import council, hall, lectern
from studio.scenes.paper import library, planting
from studio.scenes.papers import conference
from studio.scenes.parlour import armchairs
from studio.scenes.podium import microphones
from studio.scenes.portrait import portrait
from studio.scenes.reading import reading_room
from studio.scenes.riders import mountain_road
from studio.scenes.rivers import bosphorus, moscow
from studio.scenes.roads import silk_road
from studio.scenes.roses import rose_square
from studio.scenes.sands import oasis, sand_sea
from studio.scenes.screens import forensics, webinar
from studio.scenes.seasons import autumn, misty_bridge, winter
from studio.scenes.sport import stadium
from studio.scenes.stalls import bazaar
from studio.scenes.steps import to_the_light, under_flags
from studio.scenes.straits import great_bridge, strait
from studio.scenes.table import table_above
from studio.scenes.tea import tea_for_two
from studio.scenes.temple import temple
from studio.scenes.towns import stone_bridge, town
from studio.scenes.travel import airport, lobby
from studio.scenes.valleys import fortress, green_valley, landscape


@dataclass(frozen=True)
class Picture:
    """One picture: its size in pixels, its light, its scene, the scene's options, its form."""

    size: tuple[int, int]
    mood: str
    scene: Scene
    options: dict[str, object]
    form: str  # "jpg" or "svg"


# Sizes for print at 300 px to the inch: the page with its bleed, a picture that bleeds at three
# sides, one across the text, one upright beside a headline, and so on.
PAGE, BLEED, LEAD, TALL = (2600, 3630), (2640, 1760), (2100, 1500), (1320, 1980)
HERO, CARD, SQUARE, PORTRAIT = (2100, 1181), (1120, 840), (1300, 1300), (1040, 1300)


def pic(
    size: tuple[int, int], mood: str, scene: Scene, form: str = "jpg", **options: object
) -> Picture:
    """Short way to write a row of the table."""
    return Picture(size, mood, scene, options, form)


# fmt: off
SCENES: dict[str, Picture] = {
    # the page-size pictures
    "cover": pic(PAGE, "dawn", cover),
    "october": pic(PAGE, "harvest", autumn),
    "november": pic(PAGE, "drizzle", misty_bridge),
    "december": pic(PAGE, "dusk", winter),
    "advertisement": pic(PAGE, "canyon", canyon),
    "foreword": pic(PORTRAIT, "dawn", portrait),
    # the leads
    "environment-conference": pic(BLEED, "green", green_valley),
    "digital-forensics": pic(LEAD, "night", forensics, form="svg"),
    "new-silk-way": pic(BLEED, "gold", silk_road),
    "cica-day": pic(BLEED, "day", town, sun=(.3, .3), line=.76, marks=(("tent", .1, 210),
        ("cone_tower", .27, 320), ("cone_tower", .73, 320), ("pyramid", .91, 200),
        ("palace", .5, 270), ("globe_tower", .5, 640)), far=260, mid=130, front="plaza",
        ribbons=True, extras=(("kite", .8, .27, 44), ("cyclist", .14, .955, 170),
        ("tulips", .62, .955, 120))),
    "youth-council": pic(BLEED, "gold", town, sun=(.2, .26), line=.77, marks=(("madrasa", .54,
        530),), far=0, mid=60, hills=150, front="plaza", trees="", extras=(("kite", .19, .36, 52),
        ("cart", .09, .97, 220), ("bough", .9, .12, 330))),
    "football-tournament": pic(BLEED, "dusk", stadium),
    "belt-and-road-forum": pic(LEAD, "dawn", town, sun=(.8, .24), line=.64, marks=(("palace_hall",
        .9, 240), ("palace_hall", .44, 440)), far=260, mid=60, hills=110, front="pool",
        trees="bushy", extras=(("bough", .1, .1, 360), ("cyclist", .72, .975, 150))),
    "un-security-council": pic(TALL, "dawn", council, outside="newyork"),
    "sco-bishkek": pic(LEAD, "day", mountain_road),
    "sdg-forum-almaty": pic(LEAD, "green", town, sun=(.22, .18), line=.7, marks=(("tv_tower", .8,
        420), ("glass_tower", .26, 470), ("glass_tower", .35, 350)),
        far=150, mid=90, peaks=480, front="park", extras=(("bough", .98, .02, 260),)),
    "eurasian-security-minsk": pic(LEAD, "mist", town, sun=(.5, .22), line=.66,
        marks=(("gate_tower", .3, 480), ("gate_tower", .6, 480), ("crystal", .86, 290),
        ("wedding_tower", .07, 380)), far=200, mid=110, front="river", trees="bushy"),
    "xiangshan-forum": pic(BLEED, "gold", fragrant_hills),
    "cpc-publicity-delegation": pic(BLEED, "dawn", handshake, outside="town"),
    "volunteer-concept-paper": pic(BLEED, "green", planting),
    "sdg-forum-remarks": pic(TALL, "green", lectern, mural="hills", speaker=True),
    "majilis-chairman": pic(TALL, "day", town, sun=(.74, .16), line=.66, marks=(("glass_tower", .1,
        620), ("glass_tower", .9, 700), ("parliament", .5, 330)), far=380, mid=150, front="plaza",
        flagged=6, extras=(("tulips", .0, .985, 120), ("tulips", .62, .985, 120))),
    "business-community": pic(BLEED, "gold", fields),
    "turkiye-contribution": pic(BLEED, "dusk", strait),
    "leading-universities": pic(LEAD, "dawn", library),
    "nazarbayev-university": pic(BLEED, "gold", town, sun=(.2, .2), line=.68, marks=(("campus_hall",
        .52, 470),), far=230, mid=90, front="plaza", extras=(("fountain", .5, .9, 170),)),
    "nam-women": pic(BLEED, "dusk", town, sun=(.26, .4), line=.68, marks=(("flames", .62, 580),
        ("tv_tower", .93, 240)), far=170, mid=90, hills=110, front="sea"),
    "turkpa-anniversary": pic(BLEED, "gold", old_town),
    "osce-documentation-centre": pic(TALL, "dusk", archive),
    "china-contribution": pic(LEAD, "snow", temple),
    "christmas-bazaar": pic(BLEED, "night", market),
    "special-working-group": pic(LEAD, "day", table_above, form="svg"),
    "we-are-together": pic(BLEED, "snow", town, sun=(.22, .24), line=.72, marks=(("wedding_tower",
        .1, 440), ("red_tower", .8, 440), ("onion_church", .46, 540)), far=190, mid=80,
        front="snowfield", trees="", ribbons=True, streaming=True),
    "iran-webinar": pic(BLEED, "dawn", webinar),
    "senior-officials-committee": pic(BLEED, "day", hall, n=12, mural="town", stage_people=7),
    "south-korea-contribution": pic(BLEED, "mist", town, sun=(.76, .2), line=.73,
        marks=(("grey_hall", .1, 190), ("grey_hall", .9, 190), ("grey_hall", .5, 430)), far=0,
        mid=0, peaks=420, hills=150, front="plaza", trees="bushy", extras=(("bough", .1, .1, 380),
        ("kite", .86, .3, 40))),
    "volunteer-rally": pic(LEAD, "gold", delegation, suit=False, n=9, raised=True, banner=True,
        marks=(("globe_tower", .6, 330), ("palace", .35, 130))),
    "saudi-arabia-observer": pic(PAGE, "desert", sand_sea),
    "energy-week": pic(LEAD, "dawn", fields, panels=True, pylons=True, harvester=False, turbines=4,
        form="svg"),
    "eco-shusha": pic(LEAD, "green", fortress),
    "osce-skopje": pic(LEAD, "dawn", stone_bridge, marks=(("hill_fort", .72, 320), ("mosque", .2,
        300), ("parliament", .45, 170)), spans=5, sun=(.42, .2), hills=210,
        extras=(("rowboat", .66, .95, 190),)),
    "almaty-anniversary": pic(TALL, "dusk", town, sun=(.3, .3), line=.63, marks=(("tv_tower", .72,
        460), ("glass_tower", .2, 520), ("glass_tower", .36, 380)), far=210, mid=150, peaks=560,
        front="park", ribbons=True, extras=(("cart", .3, .93, 210),)),
    # the second pictures
    "cica-day-2": pic(TALL, "dusk", town, sun=(.3, .3), line=.66, marks=(("palace", .28, 270),
        ("cone_tower", .9, 270), ("globe_tower", .62, 560)), front="river"),
    "belt-and-road-forum-2": pic(SQUARE, "dawn", port),
    "eurasian-security-minsk-2": pic(SQUARE, "mist", avenue),
    "business-community-2": pic(LEAD, "gold", harvest),
    "nam-women-2": pic(LEAD, "dawn", to_the_light),
    "special-working-group-2": pic(SQUARE, "day", corridor),
    "senior-officials-committee-2": pic(LEAD, "dawn", conference),
    # the briefings
    "briefing-01": pic(HERO, "dawn", tea_for_two),
    "briefing-02": pic(CARD, "night", microphones, form="svg"),
    "briefing-03": pic(CARD, "day", tashkent),
    "briefing-04": pic(CARD, "dawn", airport),
    "briefing-05": pic(CARD, "day", lobby),
    "briefing-06": pic(CARD, "green", campus),
    "briefing-07": pic(CARD, "mist", great_bridge),
    "briefing-08": pic(HERO, "day", landscape, height=420),
    "briefing-09": pic(HERO, "gold", town, sun=(.2, .2), line=.72, marks=(("palace", .36, 340),
        ("cone_tower", .84, 460)), far=240, front="plaza", extras=(("cyclist", .2, .96, 180),)),
    "briefing-10": pic(CARD, "dawn", rose_square),
    "briefing-11": pic(CARD, "dusk", guest_lecture),
    "briefing-12": pic(HERO, "dusk", armchairs),
    "briefing-13": pic(CARD, "green", laboratory),
    "briefing-14": pic(CARD, "gold", asia, form="svg"),
    "briefing-15": pic(HERO, "gold", reading_room),
    "briefing-16": pic(CARD, "day", under_flags),
    "briefing-17": pic(HERO, "night", town, sun=(.76, .2), line=.66,
        marks=(("glass_tower", .2, 520), ("open_tower", .52, 520), ("glass_tower", .6, 330)),
        far=330, mid=200, front="river"),
    "briefing-18": pic(CARD, "day", delegation, suit=False, n=6, marks=(("campus_hall", .5, 230),),
        front="park", share=.42),
    "briefing-19": pic(CARD, "snow", town, sun=(.3, .22), line=.68, marks=(("tent", .16, 300),
        ("palace", .62, 360)), far=240, front="snowfield", trees="",
        extras=(("basket", .47, .94, 230),)),
    # more scenes
    "cica-day-3": pic(TALL, "dawn", summit),
    "leading-universities-2": pic(SQUARE, "night", theatre),
    "saudi-arabia-observer-2": pic(LEAD, "dusk", oasis),
    "turkiye-contribution-2": pic(SQUARE, "day", bosphorus),
    "volunteer-rally-2": pic(SQUARE, "day", together),
    "volunteer-rally-3": pic(SQUARE, "green", river_bank),
    "we-are-together-2": pic(SQUARE, "dusk", moscow),
    "youth-council-3": pic(SQUARE, "gold", bazaar),
}
# fmt: on
