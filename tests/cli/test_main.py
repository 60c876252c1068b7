"""The command `coach` itself: wrong usage, errors in one line, completion, and signals from the shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from coach import __version__
from coach.cli import run_app as app
from coach.cli import triage
from coach.cli.commands import COMMANDS
from tests.support.command import Run, assert_refused
from tests.support.kept_visits import keep_check
from tests.support.shipped import in_language


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's line in which $COACH stands for the command."""
    environment = {**os.environ, "COACH": f"{sys.executable} -m coach", **variables}
    return subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")

    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)


@pytest.mark.parametrize("words", [[name] for name in COMMANDS] + [["content", "check"], ["content", "list"]])
def test_every_command_has_help_that_is_not_cut_short(run: Run, words: list[str]) -> None:
    assert run(*words, "--help").code == 0
    assert "..." not in run(*words[:-1], "--help").out.replace("[ARGS]...", "")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"coach {__version__}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["tirage"], "No such command 'tirage'. Did you mean triage?"),
        (["wibble"], "No such command 'wibble'. See"),
        (["set", "chekc"], "No such command 'chekc'. Did you mean check?"),
        (["--colour"], "No such option '--colour'."),
        (["--langg", "es"], "No such option '--langg'. Did you mean --lang?"),
        (["history", "--clinic", "x"], "No such option '--clinic'."),
        (["triage", "--data", "x"], "No such option '--data'."),
        (["summary", "--format", "docx"], "--format is one of: 'text', 'markdown', 'html', 'pdf', 'fhir', 'json'."),
        (["--theme", "dark", "history"], "--theme goes with the app alone"),
        (["--set", "mine.toml", "history"], "--set goes with the app alone"),
        (["history", "--set", "mine.toml"], "No such option '--set'."),
        (["--no-sound", "history"], "--no-sound goes with the app alone"),
        (["--theme", "pink"], "--theme is one of: 'dark', 'light', 'contrast', 'ansi'."),
        (["summary", "delete"], "This command does not take 'delete'."),
        (["--data"], "Check --data: it needs a value after it, or takes none."),
        (["--plain=3"], "Check --plain: it needs a value after it, or takes none."),
        (["plan", "--weeks", "0"], "--weeks is a whole number of 1 or more."),
        (["summary", "--since", "x"], "Write --since as a day, such as 2027-11-22."),
        (["set", "new"], "Missing: FILE."),
    ],
)
def test_bad_usage_is_one_line_that_names_the_help(run: Run, words: list[str], told: str) -> None:
    assert_refused(run(*words), told, "--help")


def test_without_a_terminal_the_commands_that_work_are_named(run: Run) -> None:
    assert_refused(run(piped=b""), "coach triage FILE", "coach history")


def test_a_closed_terminal_is_no_terminal() -> None:
    ran = shell("$COACH <&-")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("coach needs a terminal")


def test_the_app_by_itself_loads_no_command() -> None:
    program = (
        "import sys; from coach.cli.main import main; sys.argv = ['coach']\n"
        "try: main()\nfinally: print('click' in sys.modules, 'coach.cli.run_app' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], input="", capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (2, "False True\n")


def test_a_shell_that_asks_for_completions_gets_them_and_not_the_app() -> None:
    assert "complete" in shell("$COACH", _COACH_COMPLETE="bash_source").stdout
    ran = shell("$COACH", _COACH_COMPLETE="bash_complete", COMP_WORDS="coach tri", COMP_CWORD="1")
    assert ran.stdout == "plain,triage\n"


@pytest.mark.parametrize(("module", "words"), [(app, []), (triage, ["triage", "--assume-no"])])
def test_an_interrupted_start_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, module: ModuleType, words: list[str]
) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "run_app" if module is app else "_told", interrupted)

    ran = run(*words, piped=b"[answers]\n")

    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "Stopped.")


def test_what_cannot_be_said_costs_no_exit_code() -> None:
    assert shell("$COACH tirage 2>&-").returncode == 2


def test_a_fault_of_our_own_is_told_by_its_place_and_never_by_an_answer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> str:
        raise KeyError("pee-hard = yes")

    monkeypatch.setattr(triage, "_told", fails)

    ran = run("triage", "--assume-no", piped=b"[answers]\n")

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "a fault of its own: KeyError at test_main.py:" in ran.err
    assert "pee-hard" not in ran.err


def test_a_reader_that_goes_early_is_no_fault() -> None:
    ran = shell("$COACH content list sources | head -n 1")

    assert (ran.returncode, ran.stderr, ran.stdout.count("\n")) == (0, "", 1)


def test_a_full_disk_behind_the_output_is_told_in_one_line() -> None:
    ran = shell("$COACH content list sources > /dev/full")

    assert (ran.returncode, ran.stderr) == (2, "Cannot read or write the output: the disk is full. Free some space.\n")


def test_a_closed_stdin_is_told_how_to_use_triage() -> None:
    ran = shell("$COACH triage - <&-")

    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


def test_signs_that_the_locale_lacks_cost_no_words(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.toml"
    sheet.write_text('[answers]\nfits-today = "after-workout"\npee-hard = "yes"\n')

    ran = shell(f"$COACH triage --assume-no {sheet}", PYTHONIOENCODING="latin-1")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("? EMERGENCY: ")


@pytest.mark.parametrize(
    "zone",
    ["AAA99999", *(pytest.param(zone, marks=pytest.mark.exhaustive) for zone in ("ABC-999:99", "AAA1BBB-99,0,200"))],
)
def test_a_zone_that_no_time_can_be_told_in_is_said_and_times_are_told_in_utc(tmp_path: Path, zone: str) -> None:
    keep_check(tmp_path)

    ran = shell(f"$COACH history --data {tmp_path}", TZ=zone)

    assert ran.returncode == 0
    assert ran.stdout.splitlines()[1].startswith("23 November 2026, 12:00  ")
    assert ran.stderr == "No time can be told in the zone that TZ names, so all times are told in UTC.\n"


def test_that_no_time_can_be_told_is_said_in_the_person_s_language(tmp_path: Path) -> None:
    keep_check(tmp_path)

    ran = shell(f"$COACH history --lang es --data {tmp_path}", TZ="AAA99999")

    assert ran.stderr == f"{in_language('es').words('error.no-zone')}\n"


@pytest.mark.parametrize(
    "zone",
    [
        *("", "Nowhere/City"),
        *(pytest.param(zone, marks=pytest.mark.exhaustive) for zone in (":/nowhere/at/all", "Europe/Madrid")),
    ],
)
def test_a_zone_that_is_only_unknown_is_the_system_s_to_settle(tmp_path: Path, zone: str) -> None:
    keep_check(tmp_path)

    ran = shell(f"$COACH history --data {tmp_path}", TZ=zone)

    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_line_that_cannot_be_said_changes_no_exit_code() -> None:
    assert shell("$COACH tirage 2>/dev/full").returncode == 2


def test_a_file_size_limit_ends_in_one_line(tmp_path: Path) -> None:
    ran = shell(f"ulimit -f 0; $COACH summary --guide --output {tmp_path}/guide.txt")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"Cannot write {tmp_path}/guide.txt: no file may grow so large here.")
    assert ran.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
