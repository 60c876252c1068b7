"""A real CUPS for tests: a `cupsd` with its own files and socket, and scripts as printers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from coach.export.printing.cups import Limits

PROGRAM = next(filter(None, map(shutil.which, ("cupsd", "/usr/sbin/cupsd"))), None)
PROGRAMS = Path("/usr/lib/cups")
needs_cups = pytest.mark.skipif(
    not (PROGRAM and shutil.which("lp") and PROGRAMS.is_dir()),
    reason="needs CUPS with its lp, as Debian has them; they are not installed here",
)
START_S = 20.0
"""How long the service may take to start on a busy machine."""
TITLE = "Page"
BRISK = Limits(answer=10.0, queue=20.0, look=0.02)
"""Seconds to wait for what will happen, however busy the machine."""
SHORT = Limits(answer=0.5, queue=0.5, look=0.02)

BACKENDS = {
    "keep": 'cat ${6:+"$6"} >"${DEVICE_URI#keep:}"; printf "%s\\n" "$3" "$5" >>"${DEVICE_URI#keep:}.told"',
    "hang": "exec sleep 600",
    "fail": 'exit "${DEVICE_URI#fail:}"',
}
"""What a printer does with a job, by the scheme of its address: $3 is the title, $5 the options."""

SERVICE = """\
Listen {folder}/socket
WebInterface No
Browsing No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess default
JobPrivateValues default
SubscriptionPrivateAccess default
SubscriptionPrivateValues default
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
FILES = """\
ServerBin {folder}/bin
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
"""


class Cups:
    """A running service. CUPS commands use it if `CUPS_SERVER` names its socket."""

    def __init__(self, folder: Path, pid: int) -> None:
        self.folder = folder
        self.pid = pid
        self._numbers = count()

    @property
    def environment(self) -> dict[str, str]:
        """The environment that makes CUPS commands use this service, and not the person's own printers."""
        return {"CUPS_SERVER": str(self.folder / "socket"), "HOME": str(self.folder)}

    def do(self, *command: str) -> str:
        """Run a CUPS command; return its output."""
        environment = {**os.environ, **self.environment, "LC_ALL": "C"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
        return done.stdout

    def add(self, name: str, uri: str, *, default: bool = False) -> None:
        """Add a printer until the service ends."""
        self.do("lpadmin", "-p", name, "-E", "-v", uri)
        if default:
            self.do("lpadmin", "-d", name)

    @contextmanager
    def printer(self, uri: str, *, default: bool = False) -> Iterator[str]:
        """Add a printer, and remove it with all of its jobs when the block ends."""
        name = f"printer-{next(self._numbers)}"
        self.add(name, uri, default=default)
        yield name
        self.do("lpadmin", "-x", name)

    def waiting(self) -> list[str]:
        """The unfinished jobs."""
        return [line.split()[0] for line in self.do("lpstat", "-W", "not-completed", "-o").splitlines()]

    def control(self, job: str) -> Path:
        """The file that the service writes about a job, a little after it was queued."""
        return self.folder / "spool" / f"c{int(job.rpartition('-')[2]):05d}"


@contextmanager
def running_cups(more: str = "") -> Iterator[Cups]:
    """Run a service with an extra line in its cupsd.conf, until the block ends."""
    assert PROGRAM is not None
    # The path of a socket has at most about 100 characters, and a test's own folder may have more.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        _furnish(folder, more)
        command = [PROGRAM, "-f", "-c", str(folder / "etc/cupsd.conf"), "-s", str(folder / "etc/cups-files.conf")]
        service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            until(lambda: (folder / "socket").exists() or service.poll() is not None, START_S)
            cups = Cups(folder, service.pid)
            until(lambda: "is running" in cups.do("lpstat", "-r"), START_S)
            yield cups
        finally:
            service.terminate()
            service.wait()


def _furnish(folder: Path, more: str) -> None:
    for each in ("etc", "spool/tmp", "cache", "state", "bin/backend"):
        (folder / each).mkdir(parents=True)
    for each in ("daemon", "filter", "monitor", "notifier"):
        (folder / "bin" / each).symlink_to(PROGRAMS / each)
    for scheme, act in BACKENDS.items():
        backend = folder / "bin/backend" / scheme
        # CUPS calls a backend without arguments to ask which devices it has.
        backend.write_text(f"#!/bin/sh\n[ $# -gt 0 ] || exit 0\n{act}\n", "utf-8")
        # CUPS runs a backend with its own rights only if no other user may execute it; then it may write to the folder.
        backend.chmod(0o700)
    (folder / "etc/cupsd.conf").write_text(SERVICE.format(folder=folder) + f"{more}\n", "utf-8")
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder), "utf-8")


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until a condition is met; fail if it is not within so many seconds."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it never came to hold"
        pause.wait(0.02)


def gone(pid: int) -> bool:
    """Say whether a process has ended, even if it has not been waited for."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def stand_in(folder: Path, name: str, script: str) -> None:
    """Put a script first on the path under a program's name."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
