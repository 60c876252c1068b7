"""Programs that are sent on an errand: what they say is bounded, whoever they are and however they say it."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.export.printing.cups import CupsJob, Limits, PrintResult
from coach.export.printing.subprocess_with_deadline import MOST_SAID, run
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.machine import ThisMachine
from tests.support.printers import TITLE, stand_in
from tests.support.shipped import REVIEWED

FLOOD = "while :; do echo 'request id is Desk-7 (1 file(s))'; done"
LONG_S = 3.0
"""Far longer than any flood takes to be noticed, and short enough for a flood that is not."""


def for_long(begun: float) -> Callable[[], bool]:
    """Return what lets a program go on for a long time."""
    return lambda: time.monotonic() < begun + LONG_S


def most_held() -> int:
    """Return the most bytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize("where", ["", " >&2"])
def test_a_program_that_prints_without_end_is_ended_and_fills_no_memory(where: str) -> None:
    before, begun = most_held(), time.monotonic()
    assert run(["/bin/sh", "-c", f"yes{where}"], for_long(begun)) is None
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
    told = run(["/bin/sh", "-c", "wc -c; echo done >&2"], for_long(time.monotonic()), given)
    assert told is not None
    assert (told.code, told.printed.strip(), told.complained) == (0, str(len(given)), "done\n")


def test_a_program_that_reads_nothing_is_judged_by_how_it_ended() -> None:
    told = run(["/bin/sh", "-c", "exec <&-; exit 3"], for_long(time.monotonic()), b"a page" * 100_000)
    assert told is not None
    assert told.code == 3
