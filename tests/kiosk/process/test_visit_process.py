"""How the process of a visit ends, and what it may still do and tell once its visit is over."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import Any

import pytest

from coach.kiosk.process.visit_process import CRASHED, FRESH
from tests.support.visit_processes import LATE, TOLD

pytestmark = pytest.mark.long


def ran(case: str) -> tuple[dict[str, Any], str]:
    """Return what a case printed, and what it complained of."""
    command = [sys.executable, "-m", "tests.support.visit_processes", case]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout), done.stderr


def test_a_process_ends_its_ring_after_its_visit_and_the_next_one_is_told_how_it_went() -> None:
    told, _ = ran("rings")
    assert told["codes"] == [FRESH, TOLD, TOLD]
    assert told["heard"] == [["early", False], [LATE.decode(), True]]
    assert told["left"] == 0


def test_a_process_that_does_not_end_after_its_visit_is_killed() -> None:
    told, _ = ran("hangs")
    assert told["codes"] == [FRESH, TOLD, TOLD]
    assert told["left"] == 0


def test_a_process_that_no_signal_ends_at_once_is_killed_again_only_now_and_then() -> None:
    told, _ = ran("stuck")
    assert told["codes"] == [FRESH, TOLD, TOLD]
    assert told["left"] == 1
    assert 1 <= told["kills"] <= 3


@pytest.mark.parametrize(("case", "code"), [("killed", -signal.SIGKILL), ("fails", CRASHED)])
def test_a_process_that_is_killed_or_fails_is_told_from_one_whose_visit_is_over(case: str, code: int) -> None:
    told, complained = ran(case)
    assert told["codes"][:2] == [code, TOLD]
    assert told["left"] == 0
    assert ("ValueError" in complained) is (case == "fails")
