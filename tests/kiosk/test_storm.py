"""A storm of random keys does nothing to a sound kiosk, and finds each fault of one that has faults."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.kiosk.little import CALM, DIALOG, OPEN
from tests.support.inputs import inputs
from tests.support.storm import Expected, Report, storm, written
from tests.support.terminal import MissedError

INPUTS = 1100
EXPECTED = Expected(marks=[OPEN, CALM, DIALOG], opens=DIALOG)
HASTY = replace(EXPECTED, patience_s=0.5, deadline_s=4.0)
"""For kiosks with a fault: a shorter wait finds it just as well."""


def blown(
    *arguments: str,
    count: int = INPUTS,
    expected: Expected = EXPECTED,
    watched: Path | None = None,
    trace: bool = False,
) -> Report:
    command = [sys.executable, "-m", "tests.kiosk.little", *arguments]
    return storm(command, inputs(7, count), expected, [watched] if watched else [], trace=trace)


def test_the_same_seed_gives_the_same_storm_and_another_one_another() -> None:
    assert list(inputs(3, 500)) == list(inputs(3, 500))
    assert list(inputs(3, 500)) != list(inputs(4, 500))


@pytest.mark.long
def test_a_kiosk_that_is_shut_stands_the_storm_and_writes_no_file(tmp_path: Path) -> None:
    report = blown(watched=tmp_path, trace=shutil.which("strace") is not None)

    assert (report.inputs, report.checks) == (INPUTS, 2)
    assert report.screens <= {OPEN, DIALOG}


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("crash", "left its screen"),
        ("deaf", "No key acts"),
        ("strange", "No screen of the kiosk came"),
    ],
)
def test_the_storm_finds_a_fault(fault: str, found: str) -> None:
    with pytest.raises(MissedError, match=found):
        blown(fault, count=200, expected=HASTY)


@pytest.mark.long
def test_the_storm_finds_a_file_that_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissedError, match=r"Files were written: .*kept\.txt"):
        blown("write", count=300, watched=tmp_path)


def test_a_log_of_strace_tells_files_that_were_written_and_no_others() -> None:
    log = """
7 openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3
7 openat(AT_FDCWD, "/dev/tty", O_RDWR) = 3
7 openat(AT_FDCWD, "/tmp/no", O_WRONLY|O_CREAT, 0666) = -1 EACCES (Permission denied)
7 openat(AT_FDCWD, "/tmp/made", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 3
7 mkdir("/tmp/folder", 0777) = 0
7 rename("/tmp/made", "/tmp/moved") = 0
7 unlink("/tmp/gone") = -1 ENOENT (No such file or directory)
7 creat("/tmp/old", 0666) = 4
"""
    assert written(log) == ["/tmp/made", "/tmp/folder", "/tmp/made", "/tmp/old"]
