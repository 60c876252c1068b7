"""The player's other keys: why a step is skipped, an easier way, how a move is done, more time, and sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Static

from coach.core.library import Library
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.player.player import PlayerScreen
from coach.storage.settings import read_settings
from tests.support.home import skip
from tests.support.home_screens import left, line, player
from tests.support.playing import log, playing, to_work


@pytest.mark.parametrize(("key", "reason"), [("1", "pain"), ("2", "too-hard"), ("3", "bored"), ("4", "other")])
async def test_a_skip_of_work_asks_why_in_one_key_and_the_reason_is_kept(
    tmp_path: Path, library: Library, key: str, reason: str
) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        await person.press("right")
        before = left(person) if person.shows(PlayerScreen) else None
        assert (before, person.shows(ChooseDialog)) == (None, True)
        person.clock.advance(300)
        await person.press(key)
        assert person.shows(PlayerScreen)
        await person.until_kept(lambda visit: [each.skipped_because for each in visit.performed] == [reason])


async def test_a_skip_that_is_thought_better_of_goes_on_where_it_stood(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        await to_work(person)
        before = left(person)
        await person.press("right", "escape")
        assert (left(person), log(person), player(person).session.paused) == (before, (), False)


async def test_easier_now_changes_the_move_and_says_so_where_there_is_none(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library, "bird-dog-leg") as person:
        await to_work(person)
        await person.press("e")
        step = player(person).session.step
        assert step is not None
        assert step.way == "easier"
        await person.press("e")
        assert library.words("player.no-easier") in person.notices()


async def test_all_that_is_known_of_a_move_can_be_read_before_the_clock_starts(
    tmp_path: Path, library: Library
) -> None:
    async with playing(tmp_path, library) as person:
        before = left(person)
        await person.press("i")
        assert person.shows(TextDialog)
        exercise = library.exercises["marching"]
        text = person.text()
        for words in (exercise.start, *exercise.steps, *exercise.errors, str(exercise.caution)):
            assert words in text
        person.clock.advance(300)
        await person.press("enter")
        assert (left(person), player(person).session.paused) == (before, False)


async def test_a_get_ready_can_be_held_and_says_how_to_begin(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        await person.press("space")
        assert line(person, "phase") == library.words("player.held")
        await person.press("space")
        assert line(person, "phase") == library.words("player.ready")


async def test_ten_seconds_more_come_by_one_key(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        before = left(person)
        await person.press("up")
        assert left(person) == before + 10


async def test_the_next_repetition_comes_by_one_key(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library, "bird-dog-leg") as person:
        await to_work(person)
        await person.press("down")
        assert player(person).session.spent > 0


async def test_muting_is_remembered(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        await person.press("m")
        assert library.words("player.sound-off") in person.notices()
        await person.until(lambda: not read_settings(tmp_path).sound)
        await person.press("m")
        await person.until(lambda: read_settings(tmp_path).sound)


async def test_a_cue_is_shown_as_it_is_due_and_goes(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        cue = player(person).query_one(".cue", Static)
        await person.press("right")
        await person.until(lambda: str(cue.content) == library.words("cue.start"))
        assert cue.has_class("-lit")
        person.clock.advance(1.0)
        await person.until(lambda: str(cue.content) == "")
        assert not cue.has_class("-lit")


async def test_the_phase_is_told_by_word_and_sign_and_colour(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as person:
        seen: dict[str, tuple[str, str, Color]] = {}
        while len(seen) < 3:
            step = player(person).session.step
            assert step is not None
            await person.until(lambda step=step: player(person).has_class(f"-{step.phase}"))  # type: ignore[misc]
            phase = line(person, "phase")
            seen[step.phase] = (phase[0], phase.split()[1], player(person).query_one(".phase").styles.color)
            await skip(person)
        assert len({sign for sign, _, _ in seen.values()}) == len(seen)
        assert len({word for _, word, _ in seen.values()}) == len(seen)
        assert len({colour for _, _, colour in seen.values()}) > 1
