"""Many small cases in one test, without the cost of a test for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product


def in_turn(*axes: Iterable[object]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Decorate a test to try every combination, as `parametrize` would, and to name the one that fails."""
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

        # Not `functools.wraps`: with it pytest would take the parameters for fixtures.
        each.__name__, each.__qualname__, each.__module__ = test.__name__, test.__qualname__, test.__module__
        return each

    return of
