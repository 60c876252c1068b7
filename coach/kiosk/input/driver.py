"""The kiosk's terminal driver: listed keys in, the picture out, and nothing else either way."""

from __future__ import annotations

import asyncio
import re
import signal
import termios
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump

from coach.drivers.terminal import ReadingDriver
from coach.kiosk.input.keyboard import CHARACTERS, KeyFilter

MOST_WAITING = 16
"""So many keys may wait for a busy app; more than a hand can bring are dropped, or a flood would pile up for hours."""

UNASKED = re.compile(
    r"\x1b\[\?(?:1000|1003|1004|1006|1015|1016|2048)[hl]"  # mouse, focus, size in the input
    r"|\x1b\[\?\d+\$p"  # questions about modes, whose answers come as input
    r"|\x1b\[[<>]\d*u"  # the kitty keyboard, which would send other bytes for every key
    r"|\x1b\].*",  # clipboard, pointer and title, all of which outlive a visit
    re.DOTALL,
)
"""What Textual writes and the kiosk's terminal never gets."""
HOLD_STILL, REPEAT_AGAIN = "\x1b[?8l", "\x1b[?8h"
"""DECARM: keys that are held down do not repeat; the Linux console and xterm obey it, others leave it to the guard."""


class KeyReader:
    """Makes key events of a visitor's bytes, one for each listed key."""

    def __init__(self) -> None:
        """Start outside any sequence."""
        self._filter = KeyFilter()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return the listed keys in these bytes."""
        return iter([events.Key(key, CHARACTERS.get(key)) for key in self._filter.feed(data)])

    def silence(self) -> Iterator[Message]:
        """Give up whatever sequence is under way; no key is ever held back."""
        self._filter.silence()
        return iter(())


class ListedKeys(Driver):
    """What every driver of the kiosk has, whatever it reads: listed keys come in, and nothing leads out.

    Mixed into one of Textual's drivers, before it.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        """Take the app; mouse and debugging, which keeps a file of keys, stay off whatever is asked."""
        super().__init__(app, debug=False, mouse=False, size=size)
        self._sent: deque[Future[bool]] = deque()

    @property
    def can_suspend(self) -> bool:
        """Never: behind the app there is a shell."""
        return False

    def reader(self) -> KeyReader:
        """Return what makes events of listed keys only."""
        return KeyReader()

    def write(self, data: str) -> None:
        """Write to the terminal, but nothing that asks it for other input or leaves anything in it."""
        if not UNASKED.fullmatch(data):
            super().write(data)  # type: ignore[safe-super]  # whatever this is mixed into writes

    def send_message(self, message: Message) -> None:
        """Hand a message to the app, unless the app is behind with more than a hand could bring."""
        while self._sent and self._sent[0].done():
            self._sent.popleft()
        if self._waiting() < MOST_WAITING:
            posted = asyncio.run_coroutine_threadsafe(self._app._post_message(message), loop=self._loop)
            self._sent.append(posted)

    def _waiting(self) -> int:
        try:
            screen = self._app.screen
        except ScreenStackError:
            # Nothing is on screen yet that a key could mean.
            return MOST_WAITING
        pumps = {self._app, screen, screen.focused or screen}
        return len(self._sent) + sum(_keys_in(pump) for pump in pumps)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: a browser is a way out."""

    def deliver_binary(self, *_: object, **__: object) -> None:
        """Save nothing: a screenshot would keep answers."""


class KioskDriver(ListedKeys, ReadingDriver):
    """Textual's driver for a terminal that strangers use.

    It asks the terminal for nothing that changes what keys send, with one exception: marks around a paste, for only
    so can a paste be told from keys and dropped. A change of size comes by SIGWINCH. It draws on stdout, which leaves
    stderr to the journal.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        """Take the app."""
        super().__init__(app, size=size)
        # Textual would suspend at SIGTSTP, and at a stray SIGCONT start a second thread that reads.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def start_application_mode(self) -> None:
        """Take the terminal; what was typed before is forgotten."""
        if self.input_tty:
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in (signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, signal.SIG_IGN)
        self.write(HOLD_STILL)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.write(REPEAT_AGAIN)
        super().stop_application_mode()

    @classmethod
    def _patch_lflag(cls, attrs: int) -> int:
        # Whatever the environment says: no key sends a signal.
        return super()._patch_lflag(attrs) & ~termios.ISIG


def _keys_in(pump: MessagePump) -> int:
    """How many keys a pump has still to handle; a screen that has just come has a hundred messages of other kinds."""
    # Copied in one step: the loop's thread goes on taking messages out.
    waiting: tuple[object, ...] = tuple(pump._message_queue.values)
    return sum(isinstance(message, events.Key) for message in waiting)
