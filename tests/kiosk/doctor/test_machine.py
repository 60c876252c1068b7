"""Reading a machine: files, folders, and programs that must answer in time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.kiosk.doctor import machine as module
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.machine import ThisMachine
from tests.support.shipped import REVIEWED


def machine(config: Path | None = None) -> ThisMachine:
    return ThisMachine(config, REVIEWED)


def program(folder: Path, name: str, text: str) -> str:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return str(file)


def test_a_file_is_read_without_the_space_around_it_and_a_folder_by_its_names(tmp_path: Path) -> None:
    (tmp_path / "sysrq").write_text("0\n")

    assert machine().read(str(tmp_path / "sysrq")) == "0"
    assert machine().names(str(tmp_path)) == {"sysrq"}
    assert machine().mode(tmp_path / "sysrq") == ((tmp_path / "sysrq").stat().st_mode & 0o7777, os.getuid())


def test_for_a_file_that_is_missing_the_machine_cannot_tell(tmp_path: Path) -> None:
    here, missing = machine(), tmp_path / "no"
    for ask in (lambda: here.read(str(missing)), lambda: here.names(str(missing)), lambda: here.mode(missing)):
        with pytest.raises(CannotTellError) as raised:
            ask()
        assert (raised.value.reason, raised.value.seen) == ("absent", str(missing))


def test_for_a_file_that_may_not_be_read_the_machine_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        # Root, who may run the tests, may read everything.
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", refuse)

    with pytest.raises(CannotTellError, match="refused"):
        machine().read("/proc/sys/kernel/sysrq")


def test_a_program_that_prints_as_much_as_modprobe_does_on_debian_is_read_to_its_end(tmp_path: Path) -> None:
    assert len(machine().run(program(tmp_path, "prints", "head -c 2000000 /dev/zero | tr '\\0' a"))) == 2_000_000


def test_a_program_s_words_are_returned_and_it_reads_what_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "given").write_text("NumLock on")

    assert (
        machine().run(program(tmp_path, "echoes", "cat; echo $LC_ALL"), stdin=str(tmp_path / "given"))
        == "NumLock onC\n"
    )
    with pytest.raises(CannotTellError, match="absent"):
        machine().run("/bin/sh", stdin=str(tmp_path / "no"))


def test_a_program_gets_none_of_this_program_s_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYSTEMD_PAGER", "less")

    assert machine().run(program(tmp_path, "shows", "echo ${SYSTEMD_PAGER:-none}")) == "none\n"


def test_a_program_that_fails_is_named_with_its_first_words(tmp_path: Path) -> None:
    failing = program(tmp_path, "fails", "echo no bus >&2; echo more >&2; exit 1")

    with pytest.raises(CannotTellError) as raised:
        machine().run(failing)

    assert (raised.value.reason, raised.value.seen) == ("failed", f"{failing}: no bus")


def test_a_program_that_is_not_installed_is_named() -> None:
    with pytest.raises(CannotTellError) as raised:
        machine().run("no-such-program")

    assert (raised.value.reason, raised.value.seen) == ("no-program", "no-such-program")


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT_S", 0.1)

    with pytest.raises(CannotTellError, match="slow"):
        machine().run(program(tmp_path, "hangs", "exec sleep 60"))


def test_the_kiosk_s_file_is_read_once_it_is_there_and_right(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('printer = "desk"\n')

    assert machine(tmp_path / "kiosk.toml").setting.printer == "desk"


def test_without_a_valid_kiosk_file_the_machine_cannot_tell(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text("printer = 3\n")

    with pytest.raises(CannotTellError, match="no-config"):
        _ = machine(tmp_path / "no.toml").setting
    with pytest.raises(CannotTellError, match=r"wrong-config: .*wrong\.toml:1: "):
        _ = machine(tmp_path / "wrong.toml").setting


def test_a_user_has_a_shell_and_a_missing_user_has_none() -> None:
    assert machine().shell("root")
    assert machine().shell("no-such-user") is None
