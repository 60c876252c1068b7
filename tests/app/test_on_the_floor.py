"""What serves a person on the floor: the question about the voice, and the screen that stays awake."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen
from coach.storage.settings import Settings, read_settings, write_settings
from coach.voice.bell import Bell
from coach.voice.speaker import Speaker
from tests.support.home import Driven, at_player, driven, skip
from tests.support.programs import Programs
from tests.support.visits import new_visit
from tests.support.walking import walked


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


async def at_setup(person: Driven, library: Library) -> None:
    await person.stand(walked(new_visit(), library, {}, "setup"))
    await person.settle()


def sound_of(person: Driven) -> type[object]:
    """What would sound the next cue."""
    assert person.app.controller is not None
    return type(person.app.controller.cue_sound())


@pytest.mark.parametrize(("key", "voice", "sounds"), [("1", "aloud", Speaker), ("2", "bell", Bell)])
async def test_the_voice_is_asked_about_once_and_remembered(
    tmp_path: Path, library: Library, programs: Programs, key: str, voice: str, sounds: type[object]
) -> None:
    programs.add("espeak-ng")
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        assert person.shows(ChooseDialog)
        assert library.words("voice.ask") in person.text()
        await person.press(key)
        await person.until(lambda: person.shows(SetupScreen))
        await person.until(lambda: read_settings(tmp_path).voice == voice)
        assert sound_of(person) is sounds
        await person.press("1")
        assert person.shows(SetupScreen)
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        assert person.shows(SetupScreen)
        assert sound_of(person) is sounds


async def test_an_answer_that_is_put_off_is_asked_for_another_time(
    tmp_path: Path, library: Library, programs: Programs
) -> None:
    programs.add("espeak-ng")
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        await person.press("escape")
        await person.until(lambda: person.shows(SetupScreen))
    assert read_settings(tmp_path).voice is None


async def test_without_a_voice_it_is_said_once_how_to_get_one_and_asked_once_there_is_one(
    tmp_path: Path, library: Library, programs: Programs
) -> None:
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        assert person.shows(TextDialog)
        assert "sudo apt install espeak-ng" in person.text()
        await person.press("enter")
        await person.until(lambda: read_settings(tmp_path).voice == "none")
        assert sound_of(person) is Bell
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        assert person.shows(SetupScreen)
    programs.add("espeak-ng")
    async with driven(tmp_path, sound=True) as person:
        await at_setup(person, library)
        assert person.shows(ChooseDialog)


@pytest.mark.parametrize(("sound", "settings"), [(False, Settings()), (True, Settings(sound=False))])
async def test_where_no_cue_is_heard_nobody_is_asked(
    tmp_path: Path, library: Library, programs: Programs, sound: bool, settings: Settings
) -> None:
    programs.add("espeak-ng")
    write_settings(tmp_path, settings)
    async with driven(tmp_path, sound=sound) as person:
        await at_setup(person, library)
        assert person.shows(SetupScreen)


async def test_a_voice_that_fails_in_a_routine_is_told_once_and_the_bell_rings(
    tmp_path: Path, library: Library, programs: Programs
) -> None:
    programs.add("espeak-ng", code=1)
    write_settings(tmp_path, Settings(voice="aloud"))
    lost = library.words("player.voice-lost")
    async with driven(tmp_path, sound=True) as person:
        await at_player(person, library)
        await person.until(lambda: bool(programs.called()))
        while lost not in person.notices():
            await skip(person)
            person.clock.advance(1)
            await person.settle()
        called = programs.called()
        await skip(person, steps=3)
        assert person.notices().count(lost) == 1
        assert programs.called() == called


def awake(folder: Path) -> tuple[str, ...]:
    """A program that notes its process in a file, and takes the file away when it ends."""
    return ("/bin/sh", "-c", f"echo $$ > {folder}/awake; /bin/cat; rm {folder}/awake")


async def test_the_screen_is_awake_while_a_routine_runs_and_no_longer(tmp_path: Path, library: Library) -> None:
    noted = tmp_path / "awake"
    async with driven(tmp_path / "data", awake=awake(tmp_path)) as person:
        await at_setup(person, library)
        assert not noted.exists()
        await at_player(person, library)
        await person.until(noted.exists)
        await person.stand(walked(new_visit(), library, {}, "setup"))
        await person.until(lambda: person.shows(SetupScreen))
        assert not noted.exists()


async def test_the_screen_may_sleep_once_the_program_has_ended(tmp_path: Path, library: Library) -> None:
    noted = tmp_path / "awake"
    async with driven(tmp_path / "data", awake=awake(tmp_path)) as person:
        await at_player(person, library)
        await person.until(noted.exists)
        assert person.shows(PlayerScreen)
        person.app.leave()
        assert not noted.exists()
