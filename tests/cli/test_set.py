"""`coach set`: a set is checked, shown as a code, read back from one, and built on screens."""

from __future__ import annotations

from pathlib import Path
from stat import S_IMODE

import pytest

from coach.core.routine.set_code import set_code
from coach.export.set_toml import set_toml
from coach.loading.set_files import read_set
from tests.support.command import Run, assert_refused
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "anna.toml"
    file.write_text(WHOLE_SET, "utf-8")
    return file


def test_a_set_without_a_problem_is_told_line_by_line(run: Run, file: Path) -> None:
    ran = run("set", "check", file)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == (
        "Curl-up · 3 sets of 6, 4 and 2 holds of 10 s, switching legs halfway. Note: Chin in."
    )
    assert ran.out.splitlines()[-1].startswith("Exercises: 2, about ")


def test_every_problem_of_a_set_is_told_as_at_its_start(run: Run, file: Path) -> None:
    file.write_text(WHOLE_SET.replace("curl-up", "curlup").replace('"left"', '"up"'), "utf-8")

    ran = run("set", "check", file)

    assert ran.code == 1
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == ["anna.toml:5", "anna.toml:11"]
    assert ran.err == "2 to mend. Mend each and check again.\n"


def test_a_set_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    assert_refused(run("set", "check", tmp_path / "no.toml"), f"There is no set file at {tmp_path / 'no.toml'}")


def test_a_set_goes_into_a_code_and_back_into_a_file_that_means_the_same(run: Run, file: Path, tmp_path: Path) -> None:
    code = run("set", "code", file, piped=b"").out
    back = tmp_path / "back.toml"

    ran = run("set", "read", code, "--output", back)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert read_set(back, shipped()) == read_set(file, shipped())
    assert S_IMODE(back.stat().st_mode) == 0o600
    assert run("set", "read", "-", piped=code.encode()).out == back.read_text("utf-8")


def test_a_file_that_is_there_is_kept_unless_it_is_forced(run: Run, file: Path) -> None:
    code = set_code(set_toml(read_set(file, shipped())))

    assert_refused(run("set", "read", code, "--output", file), f"{file} is there already.", "--force")
    assert file.read_text("utf-8") == WHOLE_SET
    assert run("set", "read", code, "--output", file, "--force").code == 0


def test_a_code_with_a_mistake_writes_no_file(run: Run, file: Path, tmp_path: Path) -> None:
    code = set_code(set_toml(read_set(file, shipped())))

    assert_refused(run("set", "read", code[:-4], "--output", tmp_path / "b.toml"), "missing or mistyped")
    assert not (tmp_path / "b.toml").exists()


@pytest.mark.parametrize("text", ['[[exercise]]\nid = "bidge"\n', 'note = "a\\u001b]52;c;aGk=\\u0007"\n'])
def test_a_code_that_holds_no_usable_set_is_refused_with_its_problems(run: Run, text: str, tmp_path: Path) -> None:
    ran = run("set", "read", set_code(text), "--output", tmp_path / "b.toml")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("set code:")
    assert "\x1b" not in ran.err
    assert not (tmp_path / "b.toml").exists()


def test_a_set_is_built_only_on_a_terminal_and_in_a_folder_that_is_there(run: Run, tmp_path: Path) -> None:
    assert_refused(run("set", "new", tmp_path / "a.toml", piped=b""), "need a terminal", "coach set check FILE")


def test_a_group_without_a_command_names_its_help(run: Run) -> None:
    assert_refused(run("set"), "Missing command", "coach set --help")
