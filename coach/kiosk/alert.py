"""Ringing for the desk: a program of the clinic, run without answers, bounded in time, never waited for."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.subprocess_with_deadline import kill, start

PASSED_ON = ("PATH", "HOME", "LANG", "XDG_RUNTIME_DIR")
"""The only variables that the program gets: sound servers are found by the last."""


@dataclass(frozen=True)
class AlertResult:
    """How the ringing went."""

    trouble: str | None = None
    """One line for staff, or None if the program did its work."""


def ring(
    command: tuple[str, ...],
    seconds: float,
    tell: Callable[[AlertResult], None],
    environment: Mapping[str, str] = os.environ,
) -> None:
    """Start the program and return at once; how it went is told from a thread of its own, exactly once.

    When its time is over it is ended with all it started; what it left running when it ended by itself may sound on
    until then.

    Args:
        command: The program by its path, and its arguments; nothing is added to them.
        seconds: How long it may run.
        tell: Gets the outcome. From it no screen may be touched but by the app's own ways for threads.
        environment: Where the few variables that it gets are taken from.
    """
    kept = {name: environment[name] for name in PASSED_ON if name in environment}
    # Even the start of a program can hang, on a network drive.
    threading.Thread(target=_run, args=(command, seconds, tell, kept), name="alert", daemon=True).start()


def _run(
    command: tuple[str, ...], seconds: float, tell: Callable[[AlertResult], None], environment: Mapping[str, str]
) -> None:
    name = command[0]
    try:
        child = start(command, environment=environment, folder="/")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        tell(AlertResult(f"The desk was not rung: {name} cannot be started: {reason or error}."))
        return
    late = threading.Event()
    # `run_silently` would not do: a sound that the program leaves running may go on until the time is up.
    timer = threading.Timer(seconds, _end, (child, late))
    timer.daemon = True
    timer.start()
    # The program is looked at but not yet collected: until it is, the number of its group is no one else's.
    ended = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    try:
        tell(_outcome(name, seconds, ended, late=late.is_set()))
    finally:
        timer.join()
        child.wait()


def _outcome(name: str, seconds: float, ended: os.waitid_result, *, late: bool) -> AlertResult:
    if ended.si_code == os.CLD_EXITED and ended.si_status == 0:
        return AlertResult()
    if ended.si_code == os.CLD_EXITED:
        return AlertResult(f"The desk was not rung: {name} ended with code {ended.si_status}.")
    if late:
        return AlertResult(f"The desk may not have been rung: {name} was ended after {seconds:g} s.")
    return AlertResult(f"The desk may not have been rung: {name} was ended by {signal.Signals(ended.si_status).name}.")


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    kill(child)
