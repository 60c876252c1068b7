"""The ladder of pictures: which rung is in force, and why."""

from __future__ import annotations

import pytest

from coach.drawing.palette import Colours
from coach.drawing.rungs import GRAIN, IN_CELLS, Rung, rung_for
from tests.support.looks import LADDER


@pytest.mark.parametrize(
    ("colours", "told", "remembered", "found", "choice"),
    [
        ("all", None, None, None, ("halves", "unknown")),
        ("all", None, None, "octants", ("octants", "found")),
        ("all", None, "sextants", "octants", ("sextants", "remembered")),
        ("all", "quadrants", "sextants", "octants", ("quadrants", "told")),
        ("all", None, "tiles", "octants", ("octants", "found")),
        ("eight", "octants", "octants", "octants", ("halves", "colours")),
        ("none", "octants", "octants", "octants", ("one-colour", "colours")),
    ],
)
def test_what_was_named_goes_before_what_was_chosen_before_what_was_found_and_few_colours_before_all(
    colours: Colours, told: Rung | None, remembered: str | None, found: Rung | None, choice: tuple[Rung, str]
) -> None:
    assert rung_for(colours, told, remembered, found) == choice


def test_each_rung_of_the_ladder_has_at_most_as_many_dots_as_the_one_above() -> None:
    dots = [GRAIN[rung][0] * GRAIN[rung][1] for rung in LADDER]

    assert dots == sorted(dots, reverse=True)
    assert [rung for rung in reversed(LADDER) if rung in IN_CELLS] == list(IN_CELLS)
