"""The figure in the player does what the step asks, moves with the clock, and stands still without animation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from coach.core.library import Library
from coach.core.visit.state import Request
from coach.widgets.picture import Picture
from tests.support.home import Driven, at_player, driven, skip
from tests.support.home_screens import before_work, left, line, player
from tests.support.visits import new_visit
from tests.support.walking import walked


def figure(person: Driven) -> Picture:
    return player(person).query_one(".figure", Picture)


def shown(person: Driven) -> Image.Image:
    image = figure(person).image
    assert image is not None
    return image


def fits(person: Driven) -> bool:
    """Say whether the picture is drawn at the size that it has now; words around it may have changed that."""
    return shown(person).size == (figure(person).size.width, 2 * figure(person).size.height)


async def to_step(person: Driven, phase: str, side: str | None = None) -> None:
    """Skip to the next step of a phase, on a side if one is given, and wait until it is drawn."""
    screen = player(person)
    steps = screen.session.routine.steps
    here = next(n for n, step in enumerate(steps) if step is screen.session.step)
    ahead = enumerate(steps[here:], here)
    index = next(n for n, step in ahead if step.phase == phase and (side is None or step.side == side))
    await skip(person, index - here)
    step = steps[index]
    await person.until(lambda: screen.session.step is step)
    await person.until(lambda: figure(person).alternative == person_words(person, step.exercise.id))


def person_words(person: Driven, exercise: str) -> str:
    assert person.app.controller is not None
    return person.app.controller.library.figures[exercise].words


async def test_the_figure_of_the_exercise_fills_the_room_beside_the_ring_and_is_told_in_words(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await to_step(person, "ready")
        picture = figure(person)
        assert shown(person).size == (picture.size.width, 2 * picture.size.height)
        assert picture.size.height >= 9
        assert picture.region.right <= player(person).query_one(".ring", Picture).region.x


async def test_the_figure_moves_as_time_passes(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await to_step(person, "work")
        before = shown(person)
        person.clock.advance(0.7)
        await person.until(lambda: shown(person) is not before)
        assert ImageChops.difference(before, shown(person)).getbbox()


@pytest.mark.parametrize(("environment", "frames"), [({}, range(8, 12)), ({"SSH_TTY": "/dev/pts/3"}, range(3, 6))])
async def test_over_ssh_the_figure_is_drawn_less_often(
    tmp_path: Path,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    frames: range,
) -> None:
    for name in ("SSH_TTY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await to_step(person, "work")
        images = [shown(person)]
        for _ in range(10):
            before = player(person).session
            person.clock.advance(0.1)
            await person.until(lambda before=before: player(person).session is not before)  # type: ignore[misc]
            images.append(shown(person))

        assert len({id(image) for image in images}) in frames


async def test_the_figure_stands_still_in_a_pause(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await to_step(person, "work")
        await person.press("space")
        before = shown(person)
        person.clock.advance(30)
        await person.lasts(0.3)
        assert shown(person) is before


async def test_where_nothing_may_move_the_figure_shows_the_peak_of_its_movement(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        person.app.animation_level = "none"
        await at_player(person, library)
        await to_step(person, "work")
        before, number, rest = shown(person), line(person, "phase"), left(person)
        person.clock.advance(1.4)
        await person.until(lambda: left(person) < rest)
        assert shown(person) is before
        assert line(person, "phase") == number


async def test_the_second_side_is_the_mirror_image_of_the_first(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        person.app.animation_level = "none"
        visit = walked(new_visit(), library, {}, "player")
        await before_work(person, visit, lambda step: step.side == "first")
        await to_step(person, "work", "first")
        await person.until(lambda: fits(person))
        first = shown(person)
        await to_step(person, "work", "second")
        mirrored = ImageOps.mirror(first)
        await person.until(lambda: shown(person).size == first.size)
        await person.until(lambda: ImageChops.difference(mirrored, shown(person)).getbbox() is None)
        assert ImageChops.difference(mirrored, first).getbbox()


async def test_a_rest_shows_the_figure_of_what_comes_next(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        visit = walked(new_visit(), library, {}, "player")
        answers = {**visit.answers, "go-easy-on": ("hernia",)}
        visit = replace(visit, answers=answers, request=Request(10, "standing", 2))
        await before_work(person, visit, lambda step: step.set_number == 2)
        step = player(person).session.step
        assert step is not None
        assert step.phase == "rest"
        assert step.exercise.name in line(person, "name")


@pytest.mark.parametrize(("size", "steps"), [((60, 20), 12), ((80, 24), 6), ((120, 36), 6)])
async def test_words_figure_ring_and_keys_all_have_their_room(
    size: tuple[int, int], steps: int, tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=size) as person:
        await at_player(person, library)
        screen = player(person)
        for _ in range(steps):
            for name in ("name", "phase", "lines", "next", "figure", "ring"):
                region = screen.query_one(f".{name}").region
                assert region.bottom <= size[1] - 1, (name, screen.session.step)
                assert region.right <= size[0], name
            assert screen.query_one(".figure").region.height >= 5
            await skip(person)


async def test_what_a_sore_knee_lies_on_is_in_the_picture_and_told_with_it(tmp_path: Path, library: Library) -> None:
    visit = walked(new_visit(), library, {}, "player")
    images = []
    for joints in ((), ("knees",)):
        wish = replace(visit, checked_at=visit.started, answers={**visit.answers, "go-easy-on": joints})
        async with driven(tmp_path / str(len(joints)), size=(120, 36)) as person:
            await before_work(person, wish, lambda step: step.exercise.id == "bird-dog-leg")
            await person.until(lambda: bool(figure(person).alternative))
            images.append(shown(person))
            told = figure(person).alternative

    assert told == f"{library.figures['bird-dog-leg'].words} {library.exercises['bird-dog-leg'].adjust['knee-pain']}"
    assert images[0].size == images[1].size
    assert ImageChops.difference(*images).getbbox() is not None
