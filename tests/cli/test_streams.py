"""Every command when its streams are closed or full, and for a person without a home folder."""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from coach.cli.places import Places
from coach.cli.run_app import make_app
from coach.core.errors import StorageError
from coach.kiosk.config.file import FILE, MACHINE_FOLDER, default_paths
from tests.support.command import Run, assert_refused

pytestmark = pytest.mark.long

DEADLINE_S = 60
TELLING = [
    ["--help"],
    ["--version"],
    ["triage", "--assume-no", "answers.toml"],
    ["content", "check", "ours"],
    ["content", "list", "rules"],
    ["content", "preview", "bird-dog", "--png", "pictures"],
    ["summary", "--guide"],
    ["history", "--format", "json"],
    ["doctor"],
    ["kiosk", "doctor"],
    ["kiosk", "setup", "--output", "kit", "--force"],
]
"""Commands that write to stdout."""
GUIDE = ["summary", "--guide"]
"""The one command that is tried in a process of its own, for what is the same with all."""
CLOSED = ["<&-", "2>&-", "<&- 2>&-"]
"""How a caller may close what a result does not need."""
LOST = {
    ">&-": "Cannot write the result: stdout is closed. Give it a terminal, a file or a pipe.\n",
    ">/dev/full": "Cannot read or write the output: the disk is full. Free some space.\n",
}
"""How a caller may take a result away, and what is said then."""
LOCALES = [{"LC_ALL": "C"}, {"LANG": "", "LC_ALL": ""}, {"PYTHONIOENCODING": "ascii:strict"}]


def started(
    program: list[str], streams: str, folder: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a Python program with its streams changed by a shell, its files in a folder."""
    (folder / "answers.toml").write_text("[answers]\n")
    (folder / "ours").mkdir(exist_ok=True)
    (folder / "ours" / "empty.toml").touch()
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", *program],
        cwd=folder,
        env={**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), **variables},
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )


def shell(words: list[str], streams: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command with its streams changed."""
    return started(["coach", *words], streams, folder, variables)


def all_telling(streams: str, folder: Path) -> tuple[dict[str, int], str, str]:
    """Run every command with its streams changed; return how each ended, and what they said one after the other."""
    codes = folder / "codes.json"
    ran = started(["tests.support.forked", json.dumps(TELLING), str(codes)], streams, folder, {})
    named = zip(map(" ".join, TELLING), json.loads(codes.read_text()), strict=True)
    return dict(named), ran.stdout, ran.stderr


@pytest.mark.parametrize("streams", LOST)
def test_a_result_that_nobody_can_get_is_told_in_one_line_and_is_no_success(streams: str, tmp_path: Path) -> None:
    codes, out, said = all_telling(streams, tmp_path)

    assert {name: code for name, code in codes.items() if code != 2} == {}
    assert (out, said) == ("", LOST[streams] * len(TELLING))


def test_a_result_needs_no_other_stream(tmp_path: Path) -> None:
    codes, out, _ = all_telling("", tmp_path)

    assert 2 not in codes.values()
    assert all_telling("<&- 2>&-", tmp_path)[:2] == (codes, out)


@pytest.mark.parametrize("streams", CLOSED[:2])
def test_a_process_needs_no_other_stream(run: Run, tmp_path: Path, streams: str) -> None:
    ran = shell(GUIDE, streams, tmp_path)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, run(*GUIDE).out, "")


def test_the_plainest_locale_costs_no_result(tmp_path: Path) -> None:
    ran = shell(GUIDE, "", tmp_path, **LOCALES[-1])

    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", TELLING, ids=" ".join)
def test_what_holds_for_one_process_holds_for_each_command_with_all_streams_and_locales(
    words: list[str], tmp_path: Path
) -> None:
    whole = shell(words, "", tmp_path)

    for streams, told in LOST.items():
        ran = shell(words, streams, tmp_path)
        assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", told)
    for streams in CLOSED:
        ran = shell(words, streams, tmp_path)
        assert (ran.returncode, ran.stdout) == (whole.returncode, whole.stdout), streams
        assert "fault of its own" not in ran.stderr
    for variables in LOCALES:
        ran = shell(words, "", tmp_path, **variables)
        assert (ran.returncode == 2, "fault of its own" in ran.stderr) == (False, False), variables


def test_no_file_takes_the_number_of_a_stream_that_is_closed(tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "from coach.cli.streams import mend_streams\n"
        "mend_streams()\n"
        f"sys.exit(os.open({str(tmp_path)!r}, os.O_RDONLY) < 3)\n"
    )
    ran = subprocess.run(["/bin/sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-c", program], check=False)

    assert ran.returncode == 0


def test_what_is_said_to_a_full_disk_costs_no_result(tmp_path: Path) -> None:
    ran = shell(GUIDE, "2>/dev/full", tmp_path)

    assert ran.returncode == 0
    assert ran.stdout


@pytest.mark.parametrize(
    "words",
    [["content", "list", "rules", "--format", "json"], ["triage", "--assume-no", "--format", "html", "answers.toml"]],
)
def test_data_is_utf_8_in_every_locale(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    latin = shell(words, "", tmp_path, PYTHONIOENCODING="latin-1")
    monkeypatch.chdir(tmp_path)

    assert latin.stdout == run(*words).out


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A person whom the system does not know, with no HOME, in a folder of their own."""

    def unknown(_: int) -> object:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    yield
    assert not Path("~").exists()


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("words", [["summary"], ["history"], ["history", "delete", "--all"]], ids=" ".join)
def test_without_a_home_each_command_that_needs_one_says_so_in_one_line(run: Run, words: list[str]) -> None:
    assert_refused(run(*words), "no home folder", "HOME", "--data")


@pytest.mark.usefixtures("homeless")
def test_without_a_home_the_app_says_so() -> None:
    with pytest.raises(StorageError, match="no home folder"):
        make_app(Places())


@pytest.mark.usefixtures("homeless")
def test_without_a_home_the_doctor_looks_at_all_else(run: Run) -> None:
    ran = run("doctor")

    assert ran.code == 1
    assert "Your visits and settings: You have no home folder here." in ran.out
    assert "Content: version" in ran.out


@pytest.mark.usefixtures("homeless")
def test_without_a_home_what_needs_none_works(run: Run) -> None:
    assert run("triage", "--assume-no", piped=b"[answers]\n").code == 0
    assert run("summary", "--guide").code == 0


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("home", ["", "somewhere/below"])
def test_a_home_that_is_nowhere_is_none(run: Run, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)

    assert_refused(run("history"), "no home folder")


@pytest.mark.usefixtures("homeless")
def test_without_a_home_the_kiosk_s_file_is_the_machine_s() -> None:
    assert default_paths() == (MACHINE_FOLDER / FILE,)
