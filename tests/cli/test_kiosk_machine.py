"""`coach kiosk setup` and `coach kiosk doctor`: what they write and say, and their exit codes."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.cli.kiosk_machine import READABLE
from coach.kiosk.doctor import CHECKS, examine
from coach.kiosk.doctor.finding import CannotTellError, FindingState
from coach.kiosk.doctor_report import FORMAT, read_news
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


def test_on_a_sound_machine_there_is_nothing_to_fix(run: Run, looked_at: FakeMachine) -> None:
    ran = run("kiosk", "doctor")

    assert (ran.code, ran.err) == (0, "")
    *rows, empty, to_check, last = ran.out.splitlines()
    well = [row for row in rows if row.startswith("OK              ")]
    asked = [row for row in rows if row.startswith("CHECK YOURSELF  ")]
    assert len(rows) == len(CHECKS) == len(well) + len(asked)
    assert (empty, to_check, last) == ("", f"To check yourself: {len(asked)}.", "Nothing is to be fixed.")


def test_what_is_wrong_stands_last_with_how_to_fix_it_and_ends_with_1(run: Run, looked_at: FakeMachine) -> None:
    looked_at.files["/proc/sys/kernel/sysrq"] = "438"

    ran = run("kiosk", "doctor")

    assert ran.code == 1
    assert ran.out.splitlines()[-5:] == [
        "FIX             The magic SysRq keys act. Seen: kernel.sysrq=438",
        f"                {WORDS('kiosk.doctor.mend.sysrq')}",
        "",
        "To check yourself: 2.",
        "To fix: 1. Fix it, and look again.",
    ]


def test_one_cause_why_several_things_cannot_be_told_is_said_once_and_fails_nothing(
    run: Run, looked_at: FakeMachine
) -> None:
    refused = CannotTellError("refused", "/proc/sys/kernel")
    looked_at.files |= {"/proc/sys/kernel/sysrq": refused, "/proc/sys/kernel/printk": refused}

    ran = run("kiosk", "doctor")

    assert ran.code == 0
    why = "/proc/sys/kernel may not be read. Look again with sudo."
    told = f"CHECK YOURSELF  {why} Not seen: Magic SysRq keys; Messages of the kernel."
    assert [line for line in ran.out.splitlines() if "/proc/sys/kernel" in line] == [told]


def test_for_a_program_each_finding_is_a_record(run: Run, looked_at: FakeMachine) -> None:
    looked_at.files["/proc/sys/kernel/sysrq"] = "438"

    ran = run("kiosk", "doctor", "--format", "json")

    assert ran.code == 1
    told = json.loads(ran.out)
    assert told["format"] == FORMAT
    assert abs(datetime.now(UTC) - datetime.fromisoformat(told["made"])) < timedelta(minutes=10)
    found = {record.pop("check"): record for record in told["findings"]}
    assert set(found) == {check.key for check in CHECKS}
    assert found["sysrq"] == {
        "state": "fix",
        "told": "The magic SysRq keys act. Seen: kernel.sysrq=438",
        "seen": "kernel.sysrq=438",
        "values": {},
        "mend": WORDS("kiosk.doctor.mend.sysrq"),
    }
    assert (found["swap"]["state"], found["swap"]["mend"]) == ("ok", None)
    assert (found["bios"]["state"], found["bios"]["told"]) == ("check", WORDS("kiosk.doctor.why.bios"))


def test_what_the_doctor_finds_is_written_where_other_users_can_read_it(
    run: Run, looked_at: FakeMachine, tmp_path: Path
) -> None:
    looked_at.files["/proc/sys/kernel/sysrq"] = "438"

    ran = run("kiosk", "doctor", "--format", "json", "--output", tmp_path / "doctor.json")

    assert (ran.code, ran.out) == (1, "")
    assert (tmp_path / "doctor.json").stat().st_mode & 0o777 == READABLE
    news = read_news(tmp_path / "doctor.json", WORDS)
    assert "sysrq" in {each.check for each in news.to_fix}


def test_a_table_is_not_written_to_a_file(run: Run, looked_at: FakeMachine, tmp_path: Path) -> None:
    assert "add --format json" in run("kiosk", "doctor", "--output", tmp_path / "doctor.json").err


def test_the_notice_of_a_kiosk_that_cannot_run_is_printed_in_each_language_it_offers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('languages = ["en", "es"]\n')

    ran = run("kiosk", "notice", "--config", tmp_path / "kiosk.toml")

    assert WORDS("kiosk.out-of-order.title") in ran.out
    assert ran.out.count(WORDS("kiosk.out-of-order.nobody").split()[-1]) == 2


def test_the_pin_s_hash_is_never_shown(run: Run, looked_at: FakeMachine) -> None:
    ran = run("kiosk", "doctor")

    assert "scrypt" not in ran.out + ran.err


def test_the_doctor_runs_on_the_machine_that_is_here(run: Run, tmp_path: Path) -> None:
    ran = run("kiosk", "doctor", "--config", tmp_path / "kiosk.toml")

    assert ran.code == 1
    assert "FIX             No staff PIN is set.\n" in ran.out


def test_every_line_state_and_reason_has_its_words(looked_at: FakeMachine) -> None:
    findings = list(examine(looked_at))
    reasons = set(
        re.findall(r'CannotTellError\("([\w-]+)"', "".join(file.read_text("utf-8") for file in CODE.glob("*.py")))
    )

    wanted = {
        *(f"kiosk.doctor.what.{finding.key}" for finding in findings),
        *(
            f"kiosk.doctor.{part}.{finding.key}"
            for finding in findings
            if finding.state is FindingState.OK
            for part in ("sound", "wrong", "mend")
        ),
        *(f"kiosk.doctor.why.{reason}" for reason in {*reasons, "refused", "absent"}),
        *(f"kiosk.doctor.{state}" for state in FindingState),
    }
    has = {key for key in WORDS.keys() if key.startswith("kiosk.doctor.") and key.count(".") == 3}  # noqa: SIM118
    assert wanted - WORDS.keys() == set()
    assert has - wanted == set()
