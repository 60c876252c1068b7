"""Settling: the moment at which an app under test has done all that was asked of it, and nothing more is due."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from typing import Any

from textual._queue import Queue
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen

from coach.screens.player.player import DIALOGS

DEADLINE_S = 20.0
"""For so long an app may take to come to rest; nothing takes as long unless it never does."""
POLL_S = 0.001
ROUNDS = 5
"""So many turns of the loop in a row must find nothing: a task that waits for another begins in the turn after it."""


async def settle(app: App[Any], deadline_s: float = DEADLINE_S, *, workers: bool = True) -> None:
    """Let the app run until every queue is empty, all is drawn, and no worker runs; at once when it has ended.

    Timers that are not due are not waited for, nor a worker that waits for the answer to a dialog in front.

    Args:
        app: The app, which runs in this loop.
        deadline_s: Seconds after which it is a failure.
        workers: Whether workers are waited for; not where a test holds one up.

    Raises:
        AssertionError: It did not come to rest; says what it was doing.
    """
    end = time.monotonic() + deadline_s
    quiet = 0
    while quiet < ROUNDS:
        await asyncio.sleep(0 if quiet else POLL_S)
        if app._exit or app._exception is not None:
            return
        busy = next(_busy(app, workers), None)
        quiet = 0 if busy else quiet + 1
        if time.monotonic() > end:
            raise AssertionError(f"The app did not come to rest in {deadline_s:g} s: {busy}.")


def _busy(app: App[Any], workers: bool) -> Iterator[str]:
    """What the app has still to do. Textual tells none of it in public."""
    for pump in (app, *app._registry):
        if not _waits(pump):
            yield f"{pump} has a message to look at"
    if app._resize_event is not None:
        yield "a change of size is to be passed on"
    screen = app._screen_stack[-1] if app._screen_stack else None
    if screen is not None and not app._batch_count and _draws(screen):
        yield f"{screen} is to be drawn"
    if app.animator._animations or app.animator._scheduled:
        yield "something is being animated"
    for worker in app.workers if workers else ():
        if not worker.is_finished and not (worker.group == DIALOGS and isinstance(screen, ModalScreen)):
            yield f"{worker} runs"


def _waits(pump: MessagePump) -> bool:
    """Whether a pump stands before an empty queue; one that has ended stands nowhere."""
    if pump._task is None or pump._task.done():
        return True
    queue: Queue[Any] = pump._message_queue
    waiters: Iterable[asyncio.Future[bool]] = queue.ready_event._waiters
    return queue.empty() and any(not waiter.done() for waiter in waiters)


def _draws(screen: Screen[Any]) -> bool:
    return bool(
        screen._dirty_widgets
        or screen._callbacks
        or screen._layout_required
        or screen._repaint_required
        or screen._scroll_required
        or screen._recompose_required
    )
