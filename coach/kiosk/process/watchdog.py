"""Tells systemd that the kiosk has started and is alive, so that systemd restarts one that hangs."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

READY, ALIVE = b"READY=1\nWATCHDOG=1", b"WATCHDOG=1"
"""What systemd is told first, and from then on."""
BEATS_PER_TIMEOUT = 4
"""How often systemd is told within the time that it waits; one message may be late or lost."""


class Watchdog:
    """Tells systemd now and then that the program is alive, if systemd asks for it; see sd_watchdog_enabled(3).

    The first message also says that it has started: only then does systemd begin to wait for the next.

    Args:
        environ: Has NOTIFY_SOCKET and WATCHDOG_USEC if systemd asks for it.
        clock: Monotonic seconds.
    """

    def __init__(self, environ: Mapping[str, str], clock: Callable[[], float]) -> None:
        self._clock = clock
        place, waits_us = environ.get("NOTIFY_SOCKET", ""), environ.get("WATCHDOG_USEC", "")
        self._every_s = int(waits_us) / 1e6 / BEATS_PER_TIMEOUT if place and waits_us.isdecimal() else None
        # sd_notify(3): an address that begins with @ is an abstract socket.
        self._address = "\0" + place[1:] if place.startswith("@") else place
        self._next = clock()
        self._told_ready = False

    def beat(self) -> None:
        """Tell systemd that the program is alive, if it is time to; call it often. A failure to send is ignored."""
        if self._every_s is None or self._clock() < self._next:
            return
        self._next = self._clock() + self._every_s
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.sendto(ALIVE if self._told_ready else READY, self._address)
            self._told_ready = True
