"""What workers of tests are asked to do; a module of its own, because work travels by name."""

import os
import pickle
import signal
import sys
import time
from pathlib import Path


def double(order):
    return order * 2


def where(order):
    """Say which process does it, after long enough for the others to take their share."""
    time.sleep(order)
    return os.getpid()


def leave(order):
    """Drop dead, the way a C library does, on the order 3."""
    if order == 3:
        os._exit(7)
    return order * 2


def abort(order):
    if order == 3:
        os.kill(os.getpid(), signal.SIGABRT)
    return order * 2


def leave_once(order):
    """Drop dead on the first try; the order is a file that tells of it."""
    path = Path(order)
    if path.exists():
        return "second try"
    path.touch()
    os._exit(1)


def count_tries(order):
    """Note each try in a file, and never survive one."""
    with Path(order).open("a") as stream:
        stream.write("x")
    os._exit(1)


def hang_up(order):
    """Close the line to the workshop and go on living."""
    os.closerange(3, 100)
    time.sleep(600)


def sleep(order):
    if order == 3:
        time.sleep(600)
    return order * 2


def loop(order):
    """Be busy for ever."""
    while True:
        order = -order


def fail(order):
    if order == 3:
        raise ValueError("three is one too many")
    return order * 2


def exit_politely(order):
    sys.exit(5)


def hog(order):
    """Ask for more memory than the machine may spend on a page."""
    return len(bytes(order))


def nest(order):
    return nest(order)


def stubborn(order):
    """Give a result that cannot be pickled."""
    return lambda: order


class Traitor:
    """Travels well, and falls apart on arrival in any process but this one."""

    def __init__(self, home=0):
        self.home = home

    def __reduce__(self):
        return arrive, (os.getpid(),)


def arrive(home):
    if os.getpid() != home:
        raise pickle.UnpicklingError("it fell apart on the way")
    return Traitor(home)


def betray(order):
    return Traitor()
