"""Pictures as plates: every kind of samples, within the ink limit, and their colours true."""

import io
import shutil
import subprocess

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms, ImageDraw
from plating import (
    INKS,
    SPOT,
    families,
    form,
    mixer,
    page_of,
    picture,
    printer,
    profiled,
    separate,
    separator,
    spot,
)

from publisher.editions.edition import inking_of
from publisher.pictures.inking import encode_plates, ink, most_ink
from publisher.pictures.inks import srgb_profile
from publisher.pictures.rendition import RenditionOrder, make_rendition
from publisher.pictures.standin import identify
from publisher.separation.ink import BadColour

RED = (0, 234, 247, 0)  #: what the profile mixes for pure red of sRGB
LAB = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-128, 127, -128, 127])])
CAL_GREY = Array([Name.CalGray, Dictionary(WhitePoint=[0.9505, 1, 1.089], Gamma=2.2)])
LIMIT = inking_of(printer()).limit


def jpeg(mode, colour, size=(16, 16), **options):
    stream = io.BytesIO()
    Image.new(mode, size, colour).save(stream, "JPEG", quality=100, subsampling=0, **options)
    return stream.getvalue()


def placed(make, **options):
    """Return a picture once its page is separated; nothing but ink is left."""
    pdf = page_of("q 20 0 0 20 0 0 cm /I Do Q")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=make(pdf)))
    out = separate(pdf, **options)
    found = out.pages[0].Resources.XObject.I
    found.Kept = out.Root  # as long as the picture, the file
    _OPEN.append(out)
    assert families(out) <= {*INKS, "Indexed"}
    return found


_OPEN = []


def pixels(image):
    """Return the inks of a picture's pixels, 0–255, as its space and Decode have them."""
    space = image.ColorSpace
    if image.get("/Filter") == "/DCTDecode":
        with Image.open(io.BytesIO(image.read_raw_bytes())) as read:
            data, bands = read.tobytes(), len(read.getbands())
        if bands == 4 and "/Decode" not in image:
            data = bytes(255 - level for level in data)
    else:
        data = image.read_bytes()
        bands = {"/DeviceCMYK": 4}.get(str(space), 1) if isinstance(space, Name) else 1
    return [tuple(data[at : at + bands]) for at in range(0, len(data), bands)]


def table(image):
    kind, base, last, data = image.ColorSpace
    assert kind == "/Indexed"
    width = {"/DeviceCMYK": 4}.get(str(base) if isinstance(base, Name) else "", 1)
    held = bytes(data)
    assert len(held) == (int(last) + 1) * width
    return [tuple(held[at : at + width]) for at in range(0, len(held), width)]


def near(pixel, by=2):
    return pytest.approx(pixel, abs=by)


# Every kind of samples


def test_rgb_of_8_and_of_16_bits_becomes_inks():
    found = placed(lambda pdf: picture(pdf, b"\xff\0\0\0\0\0", Name.DeviceRGB, (2, 1)))
    assert found.ColorSpace == "/DeviceCMYK"
    assert pixels(found)[0] == near(RED) and sum(pixels(found)[1]) <= 255 * LIMIT
    deep = b"\xff\xff\0\0\0\0"
    found = placed(lambda pdf: picture(pdf, deep, Name.DeviceRGB, BitsPerComponent=16))
    assert pixels(found) == [near(RED)]


def test_a_jpeg_stays_one_without_subsampling():
    found = placed(
        lambda pdf: picture(
            pdf, jpeg("RGB", "red"), Name.DeviceRGB, (16, 16), Filter=Name.DCTDecode
        )
    )
    assert found.Filter == "/DCTDecode" and found.ColorSpace == "/DeviceCMYK"
    assert pixels(found)[0] == near(RED, 4)
    assert [float(v) for v in found.Decode] == [1, 0] * 4
    with Image.open(io.BytesIO(found.read_raw_bytes())) as read:
        assert {layer[1:3] for layer in read.layer} == {(1, 1)}


def test_a_jpeg_of_inks_within_the_limit_is_not_touched():
    data = jpeg("CMYK", (10, 20, 30, 40))
    found = placed(
        lambda pdf: picture(
            pdf, data, Name.DeviceCMYK, (16, 16), Filter=Name.DCTDecode, Decode=[1, 0] * 4
        )
    )
    assert found.read_raw_bytes() == data and [int(v) for v in found.Decode] == [1, 0] * 4


@pytest.mark.parametrize("decode", [[1, 0] * 4, None])
def test_a_jpeg_of_too_much_ink_gives_way(decode):
    inverted = (255, 250, 240, 230) if decode else (0, 5, 15, 25)
    entries = {"Decode": Array(decode)} if decode else {}
    found = placed(
        lambda pdf: picture(
            pdf, jpeg("CMYK", inverted), Name.DeviceCMYK, (16, 16), Filter=Name.DCTDecode, **entries
        )
    )
    with Image.open(io.BytesIO(found.read_raw_bytes())) as read:
        assert 2.9 < most_ink(read) <= LIMIT
        assert read.getpixel((0, 0))[3] == near(230, 3)


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_a_table_of_colours_becomes_one_of_inks(bits):
    data = {1: b"\x40", 2: b"\x10", 4: b"\x01", 8: b"\0\1"}[bits]
    colours = String(b"\x80\x80\x80\xff\0\0")
    space = Array([Name.Indexed, Name.DeviceRGB, 1, colours])
    found = placed(lambda pdf: picture(pdf, data, space, (2, 1), BitsPerComponent=bits))
    assert found.read_bytes() == data and found.BitsPerComponent == bits
    grey, red = table(found)
    assert grey[:3] == (0, 0, 0) and 100 < grey[3] < 160 and red == near(RED)


def test_a_table_of_tints_lies_on_its_plate():
    gold = spot("Gold", Name.DeviceRGB, 1, 0.8, 0)
    space = Array([Name.Indexed, gold, 1, String(b"\0\x80")])
    found = placed(lambda pdf: picture(pdf, b"\0\1", space, (2, 1)))
    assert found.ColorSpace[1][1] == "/Gold" and table(found) == [(0,), (128,)]


@pytest.mark.parametrize("bits", [1, 8])
def test_grey_is_black_as_it_is(bits):
    found = placed(
        lambda pdf: picture(
            pdf, b"\x80", Name.DeviceGray, Decode=Array([1, 0]), BitsPerComponent=bits
        )
    )
    assert found.read_bytes() == b"\x80" and found.BitsPerComponent == bits
    assert found.ColorSpace == "/DeviceGray" and [int(v) for v in found.Decode] == [1, 0]


def test_calibrated_grey_becomes_black_alone():
    found = placed(lambda pdf: picture(pdf, bytes(range(256)), CAL_GREY, (256, 1)))
    assert found.ColorSpace == "/DeviceGray"
    levels = [level for (level,) in pixels(found)]
    assert levels == sorted(levels) and (levels[0], levels[-1]) == (0, 255)


def test_one_bit_stays_one_bit_in_any_space():
    for space in (CAL_GREY, spot("Black", Name.DeviceCMYK, 0, 0, 0, 1)):
        found = placed(lambda pdf, space=space: picture(pdf, b"\x40", space, BitsPerComponent=1))
        assert found.BitsPerComponent == 1 and found.read_bytes() == b"\x40"
        assert sorted(table(found)) == [(0, 0, 0, 0), (0, 0, 0, 255)]


def test_a_decode_is_taken_into_a_table_of_few_colours():
    black = spot("Black", Name.DeviceCMYK, 0, 0, 0, 1)
    found = placed(
        lambda pdf: picture(pdf, b"\x40", black, BitsPerComponent=1, Decode=Array([1, 0]))
    )
    assert table(found) == [(0, 0, 0, 255), (0, 0, 0, 0)] and "/Decode" not in found


def test_an_inverted_decode_inverts():
    found = placed(
        lambda pdf: picture(pdf, b"\0\xff\xff", Name.DeviceRGB, Decode=Array([1, 0] * 3))
    )
    assert pixels(found) == [near(RED)]


def test_lab_becomes_inks():
    found = placed(lambda pdf: picture(pdf, bytes((138, 209, 198, 255, 128, 128)), LAB, (2, 1)))
    assert pixels(found) == [near(RED, 5), (0, 0, 0, 0)]


def test_a_decode_of_lab_is_in_units_of_lab():
    data = bytes((138, 209, 198))
    turned = [100, 0, 127, -128, 127, -128]
    plain = placed(
        lambda pdf: picture(pdf, data, LAB, Decode=Array([0, 100, -128, 127, -128, 127]))
    )
    found = placed(
        lambda pdf: picture(pdf, bytes(255 - v for v in data), LAB, Decode=Array(turned))
    )
    assert pixels(plain) == [near(RED, 8)] and pixels(found) == [near(pixels(plain)[0], 1)]


def test_a_large_picture_of_lab_becomes_inks_by_a_table():
    data = bytes((138, 209, 198)) * (600 * 600)
    found = placed(lambda pdf: picture(pdf, data, LAB, (600, 600)))
    assert pixels(found)[0] == near(RED, 12)


def test_a_picture_of_a_spot_ink_keeps_its_plate_and_its_samples():
    gold = spot(SPOT, Name.DeviceRGB, 1, 0.8, 0)
    found = placed(lambda pdf: picture(pdf, b"\x80", gold))
    assert found.ColorSpace[1] == f"/{SPOT}" and found.read_bytes() == b"\x80"
    mixed = placed(
        lambda pdf: picture(pdf, b"\xff", spot("Gold", Name.DeviceCMYK, 0, 0.2, 1, 0)),
        keep_spots=False,
    )
    assert pixels(mixed) == [(0, 51, 255, 0)]


def duotone(pdf, *names):
    program = pdf.make_stream(b"{0 exch 0 exch}", FunctionType=4, Domain=[0, 1] * 2)
    program.Range = Array([0, 1] * 4)
    return Array([Name.DeviceN, Array([Name(f"/{n}") for n in names]), Name.DeviceCMYK, program])


def test_named_process_plates_become_process_inks():
    found = placed(lambda pdf: picture(pdf, b"\x33\x66", duotone(pdf, "Cyan", "Black")))
    assert pixels(found) == [(51, 0, 0, 102)]


@pytest.mark.parametrize("keep", [True, False])
def test_a_duotone_is_mixed_by_its_tint_transform(keep):
    data, size = b"\x33\x66\x33\x00\x00\x66", (3, 1)

    def made(pdf):
        return picture(pdf, data, duotone(pdf, "Gold", "Black"), size)

    mixed = placed(made, keep_spots=keep)
    assert mixed.ColorSpace == "/DeviceCMYK"
    assert pixels(mixed) == [(51, 0, 0, 102), (51, 0, 0, 0), (0, 0, 0, 102)]


def test_a_table_of_two_plates_is_one_of_process_inks():
    def made(pdf):
        table = String(b"\x33\x66\xff\x00")
        space = Array([Name.Indexed, duotone(pdf, "Gold", "Black"), 1, table])
        return picture(pdf, b"\x00\x01", space, (2, 1))

    assert placed(made).ColorSpace[1] == "/DeviceCMYK"


def test_profiles_of_pictures_count():
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = placed(lambda pdf: picture(pdf, b"\xff\0\0", profiled(pdf, wide, 3)))
    assert pixels(found) == [near(RED)]
    inks = placed(lambda pdf: picture(pdf, b"\1\2\3\4", profiled(pdf, b"", 4)))
    assert inks.ColorSpace == "/DeviceCMYK" and inks.read_bytes() == b"\1\2\3\4"


# Masks


def test_a_soft_mask_stays_and_is_grey():
    def made(pdf):
        mask = picture(pdf, b"\x80", Name.DeviceGray, Matte=Array([1, 0, 0]))
        return picture(pdf, b"\xff\0\0", Name.DeviceRGB, SMask=mask)

    found = placed(made)
    assert found.SMask.read_bytes() == b"\x80" and found.SMask.ColorSpace == "/DeviceGray"
    assert "/Matte" not in found.SMask


def blended(pdf, space, colour, matte, **entries):
    """Return a picture of one colour, half of it opaque, the other half half blended."""
    mask = picture(pdf, b"\xff\x80", Name.DeviceGray, (2, 1), Matte=Array(matte))
    bytes_of_matte = entries.pop("levels", [round(255 * share) for share in matte])
    half = [round(m + (c - m) * 128 / 255) for c, m in zip(colour, bytes_of_matte, strict=True)]
    return picture(pdf, bytes([*colour, *half]), space, (2, 1), SMask=mask, **entries)


@pytest.mark.parametrize("matte", [[0, 0, 0], [1, 1, 1], [1, 0.5, 0]])
def test_a_matte_is_taken_out_of_the_colours(matte):
    colour = (200, 100, 40)
    found = placed(lambda pdf: blended(pdf, Name.DeviceRGB, colour, matte))
    whole, half = pixels(found)
    assert half == near(whole, 3)
    assert found.SMask.read_bytes() == b"\xff\x80" and "/Matte" not in found.SMask


def test_a_matte_is_taken_out_of_inks_greys_and_tints_too():
    inks = placed(lambda pdf: blended(pdf, Name.DeviceCMYK, (90, 60, 30, 0), [0, 0, 0, 0]))
    assert pixels(inks) == [(90, 60, 30, 0), near((90, 60, 30, 0), 1)]
    grey = placed(lambda pdf: blended(pdf, Name.DeviceGray, (90,), [1]))
    assert pixels(grey) == [(90,), near((90,), 1)] and grey.ColorSpace == "/DeviceGray"
    gold = spot("Gold", Name.DeviceRGB, 1, 0.8, 0)
    tints = placed(lambda pdf: blended(pdf, gold, (90,), [0]))
    assert pixels(tints) == [(90,), near((90,), 1)] and tints.ColorSpace[1] == "/Gold"
    matte = {"matte": [100, 127, 0], "levels": [255, 255, 128]}
    lab = placed(lambda pdf: blended(pdf, LAB, (138, 209, 198), **matte))
    assert pixels(lab)[1] == near(pixels(lab)[0], 4)


def test_under_no_opacity_a_matte_leaves_nothing_to_divide_by():
    def made(pdf):
        mask = picture(pdf, b"\0", Name.DeviceGray, Matte=Array([1, 1, 1]))
        return picture(pdf, b"\xff\xff\xff", Name.DeviceRGB, SMask=mask)

    assert pixels(placed(made)) == [(255,)]


def jpx(mode, colour, **options):
    stream = io.BytesIO()
    Image.new(mode, (16, 16), colour).save(stream, "JPEG2000", irreversible=False, **options)
    return stream.getvalue()


@pytest.mark.parametrize("space", [Name.DeviceRGB, None])
@pytest.mark.parametrize(("inside", "alpha"), [(0, None), (1, 128), (2, 128)])
def test_the_opacity_that_a_file_of_jpeg_2000_holds_counts_where_it_should(space, inside, alpha):
    colour = (200, 100, 40) if inside < 2 else (100, 50, 20)
    data = jpx("RGBA", (*colour, 128))
    found = placed(
        lambda pdf: picture(pdf, data, space, (16, 16), Filter=Name.JPXDecode, SMaskInData=inside)
    )
    plain = placed(lambda pdf: picture(pdf, bytes((200, 100, 40)), Name.DeviceRGB))
    assert pixels(found)[0] == near(pixels(plain)[0], 4)
    assert ({*found.SMask.read_bytes()} if alpha else found.get("/SMask")) == (alpha and {alpha})
    assert "/SMaskInData" not in found


def test_four_plates_of_jpeg_2000_are_inks_where_the_space_says_so():
    data = jpx("RGBA", (10, 20, 30, 40), no_jp2=True)
    found = placed(lambda pdf: picture(pdf, data, Name.DeviceCMYK, (16, 16), Filter=Name.JPXDecode))
    assert found.ColorSpace == "/DeviceCMYK" and found.Filter == "/JPXDecode"


@pytest.mark.parametrize(
    ("bits", "data", "key"),
    [
        (8, b"\xff\0\0\0\0\xff", [250, 255, 0, 5, 0, 5]),
        (16, b"\xff\xff\0\0\0\0\0\0\0\0\xff\xff", [65000, 65535, 0, 9, 0, 9]),
        (4, b"\xf0\x00\x0f", [15, 15, 0, 0, 0, 0]),
    ],
)
def test_a_colour_that_is_left_out_is_left_out(bits, data, key):
    found = placed(
        lambda pdf: picture(
            pdf, data, Name.DeviceRGB, (2, 1), Mask=Array(key), BitsPerComponent=bits
        )
    )
    assert "/Mask" not in found and found.SMask.read_bytes() == b"\0\xff"


def test_a_stencil_and_an_explicit_mask_stay():
    def made(pdf):
        stencil = picture(pdf, b"\x80", None, ImageMask=True, BitsPerComponent=1)
        return picture(pdf, b"\xff\0\0", Name.DeviceRGB, Mask=stencil)

    found = placed(made)
    assert found.Mask.ImageMask is True and found.Mask.read_bytes() == b"\x80"


def test_a_picture_within_a_luminosity_mask_is_as_light_as_it_was():
    pdf = page_of("/Masked gs 0 0 9 9 re f /I Do")
    shared = picture(pdf, b"\0\xff\0", Name.DeviceRGB)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    drawing = form(pdf, "/I Do", Group=group, Resources=Dictionary(XObject=Dictionary(I=shared)))
    mask = Dictionary(S=Name.Luminosity, G=drawing)
    pdf.pages[0].Resources = Dictionary(
        ExtGState=Dictionary(Masked=Dictionary(SMask=mask)), XObject=Dictionary(I=shared)
    )
    out = separate(pdf)
    resources = out.pages[0].Resources
    light = resources.ExtGState.Masked.SMask.G.Resources.XObject.I
    assert light.ColorSpace == "/DeviceGray" and light.read_bytes()[0] == near(150)
    assert resources.XObject.I.ColorSpace == "/DeviceCMYK"


def test_a_picture_in_the_content_is_placed_beside_it():
    pdf = page_of("q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID ff0000> EI Q")
    out = separate(pdf)
    assert families(out) == {"DeviceCMYK"}
    (found,) = out.pages[0].Resources.XObject.values()
    assert pixels(found) == [near(RED)]
    pdf = page_of("1 0 0 rg BI /W 8 /H 1 /IM true /D [1 0] ID \x80 EI")
    out = separate(pdf)
    (mask,) = out.pages[0].Resources.XObject.values()
    assert mask.ImageMask is True and [int(v) for v in mask.Decode] == [1, 0]


# What makes no sense


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda pdf: picture(pdf, b"ab", Name.DeviceRGB), "truncated"),
        (lambda pdf: picture(pdf, b"abc", Name.DeviceRGB, (9**9, 9**9)), "pixels"),
        (lambda pdf: picture(pdf, b"abc", Name.DeviceRGB, (0, 1)), "pixels"),
        (lambda pdf: picture(pdf, b"abc", Name.DeviceRGB, BitsPerComponent=3), "odd size"),
        (lambda pdf: picture(pdf, b"no", Name.DeviceRGB, Filter=Name.DCTDecode), "damaged"),
        (
            lambda pdf: picture(pdf, jpeg("L", 9), Name.DeviceRGB, Filter=Name.DCTDecode),
            "1 plates where 3 are named",
        ),
        (lambda pdf: picture(pdf, b"abc", None), "without colour space"),
        (lambda pdf: picture(pdf, b"abc", Name.DeviceRGB, Mask=Array([1, 2])), "mask"),
        (lambda pdf: picture(pdf, b"x", Name.DeviceRGB, Filter=Name.Nonsense), "decoded"),
        (
            lambda pdf: picture(
                pdf, b"x", Name.DeviceRGB, Filter=Array([Name.FlateDecode, Name.DCTDecode])
            ),
            "packed twice",
        ),
    ],
)
def test_a_picture_that_makes_no_sense_is_refused_with_a_reason(make, reason):
    with pytest.raises(BadColour) as caught:
        placed(make)
    assert reason in str(caught.value)


# Colour truth

STEPS = (0, 51, 128, 204, 255)
PATCHES = [
    (r, g, b)
    for at, (r, g, b) in enumerate((r, g, b) for r in STEPS for g in STEPS for b in STEPS)
    if at % 5 == 2 and len({r, g, b}) > 1
][:24]


def values(image):
    """Return the pixels of a picture, row by row."""
    bands = len(image.getbands())
    return [tuple(map(int, pixel)) for pixel in np.asarray(image).reshape(-1, bands)]


def by_pillow(colours, source=None):
    transform = ImageCms.buildTransform(
        source or srgb_profile(),
        ImageCms.ImageCmsProfile(io.BytesIO(printer().profile)),
        "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE,
    )  # fmt: skip
    given = Image.new("RGB", (len(colours), 1))
    given.putdata(colours)
    return values(ImageCms.applyTransform(given, transform))


def lab_of(mode, colours, profile, intent=ImageCms.Intent.RELATIVE_COLORIMETRIC):
    """Return CIELAB values in floating point, as near as 8 bits tell."""
    transform = ImageCms.buildTransform(
        profile, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), mode, "LAB", intent,
        ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE,
    )  # fmt: skip
    given = Image.new(mode, (len(colours), 1))
    given.putdata(colours)
    found = np.frombuffer(ImageCms.applyTransform(given, transform).tobytes(), np.uint8)
    levels = found.reshape(-1, 3).astype(float)
    signed = np.where(levels[:, 1:] > 127, levels[:, 1:] - 256, levels[:, 1:])
    return np.column_stack([levels[:, 0] / 2.55, signed])


def test_24_patches_are_what_littlecms_makes_of_them():
    assert len(PATCHES) == 24
    code = " ".join(
        f"{r / 255:.4f} {g / 255:.4f} {b / 255:.4f} rg 0 0 9 9 re f" for r, g, b in PATCHES
    )
    out = separate(page_of(code))
    lines = pikepdf.parse_content_stream(out.pages[0])
    found = [[float(v) for v in each.operands] for each in lines if str(each.operator) == "k"]
    for mix, wanted in zip(found, by_pillow(PATCHES), strict=True):
        reduced = sum(wanted) / 255 > LIMIT or wanted[3] / 255 > inking_of(printer()).black
        assert reduced or mix == pytest.approx([v / 255 for v in wanted], abs=1.5 / 255)


def test_24_patches_are_what_transicc_makes_of_them(tmp_path):
    if shutil.which("transicc") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: transicc is not installed")
    path = tmp_path / "press.icc"
    path.write_bytes(printer().profile)
    given = "\n".join(f"{r} {g} {b}" for r, g, b in PATCHES) + "\n"
    run = subprocess.run(
        ["transicc", "-i*sRGB", f"-o{path}", "-t1", "-b", "-n"],
        input=given, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    rows = [[float(v) for v in line.split()] for line in run.stdout.splitlines() if line.strip()]
    for colour, row in zip(PATCHES, rows, strict=True):
        mix = separator().rgb(colour).process
        assert mix == pytest.approx([v / 100 for v in row[:4]], abs=1.5 / 255)


def test_what_the_press_can_print_comes_back_as_it_was():
    press = ImageCms.ImageCmsProfile(io.BytesIO(printer().profile))
    colours = [
        (r, g, b) for r in range(0, 256, 17) for g in range(0, 256, 17) for b in (60, 130, 190)
    ]
    colours = [colour for colour in colours if len({*colour}) > 1]
    wanted = lab_of("RGB", colours, srgb_profile())
    mixed = lab_of("CMYK", by_pillow(colours), press)
    within = np.linalg.norm(wanted - mixed, axis=1) < 0.75  # the profile itself holds these
    chosen = [colour for colour, inside in zip(colours, within, strict=True) if inside][::8][:24]
    assert len(chosen) == 24
    mixes = [tuple(round(v * 255) for v in separator().rgb(each).process) for each in chosen]
    distance = np.linalg.norm(
        lab_of("RGB", chosen, srgb_profile()) - lab_of("CMYK", mixes, press), axis=1
    )
    assert distance.max() <= 1.0


def photograph(size=(128, 96)):
    """Return a picture of many colours, with soft transitions and hard edges."""
    x, y = np.meshgrid(np.linspace(0, 1, size[0]), np.linspace(0, 1, size[1]))
    planes = [255 * x, 255 * y, 127 + 127 * np.sin(9 * x * y)]
    made = Image.fromarray(np.stack(planes, axis=2).astype(np.uint8), "RGB")
    draw = ImageDraw.Draw(made)
    draw.rectangle((10, 10, 40, 40), fill=(0, 0, 0))
    draw.rectangle((50, 10, 80, 40), fill=(255, 255, 255))
    return made


def test_a_photograph_through_the_table_is_what_littlecms_makes_of_it():
    given = photograph()
    press = ImageCms.ImageCmsProfile(io.BytesIO(printer().profile))
    colours = values(given)
    found = lab_of("CMYK", values(ink(given, b"", inking_of(printer()))), press)
    exact = lab_of("CMYK", by_pillow(colours), press)
    distance = np.linalg.norm(found - exact, axis=1)
    assert distance.mean() < 0.8 and np.percentile(distance, 99) < 4


@pytest.mark.parametrize("limit", [3.0, 2.4])
@pytest.mark.parametrize("quality", [60, 92])
def test_no_pixel_of_a_jpeg_is_above_the_limit(limit, quality):
    noise = np.random.default_rng(7).integers(0, 2, (64, 64, 4), dtype=np.uint8) * 255
    for plates in (
        Image.frombytes("CMYK", (64, 64), noise.tobytes()),
        ink(photograph((64, 64)), b"", inking_of(printer())),
    ):
        data = encode_plates(plates, quality, limit)
        with Image.open(io.BytesIO(data)) as read:
            assert most_ink(read) <= limit


def test_a_picture_of_greys_is_black_alone():
    made = ink(Image.linear_gradient("L"), b"", inking_of(printer()))
    assert made.mode == "L"
    levels = [level for (level,) in values(made.crop((0, 0, 1, 256)))]
    assert levels == sorted(levels)
    assert mixer().black(100) == 0


@pytest.mark.parametrize("file", [False, True])
def test_a_picture_of_rgb_that_holds_greys_alone_is_black_alone(file):
    greys = Image.merge("RGB", [Image.linear_gradient("L")] * 3)
    entries = {"SMask": None}
    stream = io.BytesIO()
    greys.save(stream, "JPEG", quality=90)

    def made(pdf):
        entries["SMask"] = picture(pdf, b"\x80", Name.DeviceGray)
        if file:
            entries["Filter"] = Name.DCTDecode
        data = stream.getvalue() if file else greys.tobytes()
        return picture(pdf, data, Name.DeviceRGB, greys.size, **entries)

    found = placed(made)
    assert found.ColorSpace == "/DeviceGray" and found.SMask.read_bytes() == b"\x80"
    levels = [level for (level,) in pixels(found)][::256]
    of_mode_l = ink(Image.linear_gradient("L"), b"", inking_of(printer()))
    assert levels == near([level for (level,) in values(of_mode_l)][::256], 3)
    assert levels[0] <= 1 and levels[-1] >= 254


def test_one_pixel_of_colour_makes_a_picture_one_of_four_inks():
    data = b"\x80\x80\x80" * 3
    nearly = placed(lambda pdf: picture(pdf, data + b"\x80\x82\x81", Name.DeviceRGB, (2, 2)))
    assert nearly.ColorSpace == "/DeviceGray"
    found = placed(lambda pdf: picture(pdf, data + b"\x80\x90\x80", Name.DeviceRGB, (2, 2)))
    assert found.ColorSpace == "/DeviceCMYK" and min(pixels(found)[0][:3]) > 0


def test_greys_of_lab_are_black_alone_by_themselves_and_mixed_beside_colours():
    grey = b"\x80\x80\x80"
    alone = placed(lambda pdf: picture(pdf, grey * 2, LAB, (2, 1)))
    assert alone.ColorSpace == "/DeviceGray"
    beside = placed(lambda pdf: picture(pdf, grey + b"\x80\xc0\x40", LAB, (2, 1)))
    assert beside.ColorSpace == "/DeviceCMYK" and min(pixels(beside)[0][:3]) > 0


def test_greys_of_a_profile_of_rgb_are_as_light_as_it_says():
    wide = srgb_profile().tobytes()
    given = Image.linear_gradient("L")
    made = ink(given, wide, inking_of(printer()))
    plain = ink(given, b"", inking_of(printer()))
    assert [level for (level,) in values(made)] == near([level for (level,) in values(plain)], 1)


def test_one_bit_stays_one_bit():
    made = ink(Image.frombytes("1", (8, 2), b"\xaa\x55"), b"", inking_of(printer()))
    assert made.mode == "1" and made.tobytes() == b"\xaa\x55"


# Pictures of an issue


def ordered(image, tmp_path, suffix="png", crop=(0.0, 0.0, 1.0, 1.0), size=(50, 40), **options):
    """Return the rendition that the press edition orders of a picture."""
    path = tmp_path / f"picture.{suffix}"
    image.save(path, **options)
    data = path.read_bytes()
    order = RenditionOrder(
        str(path), identify(data), crop, *size, 92, str(printer().profile_path),
        inking_of(printer()),
    )  # fmt: skip
    return make_rendition(order)


def decoded(rendition):
    with Image.open(io.BytesIO(rendition.data)) as read:
        read.load()
        return read


def test_a_picture_of_an_issue_is_cropped_to_what_shows_at_the_wanted_ppi(tmp_path):
    given = Image.new("RGB", (400, 300), "white")
    given.paste((255, 0, 0), (200, 0, 400, 150))
    noisy = photograph((100, 75)).resize((1, 1)).resize((400, 300))
    given.paste(noisy.crop((0, 0, 200, 300)), (0, 0))
    found = ordered(given, tmp_path, "jpg", (0.5, 0.0, 1.0, 0.5), (100, 75), quality=95)
    assert (found.space, found.width, found.height, found.jpeg) == ("CMYK", 100, 75, True)
    assert decoded(found).getpixel((50, 37)) == near(RED, 6)
    whole = ordered(given, tmp_path, "jpg", (0.0, 0.0, 1.0, 1.0), (9999, 9999), quality=95)
    assert (whole.width, whole.height) == (400, 300)


def test_a_grey_picture_of_an_issue_is_black_alone(tmp_path):
    found = ordered(Image.linear_gradient("L"), tmp_path, size=(256, 256))
    assert found.space == "Gray"


@pytest.mark.parametrize(("suffix", "mode"), [("jpg", "RGB"), ("png", "RGB"), ("png", "RGBA")])
def test_a_picture_of_an_issue_that_holds_greys_alone_is_black_alone(tmp_path, suffix, mode):
    given = Image.linear_gradient("L").convert(mode)
    if mode == "RGBA":
        given.paste((255, 0, 0, 0), (0, 0, 20, 20))  # where nothing shows
    found = ordered(given, tmp_path, suffix, size=(256, 256))
    assert found.space == "Gray" and (found.mask is not None) == (mode == "RGBA")
    levels = [decoded(found).getpixel((200, y)) for y in range(256)]
    assert levels[0] <= 2 and levels[255] >= 253


def test_a_part_of_a_picture_is_printed_like_the_whole(tmp_path):
    given = Image.linear_gradient("L").convert("RGB")
    given.paste((255, 0, 0), (200, 0, 256, 256))
    assert ordered(given, tmp_path, crop=(0.0, 0.0, 0.5, 1.0)).space == "CMYK"


def test_a_picture_of_few_colours_is_within_the_limit_to_the_last_bit(tmp_path):
    given = Image.new("RGB", (16, 16), (0, 0, 0))
    for at in range(16):
        given.paste((at * 3, at, at * 2), (at, 0, at + 1, 16))
    found = ordered(given, tmp_path, size=(16, 16))
    assert not found.jpeg and found.space == "CMYK"
    assert most_ink(Image.frombytes("CMYK", (16, 16), found.data)) <= LIMIT


def test_a_drawing_of_an_issue_stays_of_one_bit_and_is_finer(tmp_path):
    given = Image.new("1", (400, 400), 1)
    given.paste(0, (100, 100, 300, 300))
    found = ordered(given, tmp_path, size=(50, 50))
    assert (found.bits, found.space, found.width, found.height) == (1, "Gray", 200, 200)
    assert found.data[0] == 0xFF and found.data[100 * 25 + 12] == 0
