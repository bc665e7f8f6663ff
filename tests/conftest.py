"""What tests share: a cache of their own, the sample issue, property tests that stay the same."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from readback import Inspector

import publisher

ISSUE = Path(__file__).resolve().parent.parent / "issues/2023-q4"

settings.register_profile("same-every-time", deadline=None, database=None, derandomize=True)
settings.load_profile("same-every-time")


# Who starts the tests in the background has them ignore Ctrl-C, and all that they start as well.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what tests make away from the cache of whoever runs them."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("PUBLISHER_CACHE")
    os.environ["PUBLISHER_CACHE"] = str(folder)
    yield folder
    if before is None:
        del os.environ["PUBLISHER_CACHE"]
    else:
        os.environ["PUBLISHER_CACHE"] = before


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    """The sample issue, built once."""
    out = tmp_path_factory.mktemp("sample")
    result = publisher.build(ISSUE, out=out)
    assert result.problems == ()
    return Inspector(result.files[0].path)
