"""Keys read steadily: each press makes one event, however long the key is held."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.events import Key
from textual.message import Message

from coach.core.content.press_times import PressTimes
from coach.drivers.presses import Front, Hearing, Presses

if TYPE_CHECKING:
    from coach.drivers.terminal import Reader


NO_TIMES = PressTimes(*[0.0] * 7)
"""Those of an app that tells no press from a held key."""


@runtime_checkable
class PressAwareApp(Protocol):
    """An app that says what a key does on its screen in front; it is asked from the thread that reads."""

    press_bounce: float

    @property
    def press_times(self) -> PressTimes:
        """How a press is told from a key that is held down."""

    @property
    def front(self) -> Front:
        """What stands before the person."""

    def hearing(self, key: str) -> Hearing:
        """Say what a key does there."""


class DebouncedReader:
    """A reader whose keys come once a press; those of an app that heeds no presses come as they are."""

    def __init__(
        self, reader: Reader, app: object, silence_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take what reads, the app whose keys these are, when it is silent, and the clock by which events tell time."""
        self._reader, self._silence_s, self._clock = reader, silence_s, clock
        self._app = app if isinstance(app, PressAwareApp) else None
        times, bounce = (app.press_times, app.press_bounce) if isinstance(app, PressAwareApp) else (NO_TIMES, 0.0)
        self._presses: Presses[Key] = Presses(times, bounce)
        self._fed = clock()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return the events in these bytes."""
        self._fed = self._clock()
        return self._once(self._reader.feed(data))

    def silence(self) -> Iterator[Message]:
        """Return the events that were waiting: for more bytes, or to be told from a key that is held."""
        yield from self._presses.due(self._clock())
        if self._clock() - self._fed >= self._silence_s:
            yield from self._once(self._reader.silence())

    def wait(self) -> float:
        """Return for how many seconds to wait for more bytes before it is silent."""
        return min(self._silence_s, self._presses.wait(self._clock()))

    def _once(self, read: Iterator[Message]) -> Iterator[Message]:
        for event in read:
            if isinstance(event, Key) and self._app is not None:
                # Textual's parser gives the same event, with the time of its first coming, for the same bytes.
                key, at = Key(event.key, event.character), self._clock()
                key.time = at
                yield from self._presses.take(key, key.key, at, self._app.hearing(key.key), self._app.front)
            else:
                yield event
