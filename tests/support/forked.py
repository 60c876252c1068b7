"""Runs the command `coach` many times with one start of Python: `python -m tests.support.forked COMMANDS CODES`.

COMMANDS is a list of commands as JSON; how each ended is written to the file CODES. The streams and variables are those
that this program was started with. Each command has a process of its own, forked from one that has read the content and
run nothing: streams are as Python had them at its start, nothing is left in a buffer, and each ends as a program does.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import coach.cli
from coach.cli.main import main
from tests.support.remembering import remember
from tests.support.shipped import shipped

LATE = ("app", "picture_trial", "serve", "server", "viewer")
"""Modules that load screens or a server; commands that need them import them themselves."""


def warm() -> None:
    """Import and read what most commands need, but nothing heavy."""
    remember(pytest.MonkeyPatch())
    shipped()
    for module in pkgutil.iter_modules(coach.cli.__path__):
        if module.name not in LATE:
            import_module(f"coach.cli.{module.name}")
    # Otherwise each process would search all of this for garbage once more as it ends.
    gc.collect()
    gc.freeze()


def ended(words: list[str], run: Callable[[], object] = main) -> int:
    """Run a command in a forked process; return its exit code, as the `returncode` of subprocess."""
    pid = os.fork()
    if pid == 0:
        sys.argv = ["coach", *words]
        run()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    warm()
    codes = [ended(words) for words in json.loads(sys.argv[1])]
    Path(sys.argv[2]).write_text(json.dumps(codes))
