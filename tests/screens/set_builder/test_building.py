"""A set is built by keys alone, checked and saved, and a file that was changed meanwhile is never lost in silence."""

from __future__ import annotations

import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coach.app.set_builder import SetBuilderApp
from coach.core.library import Library
from coach.core.routine.set_code import set_text
from coach.export.set_toml import set_toml
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.loading.set_files import read_set
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.set_builder.code import SetCodeScreen
from coach.screens.set_builder.days import DaysDialog
from coach.screens.set_builder.dosing import DoseScreen
from coach.screens.set_builder.overview import SetScreen
from coach.screens.set_builder.picking import PickScreen
from coach.screens.set_builder.text_dialog import TypingDialog
from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import shipped

WORDS = shipped().words
LAID_OUT = """by = "Anna Smith"

[[exercise]]
id = "bridge"

[[exercise]]
id = "curl-up"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anna.toml"


@asynccontextmanager
async def building(file: Path, size: tuple[int, int] = (80, 24), library: Library | None = None) -> AsyncIterator[Hand]:
    content = library or shipped()
    written = None if held(file) is None else read_set(file, content)
    app = SetBuilderApp(content, file, written, terminal="xterm-256color")
    async with at_keys(Hand(app, FakeClock(0.0)), size) as therapist:
        yield therapist


def put(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def held(file: Path) -> str | None:
    return file.read_text("utf-8") if file.exists() else None


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def exercises(therapist: Hand) -> list[str]:
    assert isinstance(therapist.app, SetBuilderApp)
    return [each.id for each in therapist.app.written.exercises]


async def add(therapist: Hand, name: str, *keys: str) -> None:
    """Pick an exercise by a search for its name, give its dose by keys, and take it."""
    await therapist.press("enter", "/", *name, "enter", *keys, "enter")
    assert therapist.shows(SetScreen)


async def test_a_set_is_built_from_nothing_by_keys_and_its_file_is_read_as_any_other(file: Path) -> None:
    async with building(file) as therapist:
        await add(therapist, "cat")
        await add(therapist, "bird dog", "5", "down", "8")
        await add(therapist, "side bridge on the k", *["down"] * 4, "right")
        await therapist.press(*["up"] * 6, "enter", *"Anna", "enter", "down", "down", "enter", "1", "5", "enter", "v")
        assert WORDS("builder.saved", path=file) in therapist.text()

    saved = read_set(file, shipped())
    portions = {each.exercise.id: each for each in saved.prescription(shipped()).portions}
    assert list(portions) == ["cat-camel", "wall-bird-dog", "side-bridge-knees"]
    assert (saved.head.by, saved.head.days) == ("Anna", ("mon", "fri"))
    assert (portions["wall-bird-dog"].dose.sets, portions["wall-bird-dog"].dose.reps) == (5, (8,))
    assert portions["side-bridge-knees"].only == "first"
    assert mode(file) == 0o600


async def test_the_exercise_under_the_cursor_moves_and_the_search_narrows_the_list(file: Path) -> None:
    async with building(file) as therapist:
        await therapist.press("enter")
        assert isinstance(therapist.screen, PickScreen)
        mover = therapist.screen.mover
        first = mover.image
        await therapist.press("down")
        await therapist.until(lambda: mover.image is not first)
        await therapist.press("/", *"suitcase")
        assert therapist.screen.picked == shipped().exercises["suitcase-carry"]
        assert therapist.screen.mover.alternative == shipped().figures["suitcase-carry"].words
        await therapist.press(*"xx")
        assert therapist.screen.picked is None
        await therapist.press("enter", "escape")
        assert therapist.screen.picked is not None
        assert therapist.screen.picked.part == "warm-up"
        await therapist.press("escape")
        assert therapist.shows(SetScreen)


async def test_in_a_narrow_window_the_list_stands_alone(file: Path) -> None:
    async with building(file, (60, 20)) as therapist:
        await therapist.press("enter")
        assert isinstance(therapist.screen, PickScreen)
        assert not therapist.screen.mover.region


async def test_an_exercise_is_not_offered_twice(file: Path) -> None:
    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("enter", "/", *"Bridge")
        assert isinstance(therapist.screen, PickScreen)
        assert therapist.screen.picked is not None
        assert therapist.screen.picked.id != "bridge"


async def test_exercises_are_changed_moved_and_left_out(file: Path) -> None:
    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("up", "9")
        assert exercises(therapist) == ["curl-up", "bridge"]
        await therapist.press("9")
        assert exercises(therapist) == ["curl-up", "bridge"]
        assert WORDS("builder.only-exercises") in therapist.text()
        await therapist.press("3", "enter")
        assert isinstance(therapist.screen, DoseScreen)
        await therapist.press("escape", "0")
        assert exercises(therapist) == ["bridge"]
        await therapist.press("v")

    assert held(file) == 'by = "Anna Smith"\n\n[[exercise]]\nid = "bridge"\n'


async def test_a_note_for_an_exercise_and_for_the_set_is_typed_and_can_be_taken_away(file: Path) -> None:
    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("up", "enter", *["down"] * 6, "space", *"Chin in.", "enter")
        assert isinstance(therapist.screen, DoseScreen)
        assert therapist.screen.edit.note == "Chin in."
        await therapist.press("enter", *["up"] * 4, "enter")
        assert therapist.shows(TypingDialog)
        await therapist.press(*["backspace"] * len("Anna Smith"), "enter", "v")

    saved = read_set(file, shipped())
    assert (saved.head.by, saved.exercises[1].note) == (None, "Chin in.")


async def test_a_dose_stops_at_its_limits_and_one_that_takes_too_long_is_not_taken(file: Path) -> None:
    async with building(file) as therapist:
        await therapist.press("enter", "/", *"single", "enter", "left", "left", "left", "left")
        assert WORDS("builder.limit") in therapist.text()
        await therapist.press("1", "0", "down", "6", "0", "enter")
        assert therapist.shows(DoseScreen)
        assert WORDS("builder.too-long", minutes=15) in therapist.text()


async def test_that_a_dose_takes_too_long_is_said_in_the_therapist_s_language(file: Path) -> None:
    spanish = load_library(ContentPlace(language="es"))
    put(file, '[[exercise]]\nid = "single-leg-bridge"\n')
    async with building(file, library=spanish) as therapist:
        await therapist.press("up", "enter", "1", "0", "down", "6", "0")
        assert spanish.words("builder.too-long", minutes=15) in therapist.text()


async def test_without_an_exercise_there_is_nothing_to_save_or_show(file: Path) -> None:
    async with building(file) as therapist:
        for key in "vc":
            await therapist.press(key)
            assert WORDS("builder.empty") in therapist.text()
    assert held(file) is None


async def test_a_day_that_is_ticked_twice_is_none(file: Path) -> None:
    async with building(file) as therapist:
        await therapist.press("up", "enter")
        assert therapist.shows(DaysDialog)
        await therapist.press("2", "space", "3", "enter")
        assert isinstance(therapist.app, SetBuilderApp)
        assert therapist.app.written.head.days == ("wed",)


async def test_a_file_that_was_changed_meanwhile_is_written_over_only_after_a_yes(file: Path) -> None:
    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("up", "0")
        put(file, "mine")
        await therapist.press("v")
        assert WORDS("builder.changed.ask") in therapist.text()
        await therapist.press("2")
        assert held(file) == "mine"
        await therapist.press("v", "1", "v")
        assert therapist.shows(SetScreen)

    assert [each.id for each in read_set(file, shipped()).exercises] == ["bridge"]


async def test_a_file_that_came_meanwhile_is_not_written_over(file: Path) -> None:
    async with building(file) as therapist:
        await add(therapist, "cat")
        put(file, "mine")
        await therapist.press("v", "2")

    assert held(file) == "mine"


async def test_before_a_file_written_by_hand_is_laid_out_anew_it_is_asked(file: Path) -> None:
    hand = f"# Anna's own\n{WHOLE_SET}"
    put(file, hand)
    async with building(file) as therapist:
        await therapist.press("v")
        assert WORDS("builder.relaid.ask") in therapist.text()
        await therapist.press("2")
        assert held(file) == hand
        await therapist.press("v", "1")

    assert held(file) == set_toml(read_set(file, shipped()))


async def test_a_set_that_is_not_saved_is_not_left_without_asking(file: Path) -> None:
    async with building(file) as therapist:
        await add(therapist, "cat")
        await therapist.press("q")
        assert isinstance(therapist.screen, ConfirmDialog)
        await therapist.press("2")
        assert therapist.shows(SetScreen)
        await therapist.press("v", "q")
        assert therapist.app.return_value == 0


async def test_a_set_that_is_not_saved_when_a_signal_comes_is_kept_beside_its_file(file: Path) -> None:
    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("up", "0")
        assert isinstance(therapist.app, SetBuilderApp)
        therapist.app.leave()

    kept = file.with_name("unsaved-anna.toml")
    assert [each.id for each in read_set(kept, shipped()).exercises] == ["bridge"]
    assert therapist.app.last_words == WORDS("builder.kept", path=kept)
    assert held(file) == LAID_OUT


async def test_a_disk_that_is_full_is_told_and_the_set_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    put(file, LAID_OUT)
    async with building(file) as therapist:
        await therapist.press("up", "0")
        monkeypatch.setattr(os, "fsync", full)
        await therapist.press("v")
        assert f"Cannot write {file}: the disk is full." in therapist.text()
        assert exercises(therapist) == ["bridge"]
        assert held(file) == LAID_OUT


async def test_the_code_of_the_set_holds_the_whole_set(file: Path) -> None:
    put(file, WHOLE_SET)
    async with building(file) as therapist:
        await therapist.press("c")
        assert isinstance(therapist.screen, SetCodeScreen)
        code = next(line for line in therapist.text().splitlines() if line.startswith("SET1-"))
        await therapist.press("enter")
        assert therapist.shows(SetScreen)

    assert set_text(code) == set_toml(read_set(file, shipped()))


async def test_a_code_without_room_says_how_large_a_window_must_be(file: Path) -> None:
    note = "Hands on the wall, elbows soft, breathe out while you lift; rest whenever the left leg tingles, then go on."
    put(file, f'note = "{note}"\n{LAID_OUT}')
    async with building(file) as therapist:
        await therapist.press("c")
        assert "Make the window larger for the code" in therapist.text()
        assert "SET1-" in therapist.text()
        await therapist.resize(120, 48)
        assert WORDS("builder.code-lead") in therapist.text()


async def test_the_command_for_a_code_alone_ends_with_it(file: Path) -> None:
    put(file, WHOLE_SET)
    app = SetBuilderApp(shipped(), file, read_set(file, shipped()), at_code=True, terminal="xterm-256color")
    async with at_keys(Hand(app, FakeClock(0.0))) as therapist:
        await therapist.until(lambda: therapist.shows(SetCodeScreen))
        await therapist.press("enter")
        assert app.return_value == 0
