"""Child processes with a deadline: what they write is bounded, and they end in time with all that they started."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from coach.export.printing.cups import CupsJob, Limits, PrintResult
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.machine import ThisMachine
from coach.subprocess_with_deadline import MOST_SAID, run, run_silently, within
from tests.support.printers import TITLE, gone, stand_in, until
from tests.support.shipped import REVIEWED

FLOOD = "while :; do echo 'request id is Desk-7 (1 file(s))'; done"
LONG_S = 3.0
"""Far longer than any flood takes to be noticed, and short enough for a flood that is not."""


def most_held() -> int:
    """Return the most bytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize("where", ["", " >&2"])
def test_a_program_that_prints_without_end_is_ended_and_fills_no_memory(where: str) -> None:
    before, begun = most_held(), time.monotonic()
    assert run(["/bin/sh", "-c", f"yes{where}"], within(LONG_S)) is None
    assert time.monotonic() < begun + LONG_S
    assert most_held() - before < 64 * MOST_SAID


def test_an_lp_that_prints_without_end_is_told_as_too_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", "lp", FLOOD)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    begun = time.monotonic()
    assert CupsJob(TITLE).run(b"%PDF-1.7\n") is PrintResult.SLOW
    assert time.monotonic() < begun + Limits().answer


def test_a_program_of_the_doctor_that_prints_without_end_cannot_be_told() -> None:
    with pytest.raises(CannotTellError) as raised:
        ThisMachine(None, REVIEWED).run("yes")
    assert raised.value.reason == "slow"


def test_what_is_given_is_read_whole_while_the_program_answers_at_once() -> None:
    given = b"a page\n" * 30_000
    told = run(["/bin/sh", "-c", "wc -c; echo done >&2"], within(LONG_S), given)
    assert told is not None
    assert (told.code, told.printed.strip(), told.complained) == (0, str(len(given)), "done\n")


def test_a_program_that_reads_nothing_is_judged_by_how_it_ended() -> None:
    told = run(["/bin/sh", "-c", "exec <&-; exit 3"], within(LONG_S), b"a page" * 100_000)
    assert told is not None
    assert told.code == 3


@pytest.mark.parametrize("runs", [run, run_silently])
def test_a_program_that_may_not_go_on_is_killed_with_all_that_it_started(
    runs: Callable[[Sequence[str], Callable[[], bool]], object], tmp_path: Path
) -> None:
    noted = tmp_path / "pids"
    script = f"sleep 600 & echo $! $$ > {noted}.part; mv {noted}.part {noted}; wait"

    assert runs(["/bin/sh", "-c", script], lambda: not noted.exists()) is None
    pids = [int(pid) for pid in noted.read_text().split()]
    until(lambda: all(map(gone, pids)))


@pytest.mark.parametrize("runs", [run, run_silently])
def test_ctrl_c_leaves_no_program_behind(
    runs: Callable[[Sequence[str], Callable[[], bool]], object], tmp_path: Path
) -> None:
    noted = tmp_path / "pid"

    def interrupted() -> bool:
        if noted.exists():
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        runs(["/bin/sh", "-c", f"echo $$ > {noted}.part; mv {noted}.part {noted}; exec sleep 600"], interrupted)
    pid = int(noted.read_text())
    until(lambda: gone(pid))


def test_a_silent_program_keeps_its_language_and_has_no_terminal_input_or_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    seen = tmp_path / "seen"
    program = (
        "import os, pathlib, sys; print('out'); print('err', file=sys.stderr); read = sys.stdin.read(); "
        f"pathlib.Path({str(seen)!r}).write_text(repr((os.environ['LC_ALL'], os.getsid(0) == os.getpid(), read)))"
    )

    assert run_silently([sys.executable, "-c", program], within(LONG_S)) == 0
    assert seen.read_text() == "('es_ES.UTF-8', True, '')"
    assert capfd.readouterr() == ("", "")
