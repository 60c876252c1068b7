"""The watchdog: tells systemd that the kiosk acts, so that one that hangs is started anew."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

OFTEN = 4
"""So many times within the time that systemd waits it is told; one word may be late or lost."""


class Watchdog:
    """Sends systemd a word now and then, where systemd waits for one.

    Source: sd_notify(3) and sd_watchdog_enabled(3).
    """

    def __init__(self, environ: Mapping[str, str], clock: Callable[[], float]) -> None:
        """Take the variables by which systemd says where and how long it waits, and monotonic seconds."""
        self._clock = clock
        place, waits_us = environ.get("NOTIFY_SOCKET", ""), environ.get("WATCHDOG_USEC", "")
        self._every_s = int(waits_us) / 1e6 / OFTEN if place and waits_us.isdecimal() else None
        # An address that begins with @ is an abstract one.
        self._address = "\0" + place[1:] if place.startswith("@") else place
        self._next = clock()

    def beat(self) -> None:
        """Say that the kiosk acts, if it is time to; a systemd that does not listen is no trouble of the visitor's."""
        if self._every_s is None or self._clock() < self._next:
            return
        self._next = self._clock() + self._every_s
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.setblocking(False)
            told.sendto(b"WATCHDOG=1", self._address)
