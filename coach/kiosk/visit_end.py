"""Ends a visit of the kiosk with all that is left of it, and begins with what comes then."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import Protocol

from textual.worker import WorkerFailed

from coach.kiosk.attendant import Attendant
from coach.kiosk.carry_over import Beginning, Shown
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Idle
from coach.kiosk.process.memory import forget_screens
from coach.kiosk.process.visit_process import FRESH
from coach.kiosk.screen_factory import notice_screen
from coach.kiosk.speech.voice import Voice
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.visit import KioskVisit
from coach.screens.dialogs.confirm import check_window_size
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp

COUNT_S = 1.0
"""The longest that a visit's end waits for the disk that keeps the counts."""
LET_GO_S = 0.2
"""After so long nothing runs any more that was called by a screen that has gone."""


class VisitEndHost(Protocol):
    """What a visit leaves something in."""

    controller: KioskVisit
    """Who leads the visitor."""
    staff: Staff
    """Counts visits."""
    voice: Voice
    """Reads the screens aloud."""
    idle: Idle
    """Counts the seconds without a key."""
    attendant: Attendant
    """Takes back what one visitor had done to the looks."""


class VisitEnd:
    """Wipes what is left of a visitor, and waits for the next one.

    Args:
        app: The kiosk.
        host: What a visit leaves something in.
        context: What the kiosk is set up with.
    """

    def __init__(self, app: BaseApp, host: VisitEndHost, context: KioskContext) -> None:
        self._app, self._host, self._context = app, host, context

    def begin(self, beginning: Beginning) -> None:
        """Show what comes after the visit before: a notice for its visitor, the staff menu, or nothing more."""
        if beginning.shows == "staff":
            self._host.attendant.work.show_menu()
        elif beginning.shows != "first":
            self._context.languages.choose(beginning.language)
            self._host.controller.receive_in(self._context.library)
            self._host.attendant.sight.turn_on(beginning.aids)
            open_screen(self._app, notice_screen(self._context, beginning.shows, paper=beginning.paper))

    async def wipe(self, ending: Ending, then: Shown) -> None:
        """End the visit with whatever is left of it; show something then, after a visit in a fresh process."""
        controller, sight = self._host.controller, self._host.attendant.sight
        notice = then not in ("first", "staff")
        beginning = Beginning(
            shows=then,
            paper=ending == "finished" and controller.prints,
            language=self._context.languages.index if notice else 0,
            aids=sight.on if notice else frozenset(),
        )
        gone = self._host.staff.gone(controller.visit, controller.level, ending)
        counted = (
            self._app.run_worker(partial(self._host.staff.count, gone), group="count", thread=True) if gone else None
        )
        if self._context.renew is None or (controller.visit is None and then == "first"):
            # Where nobody has answered anything, this process knows nothing that must go.
            await self._wipe_here(beginning)
            return
        controller.visit = None
        self._host.attendant.begin_wipe()
        if counted is not None:
            # What is not written by then is carried over, and taken back if the disk takes it later: one that hangs
            # holds the next visitor up no longer than this.
            with suppress(TimeoutError, WorkerFailed):
                await asyncio.wait_for(asyncio.shield(counted.wait()), COUNT_S)
        self.close()
        self._context.renew(beginning)
        self._app.exit(FRESH)

    async def _wipe_here(self, beginning: Beginning) -> None:
        """Drop the visit and its screens, and go on in this process."""
        controller = self._host.controller
        controller.visit = None
        self._host.attendant.begin_wipe()
        controller.empty_queue()
        while len(self._app.screen_stack) > 1:
            await self._app.pop_screen()
        self._app.clear_notifications()
        self._host.idle.anew()
        self._as_for_the_next()
        self.begin(beginning)
        self._host.attendant.closing.release()
        await check_window_size(self._app, self._app.size, self._context.library.words)
        # Whoever called is still on the stack, with the screen that it came from.
        self._app.set_timer(LET_GO_S, partial(forget_screens, self._app))

    def close(self) -> None:
        """Take back what is on its way to the printer, and all that one visitor had done to the looks."""
        self._host.controller.close()
        self._host.attendant.as_usual()
        self._host.attendant.aloud.end()

    def _as_for_the_next(self) -> None:
        """Wait for the next visitor in the default language and looks."""
        self._host.attendant.as_usual()
        self._context.languages.reset()
        self._host.controller.receive_in(self._context.library)
