"""What staff have done from their menu: what the kiosk has is tried, it is closed and opened, and it is ended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Protocol

from coach.core.blocks import Block, Head
from coach.core.errors import StorageError
from coach.core.session.cues import Cue
from coach.core.words import Words
from coach.export.printing.cups import PrintJob, PrintResult
from coach.kiosk.carry_over import Shown
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.totals import totals
from coach.kiosk.screens.key_test import KeyTest
from coach.kiosk.screens.staff import KEYS, StaffMenu, StaffTask
from coach.kiosk.staff_orders import OrdersHost, StaffOrders
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.staff_texts import counts_blocks, troubles_blocks
from coach.kiosk.visit import KioskVisit
from coach.kiosk.voice_help import VoiceHelp
from coach.screens.dialogs.confirm import is_too_small
from coach.screens.dialogs.text import TextDialog
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp

HOUR_S = 3600.0


class StaffMenuHost(OrdersHost, Protocol):
    """What the menu can have done."""

    controller: KioskVisit
    """Who leads the visitor."""

    async def wipe(self, ending: Ending = "left", *, then: Shown = "first") -> None:
        """End the visit, and show what comes then."""


class StaffWork:
    """Opens the staff menu and does what is chosen there.

    Args:
        app: The kiosk.
        host: What it can have done.
        context: What the kiosk is set up with.
        staff: Rings, and takes note of what fails.
        voice: Makes the voice louder or softer for all visitors.
    """

    def __init__(
        self, app: BaseApp, host: StaffMenuHost, context: KioskContext, staff: Staff, voice: VoiceHelp
    ) -> None:
        self._app, self._host, self._context, self._staff, self._voice = app, host, context, staff, voice
        self._orders = StaffOrders(app, host, context)
        self._ringing = False
        self._job: PrintJob | None = None
        """The test page that is on its way to the printer."""

    @property
    def _words(self) -> Words:
        return self._context.library.words

    async def open(self) -> None:
        """End the visit with all that is left of it, then show the menu."""
        await self._host.wipe(then="staff")

    def show_menu(self) -> None:
        """Show the menu; there is no visit."""
        said = self._staff.acknowledge()
        if not is_too_small(self._app):
            open_screen(self._app, StaffMenu(self._words, tuple(self._offered()), said))
            self._app.run_worker(self._tell_of_doctor(), group="staff")

    def watch(self) -> None:
        """Look off the screen's thread at what will not work: at the set-up now, at the doctor's findings each hour."""
        self._app.run_worker(self._staff.look_around, group="staff", thread=True)
        self._look_at_doctor()
        self._app.set_interval(HOUR_S, self._look_at_doctor)

    def _look_at_doctor(self) -> None:
        self._app.run_worker(self._staff.doctor_news, group="doctor", thread=True)

    async def _tell_of_doctor(self) -> None:
        news = await asyncio.to_thread(self._staff.doctor_news)
        if news is not None and news.to_fix:
            self._tell(self._words("kiosk.menu.to-fix", count=len(news.to_fix), key=KEYS["troubles"]))

    def _offered(self) -> Iterable[StaffTask]:
        """Yield what can be done here."""
        config = self._context.config
        if config.alert.command:
            yield "ring"
        if self._host.controller.prints:
            yield "print"
        if config.voice:
            yield "voice"
        if self._context.counts is not None:
            yield "counts"
        yield "troubles"
        if config.voice:
            yield "volume"
        yield "keys"
        yield "close" if self._context.opening.is_open else "open"
        if self._context.power:
            yield "machine"
        yield "leave"

    async def do(self, task: StaffTask | None) -> None:
        """Do what was chosen; None leads back to the first screen."""
        match task:
            case "ring":
                self._ring()
            case "print":
                self._print()
            case "voice":
                self._speak()
            case "counts":
                self._app.run_worker(self._show_counts(), group="staff")
            case "troubles":
                self._app.run_worker(self._show_troubles(), group="staff")
            case "volume":
                self._voice.open_tuning(for_all=True)
            case "keys":
                open_screen(self._app, KeyTest(self._words))
            case "close":
                self._orders.ask_to_close()
            case "open":
                await self._orders.open()
            case "machine":
                self._orders.ask_to_end()
            case "leave":
                self._host.leave()
            case None:
                await self._host.wipe()

    def stop(self) -> None:
        """Take back the test page that is on its way to the printer, if any."""
        if self._job is not None:
            self._job.leave()

    def _tell(self, text: str) -> None:
        """Say in the menu how a task goes, if the menu is still there."""
        for screen in self._app.screen_stack:
            if isinstance(screen, StaffMenu):
                screen.tell(text)

    def _ring(self) -> None:
        if not self._ringing:
            self._ringing = True
            self._tell(self._words("kiosk.menu.ringing"))
            self._staff.try_ring(lambda trouble: self._app.call_later(self._rang, trouble))

    def _rang(self, trouble: str | None) -> None:
        self._ringing = False
        self._tell(trouble or self._words("kiosk.staff.rang"))

    def _print(self) -> None:
        if self._job is not None:
            return
        self._job = job = self._context.make_job(self._words("print.job"))
        if job is None:
            # A printer was there when the menu opened, and is gone.
            self._tell(self._words(f"print.{PrintResult.NO_PROGRAM}"))
            return
        self._tell(self._words("print.sending"))
        self._app.run_worker(self._follow(job), group="print")

    async def _follow(self, job: PrintJob) -> None:
        result = await asyncio.to_thread(self._printed, job)
        self._job = None
        self._tell(self._words(f"print.{result}"))

    def _printed(self, job: PrintJob) -> PrintResult:
        result = job.run(self._test_page())
        # A failure is counted on the disk, which may be slow: the watchdog would end a screen that waits for it.
        self._staff.printed(result)
        return result

    def _test_page(self) -> bytes:
        # The import is late: fpdf is not needed before the first page.
        from coach.export.pdf.document import as_pdf

        words, now = self._words, self._context.now().astimezone()
        blocks = [Block("title", words("kiosk.menu.page")), Block("text", self._context.library.clinic.name)]
        return as_pdf(blocks, Head(words("print.job"), words("cue.language"), now))

    async def _show_counts(self) -> None:
        """Read the counts off the screen's thread, and show them if the menu is still in front."""
        words, today = self._words, self._context.now().astimezone().date()
        try:
            counts = await asyncio.to_thread(self._staff.counted)
        except StorageError as error:
            self._tell(self._staff.in_words(error))
            return
        if isinstance(self._app.screen, StaffMenu):
            blocks = counts_blocks(totals(counts, today), self._context.library)
            open_screen(self._app, TextDialog(words, words("kiosk.counts.title"), blocks))

    async def _show_troubles(self) -> None:
        """Read what the doctor found off the screen's thread, and show it with what failed."""
        fixes = await asyncio.to_thread(self._staff.fixes)
        if isinstance(self._app.screen, StaffMenu):
            failed = troubles_blocks(self._context.troubles.latest(self._context.now()), self._words)
            heading = (Block("heading", self._words("kiosk.troubles.failed")),) if fixes else ()
            dialog = TextDialog(self._words, self._words("kiosk.troubles.title"), (*fixes, *heading, *failed))
            open_screen(self._app, dialog)

    def _speak(self) -> None:
        if not self._context.speaks(self._words("cue.language")):
            self._tell(self._words("kiosk.menu.mute"))
            return
        sound = self._host.controller.cue_sound()
        sound.silence()
        sound.give(Cue(0, "name", self._words("kiosk.menu.aloud")))
        self._tell(self._words("kiosk.menu.heard"))
