"""What moves is told without its motion, too: each exercise in words, and nothing flashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from coach.core.library import Library
from coach.drawing.figure import draw_figure
from coach.drawing.palette import Palette
from tests.support.cases import in_turn
from tests.support.flashes import most_in_a_second
from tests.support.home_screens import line, player
from tests.support.moving import FIGURES, motion
from tests.support.playing import playing, to_work
from tests.support.shipped import shipped

FRAMES_A_SECOND = 10
FEWEST_WORDS = 12
"""A start and a move in fewer words could not be done by somebody who sees no figure."""
MOST_FLASHES = 3
LIBRARY = shipped()


@in_turn(sorted(LIBRARY.exercises))
def test_start_and_move_of_each_exercise_are_told_in_words(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    told = " ".join([exercise.start, *exercise.steps])
    assert exercise.start
    assert exercise.steps
    assert len(told.split()) >= FEWEST_WORDS
    assert LIBRARY.figures[name].words


async def test_where_nothing_moves_the_player_says_how_the_exercise_starts_and_goes(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library, "bridge") as person:
        person.app.animation_level = "none"
        exercise = library.exercises["bridge"]
        shown = " ".join(line(person, "lines").split())
        assert " ".join([exercise.start, *exercise.steps]) in shown
        await to_work(person)
        assert " ".join(exercise.steps) in " ".join(line(person, "lines").split())
        # The words of the work change how many rows the figure has; the next look draws it in them.
        player(person).action_do("tick")
        await person.settle()
        drawn = player(person)._pictures.figure.shown
        person.clock.advance(1.5)
        player(person).action_do("tick")
        await person.settle()
        assert player(person)._pictures.figure.shown is drawn


@in_turn(FIGURES)
def test_no_figure_flashes_more_than_three_times_a_second(name: str) -> None:
    palette = Palette(ground="#000000", track="#555555", accent="#ffffff", ink="#ffffff")
    moving, count = motion(name), 20
    postures = [moving.posture(index / count) for index in range(count)]
    frames = [draw_figure((46, 14), moving, posture, palette) for posture in postures]
    # Faster than any loop is played: as though the whole loop took two seconds.
    assert most_in_a_second([*frames, *frames], FRAMES_A_SECOND) <= MOST_FLASHES


@pytest.mark.parametrize(("every", "flashes"), [(1, 5), (2, 3), (20, 0)])
def test_a_picture_that_flashes_is_found(every: int, flashes: int) -> None:
    shades = ["white" if number // every % 2 else "black" for number in range(40)]
    found = most_in_a_second((Image.new("RGB", (46, 28), shade) for shade in shades), FRAMES_A_SECOND)
    assert abs(found - flashes) <= (1 if flashes else 0)
    assert (found > MOST_FLASHES) == (every == 1)
