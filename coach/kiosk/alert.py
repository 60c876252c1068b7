"""Rings for the desk: runs a program of the clinic for a limited time, without waiting and without any answer in it."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.kiosk.process.visit_process import RING_THREAD
from coach.loading.sentences import Sentence, sentence
from coach.storage.refusals import refusal
from coach.subprocess_with_deadline import kill, signal_name, start

PASSED_ON = ("PATH", "HOME", "LANG", "XDG_RUNTIME_DIR")
"""The only environment variables that the program gets; the last one leads to sound servers."""


@dataclass(frozen=True)
class AlertResult:
    """How a ring for the desk went."""

    trouble: Sentence | None = None
    """What went wrong, for staff; None if nothing did."""


def ring(
    command: tuple[str, ...],
    seconds: float,
    tell: Callable[[AlertResult], None],
    environment: Mapping[str, str] = os.environ,
) -> None:
    """Start the program and return at once.

    When its time is over, the program and all that it started are killed. What it leaves running when it ends by itself
    may go on until then, such as a sound.

    Args:
        command: The path of the program and its arguments, to which nothing is added.
        seconds: How long it may run.
        tell: Takes the result, once. It is called in another thread, and must touch no screen.
        environment: Has the variables of PASSED_ON, which the program gets.
    """
    kept = {name: environment[name] for name in PASSED_ON if name in environment}
    # Even the start of a program can hang, on a network drive.
    threading.Thread(target=_run, args=(command, seconds, tell, kept), name=RING_THREAD, daemon=True).start()


def _run(
    command: tuple[str, ...], seconds: float, tell: Callable[[AlertResult], None], environment: Mapping[str, str]
) -> None:
    name = command[0]
    try:
        child = start(command, environment=environment, folder="/")
    except (OSError, ValueError) as error:
        why = refusal(error) if isinstance(error, OSError) else error
        tell(AlertResult(sentence("kiosk.not-started", program=name, why=why)))
        return
    late = threading.Event()
    # `run_silently` would not do: a sound that the program leaves running may go on until the time is up.
    timer = threading.Timer(seconds, _end, (child, late))
    timer.daemon = True
    timer.start()
    # WNOWAIT leaves a zombie: until it is collected, no other process group gets its number.
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
        return AlertResult(sentence("kiosk.ended-with", program=name, code=ended.si_status))
    if late:
        return AlertResult(sentence("kiosk.too-long", program=name, seconds=f"{seconds:g}"))
    return AlertResult(sentence("kiosk.ended-by", program=name, signal=signal_name(ended.si_status)))


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    kill(child)
