"""What all tests share: a cache of their own, and property tests that are the same every time."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same-every-time", deadline=None, database=None, derandomize=True)
settings.load_profile("same-every-time")


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
