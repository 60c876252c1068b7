"""Screens that close themselves, and nothing else: a key pressed twice in haste must not close what lies beneath."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from coach.screens.seen import SeenScreen

Result = TypeVar("Result")


class ClosingScreen(SeenScreen[Result]):
    """A screen that closes once, and only while it is in front.

    Textual 8.2.8 closes whatever screen is in front, and ends the program where there is but one.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, if this screen is in front; else do nothing."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)


class ClosingModal(ClosingScreen[Result], ModalScreen[Result]):
    """The same over another screen."""
