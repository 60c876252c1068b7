"""A real CUPS for tests: its own `cupsd` with its own files, on a socket of its own, and printers that are scripts."""

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
"""Longer than any machine is busy, for what is to end well."""
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
    """A running service; where `CUPS_SERVER` names its socket, all of CUPS's commands speak with it."""

    def __init__(self, folder: Path, pid: int) -> None:
        self.folder = folder
        self.pid = pid
        self._numbers = count()

    @property
    def environment(self) -> dict[str, str]:
        """What leads CUPS's commands here, away from the person's own printers."""
        return {"CUPS_SERVER": str(self.folder / "socket"), "HOME": str(self.folder)}

    def do(self, *command: str) -> str:
        """Return what a command of CUPS says."""
        environment = {**os.environ, **self.environment, "LC_ALL": "C"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
        return done.stdout

    def add(self, name: str, uri: str, *, default: bool = False) -> None:
        """Set up a printer, for as long as the service runs."""
        self.do("lpadmin", "-p", name, "-E", "-v", uri)
        if default:
            self.do("lpadmin", "-d", name)

    @contextmanager
    def printer(self, uri: str, *, default: bool = False) -> Iterator[str]:
        """Set up a printer, and take it away with all of its jobs."""
        name = f"printer-{next(self._numbers)}"
        self.add(name, uri, default=default)
        yield name
        self.do("lpadmin", "-x", name)

    def waiting(self) -> list[str]:
        """The jobs that are not done yet."""
        return [line.split()[0] for line in self.do("lpstat", "-W", "not-completed", "-o").splitlines()]

    def control(self, job: str) -> Path:
        """The file in which the service notes what it knows of a job, written a little later."""
        return self.folder / "spool" / f"c{int(job.rpartition('-')[2]):05d}"


@contextmanager
def running_cups(more: str = "") -> Iterator[Cups]:
    """Run a service for as long as it is needed, with a line more in its cupsd.conf."""
    assert PROGRAM is not None
    # The path of a socket may have about a hundred signs, fewer than a test's own folder can.
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
        # Without arguments it is only asked what it is.
        backend.write_text(f"#!/bin/sh\n[ $# -gt 0 ] || exit 0\n{act}\n", "utf-8")
        # One that nobody else may run gets the rights of the service, and so may write where the tests do.
        backend.chmod(0o700)
    (folder / "etc/cupsd.conf").write_text(SERVICE.format(folder=folder) + f"{more}\n", "utf-8")
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder), "utf-8")


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until something holds; fails when it does not within so many seconds."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it never came to hold"
        pause.wait(0.02)


def gone(pid: int) -> bool:
    """Say whether a process has ended, even if nobody has asked how."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


def stand_in(folder: Path, name: str, script: str) -> None:
    """Put a script where a program is looked for first."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
