"""The units that look after the kiosk: the doctor each night, and the notice on the screen where the kiosk gave up."""

from __future__ import annotations

import re
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from coach.cli.kiosk_machine import libraries_of
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.doctor.upkeep import TIMER as TIMER_NAME
from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.out_of_order import COLUMNS, out_of_order
from coach.kiosk.setup.values import DOCTOR_REPORT, STATE
from tests.support.kit import KIT, VALUES
from tests.support.units import BESIDE, DOCTOR, FAILED, TIMER, UNITS, settings

SHARE = "both/usr/local/share/coach-kiosk"
SCRIPT = f"{SHARE}/out-of-order"


def shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run what a unit hands to a shell, as systemd would; programs in the folder come first."""
    _, words = line.replace("$$", "$").split(" -c ")
    path = {"PATH": f"{folder}:/usr/bin:/bin", **environment}
    return subprocess.run(["/bin/sh", "-c", *shlex.split(words)], env=path, capture_output=True, text=True, check=False)


def stand_in(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


# ---- The doctor ----


def test_the_doctor_writes_where_the_kiosk_reads_and_an_ailing_machine_is_no_failure_of_the_unit() -> None:
    has = settings(KIT[DOCTOR])
    doctor, notice, _ = has["ExecStart"]

    assert (has["StateDirectory"], has["StateDirectoryMode"]) == ([DOCTOR_REPORT.parent.name], ["0755"])
    assert STATE / has["StateDirectory"][0] / "doctor.json" == DOCTOR_REPORT
    assert doctor.endswith("--format json --output ${STATE_DIRECTORY}/doctor.json")
    assert notice.endswith("--output ${STATE_DIRECTORY}/out-of-order.txt")
    assert (has["SuccessExitStatus"], has["ProtectSystem"]) == (["1"], ["strict"])


def test_the_doctor_looks_each_night_and_after_each_start() -> None:
    has = settings(KIT[TIMER])

    assert (has["OnCalendar"], has["OnBootSec"], has["WantedBy"]) == (["*-*-* 03:30:00"], ["5min"], ["timers.target"])
    assert Path(TIMER).name == TIMER_NAME


def test_metrics_are_written_only_where_prometheus_collects_them(tmp_path: Path) -> None:
    collected = tmp_path / "node-exporter"
    stand_in(tmp_path, "coach", 'echo "$@"')
    text = kit(replace(VALUES, coach=str(tmp_path / "coach")))[DOCTOR].decode()
    line = settings(text)["ExecStart"][2].replace("/var/lib/prometheus/node-exporter", str(collected))

    assert (shell(line, tmp_path).stdout, shell(line, tmp_path).returncode) == ("", 0)
    collected.mkdir()
    assert shell(line, tmp_path).stdout.split()[:2] == ["kiosk", "metrics"]


# ---- Out of order ----


@pytest.mark.parametrize("unit", UNITS)
def test_a_kiosk_that_cannot_run_gives_up_soon_and_a_notice_takes_its_place(unit: str) -> None:
    has = settings(KIT[unit])

    assert (has["StartLimitIntervalSec"], has["StartLimitBurst"]) == (["10min"], ["6"])
    # A start that fails takes RestartSec, and one that hangs WatchdogSec as well: six of both are within the limit.
    assert 6 * (int(has["RestartSec"][0].rstrip("s")) + int(has["WatchdogSec"][0].rstrip("s"))) < 10 * 60
    assert has["OnFailure"] == ["coach-kiosk-failed@%p.service"]
    assert {Path(unit).name, "getty@tty1.service"} <= set(settings(KIT[FAILED])["Conflicts"][0].split())


def test_the_notice_tells_the_journal_as_an_error_and_lets_the_kiosk_be_started_at_once(tmp_path: Path) -> None:
    reset, tell, _ = settings(KIT[FAILED])["ExecStartPre"]

    assert reset == "-/usr/bin/systemctl reset-failed %i.service"
    assert shell(tell.replace("%i", "coach-kiosk"), tmp_path).stderr.startswith("<3>coach-kiosk has given up")


@pytest.mark.parametrize(
    ("code", "status", "starts"), [("exited", "0", True), ("killed", "TERM", False), ("exited", "1", False)]
)
def test_only_once_its_time_is_up_the_notice_starts_the_kiosk(
    tmp_path: Path, code: str, status: str, starts: bool
) -> None:
    stand_in(tmp_path, "systemctl", f'echo "$@" >{tmp_path}/started')
    (line,) = settings(KIT[FAILED])["ExecStopPost"]

    shell(line.replace("%i", "coach-kiosk"), tmp_path, EXIT_CODE=code, EXIT_STATUS=status)

    assert (tmp_path / "started").exists() is starts
    assert not starts or (tmp_path / "started").read_text() == "--no-block start coach-kiosk.service\n"


def test_the_notice_is_the_clinic_s_own_where_the_doctor_wrote_it_else_that_of_the_kit(tmp_path: Path) -> None:
    stand_in(tmp_path, "stty", "")
    stand_in(tmp_path, "sleep", "echo slept $1")
    made = replace(VALUES, share=str(tmp_path), state=str(tmp_path), notice="of the kit")
    for name, content in kit(made).items():
        if name.startswith(SHARE):
            (tmp_path / Path(name).name).write_bytes(content)

    def shown() -> str:
        path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
        script = ["/bin/sh", str(tmp_path / "out-of-order")]
        return subprocess.run(script, env=path, capture_output=True, text=True, check=True).stdout

    assert shown() == "\x1bc\x1b[?25lof the kit\nslept 600\n"
    own = tmp_path / DOCTOR_REPORT.parent.name / "out-of-order.txt"
    own.parent.mkdir()
    own.write_text("")
    assert "of the kit" in shown()
    own.write_text("of the clinic\n")
    assert shown() == "\x1bc\x1b[?25lof the clinic\nslept 600\n"


def test_the_notice_is_plain_text_in_each_language_with_the_number_and_fits_a_small_screen() -> None:
    libraries = libraries_of(KioskConfig(languages=("en", "es")))
    text = out_of_order(libraries)

    for library in libraries:
        said = " ".join(text.split())
        assert library.words("kiosk.out-of-order.title") in said
        assert said.count(library.clinic.emergency_number) == len(libraries)
    assert max(map(len, text.splitlines())) <= COLUMNS
    assert len(text.splitlines()) < 20
    assert text.replace("\n", "").isprintable()


def test_each_unit_beside_the_kiosk_s_is_named_by_its_readme() -> None:
    named = set(re.findall(r"coach-kiosk-[\w@-]+\.(?:service|timer)", KIT["README.md"]))

    assert {Path(unit).name for unit in BESIDE} <= named
    assert f"sudo systemctl enable {TIMER_NAME}" in KIT["README.md"]
