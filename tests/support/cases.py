"""Many small cases in one test: each costs nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product


def in_turn(*axes: Iterable[object]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Return a test that tries every combination of these, as `parametrize` would, and names the one that fails."""
    cases = list(product(*axes))
    assert cases, "there are no cases to try"

    def of(test: Callable[..., None]) -> Callable[[], None]:
        def each() -> None:
            for case in cases:
                try:
                    test(*case)
                except BaseException as error:
                    error.add_note(f"The case: {', '.join(map(str, case))}")
                    raise

        # Not `wraps`: by it pytest would take the cases for fixtures.
        each.__name__, each.__qualname__, each.__module__ = test.__name__, test.__qualname__, test.__module__
        return each

    return of
