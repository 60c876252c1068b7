"""A reader of keys that yields one event for each press, however long the key is held."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.events import Key
from textual.message import Message

from coach.core.content.press_times import PressTimes
from coach.drivers.presses import Front, KeyEffect, Presses

if TYPE_CHECKING:
    from coach.drivers.terminal import Reader


NO_TIMES = PressTimes(*[0.0] * len(fields(PressTimes)))
"""For an app that does not tell presses from held keys."""


@runtime_checkable
class PressAwareApp(Protocol):
    """An app that says what a key does on its present screen; called from the thread that reads keys."""

    press_bounce: float
    """For so many seconds the same key is the same press, whatever page it arrives on."""

    @property
    def press_times(self) -> PressTimes:
        """The times that tell a press from a held key."""

    @property
    def front(self) -> Front:
        """What the person sees now."""

    def hearing(self, key: str) -> KeyEffect:
        """Return what a key does on the present screen."""


class DebouncedReader:
    """Wraps a reader so that each press yields one key; for an app that is not a PressAwareApp, keys pass unchanged.

    Args:
        reader: The reader of bytes.
        app: The app that gets the keys.
        silence_s: After so many seconds without bytes the reader is told of the silence.
        clock: Gives seconds; the clock of Textual's events.
    """

    def __init__(
        self, reader: Reader, app: object, silence_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._reader, self._silence_s, self._clock = reader, silence_s, clock
        self._app = app if isinstance(app, PressAwareApp) else None
        times, bounce = (app.press_times, app.press_bounce) if isinstance(app, PressAwareApp) else (NO_TIMES, 0.0)
        self._presses: Presses[Key] = Presses(times, bounce)
        self._fed = clock()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in these bytes."""
        self._fed = self._clock()
        return self._once(self._reader.feed(data))

    def silence(self) -> Iterator[Message]:
        """Yield the events that were waiting for more bytes, and presses that turn out not to be a held key."""
        yield from self._presses.due(self._clock())
        if self._clock() - self._fed >= self._silence_s:
            yield from self._once(self._reader.silence())

    def wait(self) -> float:
        """Return how many seconds to wait for more bytes before calling `silence`."""
        return min(self._silence_s, self._presses.wait(self._clock()))

    def _once(self, read: Iterator[Message]) -> Iterator[Message]:
        for event in read:
            if isinstance(event, Key) and self._app is not None:
                # Textual's parser caches events: the same bytes give the same object, with the time of its first use.
                key, at = Key(event.key, event.character), self._clock()
                key.time = at
                yield from self._presses.take(key, key.key, at, self._app.hearing(key.key), self._app.front)
            else:
                yield event
