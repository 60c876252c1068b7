"""`coach kiosk setup` and `coach kiosk doctor`: what they write and say, and their exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.kiosk.doctor import CHECKS, examine
from coach.kiosk.doctor.finding import CannotTellError, FindingState
from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.values import Values
from tests.support.command import Run, assert_refused
from tests.support.machines import FakeMachine, sound
from tests.support.shipped import shipped

WORDS = shipped().words
NAMES = list(kit(Values("coach", "kiosk.toml", "", 0)))
CODE = Path(__file__).parents[2] / "coach" / "kiosk" / "doctor"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    """The machine that the doctor examines; the check of its content has a test of its own."""
    machine = sound()
    monkeypatch.setattr("coach.kiosk.doctor.offers.check", lambda _content, _today: ())
    monkeypatch.setattr("coach.kiosk.doctor.machine.ThisMachine", lambda _config, _today: machine)
    return machine


def test_a_dash_is_no_folder_for_the_kit(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert_refused(run("kiosk", "setup", "--output", "-"), "name a folder with --output")
    assert list(tmp_path.iterdir()) == []


def test_setup_writes_the_kit_and_names_each_file_and_the_way_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("")

    ran = run("kiosk", "setup", "--output", tmp_path / "kit", "--config", tmp_path / "kiosk.toml")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        *(f"{tmp_path}/kit/{name}" for name in NAMES),
        f"Go on with the steps in {tmp_path}/kit/README.md",
    ]
    assert sorted(
        str(file.relative_to(tmp_path / "kit")) for file in (tmp_path / "kit").rglob("*") if file.is_file()
    ) == sorted(NAMES)
    assert f"{tmp_path}/kiosk.toml" in (tmp_path / "kit" / "README.md").read_text("utf-8")


def test_setup_refuses_a_folder_that_holds_something_unless_forced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    refused = run("kiosk", "setup", "--output", tmp_path)
    forced = run("kiosk", "setup", "--output", tmp_path, "--force")

    assert (refused.code, refused.out) == (2, "")
    assert "is not empty" in refused.err
    assert forced.code == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "README.md").exists()


def test_setup_says_that_there_is_no_kiosk_file_yet(run: Run, tmp_path: Path) -> None:
    ran = run("kiosk", "setup", "--output", tmp_path / "kit", "--config", tmp_path / "kiosk.toml")

    assert ran.code == 0
    assert f"There is no kiosk file at {tmp_path}/kiosk.toml yet." in ran.err


@pytest.mark.parametrize(("place", "told"), [("/home/anna/bin/python", True), ("/opt/coach/bin/python", False)])
def test_setup_warns_of_a_coach_that_the_kiosk_could_not_see(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, told: bool
) -> None:
    monkeypatch.setattr("sys.executable", place)

    ran = run("kiosk", "setup", "--output", tmp_path / "kit")

    assert (f"The kiosk cannot see {place}" in ran.err) is told


def test_setup_with_a_broken_kiosk_file_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("printer = 3")

    ran = run("kiosk", "setup", "--output", tmp_path / "kit", "--config", tmp_path / "kiosk.toml")

    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "kit").exists()


def test_on_a_sound_machine_nothing_is_open(run: Run, looked_at: FakeMachine) -> None:
    ran = run("kiosk", "doctor")

    assert (ran.code, ran.err) == (0, "")
    *rows, empty, last = ran.out.splitlines()
    assert len(rows) == len(CHECKS) == len([row for row in rows if row.startswith("held")])
    assert (empty, last) == ("", "Nothing is open.")


def test_what_is_open_is_shown_with_how_to_close_it_and_ends_with_1(run: Run, looked_at: FakeMachine) -> None:
    looked_at.files["/proc/sys/kernel/sysrq"] = "438"

    ran = run("kiosk", "doctor")

    assert ran.code == 1
    lines = ran.out.splitlines()
    row = lines.index("open         Magic SysRq keys: kernel.sysrq=438")
    assert lines[row + 1] == f"             {WORDS('kiosk.doctor.close.sysrq')}"
    assert lines[-1] == "Open: 1. Close it, and look again."


def test_what_cannot_be_told_is_said_with_the_reason_and_fails_nothing(run: Run, looked_at: FakeMachine) -> None:
    looked_at.files["/proc/sys/kernel/sysrq"] = CannotTellError("refused", "/proc/sys/kernel/sysrq")

    ran = run("kiosk", "doctor")

    assert ran.code == 0
    lines = ran.out.splitlines()
    row = lines.index("cannot tell  Magic SysRq keys")
    assert lines[row + 1] == "             /proc/sys/kernel/sysrq may not be read. Look again with sudo."
    assert lines[-2:] == ["Cannot tell: 1. Look at those yourself.", "Nothing is open."]


def test_the_pin_s_hash_is_never_shown(run: Run, looked_at: FakeMachine) -> None:
    ran = run("kiosk", "doctor")

    assert "scrypt" not in ran.out + ran.err


def test_the_doctor_runs_on_the_machine_that_is_here(run: Run, tmp_path: Path) -> None:
    ran = run("kiosk", "doctor", "--config", tmp_path / "kiosk.toml")

    assert ran.code == 1
    assert re.search(r"^open +Staff PIN$", ran.out, re.MULTILINE)


def test_every_line_state_and_reason_has_its_words(looked_at: FakeMachine) -> None:
    lines = {finding.key for finding in examine(looked_at)}
    reasons = set(
        re.findall(r'CannotTellError\("([\w-]+)"', "".join(file.read_text("utf-8") for file in CODE.glob("*.py")))
    )

    wanted = {
        *(f"kiosk.doctor.{part}.{line}" for part in ("what", "close") for line in lines),
        *(f"kiosk.doctor.why.{reason}" for reason in {*reasons, "refused", "absent"}),
        *(f"kiosk.doctor.{state}" for state in FindingState),
    }
    has = {key for key in WORDS.keys() if key.startswith("kiosk.doctor.") and key.count(".") == 3}  # noqa: SIM118
    assert wanted - WORDS.keys() == set()
    assert has - wanted == set()
