"""An app in a person's own terminal: letters act in either case, a key draws it anew, and signals end it well."""

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
        # The next thing that Textual does is to take the terminal: from here on a signal has to give it back.
        if not headless:
            leave_on_signals(self.leave)
        return super()._build_driver(headless, inline, mouse, size)

    async def on_event(self, event: events.Event) -> None:
        """Take letters in either case for the same key, but where a text is typed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            if focused is None or not focused.check_consume_key(event.key, event.character):
                event.key = small(event.key)
        await super().on_event(event)

    def action_redraw(self) -> None:
        """Draw the screen anew."""
        repaint(self)

    def leave(self) -> None:
        """End with the terminal restored."""
        self.exit(0)


def small(key: str) -> str:
    """Return a letter's key as it is without Shift and Caps Lock, and any other key as it is."""
    letter = key.removeprefix("shift+")
    return letter.lower() if len(letter) == 1 and letter.isalpha() else key
