"""The app of a kiosk: one visitor after the other. It keeps nothing, and only the PIN leads out of it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel

from coach.app.window_size import MinimumSizeApp
from coach.core.content.press_times import PressTimes
from coach.core.words import Words
from coach.drivers.terminal import repaint
from coach.kiosk.attendant import Attendant
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Idle, Patience
from coach.kiosk.input.keyboard import LISTED
from coach.kiosk.pace import Pace
from coach.kiosk.process.memory import FORGET_SCROLLBACK, forget
from coach.kiosk.process.supervisor import QuietApp
from coach.kiosk.screen_factory import attract_screen, idle_screen, mode_of, notice_screen
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeKind, NoticeScreen
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.kiosk.speech.voice import Voice
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.visit import KioskVisit, Offers
from coach.resources import style
from coach.screens.dialogs.confirm import check_window_size, is_too_small
from coach.screens.requests import Act, PrintWanted, ScreenWanted
from coach.screens.stack import open_screen, still_asked
from coach.themes import THEMES, kiosk_theme_for
from coach.widgets.turning import Turning

LOOKS_A_SECOND = 4
"""How often it is asked whether anyone is still there."""
REPAINT_S = 10.0
"""How often all is drawn anew: the system may write over it, and no visitor knows a key for that."""
TOLD_S = 3.0
"""So long it stands there that a key does nothing."""
LET_GO_S = 0.2
"""After so long nothing runs any more that was called by a screen that has gone."""


class KioskApp(MinimumSizeApp, QuietApp):
    """The coach in a waiting room."""

    KEYPAD = True
    CSS_PATH = [style("base"), style("kiosk")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "desk", "keys.desk", priority=True),
        Binding("asterisk", "speak", "keys.speak", priority=True),
        Binding("full_stop", "more", "keys.more"),
    ]

    def __init__(self, context: KioskContext, *, after_crash: bool = False) -> None:
        super().__init__(driver_class=context.driver)
        self.context = context
        self.press_bounce = self.press_times.bounce
        self._after_crash = after_crash
        context.languages.reset()
        for each in THEMES:
            self.register_theme(each)
        self.theme = kiosk_theme_for(context.terminal)
        config = context.config
        self.staff = Staff(context, lambda: self.call_later(self.tell_staff))
        paper = Pace(config.pages, config.times.print_gap_s, context.clock)
        offers = Offers(config.routines, context.make_job, config.voice, paper, self.staff.printed)
        self.controller = KioskVisit(self, self, context.library, offers, context.clock, context.now)
        self.voice = Voice(lambda: context.library.words, self.controller.cue_sound)
        self.idle = Idle(config.times, context.clock)
        self.attendant = Attendant(self, self, context, self.staff, self.voice, self.idle)

    @property
    def press_times(self) -> PressTimes:
        """How a press is told from a key that is held down."""
        return self.context.languages.first.press_times

    def get_default_screen(self) -> AttractScreen:
        """Return the screen at the bottom of all others."""
        return attract_screen(self, self.context)

    def on_mount(self) -> None:
        """Begin to look for who is there, and say if the last run crashed."""
        super().on_mount()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)
        self.set_interval(REPAINT_S, partial(repaint, self))
        if self._after_crash:
            open_screen(self, notice_screen(self.context, "crash"))
        self.call_after_refresh(self.tell_staff)
        self.run_worker(self.staff.look_around, group="staff", thread=True)

    async def on_event(self, event: events.Event) -> None:
        """Let listed keys pass, and of what else comes from a terminal only its size."""
        if isinstance(event, (events.Paste, events.MouseEvent)):
            return
        if isinstance(event, events.Key):
            if event.key not in LISTED:
                return
            self.idle.touch()
        await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """Do what the key means here; one that means nothing is told, or people press it again and again."""
        event.prevent_default()
        if not await self._check_bindings(event.key) and not is_too_small(self):
            self.clear_notifications()
            self.notify(self.context.library.words("kiosk.idle-key"), timeout=TOLD_S, markup=False)

    def too_small_words(self) -> Words:
        """Return the words of the language in use."""
        return self.context.library.words

    async def large_enough_again(self) -> None:
        """Show what has become of the visit meanwhile, if there is one."""
        if self.controller.visit is not None:
            await self.controller.show_again()

    @on(AttractScreen.Started)
    async def begin(self, message: AttractScreen.Started) -> None:
        """Begin a visit, in the language that was chosen."""
        if isinstance(self.screen, AttractScreen):
            self.context.languages.choose(message.language)
            self.controller.receive_in(self.context.library)
            self.idle.anew()
            if self.voice.on:
                self.idle.listening()
            await self.controller.begin()

    @on(Act)
    async def act(self, message: Act) -> None:
        """Make of the visit the next one, and show what follows."""
        await self.controller.act(message.action)

    @on(ScreenWanted)
    def show_wanted(self, message: ScreenWanted) -> None:
        """Open a screen over the present one, unless the window has become too small meanwhile."""
        if not is_too_small(self):
            open_screen(self, message.screen(self.context.library), asked=message)

    @on(TakeAwayScreen.Wanted)
    def take_away(self, message: TakeAwayScreen.Wanted) -> None:
        """Give the visitor their page, unless the window has become too small meanwhile."""
        if not is_too_small(self) and still_asked(self, message):
            self.controller.take(message.way)

    @on(PrintWanted)
    def stop_printing(self) -> None:
        """Take back the page that is on its way to the printer."""
        self.controller.take_back()

    @on(NoticeScreen.Seen)
    async def begin_anew(self) -> None:
        """Go back to the first screen."""
        await self.wipe()

    @on(IdleScreen.Answered)
    async def stay(self) -> None:
        """Go on: someone is there."""
        if isinstance(self.screen, IdleScreen):
            await self.pop_screen()

    @on(PinDialog.Typed)
    def try_pin(self, message: PinDialog.Typed) -> None:
        """Let staff out, or say why not."""
        self.attendant.try_pin(message.pin)

    async def action_desk(self) -> None:
        """Tell of the front desk, and offer a new start."""
        await self.attendant.desk()

    async def action_speak(self) -> None:
        """Read the screen aloud; the first time, ask whether others can hear it."""
        await self.attendant.speak()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a passing word, and say it to whoever listens."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
        self.voice.say(self.screen, message)

    def action_more(self) -> None:
        """Show the next part of what is longer than the screen; behind its end, its beginning."""
        for each in self.screen.query(Turning):
            each.turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer more only where something is longer than the screen, and a voice only where the clinic wants one."""
        if action == "more":
            return any(each.max_scroll_y > 0 for each in self.screen.query(Turning))
        return self.context.config.voice if action == "speak" else True

    async def look(self) -> None:
        """See who is there, and do what must be done if nobody is."""
        if not self.is_running:
            return
        self.context.acts()
        self.staff.ring_if_due()
        await self._mind(self.idle.look(mode_of(self.screen_stack, speaking=self.voice.on)))
        self.voice.look(self.screen)
        if isinstance(self.screen, NoticeScreen):
            self.screen.look()

    async def _mind(self, patience: Patience) -> None:
        warned = self.screen if isinstance(self.screen, IdleScreen) else None
        match patience.verdict:
            case "warn" if warned is not None:
                warned.tell(patience.left)
            case "warn":
                open_screen(self, idle_screen(self, self.context, patience.left))
            case "wipe":
                await self.wipe("timed-out")
            case "neutral":
                await self.wipe("timed-out", behind="neutral")
            case "close":
                await self.wipe()
            case "calm" if warned is not None:
                await self.pop_screen()

    def alarmed(self) -> None:
        """Ring for the desk: an emergency card is shown."""
        self.staff.ring()

    def tell_staff(self) -> None:
        """Show on the first screen what staff should know."""
        first = self.screen_stack[0]
        if isinstance(first, AttractScreen):
            first.tell_staff(self.staff.notice())

    async def thank(self) -> None:
        """Take leave of a visitor who has come to the end."""
        await self.wipe("finished", behind="neutral" if self.controller.alarming else "done")

    async def wipe(self, ending: Ending = "left", *, behind: NoticeKind | None = None) -> None:
        """End the visit with its screens, and let go whatever is left of it; show the first screen, or a notice."""
        self._count(ending)
        self.controller.visit = None
        self.voice.off()
        self.controller.hush()
        self.controller.take_back()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self.clear_notifications()
        self.idle.anew()
        if behind is not None:
            paper = ending == "finished" and self.controller.prints
            open_screen(self, notice_screen(self.context, behind, paper=paper))
        else:
            self._first_language()
        await check_window_size(self, self.size, self.context.library.words)
        self.tell_staff()
        # Whoever called is still on the stack, with the screen that it came from.
        self.set_timer(LET_GO_S, self._forget)

    def _first_language(self) -> None:
        """Wait for the next visitor in the default language."""
        self.context.languages.reset()
        self.controller.receive_in(self.context.library)

    def _count(self, ending: Ending) -> None:
        """Count the visit, without a word of it, off the screen's thread: a disk may be slow."""
        gone = self.staff.gone(self.controller.visit, self.controller.level, ending)
        if gone:
            self.run_worker(partial(self.staff.count, gone), group="count", thread=True)

    def _forget(self) -> None:
        forget()
        if self._driver is not None and not self.is_headless:
            self._driver.write(FORGET_SCROLLBACK)
            # The Linux console clears its screen with it.
            self.screen.refresh()

    def _fatal_error(self) -> None:
        """Take back what is on its way to the printer, whose end the program would wait for."""
        self.controller.close()
        super()._fatal_error()

    def leave(self) -> None:
        """End with the terminal restored."""
        self.controller.close()
        self.exit(0)
