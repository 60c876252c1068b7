"""An app that heeds each press once, and none that came too early; the same at home and in the kiosk."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.dom import DOMNode

from coach.core.content.press_times import PressTimes
from coach.drivers.presses import NOTHING, Front, Hearing
from coach.screens.seen import SeenScreen
from coach.widgets.base_app import BaseApp

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

ALWAYS: Final = frozenset({"ctrl+c", "ctrl+q", "ctrl+l"})
"""Keys that answer nothing, and act whatever is drawn."""
MOVES: Final = frozenset(
    {
        "move", "point", "read", "scroll_by",
        "scroll_up", "scroll_down", "scroll_home", "scroll_end", "page_up", "page_down", "focus_next", "focus_previous",
    }
)  # fmt: skip
"""Actions that move the cursor or the text: a key held down does them again and again."""
WRITES: Final = frozenset({"delete_left"})
"""What the backspace key does where text is written."""
NUMBER_KEYS: Final = frozenset({*"0123456789", "full_stop", "backspace"})
"""The keys that make up a number or a PIN."""


MOST_WAITING: Final = 16
"""So many keys may wait for a screen to be drawn: more than a hand can bring."""


class PressGuardApp(BaseApp):
    """Says what each key does on the screen in front, and lets none through that came before that screen was seen."""

    press_bounce: float = 0.0
    """For how long the same key is the same press, in seconds."""

    def __init__(self, *, driver_class: type[Driver] | None = None, ansi_color: bool | None = None) -> None:
        """Take what reads the keys, and whether colours pass as they are."""
        super().__init__(driver_class=driver_class, ansi_color=ansi_color)
        self._waited: deque[events.Key] = deque(maxlen=MOST_WAITING)
        """Keys that have waited for a screen to be drawn."""

    @property
    def press_times(self) -> PressTimes:
        """How a press is told from a key that is held down."""
        raise NotImplementedError

    @property
    def front(self) -> Front:
        """What stands before the person; the driver asks from its own thread."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return Front(screen.number, screen.DIGITS, screen.drawn) if isinstance(screen, SeenScreen) else NOTHING

    def hearing(self, key: str) -> Hearing:
        """Say what a key does on the screen in front; the driver asks from its own thread."""
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
            screen.draws()
        super()._display(screen, renderable)

    async def on_event(self, event: events.Event) -> None:
        """Let all pass but a key that was pressed before what it would answer was drawn."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if screen is None and isinstance(event, events.Key):
            # The program is ending, and its screens have gone before the keys that were still on their way.
            event.stop()
            return
        if (
            not (isinstance(event, events.Key) and isinstance(screen, SeenScreen))
            or event.key in ALWAYS
            or screen.heeds(event)
        ):
            await super().on_event(event)
        elif screen.since == math.inf and not any(each is event for each in self._waited):
            # Whether it came too early shows once that screen is drawn.
            self._waited.append(event)
            screen.call_after_refresh(self.post_message, event)
        else:
            event.stop()


def _does(node: DOMNode, key: str, actions: frozenset[str]) -> bool:
    """Whether a key does one of these, by the bindings of a screen or of what has the focus."""
    bound = (binding.action for binding in node._bindings.key_to_bindings.get(key, ()))
    return any(action.partition("(")[0].rpartition(".")[2] in actions for action in bound)
