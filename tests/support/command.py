"""Runs the command `coach` in this process, as its entry point does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from coach.cli.main import main


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
"""Runs `coach` with the given arguments; `piped` is its stdin, which is a terminal without it."""


class Terminal(TextIOWrapper):
    """A stdin that is a terminal."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `coach` with the given arguments."""

    def run(*words: object, piped: bytes | None = None) -> Ran:
        stdin: Any = Terminal(BytesIO()) if piped is None else TextIOWrapper(BytesIO(piped))
        monkeypatch.setattr(sys, "argv", ["coach", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)

    return run


def assert_refused(ran: Ran, *told: str) -> None:
    """Assert that a command ended with one line on stderr, nothing on stdout, and code 2."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1
    for each in told:
        assert each in ran.err
