"""What the loaders' tests share."""

import time
from collections.abc import Iterator

import pytest

BOUND = 2.0  # seconds; what is linear takes some hundredths, what is quadratic takes minutes


@pytest.fixture
def quick() -> Iterator[None]:
    """A hard bound for input that once took minutes; not a measurement."""
    start = time.process_time()
    yield
    assert time.process_time() - start < BOUND
