"""The player: leads through a routine by large numbers, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from coach.core.library import Library
from coach.core.routine import Routine
from coach.core.session import Event, Session, advance, started
from coach.core.visit import Visit
from coach.drawing.palette import Colours, Palette
from coach.resources import style
from coach.screens.asking import ConfirmScreen
from coach.screens.base import CoachScreen
from coach.screens.messages import RoutineMoved, RoutineOver
from coach.screens.moves import VisitMoved
from coach.screens.playing import Count, Shown, counted, shown
from coach.widgets.picture import Picture
from coach.widgets.stepline import StepLine

if TYPE_CHECKING:
    from coach.drawing.numerals import Numerals

ASKS_A_SECOND = 10
"""How often the screen asks where the routine stands while time runs; it repaints only what changed."""


class PlayerScreen(CoachScreen):
    """A routine under way."""

    CSS_PATH = style("player")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,5", "pause", "keys.pause", key_display="Space"),
        Binding("space,enter,5", "go_on", "keys.go-on", key_display="Space"),
        Binding("right,6", "skip", "keys.skip", key_display="→"),
        Binding("left,4,backspace", "again", "keys.step-back", key_display="←"),
        Binding("escape,minus,x", "end", "keys.end", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.go-on",
        "keys.pause",
        "keys.skip",
        "keys.step-back",
        "keys.end",
        "keys.help",
    )

    def __init__(
        self, library: Library, routine: Routine, clock: Callable[[], float], palette: Palette, colours: Colours
    ) -> None:
        """Take the library, the routine, a monotonic clock in seconds, and how pictures are coloured."""
        super().__init__(library.words)
        self._library = library
        self._clock = clock
        self._palette, self._colours = palette, colours
        self._numerals: Numerals | None = None
        self._timer: Timer | None = None
        self._text: Shown | None = None
        self._drawn: tuple[object, ...] = ()
        self._line = StepLine(sum(step.phase == "work" for step in routine.steps))
        self._texts = {name: Static(classes=name) for name in ("name", "phase", "lines", "next")}
        self._picture = Picture(colours=colours)
        self.session: Session = started(routine, clock())

    def body(self) -> Iterable[Widget]:
        """Return the line of steps, the words at the left and the ring at the right."""
        yield self._line
        yield Horizontal(Vertical(*self._texts.values(), classes="words"), self._picture)

    def on_mount(self) -> None:
        """Begin to ask where the routine stands."""
        # Pillow is needed nowhere before the first picture.
        from coach.drawing.numerals import Numerals

        self._numerals = Numerals()
        self._timer = self.set_interval(1 / ASKS_A_SECOND, self._tick)
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Draw again at the new size."""
        self.call_after_refresh(self._show)

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Pause while another screen is in front."""
        self._do("pause")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to pause or to go on, whichever applies."""
        if action in ("pause", "go_on"):
            return self.session.paused == (action == "go_on")
        return True

    def leaving(self) -> VisitMoved | None:
        """Return the routine with the step under way as unfinished."""
        return RoutineMoved(advance(self.session, "end", self._clock()).log)

    def kept(self, visit: Visit) -> None:
        """Show as done what has been written."""
        self._line.progress(len(visit.performed))

    def action_pause(self) -> None:
        """Let time stand still."""
        self._do("pause")

    def action_go_on(self) -> None:
        """Let time run on."""
        self._do("resume")

    def action_skip(self) -> None:
        """Leave this step."""
        self._do("skip")

    def action_again(self) -> None:
        """Return to the start of this step, or to the work before it."""
        self._do("back")

    def action_end(self) -> None:
        """Ask whether to end, with what is kept said first."""
        words = self.words
        done = sum(entry.outcome == "done" for entry in self.session.log)
        ask = ConfirmScreen(
            words("player.end-ask"),
            words("player.end-kept", count=done),
            words("player.end-yes"),
            words("player.end-no"),
        )
        self.app.push_screen(ask, lambda yes: self._do("end" if yes else "resume"))

    def _tick(self) -> None:
        self._do("tick")

    def _do(self, event: Event) -> None:
        before = self.session
        if before.over:
            return
        self.session = advance(before, event, self._clock())
        if self.session.over:
            self.move(RoutineOver(self.session.log))
        elif len(self.session.log) != len(before.log):
            self.post_message(RoutineMoved(self.session.log))
        if self.session.paused != before.paused:
            self._turn()
        self._show()

    def _turn(self) -> None:
        """Show that time stands still now, or runs again; while it stands still nothing needs to be asked."""
        paused = self.session.paused
        if self._timer is not None:
            (self._timer.pause if paused else self._timer.resume)()
        self.set_class(paused, "-paused")
        self.refresh_bindings()

    def _show(self) -> None:
        if self.is_mounted and not self.session.over:
            text = shown(self.session, self._library)
            self._tell(text)
            self._draw(counted(self.session), text.phase)

    def _tell(self, text: Shown) -> None:
        before, self._text = self._text, text
        if text == before:
            return
        self.top.tell(text.where, text.left)
        for name, widget in self._texts.items():
            words = getattr(text, name)
            if before is None or words != getattr(before, name):
                widget.update(Content(words))

    def _draw(self, count: Count, phase: str) -> None:
        width, height = self._picture.size
        still = self.app.animation_level == "none"
        state = (phase, count.number if still else count, width, height)
        if state == self._drawn or width < 10 or height < 5:
            return
        from coach.drawing.ring import draw_ring

        self._drawn = state
        smooth = self._colours == "all"
        image = draw_ring((width, height), count.fraction, count.number, self._palette, smooth, self._numerals)
        self._picture.show(image, phase)
