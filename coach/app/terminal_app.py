"""An app in a person's own terminal: Caps Lock does not matter, Ctrl+L redraws, and signals restore the terminal."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver

from coach.drivers.terminal import leave_on_signals, repaint


class TerminalApp(App[int]):
    """Every screen at home, at any time."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "redraw", "keys.redraw", show=False, priority=True)]

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        # Textual changes the terminal's mode right after this: from here on a signal must restore it.
        if not headless:
            leave_on_signals(self.leave)
        return super()._build_driver(headless, inline, mouse, size)

    async def on_event(self, event: events.Event) -> None:
        """Treat a letter as the same key in either case, except in a text field."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            if focused is None or not focused.check_consume_key(event.key, event.character):
                event.key = lower_case(event.key)
        await super().on_event(event)

    def action_redraw(self) -> None:
        """Redraw the whole screen."""
        repaint(self)

    def leave(self) -> None:
        """End the app and restore the terminal."""
        self.exit(0)


def lower_case(key: str) -> str:
    """Return the key of a letter as without Shift and Caps Lock; any other key unchanged."""
    letter = key.removeprefix("shift+")
    return letter.lower() if len(letter) == 1 and letter.isalpha() else key
