"""CUPS's programs misbehaving: `lp` hangs, leaves a child or writes nonsense, `cancel` comes too late."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coach.export.printing.cups import CupsJob, Limits, PrintResult
from tests.support.clocks import FakeClock
from tests.support.printers import BRISK, SHORT, TITLE, gone, needs_cups, stand_in, until

pytestmark = needs_cups


class WatchedClock(FakeClock):
    """A clock that counts how often it is read."""

    looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return super().__call__()


HANGING = "sleep 600 &\necho $$ $! > PIDS\nwait"


@pytest.mark.parametrize("leaves", [False, True])
def test_an_lp_that_never_answers_is_ended_with_its_children(
    tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    pids = tmp_path / "pids"
    stand_in(tmp_path / "bin", "lp", HANGING.replace("PIDS", str(pids)))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    clock = WatchedClock()
    job = CupsJob(TITLE, limits=Limits(), clock=clock)
    begun = time.monotonic()
    with ThreadPoolExecutor() as threads:
        ending = threads.submit(job.run, page * 50)
        until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
        if leaves:
            job.leave()
        # Once it is left it has a few seconds more, for only its answer names the job to take back.
        looks = clock.looks
        until(lambda: clock.looks > looks + 2)
        assert not ending.done()
        clock.advance(Limits().leave if leaves else Limits().answer)
        assert ending.result(10) is (PrintResult.LEFT if leaves else PrintResult.SLOW)

    assert time.monotonic() - begun < Limits().answer
    until(lambda: all(gone(int(pid)) for pid in pids.read_text().split()))


def test_an_lp_that_leaves_a_child_behind_holds_nobody_up(
    tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = tmp_path / "pid"
    stand_in(tmp_path / "bin", "lp", f"sleep 600 &\necho $! > {pid}\necho request id is gone-1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    assert CupsJob(TITLE, limits=SHORT).run(page) is PrintResult.SLOW
    until(lambda: gone(int(pid.read_text())))


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ("Job #1 is already completed - can't cancel.", PrintResult.PRINTED),
        ("Job #1 is already canceled - can't cancel.", PrintResult.SLOW),
        ("Job #1 does not exist.", PrintResult.SLOW),
        ("Unable to connect to server.", PrintResult.LOOSE),
    ],
)
def test_what_happens_to_a_page_at_the_last_moment_is_told(
    tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch, said: str, ended: PrintResult
) -> None:
    stand_in(tmp_path / "bin", "lp", "cat >/dev/null; echo request id is printer-1")
    stand_in(tmp_path / "bin", "lpstat", "echo printer-1 and so on")
    stand_in(tmp_path / "bin", "cancel", f'echo "cancel: {said}"; exit 1')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    assert CupsJob(TITLE, limits=Limits(queue=0.0)).run(page) is ended


@pytest.mark.parametrize("script", ["cat >/dev/null; exit 0", "exit 3", "exec 0<&-; echo Nonsense; exit 1"])
def test_an_lp_that_says_nothing_we_know_has_refused(
    keeper: str, tmp_path: Path, page: bytes, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path / "bin", "lp", script)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    assert CupsJob(TITLE, limits=BRISK).run(page * 50) is PrintResult.REFUSED
