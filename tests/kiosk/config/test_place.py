"""Where the commands look for the kiosk's file, and what they say if there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coach.kiosk.config.file import FILE, MissingConfigError, default_paths, find_config
from coach.kiosk.counts.file import FILE as COUNTS
from tests.support.command import runner
from tests.support.kiosk_storm import ATTRACT, DESK, PIN
from tests.support.shipped import shipped
from tests.support.terminal import COLOURFUL, Terminal


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The two usual places, both without a file."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    monkeypatch.setattr("coach.kiosk.config.file.MACHINE_FOLDER", tmp_path / "etc")
    for name in ("user/coach", "etc"):
        (tmp_path / name).mkdir(parents=True)
    return default_paths()


def test_the_users_file_comes_before_the_machines(paths: tuple[Path, ...]) -> None:
    user, machine = paths
    machine.write_text("")

    assert find_config(None) == machine
    user.write_text("")
    assert find_config(None) == user


def test_a_file_that_is_given_wins_over_both(paths: tuple[Path, ...], tmp_path: Path) -> None:
    paths[0].write_text("")
    given = tmp_path / "mine.toml"
    given.write_text("")

    assert find_config(given) == given


def test_without_a_file_one_line_says_where_it_is_looked_for_and_how_to_make_one(paths: tuple[Path, ...]) -> None:
    with pytest.raises(MissingConfigError) as missing:
        find_config(None)

    assert str(missing.value) == (f"There is no kiosk file at {paths[0]} or {paths[1]}. Make one with: coach kiosk pin")


def test_a_given_file_that_is_not_there_is_named_in_the_command_that_makes_it(paths: tuple[Path, ...]) -> None:
    paths[0].write_text("")

    with pytest.raises(MissingConfigError) as missing:
        find_config(Path("/no/such place.toml"))

    assert str(missing.value) == (
        "There is no kiosk file at /no/such place.toml. Make one with: coach kiosk pin --config '/no/such place.toml'"
    )


def test_the_kiosk_reads_and_counts_where_the_other_commands_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    for name, place in places.items():
        monkeypatch.setenv(name, place)
    run = runner(monkeypatch, capsys)
    file = tmp_path / "XDG_CONFIG_HOME/coach" / FILE
    assert str(file) in run("kiosk", "pin", piped=f"{PIN}\n".encode()).out
    file.write_text(f"{file.read_text()}counts = true\n")
    coach = [str(Path(sys.executable).with_name("coach")), "kiosk"]
    with Terminal(coach, environment={**COLOURFUL, **places}) as terminal:
        terminal.wait(ATTRACT)
        terminal.press("\r")
        terminal.wait(shipped().pages[0].words)
        terminal.press("/")
        terminal.wait(DESK)
        terminal.press("2")
        terminal.wait(ATTRACT)
        terminal.wait_until((tmp_path / "XDG_DATA_HOME/coach/kiosk" / COUNTS).exists, "the counts")
    assert run("kiosk", "counts").out.splitlines()[1].split(",")[1] == "1"
