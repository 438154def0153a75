"""What is said while minutes pass, beside the tables and not in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say how long a part of the measurement took."""
    start = perf_counter()
    yield
    print(f"{what}: measured in {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
