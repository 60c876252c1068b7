"""A skipped test without an excuse in tests/skips.toml fails the run in CI."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.skips import unexcused

ROOT = Path(__file__).parent.parent
SKIPPING = "import pytest\n\n\n@pytest.mark.skip(reason='no reason')\ndef test_nothing() -> None: ...\n"


def test_only_a_named_test_may_be_skipped() -> None:
    assert unexcused(["a::b", "c::d"], frozenset({"c::d"})) == ["a::b"]


def test_a_skip_without_an_excuse_fails_the_run_in_ci(tmp_path: Path) -> None:
    (tmp_path / "test_skipping.py").write_text(SKIPPING, "utf-8")
    (tmp_path / "conftest.py").write_text("from tests.support.skips import watch as pytest_configure\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "."]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    alone = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    in_ci = subprocess.run(command, cwd=tmp_path, env={**environment, "CI": "true"}, capture_output=True, check=False)
    assert (alone.returncode, in_ci.returncode) == (0, 1)
