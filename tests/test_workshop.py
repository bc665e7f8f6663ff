"""The workshop: whatever happens to a worker, the others go on and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import trades

from publisher.workshop import Failed, Lost, Workshop

HERE = {"PYTHONPATH": str(Path(__file__).parent)}  # workers find tests/trades.py


@pytest.fixture(scope="module")
def workshop():
    with Workshop(2, HERE) as shop:
        yield shop


def results(workshop, work, orders):
    return dict(workshop.run(work, orders))


def pids(workshop):
    return [worker.process.pid for worker in workshop._workers]


def alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and only waits to be counted does not."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # gone meanwhile, or a system that keeps no /proc
        return not Path("/proc/self").exists()
    return state != "Z"


def wait_until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_results_come_by_the_index_of_their_order(workshop):
    assert results(workshop, trades.double, ["a", "b", "c"]) == {0: "aa", 1: "bb", 2: "cc"}


def test_many_orders_are_shared_by_few_workers(workshop):
    assert results(workshop, trades.double, range(500)) == {n: 2 * n for n in range(500)}
    assert len(workshop._workers) == 2


def test_both_workers_take_their_share(workshop):
    assert set(results(workshop, trades.where, [0.2] * 8).values()) == set(pids(workshop))


def test_without_orders_there_are_no_results(workshop):
    assert results(workshop, trades.double, []) == {}


def test_large_orders_and_results_travel_whole(workshop):
    orders = [bytes([number]) * 20_000_000 for number in range(4)]
    assert results(workshop, trades.double, orders) == {n: orders[n] * 2 for n in range(4)}


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (trades.leave, "its process ended with code 7"),
        (trades.abort, "its process died of signal 6"),
    ],
)
def test_an_order_that_kills_its_worker_is_lost_and_the_others_are_done(workshop, work, reason):
    found = results(workshop, work, range(6))
    assert found.pop(3) == Lost(reason)
    assert found == {n: 2 * n for n in (0, 1, 2, 4, 5)}


def test_a_worker_that_died_once_is_forgiven(workshop, tmp_path):
    assert results(workshop, trades.leave_once, [str(tmp_path / "tried")]) == {0: "second try"}


def test_an_order_is_tried_twice_and_no_more(workshop, tmp_path):
    found = results(workshop, trades.count_tries, [str(tmp_path / "tries")])
    assert isinstance(found[0], Lost)
    assert (tmp_path / "tries").read_text() == "xx"


def test_a_worker_killed_between_orders_is_replaced(workshop):
    results(workshop, trades.double, [1, 2])
    for worker in workshop._workers:
        worker.process.kill()
    assert results(workshop, trades.double, [1, 2, 3]) == {0: 2, 1: 4, 2: 6}


def test_an_order_that_takes_too_long_is_lost_and_the_others_are_done():
    with Workshop(2, HERE) as shop:
        results(shop, trades.where, [0.1] * 4)  # both are warm now
        shop.seconds = 1
        found = results(shop, trades.sleep, [3, 0, 1, 2])
        assert found == {0: Lost("it took longer than 1 seconds", slow=True), 1: 0, 2: 2, 3: 4}


def test_a_worker_that_closes_its_line_but_lives_is_replaced(workshop, monkeypatch):
    monkeypatch.setattr("publisher.crew.HANG_UP_SECONDS", 0.1)
    assert results(workshop, trades.hang_up, [1]) == {0: Lost("its process closed the line")}


def test_an_exception_fails_its_order_with_its_words(workshop):
    found = results(workshop, trades.fail, range(5))
    assert found.pop(3) == Failed("ValueError", "three is one too many")
    assert found == {n: 2 * n for n in (0, 1, 2, 4)}


def test_an_order_that_leaves_politely_is_lost_as_well(workshop):
    assert results(workshop, trades.exit_politely, [1]) == {
        0: Lost("its process ended with code 5")
    }


def test_an_order_that_wants_too_much_memory_fails_and_its_worker_lives(workshop):
    results(workshop, trades.double, [1, 2])
    before = pids(workshop)
    found = results(workshop, trades.hog, [64 * 1024**3, 10])
    assert found == {
        0: Failed("MemoryError", "it needs more memory than a worker may use"),
        1: 10,
    }
    assert pids(workshop) == before


def test_an_order_nested_too_deeply_fails(workshop):
    assert results(workshop, trades.nest, [1]) == {
        0: Failed("RecursionError", "it is nested too deeply")
    }


def test_an_order_that_cannot_be_pickled_fails_and_the_others_are_done(workshop):
    found = results(workshop, trades.double, [1, lambda: 2, 3, lambda: 4])
    assert (found[0], found[2]) == (2, 6)
    assert isinstance(found[1], Failed)
    assert isinstance(found[3], Failed)


def test_work_that_cannot_be_pickled_fails(workshop):
    found = results(workshop, lambda order: order, [1, 2])
    assert [type(result) for result in found.values()] == [Failed, Failed]


def test_a_result_that_cannot_be_pickled_fails(workshop):
    before = pids(workshop)
    assert isinstance(results(workshop, trades.stubborn, [1])[0], Failed)
    assert pids(workshop) == before


def test_an_order_that_cannot_be_unpickled_fails(workshop):
    found = results(workshop, trades.double, [trades.Traitor()])
    assert found == {0: Failed("UnpicklingError", "it fell apart on the way")}


def test_a_result_that_cannot_be_unpickled_fails_and_the_next_is_whole(workshop):
    found = results(workshop, trades.betray, [1])
    assert found == {0: Failed("UnpicklingError", "it fell apart on the way")}
    assert results(workshop, trades.double, [1, 2]) == {0: 2, 1: 4}


def test_a_run_given_up_midway_leaves_no_answer_to_the_next():
    with Workshop(2, HERE) as shop:
        run = shop.run(trades.sleep, [1, 3, 3])
        assert next(run) == (0, 2)
        run.close()
        assert results(shop, trades.double, ["a", "b"]) == {0: "aa", 1: "bb"}


def test_an_errand_is_under_way_while_the_workshop_runs_other_orders(workshop):
    errand = workshop.send(trades.double, 21)
    assert results(workshop, trades.double, [1, 2]) == {0: 2, 1: 4}
    assert errand.result() == 42


def test_errands_beyond_the_number_of_jobs_wait_for_the_first(workshop):
    errands = [workshop.send(trades.double, number) for number in range(5)]
    assert [errand.result() for errand in errands] == [0, 2, 4, 6, 8]
    assert workshop._away == []


def test_an_errand_whose_worker_died_once_is_forgiven(workshop, tmp_path):
    assert workshop.send(trades.leave_once, str(tmp_path / "tried")).result() == "second try"


def test_an_errand_that_kills_its_worker_is_lost(workshop):
    assert isinstance(workshop.send(trades.leave, 3).result(), Lost)


def test_an_errand_that_cannot_be_pickled_fails(workshop):
    assert isinstance(workshop.send(trades.double, lambda: None).result(), Failed)


def test_workers_know_the_environment_of_their_workshop():
    with Workshop(1, {**HERE, "TRADE": "printer"}) as shop:
        assert results(shop, os.getenv, ["TRADE"]) == {0: "printer"}


def test_a_foreman_that_was_killed_is_replaced(workshop):
    results(workshop, trades.double, [1, 2])
    workshop._foreman._process.kill()
    for worker in workshop._workers:
        worker.process.kill()
    assert results(workshop, trades.double, [1, 2, 3]) == {0: 2, 1: 4, 2: 6}


def test_no_more_workers_are_started_than_there_is_work():
    with Workshop(4, HERE) as shop:
        results(shop, trades.double, [1, 2])
        assert len(shop._workers) == 2


def test_closing_the_workshop_ends_its_workers_even_busy_ones():
    with Workshop(2, HERE) as shop:
        run = shop.run(trades.sleep, [1, 3])
        next(run)
        started = pids(shop)
        assert all(alive(pid) for pid in started)
    assert not any(alive(pid) for pid in started)


def test_an_exception_in_the_workshop_ends_its_workers():
    started = []
    with pytest.raises(ZeroDivisionError), Workshop(1, HERE) as shop:
        results(shop, trades.double, [1, 2])
        started = pids(shop)
        raise ZeroDivisionError
    assert started
    assert not any(alive(pid) for pid in started)


PARENT = """
import sys, trades
from publisher.workshop import Workshop
shop = Workshop(2, {})
list(shop.run(trades.double, [1, 2]))
print(*[worker.process.pid for worker in shop._workers], flush=True)
list(shop.run(getattr(trades, sys.argv[1]), [3, 3]))
"""


@pytest.mark.parametrize("work", ["sleep", "loop"])
@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_their_parent_is_killed(work, death):
    command = [sys.executable, "-c", PARENT, work]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **HERE}
    ) as parent:
        started = [int(pid) for pid in parent.stdout.readline().split()]
        running = [alive(pid) for pid in started]
        parent.send_signal(death)
    assert running == [True, True]
    assert wait_until(lambda: not any(alive(pid) for pid in started))
