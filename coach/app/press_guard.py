"""Which presses count: none that came before its screen was drawn. The driver asks here what a held key does."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.dom import DOMNode

from coach.core.content.press_times import PressTimes
from coach.drivers.presses import NOTHING, Front, KeyEffect
from coach.screens.seen import SeenScreen
from coach.widgets.base_app import BaseApp

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

ALWAYS: Final = frozenset({"ctrl+c", "ctrl+q", "ctrl+l"})
"""Keys that answer no question, and so act at any time."""
MOVES: Final = frozenset(
    {
        "move", "point", "read", "scroll_by",
        "scroll_up", "scroll_down", "scroll_home", "scroll_end", "page_up", "page_down", "focus_next", "focus_previous",
    }
)  # fmt: skip
"""Actions that move the cursor or scroll: a key held down repeats them."""
WRITES: Final = frozenset({"delete_left"})
"""The action that the backspace key has in a text field."""
NUMBER_KEYS: Final = frozenset({*"0123456789", "backspace"})
"""The keys that make up a number or a PIN."""
MOST_WAITING: Final = 16
"""How many keys may wait for a screen to be drawn: more than a hand can type meanwhile."""


class PressGuardApp(BaseApp):
    """Drops keys pressed before the screen in front was drawn, and tells the driver what each key does there.

    The app at home and the kiosk share it.
    """

    press_bounce: float = 0.0
    """Seconds within which the same key again counts as the same press, whatever is asked."""

    def __init__(self, *, driver_class: type[Driver] | None = None, ansi_color: bool | None = None) -> None:
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self._waited: deque[events.Key] = deque(maxlen=MOST_WAITING)
        """Keys that have already waited once for a screen to be drawn."""

    @property
    def press_times(self) -> PressTimes:
        """The times by which a press is told from a key that is held down."""
        raise NotImplementedError

    @property
    def front(self) -> Front:
        """What the person sees; called from the driver's thread."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return Front(screen.number, screen.DIGITS, screen.drawn_at) if isinstance(screen, SeenScreen) else NOTHING

    def hearing(self, key: str) -> KeyEffect:
        """Return what a key does on the screen in front; called from the driver's thread."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if screen is None:
            return "once"
        focused = screen.focused
        if focused is not None and _does(focused, "backspace", WRITES) and key not in ("enter", "escape"):
            return "again"
        if any(_does(node, key, MOVES) for node in (focused, screen) if node is not None):
            return "again"
        typing = isinstance(screen, SeenScreen) and screen.DIGITS == "type"
        return "digits" if typing and key in NUMBER_KEYS else "once"

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(screen, SeenScreen):
            screen.about_to_draw()
        super()._display(screen, renderable)

    @staticmethod
    def _pressed_too_early(event: events.Event, screen: Screen[Any] | None) -> bool:
        """Say whether a button of the mouse was pressed on a page that was not drawn yet, or is on its way out."""
        if not isinstance(event, events.MouseDown) or event.is_forwarded or not isinstance(screen, SeenScreen):
            return False
        return not screen.accepts(event) or screen.leave_now()

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, unless it is a key or a button pressed before the question it would answer was drawn."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if screen is None and isinstance(event, events.Key):
            # The app is ending: its screens are gone, and this key was still on its way.
            event.stop()
            return
        if self._pressed_too_early(event, screen):
            # Without a press there is no click when the button is let go.
            self._mouse_down_widget = None
            event.stop()
            return
        if (
            not (isinstance(event, events.Key) and isinstance(screen, SeenScreen))
            or event.key in ALWAYS
            or (screen.accepts(event) and not screen.leave_now())
        ):
            await super().on_event(event)
        elif screen.accepts_from == math.inf and not any(each is event for each in self._waited):
            # Only once the screen is drawn can be said whether the key came too early.
            self._waited.append(event)
            screen.call_after_refresh(self.post_message, event)
        else:
            event.stop()


def _does(node: DOMNode, key: str, actions: frozenset[str]) -> bool:
    """Whether a key is bound to one of these actions on a screen or a widget."""
    bound = (binding.action for binding in node._bindings.key_to_bindings.get(key, ()))
    return any(action.partition("(")[0].rpartition(".")[2] in actions for action in bound)
