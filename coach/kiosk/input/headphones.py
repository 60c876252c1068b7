"""Notices that headphones are plugged in, where the machine's sound card reports it to ALSA.

A card that can tell has a control such as "Headphone Jack". `alsactl monitor` prints a line when one changes, and
`amixer cget` says whether it is on; both are in Debian's alsa-utils.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from coach.subprocess_with_deadline import REAP_S, kill, run, start, within

MONITOR: Final = ("setpriv", "--pdeathsig", "KILL", "alsactl", "monitor")
"""Prints what changes, for as long as the process that started it lives."""
ASK: Final = ("amixer", "--card", "{card}", "cget", "numid={number}")
"""Prints the value of one control."""
ASK_S: Final = 2.0
"""Seconds in which a card must say whether its jack is in use."""
NEEDED: Final = (MONITOR[0], MONITOR[3], ASK[0])
_CHANGED = re.compile(
    r"node hw:(?P<card>\d+), #(?P<number>\d+) \(\d+,\d+,\d+,[^()]*\bHead(phone|set)\b.* Jack,\d+\) VALUE"
)
"""A line such as `node hw:0, #12 (0,0,0,Headphone Jack,0) VALUE`."""
_ON = re.compile(r"^\s*: values=on\b", re.MULTILINE)

WatchHeadphones = Callable[[Callable[[], object]], Callable[[], object]]
"""Calls a function from another thread each time headphones are plugged in; returns what ends that."""


@dataclass(frozen=True)
class Jack:
    """The control of a socket for headphones."""

    card: str
    number: str

    @property
    def in_use(self) -> bool:
        """Whether something is plugged in; asks the card."""
        try:
            report = run([part.format(card=self.card, number=self.number) for part in ASK], within(ASK_S))
        except OSError:
            return False
        return report is not None and report.code == 0 and _ON.search(report.printed) is not None


def changed_jack(line: str) -> Jack | None:
    """Return the jack that a line of `alsactl monitor` tells of, or None if it tells of something else."""
    found = _CHANGED.match(line)
    return Jack(found["card"], found["number"]) if found else None


def no_headphones(_: Callable[[], object]) -> Callable[[], object]:
    """Watch nothing; a `WatchHeadphones` for where the person is not at the machine that runs the kiosk."""
    return lambda: None


def watch_headphones(plugged: Callable[[], object]) -> Callable[[], object]:
    """Watch the sound cards of this machine, as `WatchHeadphones` says; where nothing can tell, never call."""
    if not all(map(shutil.which, NEEDED)):
        return lambda: None
    try:
        child = start(MONITOR, output=subprocess.PIPE)
    except OSError:
        return lambda: None
    threading.Thread(target=_listen, args=(child, plugged), name="headphones", daemon=True).start()
    return partial(_end, child)


def _listen(child: subprocess.Popen[bytes], plugged: Callable[[], object]) -> None:
    assert child.stdout is not None
    assert child.stderr is not None
    with child.stdout as lines, child.stderr:
        for line in lines:
            jack = changed_jack(line.decode(errors="replace"))
            if jack is not None and jack.in_use:
                plugged()


def _end(child: subprocess.Popen[bytes]) -> None:
    kill(child)
    with suppress(subprocess.TimeoutExpired):
        child.wait(REAP_S)
