"""The messages that the app must know from its first frame on; light, for that frame waits for them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.visit.actions import VisitAction
    from coach.export import Form
    from coach.screens.seen import SeenScreen


@dataclass
class Act(Message):
    """Something that the person said or did in their visit."""

    action: VisitAction


class Opens(Message):
    """Something that opens a screen, once, while the screen that asks for it is in front."""

    asker: Screen[Any] | None = None
    """The screen that asks, once it has sent the message."""


class ScreenWanted(Opens):
    """Something that opens a screen over the present one."""

    @abstractmethod
    def screen(self, library: Library) -> SeenScreen[None]:
        """Return the screen to open."""


class TooSmallShown(Message):
    """A plea for a larger window is in front, for the first time or again."""


class FileWanted(Message):
    """The person wants the summary as a file of their own."""

    def __init__(self, form: Form) -> None:
        """Take the form that it is to have."""
        super().__init__()
        self.form = form


class SoundWanted(Message):
    """The person wants to hear the cues, or not; to be remembered."""

    def __init__(self, on: bool) -> None:
        """Take whether they are to be heard."""
        super().__init__()
        self.on = on


class PrintWanted(Message):
    """The person wants the summary on paper, or no longer."""

    def __init__(self, on: bool) -> None:
        """Take whether it is to be printed."""
        super().__init__()
        self.on = on
