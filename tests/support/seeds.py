"""Random seeds: a new one for each run, printed if the test fails."""

from __future__ import annotations

from random import SystemRandom


def new_seed() -> int:
    """Return a new seed, and print it, so that the run can be repeated."""
    seed = SystemRandom().randrange(2**32)
    print(f"seed {seed}")  # noqa: T201  # pytest shows it where the test fails
    return seed
