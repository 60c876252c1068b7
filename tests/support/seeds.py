"""Seeds for attacks by chance: another one each run, printed where the test fails."""

from __future__ import annotations

from random import SystemRandom


def new_seed() -> int:
    """Return a seed that was never tried, and print it, so that the same attack can be made again."""
    seed = SystemRandom().randrange(2**32)
    print(f"seed {seed}")  # noqa: T201  # pytest shows it where the test fails
    return seed
