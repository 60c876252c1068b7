"""The kiosk's terminal driver, which lets listed keys in and only the picture out."""

from __future__ import annotations

import asyncio
import re
import signal
import termios
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump

from coach.app.press_guard import MOST_WAITING
from coach.drivers.debounced_reader import NO_TIMES, PressAwareApp
from coach.drivers.terminal import ReadingDriver
from coach.kiosk.input.hold import HoldDetector, KeyHeld
from coach.kiosk.input.keyboard import CHARACTERS, KeyFilter
from coach.kiosk.process.visit_process import FRESH

NEVER_WRITTEN = re.compile(
    r"\x1b\[\?(?:1000|1002|1003|1004|1006|1015|1016|2048)[hl]"  # mouse, focus, size in the input
    r"|\x1b\[\?\d+\$p"  # questions about modes, whose answers come as input
    r"|\x1b\[[<>]\d*u"  # the kitty keyboard, which would send other bytes for every key
    r"|\x1b\].*",  # clipboard, pointer and title, all of which outlive a visit
    re.DOTALL,
)
"""Sequences that Textual writes and that never reach the kiosk's terminal."""
REPEAT_OFF, REPEAT_ON = "\x1b[?8l", "\x1b[?8h"
"""DECARM: whether a key that is held down repeats. The Linux console obeys, for a key that is already down as well;
xterm, foot and xterm.js do not, and there the app's own check of held keys has to do."""

GIVES_BACK = frozenset({"\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", "\x1b[?7h"})
"""What Textual writes when it gives a terminal back: not to the process of the next visit, which would show a shell
meanwhile."""
CLEARED = "\x1b[0m\x1b[2J\x1b[3J\x1b[H"
"""Clears a terminal's picture and, where it has one, its scrollback (xterm's ED 3, which the Linux console knows)."""


class KeyReader:
    """Turns a visitor's bytes into key events, one for each listed key, and says when a key is held down.

    Args:
        hold: Notices that a key is held down.
        clock: Gives seconds.
    """

    def __init__(self, hold: HoldDetector, clock: Callable[[], float] = time.monotonic) -> None:
        self._filter = KeyFilter()
        self._hold, self._clock = hold, clock

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the listed keys in these bytes, and behind a key that has been held down that it was."""
        for key in self._filter.feed(data):
            held = self._hold.arrived(key, self._clock())
            yield events.Key(key, CHARACTERS.get(key))
            if held:
                yield KeyHeld(key)

    def silence(self) -> Iterator[Message]:
        """Give up a sequence that has not ended; it gives no key."""
        self._filter.silence()
        self._hold.quiet(self._clock())
        return iter(())


class ListedKeys(Driver):
    """A mixin for drivers: lets only listed keys in, and offers no way out. It goes before the driver in the bases.

    Mouse and debugging stay off whatever is asked: debugging keeps a file of keys.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=False, mouse=False, size=size)
        self._sent: deque[Future[bool]] = deque()

    @property
    def can_suspend(self) -> bool:
        """Always False: behind the app there is a shell."""
        return False

    def reader(self) -> KeyReader:
        """Return a reader that gives listed keys only."""
        times = self._app.press_times if isinstance(self._app, PressAwareApp) else NO_TIMES
        return KeyReader(HoldDetector(times, self.repeat_keys))

    def repeat_keys(self, on: bool) -> None:
        """Have the terminal repeat keys that are held down, or not; one that always repeats them needs no telling."""

    def write(self, data: str) -> None:
        """Write to the terminal, except sequences that ask it for other input or that outlive a visit."""
        if not NEVER_WRITTEN.fullmatch(data):
            super().write(data)  # type: ignore[safe-super]  # the driver that this is mixed into writes

    def send_message(self, message: Message) -> None:
        """Pass a message to the app, unless MOST_WAITING keys wait for it already: a flood of keys must not pile up."""
        while self._sent and self._sent[0].done():
            self._sent.popleft()
        if self._waiting() < MOST_WAITING:
            posted = asyncio.run_coroutine_threadsafe(self._app._post_message(message), loop=self._loop)
            self._sent.append(posted)

    def _waiting(self) -> int:
        try:
            screen = self._app.screen
        except ScreenStackError:
            # There is no screen yet to which a key could belong.
            return MOST_WAITING
        pumps = {self._app, screen, screen.focused or screen}
        return len(self._sent) + sum(_keys_in(pump) for pump in pumps)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Do nothing: a browser is a way out."""

    def deliver_binary(self, *_: object, **__: object) -> None:
        """Do nothing: a screenshot would keep answers."""


class KioskDriver(ListedKeys, ReadingDriver):
    """A driver for a terminal that strangers use.

    It turns on nothing that changes what keys send, except bracketed paste: without its marks a paste could not be told
    from keys and dropped. SIGWINCH tells of a new size. The picture goes to stdout, so that stderr is the journal's.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, size=size)
        self._hands_on = False
        # Textual would suspend on SIGTSTP, and on a stray SIGCONT start a second thread that reads keys.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def start_application_mode(self) -> None:
        """Take over the terminal, and discard what was typed before."""
        if self.input_tty:
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in (signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, signal.SIG_IGN)
        self.repeat_keys(False)

    def repeat_keys(self, on: bool) -> None:
        """Have the terminal repeat keys that are held down, or not."""
        self.write(REPEAT_ON if on else REPEAT_OFF)

    def write(self, data: str) -> None:
        """Write to the terminal, except what gives back one that is handed on."""
        if not (self._hands_on and data in GIVES_BACK):
            super().write(data)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, or hand it on, cleared, to the process of the next visit."""
        self._hands_on = self._app.return_value == FRESH
        if self._hands_on:
            self.write(CLEARED)
        else:
            self.repeat_keys(True)
        super().stop_application_mode()

    @classmethod
    def _patch_lflag(cls, attrs: int) -> int:
        # No key sends a signal, whatever the environment says.
        return super()._patch_lflag(attrs) & ~termios.ISIG


def _keys_in(pump: MessagePump) -> int:
    """Return how many keys wait in a pump, among messages of other kinds, of which a new screen has a hundred."""
    # The loop's thread takes messages out meanwhile, so the queue is copied in one step.
    waiting: tuple[object, ...] = tuple(pump._message_queue.values)
    return sum(isinstance(message, events.Key) for message in waiting)
