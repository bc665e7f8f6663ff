"""Pictures: stand-ins, what is refused at the door, and renditions with the right colours."""

import io
import json
import random
import struct
import zlib
from pathlib import Path

import numpy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, features

from publisher.editions.placing import Darkroom
from publisher.pictures.files import open_pictures
from publisher.pictures.rendition import Rendition, RenditionOrder, make_rendition
from publisher.pictures.standin import identify, read_stand_in, stand_in
from publisher.problems import ExitCode, Problems
from publisher.source import Folder, Source
from publisher.store import Store
from publisher.workshop import Failed

CMYK = Path(__file__).parents[1] / "assets/profiles/ISOcoated_v2_300_bas.icc"
WHOLE = (0.0, 0.0, 1.0, 1.0)
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 180, 20), (20, 20, 220), (250, 250, 250)


def made(path, width=4000, height=4000, crop=WHOLE, *, quality=95, cmyk=CMYK) -> Rendition:
    return make_rendition(
        RenditionOrder(
            str(path), identify(path.read_bytes()), crop, width, height, quality, str(cmyk)
        )
    )


def seen(rendition: Rendition) -> Image.Image:
    """Return the rendition as a viewer of the PDF sees its samples, before the mask."""
    size = (rendition.width, rendition.height)
    if not rendition.jpeg:
        return Image.frombytes("RGB", size, rendition.data)
    image = Image.open(io.BytesIO(rendition.data))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
    return image


def colour(rendition: Rendition, x: float = 0.5, y: float = 0.5) -> tuple[int, ...]:
    """Return the colour at shares of width and height."""
    image = seen(rendition)
    return image.getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))


def like(*expected: int, within: int = 6) -> object:
    return pytest.approx(expected, abs=within)


def saved(folder: Path, image: Image.Image, name: str, **options: object) -> Path:
    path = folder / name
    image.save(path, **options)
    return path


def plain(mode: str, value: object, size: tuple[int, int] = (32, 24)) -> Image.Image:
    return Image.new(mode, size, value)


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture with more colours than anyone draws."""
    noise = numpy.random.default_rng(1).integers(0, 255, (height, width, 3), dtype=numpy.uint8)
    return Image.fromarray(noise).convert(mode)


def icc(space: bytes, **tags: bytes) -> bytes:
    """Return an ICC profile of version 2.1 for a monitor or a scanner of grey."""
    table, body, start = b"", b"", 128 + 4 + 12 * (len(tags) + 1)
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    for name, data in {"wtpt": white, **tags}.items():
        table += name.encode() + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I4sI", start + len(body), b"lcms", 0x02100000) + b"mntr" + space + b"XYZ "
    head += struct.pack(">6H", 2023, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags) + 1) + table + body


LINEAR_GREY = icc(b"GRAY", kTRC=b"curv\0\0\0\0" + struct.pack(">I", 0))


def exchanged_colours() -> bytes:
    """Return sRGB with red and green exchanged: a profile that nobody can ignore unnoticed."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for tag in (b"XYZ", b"TRC"):
        data = data.replace(b"r" + tag, b"?" + tag, 1).replace(b"g" + tag, b"r" + tag, 1)
        data = data.replace(b"?" + tag, b"g" + tag, 1)
    return data


sides = st.integers(1, 20_000)


@given(sides, sides)
@example(999, 1000)
@example(1, 20_000)
@example(20_000, 7)
@example(2, 481)
@settings(max_examples=60)
def test_a_stand_in_has_the_proportions_of_its_picture(width, height):
    with Image.open(io.BytesIO(stand_in("0" * 32, width, height))) as image:
        assert image.width / image.height == pytest.approx(width / height, rel=1 / 900)


@given(sides, sides)
@settings(max_examples=40)
def test_a_stand_in_is_small(width, height):
    assert len(stand_in("0" * 32, width, height)) < 8000


@given(st.text("0123456789abcdef", min_size=32, max_size=32))
@settings(max_examples=20)
def test_a_stand_in_carries_the_id_of_its_picture(identity):
    assert read_stand_in(stand_in(identity, 300, 200)) == identity


def test_equal_stand_ins_have_equal_bytes():
    assert stand_in("0" * 32, 300, 200) == stand_in("0" * 32, 300, 200)


def test_a_picture_that_stands_for_none_is_no_stand_in():
    stream = io.BytesIO()
    photograph(20, 20).save(stream, "JPEG", comment=b"a picture")
    assert read_stand_in(stream.getvalue()) is None
    assert read_stand_in(b"") is None


# Where EXIF says that the first row and the first column of the file are seen.
CORNERS = {
    1: ("top left", "top right"),
    2: ("top right", "top left"),
    3: ("bottom right", "bottom left"),
    4: ("bottom left", "bottom right"),
    5: ("top left", "bottom left"),
    6: ("top right", "bottom right"),
    7: ("bottom right", "top right"),
    8: ("bottom left", "top left"),
}


def quarters(width: int = 80, height: int = 40) -> Image.Image:
    """Return a picture that is red at the start of its first row, green at its end."""
    image = Image.new("RGB", (width, height), WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    return image


def oriented(folder: Path, orientation: int, name: str = "turned.jpg", **options: object) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(folder, quarters(), name, exif=exif, **options)


def corner(rendition: Rendition, where: str) -> tuple[int, ...]:
    return colour(rendition, 0.9 if "right" in where else 0.1, 0.9 if "bottom" in where else 0.1)


@pytest.mark.parametrize("name", ["turned.jpg", "turned.png", "turned.tif", "turned.webp"])
@pytest.mark.parametrize("orientation", CORNERS)
def test_the_orientation_that_exif_tells_is_honoured(tmp_path, orientation, name):
    options = {"quality": 95} if name.endswith(("jpg", "webp")) else {}
    path = oriented(tmp_path, orientation, name, **options)
    size = (80, 40) if orientation < 5 else (40, 80)
    (opened,) = open_pictures([(name, None)], Folder(tmp_path), Problems()).values()
    rendition = made(path)
    assert (opened.width, opened.height) == (rendition.width, rendition.height) == size
    first, second = CORNERS[orientation]
    assert corner(rendition, first) == like(*RED, within=25)
    assert corner(rendition, second) == like(*GREEN, within=25)


def test_a_crop_counts_on_the_picture_as_it_is_seen(tmp_path):
    path = oriented(tmp_path, 6, quality=95)  # red at the top right, green at the bottom right
    rendition = made(path, crop=(0.5, 0.0, 1.0, 0.5))
    assert (rendition.width, rendition.height) == (20, 40)
    assert colour(rendition) == like(*RED, within=25)


def test_cmyk_without_a_profile_is_read_by_the_house_s(tmp_path):
    # Known colours of ISO Coated v2 on screen: #009fe3, #e6007e, #ffed00, within a few steps.
    known = {
        (255, 0, 0, 0): (0, 158, 226),
        (0, 255, 0, 0): (229, 0, 125),
        (0, 0, 255, 0): (255, 236, 0),
        (0, 0, 0, 0): (255, 255, 255),
    }
    for inks, expected in known.items():
        path = saved(tmp_path, plain("CMYK", inks), "inks.tif")
        assert colour(made(path)) == like(*expected, within=12)


def test_cmyk_is_not_the_simple_complement(tmp_path):
    path = saved(tmp_path, plain("CMYK", (255, 0, 0, 0)), "cyan.tif")
    assert colour(made(path))[1] < 200  # the complement would be 255


def test_cmyk_with_a_profile_is_read_by_it(tmp_path):
    own = CMYK.read_bytes()
    path = saved(tmp_path, plain("CMYK", (0, 255, 255, 0)), "red.tif", icc_profile=own)
    bare = saved(tmp_path, plain("CMYK", (0, 255, 255, 0)), "bare.tif")
    assert made(path, cmyk=tmp_path / "none.icc").data == made(bare).data


@pytest.mark.parametrize("profile", [{}, {"icc_profile": CMYK.read_bytes()}])
def test_the_inverted_inks_of_adobe_s_jpegs_are_read_right(tmp_path, profile):
    path = saved(tmp_path, plain("CMYK", (0, 0, 0, 0)), "paper.jpg", quality=95, **profile)
    assert b"Adobe" in path.read_bytes()[:40]
    assert colour(made(path)) == like(255, 255, 255)
    path = saved(tmp_path, plain("CMYK", (0, 0, 255, 0)), "yellow.jpg", quality=95, **profile)
    assert colour(made(path)) == like(255, 236, 0, within=12)


@pytest.mark.parametrize("name", ["grey.jpg", "grey.png", "grey.tif", "grey.webp"])
def test_grey_stays_grey(tmp_path, name):
    path = saved(tmp_path, plain("L", 128), name)
    assert colour(made(path)) == like(128, 128, 128, within=3)


def sixteen_bits(folder: Path, name: str, values: list[int]) -> Path:
    rows = numpy.array([values] * 4, dtype=numpy.uint16)
    return saved(folder, Image.fromarray(rows), name)


@pytest.mark.parametrize("name", ["deep.png", "deep.tif"])
def test_sixteen_bits_of_grey_are_scaled_and_not_clipped(tmp_path, name):
    values = [0, 257, 128 * 257, 200 * 257, 65535]
    image = seen(made(sixteen_bits(tmp_path, name, values)))
    found = [image.getpixel((x, 1))[0] for x in range(5)]
    assert found == like(0, 1, 128, 200, 255, within=1 if name == "deep.png" else 4)


def png(width: int, height: int, bits: int, kind: int, rows: bytes, **chunks: bytes) -> bytes:
    """Return a PNG made by hand, because Pillow writes no sixteen bits of colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    extra = b"".join(chunk(name.encode(), data) for name, data in chunks.items())
    body = chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + body


def test_sixteen_bits_of_colour_are_scaled_and_not_clipped(tmp_path):
    row = struct.pack(">6H", 65535, 128 * 257, 257, 0, 200 * 257, 65535)
    path = tmp_path / "deep.png"
    path.write_bytes(png(2, 2, 16, 2, (b"\0" + row) * 2))
    assert [colour(made(path), x) for x in (0, 1)] == [(255, 128, 1), (0, 200, 255)]


def test_sixteen_bits_of_colour_and_opacity_keep_both(tmp_path):
    row = struct.pack(">4H", 65535, 128 * 257, 0, 100 * 257)
    path = tmp_path / "deep.png"
    path.write_bytes(png(1, 1, 16, 6, b"\0" + row))
    rendition = made(path)
    assert (colour(rendition), rendition.mask) == ((255, 128, 0), b"\x64")


def palette(**options: object) -> Image.Image:
    image = Image.new("P", (4, 2), 1)
    image.putpalette([*RED, *BLUE, *GREEN])
    image.paste(0, (0, 0, 2, 2))
    return image


def test_a_palette_becomes_its_colours(tmp_path):
    rendition = made(saved(tmp_path, palette(), "few.png"))
    assert (colour(rendition, 0), colour(rendition, 1)) == (RED, BLUE)
    assert rendition.mask is None


@pytest.mark.parametrize(("transparency", "clear"), [(0, 0), (b"\x40\xff", 0x40)])
def test_a_palette_keeps_its_transparency(tmp_path, transparency, clear):
    rendition = made(saved(tmp_path, palette(), "few.png", transparency=transparency))
    assert colour(rendition, 1) == BLUE
    assert rendition.mask == bytes([clear, clear, 255, 255] * 2)


def test_one_bit_becomes_black_and_white(tmp_path):
    image = Image.new("1", (4, 2), 1)
    image.paste(0, (0, 0, 2, 2))
    rendition = made(saved(tmp_path, image, "bits.png"))
    assert (colour(rendition, 0), colour(rendition, 1)) == ((0, 0, 0), (255, 255, 255))


@pytest.mark.parametrize(
    ("mode", "value", "expected"),
    [("RGBA", (*RED, 100), RED), ("LA", (90, 100), (90, 90, 90))],
)
@pytest.mark.parametrize("name", ["clear.png", "clear.tif", "clear.webp"])
def test_transparency_is_kept_as_a_mask(tmp_path, mode, value, expected, name):
    options = {"lossless": True} if name.endswith("webp") else {}
    rendition = made(saved(tmp_path, plain(mode, value), name, **options))
    assert rendition.mask == bytes([100]) * (32 * 24)
    assert colour(rendition) == like(*expected, within=3)


def test_a_colour_named_transparent_is_kept_as_a_mask(tmp_path):
    image = plain("RGB", RED)
    image.paste(BLUE, (0, 0, 16, 24))
    rendition = made(saved(tmp_path, image, "key.png", transparency=BLUE))
    assert set(rendition.mask) == {0, 255}
    assert colour(rendition, 0.9) == RED


def test_colours_that_do_not_show_stay_out_of_those_that_do(tmp_path):
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    image.paste((*RED, 255), (50, 50, 150, 150))
    rendition = made(saved(tmp_path, image, "square.png"), 33, 33)
    shown = numpy.asarray(seen(rendition)).reshape(-1, 3)[
        numpy.frombuffer(rendition.mask, "u1") > 64
    ]
    assert numpy.abs(shown.astype(int) - RED).max() <= 30  # black would count 220


def test_a_picture_of_nothing_but_air_is_no_fault(tmp_path):
    rendition = made(saved(tmp_path, plain("RGBA", (9, 9, 9, 0)), "air.png"))
    assert set(rendition.mask) == {0}


@pytest.mark.parametrize("name", ["tagged.jpg", "tagged.png", "tagged.tif", "tagged.webp"])
def test_a_profile_of_colour_is_honoured(tmp_path, name):
    options = {"lossless": True} if name.endswith("webp") else {"quality": 95}
    image = plain("RGB", (255, 0, 0))
    path = saved(tmp_path, image, name, icc_profile=exchanged_colours(), **options)
    assert colour(made(path)) == like(0, 255, 0)


def test_a_profile_of_colour_is_honoured_beside_transparency(tmp_path):
    path = tmp_path / "tagged.png"
    saved(tmp_path, plain("RGBA", (255, 0, 0, 80)), path.name, icc_profile=exchanged_colours())
    rendition = made(path)
    assert colour(rendition) == like(0, 255, 0)
    assert set(rendition.mask) == {80}


@pytest.mark.parametrize(("mode", "value"), [("L", 128), ("LA", (128, 255))])
def test_a_profile_of_grey_is_honoured(tmp_path, mode, value):
    path = saved(tmp_path, plain(mode, value), "grey.png", icc_profile=LINEAR_GREY)
    assert colour(made(path)) == like(188, 188, 188, within=2)  # 128/255 of the light


def test_a_profile_of_srgb_changes_nothing(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path, plain("RGB", (200, 100, 50)), "tagged.png", icc_profile=profile)
    assert colour(made(path)) == like(200, 100, 50, within=1)


@pytest.mark.parametrize("profile", [b"rubbish", LINEAR_GREY, CMYK.read_bytes()])
def test_a_profile_that_is_damaged_or_does_not_fit_is_as_good_as_none(tmp_path, profile):
    path = saved(tmp_path, plain("RGB", (200, 100, 50)), "tagged.tif", icc_profile=profile)
    assert colour(made(path)) == like(200, 100, 50, within=2)


def test_lab_becomes_its_colours(tmp_path):
    path = saved(tmp_path, plain("LAB", (138, 128, 128)), "lab.tif")  # a grey of L* 54
    assert colour(made(path)) == like(129, 129, 129, within=4)


@pytest.mark.parametrize("asked", [(33, 20), (800, 600), (799, 1), (1, 600)])
def test_a_rendition_has_the_px_that_were_asked_for(tmp_path, asked):
    rendition = made(saved(tmp_path, photograph(800, 600), "photo.jpg"), *asked)
    assert (rendition.width, rendition.height) == asked


@pytest.mark.parametrize("asked", [(801, 601), (5000, 5000)])
def test_no_picture_is_enlarged(tmp_path, asked):
    rendition = made(saved(tmp_path, photograph(800, 600), "photo.jpg"), *asked)
    assert (rendition.width, rendition.height) == (800, 600)


def test_a_cropped_picture_is_not_enlarged_either(tmp_path):
    path = saved(tmp_path, photograph(800, 600), "photo.png")
    rendition = made(path, crop=(0.25, 0.5, 0.5, 1.0))
    assert (rendition.width, rendition.height) == (200, 300)


def test_a_crop_shows_its_part_and_nothing_else(tmp_path):
    path = saved(tmp_path, quarters(400, 200), "parts.png")
    for crop, expected in (
        ((0, 0, 0.5, 0.5), RED),
        ((0.5, 0, 1, 0.5), GREEN),
        ((0, 0.5, 1, 1), WHITE),
    ):
        found = numpy.asarray(seen(made(path, 50, 50, crop)))[4:-4, 4:-4].reshape(-1, 3)
        assert {*map(tuple, found.tolist())} == {expected}


@pytest.mark.parametrize("crop", [(1, 0, 1, 1), (0, 0, 0, 0), (0.3, 0.3, 0.3, 0.3), (0, 1, 1, 1)])
def test_a_picture_that_is_clipped_away_is_no_fault(tmp_path, crop):
    path = saved(tmp_path, photograph(80, 60), "photo.jpg")
    assert min(made(path, 1, 1, crop).width, 1) == 1


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("name", ["large.jpg", "progressive.jpg"])
def test_reading_a_jpeg_at_a_fraction_of_its_size_loses_none_that_was_asked(
    tmp_path, orientation, name
):
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"exif": exif, "progressive": name == "progressive.jpg"}
    path = saved(tmp_path, photograph(1600, 1200), name, **options)
    for width, height, crop in (
        (700, 500, (0, 0, 0.5, 0.5)),
        (100, 75, (0.9, 0.9, 1.0, 1.0)),
        (40, 30, WHOLE),
        (599, 3, WHOLE),
    ):
        rendition = made(path, width, height, crop)
        whole = (1600, 1200) if orientation == 1 else (1200, 1600)
        most = [
            round(side * share)
            for side, share in zip(whole, (crop[2] - crop[0], crop[3] - crop[1]), strict=True)
        ]
        assert rendition.width == min(width, most[0])
        assert rendition.height == min(height, most[1])


def test_a_jpeg_read_at_a_fraction_of_its_size_shows_the_same_crop(tmp_path):
    path = saved(tmp_path, quarters(1600, 800), "large.jpg", quality=95)
    assert colour(made(path, 20, 20, (0.52, 0.02, 0.98, 0.48))) == like(*GREEN, within=8)


def test_what_was_drawn_stays_without_loss(tmp_path):
    path = saved(tmp_path, quarters(), "drawn.png")
    rendition = made(path)
    assert not rendition.jpeg
    assert rendition.data == quarters().tobytes()


def test_what_was_drawn_on_air_stays_without_loss(tmp_path):
    image = quarters().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    assert not made(saved(tmp_path, image, "drawn.png")).jpeg


def test_what_was_photographed_becomes_a_jpeg(tmp_path):
    assert made(saved(tmp_path, photograph(80, 60), "photo.png")).jpeg


@pytest.mark.parametrize("quality", [50, 82, 95])
def test_a_picture_of_pure_grain_is_no_fault(tmp_path, quality):
    rendition = made(saved(tmp_path, photograph(300, 200), "grain.png"), quality=quality)
    assert seen(rendition).size == (300, 200)


def test_equal_orders_give_equal_bytes(tmp_path):
    path = saved(tmp_path, photograph(200, 100), "photo.jpg")
    assert made(path, 50, 25).pack() == made(path, 50, 25).pack()


def test_the_place_of_a_picture_does_not_count_but_all_else_does():
    order = RenditionOrder("a/b.jpg", "1" * 32, WHOLE, 10, 10, 80, "here/a.icc")
    moved = RenditionOrder("c/d.jpg", "1" * 32, WHOLE, 10, 10, 80, "there/a.icc")
    others = [
        RenditionOrder("a/b.jpg", "2" * 32, WHOLE, 10, 10, 80, "a.icc"),
        RenditionOrder("a/b.jpg", "1" * 32, (0, 0, 1, 0.5), 10, 10, 80, "a.icc"),
        RenditionOrder("a/b.jpg", "1" * 32, WHOLE, 11, 10, 80, "a.icc"),
        RenditionOrder("a/b.jpg", "1" * 32, WHOLE, 10, 11, 80, "a.icc"),
        RenditionOrder("a/b.jpg", "1" * 32, WHOLE, 10, 10, 81, "a.icc"),
        RenditionOrder("a/b.jpg", "1" * 32, WHOLE, 10, 10, 80, str(CMYK)),
    ]
    assert order.key == moved.key
    assert len({order.key, *(other.key for other in others)}) == 7


@pytest.mark.skipif(not features.check("webp"), reason="PILLOW WITHOUT WEBP")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("some.jpg", {"progressive": True, "quality": 95}),
        ("some.webp", {"lossless": True}),
        ("some.webp", {"quality": 95}),
        ("some.tif", {"compression": "tiff_lzw"}),
        ("some.tif", {"compression": "tiff_adobe_deflate"}),
        ("some.tif", {"compression": "jpeg", "quality": 95}),
        ("some.png", {"optimize": True}),
    ],
)
def test_every_common_way_of_writing_a_picture_is_read(tmp_path, name, options):
    saved(tmp_path, quarters(), name, **options)
    problems = Problems()
    (opened,) = open_pictures([(name, None)], Folder(tmp_path), problems).values()
    assert (opened.width, opened.height, problems.sorted) == (80, 40, ())
    assert corner(made(opened.path), "top left") == like(*RED, within=25)


def test_the_first_picture_of_a_phone_s_several_is_read(tmp_path):
    more = [photograph(20, 20)]
    saved(tmp_path, quarters(), "several.jpg", format="MPO", save_all=True, append_images=more)
    problems = Problems()
    (opened,) = open_pictures([("several.jpg", None)], Folder(tmp_path), problems).values()
    assert (opened.width, opened.height, problems.sorted) == (80, 40, ())
    assert (made(opened.path).width, made(opened.path).height) == (80, 40)


def test_a_film_behind_a_picture_is_no_fault(tmp_path):
    path = saved(tmp_path, quarters(), "moving.jpg")
    film = random.Random(1).randbytes(20_000) + b"\xff\xda no end follows this"
    path.write_bytes(path.read_bytes() + film)
    problems = Problems()
    open_pictures([("moving.jpg", None)], Folder(tmp_path), problems)
    assert problems.sorted == ()
    assert made(path).width == 80


images = st.builds(
    lambda width, height, jpeg, masked: Rendition(
        width,
        height,
        jpeg,
        b"jpeg\n" if jpeg else b"\n" * (width * height * 3),
        b"\n" * (width * height) if masked else None,
    ),
    st.integers(1, 9),
    st.integers(1, 9),
    st.booleans(),
    st.booleans(),
)


@given(images)
def test_a_packed_rendition_is_unpacked_equal(rendition):
    assert Rendition.unpack(rendition.pack()) == rendition


@given(images, st.data())
def test_a_packed_rendition_that_lost_or_gained_bytes_is_refused(rendition, data):
    packed = rendition.pack()
    assert Rendition.unpack(packed[: data.draw(st.integers(0, len(packed) - 1))]) is None
    assert Rendition.unpack(packed + b"x") is None


@given(st.binary() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(
    lambda value: json.dumps(value).encode() + b"\nbody"))  # fmt: skip
@settings(max_examples=50)
def test_rubbish_is_no_rendition(packed):
    assert Rendition.unpack(packed) is None


@pytest.mark.parametrize("key", ["width", "height", "jpeg", "data", "mask"])
@pytest.mark.parametrize("value", [None, "x", -1, [], 10**9])
def test_a_packed_rendition_with_a_wrong_head_is_refused(key, value):
    line, _, body = Rendition(2, 2, False, bytes(12), bytes(4)).pack().partition(b"\n")
    head = {**json.loads(line), key: value}
    unpacked = Rendition.unpack(json.dumps(head).encode() + b"\n" + body)
    assert unpacked is None or (unpacked.data, unpacked.mask) == (bytes(12), bytes(4))


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "photo.tif"])
def test_a_damaged_picture_raises_what_the_darkroom_reports(tmp_path, name):
    path = saved(tmp_path, photograph(300, 300), name)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    problems, shop = Problems(), _Bench()
    order = RenditionOrder(str(path), identify(path.read_bytes()), WHOLE, 50, 50, 80, str(CMYK))
    store = Store(tmp_path / "store")
    darkroom = Darkroom({}, CMYK, shop, store, problems, lambda *_: None)
    assert darkroom.develop([order]) == {}
    (problem,) = problems.sorted
    assert (problem.code, problem.step) == ("picture-damaged", ExitCode.PICTURE)
    assert name in problem.message
    assert shop.failures in (["OSError"], ["UnidentifiedImageError"])


class _Bench:
    """A workshop without workers."""

    def __init__(self):
        self.failures = []

    def run(self, work, orders):
        for index, order in enumerate(orders):
            try:
                yield index, work(order)
            except Exception as error:
                self.failures.append(type(error).__name__)
                yield index, Failed(type(error).__name__, str(error))


def test_the_darkroom_makes_each_rendition_once_and_keeps_it(tmp_path):
    path = saved(tmp_path, photograph(30, 30), "photo.png")
    order = RenditionOrder(str(path), identify(path.read_bytes()), WHOLE, 10, 10, 80, str(CMYK))
    made_now = []

    class Counting(_Bench):
        def run(self, work, orders):
            made_now.extend(orders)
            return super().run(work, orders)

    store = Store(tmp_path / "store")
    darkroom = Darkroom({}, CMYK, Counting(), store, Problems(), lambda *_: None)
    first = darkroom.develop([order, order])
    assert darkroom.develop([order]) == first
    assert made_now == [order]
    store.put(order.key, store.get(order.key)[:-1])
    assert darkroom.develop([order]) == first
    assert made_now == [order, order]


@pytest.fixture
def issue_folder(tmp_path):
    """A folder with a good picture, and everything around it that a source might try to name."""
    folder = tmp_path / "issue"
    (folder / "pictures").mkdir(parents=True)
    saved(folder, photograph(30, 20), "pictures/good.jpg")
    saved(tmp_path, photograph(30, 20), "secret.jpg")
    (folder / "pictures/link.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "pictures/inner.jpg").symlink_to("good.jpg")
    return folder


def problem(folder: Path, name: str):
    """Return the one problem that a picture makes."""
    problems = Problems()
    place = Source(folder / "issue.yaml", f"file: {name[:80]}").place(1, 7)
    assert open_pictures([(name, place), (name, place)], Folder(folder), problems) == {}
    (found,) = problems.sorted
    assert (found.step, found.place) == (ExitCode.PICTURE, place)
    assert found.hint
    return found


def test_a_good_picture_is_known_by_its_content(issue_folder):
    names = [(f"pictures/{name}.jpg", None) for name in ("good", "inner")]
    good, inner = open_pictures(names, Folder(issue_folder), Problems()).values()
    assert (good.width, good.height, good.vector) == (30, 20, None)
    assert good.id == inner.id
    assert good.url == f"picture:{good.id}"


@pytest.mark.parametrize(
    "name",
    ["../secret.jpg", "pictures/../../secret.jpg", "/etc/passwd", "C:/a.jpg", "pictures/link.jpg"],
)
def test_a_picture_outside_the_folder_is_refused(issue_folder, name):
    assert problem(issue_folder, name).code == "outside"


@pytest.mark.parametrize("name", ["pictures/god.jpg", "picture/good.jpg", "pictures", "a" * 300])
def test_a_picture_that_does_not_exist_is_missed(issue_folder, name):
    assert problem(issue_folder, name).code == "missing-picture"


def test_the_nearest_name_is_suggested(issue_folder):
    assert "pictures/good.jpg" in problem(issue_folder, "pictures/god.jpg").hint


def jpeg() -> bytes:
    stream = io.BytesIO()
    thumbnail = io.BytesIO()
    photograph(40, 30).save(thumbnail, "JPEG")
    exif = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0" + thumbnail.getvalue()
    photograph(64, 64).save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def pixels(width: int, height: int) -> bytes:
    return png(width, height, 8, 2, b"", pHYs=struct.pack(">IIB", 1, 1, 1))


ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.jpg", b"", "picture-unreadable"),
        ("text.jpg", b"this is no picture", "picture-unreadable"),
        ("movie.png", b"GIF89a\x01\0\x01\0\0\0\0;", "picture-unreadable"),
        ("paper.jpg", b"%PDF-1.7\n", "picture-unreadable"),
        ("head.png", png(4, 4, 8, 2, b"")[:20], "picture-unreadable"),
        ("head.jpg", b"\xff\xd8\xff\xe0\0\x10JF", "picture-unreadable"),
        ("cut.jpg", jpeg()[:-2000], "picture-truncated"),
        ("cut.png", png(4, 4, 8, 2, (b"\0" + bytes(12)) * 4)[:-12], "picture-truncated"),
        ("large.png", pixels(20_000, 20_000), "picture-too-large"),
        ("wide.png", pixels(2_000_000_000, 1), "picture-too-large"),
        ("entities.svg", ENTITIES, "picture-unreadable"),
        ("outside.svg", b'<!DOCTYPE svg SYSTEM "x" [ ]><svg/>', "picture-unreadable"),
        ("page.svg", b"<html></html>", "picture-unreadable"),
        ("box.svg", b'<svg viewBox="0 0 1.2.3 4"/>', "picture-unreadable"),
        ("words.svg", b'<svg viewBox="a b c d"/>', "picture-unreadable"),
        ("short.svg", b'<svg viewBox="0 0 10"/>', "picture-unreadable"),
        ("flat.svg", b'<svg viewBox="0 0 10 0"/>', "picture-unreadable"),
        ("comment.svg", b"<!-- <svg> --><html></html>", "picture-unreadable"),
        ("photo.svg", jpeg(), "picture-unreadable"),
        ("cut.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><g>', "picture-unreadable"),
        ("vast.svg", b"<svg>" + b" " * (8 * 1024 * 1024) + b"</svg>", "picture-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_that_cannot_be_used_is_refused_at_the_door(issue_folder, name, data, code):
    (issue_folder / "pictures" / name).write_bytes(data)
    found = problem(issue_folder, f"pictures/{name}")
    assert found.code == code
    assert name in found.message


def test_a_picture_of_400_megapixels_is_refused_by_its_head_alone(issue_folder):
    (issue_folder / "pictures/large.png").write_bytes(pixels(20_000, 20_000))
    assert "400 megapixels" in problem(issue_folder, "pictures/large.png").message


def test_an_svg_stays_what_it_is(issue_folder):
    drawing = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    (issue_folder / "pictures/mark.svg").write_bytes(drawing)
    found = open_pictures([("pictures/mark.svg", None)], Folder(issue_folder), Problems())
    assert found["pictures/mark.svg"].vector == drawing
    assert found["pictures/mark.svg"].url.endswith(".svg")


@given(st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n",
       b"II*\0", b"RIFF\x10\0\0\0WEBP", b"<svg"]), st.sampled_from(["jpg", "svg"]))  # fmt: skip
@settings(max_examples=150)
def test_no_bytes_make_a_traceback(tmp_path_factory, body, head, suffix):
    folder = tmp_path_factory.getbasetemp()
    (folder / f"any.{suffix}").write_bytes(head + body)
    problems = Problems()
    found = open_pictures([(f"any.{suffix}", None)], Folder(folder), problems)
    assert len(found) + len(problems.sorted) == 1


@given(st.integers(0, 3000), st.integers(0, 255))
@settings(max_examples=100)
def test_a_changed_byte_makes_a_picture_or_a_problem(tmp_path_factory, place, value):
    data = bytearray(jpeg())
    data[place % len(data)] = value
    path = tmp_path_factory.getbasetemp() / "changed.jpg"
    path.write_bytes(data)
    problems = Problems()
    found = open_pictures([("changed.jpg", None)], Folder(path.parent), problems)
    assert len(found) + len(problems.sorted) == 1


@pytest.mark.parametrize(
    ("root", "ratio"),
    [
        ('viewBox="0 0 30 20"', 1.5),
        ("viewBox = '0,0 1e3\n2e3'", 0.5),
        ('width="300px" height="100px"', 3),
        ('width="100%"', 1),
        ("", 1),
    ],
)
def test_a_drawing_has_the_proportions_that_it_states(tmp_path, root, ratio):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {root}><!-- viewBox="0 0 9 1" --></svg>'
    (tmp_path / "a.svg").write_text(svg)
    (opened,) = open_pictures([("a.svg", None)], Folder(tmp_path), Problems()).values()
    assert opened.width / opened.height == pytest.approx(ratio, rel=0.01)
