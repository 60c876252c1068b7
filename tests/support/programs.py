"""Programs that stand in for those of a computer, on a PATH of their own, and note how they were called."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

_PROGRAM = """#!{python}
import json, sys
with open({calls!r}, "a") as file:
    file.write(json.dumps([{name!r}, *sys.argv[1:]]) + "\\n")
sys.stderr.write({says!r})
sys.exit({code} if not {words!r} or {words!r} in sys.argv else 0)
"""


class Programs:
    """A folder of such programs that is the whole PATH."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder / "programs"
        self._calls = folder / "calls"
        self._folder.mkdir()
        monkeypatch.setenv("PATH", str(self._folder))

    def add(self, name: str, code: int = 0, says: str = "", words: str = "") -> None:
        """Add a program that says something on stderr and ends with this code, if called with `words` where given."""
        file = self._folder / name
        told = {"python": sys.executable, "calls": str(self._calls), "name": name}
        file.write_text(_PROGRAM.format(**told, says=says, code=code, words=words))
        file.chmod(0o755)

    def called(self) -> list[list[str]]:
        """Return how the programs were called, each with its name and arguments, in order."""
        return [json.loads(line) for line in self._calls.read_text().splitlines()] if self._calls.exists() else []
