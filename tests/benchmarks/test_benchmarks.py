from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.figures import Figure, table

EXPECTED = {
    "first frame, median": "s",
    "first question, key pressed at once, median": "s",
    "memory, welcome screen": "MB",
    "idle, welcome screen 80x24": "% CPU",
    "idle, welcome screen 120x36": "% CPU",
    "player running 80x24": "% CPU",
    "player running 120x36": "% CPU",
    "player paused 80x24": "% CPU",
    "player paused 120x36": "% CPU",
    "player on halves": "% CPU",
    "player on octants": "% CPU",
    "player on octants, sent": "kB/s",
    "player on pixels": "% CPU",
    "player on pixels, sent": "kB/s",
    "cursor key, median": "ms",
    "cursor key, 95th percentile": "ms",
    "row answered, median": "ms",
    "player key while it moves, 95th percentile": "ms",
    "row answered, 95th percentile": "ms",
    "assessments a second": "1/s",
    "step ends noticed late, worst": "s",
    "clock drift in an hour, worst": "s",
}

BYTECODE = Path(__file__).parents[2] / ".pytest_cache" / "bytecode"
"""Where the measured programs keep theirs from one run of this test to the next: to compile all takes longer."""


def ran(*module_and_options: str) -> str:
    """What a benchmark prints."""
    command = [sys.executable, "-m", *module_and_options]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.long
def test_a_quick_run_prints_every_figure_with_its_unit() -> None:
    printed = ran("tests.benchmarks", "--quick", "--json")
    rows: list[dict[str, Any]] = json.loads(printed)
    units = {row["name"]: row["unit"] for row in rows}
    assert EXPECTED.items() <= units.items()
    compared = {row["name"]: row for row in rows if row["bare"] is not None}
    frame = compared["first frame, median"]
    assert frame["ratio"] == pytest.approx(frame["coach"] / frame["bare"])
    assert compared["memory, welcome screen"]["coach"] > 10


def test_the_table_shows_figure_ratio_and_target_and_says_never_where_nothing_came() -> None:
    shown = table([Figure("start", "s", 0.3, 0.2, "<= 1.3x"), Figure("lost", "s", None)]).splitlines()

    assert shown[0].split() == ["coach", "bare", "ratio", "target"]
    assert shown[1].split() == ["start", "0.30", "0.20", "s", "1.50x", "<=", "1.3x"]
    assert shown[2].split() == ["lost", "never", "s"]


@pytest.mark.long
def test_visitors_one_after_the_other_are_measured_in_one_kiosk() -> None:
    printed = ran("tests.benchmarks.visitors", "--visits", "2")
    lines = printed.splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "kiosk memory after 2 visits",
        "kiosk memory after 2 visits",
        "growth in between",
        "first question, up to visit 2",
        "first question, up to visit 2",
        "keys pressed twice",
    ]
