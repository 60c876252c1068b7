"""The player: the screen that leads through a routine, one step at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from coach.core.content.pain_rule import HardStop
from coach.core.library import Library
from coach.core.session.commands import SessionCommand, advance
from coach.core.session.conductor import CUE_SHOWN_S, Conductor
from coach.core.session.state import Session
from coach.core.session.substitution import routine_progress
from coach.core.visit.actions import PainTold, RoutineMoved, RoutineOver, RoutineStopped, VisitAction
from coach.core.visit.state import Direction, Visit
from coach.drawing.palette import Colours, Palette
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.player.dialogs import DialogName, PlayerDialogs
from coach.screens.player.pictures import ACCENTS, PlayerPictures
from coach.screens.player.view import ShownMoment, ring_count, shown_moment
from coach.screens.requests import Act, SoundWanted
from coach.themes import follow_theme
from coach.widgets.large_words import LargeWords
from coach.widgets.letters import letter
from coach.widgets.stepline import StepLine
from coach.widgets.texts import tell

ASKS_A_SECOND = 10
"""How often the screen asks the conductor for the time while the clock runs; it repaints only what changed."""
LARGE_FROM, LARGE_SHARE, LARGE_MOST = 34, 7, 8
"""How high a window must be for the phase in large type, which part of it that has, and how many rows at most."""
DIALOGS = "dialogs"
"""The group of the workers that wait for a dialog's answer."""


class PlayerScreen(CoachScreen):
    """A routine under way.

    The screen shows the session that the conductor keeps, and reports its progress to the app.
    """

    CSS_PATH = style("player")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,5", "do('pause')", "keys.pause"),
        Binding("space,enter,5", "do('resume')", "keys.go-on"),
        Binding("right,6", "ask('skip')", "keys.skip", key_display="→"),
        Binding("left,4,backspace", "do('back')", "keys.step-back", key_display="←"),
        letter("pain", "ask('pain')", "keys.pain"),
        Binding("0", "ask('pain')", "keys.pain"),
        letter("easier", "swap('easier')", "keys.easier"),
        Binding("7", "swap('easier')", "keys.easier"),
        letter("harder", "swap('harder')", "keys.harder"),
        Binding("9", "swap('harder')", "keys.harder"),
        letter("again", "do('again')", "keys.again"),
        Binding("1", "do('again')", "keys.again"),
        Binding("up,8", "do('longer')", "keys.longer", key_display="↑"),
        Binding("down,2", "do('next')", "keys.next-repetition", key_display="↓"),
        letter("read", "ask('read')", "keys.read"),
        Binding("3", "ask('read')", "keys.read"),
        letter("sound", "mute", "keys.sound"),
        Binding("percent_sign", "mute", "keys.sound"),
        Binding("escape", "ask('end')", "keys.end", key_display="Esc"),
        letter("end", "ask('end')", "keys.end"),
        Binding("minus", "ask('end')", "keys.back"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.go-on",
        "keys.pause",
        "keys.skip",
        "keys.easier",
        "keys.pain",
        "keys.help",
    )
    PAD_FOOT: ClassVar[tuple[str, ...]] = ("keys.step-back", "keys.read", "keys.back")

    def __init__(self, library: Library, conductor: Conductor, palette: Palette, colours: Colours) -> None:
        super().__init__(library.words)
        self._library = library
        self._conductor = conductor
        self._dialogs = PlayerDialogs(self, self, conductor, library)
        self._timer: Timer | None = None
        self._text: ShownMoment | None = None
        self._reported = conductor.session
        """The session as it was last reported to the app."""
        self._line = StepLine(conductor.session.works)
        self._line.progress(conductor.session.behind)
        self._texts = {name: Static(classes=name) for name in ("name", "phase", "lines", "next")}
        self._cue = Static(classes="cue")
        # The line of the phase says it as text, too.
        self._large = LargeWords("", palette, colours, plain="")
        self._pictures = PlayerPictures(library, palette, colours, conductor.session.routine.profiles)

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._conductor.session

    def body(self) -> Iterable[Widget]:
        """Return the line of steps, the figure beside the ring, and the words beneath."""
        yield self._line
        yield Horizontal(
            Vertical(self._pictures.figure, self._large, classes="moving"), self._pictures.ring, classes="pictures"
        )
        yield Horizontal(self._texts["name"], self._cue, classes="title")
        yield from (self._texts["phase"], self._texts["lines"], self._texts["next"])

    def on_mount(self) -> None:
        """Start the timer; a routine without steps is over at once."""
        self._timer = self.set_interval(1 / ASKS_A_SECOND, self._tick)
        follow_theme(self, self._recolour)
        if self.session.over:
            self.act(RoutineOver(routine_progress(self.session)))
        self.call_after_refresh(self._tick)

    def _recolour(self, palette: Palette, colours: Colours) -> None:
        self._pictures.recolour(palette, colours)
        self._show()

    def on_resize(self) -> None:
        """Draw at the new size."""
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self._text is not None:
            self._fit_large(self._text)
        # The figure has what the large words leave.
        self.call_after_refresh(self._show)

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Pause while another screen is in front."""
        if not self.session.paused:
            self.action_do("pause")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pause while the clock runs; go on while it stands, or as soon as another position is reached."""
        if action == "do" and parameters[0] in ("pause", "resume"):
            goes_on = self.session.paused or self._conductor.arriving
            return goes_on == (parameters[0] == "resume")
        return True

    def unsaved_action(self) -> VisitAction | None:
        """Return the progress with the step under way as unfinished, so that it is done again."""
        ended = advance(self.session, "end", self._conductor.now)
        return RoutineMoved(routine_progress(self.session, ended.log))

    def visit_saved(self, visit: Visit) -> None:
        """Show the steps as done that have been saved."""
        self._line.progress(visit.behind)

    def stop(self, why: HardStop) -> None:
        """End the routine and show what to do at once."""
        self.act(RoutineStopped(routine_progress(self.session), why))
        self.session_changed()

    async def keep_pain(self, pain: int, *, corrects: bool) -> None:
        """Have a pain saved, independent of how its step ends; return once the app has handled it."""
        step = self.session.step
        handled = asyncio.Event()
        # Posted to the app itself, so that the callback after it runs only once the pain was handled.
        self.app.post_message(Act(PainTold(pain, step.exercise.id if step else None, corrects)))
        self.app.call_later(handled.set)
        await handled.wait()

    def action_do(self, event: SessionCommand) -> None:
        """Do a command of the session now."""
        self._conductor.do(event)
        self.session_changed()

    @work(group=DIALOGS)
    async def action_ask(self, name: DialogName) -> None:
        """Open a dialog and wait for its answer."""
        if not self.session.over:
            await self._dialogs.open(name)

    def action_swap(self, way: Direction) -> None:
        """Go on with an easier or harder exercise, and name it; or say that there is none."""
        self.swap(way)
        self.session_changed()

    def swap(self, way: Direction) -> None:
        """Go on with an easier or harder exercise, and name it; or say that there is none."""
        to, step = self._conductor.swap(way), self.session.step
        if to is None:
            self.notify(self.words(f"player.no-{way}"), markup=False)
        elif step is not None:
            kind = step.way or "planned"
            self.notify(self.words(f"player.now-{kind}", name=to.name), markup=False)

    def action_mute(self) -> None:
        """Turn the sound off or on, and have the app remember it."""
        muted = not self._conductor.muted
        self._conductor.mute(muted)
        self.notify(self.words("player.sound-off" if muted else "player.sound-on"), timeout=2, markup=False)
        self.post_message(SoundWanted(not muted))

    def _tick(self) -> None:
        self.action_do("tick")
        if self._conductor.wants_pain() and self.app.screen is self:
            self.action_ask("midway")

    def session_changed(self) -> None:
        """Report what has changed in the session to the app, and show it."""
        before, self._reported = self._reported, self.session
        if before.over:
            return
        if self.session.over:
            self.act(RoutineOver(routine_progress(self.session)))
        elif self.session.log != before.log or self.session.behind != before.behind:
            self.post_message(Act(RoutineMoved(routine_progress(self.session))))
        if self.session.paused != before.paused:
            self._follow_clock()
        elif self.session.index != before.index:
            self.refresh_bindings()
        self._show()

    def _follow_clock(self) -> None:
        """Stop or start the timer with the session's clock, and show which it is."""
        paused = self.session.paused
        if self._timer is not None:
            (self._timer.pause if paused else self._timer.resume)()
        self.set_class(paused, "-paused")
        if paused:
            # While the clock runs, the next tick removes an old cue; while it stands, this does.
            self.set_timer(CUE_SHOWN_S, self._show)
        self.refresh_bindings()

    def _show(self) -> None:
        position = self.session.position()
        if not self.is_mounted or position is None:
            return
        for phase in ACCENTS:
            self.set_class(position.step.phase == phase, f"-{phase}")
        text, cue = shown_moment(self.session, self._library), self._conductor.shown_cue()
        self._show_words(text)
        if str(self._cue.content) != cue:
            self._cue.update(Content(cue))
            self._cue.set_class(bool(cue), "-lit")
        still = self.app.still
        self._pictures.draw(position, ring_count(self.session), text.phase, lit=bool(cue), still=still)

    def _show_words(self, text: ShownMoment) -> None:
        before, self._text = self._text, text
        if text == before:
            return
        self.top.tell(text.where, text.left)
        self._fit_large(text)
        for name, widget in self._texts.items():
            words, earlier = getattr(text, name), getattr(before, name) if before else ""
            if words != earlier:
                tell(widget, earlier, words)

    def _fit_large(self, text: ShownMoment) -> None:
        height = self.app.size.height
        self._large.fit(min(height // LARGE_SHARE, LARGE_MOST) if height >= LARGE_FROM else 0, text.large)
