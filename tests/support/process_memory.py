"""Looks into the memory of running processes, as root can: for a text, and for libraries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
"""How Python keeps a text: one, two or four bytes a letter; the first also stands for what is sent to a terminal."""
_AT_ONCE = 1 << 24
"""How many bytes are read at once."""
_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")


def family(pid: int) -> list[int]:
    """Return a process and all that it has started, which still run."""
    parent = psutil.Process(pid)
    return [parent.pid, *(each.pid for each in parent.children(recursive=True))]


def found(pid: int, text: str) -> int:
    """Return how often a text stands in a process's memory, in any of ENCODINGS; 0 if the process is gone.

    Raises:
        PermissionError: Its memory may not be read.
    """
    with suppress(FileNotFoundError, ProcessLookupError):
        return sum(part.count(text.encode(encoding)) for part in _parts(pid) for encoding in ENCODINGS)
    return 0


def libraries(pid: int) -> set[str]:
    """Return the paths of the shared libraries that a process has loaded."""
    lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    return {line.split(maxsplit=5)[-1] for line in lines if line.endswith(".so")}


def _parts(pid: int) -> Iterator[bytes]:
    """Yield all memory of a process that can be read."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            part = _LINE.match(line)
            if part is None:
                continue
            start, end = (int(address, 16) for address in part.groups())
            # A few pages of the kernel's own cannot be read.
            with suppress(OSError):
                yield from (
                    os.pread(memory.fileno(), min(_AT_ONCE, end - at), at) for at in range(start, end, _AT_ONCE)
                )
