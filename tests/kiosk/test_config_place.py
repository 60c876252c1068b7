"""Where the kiosk's file is looked for, and what is said when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.kiosk.config import MissingConfigError, default_paths, find_config


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The two default places, both empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    monkeypatch.setattr("coach.kiosk.config.MACHINE_FOLDER", tmp_path / "etc")
    for name in ("user/coach", "etc"):
        (tmp_path / name).mkdir(parents=True)
    return default_paths()


def test_the_users_file_comes_before_the_machines(paths: tuple[Path, ...]) -> None:
    user, machine = paths
    machine.write_text("")

    assert find_config(None) == machine
    user.write_text("")
    assert find_config(None) == user


def test_a_file_that_is_given_holds_over_both(paths: tuple[Path, ...], tmp_path: Path) -> None:
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
