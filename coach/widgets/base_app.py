"""The base class of the app at home and of the kiosk: what screens and widgets may ask of their app."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App

from coach.widgets.letters import LETTERS


class BaseApp(App[int]):
    """The app as screens and widgets see it; they reach it by `app = getters.app(BaseApp)`."""

    KEYPAD: ClassVar[bool] = False
    """Whether the app needs only a numeric keypad, so that screens name no other keys."""

    def letter(self, name: str) -> str:
        """Return the letter for a name in `LETTERS`: the one that the person chose, or the usual one."""
        return self._keymap.get(name, LETTERS[name])
