"""Colours and movement by a key at home: on every full screen, at once, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.app.tour import TourApp
from coach.core.library import Library
from coach.screens.player.player import PlayerScreen
from coach.storage.settings import Settings, read_settings, write_settings
from coach.themes import CHOICES, CONTRAST, DARK
from coach.widgets.base_app import asks_for_stillness
from tests.support.home import Driven, composed, driven
from tests.support.home_screens import player
from tests.support.screens_of_a_visit import OF_A_VISIT, visit_at

FULL = ("rows", "number", "chart", "emergency", "review", "self-care", "setup", "steps", "ending", "summary")
"""Screens of a visit without a dialog over them."""


async def player_of(person: Driven, library: Library) -> PlayerScreen:
    await person.stand(visit_at("player", {}, library))
    return player(person)


async def test_the_key_for_colours_acts_on_every_screen_of_a_visit_and_loses_no_answer(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, theme=DARK) as person:
        for name in FULL:
            step, answers, keys = OF_A_VISIT[name]
            await person.stand(visit_at(step, answers, library))
            await person.press(*keys)
            screen, before, theme = person.screen, person.visit, person.app.theme
            await person.press("t")
            assert person.app.theme != theme, name
            assert (person.screen, person.visit) == (screen, before), name


async def test_a_picture_that_stands_takes_on_the_colours_of_the_theme(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(120, 36), theme=DARK) as person:
        figure = (await player_of(person, library))._pictures.figure
        await person.until(lambda: figure.shown is not None)
        before = figure.shown
        await person.press("t")
        await person.until(lambda: figure.shown is not before)


async def test_every_theme_can_be_reached_during_a_routine_and_is_remembered(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, theme=DARK) as person:
        await player_of(person, library)
        seen = []
        for _ in CHOICES:
            await person.press("t")
            seen.append(person.app.theme)
            if person.app.theme == CONTRAST:
                assert read_settings(tmp_path).theme == CONTRAST
        assert sorted(seen) == sorted(CHOICES)


async def test_the_key_for_movement_lets_a_figure_stand_still_and_move_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(120, 36)) as person:
        screen = await player_of(person, library)
        await person.press("!")
        assert person.said() == library.words("motion.still")
        assert read_settings(tmp_path).still is True
        figure = screen._pictures.figure
        await person.until(lambda: figure.shown is not None)
        await person.press("space")
        shown = set()
        for _ in range(12):
            person.clock.advance(0.5)
            screen.action_do("tick")
            shown.add(id(figure.shown))
        assert len(shown) == 1
        await person.press("!")
        assert person.said() == library.words("motion.on")
        assert read_settings(tmp_path).still is False


async def test_stillness_that_was_chosen_holds_at_the_next_start_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(tmp_path, Settings(still=True))
    assert composed(tmp_path)[0].still
    monkeypatch.setenv("NO_MOTION", "1")
    write_settings(tmp_path, Settings(still=False))
    assert not composed(tmp_path)[0].still


@pytest.mark.parametrize(
    ("variables", "still"),
    [
        ({}, False),
        ({"NO_MOTION": ""}, False),
        ({"NO_MOTION": "1"}, True),
        ({"TEXTUAL_ANIMATIONS": "none"}, True),
        ({"TEXTUAL_ANIMATIONS": "basic"}, False),
    ],
)
def test_the_environment_asks_for_stillness_in_two_ways(variables: dict[str, str], still: bool) -> None:
    assert asks_for_stillness(variables) is still


def test_a_first_start_and_the_tour_do_as_the_environment_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    assert not composed(tmp_path)[0].still
    monkeypatch.setenv("NO_MOTION", "1")
    assert composed(tmp_path)[0].still
    assert TourApp(library, Settings()).still
