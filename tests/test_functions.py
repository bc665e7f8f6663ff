"""Functions of a PDF: what each type makes of numbers, and what is refused."""

import math
import struct
from contextlib import suppress
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from publisher.pictures.inks import within
from publisher.separation.entries import bits
from publisher.separation.functions import read_function
from publisher.separation.ink import BadColour

PDF = pikepdf.new()
UNIT = [0, 1]

shares = st.floats(0, 1)
numbers = st.integers(-(10**6), 10**6).map(lambda n: n / 1000)


def exponential(first, last, exponent=1, domain=UNIT, **more):
    return Dictionary(
        FunctionType=2, Domain=Array(domain), C0=Array(first), C1=Array(last), N=exponent, **more
    )


def stitched(functions, bounds, encode=None, domain=UNIT, **more):
    return Dictionary(
        FunctionType=3,
        Domain=Array(domain),
        Functions=Array(functions),
        Bounds=Array(bounds),
        Encode=Array(encode or UNIT * len(functions)),
        **more,
    )


def packed(samples, width):
    """Return samples packed one after the other, the last byte filled up."""
    joined = "".join(f"{sample:0{width}b}" for sample in samples)
    joined += "0" * (-len(joined) % 8)
    return int("1" + joined, 2).to_bytes(len(joined) // 8 + 1, "big")[1:]


def sampled(samples, size, width=8, reach=UNIT, **more):
    entries = {"Domain": Array(UNIT * len(size)), "Range": Array(reach)} | more
    data = packed(samples, width)
    return PDF.make_stream(data, FunctionType=0, Size=Array(size), BitsPerSample=width, **entries)


def calculator(program, inputs=1, outputs=1, wide=1000):
    return PDF.make_stream(
        program.encode(),
        FunctionType=4,
        Domain=Array([-wide, wide] * inputs),
        Range=Array([-wide, wide] * outputs),
    )


def calculate(program, *values, outputs=1):
    return read_function(calculator(program, max(1, len(values)), outputs))(values or (0,))


# Exponential


def test_an_exponential_function_goes_from_one_colour_to_the_other():
    function = read_function(exponential([1, 0], [0, 0.5]))
    assert (function.inputs, function.outputs, function.domain) == (1, 2, ((0, 1),))
    assert function((0,)) == (1, 0)
    assert function((0.5,)) == (0.5, 0.25)
    assert function((1,)) == (0, 0.5)


def test_an_exponent_bends_the_way():
    assert read_function(exponential([0], [1], 2))((0.5,)) == (0.25,)
    assert read_function(exponential([0.2], [1], 3))((0.5,)) == pytest.approx((0.3,))


def test_what_lies_outside_the_domain_is_taken_as_its_edge():
    function = read_function(exponential([0], [1], domain=[0.25, 0.75]))
    assert [function((t,))[0] for t in (-5, 0.25, 0.5, 0.75, 9)] == [0.25, 0.25, 0.5, 0.75, 0.75]


def test_a_range_clips_what_comes_out():
    function = read_function(exponential([-1], [2], Range=Array(UNIT)))
    assert [function((t,))[0] for t in (0, 0.5, 1)] == [0, 0.5, 1]


def test_colours_left_out_are_black_and_white():
    function = read_function(Dictionary(FunctionType=2, Domain=Array(UNIT), N=1))
    assert function((0.3,)) == (0.3,)


# Stitching


def test_a_hard_stop_has_the_colour_of_what_follows():
    function = read_function(stitched([exponential([0], [0]), exponential([1], [1])], [0.5]))
    assert [function((t,)) for t in (0, 0.4999, 0.5, 1)] == [(0,), (0,), (1,), (1,)]


def test_a_stretch_may_run_backwards():
    ramp = exponential([0], [1])
    function = read_function(stitched([ramp, ramp], [0.5], [0, 1, 1, 0]))
    values = [function((t,))[0] for t in (0, 0.25, 0.5, 0.75, 1)]
    assert values == [0, 0.5, 1, 0.5, 0]


@given(st.lists(numbers, min_size=2, max_size=6), st.data())
def test_a_stitched_function_is_its_pieces(levels, data):
    ramps = [exponential([a], [b]) for a, b in pairwise(levels)]
    bounds = sorted(data.draw(st.lists(
        st.integers(1, 999), min_size=len(ramps) - 1, max_size=len(ramps) - 1, unique=True
    )))  # fmt: skip
    bounds = [bound / 1000 for bound in bounds]
    function = read_function(stitched(ramps, bounds))
    edges = [0, *bounds, 1]
    for n, ramp in enumerate(map(read_function, ramps)):
        share = data.draw(st.floats(0, 1, exclude_max=True))
        place = edges[n] + share * (edges[n + 1] - edges[n])
        if place < edges[n + 1]:
            assert function((place,)) == pytest.approx(ramp((share,)), abs=1e-6)


def test_a_range_of_a_stitched_function_reaches_its_pieces():
    ramp = exponential([-1], [2])
    function = read_function(stitched([ramp, ramp], [0.5], Range=Array(UNIT)))
    assert [function((t,))[0] for t in (0, 0.25, 0.49999, 0.5)] == [0, 0.5, 1, 0]


# Sampled


def test_a_table_is_read_between_its_entries():
    function = read_function(sampled([0, 255, 51], [3]))
    assert [function((t,))[0] for t in (0, 0.25, 0.5, 1)] == [0, 0.5, 1, 0.2]
    assert function((0.75,)) == pytest.approx((0.6,))


def test_a_table_of_two_inputs_mixes_four_entries():
    function = read_function(sampled([0, 255, 255, 0], [2, 2]))
    assert [function(at)[0] for at in ((0, 0), (1, 0), (0, 1), (1, 1))] == [0, 1, 1, 0]
    assert function((0.5, 0.5)) == (0.5,)
    assert function((0.5, 0)) == (0.5,)
    assert function((0.25, 1)) == (0.75,)


def test_the_first_input_runs_fastest():
    function = read_function(sampled([0, 51, 102, 153, 204, 255], [3, 2]))
    assert function((1, 0)) == pytest.approx((0.4,))
    assert function((0, 1)) == pytest.approx((0.6,))


def test_decode_and_encode_are_applied():
    function = read_function(
        sampled([0, 255], [2], reach=[-9, 9], Decode=Array([2, 4]), Encode=Array([1, 0]))
    )
    assert [function((t,))[0] for t in (0, 0.5, 1)] == [4, 3, 2]


@given(st.integers(1, 32), st.data())
def test_samples_of_any_width_are_read(width, data):
    full = (1 << width) - 1
    samples = data.draw(st.lists(st.integers(0, full), min_size=4, max_size=12))
    samples = samples[: len(samples) // 2 * 2]
    function = read_function(sampled(samples, [len(samples) // 2], width, UNIT * 2))
    last = len(samples) // 2 - 1
    for entry in range(last + 1):
        exact = [sample / full for sample in samples[2 * entry : 2 * entry + 2]]
        assert function((entry / last,)) == pytest.approx(exact, abs=1e-6)


@given(st.integers(2, 40), shares)
def test_a_table_of_a_straight_line_is_straight(size, place):
    samples = [round(n / (size - 1) * 65535) for n in range(size)]
    assert read_function(sampled(samples, [size], 16))((place,)) == pytest.approx(
        (place,), abs=1 / 65535
    )


# Calculator


@pytest.mark.parametrize(
    ("program", "result"),
    [
        ("{pop -4.5 abs}", 4.5),
        ("{pop 3 4 add}", 7),
        ("{pop 1 0 atan}", 90),
        ("{pop -100 0 atan}", 270),
        ("{pop 3.2 ceiling}", 4),
        ("{pop -4.8 ceiling}", -4),
        ("{pop 60 cos}", 0.5),
        ("{pop -47.8 cvi}", -47),
        ("{pop 5 cvr 2 div}", 2.5),
        ("{pop 3 2 div}", 1.5),
        ("{pop 9 0.5 exp}", 3),
        ("{pop -9 -1 exp}", -1 / 9),
        ("{pop -4.8 floor}", -5),
        ("{pop -5 2 idiv}", -2),
        ("{pop 100 ln}", math.log(100)),
        ("{pop 100 log}", 2),
        ("{pop -5 3 mod}", -2),
        ("{pop 5 -3 mod}", 2),
        ("{pop 3 4 mul}", 12),
        ("{pop 4.5 neg}", -4.5),
        ("{pop 6.5 round}", 7),
        ("{pop -6.5 round}", -6),
        ("{pop 30 sin}", 0.5),
        ("{pop 16 sqrt}", 4),
        ("{pop 3 4 sub}", -1),
        ("{pop -4.8 truncate}", -4),
        ("{pop 99 1 and}", 1),
        ("{pop 52 7 and}", 4),
        ("{pop 7 3 bitshift}", 56),
        ("{pop 142 -3 bitshift}", 17),
        ("{pop 17 5 or}", 21),
        ("{pop 7 3 xor}", 4),
        ("{pop 52 not}", -53),
        ("{pop true not false or}", 0),
        ("{pop true false xor}", 1),
        ("{pop 4 4.0 eq}", 1),
        ("{pop true 1 eq}", 0),
        ("{pop 4 5 ne}", 1),
        ("{pop 4 5 ge}", 0),
        ("{pop 4 5 gt}", 0),
        ("{pop 4 4 le}", 1),
        ("{pop 4 5 lt}", 1),
        ("{pop 1 2 lt {10} if}", 10),
        ("{pop 1 2 gt {10} {20} ifelse}", 20),
        ("{pop 1 2 gt {10} {1 1 eq {30 % deep}\n} if} ifelse}", 30),
        ("{pop 1 2 3 2 copy pop pop exch pop}", 3),
        ("{pop 8 dup mul}", 64),
        ("{pop 1 2 exch}", 1),
        ("{pop 10 20 30 2 index}", 10),
        ("{pop 1 2 pop}", 1),
        ("{pop 1 2 3 3 1 roll}", 2),
        ("{pop 1 2 3 3 -1 roll}", 1),
        ("{pop 1e2 .5 mul +1. add -.5e0 add}", 50.5),
        ("{pop 2147483647 1 add 2147483648 eq}", 1),
    ],
)
def test_an_operator_does_as_postscript_says(program, result):
    assert calculate(program) == pytest.approx((result,))


def test_a_program_may_give_several_numbers():
    assert calculate("{dup 1 exch sub exch 2 div}", 0.5, outputs=2) == (0.5, 0.25)


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=12), st.data())
def test_stack_operators_do_as_lists_do(values, data):
    model, words = list(values), [str(value) for value in values]
    for _ in range(data.draw(st.integers(0, 8))):
        name = data.draw(st.sampled_from(["dup", "exch", "copy", "index", "roll"]))
        if name == "dup":
            model.append(model[-1])
        elif name == "exch" and len(model) > 1:
            model[-2:] = model[:-3:-1]
        elif name == "copy" and len(model) < 20:
            count = data.draw(st.integers(0, len(model)))
            words.append(str(count))
            model += model[len(model) - count :]
        elif name == "index":
            deep = data.draw(st.integers(0, len(model) - 1))
            words.append(str(deep))
            model.append(model[-1 - deep])
        elif name == "roll":
            count, by = data.draw(st.integers(0, len(model))), data.draw(st.integers(-9, 9))
            words += [str(count), str(by)]
            model = _rolled(model, count, by)
        else:
            continue
        words.append(name)
    count = min(32, len(model))
    left = calculate("{pop " + " ".join(words) + "}", outputs=count)
    assert left == tuple(model[-count:])


def _rolled(model, count, by):
    """Return a list after as many single turns as `by` says."""
    kept, turned = model[: len(model) - count], model[len(model) - count :]
    for _ in range(abs(by) if turned else 0):
        turned = [turned[-1], *turned[:-1]] if by > 0 else [*turned[1:], turned[0]]
    return kept + turned


@given(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**31), 2**31 - 1))
def test_whole_numbers_divide_as_postscript_does(a, b):
    if b:
        program = f"{{pop {a} {b} idiv {b} mul {a} {b} mod add {a} sub}}"
        assert calculate(program) == (0,)


# Arrays, identity


def test_an_array_of_functions_is_one():
    array = Array([exponential([0], [1]), exponential([1], [0]), exponential([0.5], [0.5])])
    function = read_function(array)
    assert (function.inputs, function.outputs) == (1, 3)
    assert function((0.25,)) == (0.25, 0.75, 0.5)


def test_an_array_of_a_single_function_is_that_function():
    assert read_function(Array([exponential([0, 0], [1, 1])])).outputs == 2


def test_identity_changes_nothing():
    assert read_function(Name.Identity)((0.3, 7)) == (0.3, 7)


# What is refused


def deep(levels):
    function = exponential([0], [1])
    for _ in range(levels):
        function = stitched([function], [])
    return function


def wide(levels):
    function = PDF.make_indirect(exponential([0], [1]))
    for _ in range(levels):
        function = PDF.make_indirect(stitched([function] * 8, [n / 8 for n in range(1, 8)]))
    return function


def loop():
    function = PDF.make_indirect(stitched([exponential([0], [1])], []))
    function.Functions = Array([function])
    return function


def without(function, key):
    del function[key]
    return function


BROKEN = {
    "nothing": lambda: None,
    "a name": lambda: Name.Default,
    "no type": lambda: Dictionary(Domain=Array(UNIT)),
    "type 1": lambda: Dictionary(FunctionType=1, Domain=Array(UNIT)),
    "no domain": lambda: without(exponential([0], [1]), "/Domain"),
    "a domain of text": lambda: exponential([0], [1], domain=["a", "b"]),
    "a domain of truth values": lambda: exponential([0], [1], domain=[False, True]),
    "a domain backwards": lambda: exponential([0], [1], domain=[1, 0]),
    "half a domain": lambda: exponential([0], [1], domain=[1]),
    "no exponent": lambda: without(exponential([0], [1]), "/N"),
    "no reciprocal of nothing": lambda: exponential([0], [1], -1),
    "a root of less than nothing": lambda: exponential([0], [1], 0.5, domain=[-1, 1]),
    "a power beyond all measure": lambda: exponential([0], [1], 9999, domain=[0, 9999]),
    "unequal colours": lambda: exponential([0], [1, 1]),
    "too many colours": lambda: exponential([0] * 33, [1] * 33),
    "beyond all measure": lambda: exponential(
        [0], pikepdf.Object.parse(b"[1" + b"0" * 99 + b".0]")
    ),
    "nothing to stitch": lambda: stitched([], []),
    "too few bounds": lambda: stitched([exponential([0], [1])] * 3, [0.5]),
    "bounds backwards": lambda: stitched([exponential([0], [1])] * 3, [0.5, 0.4]),
    "unlike pieces": lambda: stitched([exponential([0], [1]), exponential([0, 0], [1, 1])], [0.5]),
    "pieces of two inputs": lambda: stitched([sampled([0] * 4, [2, 2])], []),
    "too deep": lambda: deep(13),
    "too many": lambda: wide(4),
    "a loop": loop,
    "a list of nothing": lambda: Array([]),
    "a list of two-colour functions": lambda: Array([exponential([0, 0], [1, 1])] * 2),
    "a list without a common domain": lambda: Array(
        [exponential([0], [1], domain=[0, 1]), exponential([0], [1], domain=[2, 3])]
    ),
    "no range": lambda: without(sampled([0, 1], [2]), "/Range"),
    "too few samples": lambda: sampled([0, 1], [3]),
    "too many samples": lambda: sampled([0, 1], [4_000_001]),
    "a huge table": lambda: sampled([0, 1], [100] * 10),
    "too many inputs": lambda: sampled([0, 1], [1] * 11),
    "a size of nothing": lambda: sampled([0, 1], [0]),
    "half a size": lambda: sampled([0, 1], [1.5]),
    "no width": lambda: without(sampled([0, 1], [2]), "/BitsPerSample"),
    "a table without data": lambda: Dictionary(
        FunctionType=0, Domain=Array(UNIT), Range=Array(UNIT), Size=2, BitsPerSample=8
    ),
    "damaged data": lambda: damaged(sampled([0, 1], [2])),
    "no brace": lambda: calculator("1 2 add"),
    "an open brace": lambda: calculator("{1 2 add"),
    "two programs": lambda: calculator("{1} {2}"),
    "an unknown word": lambda: calculator("{1 2 show}"),
    "a loop of PostScript": lambda: calculator("{{1} loop}"),
    "braces for nothing": lambda: calculator("{{1} {2} {3} ifelse}"),
    "braces left over": lambda: calculator("{1 {2}}"),
    "too many braces": lambda: calculator("{true " * 40 + "} if" * 39 + "}"),
    "too many words": lambda: calculator("{" + "1 pop " * 3000 + "}"),
}


def damaged(stream):
    stream.write(b"no deflated data", filter=Name.FlateDecode)
    return stream


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_function_is_refused(case):
    with pytest.raises(BadColour) as caught:
        read_function(BROKEN[case]())
    assert str(caught.value) and not str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "program",
    [
        "{0 div}", "{pop 5 0 idiv}", "{pop 5 0 mod}", "{pop -1 sqrt}", "{pop 0 ln}", "{pop 0 log}",
        "{pop 0 -1 exp}", "{pop -8 0.5 exp}", "{pop 0 0 atan}", "{pop 9 9 exp 99 exp}",
        "{pop}", "{pop pop}", "{add}", "{exch}", "{pop 1 2 9 copy}", "{pop 1 -1 copy}",
        "{pop 1 5 index}", "{pop 1 -1 index}", "{pop 1 2 5 1 roll}", "{pop 1 true add}",
        "{pop true neg}", "{pop 1 {2} if}", "{pop 1.5 not}", "{pop 1 true and}", "{pop 5 copy}",
        "{pop 1e12 cvi}", "{" + "dup " * 101 + "}", "{pop 1 99999999999999 bitshift 1.5 bitshift}",
        "{pop 1e300 1e300 mul}", "{pop 1e300 1e300 mul cvi}", "{pop 1e300 1e300 mul floor}",
    ],
)  # fmt: skip
def test_a_program_that_fails_is_refused(program):
    with pytest.raises(BadColour):
        read_function(calculator(program))((0.5,))


def test_a_function_is_not_asked_with_too_many_numbers():
    with pytest.raises(BadColour):
        read_function(exponential([0], [1]))((0.5, 0.5))


def test_a_negative_power_is_refused_where_it_has_no_value():
    function = read_function(exponential([0], [1], -1, domain=[-1, 1]))
    with pytest.raises(BadColour):
        function((0,))


@given(st.binary(max_size=60))
def test_any_program_is_read_or_refused(source):
    with suppress(BadColour):
        read_function(calculator("{" + source.decode("latin-1")))((0.5,))


# Bits, and the limit of inks


@given(st.binary(min_size=5, max_size=20), st.integers(0, 30), st.integers(0, 10))
def test_bits_are_those_of_the_whole(data, start, count):
    whole = "".join(f"{byte:08b}" for byte in data)
    assert bits(data, start, count) == int("0" + whole[start : start + count], 2)


def test_bits_of_a_word_are_its_value():
    assert bits(struct.pack(">I", 0xDEADBEEF), 0, 32) == 0xDEADBEEF


@given(st.tuples(shares, shares, shares, shares), st.floats(1, 4))
def test_inks_keep_within_the_limit_and_keep_their_hue(ink, limit):
    cyan, magenta, yellow, black = within(ink, limit)
    assert cyan + magenta + yellow + black <= limit + 1e-9
    assert black == ink[3]
    assert cyan * ink[1] == pytest.approx(magenta * ink[0])
    if sum(ink) <= limit:
        assert (cyan, magenta, yellow, black) == ink
