"""The app of a kiosk: one visitor after the other. It keeps nothing, and only the PIN leads out of it."""

from __future__ import annotations

import os
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from coach.core.content.press_times import PressTimes
from coach.core.words import Words
from coach.drivers.terminal import repaint
from coach.kiosk.attendant import Attendant
from coach.kiosk.carry_over import Beginning, Shown
from coach.kiosk.context import KioskContext
from coach.kiosk.exit_codes import LEFT
from coach.kiosk.idle import Idle, Patience
from coach.kiosk.input.keyboard import LISTED
from coach.kiosk.pace import Pace
from coach.kiosk.process.supervisor import QuietApp
from coach.kiosk.screen_factory import attract_screen, idle_screen, mode_of
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.card import KioskCard
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.screens.sight import SightDialog
from coach.kiosk.screens.staff import StaffMenu
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.kiosk.speech.voice import Voice
from coach.kiosk.spoken_app import SpokenApp
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.visit import KioskVisit, Offers
from coach.kiosk.visit_end import VisitEnd
from coach.resources import style
from coach.screens.dialogs.confirm import is_too_small
from coach.screens.requests import Act, PrintWanted, ScreenWanted
from coach.screens.stack import open_screen, still_asked
from coach.themes import THEMES
from coach.widgets.turning import Turning

LOOKS_A_SECOND = 4
"""How often it is asked whether anyone is still there."""
FIRST = Beginning()
"""The screen for the next visitor comes first."""
REPAINT_S = 10.0
"""How often all is drawn anew: the system may write over it, and no visitor knows a key for that."""


class KioskApp(SpokenApp, QuietApp):
    """The coach in a waiting room."""

    KEYPAD = True
    CSS_PATH = [style("base"), style("tour"), style("kiosk")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "desk", "keys.desk", priority=True),
        Binding("asterisk", "speak", "keys.speak", priority=True),
        Binding("full_stop", "more", "keys.more"),
    ]

    def __init__(self, context: KioskContext, beginning: Beginning = FIRST) -> None:
        super().__init__(driver_class=context.driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.context = context
        self.press_bounce = self.press_times.bounce
        self._beginning = beginning
        context.languages.reset()
        for each in THEMES:
            self.register_theme(each)
        config = context.config
        self.staff = Staff(context, lambda: self.call_later(self.tell_staff))
        paper = Pace(config.pages, config.times.print_gap_s, context.clock, context.carried.last_print)
        offers = Offers(
            config.routines,
            context.make_job,
            (lambda: self.attendant.aloud.tuning.now) if config.voice else None,
            paper,
            self.staff.printed,
            context.empty_queue,
            lambda: context.languages.clinic,
            lambda: self.staff.called,
            config.times.emergency_neutral_s // 60,
        )
        self.controller = KioskVisit(self, self, context.library, offers, context.clock, context.now)
        self.voice = Voice(lambda: context.library.words, self.controller.cue_sound)
        self.idle = Idle(config.times, context.clock)
        self.attendant = Attendant(self, self, context, self.staff, self.voice, self.idle)
        self.visit_end = VisitEnd(self, self, context)

    @property
    def press_times(self) -> PressTimes:
        """How a press is told from a key that is held down."""
        return self.context.languages.first.press_times

    def get_default_screen(self) -> AttractScreen:
        """Return the screen at the bottom of all others."""
        return attract_screen(self, self.context)

    def on_mount(self) -> None:
        """Begin to look for who is there, and show what comes after the visit before."""
        super().on_mount()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)
        self.set_interval(REPAINT_S, partial(repaint, self))
        self.visit_end.begin(self._beginning)
        self.call_after_refresh(self.tell_staff)
        self.context.look_for_printer()
        self.attendant.work.watch()
        self.attendant.aloud.begin()

    async def on_event(self, event: events.Event) -> None:
        """Let listed keys pass, and of what else comes from a terminal only its size."""
        if isinstance(event, (events.Paste, events.MouseEvent)):
            return
        if isinstance(event, events.Key):
            if event.key not in LISTED:
                return
            self.idle.touch()
        await super().on_event(event)

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
            # The first screen may have stood for hours, and paper is offered minutes from now.
            self.context.look_for_printer()
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
            if isinstance(self.screen, TakeAwayScreen):
                self.screen.put_out()

    @on(PrintWanted)
    def stop_printing(self) -> None:
        """Take back the page that is on its way to the printer."""
        self.controller.take_back()

    @on(NoticeScreen.Seen)
    async def begin_anew(self) -> None:
        """Go back to the first screen."""
        await self.wipe()

    @on(SightDialog.Turned)
    async def change_sight(self, message: SightDialog.Turned) -> None:
        """Turn an aid to see on or off."""
        self.attendant.sight.turn(message.aid)
        await message.dialog.tell(self.attendant.sight.on)

    @on(IdleScreen.Answered)
    async def stay(self) -> None:
        """Go on: someone is there."""
        if isinstance(self.screen, IdleScreen):
            await self.pop_screen()

    @on(PinDialog.Typed)
    async def try_pin(self, message: PinDialog.Typed) -> None:
        """Open the staff menu, or say why not."""
        await self.attendant.try_pin(message.pin)

    @on(StaffMenu.Chosen)
    async def work_for_staff(self, message: StaffMenu.Chosen) -> None:
        """Do what staff chose from their menu."""
        await self.attendant.work.do(message.task)

    async def action_desk(self) -> None:
        """Tell of the front desk, and offer a new start."""
        await self.attendant.desk()

    async def action_speak(self) -> None:
        """Read the screen aloud; the first time, ask whether others can hear it."""
        await self.attendant.aloud.start()

    def action_more(self) -> None:
        """Show the next part of what is longer than the screen; behind its end, its beginning."""
        for each in self.screen.query(Turning):
            each.turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer more only where something is longer than the screen, and a voice only where there is one."""
        if action == "more":
            return any(each.turnable for each in self.screen.query(Turning))
        if action == "speak":
            return self.context.can_speak
        return True

    async def look(self) -> None:
        """See who is there, and do what must be done if nobody is."""
        if not self.is_running:
            return
        if self.context.acts():
            self.tell_staff()
        self.staff.ring_if_due()
        await self._mind(self.idle.look(mode_of(self.screen_stack, changed=self.attendant.changed)))
        await self.attendant.closing.look(occupied=self.attendant.occupied)
        self.attendant.aloud.look()
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
                await self.wipe("timed-out", then="neutral")
            case "close":
                await self.wipe()
            case "calm" if warned is not None:
                await self.pop_screen()

    def alarmed(self) -> None:
        """Ring for the desk: an emergency card is shown."""
        self.staff.ring()

    def tell_staff(self) -> None:
        """Show on the first screen what staff should know, and on a card whether the desk has been called."""
        first = self.screen_stack[0]
        if isinstance(first, AttractScreen):
            first.tell_staff(self.staff.notice())
        card = self.controller.front()
        if isinstance(card, KioskCard):
            news = card.tell(called=self.staff.called)
            if news:
                self.voice.say(self.screen, news)

    async def thank(self) -> None:
        """Take leave of a visitor who has come to the end."""
        await self.wipe("finished", then="neutral" if self.controller.alarming else "done")

    async def wipe(self, ending: Ending = "left", *, then: Shown = "first") -> None:
        """End the visit with its screens and whatever is left of it, and show what comes then."""
        await self.visit_end.wipe(ending, then)
        self.tell_staff()

    def _fatal_error(self) -> None:
        """Take back what is on its way to the printer, whose end the program would wait for."""
        self.visit_end.close()
        super()._fatal_error()

    def leave(self, code: int = LEFT) -> None:
        """End with the terminal restored, and with this exit code."""
        self.visit_end.close()
        self.exit(code)
