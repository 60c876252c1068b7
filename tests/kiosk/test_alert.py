"""The ring for the desk, with real programs."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest

from coach.kiosk.alert import AlertResult, ring

DEADLINE_S = 20
TRUE, FALSE, SHELL = (str(shutil.which(name)) for name in ("true", "false", "sh"))


def rung(*command: str, seconds: float = 10.0, **environment: str) -> AlertResult:
    told: Queue[AlertResult] = Queue()
    ring(command, seconds, told.put, environment)
    return told.get(timeout=DEADLINE_S)


def gone(pid: int) -> bool:
    """Wait for the end of a process, which may be a zombie that nobody collects."""
    until = time.monotonic() + DEADLINE_S
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        os.sched_yield()
    return False


def test_a_program_that_ends_well_has_rung() -> None:
    assert rung(TRUE) == AlertResult()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((FALSE,), f"The desk was not rung: {FALSE} ended with code 1."),
        (("/no/such/bell",), "The desk was not rung. /no/such/bell cannot be started: it is not there."),
        (("/",), "The desk was not rung. / cannot be started: you may not do that there."),
        ((SHELL, "-c", "kill -TERM $$"), f"The desk may not have been rung: {SHELL} was ended by SIGTERM."),
        ((SHELL, "-c", "kill -40 $$"), f"The desk may not have been rung: {SHELL} was ended by signal 40."),
    ],
)
def test_a_failure_is_one_line_that_says_why(command: tuple[str, ...], said: str) -> None:
    outcome = rung(*command)

    assert str(outcome.trouble) == said


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    script = f"sleep 600 & echo $! $$ > {noted}.part; mv {noted}.part {noted}; wait"

    outcome = rung(SHELL, "-c", script, seconds=1.0, PATH=os.environ["PATH"])

    assert str(outcome.trouble) == f"The desk may not have been rung: {SHELL} was ended after 1 s."
    assert all(gone(int(pid)) for pid in noted.read_text().split())


def test_a_program_that_ignores_a_polite_end_is_ended_too(tmp_path: Path) -> None:
    script = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"

    assert rung(sys.executable, "-c", script, seconds=1.0).trouble is not None


def test_what_a_program_leaves_running_may_sound_on_and_ends_with_the_time(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    began = time.monotonic()

    outcome = rung(SHELL, "-c", f"sleep 600 & echo $! > {noted}", seconds=2.0, PATH=os.environ["PATH"])
    early = time.monotonic() - began < 2.0
    pid = int(noted.read_text())
    running = not early or Path(f"/proc/{pid}").exists()
    try:
        assert outcome == AlertResult()
        assert running
        assert gone(pid)
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def test_a_flood_of_output_neither_blocks_nor_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    flood = "import sys; [sys.stdout.write('x' * 1000) or sys.stderr.write('y' * 1000) for _ in range(5000)]"

    assert rung(sys.executable, "-c", flood) == AlertResult()
    assert capfd.readouterr() == ("", "")


def test_a_program_gets_nothing_to_read_no_answers_and_a_small_environment(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = (
        "import os, sys, pathlib; seen = (sys.argv[1:], sys.stdin.read(), sorted(os.environ), os.getcwd()); "
        f"pathlib.Path({str(seen)!r}).write_text(repr(seen))"
    )

    rung(sys.executable, "-c", script, "desk", PATH="/bin", HOME="/tmp", COACH_ANSWERS="pee-hard", TERM="linux")

    words, read, names, folder = eval(seen.read_text())
    assert (words, read, folder) == (["desk"], "", "/")
    assert set(names) - {"LC_CTYPE"} == {"PATH", "HOME"}


def test_ringing_returns_before_the_program_has_ended(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    told: Queue[AlertResult] = Queue()

    ring((SHELL, "-c", f"read line < {fifo}"), 10.0, told.put, {})

    assert told.empty()
    with fifo.open("w") as held:
        held.write("go\n")
    assert told.get(timeout=DEADLINE_S) == AlertResult()


def test_no_child_is_left_uncollected(tmp_path: Path) -> None:
    noted = tmp_path / "pid"

    before = set(threading.enumerate())

    rung(SHELL, "-c", f"echo $$ > {noted}; exit 3", seconds=1.0)
    for thread in set(threading.enumerate()) - before:
        thread.join(DEADLINE_S)

    assert not Path("/proc", noted.read_text().strip()).exists()
